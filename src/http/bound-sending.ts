import type { ServerResponse } from 'node:http';
import type { Clock } from '../core/clock.ts';

/** How long a reader may take over an answer that is ready, in milliseconds, and more for each MB. */
const SENDING_MS = 30_000;
const PER_MB_MS = 10_000;
const MB = 1_000_000;

/**
 * Cuts off a reader that does not read: what it has been sent and has not taken stays in memory for as
 * long as its connection does. Nothing is done for one that the operating system took all of at once.
 */
export const boundSending = (response: ServerResponse, clock: Clock): void => {
  response.once('prefinish', () => {
    const left = response.socket?.writableLength ?? 0;
    if (left === 0) return;
    const cancel = clock.schedule(SENDING_MS + (left / MB) * PER_MB_MS, () => response.destroy());
    response.once('close', cancel);
  });
};

/** Waits until a reader has taken what it was sent, and cuts it off when it takes too long. */
export const drained = (response: ServerResponse, clock: Clock): Promise<void> =>
  new Promise((resolve) => {
    const cancel = clock.schedule(SENDING_MS, () => response.destroy());
    const go = (): void => {
      cancel();
      response.off('drain', go).off('close', go);
      resolve();
    };
    response.once('drain', go).once('close', go);
  });
