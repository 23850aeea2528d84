import { CommandError } from '../errors.ts';
import { type ExportRow, KEY_COLUMNS } from '../export/columns.ts';
import type { ExportFile } from './read-export.ts';

/** What two exports differ in. */
export interface Difference {
  /** Rows of the new one that the old one has not, in its order. */
  readonly granted: readonly ExportRow[];
  /** Rows of the old one that the new one has not, in its order. */
  readonly revoked: readonly ExportRow[];
  /** How many both have, whatever names have changed. */
  readonly same: number;
  /** Why a row may look granted or revoked that is not. */
  readonly warnings: readonly string[];
}

const keyOf = (row: ExportRow): string => KEY_COLUMNS.map((column) => row[column]).join('\n');

/**
 * Compares by instance, account, permission set and principal. Names do not count: who is renamed has
 * neither been granted nor revoked anything. Holds the keys of the old file and what differs.
 *
 * @throws CommandError when a file cannot be read, or they are of two instances.
 */
export const diffExports = async (older: ExportFile, newer: ExportFile): Promise<Difference> => {
  const warnings = warningsOf(older, newer);
  const left = new Set<string>();
  for await (const row of older.rows()) left.add(keyOf(row));
  const granted = new Map<string, ExportRow>();
  const seen = new Set<string>();
  for await (const row of newer.rows()) {
    const key = keyOf(row);
    if (left.delete(key)) seen.add(key);
    else if (!seen.has(key)) granted.set(key, row);
  }
  const revoked = new Map<string, ExportRow>();
  if (left.size > 0) {
    for await (const row of older.rows()) {
      const key = keyOf(row);
      if (left.has(key)) revoked.set(key, row);
    }
  }
  return {
    granted: [...granted.values()],
    revoked: [...revoked.values()],
    same: seen.size,
    warnings,
  };
};

const warningsOf = (older: ExportFile, newer: ExportFile): readonly string[] => {
  const [before, after] = [older.manifest, newer.manifest];
  if (before !== undefined && after !== undefined && before.instanceArn !== after.instanceArn) {
    throw new CommandError(
      `These are exports of two instances: ${before.instanceArn} and ${after.instanceArn}.`,
    );
  }
  const warnings = [older, newer].flatMap(({ file, manifest }) =>
    manifest === undefined
      ? [`${file} has no manifest: nothing says that it is whole and as it was written.`]
      : [],
  );
  const rowsMissing = (manifest: typeof before): boolean =>
    manifest?.gaps.some(({ missing }) => missing === 'rows') ?? false;
  if (rowsMissing(before)) {
    warnings.push(`${older.file} has gaps: what looks granted may have been there before.`);
  }
  if (rowsMissing(after)) {
    warnings.push(`${newer.file} has gaps: what looks revoked may only not have been read.`);
  }
  if (before !== undefined && after !== undefined && before.coverage !== after.coverage) {
    warnings.push(
      `${older.file} covers ${before.coverage}, ${newer.file} ${after.coverage}: the assignments of principals that are gone differ by that alone.`,
    );
  }
  return warnings;
};
