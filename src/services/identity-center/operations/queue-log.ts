import type { Shown } from '../../../auth/caller.ts';
import type { QueuedChange, AssignmentChange } from './types.ts';

/** An entry of the queue as it is written down. It holds no secret: ids, times and AWS's texts. */
export interface StoredChange {
  readonly id: string;
  /** Who asked. */
  readonly caller: string;
  /** What AWS's records are to know them by; left out by gateways of before there were sessions. */
  readonly session?: string | undefined;
  /** Who that was: whether it still may is asked again before it is sent. Left out once it has ended. */
  readonly asker?: StoredAsker | undefined;
  /** The record in the audit of that; left out by gateways of before there was one. */
  readonly audit?: string | undefined;
  readonly change: AssignmentChange;
  /** Looked at before it is sent; left out when that was done before it was added. */
  readonly isUnchecked?: true | undefined;
  /** Whom of the directory the caller is, where the change gives something to a group. */
  readonly self?: readonly string[] | undefined;
  /** Milliseconds since the epoch, as every time here. */
  readonly createdAt: number;
  /** When it was last handed to the sender: from then on AWS may have it. */
  readonly sentAt?: number | undefined;
  /** AWS's, once AWS has accepted it. */
  readonly awsRequestId?: string | undefined;
  readonly ended?: StoredEnd | undefined;
}

/** Who asked, as policies, scopes and keys know a caller. It holds no credential. */
export interface StoredAsker {
  readonly name: string;
  readonly authentication: string;
  readonly groups: readonly string[];
  readonly scopes: readonly string[];
  readonly authenticatedAt?: number | undefined;
  readonly shown?: Shown | undefined;
}

export interface StoredEnd {
  readonly at: number;
  readonly state: 'SUCCEEDED' | 'FAILED' | 'UNKNOWN';
  readonly failure?: QueuedChange['failure'];
}

/** What is appended when something has happened. One record is one line: all of it or nothing. */
export type QueueRecord =
  /** These were accepted from a caller. */
  | { readonly add: readonly StoredChange[] }
  /** It is about to be sent. */
  | { readonly id: string; readonly sending: number }
  /** AWS certainly has not taken it: it waits again. */
  | { readonly id: string; readonly waiting: number }
  | { readonly id: string; readonly awsRequestId: string }
  | { readonly id: string; readonly ended: StoredEnd };

/** Where the queue is written down. */
export interface QueueLog {
  /** What an earlier process has left, in the order in which it was added. */
  readonly left: readonly StoredChange[];
  /**
   * Returns when the records survive the end of the process.
   *
   * @throws Error when they could not be written; then none of them is.
   */
  append(records: readonly QueueRecord[]): Promise<void>;
  /** Forgets all that was appended; from now on the log is what `entries` gives. */
  rewrite(entries: () => readonly StoredChange[]): Promise<void>;
  close(): Promise<void>;
}

/** A log that is gone with the process: for tests, and for a sandbox that leaves nothing behind. */
export const memoryLog = (): QueueLog => ({
  left: [],
  append: () => Promise.resolve(),
  rewrite: () => Promise.resolve(),
  close: () => Promise.resolve(),
});

/** Ended changes are remembered so long, and so many of them, so that their ids still resolve. */
export const KEPT_MS = 7 * 24 * 3_600_000;
export const KEPT_CHANGES = 10_000;

/** Without what ended too long ago, and without the oldest of too many. */
export const withoutForgotten = (
  entries: readonly StoredChange[],
  now: number,
): readonly StoredChange[] => {
  const young = entries.filter(({ ended }) => ended === undefined || now - ended.at < KEPT_MS);
  const excess = young.filter(({ ended }) => ended !== undefined).length - KEPT_CHANGES;
  if (excess <= 0) return young;
  const oldest = young
    .filter(({ ended }) => ended !== undefined)
    .toSorted((a, b) => (a.ended?.at ?? 0) - (b.ended?.at ?? 0))
    .slice(0, excess);
  const forgotten = new Set(oldest);
  return young.filter((entry) => !forgotten.has(entry));
};

/** What the records come to. Records of entries that are not known are passed over. */
export const replay = (records: Iterable<QueueRecord>): readonly StoredChange[] => {
  const entries = new Map<string, StoredChange>();
  const change = (id: string, facts: Partial<StoredChange>): void => {
    const entry = entries.get(id);
    if (entry !== undefined) entries.set(id, { ...entry, ...facts });
  };
  for (const record of records) {
    if ('add' in record) for (const entry of record.add) entries.set(entry.id, entry);
    else if ('sending' in record) change(record.id, { sentAt: record.sending });
    else if ('waiting' in record) change(record.id, { sentAt: undefined });
    else if ('awsRequestId' in record) change(record.id, { awsRequestId: record.awsRequestId });
    // Nobody asks who it was any more, and groups of people need not be kept.
    else change(record.id, { ended: record.ended, asker: undefined });
  }
  return [...entries.values()];
};
