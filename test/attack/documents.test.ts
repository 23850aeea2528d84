import { getIntrospectionQuery } from 'graphql';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Authenticator } from '../../src/auth/authenticator.ts';
import { ANYBODY } from '../../src/auth/caller.ts';
import {
  ask,
  expectHealthy,
  expectOnRecord,
  expectRefused,
  many,
  sendBody,
  lookedAt,
  startKeyed,
  startTarget,
  type Target,
} from './support.ts';

let target: Target;
beforeAll(async () => {
  target = await startKeyed();
});
afterEach(() => expectHealthy(target));
afterAll(() => target.close());

const USERS = 'users(first: 1) { nodes { id } }';
const doubling = many(40, (i) => `fragment F${i} on Query { ...F${i + 1} ...F${i + 1} }`);
const nested = (depth: number): string =>
  `{ organization { ${'organizationalUnits(first: 1) { nodes { '.repeat(depth)} id ${'} }'.repeat(depth)} } }`;

describe('an operation that is larger than it says is refused before it is validated', () => {
  it.each<[what: string, query: string, limitName: string]>([
    [
      'aliases',
      `{ ${many(39, (i) => `a${i}: viewer { ${many(3, (j) => `b${j}: __typename`)} }`)} }`,
      'MAX_ALIASES',
    ],
    ['aliases of one root field', `{ ${many(90, (i) => `a${i}: ${USERS}`)} }`, 'MAX_ROOT_FIELDS'],
    ['a circle of links', nested(15), 'MAX_DEPTH'],
    [
      'fragments that double',
      `{ ...F0 } ${doubling} fragment F40 on Query { __typename }`,
      'MAX_FIELDS',
    ],
    ['directives', `{ __typename ${'@include(if: true) '.repeat(60)} }`, 'MAX_DIRECTIVES'],
    ['unknown directives', `query ${'@a '.repeat(1000)} { __typename }`, 'MAX_DIRECTIVES'],
    ['fields of one name', `{ users { nodes { ${'id '.repeat(2000)} } } }`, 'merging'],
    [
      'fields of one name in each other',
      `{ users { ${`nodes { ${'groups { nodes { id } } '.repeat(8)} } `.repeat(50)} } }`,
      'merging',
    ],
    ['tokens', `{ ${'__typename '.repeat(6000)} }`, 'MAX_TOKENS'],
    ['brackets', '{ a '.repeat(30_000), 'nesting'],
    ['a list of lists', `{ nodes(ids: ${'['.repeat(500)}${']'.repeat(500)}) { id } }`, 'nesting'],
    ['a long list', `{ nodes(ids: [${'"a",'.repeat(1500)}]) { id } }`, 'MAX_LIST_ITEMS'],
    [
      'changes',
      `mutation { ${many(11, (i) => `a${i}: deletePermissionSet(input: { permissionSet: "x" }) { deletedId }`)} }`,
      'MAX_ROOT_MUTATIONS',
    ],
    ['comments', `{ __typename } ${'#\n'.repeat(150_000)}`, 'document length'],
    [
      'operations',
      `${many(100, (i) => `query Q${i} { ...F }`)} fragment F on Query { ${many(30, (i) => `a${i}`)} }`,
      'MAX_FIELDS',
    ],
  ])('by %s', async (_what, query, limitName) => {
    const executed = async (): Promise<number> =>
      (await target.t.metrics.operations.get()).values.reduce((sum, { value }) => sum + value, 0);
    const before = await executed();
    // Often enough for a document to be kept and compiled, if it were taken.
    for (let i = 0; i < 4; i += 1) {
      const refused = await ask(target, query);
      await expectRefused(target, refused, 'BAD_USER_INPUT');
      expect(refused.errors).toHaveLength(1);
      expect(refused.errors[0]?.extensions).toMatchObject({
        limitName,
        limit: expect.any(Number) as number,
      });
      expect(refused.text.length).toBeLessThan(2000);
    }
    expect(await executed()).toBe(before);
  });

  it('by fragments in a circle', async () => {
    const circle = '{ ...A } fragment A on Query { ...B } fragment B on Query { ...A }';
    await expectRefused(target, await ask(target, circle), 'BAD_USER_INPUT');
  });

  it('by a batch', async () => {
    const batch = JSON.stringify(Array.from({ length: 500 }, () => ({ query: `{ ${USERS} }` })));
    await expectRefused(target, await sendBody(target, batch), 'BAD_USER_INPUT');
  });

  it('by thousands of names that nobody knows, with no more than a hundred mistakes told', async () => {
    const refused = await ask(target, `{ users { nodes { ${many(2000, (i) => `nam${i}`)} } } }`);
    await expectRefused(target, refused, 'BAD_USER_INPUT');
    expect(refused.errors.length).toBeLessThanOrEqual(101);
  });
});

