import type { AssignmentModel } from '../models.ts';
import type { StoredChange, StoredEnd } from './queue-log.ts';
import type { AssignmentChange, QueuedChange } from './types.ts';

/** An entry of the queue while the process runs. */
export interface Entry {
  readonly id: string;
  readonly caller: string;
  readonly change: AssignmentChange;
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
  change: entry.change,
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
 */
export class QueueBook {
  readonly #entries = new Map<string, Entry>();
  /** Entries that have not ended, by target. */
  readonly #lines = new Map<string, Entry[]>();
  /** Entries that wait to be sent, by kind and caller; the caller whose turn it is comes first. */
  readonly #waiting: Record<Kind, Map<string, Entry[]>> = { CREATE: new Map(), DELETE: new Map() };
  #positions: Map<string, number> | undefined;

  add(entry: Entry): void {
    this.#entries.set(entry.id, entry);
    if (entry.ended !== undefined) return;
    const target = targetOf(entry.change);
    const line = this.#lines.get(target);
    if (line === undefined) this.#lines.set(target, [entry]);
    else line.push(entry);
    if (entry.awsRequestId === undefined && entry.sentAt === undefined) this.wait(entry);
  }

  /** Puts an entry back among those that wait, in the place that its age gives it. */
  wait(entry: Entry): void {
    const byCaller = this.#waiting[entry.change.kind];
    const own = byCaller.get(entry.caller) ?? [];
    byCaller.set(entry.caller, own);
    if (own.includes(entry)) return;
    own.push(entry);
    own.sort((a, b) => a.order - b.order);
    this.#positions = undefined;
  }

  /** Takes an entry out of the line of its target: it has ended. */
  end(entry: Entry): void {
    this.#unwait(entry);
    const target = targetOf(entry.change);
    const line = this.#lines.get(target)?.filter((other) => other !== entry) ?? [];
    if (line.length === 0) this.#lines.delete(target);
    else this.#lines.set(target, line);
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
    return this.#lines
      .get(targetOf(change))
      ?.findLast((entry) => assignmentKey(entry.change) === assignmentKey(change));
  }

  /** Takes the next entry that may be sent now; its caller is then the last to have another turn. */
  take(kind: Kind, now: number): Entry | undefined {
    const byCaller = this.#waiting[kind];
    for (const [caller, own] of byCaller) {
      const entry = own.find(
        (each) =>
          each.isReady &&
          each.notBefore <= now &&
          this.#lines.get(targetOf(each.change))?.[0] === each,
      );
      if (entry === undefined) continue;
      this.#unwait(entry);
      const rest = byCaller.get(caller);
      if (rest !== undefined) {
        byCaller.delete(caller);
        byCaller.set(caller, rest);
      }
      return entry;
    }
    return undefined;
  }

  /** How many entries of its kind are before it; undefined when it does not wait. */
  positionOf(id: string): number | undefined {
    this.#positions ??= this.#rank();
    return this.#positions.get(id);
  }

  #unwait(entry: Entry): void {
    const byCaller = this.#waiting[entry.change.kind];
    const own = byCaller.get(entry.caller)?.filter((other) => other !== entry) ?? [];
    if (own.length === 0) byCaller.delete(entry.caller);
    else byCaller.set(entry.caller, own);
    this.#positions = undefined;
  }

  #rank(): Map<string, number> {
    const positions = new Map<string, number>();
    for (const byCaller of Object.values(this.#waiting)) {
      const longest = Math.max(0, ...[...byCaller.values()].map((own) => own.length));
      let position = 0;
      for (let round = 0; round < longest; round += 1) {
        for (const own of byCaller.values()) {
          const entry = own[round];
          if (entry !== undefined) positions.set(entry.id, position++);
        }
      }
    }
    return positions;
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
    // What is on its way has nobody before it any more.
    position: state === 'QUEUED' ? (book.positionOf(id) ?? 0) : undefined,
    failure: ended?.failure,
    createdAt,
  };
};
