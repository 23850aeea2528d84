import type { Clock } from '../core/clock.ts';
import { GatewayError } from '../core/errors.ts';
import { BulkMeter } from './bulk-meter.ts';
import type { OperationQuota } from './quotas.ts';
import { RecentCount } from './recent-count.ts';
import { departureError, departureOf, type ScopeWatch } from './scope-watch.ts';
import { TokenBucket } from './token-bucket.ts';
import type { Priority, QuotaTarget, QuotaUse, RequestScope, ServiceId } from './types.ts';
import { WaitingLine } from './waiting-line.ts';

/** What the scheduler has to know of an operation. */
export interface Charged {
  readonly service: ServiceId;
  readonly name: string;
  readonly target: QuotaTarget;
}

/** The calls of one quota: a bucket, and the line in front of it. */
export interface QuotaQueue {
  turn(scope: RequestScope, operation: Charged, inFront: boolean): Promise<number>;
  throttled(retryAfterMs?: number): void;
  use(): QuotaUse;
}

interface Call {
  readonly scope: RequestScope;
  lane: Priority;
  gone: boolean;
  start(): void;
}

interface Charge {
  readonly service: ServiceId;
  readonly target: QuotaTarget;
  readonly quota: OperationQuota;
  readonly share: number;
}

export const createQuotaQueue = (
  clock: Clock,
  watch: ScopeWatch,
  { service, target, quota, share }: Charge,
): QuotaQueue => {
  const bucket = new TokenBucket(quota, share, clock.now());
  const meter = new BulkMeter();
  const line = new WaitingLine<Call>();
  const started = new RecentCount(1000);
  const throttles = new RecentCount(60_000);
  let cancelTimer: (() => void) | undefined;

  const bulkWaitMs = (now: number): number =>
    meter.waitMs(now, bucket.allowed(now), line.size > line.waiting.bulk);

  /** Starts whatever may start now, and comes back when the next one may. */
  const pump = (): void => {
    cancelTimer?.();
    const now = clock.now();
    while (line.size > 0 && bucket.waitMs(now, 1) === 0) {
      const pace = bucket.allowed(now);
      const call = line.next(bulkWaitMs(now) === 0, pace);
      if (call === undefined) break;
      bucket.take(now);
      meter.started(now, pace, call.lane === 'bulk', call.scope.journal);
      started.add(now);
      call.start();
    }
    if (line.size === 0) return;
    const onlyBulk = line.size === line.waiting.bulk;
    const wait = Math.max(bucket.waitMs(now, 1), onlyBulk ? bulkWaitMs(now) : 0);
    cancelTimer = clock.schedule(Math.max(1, wait), pump);
  };

  const refusal = (operation: Charged, waitMs: number): GatewayError => {
    const retryAfter = Math.max(1, Math.ceil(waitMs / 1000));
    const message =
      `The quota of ${service} (${operation.name}) leaves no room for this call before the ` +
      `deadline of the request. Try again in ${String(retryAfter)} s.`;
    const details = { service, operation: operation.name, region: target.region, retryAfter };
    return new GatewayError('THROTTLED', message, details);
  };

  const expectedWaitMs = (scope: RequestScope, inFront: boolean): number =>
    bucket.waitMs(clock.now(), line.position(scope, inFront));

  return {
    turn: (scope, operation, inFront) =>
      new Promise((resolve, reject) => {
        const departure = departureOf(clock, scope);
        if (departure !== undefined) {
          reject(departureError(scope, departure));
          return;
        }
        const queuedAt = clock.now();
        const wait = expectedWaitMs(scope, inFront);
        if (queuedAt + wait >= scope.deadline) {
          reject(refusal(operation, wait));
          return;
        }
        const start = (): void => {
          unwatch();
          resolve(clock.now() - queuedAt);
        };
        let call: Call = { scope, lane: scope.priority, gone: false, start };
        const unwatch = watch.watch(scope, {
          onLeave: (why) => {
            line.remove(call);
            const late = why === 'deadline';
            reject(
              late
                ? refusal(operation, expectedWaitMs(scope, inFront))
                : departureError(scope, why),
            );
          },
          onRaise: () => {
            if (call.lane === scope.priority) return;
            line.remove(call);
            call = { scope, lane: scope.priority, gone: false, start };
            line.add(call, false);
            pump();
          },
        });
        line.add(call, inFront);
        pump();
      }),
    throttled(retryAfterMs) {
      bucket.throttled(clock.now(), retryAfterMs);
      throttles.add(clock.now());
      if (line.size > 0) pump();
    },
    use() {
      const now = clock.now();
      return {
        service,
        operationClass: quota.operationClass,
        target,
        limit: quota.rate,
        allowed: bucket.allowed(now),
        used: started.count(now),
        waiting: line.size,
        throttled: throttles.count(now),
      };
    },
  };
};