describe('variables', () => {
  const LIST = 'query ($ids: [ID!]!) { nodes(ids: $ids) { id } }';
  const PAGE = 'query ($n: Int) { users(first: $n) { nodes { id } } }';
  const POLICY =
    'mutation ($i: PutInlinePolicyInput!) { putInlinePolicy(input: $i) { userErrors { code } } }';

  it('that are long lists are refused, by a query that has been compiled, too', async () => {
    for (let i = 0; i < 4; i += 1) await ask(target, LIST, { ids: [] });
    target.t.resetCalls();
    const refused = await ask(target, LIST, { ids: Array.from({ length: 1500 }, () => 'x') });
    await expectRefused(target, refused, 'BAD_USER_INPUT');
    expect(refused.errors[0]?.extensions).toMatchObject({ limitName: 'MAX_LIST_ITEMS', met: 1500 });
  });

  it('that are deep are refused, wherever in the body', async () => {
    const deep = `${'['.repeat(200_000)}1${']'.repeat(200_000)}`;
    const body = (members: string): string => `{"query":${JSON.stringify(LIST)},${members}}`;
    for (const members of [`"variables":{"ids":${deep}}`, `"variables":{"i":{"a":${deep}}}`]) {
      await expectRefused(target, await sendBody(target, body(members)), 'BAD_USER_INPUT');
    }
    // Nobody looks at extensions: they are read, and left.
    const extensions = `{"query":"{ __typename }","extensions":{"a":${deep}}}`;
    expect((await sendBody(target, extensions)).text).toContain('"data"');
    for (const text of [
      deep,
      `{"query":${deep}}`,
      `{"a":${deep}}`,
      deep.replaceAll(/[[\]]/g, '{'),
    ]) {
      await expectRefused(target, await sendBody(target, text), 'BAD_USER_INPUT');
    }
  });

  it('that are a deep policy are refused before anybody walks through it', async () => {
    const policy = `${'{"a":'.repeat(5000)}1${'}'.repeat(5000)}`;
    const input = `{"permissionSet":"x","policy":${policy}}`;
    const body = `{"query":${JSON.stringify(POLICY)},"variables":{"i":${input}}}`;
    const refused = await sendBody(target, body);
    await expectRefused(target, refused, 'BAD_USER_INPUT');
    expect(refused.errors[0]?.extensions.limitName).toBe('variables depth');
  });

  it.each([
    '1e999',
    '-1e999',
    '99999999999999999999',
    '1e308',
    '0.1',
    '-1',
    `1${'0'.repeat(5000)}`,
  ])('that are no page size are refused: %s', async (number) => {
    for (let i = 0; i < 3; i += 1) {
      const body = `{"query":${JSON.stringify(PAGE)},"variables":{"n":${number}}}`;
      await expectRefused(target, await sendBody(target, body), 'BAD_USER_INPUT');
      await expectRefused(
        target,
        await ask(target, `{ users(first: ${number}) { nodes { id } } }`),
        'BAD_USER_INPUT',
      );
    }
  });

  it.each([
    '{"query":"query ($a: String) { __typename }","variables":{"__proto__":{"polluted":1},"a":"x"}}',
    '{"query":"query ($a: String) { __typename }","variables":{"constructor":{"prototype":{"polluted":1}}}}',
    '{"query":"{ __typename }","extensions":{"__proto__":{"polluted":1}}}',
    '{"query":"{ __typename }","__proto__":{"polluted":1,"query":"{ viewer { __typename } }"}}',
    '{"query":"query ($by: UserBy!) { user(by: $by) { id } }","variables":{"by":{"__proto__":{"userId":"x"}}}}',
    '{"query":"query __proto__ { __proto__: __typename constructor: __typename }","operationName":"__proto__"}',
    '{"query":"{ user(by: { __proto__: { polluted: 1 } }) { id } }"}',
    '{"query":"{ __typename ...__proto__ } fragment __proto__ on Query { toString: __typename }"}',
    '{"query":"query ($__proto__: UserBy!) { user(by: $__proto__) { id } }","variables":{"__proto__":{"userId":"9067a1c3e5-00000000-0000-4000-8000-000000000000","polluted":1}}}',
  ])('with the names of prototypes change nothing: %s', async (body) => {
    for (let i = 0; i < 4; i += 1) {
      const { text } = await sendBody(target, body);
      expect(text).not.toMatch(/INTERNAL|node_modules/);
    }
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
    expect(target.t.callCount()).toBe(0);
  });
});

