import { readFileSync } from 'node:fs';
import { text } from 'node:stream/consumers';
import { afterEach, expect, it } from 'vitest';
import { capture, endAll, startGateway } from './support/processes.ts';

afterEach(endAll);

/** The packages whose CommonJS files are loaded in a process that has only been started. */
const PRINT_LOADED = `
  import { createRequire } from 'node:module';
  await import('./src/main.ts');
  const files = Object.keys(createRequire(import.meta.url).cache);
  const names = files.map((file) => /.*node_modules\\/((?:@[^/]+\\/)?[^/]+)/.exec(file)?.[1]);
  process.stdout.write('LOADED ' + JSON.stringify([...new Set(names)]));
`;

it('loads no client of AWS to start', async () => {
  const argv = ['--input-type=module', '-e', PRINT_LOADED, '--', 'main', '--help'];
  const stdout = await text(capture(process.execPath, argv, {}).stdout);
  const loaded = JSON.parse(stdout.split('LOADED ')[1] ?? '[]') as readonly (string | null)[];
  expect(loaded).toContain('graphql');
  expect(loaded.filter((name) => name?.startsWith('@aws-sdk/'))).toEqual([]);
}, 60_000);

/** The same when it has been found ready, without a question. */
const PRINT_READY = `
  import { createRequire } from 'node:module';
  const { cache } = createRequire(import.meta.url);
  const names = () => Object.keys(cache).map((file) => /.*node_modules\\/((?:@[^/]+\\/)?[^/]+)/.exec(file)?.[1]);
  process.on('SIGTERM', () => process._rawDebug('LOADED ' + JSON.stringify([...new Set(names())])));
`;

it('has loaded the client of every service once it is ready, so that no question waits for that', async () => {
  const preload = `data:text/javascript,${encodeURIComponent(PRINT_READY.replace('import.meta.url', JSON.stringify(import.meta.url)))}`;
  const gateway = startGateway(['--upstream', 'sandbox'], {}, ['--import', preload]);
  const ready = await fetch(new URL('/health/ready', await gateway.url()));
  expect(ready.status).toBe(200);
  gateway.child.kill('SIGTERM');
  expect(await gateway.ended).toBe(0);
  const loaded = JSON.parse(gateway.said.error.split('LOADED ')[1] ?? '[]') as readonly string[];
  const services = ['sts', 'sso-admin', 'identitystore', 'organizations', 'finspace', 'grafana'];
  expect(loaded).toEqual(expect.arrayContaining(services.map((name) => `@aws-sdk/client-${name}`)));
  expect(loaded).not.toContain('@aws-sdk/client-iam');
}, 60_000);

it('is told the same of V8 in the image as by npm run start:aws', () => {
  const read = (name: string): string =>
    readFileSync(new URL(`../${name}`, import.meta.url), 'utf8');
  const { scripts } = JSON.parse(read('package.json')) as {
    readonly scripts: { readonly 'start:aws': string };
  };
  const flags = scripts['start:aws'].split(' ').filter((word) => word.includes('='));
  const [, command = '[]'] = /^CMD (\[.*\])$/m.exec(read('Dockerfile')) ?? [];
  const inImage = (JSON.parse(command) as readonly string[]).filter((word) => /^--.*=/.test(word));
  expect(flags.length).toBeGreaterThan(0);
  expect(inImage).toEqual(flags);
});
