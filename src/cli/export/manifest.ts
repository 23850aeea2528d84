import type { Gap } from '../../core/connection.ts';
import type { Column } from './columns.ts';
import type { RowFormat } from './format-rows.ts';

/** Something that the file should hold and does not. */
export interface ExportGap extends Gap {
  /** Rows, or a name in rows that are there. */
  readonly missing: 'rows' | 'account' | 'permissionSet' | 'principal';
}

export type Coverage = 'ALL' | 'LISTED_PRINCIPALS';

/** What makes two exports the same one: a part is only gone on with when all of it is equal. */
export interface ExportParameters extends RowFormat {
  readonly coverage: Coverage;
  /** Seconds; null leaves every value its own lifetime. */
  readonly maxAge: number | null;
  readonly instanceArn: string;
  readonly upstream: {
    readonly kind: string;
    readonly accountId: string | null;
    readonly region: string;
  };
  readonly columns: readonly Column[];
}

/** What stands beside an export: how it came about, and what is missing from it. */
export interface Manifest extends ExportParameters {
  readonly version: typeof MANIFEST_VERSION;
  readonly kind: 'assignments';
  readonly file: string;
  /** When it was begun and when it ended, in ISO 8601. */
  readonly started: string;
  readonly ended: string;
  /** How often it was interrupted and gone on with. */
  readonly resumed: number;
  /** The moment at which the oldest value in it was read from AWS. */
  readonly asOf: string | null;
  readonly rows: number;
  readonly awsCalls: number;
  readonly gaps: readonly ExportGap[];
  readonly bytes: number;
  readonly sha256: string;
}

/** Grows when a reader of an older manifest would be misled. */
export const MANIFEST_VERSION = 1;

export const manifestPath = (file: string): string => `${file}.manifest.json`;
