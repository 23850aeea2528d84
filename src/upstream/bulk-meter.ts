import type { JournalSink } from './types.ts';

/** The part of the pace that bulk reads may take while anything else wants the quota. */
const BULK_SHARE = 0.6;
/** For how long after it started a call counts as wanting the quota, unless its request ends before. */
const COMPETES_MS = 1000;

/** A request as the meter knows it: by its journal, which tells when it has been answered. */
export type Competitor = Pick<JournalSink, 'isClosed'>;

/**
 * Holds bulk to its part, but only while something else competes: alone, bulk may use everything.
 * What is held back is for the next call of a request that is being answered: once it has been,
 * holding back would serve nobody.
 * Times are milliseconds since the epoch, `pace` is calls a second.
 */
export class BulkMeter {
  #level = 1;
  #at = Number.NEGATIVE_INFINITY;
  /** The requests that compete, with the start of the last call of each; the latest comes last. */
  readonly #others = new Map<Competitor, number>();

  /** Milliseconds until bulk may start a call: 0 is now. */
  waitMs(now: number, pace: number, othersWait: boolean): number {
    this.#advance(now, pace);
    if (this.#level >= 1) return 0;
    const refill = Math.ceil(((1 - this.#level) / (pace * BULK_SHARE)) * 1000);
    if (othersWait) return refill;
    return Math.min(refill, this.#competesMs(now));
  }

  started(now: number, pace: number, bulk: boolean, request: Competitor): void {
    this.#advance(now, pace);
    this.#forgetPast(now);
    // Taken out in any case: a person's request that has become bulk leaves nobody to hold back for.
    this.#others.delete(request);
    if (bulk) this.#level = Math.max(0, this.#level - 1);
    else this.#others.set(request, now);
  }

  /** For how long something competes at the most, if nothing else starts. */
  #competesMs(now: number): number {
    this.#forgetPast(now);
    let latest = Number.NEGATIVE_INFINITY;
    for (const [request, startedAt] of this.#others) if (!request.isClosed) latest = startedAt;
    return Math.max(0, latest + COMPETES_MS - now);
  }

  #forgetPast(now: number): void {
    for (const [request, startedAt] of this.#others) {
      if (startedAt + COMPETES_MS > now) return;
      this.#others.delete(request);
    }
  }

  #advance(now: number, pace: number): void {
    const seconds = this.#at === Number.NEGATIVE_INFINITY ? 0 : (now - this.#at) / 1000;
    this.#level = Math.min(1, this.#level + pace * BULK_SHARE * seconds + 1e-9);
    this.#at = now;
  }
}
