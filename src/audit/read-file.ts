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
}

/** The last line of a file that is full. */
const lastLink = (file: string): Link => {
  const lines = readFileSync(file, 'utf8').split('\n');
  return linkOf(lines.at(-2) ?? '') ?? FIRST;
};

const LINE_BREAK = 10;

/** Reads `file`, and cuts off what a kill has left of a line at its end. */
export const readLeft = (file: string): LeftFile => {
  const open = new OpenWork();
  const bytes = existsSync(file) ? readFileSync(file) : Buffer.alloc(0);
  const size = bytes.lastIndexOf(LINE_BREAK) + 1;
  if (size < bytes.length) truncateSync(file, size);
  const lines = bytes.subarray(0, size).toString('utf8').split('\n').slice(0, -1);
  let begunAt: number | undefined;
  for (const line of lines) {
    try {
      const record = JSON.parse(line) as AuditRecord;
      begunAt ??= Date.parse(record.at);
      open.note(record);
    } catch {
      // A damaged line in the middle is evidence, and stays: `audit verify` tells of it.
    }
  }
  const before = size === 0 ? rotatedFiles(file).at(-1) : undefined;
  const own = linkOf(lines.at(-1) ?? '');
  return {
    last: own ?? (before === undefined ? FIRST : lastLink(before)),
    open,
    size,
    begunAt,
    cut: bytes.length - size,
  };
};
