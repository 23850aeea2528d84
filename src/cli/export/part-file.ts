/**
 * An export while it grows. The rows are in `FILE.partial`, and how far they have come in
 * `FILE.partial.json`: the cursor, and how many bytes count. A page is written and synced first and
 * counted after that, so a kill at any moment leaves bytes that do not count, never a count without
 * its bytes. Only the whole export gets the name FILE.
 */
import { createHash, type Hash } from 'node:crypto';
import {
  closeSync,
  existsSync,
  fdatasyncSync,
  ftruncateSync,
  openSync,
  readFileSync,
  readSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { LockTaken, takeLock } from '../../core/file-lock.ts';
import { CommandError } from '../errors.ts';
import { type ExportGap, type ExportParameters, type Manifest, manifestPath } from './manifest.ts';
import { FILE_MODE, replaceFile, syncFolder } from './replace-file.ts';

/** How far an export has come. */
export interface ExportState {
  readonly version: typeof STATE_VERSION;
  readonly parameters: ExportParameters;
  readonly started: string;
  readonly resumed: number;
  /** Where the next page begins; null before the first, and behind the last. */
  readonly cursor: string | null;
  /** Whether the last page is in it. */
  readonly isWhole: boolean;
  readonly rows: number;
  readonly awsCalls: number;
  readonly asOf: string | null;
  readonly gaps: readonly ExportGap[];
  /** How much of `FILE.partial` counts, and its SHA-256. */
  readonly bytes: number;
  readonly sha256: string;
  /** There once every row is written: what is left is to give the files their names. */
  readonly manifest?: Manifest;
}

/** What the caller knows of the next state; bytes and digest are counted here. */
export type Progressed = Omit<ExportState, 'version' | 'bytes' | 'sha256'>;

export interface OpenOptions {
  /** Replace FILE when it is there. */
  readonly force: boolean;
  /** Begin anew although a part is there. */
  readonly restart: boolean;
}

const STATE_VERSION = 1;
const CHUNK = 1 << 20;

export class PartFile {
  readonly #file: string;
  readonly #unlock: () => void;
  #state: ExportState | undefined;
  #data: number | undefined;
  #hash: Hash = createHash('sha256');

  /**
   * Takes hold of FILE, and reads how far an earlier run has come. Changes nothing yet.
   *
   * @throws CommandError when FILE is there already, another process writes it, or the part beside it
   * cannot be used.
   */
  constructor(file: string, { force, restart }: OpenOptions) {
    this.#file = file;
    this.#unlock = lock(file);
    try {
      this.#state = restart ? undefined : readState(`${file}.partial.json`);
      if (this.#state?.manifest === undefined && existsSync(file) && !force) {
        throw new CommandError(`${file} is there already: --force replaces it once all is read.`);
      }
    } catch (error) {
      this.close();
      throw error;
    }
  }

  /** How far the rows have come; undefined before `begin`. */
  get state(): ExportState | undefined {
    return this.#state;
  }

  /** Begins anew, with nothing but `head`. */
  begin(head: string, progressed: Progressed): void {
    this.#closeData();
    // First of all: a state must never count bytes of another beginning.
    rmSync(this.#name('partial.json'), { force: true });
    this.#data = openSync(this.#name('partial'), 'w', FILE_MODE);
    syncFolder(this.#file);
    this.#hash = createHash('sha256');
    this.#state = undefined;
    this.append(head, progressed);
  }

  /**
   * Goes on where the state says: what was written beyond it is cut off.
   *
   * @throws CommandError when the part is not the one that the state counted.
   */
  resume(state: ExportState): void {
    try {
      this.#data = openSync(this.#name('partial'), 'r+');
      this.#hash = hashOf(this.#data, state.bytes);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    }
    if (this.#data === undefined || this.#digest() !== state.sha256) {
      throw new CommandError(
        `${this.#name('partial')} is not what ${this.#name('partial.json')} counts: --restart begins anew.`,
      );
    }
    ftruncateSync(this.#data, state.bytes);
  }

  /** Adds `text`, and only then says how far it has come. */
  append(text: string, progressed: Progressed): void {
    const bytes = Buffer.from(text);
    const from = this.#state?.bytes ?? 0;
    if (this.#data === undefined) throw new Error('The part is not open.');
    for (let done = 0; done < bytes.length;) {
      done += writeSync(this.#data, bytes, done, bytes.length - done, from + done);
    }
    fdatasyncSync(this.#data);
    this.#hash.update(bytes);
    this.#save({ ...progressed, bytes: from + bytes.length, sha256: this.#digest() });
  }

  /**
   * Gives the files their names. The state has the manifest from before the first name to after the
   * last, so that a kill in between is made good by the next run.
   *
   * @param manifestOf makes the manifest of the last state; not asked when there is one already.
   */
  finish(manifestOf: (state: ExportState) => Manifest): Manifest {
    if (this.#state === undefined) throw new Error('The part was not begun.');
    const manifest = this.#state.manifest ?? manifestOf(this.#state);
    if (this.#state.manifest === undefined) this.#save({ ...this.#state, manifest });
    this.#closeData();
    if (existsSync(this.#name('partial'))) renameSync(this.#name('partial'), this.#file);
    replaceFile(manifestPath(this.#file), `${JSON.stringify(manifest, undefined, 2)}\n`);
    rmSync(this.#name('partial.json'));
    syncFolder(this.#file);
    return manifest;
  }

  close(): void {
    this.#closeData();
    try {
      rmSync(`${this.#file}.lock`, { force: true });
    } finally {
      this.#unlock();
    }
  }

  #save(state: Omit<ExportState, 'version'>): void {
    this.#state = { version: STATE_VERSION, ...state };
    replaceFile(this.#name('partial.json'), JSON.stringify(this.#state));
  }

  #digest(): string {
    return this.#hash.copy().digest('hex');
  }

  #name(end: string): string {
    return `${this.#file}.${end}`;
  }

  #closeData(): void {
    if (this.#data !== undefined) closeSync(this.#data);
    this.#data = undefined;
  }
}

const lock = (file: string): (() => void) => {
  try {
    return takeLock(`${file}.lock`);
  } catch (error) {
    if (error instanceof LockTaken) {
      throw new CommandError(`Another process is writing ${file}: wait for it, or end it.`);
    }
    throw new CommandError(`${file} cannot be written: ${(error as Error).message}`);
  }
};

const readState = (file: string): ExportState | undefined => {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
  try {
    const state = JSON.parse(text) as ExportState;
    if (state.version === STATE_VERSION) return state;
  } catch {
    // Said below.
  }
  throw new CommandError(`${file} is damaged or of another version: --restart begins anew.`);
};

/** The digest of the first `bytes` bytes, which can be gone on with. */
const hashOf = (data: number, bytes: number): Hash => {
  const hash = createHash('sha256');
  const buffer = Buffer.alloc(Math.min(CHUNK, bytes));
  for (let at = 0; at < bytes;) {
    const count = readSync(data, buffer, 0, Math.min(buffer.length, bytes - at), at);
    if (count === 0) break;
    hash.update(buffer.subarray(0, count));
    at += count;
  }
  return hash;
};
