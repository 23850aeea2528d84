import pino from 'pino';
import { systemClock } from './core/clock.ts';

/** What waits for a reader that does not keep up, at most: some four thousand lines. */
const MAX_WAITING_BYTES = 1_000_000;

/** How long a reader that has stopped may hold up a process that ends. */
const ENDING_MS = 1000;

/** Where lines go without anybody waiting for it. */
export interface LogStream {
  readonly destination: ReturnType<typeof pino.destination>;
  /** Has `told` called with how many lines were dropped, once there is room for more. */
  onDropped(told: (lines: number) => void): void;
}

const inBackground = (fd: number, maxLength: number): LogStream['destination'] => {
  let endsAt = Infinity;
  const destination = pino.destination({
    dest: fd,
    sync: false,
    // Above none, so that `flush` waits until all has been written.
    minLength: 1,
    maxLength,
    retryEAGAIN: () => systemClock.now() < endsAt,
  });
  let isFailing = false;
  destination.on('error', () => (isFailing = true));
  destination.on('write', () => (isFailing = false));
  // Asked for by a fatal line and when the process ends: nothing else goes on meanwhile.
  const flush = destination.flushSync.bind(destination);
  destination.flushSync = () => {
    // Of anything but a reader that is late pino would try again for ever.
    if (isFailing) return;
    endsAt = systemClock.now() + ENDING_MS;
    try {
      flush();
    } catch {
      // What could not be written is lost, and the process ends all the same.
    } finally {
      endsAt = Infinity;
    }
  };
  return destination;
};

/**
 * Writes lines to a file descriptor in the background. A reader that does not keep up (a log driver, a
 * terminal that is held) must not hold up the answers: what it has not taken waits up to a bound, and
 * what comes after that is dropped and counted.
 *
 * @param fd where to.
 * @param sync whether each line is written at once, and waited for.
 */
export const createLogStream = (
  fd: number,
  { sync = false, maxLength = MAX_WAITING_BYTES } = {},
): LogStream => {
  const destination = sync ? pino.destination({ dest: fd, sync }) : inBackground(fd, maxLength);
  let dropped = 0;
  destination.on('drop', () => (dropped += 1));
  // A disk that is full, a reader that is gone: what could not be written is lost, and the gateway goes on.
  destination.on('error', () => (dropped += 1));
  return {
    destination,
    onDropped(told) {
      destination.on('drain', () => {
        if (dropped === 0) return;
        const lines = dropped;
        dropped = 0;
        told(lines);
      });
    },
  };
};
