import type { Clock } from '../src/core/clock.ts';

/** What stands for a timer: the SDK unrefs some of its own. */
class SimulatedTimer {
  readonly cancel: () => void;

  constructor(cancel: () => void) {
    this.cancel = cancel;
  }

  ref(): this {
    return this;
  }

  unref(): this {
    return this;
  }

  hasRef(): boolean {
    return false;
  }

  [Symbol.toPrimitive](): number {
    return 0;
  }
}

/** As Node has it: a millisecond at least. Who waits for less, again and again, would wait for ever. */
const wholeMs = (ms: number): number => Math.max(1, Math.trunc(ms));

/**
 * Has `setTimeout` and `Date.now` of this process go by `clock` while `work` is done. The SDK's
 * retries wait by them, and know no other clock: this way a program that uses the SDK as it comes runs
 * in simulated time. Nothing else may run meanwhile that needs the machine's time.
 */
export const simulatedTimers = async <T>(clock: Clock, work: () => Promise<T>): Promise<T> => {
  const real = { setTimeout, clearTimeout, now: Date.now };
  const set = (task: (...args: unknown[]) => void, ms = 0, ...args: unknown[]): SimulatedTimer =>
    new SimulatedTimer(clock.schedule(wholeMs(ms), () => task(...args)));
  const clear = (timer: unknown): void => {
    if (timer instanceof SimulatedTimer) timer.cancel();
    else real.clearTimeout(timer as NodeJS.Timeout);
  };
  Object.assign(globalThis, { setTimeout: set, clearTimeout: clear });
  Date.now = () => clock.now();
  try {
    return await work();
  } finally {
    Object.assign(globalThis, { setTimeout: real.setTimeout, clearTimeout: real.clearTimeout });
    Date.now = real.now;
  }
};
