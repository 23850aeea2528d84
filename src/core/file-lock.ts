import { closeSync, openSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';

/** A lock that somebody else holds. */
export class LockTaken extends Error {
  override readonly name = 'LockTaken';
}

/**
 * Takes the lock `file` for this process, until the function that is returned is called or the
 * process ends, however it ends: the operating system then gives it back.
 *
 * Node offers no file locks of its own. SQLite takes them on every platform, so an empty database is
 * opened for nothing but its lock. A file with the number of the process in it would not do: after a
 * kill it stays behind, and in a container the next process has the same number.
 *
 * @throws LockTaken
 */
export const takeLock = (file: string): (() => void) => {
  closeSync(openSync(file, 'a', 0o600));
  const database = new DatabaseSync(file);
  try {
    database.exec('PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE');
  } catch (error) {
    database.close();
    // SQLITE_BUSY
    if ((error as { readonly errcode?: number }).errcode !== 5) throw error;
    throw new LockTaken(`${file} is locked by another process.`);
  }
  return () => database.close();
};
