import type { AssignmentModel } from '../models.ts';
import type { StoredAsker, StoredChange, StoredEnd } from './queue-log.ts';
import { TurnLine } from './turn-line.ts';
import type { AssignmentChange, QueuedChange } from './types.ts';

/** An entry of the queue while the process runs. */
export interface Entry {
  readonly id: string;
  readonly caller: string;
  readonly session?: string | undefined;
  readonly asker?: StoredAsker | undefined;
  readonly audit?: string | undefined;
  readonly change: AssignmentChange;
  /** Whether it has to be looked at before it is sent. */
  readonly isUnchecked?: true | undefined;
  /** Whom of the directory the caller is: it must not have become one of those who are given something. */
  readonly self?: readonly string[] | undefined;
  readonly createdAt: number;
  /** Its place in the order of arrival. */
  readonly order: number;
  sentAt?: number | undefined;
  awsRequestId?: string | undefined;
  ended?: StoredEnd | undefined;
  /** While it may be picked: it waits, is written down, and nobody is at work on it. */
  isReady: boolean;
  /** Not to be tried again before this moment. */
  notBefore: number;
  /** Tries of this process, and when the first of them was. */
  tries: number;
  firstTryAt?: number | undefined;
  /** Fulfilled once the entry survives a kill. */
  written: Promise<void>;
}

type Kind = AssignmentChange['kind'];

const targetOf = ({ accountId, permissionSetArn }: AssignmentChange): string =>
  `${accountId} ${permissionSetArn}`;

/** The assignment that a change is about, whatever it does with it. */
export const assignmentKey = (change: AssignmentModel): string =>
  [
    change.instanceArn,
    change.accountId,
    change.permissionSetArn,
    change.principalType,
    change.principalId,
  ].join('|');

export const toStored = (entry: Entry): StoredChange => ({
  id: entry.id,
  caller: entry.caller,
  session: entry.session,
  self: entry.self,
  audit: entry.audit,
  change: entry.change,
  isUnchecked: entry.isUnchecked,
  // As `replay` has it.
  asker: entry.ended === undefined ? entry.asker : undefined,
  createdAt: entry.createdAt,
  sentAt: entry.sentAt,
  awsRequestId: entry.awsRequestId,
  ended: entry.ended,
});

/**
 * The entries, in the order in which they may go. Entries of one target (account and permission set)
 * go one after the other as they came, because AWS refuses overlapping changes of one target and the
 * last wish has to be the last change. Beyond that callers take turns, so that a long list of one
 * does not hold up a short one of another.
 *
 * The turn of an entry is given to it when it comes, and stays: whether it is handed to the sender,
 * or comes back from there to be tried again, its place among the others is the same.
 */
export class QueueBook {
  readonly #entries = new Map<string, Entry>();
  /** Entries that have not ended, by target. */
  readonly #targets = new Map<string, Entry[]>();
  /** Entries that AWS is not known to have accepted, in the order of their turns. */
  readonly #lines: Record<Kind, TurnLine<Entry>> = {
    CREATE: new TurnLine(),
    DELETE: new TurnLine(),
  };

  add(entry: Entry): void {
    this.#entries.set(entry.id, entry);
    if (entry.ended !== undefined) return;
    const target = targetOf(entry.change);
    const others = this.#targets.get(target);
    if (others === undefined) this.#targets.set(target, [entry]);
    else others.push(entry);
    if (entry.awsRequestId === undefined) this.#lines[entry.change.kind].add(entry);
  }

  /** AWS has accepted an entry: those behind it step forward. */
  accepted(entry: Entry): void {
    this.#lines[entry.change.kind].remove(entry);
  }

  /** Takes an entry out of everything that others wait in: it has ended. */
  end(entry: Entry): void {
    this.accepted(entry);
    const target = targetOf(entry.change);
    const others = this.#targets.get(target)?.filter((other) => other !== entry) ?? [];
    if (others.length === 0) this.#targets.delete(target);
    else this.#targets.set(target, others);
  }

  /** Forgets an entry altogether. */
  remove(entry: Entry): void {
    this.end(entry);
    this.#entries.delete(entry.id);
  }

  get(id: string): Entry | undefined {
    return this.#entries.get(id);
  }

  all(): readonly Entry[] {
    return [...this.#entries.values()];
  }

  get size(): number {
    return this.#entries.size;
  }

  /** The last change of the same assignment that has not ended. */
  lastOpen(change: AssignmentChange): Entry | undefined {
    return this.#targets
      .get(targetOf(change))
      ?.findLast((entry) => assignmentKey(entry.change) === assignmentKey(change));
  }

  /** Takes the next entry that may be sent now: nobody else gets it until it is ready again. */
  take(kind: Kind, now: number): Entry | undefined {
    return this.#lines[kind].take(
      (entry) =>
        entry.isReady &&
        entry.notBefore <= now &&
        this.#targets.get(targetOf(entry.change))?.[0] === entry,
    );
  }

  /** How many entries of its kind are before it; undefined once AWS has accepted it. */
  positionOf({ id, change }: Entry): number | undefined {
    return this.#lines[change.kind].positionOf(id);
  }
}

/** The entry as the rest of the gateway sees it. */
export const toQueued = (entry: Entry, book: QueueBook): QueuedChange => {
  const { id, change, createdAt, awsRequestId, ended } = entry;
  const state = ended?.state ?? (awsRequestId === undefined ? 'QUEUED' : 'IN_PROGRESS');
  return {
    id,
    change,
    state,
    awsRequestId,
    position: state === 'QUEUED' ? book.positionOf(entry) : undefined,
    failure: ended?.failure,
    createdAt,
  };
};
