import type { Rate } from './quotas.ts';

/** What is left of the pace after AWS throttled. */
const DECREASE = 0.7;
/** The pace never falls below this part of what is configured. */
const FLOOR = 0.1;
/** How much of the configured pace comes back a second. */
const INCREASE_A_SECOND = 0.05;
/** Throttles that follow within this time belong to the same congestion. */
const SAME_CONGESTION_MS = 1000;
/** Sums of fractions come out a little short of a whole token. */
const EPSILON = 1e-6;

/**
 * A token bucket that takes a share of what AWS allows, slows down when AWS throttles
 * (multiplicatively) and recovers (additively). It holds no timer: its state is a function of the
 * time it is asked at. All times are milliseconds since the epoch.
 *
 * Where AWS documents a burst, the bucket holds the share of it. Where it does not, the bucket
 * holds what the share leaves unused, so that a full bucket and a second of refill together stay
 * within AWS's limit in every window of one second.
 */
export class TokenBucket {
  readonly limit: number;
  readonly #configured: number;
  readonly #capacity: number;
  #tokens: number;
  #factor = 1;
  #at: number;
  #blockedUntil = 0;
  #lowered = Number.NEGATIVE_INFINITY;

  constructor(quota: Rate, share: number, now: number) {
    this.limit = quota.rate;
    this.#configured = quota.rate * share;
    this.#capacity = Math.max(
      1,
      quota.burst === undefined ? quota.rate - this.#configured : quota.burst * share,
    );
    this.#tokens = this.#capacity;
    this.#at = now;
  }

  /** Calls a second that are allowed now. */
  allowed(now: number): number {
    this.#advance(now);
    return this.#configured * this.#factor;
  }

  /** Takes a token, if there is one. */
  take(now: number): boolean {
    if (this.waitMs(now, 1) > 0) return false;
    this.#tokens -= 1;
    return true;
  }

  /** Milliseconds until there have been `count` tokens at the present pace, as a whole number. */
  waitMs(now: number, count: number): number {
    this.#advance(now);
    const missing = count - this.#tokens;
    const refill = missing <= EPSILON ? 0 : (missing / (this.#configured * this.#factor)) * 1000;
    return Math.ceil(Math.max(0, this.#blockedUntil - now) + refill - EPSILON);
  }

  /** AWS throttled; with `retryAfterMs` nothing starts before that time is over. */
  throttled(now: number, retryAfterMs = 0): void {
    this.#advance(now);
    this.#tokens = Math.min(this.#tokens, 0);
    this.#blockedUntil = Math.max(this.#blockedUntil, now + retryAfterMs);
    if (now - this.#lowered < SAME_CONGESTION_MS) return;
    this.#lowered = now;
    this.#factor = Math.max(FLOOR, this.#factor * DECREASE);
  }

  /** Refills; the pace rises in a straight line, so its mean over the time is its middle. */
  #advance(now: number): void {
    const from = Math.max(this.#at, Math.min(this.#blockedUntil, now));
    this.#at = Math.max(this.#at, now);
    const seconds = (now - from) / 1000;
    if (seconds <= 0) return;
    const before = this.#factor;
    this.#factor = Math.min(1, before + INCREASE_A_SECOND * seconds);
    const rising = (this.#factor - before) / INCREASE_A_SECOND;
    const gained = ((before + this.#factor) / 2) * rising + this.#factor * (seconds - rising);
    this.#tokens = Math.min(this.#capacity, this.#tokens + this.#configured * gained);
  }
}
