import type { Clock } from '../core/clock.ts';
import { GatewayError } from '../core/errors.ts';
import { createJournal, type Journal } from './journal.ts';
import type { Priority, RequestScope, WriteWitness } from './types.ts';

/**
 * A request that has made more AWS calls than this to one service, or is expected to, is bulk: it
 * waits behind those of people. At half of sso-admin's quota it is two and a half seconds of work.
 */
export const BULK_AFTER_CALLS = 25;

export interface RequestScopeOptions {
  /** Who the quota is shared fairly among. */
  readonly caller: string;
  /** See `RequestScope`; without it, nothing is changed where changes need a session. */
  readonly session?: string | undefined;
  readonly clock: Clock;
  /** Milliseconds from now. */
  readonly deadlineMs: number;
  /** Aborts when the client has gone. */
  readonly signal?: AbortSignal | undefined;
  /** Nothing older than this, in milliseconds, is taken from a cache; 0 is nothing at all. */
  readonly maxAgeMs?: number | undefined;
  /** Mutations go before queries. Default `query`. */
  readonly kind?: 'query' | 'mutation';
  readonly journal?: Journal;
  /** See `RequestScope`. */
  readonly witness?: WriteWitness | undefined;
}

/** The scope of one request. */
export interface OwnedScope extends RequestScope {
  readonly journal: Journal;
  /** Ends the timer of the deadline, and closes the journal: call it when the request has been answered. */
  dispose(): void;
}

/**
 * A scope whose signal aborts with the client's, and at the deadline with DEADLINE_EXCEEDED.
 */
export const createRequestScope = (options: RequestScopeOptions): OwnedScope => {
  const { caller, session, clock, deadlineMs, signal, maxAgeMs, kind = 'query' } = options;
  const journal = options.journal ?? createJournal();
  const startedAt = clock.now();
  const controller = new AbortController();

  const cancel = clock.schedule(deadlineMs, () => {
    controller.abort(new GatewayError('DEADLINE_EXCEEDED'));
  });
  const dispose = (): void => {
    cancel();
    signal?.removeEventListener('abort', onAbort);
    journal.close();
  };
  const onAbort = (): void => {
    dispose();
    controller.abort(signal?.reason);
  };
  if (signal?.aborted === true) onAbort();
  else signal?.addEventListener('abort', onAbort, { once: true });

  return {
    caller,
    session,
    startedAt,
    deadline: startedAt + deadlineMs,
    signal: controller.signal,
    maxAgeMs,
    journal,
    witness: options.witness,
    dispose,
    get priority(): Priority {
      if (kind === 'mutation') return 'mutation';
      const calls = Math.max(journal.callsToOneService, journal.expected);
      return calls > BULK_AFTER_CALLS ? 'bulk' : 'interactive';
    },
  };
};

/** How a scope differs from the one it is derived from. */
export interface ScopeChange {
  /** Milliseconds since the epoch. */
  readonly startedAt?: number;
  readonly maxAgeMs?: number;
  /** An earlier deadline, in milliseconds since the epoch. */
  readonly until?: number;
}

/**
 * The same request with another start, age or an earlier deadline: beyond that its deadline, signal,
 * journal and priority go on being those of `scope`, whatever becomes of them.
 */
export const derivedScope = (scope: RequestScope, change: ScopeChange): RequestScope => ({
  caller: scope.caller,
  session: scope.session,
  startedAt: change.startedAt ?? scope.startedAt,
  maxAgeMs: change.maxAgeMs ?? scope.maxAgeMs,
  signal: scope.signal,
  journal: scope.journal,
  witness: scope.witness,
  get deadline() {
    return Math.min(scope.deadline, change.until ?? Infinity);
  },
  get priority() {
    return scope.priority;
  },
});
