/* eslint-disable max-lines -- the path itself: each step hands on to the next with all it knows */
import { type Clock, systemClock } from '../core/clock.ts';
import { GatewayError } from '../core/errors.ts';
import { attempt, Departed } from './attempt.ts';
import { ReadCache } from './cache.ts';
import { createEndedServices } from './ended-services.ts';
import { FlightScope } from './flight-scope.ts';
import { noteFreshRead } from './fresh-reads.ts';
import { createHealth } from './health.ts';
import { createInFlightCaps } from './in-flight-caps.ts';
import { createQuotaScheduler } from './quota-scheduler.ts';
import type { QuotaOverrides } from './quotas.ts';
import { createRetries } from './retry.ts';
import { statusOf } from './service-status.ts';
import { createScopeWatch, departureError, isAborted, throwIfDeparted } from './scope-watch.ts';
import { SingleFlight } from './single-flight.ts';
import { type Failure, translate } from './translate.ts';
import type {
  CacheKey,
  CappedOperation,
  Fetched,
  JournalEntry,
  Operation,
  RequestScope,
  ServiceId,
  Upstream,
} from './types.ts';
import { WriteEpochs } from './write-epochs.ts';

export interface UpstreamOptions {
  readonly clock?: Clock;
  /** The part of AWS's quotas that the gateway takes: above 0, at most 1. */
  readonly quotaShare: number;
  /** Quotas that differ from those AWS documents. */
  readonly quotas?: QuotaOverrides;
  readonly inFlightCaps?: Readonly<Partial<Record<CappedOperation, number>>>;
  /** How many objects the cache holds, the items of lists among them. Default 200,000. */
  readonly cacheSize?: number;
  /** From 0 up to 1, for the jitter of pauses. */
  readonly random?: () => number;
  /** Whether nothing is changed of which no record says that it will be. Default false. */
  readonly witnessed?: boolean;
  /** Told of every journal entry of every request: metrics. */
  readonly onEntry?: (entry: JournalEntry, scope: RequestScope) => void;
}

/** A minute of lists by principal at AWS's pace is up to 100,000 rows, beside all names. */
const CACHE_SIZE = 200_000;

/**
 * The path that every AWS call of this process takes: one for each process, since it is what knows
 * how much of the quota is used.
 *
 * @throws RangeError when `quotaShare` is not above 0 and at most 1.
 */
