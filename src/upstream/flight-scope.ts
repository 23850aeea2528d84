import type { JournalSink, Priority, RequestScope } from './types.ts';
import { rankOf } from './waiting-line.ts';

/**
 * The scope under which a read that several requests share runs: until the latest of their
 * deadlines, as urgent as the most urgent of them, and aborted only when all of them have left.
 * The quota and the journal are those of the request that started it.
 */
export class FlightScope implements RequestScope {
  readonly caller: string;
  readonly startedAt: number;
  readonly maxAgeMs: number | undefined;
  readonly journal: JournalSink;
  /** When the oldest cached value that was used on the way was read. */
  oldest = Number.POSITIVE_INFINITY;
  readonly #controller = new AbortController();
  readonly #joined = new Set<RequestScope>();
  #deadline: number;
  #priority: Priority;

  constructor(starter: RequestScope) {
    this.caller = starter.caller;
    this.startedAt = starter.startedAt;
    this.maxAgeMs = starter.maxAgeMs;
    this.journal = starter.journal;
    this.#deadline = starter.deadline;
    this.#priority = starter.priority;
  }

  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  get deadline(): number {
    for (const scope of this.#joined) this.#deadline = Math.max(this.#deadline, scope.deadline);
    return this.#deadline;
  }

  get priority(): Priority {
    if (this.#joined.size === 0) return this.#priority;
    let best: Priority = 'bulk';
    for (const { priority } of this.#joined) if (rankOf(priority) < rankOf(best)) best = priority;
    return (this.#priority = best);
  }

  /** Whether what this scope brings is waited for by `other`, directly or through other reads. */
  serves(other: FlightScope): boolean {
    if (this === other) return true;
    for (const scope of this.#joined) {
      if (scope instanceof FlightScope && scope.serves(other)) return true;
    }
    return false;
  }

  join(scope: RequestScope): void {
    this.#joined.add(scope);
  }

  /** Takes a scope out; the last one to leave a read that is not over aborts it with `reason`. */
  leave(scope: RequestScope, reason?: Error): void {
    this.#joined.delete(scope);
    if (this.#joined.size === 0 && reason !== undefined) this.#controller.abort(reason);
  }
}
