import { closeSync, fsyncSync, openSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** Only the one who runs the export may read who has which access. */
export const FILE_MODE = 0o600;

/** Makes what was done to the names in the folder of `file` last through a power cut. */
export const syncFolder = (file: string): void => {
  const folder = openSync(dirname(file), 'r');
  try {
    fsyncSync(folder);
  } finally {
    closeSync(folder);
  }
};

/** Replaces a file in one step: after a kill it is the old one or the new one, and whole. */
export const replaceFile = (file: string, text: string): void => {
  const fresh = `${file}.new`;
  writeFileSync(fresh, text, { mode: FILE_MODE, flush: true });
  renameSync(fresh, file);
  syncFolder(file);
};
