/** The part of the pace that bulk reads may take while anything else wants the quota. */
const BULK_SHARE = 0.6;
/** For how long after it started a call counts as wanting the quota. */
const COMPETES_MS = 1000;

/**
 * Holds bulk to its part, but only while something else competes: alone, bulk may use everything.
 * Times are milliseconds since the epoch, `pace` is calls a second.
 */
export class BulkMeter {
  #level = 1;
  #at = Number.NEGATIVE_INFINITY;
  #otherStarted = Number.NEGATIVE_INFINITY;
  /** The request that competed last. */
  #other: object | undefined;

  /** Milliseconds until bulk may start a call: 0 is now. */
  waitMs(now: number, pace: number, othersWait: boolean): number {
    this.#advance(now, pace);
    if (this.#level >= 1) return 0;
    const refill = Math.ceil(((1 - this.#level) / (pace * BULK_SHARE)) * 1000);
    if (othersWait) return refill;
    return Math.min(refill, Math.max(0, this.#otherStarted + COMPETES_MS - now));
  }

  /** @param request anything that is the same for all calls of a request. */
  started(now: number, pace: number, bulk: boolean, request: object): void {
    this.#advance(now, pace);
    if (!bulk) {
      this.#otherStarted = now;
      this.#other = request;
      return;
    }
    this.#level = Math.max(0, this.#level - 1);
    // It was a person's and has become bulk: nobody is left to hold back for.
    if (request === this.#other) this.#otherStarted = Number.NEGATIVE_INFINITY;
  }

  #advance(now: number, pace: number): void {
    const seconds = this.#at === Number.NEGATIVE_INFINITY ? 0 : (now - this.#at) / 1000;
    this.#level = Math.min(1, this.#level + pace * BULK_SHARE * seconds + 1e-9);
    this.#at = now;
  }
}
