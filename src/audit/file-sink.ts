/* eslint-disable max-lines -- one file and the order in which it is written, which every method keeps */
/** The audit in a file: a JSON record a line, each with the hash of the one before, appended and synced. */
import { randomUUID } from 'node:crypto';
import { closeSync, fsyncSync, mkdirSync, openSync } from 'node:fs';
import { type FileHandle, open, rename, stat } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import type { Clock } from '../core/clock.ts';
import { LockTaken, takeLock } from '../core/file-lock.ts';
import { type Link, link } from './chain.ts';
import type { OpenWork } from './open-work.ts';
import { readLeft } from './read-file.ts';
import type { AuditRecord } from './record.ts';
import { removeOldest, rotatedName } from './rotated-files.ts';
import type { AuditSink } from './sink.ts';

/** An audit file that cannot be used, in a sentence for whoever runs the gateway. */
export class AuditError extends Error {
  override readonly name = 'AuditError';
}

export interface AuditFileOptions {
  readonly file: string;
  /** Full when it would become larger, in bytes. */
  readonly maxBytes: number;
  /** Full when its first record is older, in milliseconds. */
  readonly maxAgeMs: number;
  /** How many full files are kept; all of them when left out. */
  readonly kept?: number | undefined;
  readonly clock: Clock;
  /** Told of what keeps nothing from being written, as a rotation that does not work. */
  onTrouble(message: string, error: unknown): void;
}

/** Who may enter which account, and who asked, is for those who run the gateway. */
const FILE_MODE = 0o600;
const FOLDER_MODE = 0o700;

const NEXT_TRY_MS = 60_000;

interface Job {
  readonly records: readonly AuditRecord[];
  done(): void;
  failed(error: Error): void;
}

const syncFolder = (file: string): void => {
  const folder = openSync(dirname(file), 'r');
  try {
    fsyncSync(folder);
  } finally {
    closeSync(folder);
  }
};

export class AuditFile implements AuditSink {
  readonly left: readonly AuditRecord[];
  readonly #options: AuditFileOptions;
  readonly #unlock: () => void;
  readonly #open: OpenWork;
  #handle: FileHandle | undefined;
  #last: Link;
  #size: number;
  #begunAt: number | undefined;
  /** Whether there is nothing in it but where it goes on from. */
  #isFresh = false;
  /** Not to be rotated before this moment: it did not work. */
  #rotatesAt = 0;
  #jobs: Job[] = [];
  #work: Promise<void> = Promise.resolve();
  /** Whether something is being written. */
  isBusy = false;
  #isClosed = false;

