/** The queue in a file: one JSON record a line, appended and synced before anything is answered. */
import {
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  writeFileSync,
} from 'node:fs';
import { type FileHandle, open, rename } from 'node:fs/promises';
import { join } from 'node:path';
import {
  type QueueLog,
  type QueueRecord,
  replay,
  type StoredChange,
  withoutForgotten,
} from './queue-log.ts';
import { LockTaken, takeLock } from '../../../core/file-lock.ts';

/** A state directory that cannot be used, in a sentence for whoever runs the gateway. */
export class StateError extends Error {
  override readonly name = 'StateError';
}

const FILE = 'changes.jsonl';

/** Only the one who runs the gateway may read who was given which access. */
const FILE_MODE = 0o600;
const FOLDER_MODE = 0o700;

const line = (record: QueueRecord): string => `${JSON.stringify(record)}\n`;
const toText = (entries: readonly StoredChange[]): string =>
  entries.map((entry) => line({ add: [entry] })).join('');

/** @throws StateError for a line that is damaged; a last one that a kill has torn is passed over. */
const read = (file: string): readonly QueueRecord[] => {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
  // What comes behind the last line break was never acknowledged to anybody.
  const lines = text.split('\n').slice(0, -1);
  return lines.map((each, index) => {
    try {
      return JSON.parse(each) as QueueRecord;
    } catch {
      throw new StateError(
        `${file}: line ${index + 1} is damaged. Put back a copy, or move the file away: what was queued in it is then not carried out.`,
      );
    }
  });
};

const syncFolder = (directory: string): void => {
  const folder = openSync(directory, 'r');
  try {
    fsyncSync(folder);
  } finally {
    closeSync(folder);
  }
};

/** Replaces the file in one step: after a kill it is the old one or the new one, and whole. */
const compact = (file: string, directory: string, entries: readonly StoredChange[]): void => {
  const fresh = `${file}.new`;
  writeFileSync(fresh, toText(entries), { mode: FILE_MODE, flush: true });
  renameSync(fresh, file);
  syncFolder(directory);
};

interface Job {
  readonly text?: string;
  readonly entries?: () => readonly StoredChange[];
  done(): void;
  failed(error: Error): void;
}

export class QueueFile implements QueueLog {
  readonly left: readonly StoredChange[];
  readonly #directory: string;
  readonly #file: string;
  readonly #unlock: () => void;
  #handle: FileHandle | undefined;
  #size = 0;
  #jobs: Job[] = [];
  #work: Promise<void> = Promise.resolve();
  /** Whether something is being written. */
  isBusy = false;

  /**
   * Opens the queue in `directory`, which is made when it is not there.
   *
   * @throws StateError when another gateway uses the directory, or the file in it is damaged.
   */
  constructor(directory: string, now: number) {
    this.#directory = directory;
    this.#file = join(directory, FILE);
    try {
      mkdirSync(directory, { recursive: true, mode: FOLDER_MODE });
      this.#unlock = takeLock(join(directory, 'lock'));
    } catch (error) {
      if (error instanceof LockTaken) {
        throw new StateError(
          `Another gateway uses the state directory ${directory}: end it, or give this one a STATE_DIR of its own.`,
        );
      }
      throw new StateError(
        `The state directory ${directory} cannot be used: ${(error as Error).message}`,
      );
    }
    try {
      this.left = withoutForgotten(replay(read(this.#file)), now);
      compact(this.#file, directory, this.left);
    } catch (error) {
      this.#unlock();
      throw error;
    }
  }

  append(records: readonly QueueRecord[]): Promise<void> {
    const text = records.map(line).join('');
    return new Promise((done, failed) => this.#add({ text, done, failed }));
  }

  rewrite(entries: () => readonly StoredChange[]): Promise<void> {
    return new Promise((done, failed) => this.#add({ entries, done, failed }));
  }

  async close(): Promise<void> {
    await this.#work;
    await this.#handle?.close();
    this.#handle = undefined;
    this.#unlock();
  }

  #add(job: Job): void {
    this.#jobs.push(job);
    if (this.isBusy) return;
    this.isBusy = true;
    this.#work = this.#drain();
  }

  /** What comes while the disk is busy is written together, with one sync. */
  async #drain(): Promise<void> {
    while (this.#jobs.length > 0) {
      const rewrites = this.#jobs.findIndex(({ entries }) => entries !== undefined);
      const count = rewrites === 0 ? 1 : rewrites < 0 ? this.#jobs.length : rewrites;
      const jobs = this.#jobs.splice(0, count);
      try {
        const entries = jobs[0]?.entries;
        if (entries !== undefined) await this.#rewrite(entries());
        else await this.#write(jobs.map(({ text = '' }) => text).join(''));
        for (const job of jobs) job.done();
      } catch (error) {
        for (const job of jobs) job.failed(error as Error);
      }
    }
    // At once, and not when the promise is settled: what is added in between would wait for ever.
    this.isBusy = false;
  }

  async #open(): Promise<FileHandle> {
    if (this.#handle === undefined) {
      this.#handle = await open(this.#file, 'a', FILE_MODE);
      this.#size = (await this.#handle.stat()).size;
    }
    return this.#handle;
  }

  async #write(text: string): Promise<void> {
    const handle = await this.#open();
    try {
      await handle.writeFile(text);
      await handle.datasync();
      this.#size += Buffer.byteLength(text);
    } catch (error) {
      // Half a line must not stay: what is appended next would be damaged by it.
      await handle.truncate(this.#size);
      throw error;
    }
  }

  async #rewrite(entries: readonly StoredChange[]): Promise<void> {
    const fresh = await open(`${this.#file}.new`, 'w', FILE_MODE);
    try {
      await fresh.writeFile(toText(entries));
      await fresh.sync();
    } finally {
      await fresh.close();
    }
    await rename(`${this.#file}.new`, this.#file);
    syncFolder(this.#directory);
    await this.#handle?.close();
    this.#handle = undefined;
  }
}
