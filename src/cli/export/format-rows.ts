import { COLUMNS, type ExportRow, type Format } from './columns.ts';
import { toCsvLine } from './csv.ts';

/** How rows are written. */
export interface RowFormat {
  readonly format: Format;
  /** See `toCsvLine`. */
  readonly excelSafe: boolean;
}

/** What stands above the rows. */
export const headOf = ({ format }: RowFormat): string =>
  format === 'csv' ? toCsvLine(COLUMNS) : '';

/** A row as one line: of CSV, or a JSON object. */
export const lineOf = (row: ExportRow, { format, excelSafe }: RowFormat): string =>
  format === 'csv'
    ? toCsvLine(
        COLUMNS.map((column) => row[column]),
        excelSafe,
      )
    : `${JSON.stringify(Object.fromEntries(COLUMNS.map((column) => [column, row[column]])))}\n`;
