import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { makeApiKey } from '../../src/auth/api-keys.ts';
import { capture } from './processes.ts';
import { searchRun } from './run-folder.ts';

/** One that this run's own search does not see. */
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'planted-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** Put together here, so that the search does not find them in what vitest says of this file. */
const secrets: readonly (readonly [what: string, text: string])[] = [
  ['a secret of a test', `Canary-${'secret'}-1`],
  ['a credential of the sandbox', ['sandbox', 'not', 'a', 'secret', 'x'].join('/')],
  ['the secret of a session', ['sandbox', 'session', '0123456789abcdef01234567'].join('/')],
  ['the token of a session', `SandboxSession${'Token'}QVNJQVNBTkRCT1g=`],
  ['an API key', makeApiKey().key],
  ['a JSON Web Token', `Bearer ${'eyJ'}hbGciOiJFUzI1NiJ9.${'eyJ'}zdWIiOiJhbmEifQ.c2lnbmF0dXJl`],
  ['a private key', `-----BEGIN ${'PRIVATE'} KEY-----`],
  ['a private key', JSON.stringify({ kty: 'EC', d: 'x'.repeat(43) })],
  ['a signature', `AWS4-HMAC-${'SHA256'} Credential=x`],
  ['a policy', JSON.stringify(JSON.stringify({ [`State${'ment'}`]: [] }))],
  ['metadata of an identity provider', `<md:Entity${'Descriptor'} entityID="x">`],
];

it.each(secrets)('the search of a run finds %s, and does not tell it', (what, text) => {
  mkdirSync(join(folder, 'deep', 'down'), { recursive: true });
  writeFileSync(join(folder, 'fine.jsonl'), '{"caller":"ana","sha256":"00ff"}\n');
  expect(() => searchRun(folder)).not.toThrow();
  writeFileSync(join(folder, 'deep', 'down', 'gateway.log'), `{"msg":"x ${text} y"}\n`);
  // What is linked is searched where it is, if it is in the folder at all.
  symlinkSync('/', join(folder, 'root'));
  let told = '';
  try {
    searchRun(folder);
  } catch (error) {
    told = String(error);
  }
  expect(told).toContain(`\n  deep/down/gateway.log: ${what}`);
  expect(told).not.toContain(text.slice(-12));
});

it('and what a process says is in it', async () => {
  const program =
    'process.stdout.write("Cana" + "ry-Secret-2"); process.stderr.write("Cana" + "ry-Secret-3")';
  const child = capture(process.execPath, ['-e', program], {}, { into: folder });
  await new Promise((resolve) => child.once('close', resolve));
  // In folders of their own, found in whatever order.
  expect(() => searchRun(folder)).toThrow(/stdout: a secret of a test/);
  expect(() => searchRun(folder)).toThrow(/stderr: a secret of a test/);
});
