/** What a run of tests writes, in one folder: kept until its end, searched then, and removed. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { searchFolder, SecretWritten } from './written.ts';

/** Where a run's folder is told to the processes that run its tests. */
const RUN = 'TEST_RUN_FOLDER';

const runFolder = (): string => {
  const folder = process.env[RUN];
  if (folder === undefined) throw new Error('This runs under vitest, whose setup makes a folder.');
  return folder;
};

/**
 * A new folder for what the gateway is to write. No test removes it: it is searched at the end of the
 * run. What only tests write, and what plays AWS, has its place elsewhere.
 */
export const makeFolder = (name: string): string => mkdtempSync(join(runFolder(), `${name}-`));

/** A new file for what a process writes to `stream`. */
export const captureFile = (stream: string, folder = runFolder()): string =>
  join(mkdtempSync(join(folder, 'said-')), stream);

/** @throws SecretWritten, with each file of a folder that has a secret, and what it is, never itself. */
export const searchRun = (folder: string): void => {
  const found = searchFolder(folder);
  if (found.length === 0) return;
  const lines = found.map(({ file, what }) => `  ${file.slice(folder.length + 1)}: ${what}`);
  throw new SecretWritten(`Secrets were written while the tests ran:\n${lines.join('\n')}`);
};

/** Vitest's global setup, for all projects of a run. */
export const setup = (): (() => void) | undefined => {
  // Each project has one, and there is one run.
  if (process.env[RUN] !== undefined) return undefined;
  const folder = mkdtempSync(join(tmpdir(), 'management-graph-run-'));
  process.env[RUN] = folder;
  return () => {
    try {
      // Vitest tells it, and ends with 1.
      searchRun(folder);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  };
};
