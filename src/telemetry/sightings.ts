import { LRUCache } from 'lru-cache';
import type { Clock } from '../core/clock.ts';

/** What has not been seen again for a day is no longer told of. */
const REMEMBERED_MS = 24 * 3_600_000;
const MOST = 10_000;

/**
 * Things that ought not to be, such as an assignment whose principal is gone: which were seen when last
 * looked at, and since when. Bounded: the oldest of too many are forgotten.
 */
export class Sightings {
  readonly #clock: Clock;
  readonly #seen = new LRUCache<string, { readonly since: number; last: number }>({ max: MOST });

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Notes whether the thing called `name` was seen just now. */
  note(name: string, isThere: boolean): void {
    if (!isThere) {
      this.#seen.delete(name);
      return;
    }
    const now = this.#clock.now();
    const known = this.#seen.get(name);
    if (known === undefined) this.#seen.set(name, { since: now, last: now });
    else known.last = now;
  }

  /** How many there are. */
  get count(): number {
    this.#forget();
    return this.#seen.size;
  }

  /** For how long the oldest has been there, in milliseconds; 0 when there is none. */
  get oldestMs(): number {
    this.#forget();
    let since = this.#clock.now();
    for (const sighting of this.#seen.values()) since = Math.min(since, sighting.since);
    return this.#clock.now() - since;
  }

  #forget(): void {
    const now = this.#clock.now();
    for (const [name, { last }] of this.#seen) {
      if (now - last > REMEMBERED_MS) this.#seen.delete(name);
    }
  }
}
