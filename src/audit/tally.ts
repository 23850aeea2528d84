import { createHash } from 'node:crypto';
import type { Clock } from '../core/clock.ts';
import { networkOf } from '../http/client-address.ts';
import { type AuditRecord, isSignedIn } from './record.ts';
import type { AuditWriter, NewRecord } from './writer.ts';

const MINUTE_MS = 60_000;
/** Of one kind and caller, so many different ones (operation, keys, address) are records of their own. */
const MOST_DIFFERENT = 20;
/** Beyond so much of one caller who has signed in, no more than the first of each kind is. */
const MOST_OF_CALLER = 1000;
/** What is remembered of all of those; beyond it each is written, and none counted. */
const MOST_OF_KNOWN = 6000;
/** What is remembered of all whom nobody knows, and of one of their addresses. */
const MOST_OF_UNKNOWN = 2000;
const MOST_OF_ADDRESS = 100;
/** Fields that a record lists even if others of the same minute have named them. */
const MOST_FIELDS = 10;
/** A longer key is kept as its digest. */
const MOST_KEY = 256;

interface Counted {
  /** The record that the number will belong to, as far as it says what happened again. */
  readonly first: AuditRecord;
  count: number;
  lastAt: number;
}

/** One kind of what one caller was refused, or has read: one field, and why. */
interface Kind extends Counted {
  /** How many different ones were written since. */
  different: number;
  readonly fields: readonly string[] | undefined;
  readonly codes: readonly string[] | undefined;
}

/** What is remembered of one caller, of one address, or of all addresses that are too many. */
class Book {
  readonly kinds = new Map<string, Kind>();
  /** What was the very same. */
  readonly same = new Map<string, Counted>();

  get size(): number {
    return this.kinds.size + this.same.size;
  }
}

interface KindKey {
  readonly key: string;
  readonly field: string | undefined;
  readonly code: string | undefined;
}

/**
 * What kinds a record is of: each field that it names with each code. Nothing of it is a text of the
 * caller's, so that there are no more of them than the schema and the gateway's own words make; of reads it
 * is the way to the list, of which a document may have many: those go by the bound of all callers.
 */
const kindsOf = ({ type, what, status, reason, fields, codes }: NewRecord): readonly KindKey[] => {
  const isRead = type === 'read';
  const ofFields = fields === undefined || fields.length === 0 ? [undefined] : fields;
  const ofCodes = isRead || codes === undefined || codes.length === 0 ? [undefined] : codes;
  return ofFields.flatMap((field) =>
    ofCodes.map((code) => ({
      key: [type, what, status, reason, code, field].join(' '),
      field,
      code,
    })),
  );
};

/** What makes two records of one caller the very same. */
const sameOf = ({
  type,
  from,
  operation,
  fields,
  on,
  codes,
  status,
  reason,
}: NewRecord): string => {
  const text = JSON.stringify([type, from, operation, fields, on, codes, status, reason]);
  if (text.length <= MOST_KEY) return text;
  return createHash('sha256').update(text).digest('base64url');
};

const isKnown = ({ who }: NewRecord): boolean => isSignedIn(who);

/** Whose it is: of who has signed in the name, of all others where they come from. */
const whoseOf = (record: NewRecord): string =>
  isKnown(record)
    ? JSON.stringify([record.who?.authentication, record.who?.id])
    : `address ${record.from === undefined ? '' : networkOf(record.from)}`;

/** All that is new, and others up to as many as a record has at least; the rest is only counted. */
const listed = (record: NewRecord, fresh: ReadonlySet<string | undefined>): NewRecord => {
  const { fields, ...rest } = record;
  if (fields === undefined) return record;
  let room = Math.max(0, MOST_FIELDS - fields.filter((field) => fresh.has(field)).length);
  const named = fields.filter((field) => fresh.has(field) || (room > 0 && room-- > 0));
  const more = fields.length - named.length;
  return { ...rest, fields: named, ...(more > 0 ? { moreFields: more } : {}) };
};

/**
 * Writes what is refused and read at once, and what happens again within the minute as a number at its
 * end: who floods the gateway with refused requests does not fill the disk. Nobody's flood hides what
 * anybody else does, nor another thing that the same caller does: each caller is counted apart, and the
 * first of each kind within a minute is a record that names who and what. Only of those who have not
 * signed in, and come from more addresses than can be remembered, some are no more than a number.
 */
export class Tally {
  readonly #writer: Pick<AuditWriter, 'note'>;
  readonly #clock: Clock;
  #known = new Map<string, Book>();
  #unknown = new Map<string, Book>();
  #others = new Book();
  #sizeOfKnown = 0;
  #sizeOfUnknown = 0;
  #cancel: (() => void) | undefined;

