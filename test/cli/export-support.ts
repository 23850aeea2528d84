/** An export in a test: a gateway, a folder, and what the files in it say. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Asked } from '../../src/cli/ask.ts';
import type { ExportRow } from '../../src/cli/export/columns.ts';
import { CsvReader } from '../../src/cli/export/csv.ts';
import { exportAssignments, type ExportOptions } from '../../src/cli/export/export-assignments.ts';
import { type Manifest, manifestPath } from '../../src/cli/export/manifest.ts';
import { silent, type Progress } from '../../src/cli/export/progress.ts';
import type { TestGateway } from '../support/make-gateway.ts';
import { makeFolder } from '../support/run-folder.ts';

/** A folder for what is exported. */
export class Folder {
  readonly path = makeFolder('export');

  file(name = 'assignments.csv'): string {
    return join(this.path, name);
  }
}

export const optionsOf = (file: string, more: Partial<ExportOptions> = {}): ExportOptions => ({
  file,
  format: 'csv',
  excelSafe: false,
  coverage: 'ALL',
  force: false,
  restart: false,
  ...more,
});

export interface RunOptions {
  readonly gateway?: Asked;
  readonly signal?: AbortSignal;
  readonly progress?: Progress;
  readonly told?: string[];
}

/** Runs an export to its end, as far as simulated time has to go for it. */
export const runExport = (
  t: TestGateway,
  options: ExportOptions,
  run: RunOptions = {},
): Promise<Manifest> =>
  t.clock.runUntil(
    exportAssignments(
      {
        gateway: run.gateway ?? t.gateway,
        clock: t.clock,
        signal: run.signal ?? new AbortController().signal,
        progress: run.progress ?? silent,
        tell: (line) => void run.told?.push(line),
      },
      options,
    ),
  );

export const readCsv = (text: string): readonly (readonly string[])[] => {
  const reader = new CsvReader();
  return [...reader.push(text), ...reader.end()];
};

/** The rows of an export, whatever its format. */
export const rowsOf = (file: string): readonly ExportRow[] => {
  const text = readFileSync(file, 'utf8');
  if (!file.endsWith('.csv')) {
    return text
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line) as ExportRow);
  }
  const [head = [], ...records] = readCsv(text);
  return records.map(
    (cells) =>
      Object.fromEntries(
        head.map((column, index) => [column, cells[index] === '' ? null : cells[index]]),
      ) as ExportRow,
  );
};

export const keyOfRow = (row: ExportRow): string =>
  [row.accountId, row.permissionSetArn, row.principalType, row.principalId].join(' ');

export const manifestOf = (file: string): Manifest =>
  JSON.parse(readFileSync(manifestPath(file), 'utf8')) as Manifest;

/** Which of the files of an export are there: itself, its manifest, and what a part leaves. */
export const left = (file: string): readonly string[] =>
  ['', '.manifest.json', '.partial', '.partial.json', '.lock'].filter((end) =>
    existsSync(`${file}${end}`),
  );
