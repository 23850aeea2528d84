import type { Clock } from '../../src/core/clock.ts';

interface Timer {
  readonly at: number;
  readonly order: number;
  readonly task: () => void;
}

/** Lets promises, sockets and streams that are ready make progress. */
const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/**
 * A clock that stands still until a test moves it.
 *
 * `isIdle` says whether real work (a request on a socket) is still under way; `runUntil` moves time
 * only when it is not, so that simulated time never overtakes real input and output.
 */
export class ManualClock implements Clock {
  #now: number;
  #order = 0;
  #timers: Timer[] = [];
  readonly #isIdle: () => boolean;

  constructor(start = Date.UTC(2026, 10, 2, 8), isIdle: () => boolean = () => true) {
    this.#now = start;
    this.#isIdle = isIdle;
  }

  now(): number {
    return this.#now;
  }

  /** How many timers are armed. */
  get pending(): number {
    return this.#timers.length;
  }

  schedule(delayMs: number, task: () => void): () => void {
    const timer = { at: this.#now + Math.max(0, delayMs), order: this.#order++, task };
    this.#timers.push(timer);
    return () => {
      this.#timers = this.#timers.filter((other) => other !== timer);
    };
  }

  /** Moves time forward by `ms`, running what falls due in order. */
  async advance(ms: number): Promise<void> {
    const end = this.#now + ms;
    await this.#settle();
    for (let next = this.#next(); next !== undefined && next.at <= end; next = this.#next()) {
      this.#fire(next);
      await this.#settle();
    }
    this.#now = Math.max(this.#now, end);
  }

  /** Moves time from timer to timer until `promise` settles, and returns what it gave. */
  async runUntil<T>(promise: Promise<T>): Promise<T> {
    let settled = false;
    const watch = promise.then(
      () => (settled = true),
      () => (settled = true),
    );
    for (;;) {
      await this.#settle();
      if (settled) break;
      const next = this.#next();
      if (next === undefined) await Promise.race([watch, turn()]);
      else this.#fire(next);
    }
    return promise;
  }

  #fire(timer: Timer): void {
    this.#timers = this.#timers.filter((other) => other !== timer);
    this.#now = Math.max(this.#now, timer.at);
    timer.task();
  }

  #next(): Timer | undefined {
    return this.#timers.reduce<Timer | undefined>(
      (best, timer) =>
        best === undefined ||
        timer.at < best.at ||
        (timer.at === best.at && timer.order < best.order)
          ? timer
          : best,
      undefined,
    );
  }

  async #settle(): Promise<void> {
    do {
      for (let i = 0; i < 4; i++) await turn();
    } while (!this.#isIdle());
  }
}
