import { existsSync, readFileSync, truncateSync } from 'node:fs';
import { FIRST, type Link, linkOf } from './chain.ts';
import { OpenWork } from './open-work.ts';
import type { AuditRecord } from './record.ts';
import { rotatedFiles } from './rotated-files.ts';

/** What an earlier process has left in its file. */
export interface LeftFile {
  readonly last: Link;
  readonly open: OpenWork;
  readonly size: number;
  /** When its first record was written, in milliseconds since the epoch; undefined for an empty file. */
  readonly begunAt: number | undefined;
  /** The bytes of half a line at its end, which were cut off: nobody was told that they were written. */
  readonly cut: number;
  /** The full file that a new one has yet to say it goes on from: a kill came in between. */
  readonly after: string | undefined;
}

const LINE_BREAK = 10;

/** Reads `file`, and cuts off what a kill has left of a line at its end. */
export const readLeft = (file: string): LeftFile => {
  const open = new OpenWork();
  let begunAt: number | undefined;
  const readLines = (lines: readonly string[]): Link | undefined => {
    for (const line of lines) {
      try {
        const record = JSON.parse(line) as AuditRecord;
        begunAt ??= Date.parse(record.at);
        open.note(record);
      } catch {
        // A damaged line in the middle is evidence, and stays: `audit verify` tells of it.
      }
    }
    return linkOf(lines.at(-1) ?? '');
  };

  const bytes = existsSync(file) ? readFileSync(file) : Buffer.alloc(0);
  const size = bytes.lastIndexOf(LINE_BREAK) + 1;
  if (size < bytes.length) truncateSync(file, size);
  const cut = bytes.length - size;
  const after = size === 0 ? rotatedFiles(file).at(-1) : undefined;
  if (after !== undefined) {
    const last = readLines(readFileSync(after, 'utf8').split('\n').slice(0, -1)) ?? FIRST;
    return { last, open, size, begunAt: undefined, cut, after };
  }
  const own = readLines(bytes.subarray(0, size).toString('utf8').split('\n').slice(0, -1));
  return { last: own ?? FIRST, open, size, begunAt, cut, after };
};
