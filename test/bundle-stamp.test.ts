import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { bundleState, stampBundle } from '../src/bundle-stamp.ts';

let root: string;
const write = (name: string, text: string): void => writeFileSync(join(root, name), text);

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'bundle-'));
  for (const folder of ['src/core', 'dist']) mkdirSync(join(root, folder), { recursive: true });
  write('package-lock.json', '{}');
  write('src/main.ts', 'a');
  write('src/core/clock.ts', 'b');
});
afterEach(() => rmSync(root, { recursive: true }));

it('is none before a bundle is made, and fresh after', () => {
  const stamp = stampBundle(root);
  expect(bundleState(root)).toBe('none');
  stamp();
  expect(bundleState(root)).toBe('fresh');
});

it.each<[string, () => void]>([
  ['changed', () => write('src/core/clock.ts', 'longer')],
  ['written again', () => utimesSync(join(root, 'src/main.ts'), 1, 1)],
  ['added', () => write('src/core/new.ts', '')],
  ['removed', () => rmSync(join(root, 'src/core/clock.ts'))],
  ['another set of packages', () => write('package-lock.json', '{ }')],
])('is stale when something is %s, be it while the bundle is made', (_what, change) => {
  stampBundle(root)();
  change();
  expect(bundleState(root)).toBe('stale');
  const stamp = stampBundle(root);
  write('src/main.ts', 'changed meanwhile');
  stamp();
  expect(bundleState(root)).toBe('stale');
});