  constructor(writer: Pick<AuditWriter, 'note'>, clock: Clock) {
    this.#writer = writer;
    this.#clock = clock;
  }

  /** @param record with all the fields that it is about: which of them are listed is decided here. */
  note(record: NewRecord): void {
    this.#cancel ??= this.#clock.schedule(MINUTE_MS, () => this.flush());
    const books = isKnown(record) ? this.#known : this.#unknown;
    const whose = whoseOf(record);
    const book = books.get(whose) ?? new Book();
    const same = book.same.get(sameOf(record));
    if (same !== undefined) {
      this.#count(same);
      return;
    }
    if (!this.#hasRoom(record, book)) {
      this.#noteBeyond(record, book);
      return;
    }
    books.set(whose, book);
    const before = book.size;
    this.#noteIn(book, record, before < MOST_OF_CALLER ? MOST_DIFFERENT : 0);
    if (isKnown(record)) this.#sizeOfKnown += book.size - before;
    else this.#sizeOfUnknown += book.size - before;
  }

  /** Writes the numbers, and begins anew. */
  flush(): void {
    this.#cancel?.();
    this.#cancel = undefined;
    const books = [...this.#known.values(), ...this.#unknown.values()];
    const others = this.#others;
    this.#known = new Map();
    this.#unknown = new Map();
    this.#others = new Book();
    this.#sizeOfKnown = 0;
    this.#sizeOfUnknown = 0;
    for (const { same, kinds } of books) {
      for (const counted of same.values()) this.#repeated(counted, {});
      for (const kind of kinds.values()) {
        const { fields, codes } = kind;
        const reason = 'of this kind, with other names, keys or addresses';
        this.#repeated(kind, { fields, codes, operation: undefined, from: undefined, reason });
      }
    }
    for (const kind of others.kinds.values()) {
      const { fields, codes } = kind;
      const reason = 'of this kind, by callers whom nobody knows, from many addresses';
      const ofMany = { operation: undefined, from: undefined, who: undefined };
      this.#repeated(kind, { ...ofMany, fields, codes, reason });
    }
  }

  #hasRoom(record: NewRecord, book: Book): boolean {
    if (isKnown(record)) return this.#sizeOfKnown < MOST_OF_KNOWN;
    return this.#sizeOfUnknown < MOST_OF_UNKNOWN && book.size < MOST_OF_ADDRESS;
  }

  /** Where nothing more can be remembered of this caller. */
  #noteBeyond(record: NewRecord, book: Book): void {
    const keys = kindsOf(record);
    const kinds = keys.map(({ key }) => book.kinds.get(key));
    if (kinds.every((kind) => kind !== undefined)) {
      // What was counted so far goes on being counted; a read of what the caller has read is one as well.
      kinds.forEach((kind) => this.#count(kind));
      return;
    }
    // Whoever has read something, or has signed in, is never a mere number.
    if (record.type === 'read' || isKnown(record)) {
      this.#writer.note(listed(record, new Set(record.fields)));
    } else this.#noteIn(this.#others, record, 0);
  }

  #noteIn(book: Book, record: NewRecord, mostDifferent: number): void {
    const keys = kindsOf(record);
    const fresh = keys.filter(({ key }) => !book.kinds.has(key));
    const known = keys.flatMap(({ key }) => book.kinds.get(key) ?? []);
    const isFull = known.some(({ different }) => different >= mostDifferent);
    if (fresh.length === 0 && isFull) {
      known.forEach((kind) => this.#count(kind));
      return;
    }
    const written = this.#writer.note(listed(record, new Set(fresh.map(({ field }) => field))));
    // Not what it was asked of, which may be long.
    const first: AuditRecord = { ...written, on: undefined, hidden: undefined };
    const lastAt = this.#clock.now();
    for (const { key, field, code } of fresh) {
      book.kinds.set(key, {
        first,
        count: 0,
        lastAt,
        different: 0,
        fields: field === undefined ? undefined : [field],
        codes: code === undefined ? first.codes : [code],
      });
    }
    for (const kind of known) kind.different += 1;
    if (mostDifferent > 0) book.same.set(sameOf(record), { first, count: 0, lastAt });
  }

  #count(counted: Counted): void {
    counted.count += 1;
    counted.lastAt = this.#clock.now();
  }

  #repeated({ first, count, lastAt }: Counted, more: Partial<AuditRecord>): void {
    if (count === 0) return;
    const { id, who, from, operation, fields, codes, status, what, reason } = first;
    const same = { who, from, operation, fields, codes, status, what, reason, ...more };
    this.#writer.note({
      type: 'repeated',
      ...(Object.fromEntries(
        Object.entries(same).filter(([, value]) => value !== undefined),
      ) as Partial<AuditRecord>),
      of: id,
      count,
      until: new Date(lastAt).toISOString(),
    });
  }
}
