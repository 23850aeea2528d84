import { appendFileSync, readFileSync, renameSync, utimesSync, writeFileSync } from 'node:fs';
import { SourceMap, type SourceMapPayload } from 'node:module';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { exampleQueries } from '../../src/graphiql/graphiql.ts';
import { checkOut, pinnedNode, type Checkout } from './support/checkout.ts';
import { anyPorts, ask, endAll, gatewayUrl, type Program, run, start } from './support/program.ts';

let checkout: Checkout;
const inside = (path: string): string => join(checkout.folder, path);
/** Tells who runs: what is in `dist/` is not what the stamp goes by. */
const MARK = 'THE BUNDLE';

beforeAll(async () => {
  checkout = checkOut({ installed: true });
  expect(await run(checkout.folder, ['npm', 'run', 'build'])).toMatchObject({ code: 0 });
  appendFileSync(inside('dist/main.js'), `\nconsole.log('${MARK}');\n`);
}, 120_000);
afterEach(endAll);
afterAll(() => checkout.remove());

const answers = async (program: Program): Promise<void> => {
  const url = await gatewayUrl(program);
  for (const { query } of exampleQueries().slice(0, 3)) {
    const answer = await ask(url, query);
    expect(answer, query).not.toHaveProperty('errors');
  }
  const page = await fetch(url, { headers: { accept: 'text/html' } });
  expect(await page.text()).toContain('<title>management-graph (SANDBOX)</title>');
  expect((await fetch(new URL('/metrics', url))).status).toBe(200);
  program.signal('SIGTERM');
};

it('is what npm start runs, and answers as the sources do', async () => {
  const program = start(checkout.folder, ['npm', 'start'], anyPorts);
  await answers(program);
  const { code, stdout, stderr } = await program.ended;
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(stdout).toContain(MARK);
});

it('needs no source at run time, as in the image', async () => {
  renameSync(inside('src/gateway.ts'), inside('src/gateway.away'));
  try {
    const image = ['--import', './src/compile-cache.js', 'dist/main.js', '--upstream', 'sandbox'];
    const program = start(checkout.folder, [pinnedNode, ...image], anyPorts);
    await answers(program);
    expect(await program.ended).toMatchObject({ code: 0, stderr: '' });
  } finally {
    renameSync(inside('src/gateway.away'), inside('src/gateway.ts'));
  }
});

it('answers without Node’s own fetch, which takes as long to load as a tenth of the start', async () => {
  const preload = inside('dist/preload.cjs');
  writeFileSync(
    preload,
    `process.once('exit', () => {
      const isLoaded = process.moduleLoadList.some((name) => name.endsWith('/undici/undici'));
      console.log(isLoaded ? 'FETCH LOADED' : 'NO FETCH');
    });`,
  );
  const command = [pinnedNode, '--require', preload, 'src/start.js', '--upstream', 'sandbox'];
  const program = start(checkout.folder, command, anyPorts);
  await answers(program);
  const { stdout } = await program.ended;
  expect(stdout).toContain(MARK);
  expect(stdout).toContain('NO FETCH');
});

it('keeps the names of functions, and knows their files and lines', () => {
  const text = readFileSync(inside('dist/main.js'), 'utf8').split('\n');
  const line = text.findIndex((of) => of.startsWith('const createGateway = '));
  const map = JSON.parse(readFileSync(inside('dist/main.js.map'), 'utf8')) as SourceMapPayload;
  const found = new SourceMap(map).findEntry(line, 'const '.length);
  if (!('originalSource' in found)) throw new Error('The map does not know this line.');
  expect(found.originalSource).toMatch(/src\/gateway\.ts$/);
  const source = readFileSync(inside('src/gateway.ts'), 'utf8').split('\n');
  expect(source[found.originalLine]).toContain('export const createGateway = ');
});

it('is left aside, and that is said, when the sources are no longer those it is made of', async () => {
  utimesSync(inside('src/main.ts'), 1, 1);
  const program = start(checkout.folder, ['npm', 'start'], anyPorts);
  await answers(program);
  const { code, stdout, stderr } = await program.ended;
  expect(code).toBe(0);
  expect(stdout).not.toContain(MARK);
  expect(stderr).toContain('npm run build');
});

it('has what it was made of written beside it', () => {
  expect(readFileSync(inside('dist/sources.txt'), 'utf8')).toContain('src/gateway.ts ');
});
