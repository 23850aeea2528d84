import { readFileSync } from 'node:fs';
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Logger } from 'pino';
import { readSizes, writeSizes } from './upstream/size-memory.ts';
import type { Upstream } from './upstream/types.ts';

const FILE = 'sizes.json';
/** How much of what was learned a process that is killed may lose, in milliseconds. */
const EVERY_MS = 30_000;
const FILE_MODE = 0o600;

export interface KeptSizes {
  /** Writes what has not been written, and stops. */
  close(): Promise<void>;
}

/**
 * Keeps how long AWS's lists are in the state directory, from one process to the next: see
 * `upstream/size-memory.ts`. A file that is not there or cannot be used is as if nothing was known, and one
 * that cannot be written is a line in the log: sizes decide what an answer costs, never what it says.
 */
export const keepSizes = (upstream: Upstream, directory: string, log: Logger): KeptSizes => {
  const { clock } = upstream;
  const file = join(directory, FILE);
  let written = '';
  let cancel = (): void => undefined;
  let work = Promise.resolve();

  const readFile = (): string | undefined => {
    try {
      return readFileSync(file, 'utf8');
    } catch {
      return undefined;
    }
  };

  const text = readFile();
  if (text !== undefined && !readSizes(upstream, text)) {
    log.info(`${file} is of no use any more: the sizes of lists are learned anew`);
  }

  const write = async (): Promise<void> => {
    // Without its time, which says nothing new by itself.
    const known = writeSizes(upstream, 0);
    if (known === written) return;
    try {
      await mkdir(dirname(file), { recursive: true });
      await writeFile(`${file}.new`, writeSizes(upstream, clock.now()), { mode: FILE_MODE });
      await rename(`${file}.new`, file);
      written = known;
    } catch (error) {
      log.warn({ err: error }, `${file} cannot be written: the next start learns the sizes anew`);
    }
  };

  const writeNow = (): Promise<void> => (work = work.then(write));
  const arm = (): void => {
    cancel = clock.schedule(EVERY_MS, () => {
      void writeNow();
      arm();
    });
  };
  written = writeSizes(upstream, 0);
  arm();
  return {
    close() {
      cancel();
      return writeNow();
    },
  };
};
