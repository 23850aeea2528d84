import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** This repository's folder. */
export const repository = new URL('../../../', import.meta.url).pathname;

/** The pinned Node, as the image brings it: without npm in front. */
export const pinnedNode = join(repository, 'node_modules/node/bin/node');

/** What somebody has who has just cloned the repository. */
export interface Checkout {
  readonly folder: string;
  remove(): void;
}

/**
 * Copies the tracked files to a new folder.
 *
 * @param installed whether the folder has this repository's node_modules, as after `npm ci`.
 */
export const checkOut = ({ installed }: { readonly installed: boolean }): Checkout => {
  const folder = mkdtempSync(join(tmpdir(), 'management-graph-'));
  const files = execFileSync('git', ['ls-files', '-z'], { cwd: repository, encoding: 'utf8' });
  for (const file of files.split('\0').filter(Boolean)) {
    const from = join(repository, file);
    // A file that was removed and is not committed yet is still listed.
    if (existsSync(from)) cpSync(from, join(folder, file), { recursive: true });
  }
  if (installed) symlinkSync(join(repository, 'node_modules'), join(folder, 'node_modules'));
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
};
