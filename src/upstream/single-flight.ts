import type { Clock } from '../core/clock.ts';
import { type Kept, oldestAllowed, type ReadCache, tagsOf } from './cache.ts';
import { FlightScope } from './flight-scope.ts';
import { departureError, type ScopeWatch, throwIfDeparted } from './scope-watch.ts';
import type { CacheKey, RequestScope } from './types.ts';
import { rankOf } from './waiting-line.ts';
import type { WriteEpochs } from './write-epochs.ts';

interface Flight {
  readonly scope: FlightScope;
  /** Milliseconds since the epoch, when the read began. */
  readonly began: number;
  readonly epoch: number;
  readonly result: Promise<Kept>;
}

/** What a single-flight did for one request. */
export interface Flown {
  readonly kept: Kept;
  /** Whether another request had started it. */
  readonly shared: boolean;
}

/**
 * Reads that are under way, each made once for everybody who wants it. A flight is joined only when
 * it began late enough for the one who joins (by the lifetime and by `x-aws-max-age`), and when no
 * write has come since: what it brings may be from before that write.
 */
export class SingleFlight {
  readonly #clock: Clock;
  readonly #watch: ScopeWatch;
  readonly #cache: ReadCache;
  readonly #epochs: WriteEpochs;
  readonly #flights = new Map<string, Flight>();

  constructor(clock: Clock, watch: ScopeWatch, cache: ReadCache, epochs: WriteEpochs) {
    this.#clock = clock;
    this.#watch = watch;
    this.#cache = cache;
    this.#epochs = epochs;
  }

  /**
   * Joins the read under way, or starts it.
   *
   * @throws what `load` throws, to everybody who joined; DEADLINE_EXCEEDED or the reason of the
   * signal to the one whose scope leaves before, while the read goes on for the others.
   */
  async fly(
    scope: RequestScope,
    key: CacheKey,
    load: (scope: RequestScope) => Promise<unknown>,
  ): Promise<Flown> {
    const running = this.#flights.get(key.id);
    if (running !== undefined && this.#mayJoin(running, scope, key)) {
      if (scope instanceof FlightScope && scope.serves(running.scope)) {
        throw new Error(`A read waits for itself: ${key.id}`);
      }
      const kept = await this.#join(running, scope, key.id);
      // What it used on its way from the cache may have been too old for this request alone.
      if (kept.oldest >= oldestAllowed(scope)) return { kept, shared: true };
    }
    throwIfDeparted(this.#clock, scope);
    const flight = this.#start(scope, key, load);
    return { kept: await this.#join(flight, scope, key.id), shared: false };
  }

  #mayJoin({ scope: flying, began, epoch }: Flight, scope: RequestScope, key: CacheKey): boolean {
    if (flying.signal.aborted || this.#epochs.isOutdated(epoch, tagsOf(key))) return false;
    if (this.#clock.now() - began >= key.lifetimeMs) return false;
    return Math.min(began, flying.oldest) >= oldestAllowed(scope);
  }

  #start(
    starter: RequestScope,
    key: CacheKey,
    load: (scope: RequestScope) => Promise<unknown>,
  ): Flight {
    const scope = new FlightScope(starter);
    const began = this.#clock.now();
    const epoch = this.#epochs.now;
    const run = async (): Promise<Kept> => {
      try {
        const value = await load(scope);
        const kept = { value, fetchedAt: began, epoch, oldest: Math.min(began, scope.oldest) };
        this.#cache.keep(key, kept);
        return kept;
      } finally {
        if (this.#flights.get(key.id) === flight) this.#flights.delete(key.id);
      }
    };
    scope.join(starter);
    const result = Promise.resolve().then(run);
    result.catch(() => undefined);
    const flight: Flight = { scope, began, epoch, result };
    this.#flights.set(key.id, flight);
    return flight;
  }

  #join(flight: Flight, scope: RequestScope, id: string): Promise<Kept> {
    const before = rankOf(flight.scope.priority);
    flight.scope.join(scope);
    if (rankOf(flight.scope.priority) < before) this.#watch.raise(flight.scope);
    return new Promise((resolve, reject) => {
      const unwatch = this.#watch.watch(scope, {
        onLeave: (why) => {
          const error = departureError(scope, why);
          flight.scope.leave(scope, error);
          if (flight.scope.signal.aborted && this.#flights.get(id) === flight) {
            this.#flights.delete(id);
          }
          // Let what the aborted read says of itself come first: THROTTLED tells more.
          this.#clock.schedule(0, () => reject(error));
        },
        onRaise: () => this.#watch.raise(flight.scope),
      });
      const settle = (): void => {
        unwatch();
        flight.scope.leave(scope);
      };
      flight.result.then(
        (kept) => {
          settle();
          resolve(kept);
        },
        (error: Error) => {
          settle();
          reject(error);
        },
      );
    });
  }
}
