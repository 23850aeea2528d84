import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { CommandError } from '../errors.ts';

/** A file of a client, with operations in it. */
export interface DocumentFile {
  readonly file: string;
  readonly text: string;
}

const IS_DOCUMENT = /\.(graphql|gql)$/;

const filesIn = (path: string): readonly string[] => {
  try {
    if (!statSync(path).isDirectory()) return [path];
    return readdirSync(path, { recursive: true, encoding: 'utf8' })
      .filter((name) => IS_DOCUMENT.test(name) && !name.split(/[\\/]/).includes('node_modules'))
      .toSorted()
      .map((name) => join(path, name));
  } catch (error) {
    throw new CommandError(
      `${path} cannot be read (${String((error as { code?: string }).code)}).`,
    );
  }
};

/**
 * The files at `paths`: files as they are, and all `*.graphql` and `*.gql` of directories.
 *
 * @throws CommandError when there are none.
 */
export const findDocuments = (paths: readonly string[]): readonly DocumentFile[] => {
  const files = [...new Set(paths.flatMap(filesIn))];
  if (files.length === 0) {
    throw new CommandError(`there is no *.graphql or *.gql in ${paths.join(', ')}.`);
  }
  return files.map((file) => ({ file, text: readFileSync(file, 'utf8') }));
};
