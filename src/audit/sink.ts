import type { AuditRecord } from './record.ts';

/** Where the audit is written. */
export interface AuditSink {
  /** What an earlier process has left open: intents without an outcome, operations without an end. */
  readonly left: readonly AuditRecord[];
  /** Whether no later process knows what is open when this one ends. */
  readonly forgets?: boolean;
  /**
   * Returns when the records survive the end of the process.
   *
   * @throws Error when they could not be written; then none of them is.
   */
  append(records: readonly AuditRecord[]): Promise<void>;
  close(): Promise<void>;
}

/** Keeps nothing: for whoever has switched the audit off. */
export const noSink: AuditSink = {
  left: [],
  append: () => Promise.resolve(),
  close: () => Promise.resolve(),
};

/** A line as every sink writes it: marked, so that it can be told from a line of the log. */
export const lineOf = (record: AuditRecord, more: object = {}): string =>
  `${JSON.stringify({ audit: true, ...record, ...more })}\n`;
