import type { Clock } from '../core/clock.ts';
import { quotaOf, type QuotaOverrides } from './quotas.ts';
import { type Charged, createQuotaQueue, type QuotaQueue } from './quota-queue.ts';
import type { ScopeWatch } from './scope-watch.ts';
import type { QuotaUse, RequestScope } from './types.ts';

export interface QuotaScheduler {
  /**
   * Waits for the turn of one call.
   *
   * @param inFront for a retry: it has waited its turn before.
   * @returns the milliseconds waited. The call must be sent at once.
   * @throws GatewayError THROTTLED, at once, when the turn cannot come before `scope.deadline`;
   *   the reason of `scope.signal` when it aborts.
   */
  turn(scope: RequestScope, operation: Charged, inFront?: boolean): Promise<number>;
  /** AWS throttled a call; `retryAfterMs` is how long it asked for. */
  throttled(operation: Charged, retryAfterMs?: number): void;
  /** Makes the queue of an operation, so that `use` shows it before its first call. */
  announce(operation: Charged): void;
  use(): readonly QuotaUse[];
}

/**
 * One queue for each (service, operation class, account, Region).
 *
 * @param share the part of AWS's limit that the gateway takes, above 0, at most 1.
 */
export const createQuotaScheduler = (
  clock: Clock,
  watch: ScopeWatch,
  share: number,
  overrides: QuotaOverrides = {},
): QuotaScheduler => {
  const queues = new Map<string, QuotaQueue>();

  const queueOf = ({ service, name, target }: Charged): QuotaQueue => {
    const quota = quotaOf(service, name, overrides);
    const key = `${service} ${quota.operationClass} ${target.accountId} ${target.region ?? ''}`;
    const known = queues.get(key);
    if (known !== undefined) return known;
    const queue = createQuotaQueue(clock, watch, { service, target, quota, share });
    queues.set(key, queue);
    return queue;
  };

  return {
    turn: (scope, operation, inFront = false) => queueOf(operation).turn(scope, operation, inFront),
    throttled: (operation, retryAfterMs) => queueOf(operation).throttled(retryAfterMs),
    announce: (operation) => void queueOf(operation),
    use: () => [...queues.values()].map((queue) => queue.use()),
  };
};
