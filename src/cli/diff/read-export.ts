import { createHash } from 'node:crypto';
import { createReadStream, readFileSync } from 'node:fs';
import { StringDecoder } from 'node:string_decoder';
import { CommandError } from '../errors.ts';
import {
  type Column,
  COLUMNS,
  type ExportRow,
  type Format,
  KEY_COLUMNS,
} from '../export/columns.ts';
import { CsvReader } from '../export/csv.ts';
import { type Manifest, MANIFEST_VERSION, manifestPath } from '../export/manifest.ts';

/** A file of an export, and what stands beside it. */
export interface ExportFile {
  readonly file: string;
  readonly manifest: Manifest | undefined;
  /**
   * Its rows, one after the other; they may be read more than once.
   *
   * @throws CommandError when the file is not what its manifest says, or no export.
   */
  rows(): AsyncGenerator<ExportRow>;
}

export const openExport = (file: string): ExportFile => {
  const manifest = readManifest(file);
  return { file, manifest, rows: () => readRows(file, manifest) };
};

const readManifest = (file: string): Manifest | undefined => {
  const path = manifestPath(file);
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw new CommandError(`${path} cannot be read: ${(error as Error).message}`);
  }
  try {
    const manifest = JSON.parse(text) as Manifest;
    if (manifest.version === MANIFEST_VERSION && manifest.kind === 'assignments') return manifest;
  } catch {
    // Said below.
  }
  throw new CommandError(`${path} is no manifest of an export that this version can read.`);
};

async function* readRows(file: string, manifest: Manifest | undefined): AsyncGenerator<ExportRow> {
  const hash = createHash('sha256');
  const decoder = new StringDecoder('utf8');
  let reader: Reader | undefined;
  try {
    for await (const chunk of createReadStream(file)) {
      hash.update(chunk as Buffer);
      const text = decoder.write(chunk as Buffer);
      reader ??= readerOf(manifest?.format ?? (text.startsWith('{') ? 'jsonl' : 'csv'));
      yield* reader.push(text);
    }
    if (reader !== undefined) yield* reader.end();
  } catch (error) {
    if (error instanceof CommandError) throw error;
    throw new CommandError(`${file} cannot be read: ${(error as Error).message}`);
  }
  if (manifest !== undefined && manifest.sha256 !== hash.digest('hex')) {
    throw new CommandError(
      `${file} is not what ${manifestPath(file)} says: its SHA-256 differs. Has it been edited?`,
    );
  }
}

interface Reader {
  push(text: string): Iterable<ExportRow>;
  end(): Iterable<ExportRow>;
}

const readerOf = (format: Format): Reader => (format === 'csv' ? csvRows() : jsonRows());

const csvRows = (): Reader => {
  const reader = new CsvReader();
  let head: readonly string[] | undefined;
  const toRow = function* (records: Iterable<readonly string[]>): Generator<ExportRow> {
    for (const cells of records) {
      if (head === undefined) {
        head = cells;
        continue;
      }
      const names = head;
      if (cells.length !== names.length) {
        throw new SyntaxError(`a record has ${cells.length} cells, and the head ${names.length}`);
      }
      yield checked((column) => cells[names.indexOf(column)]);
    }
  };
  return { push: (text) => toRow(reader.push(text)), end: () => toRow(reader.end()) };
};

const jsonRows = (): Reader => {
  let rest = '';
  const toRow = (line: string): ExportRow => {
    const row: unknown = JSON.parse(line);
    return checked((column) => (row as Partial<Record<Column, unknown>> | null)?.[column]);
  };
  return {
    *push(text) {
      const lines = (rest + text).split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) if (line !== '') yield toRow(line);
    },
    *end() {
      if (rest !== '') yield toRow(rest);
    },
  };
};

const KEYS: ReadonlySet<Column> = new Set(KEY_COLUMNS);

/** @throws SyntaxError when a column that makes the row what it is has no value. */
const checked = (cell: (column: Column) => unknown): ExportRow => {
  const entries = COLUMNS.map((column) => {
    const value = cell(column);
    const text = typeof value === 'string' && value !== '' ? value : null;
    if (text === null && KEYS.has(column)) {
      throw new SyntaxError(`a row has no ${column}: it is no export of assignments`);
    }
    return [column, text] as const;
  });
  return Object.fromEntries(entries) as ExportRow;
};
