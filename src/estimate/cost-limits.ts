import { LRUCache } from 'lru-cache';
import type { Clock } from '../core/clock.ts';
import { GatewayError } from '../core/errors.ts';
import type { Estimate } from './estimator.ts';

/** What operations may cost, in AWS calls; undefined is no limit. */
export interface CostLimits {
  /** One operation. */
  readonly operation?: number | undefined;
  /** All operations of one caller, a minute. */
  readonly callerPerMinute?: number | undefined;
}

export interface CostGuard {
  /**
   * Lets an operation of `caller` begin, and charges the caller what it is expected to cost.
   *
   * @throws GatewayError COST_LIMIT.
   */
  admit(caller: string, estimate: Estimate): void;
  /** Corrects what `admit` charged by what it has cost. */
  settle(caller: string, expected: number, made: number): void;
}

/** So many callers are told apart; who has not come for longest begins anew. */
const MOST_CALLERS = 10_000;
const MINUTE = 60_000;

const calls = (count: number): string => (count === 1 ? '1 AWS call' : `${count} AWS calls`);

const advice = ({ dearest, isWhole }: Estimate): string => {
  const field =
    dearest === undefined || dearest.calls < 1
      ? ''
      : ` The most expensive field is \`${dearest.path}\`, with ${Math.round(dearest.calls)} of them.`;
  const least = isWhole ? '' : ' It is too large to be counted to its end.';
  return `${least}${field} Ask for smaller pages (\`first\`), a narrower filter or fewer lists within lists.`;
};

const detailsOf = ({ calls: estimate, dearest }: Estimate, limit: number) => ({
  estimate,
  limit,
  ...(dearest === undefined ? {} : { dearestField: dearest.path }),
});

/** Refuses what is expected to cost more than allowed, before the first call. */
export const createCostGuard = (clock: Clock, limits: CostLimits): CostGuard => {
  const { operation: most, callerPerMinute } = limits;
  /** What each caller has left, in calls, when it was last looked at. */
  const purses = new LRUCache<string, { left: number; at: number }>({ max: MOST_CALLERS });

  const purseOf = (caller: string, perMinute: number): { left: number; at: number } => {
    const now = clock.now();
    const purse = purses.get(caller) ?? { left: perMinute, at: now };
    purse.left = Math.min(perMinute, purse.left + ((now - purse.at) / MINUTE) * perMinute);
    purse.at = now;
    purses.set(caller, purse);
    return purse;
  };

  const charge = (caller: string, estimate: Estimate, perMinute: number): void => {
    const purse = purseOf(caller, perMinute);
    const expected = estimate.calls;
    if (expected === 0 || expected <= purse.left) {
      purse.left -= expected;
      return;
    }
    const says = `This operation is expected to make ${calls(expected)}, and a caller may make ${perMinute} a minute`;
    const details = detailsOf(estimate, perMinute);
    if (expected > perMinute) {
      throw new GatewayError('COST_LIMIT', `${says}.${advice(estimate)}`, details);
    }
    const retryAfter = Math.ceil(((expected - purse.left) / perMinute) * 60);
    throw new GatewayError(
      'COST_LIMIT',
      `${says}, of which ${Math.max(0, Math.floor(purse.left))} are left. Ask again in ${retryAfter} seconds, or for less.${advice(estimate)}`,
      { ...details, retryAfter },
    );
  };

  return {
    admit(caller, estimate) {
      if (most !== undefined && (estimate.calls > most || !estimate.isWhole)) {
        const least = estimate.isWhole ? '' : 'at least ';
        throw new GatewayError(
          'COST_LIMIT',
          `This operation is expected to make ${least}${calls(estimate.calls)}, and the limit is ${most}.${advice(estimate)}`,
          detailsOf(estimate, most),
        );
      }
      if (callerPerMinute !== undefined) charge(caller, estimate, callerPerMinute);
    },
    settle(caller, expected, made) {
      if (callerPerMinute === undefined) return;
      const purse = purseOf(caller, callerPerMinute);
      purse.left = Math.min(callerPerMinute, purse.left + expected - made);
    },
  };
};
