import { readdirSync, rmSync } from 'node:fs';
import { basename, dirname, extname, join } from 'node:path';

/** `audit.2026-11-22T18-20-33.123Z.jsonl`: names sort as the times do. */
const STAMP = /^\d{4}-\d\d-\d\dT\d\d-\d\d-\d\d\.\d{3}Z(-\d+)?$/;

/** What `file` is called once it is full. */
export const rotatedName = (file: string, at: number, again: number): string => {
  const extension = extname(file);
  const stamp = new Date(at).toISOString().replaceAll(':', '-');
  const more = again === 0 ? '' : `-${again}`;
  return `${file.slice(0, file.length - extension.length)}.${stamp}${more}${extension}`;
};

/** The full files that belong to `file`, the oldest first. */
export const rotatedFiles = (file: string): readonly string[] => {
  const extension = extname(file);
  const stem = `${basename(file, extension)}.`;
  return readdirSync(dirname(file))
    .filter((name) => name.startsWith(stem) && name.endsWith(extension))
    .filter((name) => STAMP.test(name.slice(stem.length, name.length - extension.length)))
    .toSorted()
    .map((name) => join(dirname(file), name));
};

/** Removes all but the `kept` newest of them. */
export const removeOldest = (file: string, kept: number): void => {
  const files = rotatedFiles(file);
  for (const old of files.slice(0, Math.max(0, files.length - kept))) rmSync(old);
};