export const createUpstream = (options: UpstreamOptions): Upstream => {
  const { clock = systemClock, quotaShare, random = Math.random } = options;
  if (!(quotaShare > 0 && quotaShare <= 1)) {
    throw new RangeError(`quotaShare must be above 0 and at most 1, and is ${String(quotaShare)}.`);
  }
  const watch = createScopeWatch(clock);
  const scheduler = createQuotaScheduler(clock, watch, quotaShare, options.quotas);
  const epochs = new WriteEpochs();
  const cache = new ReadCache(options.cacheSize ?? CACHE_SIZE, epochs);
  const flights = new SingleFlight(clock, watch, cache, epochs);
  const health = createHealth(clock);
  const ended = createEndedServices(clock);

  const record = (scope: RequestScope, entry: JournalEntry): void => {
    scope.journal.record(entry);
    options.onEntry?.(entry, scope);
  };

  const requireWitness = ({ witness }: RequestScope, name: string): void => {
    if (witness !== undefined) witness.before(name);
    else if (options.witnessed === true) {
      throw new GatewayError('INTERNAL', `${name} was about to be sent without a record of it.`);
    }
  };

  /** Waits for the turn of one attempt; being refused is written down, since it is not a call. */
  const turn = async (scope: RequestScope, operation: Operation<never, object>, again: boolean) => {
    try {
      return await scheduler.turn(scope, operation, again);
    } catch (error) {
      const code = error instanceof GatewayError ? error.code : 'Aborted';
      const { service, name } = operation;
      const none = { attempt: 0, waitedMs: 0, tookMs: 0 };
      record(scope, { service, operation: name, ...none, outcome: 'refused', error: code });
      throw error;
    }
  };

  const call: Upstream['call'] = async (scope, operation, input) => {
    const { service, name, kind } = operation;
    if (kind === 'write') requireWitness(scope, name);
    const retries = createRetries(kind, scope, () => clock.now(), random);
    for (let number = 1; ; number += 1) {
      ended.pass(operation);
      // Not awaited in vain: who has nothing to prepare is in the queue at once.
      if (operation.prepare !== undefined) await operation.prepare(scope);
      const waitedMs = await turn(scope, operation, number > 1);
      const sentAt = clock.now();
      const write = (outcome: JournalEntry['outcome'], more: Partial<JournalEntry>): void => {
        const tookMs = clock.now() - sentAt;
        const entry: JournalEntry = {
          service,
          operation: name,
          attempt: number,
          waitedMs,
          tookMs,
          outcome,
          ...more,
        };
        record(scope, entry);
        scope.witness?.after(kind, entry);
      };
      let failure: Failure;
      try {
        const patienceMs = ended.patience(operation);
        const output = await attempt(clock, watch, scope, operation, input, patienceMs);
        write('ok', { awsRequestId: requestIdOf(output) });
        health.answered(operation);
        ended.answered(operation);
        return output;
      } catch (error) {
        if (error instanceof Departed) {
          write('error', {
            error: error.cause instanceof GatewayError ? error.cause.code : 'Aborted',
          });
          throw error.cause;
        }
        failure = translate(operation, error);
      }
      const throttled = failure.kind === 'throttled' || failure.kind === 'outstanding';
      const awsRequestId = failure.error.details.awsRequestId;
      write(throttled ? 'throttled' : 'error', { error: failure.name, awsRequestId });
      health.failed(operation, failure);
      ended.failed(operation, failure);
      // Too many operations outstanding is no matter of pace: see `InFlightCaps`.
      if (failure.kind === 'throttled') scheduler.throttled(operation, failure.retryAfterMs);
      if (failure.kind === 'credentials') await refresh(scope, operation);
      const pause = ended.isResting(operation) ? undefined : retries.next(failure);
      if (pause === undefined) throw failure.error;
      if (pause > 0) await rest(scope, pause);
    }
  };

  /** New credentials, if there are any: when there are none, the next attempt says so. */
  const refresh = async (
    scope: RequestScope,
    operation: Operation<never, object>,
  ): Promise<void> => {
    await operation.refreshCredentials?.(scope).catch(() => undefined);
  };

  /** @throws the error of the scope, when it leaves meanwhile. */
  const rest = (scope: RequestScope, pause: number): Promise<void> =>
    new Promise((resolve, reject) => {
      const cancel = clock.schedule(pause, () => {
        unwatch();
        resolve();
      });
      const unwatch = watch.watch(scope, {
        onLeave(why) {
          cancel();
          reject(departureError(scope, why));
        },
      });
    });

  const found = (scope: RequestScope, key: CacheKey) => cache.find(key, scope, clock.now());

  const noteCached = (
    scope: RequestScope,
    key: CacheKey,
    outcome: 'cached' | 'shared',
    since: number,
    hit?: Fetched<unknown>,
    now = clock.now(),
  ) => {
    const { service, operation } = key;
    const entry: JournalEntry = {
      service,
      operation,
      attempt: 0,
      waitedMs: 0,
      tookMs: now - since,
      outcome,
      ageMs: hit === undefined ? undefined : now - hit.fetchedAt,
    };
    record(scope, entry);
  };

  const read = async <T>(
    scope: RequestScope,
    key: CacheKey,
    load: (scope: RequestScope) => Promise<T>,
  ): Promise<Fetched<T>> => {
    throwIfDeparted(clock, scope);
    const since = clock.now();
    const hit = found(scope, key);
    scope.journal.noteRead?.(key, hit === undefined);
    if (hit === undefined) noteFreshRead(upstream, key.kind ?? key.operation);
    const { kept, shared } =
      hit === undefined ? await flights.fly(scope, key, load) : { kept: hit, shared: false };
    if (hit !== undefined) noteCached(scope, key, 'cached', since, hit);
    else if (shared) noteCached(scope, key, 'shared', since);
    if (scope instanceof FlightScope) scope.oldest = Math.min(scope.oldest, kept.oldest);
    return fetched<T>(kept);
  };

  const upstream: Upstream = {
    clock,
    call: (scope, operation, input) =>
      call(scope, operation, input).catch(
        locate(operation.service, operation.name, operation.target.region),
      ),
    read: (scope, key, load) => read(scope, key, load).catch(locate(key.service, key.operation)),
    peek<T>(scope: RequestScope, key: CacheKey) {
      const hit = found(scope, key);
      return hit === undefined ? undefined : fetched<T>(hit);
    },
    take<T>(scope: RequestScope, key: CacheKey) {
      const since = clock.now();
      // Whoever has left is told so by `read`.
      if (since >= scope.deadline || isAborted(scope)) return undefined;
      const hit = cache.find(key, scope, since);
      if (hit === undefined) return undefined;
      scope.journal.noteRead?.(key, false);
      noteCached(scope, key, 'cached', since, hit, since);
      if (scope instanceof FlightScope) scope.oldest = Math.min(scope.oldest, hit.oldest);
      return fetched<T>(hit);
    },
    prime: (key, value) => cache.keep(key, { ...value, oldest: value.fetchedAt }),
    invalidate: (tags) => epochs.write(tags),
    announce(operation) {
      scheduler.announce(operation);
      health.announce(operation);
    },
    quotas: () => scheduler.use(),
    services() {
      const quotas = scheduler.use();
      return health.all().map((seen) => {
        const own = quotas.filter(
          ({ service, target }) => service === seen.service && target.region === seen.region,
        );
        return statusOf(seen, own, health.readiness());
      });
    },
    readiness: () => health.readiness(),
    inFlight: createInFlightCaps(clock, watch, options.inFlightCaps),
  };
  return upstream;
};

/** Says of a deadline that has passed what was being waited for. */
const locate =
  (service: ServiceId, operation: string, region?: string) =>
  (error: unknown): never => {
    if (
      error instanceof GatewayError &&
      error.code === 'DEADLINE_EXCEEDED' &&
      error.details.service === undefined
    ) {
      const details = {
        ...error.details,
        service,
        operation,
        ...(region === undefined ? {} : { region }),
      };
      throw new GatewayError(error.code, error.message, details, { cause: error });
    }
    throw error;
  };

/** What is kept under an id was read by the same kind of `load`: the id is its whole identity. */
const fetched = <T>({ value, fetchedAt, epoch }: Fetched<unknown>): Fetched<T> => ({
  value: value as T,
  fetchedAt,
  epoch,
});

const requestIdOf = (output: object): string | undefined => {
  const { $metadata: metadata } = output as {
    readonly $metadata?: { readonly requestId?: string };
  };
  return metadata?.requestId;
};
