import type { Clock } from '../core/clock.ts';
import type { AuditRecord } from './record.ts';
import type { AuditWriter, NewRecord } from './writer.ts';

const MINUTE_MS = 60_000;
/** Different things that are counted at once; what comes beyond is counted as one. */
const MOST_KEYS = 1000;
const OTHERS = 'others';

interface Counted {
  readonly first: AuditRecord;
  count: number;
  lastAt: number;
}

/** What makes two records the same thing again. */
const keyOf = (record: NewRecord): string => {
  const { type, what, who, from, operation, fields, on, codes, status } = record;
  return JSON.stringify([type, what, who?.id, from, operation, fields, on, codes, status]);
};

/**
 * Writes what happens at once, and what happens again within the minute as a number at its end: who
 * floods the gateway with refused requests does not fill the disk.
 */
export class Tally {
  readonly #writer: AuditWriter;
  readonly #clock: Clock;
  #counted = new Map<string, Counted>();
  #cancel: (() => void) | undefined;

  constructor(writer: AuditWriter, clock: Clock) {
    this.#writer = writer;
    this.#clock = clock;
  }

  note(record: NewRecord): void {
    const own = keyOf(record);
    const isNew = !this.#counted.has(own);
    const key = isNew && this.#counted.size >= MOST_KEYS ? OTHERS : own;
    const known = this.#counted.get(key);
    if (known !== undefined) {
      known.count += 1;
      known.lastAt = this.#clock.now();
      return;
    }
    const first = this.#writer.note(record);
    this.#counted.set(key, { first, count: 0, lastAt: this.#clock.now() });
    this.#cancel ??= this.#clock.schedule(MINUTE_MS, () => this.flush());
  }

  /** Writes the numbers, and begins anew. */
  flush(): void {
    this.#cancel?.();
    this.#cancel = undefined;
    const counted = this.#counted;
    this.#counted = new Map();
    for (const [key, { first, count, lastAt }] of counted) {
      if (count === 0) continue;
      const { id, who, from, operation, fields, codes, status, what } = first;
      const same = { who, from, operation, fields, codes, status, what };
      this.#writer.note({
        type: 'repeated',
        // Of those beyond the bound only the first is known.
        ...(key === OTHERS ? { reason: 'of many different ones, of which this is the first' } : {}),
        ...(Object.fromEntries(
          Object.entries(same).filter(([, value]) => value !== undefined),
        ) as Partial<AuditRecord>),
        of: id,
        count,
        until: new Date(lastAt).toISOString(),
      });
    }
  }
}
