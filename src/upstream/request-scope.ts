import type { Clock } from '../core/clock.ts';
import { GatewayError } from '../core/errors.ts';
import { isAborted } from './scope-watch.ts';
import { createJournal, type Journal } from './journal.ts';
import type { Priority, RequestScope, WriteWitness } from './types.ts';

/**
 * A request that has made more AWS calls than this to one service, or is expected to, is bulk: it
 * waits behind those of people. At half of sso-admin's quota it is two and a half seconds of work.
 */
export const BULK_AFTER_CALLS = 25;

/** Whoever waits for the answer. */
export interface Client {
  /** Whether it has gone before it had its answer. */
  readonly isGone: boolean;
  /** Aborts when it goes; has aborted when it has gone. Made when it is first asked for. */
  readonly signal: AbortSignal;
}

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
  /** The same, where its signal is only made when it is needed; `signal` is not looked at then. */
  readonly client?: Client | undefined;
  /** Nothing older than this, in milliseconds, is taken from a cache; 0 is nothing at all. */
  readonly maxAgeMs?: number | undefined;
  /** Mutations go before queries. Default `query`. */
  readonly kind?: 'query' | 'mutation';
  readonly journal?: Journal | undefined;
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
 * Most requests are answered from the cache: their signal, and the timer and the listener that abort it,
 * are made when somebody first waits for it.
 */
class RequestOwnScope implements OwnedScope {
  readonly caller: string;
  readonly session: string | undefined;
  readonly startedAt: number;
  readonly deadline: number;
  readonly maxAgeMs: number | undefined;
  readonly journal: Journal;
  readonly witness: WriteWitness | undefined;
  readonly #clock: Clock;
  readonly #isMutation: boolean;
  readonly #client: Client | undefined;
  #controller: AbortController | undefined;
  #clientSignal: AbortSignal | undefined;
  #onAbort: (() => void) | undefined;
  #cancel: (() => void) | undefined;
  #isOver = false;

  constructor(options: RequestScopeOptions) {
    const { clock, signal, client } = options;
    this.caller = options.caller;
    this.session = options.session;
    this.startedAt = clock.now();
    this.deadline = this.startedAt + options.deadlineMs;
    this.maxAgeMs = options.maxAgeMs;
    this.journal = options.journal ?? createJournal();
    this.witness = options.witness;
    this.#clock = clock;
    this.#isMutation = options.kind === 'mutation';
    this.#client = client;
    if (client === undefined) this.#begin(signal);
  }

  get signal(): AbortSignal {
    return (this.#controller ?? this.#begin(this.#client?.signal)).signal;
  }

  get isAborted(): boolean {
    if (this.#controller !== undefined) return this.#controller.signal.aborted;
    return !this.#isOver && this.#client?.isGone === true;
  }

  get priority(): Priority {
    if (this.#isMutation) return 'mutation';
    // Nobody asks for more than it has called or expects in all.
    const { journal } = this;
    if (journal.calls <= BULK_AFTER_CALLS && journal.expected <= BULK_AFTER_CALLS) {
      return 'interactive';
    }
    const calls = Math.max(journal.callsToOneService, journal.expected);
    return calls > BULK_AFTER_CALLS ? 'bulk' : 'interactive';
  }

  dispose(): void {
    this.#isOver = true;
    this.#cancel?.();
    if (this.#onAbort !== undefined) {
      this.#clientSignal?.removeEventListener('abort', this.#onAbort);
    }
    this.journal.close();
  }

  #begin(signal: AbortSignal | undefined): AbortController {
    const controller = new AbortController();
    this.#controller = controller;
    // Whoever asks when all is over is told of nothing more.
    if (this.#isOver) return controller;
    this.#clientSignal = signal;
    this.#cancel = this.#clock.schedule(this.deadline - this.#clock.now(), () => {
      controller.abort(new GatewayError('DEADLINE_EXCEEDED'));
    });
    this.#onAbort = () => {
      this.dispose();
      controller.abort(signal?.reason);
    };
    if (signal?.aborted === true) this.#onAbort();
    else signal?.addEventListener('abort', this.#onAbort, { once: true });
    return controller;
  }
}

/**
 * A scope whose signal aborts with the client's, and at the deadline with DEADLINE_EXCEEDED.
 */
export const createRequestScope = (options: RequestScopeOptions): OwnedScope =>
  new RequestOwnScope(options);

/** How a scope differs from the one it is derived from. */
export interface ScopeChange {
  /** Milliseconds since the epoch. */
  readonly startedAt?: number;
  readonly maxAgeMs?: number;
  /** An earlier deadline, in milliseconds since the epoch. */
  readonly until?: number;
}

/** A class, so that its getters are the same for all: see `OperationContext`. */
class DerivedScope implements RequestScope {
  readonly caller: string;
  readonly session: string | undefined;
  readonly startedAt: number;
  readonly maxAgeMs: number | undefined;
  readonly journal: RequestScope['journal'];
  readonly witness: WriteWitness | undefined;
  readonly #of: RequestScope;
  readonly #until: number;

  constructor(of: RequestScope, change: ScopeChange) {
    this.caller = of.caller;
    this.session = of.session;
    this.startedAt = change.startedAt ?? of.startedAt;
    this.maxAgeMs = change.maxAgeMs ?? of.maxAgeMs;
    this.journal = of.journal;
    this.witness = of.witness;
    this.#of = of;
    this.#until = change.until ?? Infinity;
  }

  get signal(): AbortSignal {
    return this.#of.signal;
  }

  get isAborted(): boolean {
    return isAborted(this.#of);
  }

  get deadline(): number {
    return Math.min(this.#of.deadline, this.#until);
  }

  get priority(): Priority {
    return this.#of.priority;
  }
}

/**
 * The same request with another start, age or an earlier deadline: beyond that its deadline, signal,
 * journal and priority go on being those of `scope`, whatever becomes of them.
 */
export const derivedScope = (scope: RequestScope, change: ScopeChange): RequestScope =>
  new DerivedScope(scope, change);
