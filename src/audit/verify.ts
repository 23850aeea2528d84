import { existsSync, readFileSync } from 'node:fs';
import { FIRST, type Link, linkOf } from './chain.ts';
import { rotatedFiles } from './rotated-files.ts';

/** A line that is not the one that was written after the line before it. */
export interface Problem {
  readonly file: string;
  /** Counted from 1. */
  readonly line: number;
  readonly says: string;
}

export interface Verified {
  readonly files: number;
  readonly lines: number;
  /** The number and hash of the last line: who keeps them elsewhere can hold the file to them later. */
  readonly last: Link;
  readonly problems: readonly Problem[];
}

/**
 * Holds the audit `file`, and the full ones that belong to it, to its own chain: each line names the
 * SHA-256 of the one before. What has the hash of a line that was removed on purpose, with all oldest
 * files, is where it begins.
 */
export const verifyFiles = (file: string): Verified => {
  const files = [...rotatedFiles(file), ...(existsSync(file) ? [file] : [])];
  const problems: Problem[] = [];
  let last: Link | undefined;
  let count = 0;
  for (const each of files) {
    const lines = readFileSync(each, 'utf8').split('\n');
    const rest = lines.pop() ?? '';
    for (const [index, line] of lines.entries()) {
      count += 1;
      const own = linkOf(line);
      const at = { file: each, line: index + 1 };
      if (own === undefined) {
        problems.push({ ...at, says: 'It is no record.' });
        continue;
      }
      const { prev } = JSON.parse(line) as { readonly prev?: string };
      if (last !== undefined && (own.seq !== last.seq + 1 || prev !== last.hash)) {
        const says = `It is number ${own.seq} and does not follow number ${last.seq} as that is now.`;
        problems.push({ ...at, says });
      }
      last = own;
    }
    if (rest !== '') {
      problems.push({ file: each, line: lines.length + 1, says: 'It is cut in half.' });
    }
  }
  return { files: files.length, lines: count, last: last ?? FIRST, problems };
};
