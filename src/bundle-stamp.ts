import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = fileURLToPath(new URL('..', import.meta.url));
/** The packages are in the second lock, which npm writes whenever it installs something. */
const FILES = ['package-lock.json', 'node_modules/.package-lock.json'];
const STAMP = join('dist', 'sources.txt');

/** A line for each file: what tells whether it is still the same. */
const sourcesOf = (root: string): string => {
  const sources = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' });
  const lines = [...sources.map((name) => join('src', name)), ...FILES].map((name) => {
    const stats = statSync(join(root, name), { throwIfNoEntry: false });
    return stats?.isFile() === true ? `${name} ${stats.size} ${stats.mtimeMs}` : name;
  });
  return lines.sort().join('\n');
};

/**
 * Whether `dist/` is made of the sources as they are: by sizes and times, as `make` goes by, since to read
 * them all would take longer than the bundle saves.
 *
 * @param root the folder of the repository.
 * @returns `none` when there is no bundle.
 */
export const bundleState = (root = here): 'none' | 'fresh' | 'stale' => {
  let stamp: string;
  try {
    stamp = readFileSync(join(root, STAMP), 'utf8');
  } catch {
    return 'none';
  }
  return stamp === sourcesOf(root) ? 'fresh' : 'stale';
};

/**
 * Looks at the sources before a bundle is made of them: what changes meanwhile makes it stale.
 *
 * @param root the folder of the repository.
 * @returns what writes it down when the bundle is there.
 */
export const stampBundle = (root = here): (() => void) => {
  const sources = sourcesOf(root);
  return () => writeFileSync(join(root, STAMP), sources);
};
