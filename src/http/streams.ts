import type { Clock } from '../core/clock.ts';
import { GatewayError } from '../core/errors.ts';

/** The streams of events that are open: each ends by itself in time, and all when the process does. */
export interface Streams {
  /**
   * A stream has begun.
   *
   * @param end is called, once, with why it is over before what it tells of has ended.
   * @returns what to call when it has ended otherwise.
   */
  open(end: (reason: GatewayError) => void): () => void;
  /** Ends all of them, and whatever is opened later. */
  endAll(): void;
}

/** Seconds after which a client may come again. */
const RETRY_AFTER = 1;
const MINUTE = 60_000;

const ending = (): GatewayError =>
  new GatewayError(
    'THROTTLED',
    'This gateway is ending, and what you watch is not. Subscribe again: another takes its place.',
    { retryAfter: RETRY_AFTER },
  );

const tooOld = (minutes: number): GatewayError =>
  new GatewayError(
    'DEADLINE_EXCEEDED',
    `A subscription lasts ${minutes} minutes at most (MAX_SUBSCRIPTION_MINUTES). Subscribe again.`,
    { limitName: 'MAX_SUBSCRIPTION_MINUTES', limit: minutes, retryAfter: RETRY_AFTER },
  );

/** @param minutes how long each may last; undefined is as long as it takes. */
export const createStreams = (clock: Clock, minutes: number | undefined): Streams => {
  const open = new Map<object, (reason: GatewayError) => void>();
  let isOver = false;
  return {
    open(end) {
      const key = {};
      const cancel =
        minutes === undefined
          ? () => undefined
          : clock.schedule(minutes * MINUTE, () => {
              open.delete(key);
              end(tooOld(minutes));
            });
      open.set(key, (reason) => {
        cancel();
        end(reason);
      });
      if (isOver) clock.schedule(0, () => open.get(key)?.(ending()));
      return () => {
        cancel();
        open.delete(key);
      };
    },
    endAll() {
      isOver = true;
      const all = [...open.values()];
      open.clear();
      for (const end of all) end(ending());
    },
  };
};
