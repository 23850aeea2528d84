import { once } from 'node:events';
import { closeSync, constants, mkdtempSync, openSync, readSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createLogger } from '../src/log.ts';
import { createLogStream } from '../src/log-stream.ts';
import { capture } from './support/processes.ts';

let folder: string;
let fd: number;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'log-stream-'));
  const pipe = join(folder, 'pipe');
  await once(capture('mkfifo', [pipe], {}), 'exit');
  fd = openSync(pipe, constants.O_RDWR | constants.O_NONBLOCK);
});
afterEach(() => {
  closeSync(fd);
  rmSync(folder, { recursive: true });
});

/** What is in the pipe. */
const take = (): string => {
  const buffer = Buffer.alloc(1_000_000);
  try {
    return buffer.toString('utf8', 0, readSync(fd, buffer));
  } catch {
    return '';
  }
};

it('waits for no reader: so much waits for it, the rest is dropped and counted', async () => {
  const WAITING = 100_000;
  const LINES = 5000;
  const { destination, onDropped } = createLogStream(fd, { maxLength: WAITING });
  const log = createLogger({ base: null }, destination);
  let dropped = 0;
  onDropped((lines) => (dropped += lines));
  // More than the pipe and what may wait together; nobody reads.
  for (let line = 0; line < LINES; line += 1) log.info({ line }, 'x'.repeat(100));
  let text = '';
  await expect.poll(() => ((text += take()), dropped), { timeout: 10_000 }).toBeGreaterThan(0);
  const lines = text.split('\n').slice(0, -1);
  expect(lines.length + dropped).toBe(LINES);
  // Those that came first, whole and in order.
  expect(lines.map((line) => (JSON.parse(line) as { line: number }).line)).toEqual(
    lines.map((_, index) => index),
  );
  expect(text.length).toBeGreaterThanOrEqual(WAITING / 2);
  log.info('after');
  await expect.poll(take).toContain('"after"');
});

it('is written to its end when it is flushed', async () => {
  const log = createLogger({}, createLogStream(fd).destination);
  for (let line = 0; line < 100; line += 1) log.info({ line }, 'x');
  // A pipe cannot be synchronized; that it was written is all that is waited for.
  await new Promise<void>((resolve) => log.flush(() => resolve()));
  expect(take().match(/\n/g)).toHaveLength(100);
});

it('goes on where nothing can be written', async () => {
  const closed = openSync(join(folder, 'pipe'), constants.O_RDONLY | constants.O_NONBLOCK);
  const { destination } = createLogStream(closed);
  const failed = once(destination, 'error');
  createLogger({}, destination).info('x');
  // Not open for writing.
  expect(await failed).toMatchObject([{ code: 'EBADF' }]);
  await expect.poll(() => destination.listenerCount('error')).toBeGreaterThan(0);
  closeSync(closed);
});

it('lets the process end where nothing can be written', async () => {
  const full = openSync('/dev/full', constants.O_WRONLY);
  const { destination } = createLogStream(full);
  const failed = once(destination, 'error');
  const log = createLogger({}, destination);
  log.info('x');
  expect(await failed).toMatchObject([{ code: 'ENOSPC' }]);
  // Writes what is there at once, as at the end: it would try for ever.
  log.fatal('the end');
  closeSync(full);
});
