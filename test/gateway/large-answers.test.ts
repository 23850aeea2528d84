import { afterEach, describe, expect, it } from 'vitest';
import { getNamedType, isNonNullType, isObjectType } from 'graphql';
import { globalIds } from '../../src/node-types.ts';
import { MAX_OBJECTS } from '../../src/pace-connections.ts';
import { createSchema } from '../../src/schema.ts';
import { makeGateway, type TestGateway } from '../support/make-gateway.ts';

let t: TestGateway;
afterEach(() => t.close());

interface Nested {
  readonly id: string;
  readonly groups?: { readonly nodes: readonly Nested[] } | null;
  readonly members?: { readonly nodes: readonly Nested[] } | null;
}

/** The groups of users, their members, the groups of those and so on: few objects, many times each. */
const nested = (levels: number): string => {
  const inner = Array.from({ length: levels }).reduceRight<string>(
    (below, _, level) => `${level % 2 === 0 ? 'groups' : 'members'}{nodes{id ${below}}}`,
    '',
  );
  return `{users{nodes{id ${inner}}}}`;
};

const LARGE = nested(5);

describe('lists within lists, all of them in the cache', () => {
  const setUp = async () => {
    const rate = { rate: 10_000 };
    const quotas = { identitystore: rate, 'sso-admin': rate };
    t = await makeGateway({ time: 'real', sandbox: { quotas: false }, upstream: { quotas } });
    await t.data(nested(3));
    t.resetCalls();
  };

  it('end at the bound of an answer, and say so at a bounded number of fields', async () => {
    await setUp();
    const { body, errors = [] } = await t.execute(LARGE);
    expect(t.callCount()).toBe(0);
    expect(body.split('"id"').length).toBeLessThanOrEqual(MAX_OBJECTS);
    expect(errors.length).toBeGreaterThan(0);
    expect(errors.length).toBeLessThanOrEqual(100);
    for (const { message, path, extensions } of errors) {
      expect(extensions).toEqual({ code: 'COST_LIMIT', retryable: false });
      expect(message).toMatch(/at most 50000 objects.*others that are null.*`first`/);
      expect(path?.at(-1)).toMatch(/^(groups|members)$/);
    }
  });

  it('are null where they were left out, and else complete: told or not', async () => {
    await setUp();
    const { data, errors = [] } = await t.execute(LARGE);
    const { membershipsOfUser, membershipsOfGroup } = t.sandbox.world.state;
    const counts = { left: 0, complete: 0 };
    const lookInto = ({ id, groups, members }: Nested): void => {
      const list = groups === undefined ? members : groups;
      if (list === undefined) return;
      if (list === null) {
        counts.left += 1;
        return;
      }
      const [, key = ''] = globalIds.decode(id, 'id').keys;
      const rows = groups === undefined ? membershipsOfGroup : membershipsOfUser;
      expect(list.nodes).toHaveLength(Math.min(25, rows.get(key).length));
      counts.complete += 1;
      list.nodes.forEach(lookInto);
    };
    (data?.users as { nodes: Nested[] }).nodes.forEach(lookInto);
    // More were left out than say so, and none of those looks like a list that is there.
    expect(errors).toHaveLength(100);
    expect(counts.left).toBeGreaterThan(errors.length);
    expect(counts.complete).toBeGreaterThan(100);
  });

  it('let others be answered meanwhile', async () => {
    await setUp();
    const ended: string[] = [];
    const large = t.execute(LARGE).then(() => ended.push('large'));
    // It has to go over the wire, and so needs the event loop again and again.
    const small = t.data('{accounts(first:1){nodes{accountId}}}').then(() => ended.push('small'));
    await Promise.all([large, small]);
    expect(ended).toEqual(['small', 'large']);
  });

  it('end at the deadline', async () => {
    await setUp();
    const { errors = [] } = await t.execute(LARGE, {}, { 'x-deadline-ms': '200' });
    expect(new Set(errors.map(({ extensions }) => extensions.code))).toEqual(
      new Set(['DEADLINE_EXCEEDED']),
    );
    // Some may have been asking already.
    expect(errors.length).toBeLessThanOrEqual(200);
  });
});

it('never bounds a page of a hundred with a page of a hundred in each', async () => {
  const populations = {
    accounts: 3,
    permissionSets: 1,
    provisionedPerAccount: 1,
    users: 100,
    groups: 100,
  };
  t = await makeGateway({ sandbox: { populations } });
  const { users, groups, memberships } = t.sandbox.world.state;
  for (const { groupId, identityStoreId } of groups.rows) {
    for (const { userId } of users.rows) {
      if (memberships.rows.some((row) => row.groupId === groupId && row.userId === userId))
        continue;
      const membershipId = t.sandbox.world.state.nextUuid();
      memberships.add({ membershipId, identityStoreId, groupId, userId, createdAt: 0 });
    }
  }
  const { groups: page } = await t.data<{
    groups: { nodes: { members: { edges: unknown[] } }[] };
  }>('{groups(first:100){nodes{members(first:100){edges{userId}}}}}');
  expect(page.nodes.flatMap(({ members }) => members.edges)).toHaveLength(10_000);
});

it('leaves no list out whose field cannot be null', () => {
  const lists = Object.values(createSchema().getTypeMap())
    .filter(isObjectType)
    .flatMap((type) => Object.values(type.getFields()))
    .filter(({ type }) => getNamedType(type).name.endsWith('Connection'));
  expect(lists.length).toBeGreaterThan(20);
  expect(lists.filter(({ type }) => isNonNullType(type)).map(({ name }) => name)).toEqual([]);
});