  /**
   * Opens the audit, whose folder is made when it is not there.
   *
   * @throws AuditError when another process writes the file, or it cannot be read.
   */
  constructor(options: AuditFileOptions) {
    const { file } = options;
    this.#options = options;
    try {
      mkdirSync(dirname(file), { recursive: true, mode: FOLDER_MODE });
      this.#unlock = takeLock(`${file}.lock`);
    } catch (error) {
      if (error instanceof LockTaken) {
        throw new AuditError(
          `Another process writes the audit ${file}: end it, or give this one a file of its own with AUDIT.`,
        );
      }
      throw new AuditError(`The audit ${file} cannot be used: ${(error as Error).message}`);
    }
    try {
      const left = readLeft(file);
      closeSync(openSync(file, 'a', FILE_MODE));
      syncFolder(file);
      this.#open = left.open;
      this.#last = left.last;
      this.#size = left.size;
      this.#begunAt = left.begunAt;
      this.left = left.open.all();
      const first: AuditRecord[] = [];
      if (left.cut > 0) first.push(this.#note('repaired', { bytes: left.cut }));
      if (left.after !== undefined) {
        const after = basename(left.after);
        first.push(this.#note('continued', { after, open: this.left }));
      }
      this.append(first).catch((error: unknown) =>
        options.onTrouble('The audit cannot be written', error),
      );
    } catch (error) {
      this.#unlock();
      throw new AuditError(`The audit ${file} cannot be read: ${(error as Error).message}`);
    }
  }

  append(records: readonly AuditRecord[]): Promise<void> {
    return new Promise((done, failed) => {
      this.#jobs.push({ records, done, failed });
      if (this.isBusy) return;
      this.isBusy = true;
      this.#work = this.#drain();
    });
  }

  async close(): Promise<void> {
    if (this.#isClosed) return;
    this.#isClosed = true;
    await this.#work;
    await this.#handle?.close();
    this.#handle = undefined;
    this.#unlock();
  }

  #note(type: 'repaired' | 'continued', more: Partial<AuditRecord>): AuditRecord {
    const at = new Date(this.#options.clock.now()).toISOString();
    return { id: randomUUID(), at, type, ...more };
  }

  /** What comes while the disk is busy is written together, with one sync. */
  async #drain(): Promise<void> {
    while (this.#jobs.length > 0) {
      const jobs = this.#jobs.splice(0);
      const records = jobs.flatMap((job) => job.records);
      try {
        await this.#write(records);
        for (const record of records) this.#open.note(record);
        for (const job of jobs) job.done();
      } catch (error) {
        for (const job of jobs) job.failed(error as Error);
      }
    }
    // At once, and not when the promise is settled: what is added in between would wait for ever.
    this.isBusy = false;
  }

  async #write(records: readonly AuditRecord[]): Promise<void> {
    const { clock, maxAgeMs, maxBytes } = this.#options;
    const handle = await this.#ready();
    const now = clock.now();
    const { text, last } = this.#linked(records);
    const isOld = this.#begunAt !== undefined && now - this.#begunAt >= maxAgeMs;
    const isFull = this.#size + Buffer.byteLength(text) > maxBytes;
    const isDue = this.#size > 0 && !this.#isFresh && now >= this.#rotatesAt;
    if (isDue && (isOld || isFull) && (await this.#rotate())) return this.#write(records);
    await this.#append(handle, text);
    this.#last = last;
    this.#begunAt ??= now;
    this.#isFresh = false;
  }

  #linked(records: readonly AuditRecord[]): { readonly text: string; readonly last: Link } {
    let last = this.#last;
    let text = '';
    for (const record of records) {
      const { line, next } = link(record, last);
      last = next;
      text += line;
    }
    return { text, last };
  }

  async #append(handle: FileHandle, text: string): Promise<void> {
    try {
      await handle.writeFile(text);
      await handle.datasync();
      this.#size += Buffer.byteLength(text);
    } catch (error) {
      // Half a line must not stay: what is appended next would be damaged by it.
      this.#handle = undefined;
      await handle.truncate(this.#size).catch(() => undefined);
      await handle.close().catch(() => undefined);
      throw error;
    }
  }

  /** The file, open: another one where somebody has moved it away, since nobody would look there. */
  async #ready(): Promise<FileHandle> {
    const { file } = this.#options;
    const there = await stat(file).catch(() => undefined);
    const current = this.#handle;
    if (current !== undefined) {
      if ((await current.stat()).ino === there?.ino) return current;
      await current.close();
      this.#handle = undefined;
    }
    const handle = await open(file, 'a', FILE_MODE);
    this.#handle = handle;
    const { size } = await handle.stat();
    // Half a line that could not be taken back when it was written.
    if (size > this.#size) await handle.truncate(this.#size);
    if (size < this.#size) {
      this.#size = size;
      this.#begunAt = undefined;
      syncFolder(file);
      await this.#continue(handle);
    }
    return handle;
  }

  /** Says in a new file what it goes on from, and what has not ended there. */
  async #continue(handle: FileHandle, after?: string): Promise<void> {
    const open = this.#open.all();
    const record = this.#note('continued', {
      ...(after === undefined ? {} : { after }),
      ...(open.length === 0 ? {} : { open }),
    });
    const { text, last } = this.#linked([record]);
    await this.#append(handle, text);
    this.#last = last;
    this.#begunAt = this.#options.clock.now();
    this.#isFresh = true;
  }

  /**
   * Gives the full file another name and begins a new one. After a kill in between there is none, and
   * the next process goes on from the full one.
   *
   * @returns false when it could not be renamed: then it is written on.
   */
  async #rotate(): Promise<boolean> {
    const { file, clock, kept, onTrouble } = this.#options;
    const full = rotatedName(file, clock.now());
    try {
      await rename(file, full);
    } catch (error) {
      onTrouble('The audit could not be rotated', error);
      this.#rotatesAt = clock.now() + NEXT_TRY_MS;
      return false;
    }
    await this.#handle?.close();
    this.#handle = undefined;
    this.#handle = await open(file, 'ax', FILE_MODE);
    this.#size = 0;
    this.#begunAt = undefined;
    syncFolder(file);
    await this.#continue(this.#handle, basename(full));
    try {
      if (kept !== undefined) removeOldest(file, kept);
    } catch (error) {
      onTrouble('Old files of the audit could not be removed', error);
    }
    return true;
  }
}
