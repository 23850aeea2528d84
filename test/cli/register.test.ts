import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, expect, it } from 'vitest';
import type { Terminal } from '../../src/cli/command.ts';
import { registerCommand } from '../../src/cli/register/register-command.ts';
import { systemClock } from '../../src/core/clock.ts';
import { idOf } from '../../src/persisted/persisted-operations.ts';
import { readManifests } from '../../src/persisted/read-manifests.ts';
import { makeFolder } from '../support/run-folder.ts';

let folder: string;
let said: { out: string; told: string };
beforeEach(() => {
  folder = makeFolder('register');
  said = { out: '', told: '' };
});

const terminal: Terminal = {
  clock: systemClock,
  signal: new AbortController().signal,
  isInteractive: false,
  out: (text) => void (said.out += text),
  tell: (text) => void (said.told += text),
};
const write = (name: string, text: string): string => {
  const file = join(folder, name);
  mkdirSync(join(file, '..'), { recursive: true });
  writeFileSync(file, text);
  return file;
};
const out = (): string => join(folder, 'manifest.json');
const run = (...argv: string[]): Promise<number> => registerCommand.run(argv, terminal);
const manifest = () => JSON.parse(readFileSync(out(), 'utf8')) as Record<string, string>;

it('writes each operation with the fragments it needs, by the hash of that text', async () => {
  write('a/names.graphql', 'query Names { accounts(first: 2) { nodes { ...Row } } }');
  write(
    'a/b/page.gql',
    'query Page { users { nodes { id } } } query Again { users { nodes { id } } }',
  );
  write(
    'row.graphql',
    'fragment Row on Account { name ...Key } fragment Key on Account { accountId }',
  );
  write('node_modules/x.graphql', 'nonsense');
  expect(await run(folder, '--out', out())).toBe(0);
  const all = manifest();
  expect(Object.keys(all)).toHaveLength(3);
  for (const [id, text] of Object.entries(all)) expect(id).toBe(idOf(text));
  const names = Object.values(all).find((text) => text.startsWith('query Names'));
  expect(names).toContain('fragment Row on Account');
  expect(names).toContain('fragment Key on Account');
  expect(Object.values(all).filter((text) => text.includes('fragment'))).toHaveLength(1);
  expect(said.out).toMatch(new RegExp(`^${idOf(names ?? '')} {2}query {2}Names$`, 'm'));
  expect(readManifests(out()).size).toBe(3);
  expect(said.told).toBe('');
});

it('says what is wrong and where, all of it, and writes nothing', async () => {
  const a = write(
    'a.graphql',
    'query A {\n  users {\n    nodes { nam }\n  }\n}\nquery A { __typename }\n',
  );
  const b = write('b.graphql', '{ __typename }\nquery B { ...Gone }');
  const c = write('c.graphql', 'query C {');
  const d = write('d.graphql', `query D { ${'__typename '.repeat(6000)} }`);
  const e = write('e.graphql', 'type E { a: Int }');
  await expect(run(folder, '--out', out())).rejects.toThrow(/^7 mistakes; nothing was written\.$/);
  const lines = said.told.trim().split('\n');
  for (const line of [
    `${a}:3:13: Cannot query field "nam" on type "User". Did you mean "name"?`,
    `${a}:6:1: Operation "A" is in ${a} already.`,
    `${b}:1:1: An operation needs a name to be registered by.`,
    `${b}:2:14: Unknown fragment "Gone".`,
    `${c}:1:10: Syntax Error: Expected Name, found <EOF>.`,
    `${e}:1:1: Only operations and fragments are registered.`,
  ]) {
    expect(lines).toContain(line);
  }
  expect(lines.find((line) => line.startsWith(`${d}:1:`))).toContain('(MAX_TOKENS) is 5000');
  expect(lines).toHaveLength(7);
  expect(() => readFileSync(out())).toThrow('ENOENT');
});

it('keeps what clients out there ask for, when told to', async () => {
  const first = write('one.graphql', 'query One { __typename }');
  await run(first, '--out', out());
  const second = write('two.graphql', 'query Two { __typename }');
  await run(second, '--out', out(), '--keep');
  expect(Object.keys(manifest())).toHaveLength(2);
  await run(second, '--out', out());
  expect(Object.keys(manifest())).toHaveLength(1);
});

it('takes its command line in one line or not at all', async () => {
  await expect(run('--out', out())).rejects.toThrow(/takes files or directories/);
  await expect(run(folder)).rejects.toThrow(/takes files or directories/);
  await expect(run(folder, '--out', out())).rejects.toThrow(/there is no \*\.graphql/);
  await expect(run(join(folder, 'gone'), '--out', out())).rejects.toThrow(
    /cannot be read \(ENOENT\)/,
  );
  await expect(run('--nonsense')).rejects.toThrow(/--help lists the flags/);
  expect(await run('--help')).toBe(0);
  expect(said.out).toContain('Usage: management-graph register-documents');
});
