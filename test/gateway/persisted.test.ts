import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ConfigError, readConfig } from '../../src/config.ts';
import { idOf, persistedOperations } from '../../src/persisted/persisted-operations.ts';
import { readManifests } from '../../src/persisted/read-manifests.ts';
import { ask, expectHealthy, sendBody, startTarget, type Target } from '../attack/support.ts';

const NAMES = 'query Names { accounts(first: 2) { nodes { name } } }';
const PAGE = 'query Page($n: Int!) { accounts(first: $n) { nodes { name } } }';
const CHANGE =
  'mutation Remove { deletePermissionSet(input: { permissionSet: "x" }) { deletedId } }';
const LARGE = `query Large { ${'__typename '.repeat(6000)} }`;
const OTHER = '{ accounts(first: 2) { nodes { name } } }';
const UNKNOWN = 'f'.repeat(64);

const operations = persistedOperations([NAMES, PAGE, CHANGE, LARGE]);
let open: Target;
let only: Target;
beforeAll(async () => {
  open = await startTarget({
    safety: { getQueries: false, persisted: { operations, only: false } },
  });
  only = await startTarget({
    safety: { getQueries: false, persisted: { operations, only: true } },
  });
});
afterAll(async () => {
  await expectHealthy(open);
  await open.close();
  await only.close();
});

const apollo = (sha256Hash: string) => ({ persistedQuery: { version: 1, sha256Hash } });
const post = (target: Target, body: object) => sendBody(target, JSON.stringify(body));
const get = (target: Target, query: string, headers: Record<string, string> = {}) =>
  sendBody(target, null, {
    method: 'GET',
    path: `/graphql?${query}`,
    headers: { 'x-requested-with': 'test', ...headers },
  });

describe('a registered operation', () => {
  it('is asked for by its id, in each of the ways there are, again and again', async () => {
    const [expected] = [(await ask(open, NAMES)).text];
    expect(expected).toContain('"data":{"accounts"');
    for (const target of [open, only]) {
      for (let i = 0; i < 4; i += 1) {
        for (const body of [
          { documentId: idOf(NAMES) },
          { documentId: `sha256:${idOf(NAMES)}` },
          { documentId: idOf(NAMES).toUpperCase(), operationName: 'Names', variables: {} },
          { extensions: apollo(idOf(NAMES)) },
        ]) {
          expect((await post(target, body)).text).toBe(expected);
        }
        const extensions = encodeURIComponent(JSON.stringify(apollo(idOf(NAMES))));
        for (const query of [`documentId=sha256:${idOf(NAMES)}`, `extensions=${extensions}`]) {
          const { text, headers } = await get(target, query);
          expect(text).toBe(expected);
          expect(headers.get('cache-control')).toBe('no-store');
        }
        const page = await post(target, { documentId: idOf(PAGE), variables: { n: 2 } });
        expect(page.text).toBe(expected);
      }
    }
  });

  it('is within the limits, or refused as any other', async () => {
    const refused = await post(only, { documentId: idOf(LARGE) });
    expect(refused.errors[0]?.extensions).toMatchObject({ limitName: 'MAX_TOKENS' });
  });

  it('is no other because somebody says so', async () => {
    for (const body of [
      { documentId: UNKNOWN },
      { documentId: 'Names' },
      { documentId: '__proto__' },
      { documentId: 7 },
      { documentId: { toString: 1 } },
      { extensions: apollo(UNKNOWN) },
      { extensions: { persistedQuery: null } },
      { extensions: { persistedQuery: 'x' } },
      {},
    ]) {
      for (const target of [open, only]) {
        const { codes, text } = await post(target, body);
        expect(codes, text).toEqual(['BAD_USER_INPUT']);
      }
    }
  });
});

describe('by GET', () => {
  it('no change is made', async () => {
    open.t.resetCalls();
    const { status, codes, headers } = await get(open, `documentId=${idOf(CHANGE)}`);
    expect(status).toBe(405);
    expect(codes).toEqual(['BAD_USER_INPUT']);
    expect(headers.get('allow')).toContain('POST');
    expect(open.t.callCount()).toBe(0);
  });

  it('no variables are taken, and no text beside the id', async () => {
    for (const more of ['variables={"n":1}', `query=${encodeURIComponent(OTHER)}`]) {
      const { status, codes } = await get(open, `documentId=${idOf(PAGE)}&${more}`);
      expect([status, codes]).toEqual([405, ['BAD_USER_INPUT']]);
    }
    expect((await get(open, `query=${encodeURIComponent(NAMES)}`)).status).toBe(405);
  });

  it('nothing is answered to what a page can send unasked', async () => {
    const response = await fetch(`${open.url}?documentId=${idOf(NAMES)}`);
    expect(response.status).toBe(403);
    expect(await response.json()).toMatchObject({
      errors: [{ extensions: { code: 'FORBIDDEN', argument: 'x-requested-with' } }],
    });
  });

  it('an id that is not registered is refused', async () => {
    const { status, codes } = await get(open, `documentId=${UNKNOWN}`);
    expect(status).toBeGreaterThanOrEqual(200);
    expect(codes).toEqual(['BAD_USER_INPUT']);
  });
});

it('where only registered operations are run, no text is, not even theirs, however often', async () => {
  for (const query of [OTHER, NAMES, '{ __typename }', '{ __schema { types { name } } }']) {
    for (let i = 0; i < 4; i += 1) {
      only.t.resetCalls();
      const refused = await ask(only, query);
      expect(refused.codes, refused.text).toEqual(['BAD_USER_INPUT']);
      expect(refused.errors[0]?.message).toContain('registered operations only');
      expect(only.t.callCount()).toBe(0);
    }
  }
  const both = await post(only, { query: OTHER, documentId: idOf(NAMES) });
  expect(both.codes).toEqual(['BAD_USER_INPUT']);
});

describe('a manifest', () => {
  const folder = mkdtempSync(join(tmpdir(), 'manifest-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  const file = (name: string, text: string): string => {
    writeFileSync(join(folder, name), text);
    return join(folder, name);
  };
  const safetyOf = (env: Record<string, string>) => {
    const config = readConfig(['--upstream', 'sandbox'], env);
    return 'safety' in config ? config.safety : undefined;
  };

  it('is a file or a directory', () => {
    const one = file('one.json', JSON.stringify({ [idOf(NAMES)]: NAMES }));
    file('two.json', JSON.stringify({ [idOf(PAGE)]: PAGE }));
    expect(readManifests(one).find(idOf(NAMES))).toBe(NAMES);
    expect(readManifests(folder).size).toBe(2);
    expect(
      safetyOf({ PERSISTED_OPERATIONS: folder, PERSISTED_ONLY: 'on' })?.persisted,
    ).toMatchObject({ only: true, operations: { size: 2 } });
  });

  it.each([
    ['that is not there', '/nowhere/at/all.json', /cannot be read \(ENOENT\)/],
    ['that is no JSON', file('a.txt', '{'), /is no JSON/],
    ['that is a list', file('b.txt', '[]'), /must be an object/],
    [
      'whose text was changed',
      file('c.txt', `{"${idOf(NAMES)}":"${OTHER}"}`),
      /has a text for .* whose SHA-256 is another/,
    ],
  ])('%s is told in one line', (_what, path, message) => {
    const read = () => safetyOf({ PERSISTED_OPERATIONS: path });
    expect(read).toThrow(ConfigError);
    expect(read).toThrow(message);
  });

  it('is needed where nothing else is run', () => {
    expect(() => safetyOf({ PERSISTED_ONLY: 'on' })).toThrow(/needs PERSISTED_OPERATIONS/);
  });
});
