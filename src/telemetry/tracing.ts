import type { ExecutionArgs, ExecutionResult } from 'graphql';
import type { JournalEntry } from '../upstream/types.ts';

/** The trace of one GraphQL operation. */
export interface OperationTrace {
  /** The operation's span as W3C Trace Context has it, for those who are asked on its behalf. */
  readonly traceparent: string;
  /** Says which operation of which document it is. */
  name(args: Pick<ExecutionArgs, 'document' | 'operationName'>): void;
  /** An AWS call has just ended. Reads that needed none are only counted. */
  call(entry: JournalEntry): void;
  /** A resolver that was waited for has ended; `since` in milliseconds since the epoch. */
  resolved(field: string, path: readonly (string | number)[], since: number): void;
  /** The operation has been answered. */
  end(result: ExecutionResult): void;
}

/** Makes traces; there is none where nobody collects them. */
export interface Tracing {
  /**
   * @param traceparent of the request, as W3C Trace Context has it; one that is not valid is passed over.
   * @returns undefined where this operation is not to be recorded.
   */
  begin(
    kind: 'query' | 'mutation',
    traceparent: string | null,
    tracestate: string | null,
  ): OperationTrace | undefined;
  /** Sends what has been recorded. */
  close(): Promise<void>;
}
