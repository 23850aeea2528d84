import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { idOf, type PersistedOperations, persistedOperations } from './persisted-operations.ts';

/** What is wrong with a manifest, in one line. */
export class ManifestError extends Error {
  override readonly name = 'ManifestError';
}

/**
 * The operations of a manifest: a JSON object of texts by the SHA-256 of each.
 *
 * @throws ManifestError; a text that has another hash has been changed since somebody registered it.
 */
export const readManifest = (file: string): Readonly<Record<string, string>> => {
  let value: unknown;
  try {
    value = JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new ManifestError(
      code === undefined ? `${file} is no JSON.` : `${file} cannot be read (${code}).`,
    );
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new ManifestError(`${file} must be an object of operations by their SHA-256.`);
  }
  for (const [id, text] of Object.entries(value)) {
    if (typeof text !== 'string' || idOf(text) !== id) {
      throw new ManifestError(`${file} has a text for ${id} whose SHA-256 is another.`);
    }
  }
  return value as Readonly<Record<string, string>>;
};

const filesOf = (path: string): readonly string[] => {
  try {
    if (!statSync(path).isDirectory()) return [path];
    return readdirSync(path)
      .filter((name) => name.endsWith('.json'))
      .toSorted()
      .map((name) => join(path, name));
  } catch (error) {
    throw new ManifestError(
      `${path} cannot be read (${String((error as { code?: string }).code)}).`,
    );
  }
};

/**
 * What `management-graph register-documents` has written: one file, or all of a directory.
 *
 * @throws ManifestError
 */
export const readManifests = (path: string): PersistedOperations => {
  const files = filesOf(path);
  if (files.length === 0) throw new ManifestError(`${path} has no manifest (*.json).`);
  return persistedOperations(files.flatMap((file) => Object.values(readManifest(file))));
};
