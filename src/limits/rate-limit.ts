import { LRUCache } from 'lru-cache';
import { ANYBODY, type Caller } from '../auth/caller.ts';
import type { Clock } from '../core/clock.ts';
import { GatewayError } from '../core/errors.ts';
import { networkOf } from '../http/client-address.ts';

/** How often each caller may ask. */
export interface RateLimit {
  /** Whether requests are counted at all. */
  readonly isOn: boolean;
  /** Whether a request of `key` may be taken now; charges nothing. */
  hasRoom(key: string): boolean;
  /**
   * Takes a request of `key`.
   *
   * @throws GatewayError THROTTLED, with the seconds until there is room for one.
   */
  take(key: string): void;
}

/** So many callers are told apart; who has not come for longest begins anew. */
const MOST_CALLERS = 10_000;
const MINUTE = 60_000;

/** By what a caller is counted: who it is, or where it comes from while nobody is asked. */
export const rateKey = (caller: Caller, address: string | undefined): string =>
  caller.id === ANYBODY.id && address !== undefined ? `address ${networkOf(address)}` : caller.id;

const NONE: RateLimit = { isOn: false, hasRoom: () => true, take: () => undefined };

/**
 * A bucket for each caller, which holds the requests of a minute and fills by the moment.
 *
 * @param perMinute undefined is no limit.
 */
export const createRateLimit = (clock: Clock, perMinute: number | undefined): RateLimit => {
  if (perMinute === undefined) return NONE;
  const buckets = new LRUCache<string, { left: number; at: number }>({ max: MOST_CALLERS });
  const bucketOf = (key: string): { left: number; at: number } => {
    const now = clock.now();
    const bucket = buckets.get(key) ?? { left: perMinute, at: now };
    bucket.left = Math.min(perMinute, bucket.left + ((now - bucket.at) / MINUTE) * perMinute);
    bucket.at = now;
    buckets.set(key, bucket);
    return bucket;
  };
  return {
    isOn: true,
    hasRoom: (key) => bucketOf(key).left >= 1,
    take(key) {
      const bucket = bucketOf(key);
      if (bucket.left >= 1) {
        bucket.left -= 1;
        return;
      }
      const retryAfter = Math.ceil(((1 - bucket.left) / perMinute) * 60);
      throw new GatewayError(
        'THROTTLED',
        `A caller may ask ${perMinute} times a minute (RATE_LIMIT). Ask again in ${retryAfter} s.`,
        { limitName: 'RATE_LIMIT', limit: perMinute, retryAfter },
      );
    },
  };
};
