import { afterEach, describe, expect, it } from 'vitest';
import type { Populations } from '../../src/sandbox/firm/populations.ts';
import { globalIds } from '../../src/node-types.ts';
import { keysOf, readAll, readPage } from '../support/assignment-rows.ts';
import { makeGateway, type TestGateway } from '../support/make-gateway.ts';

const world = (accounts: number, permissionSets: number): Populations => ({
  accounts,
  permissionSets,
  provisionedPerAccount: 4,
  users: 30,
  groups: 10,
});

const UNLIMITED = { 'sso-admin': { rate: 1e6, burst: 1e6 } };

const start = (populations: Populations): Promise<TestGateway> =>
  makeGateway({ sandbox: { quotas: false, populations }, upstream: { quotas: UNLIMITED } });

/** The cursor's own words, behind what seals it. */
const wayOf = (cursor: string | null): unknown =>
  (JSON.parse(Buffer.from(cursor ?? '', 'base64url').toString()) as unknown[])[3];

describe('the assignments of an organization with many sets and accounts', () => {
  let t: TestGateway;
  afterEach(() => t.close());

  it.each([
    ['by set', 'ListAccountsForProvisionedPermissionSet', world(90, 60), 60],
    ['by account', 'ListPermissionSetsProvisionedToAccount', world(45, 130), 45],
  ] as const)('begin with a few sets, and go on %s', async (_way, list, populations, lists) => {
    t = await start(populations);
    const first = await readPage(t, { first: 2 });
    expect(wayOf(first.pageInfo.endCursor)).toBe('H');
    // Nothing but what the page shows, and the accounts that its choice will need.
    expect(t.calls()['sso-admin.ListPermissionSets']).toBe(1);
    expect(t.calls()['sso-admin.ListPermissionSetsProvisionedToAccount']).toBeUndefined();

    const pages = await readAll((after) => readPage(t, { first: 10, after }));
    const rows = pages.flatMap(({ nodes }) => nodes);
    expect(keysOf(rows)).toEqual(keysOf(t.sandbox.world.state.assignments.rows));
    expect(pages.flatMap(({ gaps }) => gaps)).toEqual([]);
    expect(t.calls()[`sso-admin.${list}`]).toBe(lists);
    expect(t.calls()['sso-admin.ListAccountAssignments']).toBe(populations.accounts * 4);
  });

  it.each([
    ['principal { ... on Group { displayName } }', 1],
    ['principalState', 0],
    ['principalId', 0],
  ])(
    'begin to name groups while rows are still read, where those are shown: %s',
    async (field, begun) => {
      t = await start(world(90, 60));
      await t.data(`{ assignments(first: 25) { nodes { ${field} } } }`);
      const operations = t.sandbox.calls.map(({ operation }) => operation);
      const rest = operations.slice(0, operations.lastIndexOf('ListAccountAssignments'));
      expect(rest.filter((operation) => operation === 'ListGroups')).toHaveLength(begun);
      expect(operations.filter((operation) => operation === 'ListGroups').length).toBe(
        field === 'principalId' ? 0 : 1,
      );
    },
  );

  it('go by the sets that they began with for a quarter of an hour, and begin with those of five minutes', async () => {
    t = await start(world(90, 60));
    const lists = () => t.calls()['sso-admin.ListPermissionSets'];
    const first = await readPage(t, { first: 10 });
    const second = await readPage(t, { first: 100, after: first.pageInfo.endCursor });
    expect(lists()).toBe(1);
    await t.clock.advance(6 * 60_000);
    const third = await readPage(t, { first: 100, after: second.pageInfo.endCursor });
    expect(lists()).toBe(1);
    await readPage(t, { first: 10 });
    expect(lists()).toBe(2);
    await t.clock.advance(16 * 60_000);
    await readPage(t, { first: 10, after: third.pageInfo.endCursor });
    expect(lists()).toBe(3);
  });

  it('do not go by a list whose pages are of different times: a set may have moved between them', async () => {
    t = await start(world(150, 130));
    const lists = () => t.calls()['sso-admin.ListPermissionSets'];
    const first = await readPage(t, { first: 10 });
    const rest = await readAll((after) =>
      readPage(t, { first: 50, after: after ?? first.pageInfo.endCursor }),
    );
    expect(lists()).toBe(2);
    await t.clock.advance(6 * 60_000);
    // Somebody who begins reads the first page of the list alone.
    await readPage(t, { first: 10 });
    expect(lists()).toBe(3);
    await readPage(t, { first: 10, after: rest[0]?.pageInfo.endCursor ?? null });
    expect(lists()).toBe(4);
  });

  it.each([
    ['are listed for pages of a hundred, whose reader wants all', 100, {}, [28, undefined]],
    ['are described for smaller ones', 99, {}, [15, 10]],
    [
      'are described for who takes nothing from before on the next page',
      100,
      { 'x-aws-max-age': '0' },
      [15, 10],
    ],
  ])('users %s', async (_, first, headers, costs) => {
    t = await start({ ...world(90, 60), users: 3000, groups: 300 });
    await t.data(
      `{ assignments(first: ${first}) { nodes { principal { ... on User { userName } } } } }`,
      undefined,
      headers,
    );
    const calls = t.calls();
    expect([calls['identitystore.ListUsers'], calls['identitystore.DescribeUser']]).toEqual(costs);
  });

  it('of one user, found pair by pair, are no reason to list everybody', async () => {
    t = await start({ ...world(90, 60), groups: 3000 });
    t.sandbox.faults.set(['sso-admin.ListAccountAssignmentsForPrincipal:denied']);
    const { assignments, memberships, users } = t.sandbox.world.state;
    const having = new Set(assignments.rows.map((row) => row.principalId));
    const { userId = '' } = memberships.rows.findLast(({ groupId }) => having.has(groupId)) ?? {};
    const { identityStoreId } = users.get(userId)!;
    const { user } = await t.data<{
      readonly user: { readonly assignments: { readonly nodes: readonly object[] } };
    }>(
      `query ($id: ID!) {
        user(by: { id: $id }) { assignments(first: 100) { nodes { principal { ... on Group { displayName } } } } }
      }`,
      { id: globalIds.encode('User', identityStoreId, userId) },
    );
    expect(user.assignments.nodes.length).toBeGreaterThan(0);
    expect(t.calls()['sso-admin.ListAccountAssignments']).toBeGreaterThan(100);
    expect(t.calls()['identitystore.ListGroups'] ?? 0).toBeLessThan(10);
  });

  it('are there once each when a set of the beginning is deleted on the way', async () => {
    t = await start(world(90, 60));
    const { state } = t.sandbox.world;
    const first = await readPage(t, { first: 5 });
    const [gone] = state.permissionSets.rows
      .map(({ permissionSetArn }) => permissionSetArn)
      .sort()
      .slice(2, 3);
    for (const row of state.assignments.rows.filter((one) => one.permissionSetArn === gone)) {
      state.assignments.delete(
        [row.accountId, row.permissionSetArn, row.principalType, row.principalId].join(' '),
      );
    }
    for (const row of state.provisioningsOfSet.get(gone ?? '').slice()) {
      state.provisionings.delete(`${row.accountId} ${row.permissionSetArn}`);
    }
    state.permissionSets.delete(gone ?? '');
    await t.clock.advance(20 * 60_000);
    const rest = await readAll((after) =>
      readPage(t, { first: 50, after: after ?? first.pageInfo.endCursor }),
    );
    const rows = [first, ...rest].flatMap(({ nodes }) => nodes);
    expect(keysOf(rows)).toEqual(keysOf(state.assignments.rows));
    expect(rest.flatMap(({ gaps }) => gaps)).toEqual([]);
  });
});
