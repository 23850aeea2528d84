import { createHash } from 'node:crypto';
import type { AuditRecord } from './record.ts';
import { lineOf } from './sink.ts';

/** The last link: the number of the line and the SHA-256 of its text. */
export interface Link {
  readonly seq: number;
  readonly hash: string;
}

/** Before the first line of all. */
export const FIRST: Link = { seq: 0, hash: '0'.repeat(64) };

/** What is hashed of a line: its text, without the line break. */
export const hashOf = (line: string): string => createHash('sha256').update(line).digest('hex');

/** The record as the line after `last`, and the link that it makes. */
export const link = (
  record: AuditRecord,
  last: Link,
): { readonly line: string; readonly next: Link } => {
  const seq = last.seq + 1;
  const line = lineOf(record, { seq, prev: last.hash });
  return { line, next: { seq, hash: hashOf(line.slice(0, -1)) } };
};

/** The link that a line is; undefined when it is none. */
export const linkOf = (line: string): Link | undefined => {
  try {
    const { seq } = JSON.parse(line) as { readonly seq?: unknown };
    return typeof seq === 'number' ? { seq, hash: hashOf(line) } : undefined;
  } catch {
    return undefined;
  }
};
