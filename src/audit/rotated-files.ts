import { existsSync, readdirSync, rmSync } from 'node:fs';
import { basename, dirname, extname, join } from 'node:path';

/** `audit.2026-11-22T18-20-33.123Z.jsonl`: names sort as the times do. */
const STAMP = /^\d{4}-\d\d-\d\dT\d\d-\d\d-\d\d\.\d{3}Z$/;

/** What `file` is called once it is full: by the time, or the next that no other is called by. */
export const rotatedName = (file: string, now: number): string => {
  const extension = extname(file);
  const stem = file.slice(0, file.length - extension.length);
  for (let at = now; ; at += 1) {
    const name = `${stem}.${new Date(at).toISOString().replaceAll(':', '-')}${extension}`;
    if (!existsSync(name)) return name;
  }
};

/** The full files that belong to `file`, the oldest first; none where there is no such folder. */
export const rotatedFiles = (file: string): readonly string[] => {
  const extension = extname(file);
  const stem = `${basename(file, extension)}.`;
  if (!existsSync(dirname(file))) return [];
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