describe('bytes that are no text', () => {
  it.each([
    ['invalid UTF-8 in a query', Buffer.from([0x7b, 0x22, 0x71, 0x22, 0x3a, 0xff, 0xfe, 0x7d])],
    ['half a letter', Buffer.from('{"query":"{ é }"}').subarray(0, 13)],
    [
      'invalid UTF-8 in a name',
      Buffer.concat([Buffer.from('{"query":"{ a'), Buffer.from([0xc3, 0x28]), Buffer.from(' }"}')]),
    ],
    ['a byte that is null', Buffer.from('{"query":"{ __typename\u0000 }"}')],
    ['one that is escaped', Buffer.from('{"query":"{ __typename\\u0000 }"}')],
    ['only such bytes', Buffer.alloc(1000)],
    ['half a pair', Buffer.from('{"query":"{ user(by: { userName: \\"\\ud800\\" }) { id } } }"}')],
    ['UTF-16', Buffer.from('{"query":"{ __typename }"}', 'utf16le')],
  ])('%s', async (_what, body) => {
    await expectRefused(target, await sendBody(target, body), 'BAD_USER_INPUT');
  });
});

describe('the schema', () => {
  const INTROSPECTION = getIntrospectionQuery();
  /** Documents with the field of the root that they are about. */
  const MISTAKES = [
    ['{ userz { nodes { id } } }', undefined],
    ['{ users(frist: 1) { nodes { id } } }', 'Query.users'],
    ['{ users { nodes { userNam } } }', 'Query.users'],
    ['{ node(id: "x") { ... on Usr { id } } }', 'Query.node'],
    ['{ users(filter: { status: ENABLD }) { nodes { id } } }', 'Query.users'],
    ['{ user(by: { userNam: "x" }) { id } }', 'Query.user'],
    ['{ __typename @skp(if: true) }', undefined],
    ['{ assignments(first: 1) { nodes { principal { userName } } } }', 'Query.assignments'],
  ] as const;
  const BY = 'query ($by: UserBy!) { user(by: $by) { id } }';

  /** A caller says who it is by a header, as the tests of limits do. */
  const authenticator: Authenticator = {
    authenticate: (headers) => ({
      ...ANYBODY,
      id: headers.get('x-test-caller') ?? 'guest',
      authentication: 'JWT',
      scopes: new Set((headers.get('x-test-scopes') ?? '').split(' ')),
    }),
  };
  let closed: Target;
  beforeAll(async () => {
    closed = await startTarget({ authenticator, safety: { introspection: false } });
  });
  afterAll(() => closed.close());

  it('is shown to nobody who may not see it, however often the question comes', async () => {
    const may = { 'x-test-scopes': 'introspection' };
    for (const [query, field] of [
      [INTROSPECTION, 'Query.__schema'],
      ['{ __schema { types { name } } }', 'Query.__schema'],
      ['{ t: __type(name: "User") { fields { name } } }', 'Query.__type'],
      [
        'query A { ...F } fragment F on Query { ... { __schema { queryType { name } } } }',
        'Query.__schema',
      ],
    ] as const) {
      const onRecord = { who: 'guest', reason: 'INTROSPECTION', fields: [field] };
      for (let i = 0; i < 4; i += 1) {
        await expectRefused(closed, await ask(closed, query), 'FORBIDDEN', onRecord);
        // And to those who may, in between, so that it is kept and compiled.
        expect((await ask(closed, query, {}, may)).text).toMatch(/"data":\{/);
      }
      await expectRefused(closed, await ask(closed, query), 'FORBIDDEN', onRecord);
    }
    expect((await ask(closed, '{ __typename }')).text).toContain('"data"');
  });

  it('is not told by mistakes', async () => {
    let hints = 0;
    for (const [query, field] of MISTAKES) {
      // Those who may see it are helped.
      const open = { 'x-test-scopes': 'introspection' };
      const hint = (await ask(closed, query, {}, open)).text.includes('Did you mean');
      hints += Number(hint);
      await lookedAt(closed.t);
      for (let i = 0; i < 3; i += 1) {
        const { text, codes } = await ask(closed, query);
        expect(codes, text).toEqual(['BAD_USER_INPUT']);
        expect(text).not.toContain('Did you mean');
        const reason = hint ? 'SUGGESTIONS' : undefined;
        const record = { who: 'guest', code: 'BAD_USER_INPUT', times: 1 };
        await expectOnRecord(closed.t, {
          ...record,
          ...(field === undefined ? {} : { fields: [field] }),
          ...(reason === undefined ? {} : { reason }),
        });
        const told = await ask(closed, query, {}, { 'x-test-scopes': '*' });
        expect(told.codes).toEqual(['BAD_USER_INPUT']);
        await lookedAt(closed.t);
      }
    }
    expect(hints).toBeGreaterThan(3);
    const { text } = await ask(closed, BY, { by: { userNam: 'x' } });
    expect(text).toMatch(/userNam/);
    expect(text).not.toContain('Did you mean');
  });
});
