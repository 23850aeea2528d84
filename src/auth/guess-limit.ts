import { LRUCache } from 'lru-cache';
import type { Clock } from '../core/clock.ts';
import { GatewayError } from '../core/errors.ts';
import { networkOf } from '../http/client-address.ts';

/** Different wrong credentials from one address within a minute before nothing more is checked. */
export const MAX_GUESSES = 20;
const WINDOW_MS = 60_000;
/** How long a credential that was right keeps its way in past other people's guesses, in milliseconds. */
const KNOWN_MS = 3_600_000;
const MAX_ADDRESSES = 10_000;

/**
 * Counts wrong credentials by the address that sends them. Past the limit nothing from there is checked
 * until the minute is over, except what has been right before: whoever shares an address with a guesser
 * stays in.
 */
export class GuessLimit {
  readonly #clock: Clock;
  readonly #wrong = new LRUCache<string, { count: number; readonly until: number }>({
    max: MAX_ADDRESSES,
  });
  /** What is sent again and again is a service that was not told of its new key: no guess but the first. */
  readonly #counted = new LRUCache<string, number>({ max: MAX_ADDRESSES });
  readonly #known = new LRUCache<string, number>({ max: MAX_ADDRESSES });

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /**
   * @param credential the SHA-256 of what is shown.
   * @throws GatewayError THROTTLED
   */
  check(from: string | undefined, credential: string): void {
    if (from === undefined) return;
    const wrong = this.#wrong.get(networkOf(from));
    const now = this.#clock.now();
    if (wrong === undefined || wrong.count < MAX_GUESSES || wrong.until <= now) return;
    if ((this.#known.get(credential) ?? 0) > now) return;
    throw new GatewayError(
      'THROTTLED',
      'Too many wrong credentials came from this address. Wait, then try again.',
      { retryAfter: Math.ceil((wrong.until - now) / 1000) },
    );
  }

  wrong(from: string | undefined, credential: string): void {
    if (from === undefined) return;
    const bucket = networkOf(from);
    const now = this.#clock.now();
    const guess = `${bucket} ${credential}`;
    if ((this.#counted.get(guess) ?? 0) > now) return;
    this.#counted.set(guess, now + WINDOW_MS);
    const seen = this.#wrong.get(bucket);
    if (seen !== undefined && seen.until > now) seen.count += 1;
    else this.#wrong.set(bucket, { count: 1, until: now + WINDOW_MS });
  }

  right(credential: string): void {
    this.#known.set(credential, this.#clock.now() + KNOWN_MS);
  }
}
