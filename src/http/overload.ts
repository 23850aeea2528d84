import { GatewayError } from '../core/errors.ts';
import type { Clock } from '../core/clock.ts';
import type { Refusal } from './refusal.ts';

/** How the process is, since it was last asked. */
export interface Sample {
  /** How late the event loop came, on average, in milliseconds. */
  readonly delayMs: number;
  /** The part of the heap that is used, of what it may grow to. */
  readonly heapShare: number;
}

export interface OverloadOptions {
  readonly clock: Clock;
  readonly sample: () => Sample;
  /** Operations that are under way at most. */
  readonly maxInFlight: number;
}

/** How a process is, for those who send it requests. */
export type Life = 'ok' | 'overloaded' | 'draining';

export interface Overload {
  /** Why an operation that comes now is refused; undefined lets it in, and `done` is to be called. */
  admit(): Refusal | undefined;
  /** An operation that was let in has its answer. */
  done(): void;
  life(): Life;
  /** From now on everything is refused, until the process ends. */
  drain(): void;
  /** For how long nobody has asked for anything, in milliseconds. */
  quietMs(): number;
  /** Has `listener` called when it begins to. */
  onDrain(listener: () => void): void;
  /** Stops looking at the process. */
  close(): void;
}

const SAMPLE_MS = 500;
/** Later than this twice, and not well in between, and half of what comes is turned away; earlier than the second, a tenth less. */
const LATE_MS = 200;
const EARLY_MS = 80;
const LEAST_SHARE = 0.05;
/** With more than this of the heap nothing is let in; with less than the second, some again. */
const FULL = 0.9;
const EMPTY_ENOUGH = 0.8;
/** While fewer are under way it is not they that make the event loop late: it is a start, or a neighbour. */
export const FEW = 4;
/** Seconds. */
export const RETRY_AFTER = 2;

const refusal = (message: string, more: Refusal['headers'] = {}): Refusal => ({
  status: 503,
  error: new GatewayError('THROTTLED', message, { retryAfter: RETRY_AFTER }),
  headers: more,
});

/**
 * Turns operations away while the process cannot keep up, before their bodies are read: what is let in
 * is answered in time, and the rest knows at once. How much is let in halves while the event loop goes on
 * being late, and comes back bit by bit, so that it settles where the process just keeps up.
 */
export const createOverload = ({ clock, sample, maxInFlight }: OverloadOptions): Overload => {
  /** The part of what comes that is let in. */
  let share = 1;
  /** What is owed to those that come: one is let in for each whole. */
  let credit = 1;
  let inFlight = 0;
  let askedAt = Number.NEGATIVE_INFINITY;
  let isDraining = false;
  const drainListeners: (() => void)[] = [];
  let isFull = false;
  let wasLate = false;

  const adapt = ({ delayMs, heapShare }: Sample): void => {
    isFull = heapShare > (isFull ? EMPTY_ENOUGH : FULL);
    const isLate = delayMs > LATE_MS;
    if (isFull) share = LEAST_SHARE;
    // What stood still once (the machine, a collection of garbage) is over by the time it is seen.
    else if (isLate && wasLate) share = Math.max(LEAST_SHARE, share / 2);
    else if (delayMs < EARLY_MS) share = Math.min(1, share + 0.1);
    wasLate = isLate || (wasLate && delayMs >= EARLY_MS);
  };
  let cancel: () => void;
  const watch = (): void => {
    cancel = clock.schedule(SAMPLE_MS, () => {
      adapt(sample());
      watch();
    });
  };
  watch();

  const isLetIn = (): boolean => {
    if (isFull || inFlight >= maxInFlight) return false;
    if (share >= 1 || inFlight < FEW) return true;
    credit = Math.min(1, credit + share);
    if (credit < 1) return false;
    credit -= 1;
    return true;
  };

  return {
    admit() {
      askedAt = clock.now();
      if (isDraining) {
        const message = 'This gateway is ending. Ask again: another takes its place.';
        return refusal(message, { connection: 'close' });
      }
      if (!isLetIn()) {
        return refusal(
          `The gateway has more to do than it can. Ask again in ${RETRY_AFTER} seconds.`,
        );
      }
      inFlight += 1;
      return undefined;
    },
    done() {
      inFlight -= 1;
    },
    life() {
      if (isDraining) return 'draining';
      return share < 1 || inFlight >= maxInFlight ? 'overloaded' : 'ok';
    },
    drain() {
      isDraining = true;
      for (const listener of drainListeners) listener();
    },
    quietMs: () => clock.now() - askedAt,
    onDrain(listener) {
      drainListeners.push(listener);
    },
    close: () => cancel(),
  };
};

/** Lets everything in: for servers that nothing else depends on. */
export const NO_OVERLOAD: Overload = {
  admit: () => undefined,
  done: () => undefined,
  life: () => 'ok',
  drain: () => undefined,
  quietMs: () => Infinity,
  onDrain: () => undefined,
  close: () => undefined,
};
