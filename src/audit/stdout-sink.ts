import { writeSync } from 'node:fs';
import type { AuditSink } from './sink.ts';
import { lineOf } from './sink.ts';

/** How long a reader that does not keep up is waited for: 5 seconds, in steps. */
const STEP_MS = 5;
const MOST_STEPS = 1000;

/** Waits without a timer: a line must be out before anything else happens. */
const wait = (): void => {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, STEP_MS);
};

/** Writes all of `text` before it returns, however small the pieces are that the pipe takes. */
const writeAll = (fd: number, text: string, write: typeof writeSync): void => {
  let rest = Buffer.from(text, 'utf8');
  let steps = 0;
  while (rest.length > 0) {
    try {
      rest = rest.subarray(write(fd, rest));
      steps = 0;
    } catch (error) {
      // The pipe is full.
      if ((error as NodeJS.ErrnoException).code !== 'EAGAIN' || steps >= MOST_STEPS) throw error;
      steps += 1;
      wait();
    }
  }
};

/**
 * The audit as lines of the standard output, beside those of the log: each has `"audit":true`. A line
 * is with the reader's end of the pipe when `append` returns, so a kill of this process does not take
 * it back; whether it is kept is up to whoever reads.
 */
export const stdoutSink = (write: typeof writeSync = writeSync): AuditSink => ({
  left: [],
  forgets: true,
  append(records) {
    return new Promise((resolve) => {
      writeAll(1, records.map((record) => lineOf(record)).join(''), write);
      resolve();
    });
  },
  close: () => Promise.resolve(),
});
