import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';

const root = fileURLToPath(new URL('../', import.meta.url));

/** The packages whose CommonJS files are loaded in a process that has only been started. */
const PRINT_LOADED = `
  import { createRequire } from 'node:module';
  await import('./src/main.ts');
  const files = Object.keys(createRequire(import.meta.url).cache);
  const names = files.map((file) => /.*node_modules\\/((?:@[^/]+\\/)?[^/]+)/.exec(file)?.[1]);
  process.stdout.write('LOADED ' + JSON.stringify([...new Set(names)]));
`;

it('loads no client of AWS to start', async () => {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ['--input-type=module', '-e', PRINT_LOADED, '--', 'main', '--help'],
    { cwd: root },
  );
  const loaded = JSON.parse(stdout.split('LOADED ')[1] ?? '[]') as readonly (string | null)[];
  expect(loaded).toContain('graphql');
  expect(loaded.filter((name) => name?.startsWith('@aws-sdk/'))).toEqual([]);
}, 60_000);
