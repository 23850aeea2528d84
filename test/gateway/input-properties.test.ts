import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createCursorCodec } from '../../src/core/cursor.ts';
import { globalIds } from '../../src/node-types.ts';
import { makeGateway, type TestGateway } from '../support/make-gateway.ts';

const encoded = (value: unknown): string =>
  Buffer.from(JSON.stringify(value)).toString('base64url');

/** Ids are checked loosely, so that chance can make one that only AWS can say is of nothing. */
const couldBeAnId = (value: string): boolean => {
  try {
    globalIds.decode(value, '');
    return true;
  } catch {
    return false;
  }
};

/** What somebody might put where an id or a cursor belongs, near misses among it. */
const anything = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 100 }),
  fc.base64String({ maxLength: 200 }),
  fc.json().map((text) => Buffer.from(text).toString('base64url')),
  fc.array(fc.oneof(fc.string(), fc.integer(), fc.double()), { maxLength: 6 }).map(encoded),
  fc
    .tuple(
      fc.constantFrom('Account', 'User', 'PermissionSet', '__proto__', 'constructor', 'toString'),
      fc.array(fc.string(), { maxLength: 5 }),
    )
    .map(([type, keys]) => encoded([type, ...keys])),
);
const junk = anything.filter((value) => !couldBeAnId(value));

const KEYS = fc.array(fc.oneof(fc.string(), fc.integer(), fc.double({ noNaN: true })), {
  maxLength: 6,
});

describe('whatever is put where an id or a cursor belongs', () => {
  let t: TestGateway;
  beforeAll(async () => {
    t = await makeGateway({ sandbox: { quotas: false } });
  });
  afterAll(() => t.close());

  it.each([
    ['node', 'query ($v: ID!) { node(id: $v) { id } }'],
    ['nodes', 'query ($v: ID!) { nodes(ids: [$v]) { id } }'],
    ['account', 'query ($v: ID!) { account(by: { id: $v }) { id } }'],
    ['assignments', 'query ($v: ID!) { assignments(filter: { principal: $v }) { asOf } }'],
    ['a cursor', 'query ($v: String!) { assignments(after: $v) { asOf } }'],
    ['a cursor below', 'query ($v: String!) { instances { users(after: $v) { nodes { id } } } }'],
    ['an ARN', 'query ($v: Arn!) { permissionSet(by: { arn: $v }) { id } }'],
    ['a user id', 'query ($v: String!) { user(by: { userId: $v }) { id } }'],
  ])('%s is refused, and nothing is asked of AWS', async (_what, query) => {
    await fc.assert(
      fc.asyncProperty(junk, async (v) => {
        t.resetCalls();
        const { errors, body } = await t.execute(query, { v });
        // A number in front may happen to be that of another version.
        expect(['BAD_USER_INPUT', 'CURSOR_EXPIRED'], body).toContain(errors?.[0]?.extensions.code);
        expect(t.callCount()).toBe(0);
      }),
      { numRuns: 100 },
    );
  });

  it('the id of a user that only AWS can say is none is asked for', async () => {
    t.resetCalls();
    const { data } = await t.execute('query ($v: ID!) { node(id: $v) { id } }', {
      v: globalIds.encode('User', 'c', 'b'),
    });
    expect(data).toEqual({ node: null });
    expect(t.callCount()).toBeGreaterThan(0);
  });

  it.each(['accounts', 'users', 'permissionSets', 'assignments', 'operations'])(
    'a cursor of %s with another position in it never breaks the gateway',
    async (field) => {
      const { instance } = await t.data<{ instance: { arn: string; identityStoreId: string } }>(
        '{ instance { arn identityStoreId } }',
      );
      const parents: Record<string, string> = { accounts: '', users: instance.identityStoreId };
      const args = field === 'assignments' ? { coverage: 'ALL' } : {};
      const codec = createCursorCodec(`Query.${field}`, parents[field] ?? instance.arn, args);
      const query = `query ($v: String!) { ${field}(after: $v, first: 2) { edges { cursor } } }`;
      await fc.assert(
        fc.asyncProperty(KEYS, async (key) => {
          const { errors, data, body } = await t.execute(query, { v: codec.seal(key) });
          const code = errors?.[0]?.extensions.code;
          expect([undefined, 'BAD_USER_INPUT', 'CURSOR_EXPIRED'], body).toContain(code);
          if (code === undefined) expect(data?.[field]).toBeTruthy();
        }),
        { numRuns: 60 },
      );
      // Such cursors do get as far as being looked up.
      const { errors } = await t.execute(query, { v: codec.seal([0, 0, 'gone']) });
      expect(errors?.[0]?.extensions.code).not.toBe('BAD_USER_INPUT');
    },
  );
});
