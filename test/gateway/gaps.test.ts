import { afterEach, describe, expect, it } from 'vitest';
import { globalIds } from '../../src/node-types.ts';
import {
  ASSIGNMENTS,
  keyOf,
  keysOf,
  type Page,
  PAGE_FIELDS,
  readAll,
  readPage,
} from '../support/assignment-rows.ts';
import { makeGateway, type MakeGatewayOptions, type TestGateway } from '../support/make-gateway.ts';

let t: TestGateway;
afterEach(() => t.close());

const setUp = async (options: MakeGatewayOptions = {}) => {
  t = await makeGateway(options);
  return t.sandbox.world.state;
};

describe('a part that cannot be read', () => {
  it.each([1, 10, 100])('is a gap, and the rest stays, %i a page', async (first) => {
    const state = await setUp();
    t.sandbox.faults.set(['sso-admin.ListAccountAssignments:denied:after=7:times=1']);
    const pages = await readAll((after) => readPage(t, { first, after }));
    const keys = pages.flatMap(({ nodes }) => nodes.map(keyOf));
    const missing = state.assignments.rows.filter((row) => !keys.includes(keyOf(row)));
    const gaps = pages.flatMap((page) => page.gaps);
    expect(new Set(keys).size).toBe(keys.length);
    expect(new Set(missing.map((row) => `${row.accountId} ${row.permissionSetArn}`)).size).toBe(
      gaps.length,
    );
    for (const { accountId } of missing) {
      expect(gaps).toContainEqual({ code: 'ACCESS_DENIED', service: 'sso-admin', accountId });
    }
  });

  it('is a gap even when it is the first, and what is behind it is found', async () => {
    const state = await setUp();
    t.sandbox.faults.set(['sso-admin.ListAccountAssignments:denied:times=1']);
    const page = await readPage(t, { first: 1 });
    expect(page.gaps).toHaveLength(1);
    expect(page.nodes).toHaveLength(1);
    t.sandbox.faults.set(['sso-admin.ListAccountsForProvisionedPermissionSet:denied:times=1']);
    const fresh = await readPage(t, { first: 100 }, { 'x-aws-max-age': '0' });
    expect(fresh.gaps).toEqual([{ code: 'ACCESS_DENIED', service: 'sso-admin', accountId: null }]);
    expect(fresh.nodes.length).toBeGreaterThan(50);
    expect(state.assignments.size).toBeGreaterThan(fresh.nodes.length);
  });

  it('belongs to the page it is on, and is looked at again by the page it is on', async () => {
    await setUp();
    const whole = await readPage(t, { first: 100 });
    const [one] = whole.nodes;
    // A page of one row reads ahead: what fails there is not missing from this page.
    t.sandbox.faults.set(['sso-admin.ListAccountAssignments:denied:after=3']);
    const page = await readPage(t, { first: 1 }, { 'x-aws-max-age': '0' });
    expect(page.nodes).toEqual([one]);
    expect(page.gaps).toEqual([]);
    expect(page.pageInfo.hasNextPage).toBe(true);
    t.sandbox.faults.clear();
    const next = await readPage(t, { first: 99, after: page.pageInfo.endCursor });
    expect(next.gaps).toEqual([]);
    expect([...page.nodes, ...next.nodes]).toEqual(whole.nodes);
  });

  it('is an error at the field when it is everything, after a bounded number of calls', async () => {
    await setUp();
    t.sandbox.faults.set(['sso-admin.ListAccountAssignments:denied']);
    const { data, errors } = await t.execute(`${ASSIGNMENTS}`, { first: 100 });
    expect(data).toEqual({ assignments: null });
    expect(errors).toMatchObject([
      { path: ['assignments'], extensions: { code: 'ACCESS_DENIED', service: 'sso-admin' } },
    ]);
    expect(t.calls()['sso-admin.ListAccountAssignments']).toBeLessThanOrEqual(50);
  });

  it('does not take the name of an account from its rows', async () => {
    await setUp();
    t.sandbox.faults.set([
      'organizations.ListAccounts:denied,organizations.DescribeAccount:denied',
    ]);
    const { data, errors } = await t.execute(
      '{ assignments(first: 5) { nodes { accountId account { name } } } }',
    );
    expect(data?.assignments).toMatchObject({
      nodes: Array.from({ length: 5 }, () => ({ account: null })),
    });
    expect(errors?.every(({ extensions }) => extensions.code === 'ACCESS_DENIED')).toBe(true);
  });
});

describe('asOf', () => {
  it('is when the oldest value on the page was read', async () => {
    await setUp();
    const before = t.clock.now();
    const cold = await readPage(t, { first: 100 });
    const asOf = Date.parse(cold.asOf ?? '');
    expect(asOf).toBeGreaterThanOrEqual(before);
    expect(asOf).toBeLessThan(t.clock.now());
    await t.clock.advance(20_000);
    const warm = await readPage(t, { first: 100 });
    expect(warm.asOf).toBe(cold.asOf);
    await t.clock.advance(61_000);
    const again = await readPage(t, { first: 100 });
    expect(Date.parse(again.asOf ?? '')).toBeGreaterThanOrEqual(asOf + 61_000);
  });
});

describe('when time runs out', () => {
  it('answers what it has, and a cursor that goes on without loss', async () => {
    const state = await setUp();
    // One call in eighteen of a second: two seconds are 40 calls or so, a third of what is needed.
    const headers = { 'x-deadline-ms': '2500' };
    const pages = await readAll((after) => readPage(t, { first: 100, after }, headers));
    expect(pages.length).toBeGreaterThan(2);
    expect(pages.some(({ nodes, pageInfo }) => nodes.length < 100 && pageInfo.hasNextPage)).toBe(
      true,
    );
    expect(keysOf(pages.flatMap(({ nodes }) => nodes))).toEqual(keysOf(state.assignments.rows));
    expect(pages.flatMap(({ gaps }) => gaps)).toEqual([]);
  });

  it('is an error that can be tried again when there is nothing yet', async () => {
    await setUp();
    const { errors } = await t.execute(ASSIGNMENTS, { first: 100 }, { 'x-deadline-ms': '1' });
    expect(errors).toMatchObject([{ path: ['assignments'], extensions: { retryable: true } }]);
  });

  it('ends a filtered page early too', async () => {
    const state = await setUp();
    const filter = { principalState: 'NOT_IN_DIRECTORY' };
    const headers = { 'x-deadline-ms': '3000' };
    const pages = await readAll((after) => readPage(t, { first: 100, after, filter }, headers));
    const gone = state.assignments.rows.filter(
      ({ principalId }) => !state.users.has(principalId) && !state.groups.has(principalId),
    );
    expect(gone.length).toBeGreaterThan(0);
    expect(keysOf(pages.flatMap(({ nodes }) => nodes))).toEqual(keysOf(gone));
  });
});

describe('a cursor', () => {
  it('expires when AWS refuses the way that it was made on', async () => {
    const state = await setUp();
    const group = state.groups.rows.reduce((best, row) => {
      const rows = (id: string) => state.assignmentsOfPrincipal.get(id).length;
      return rows(row.groupId) > rows(best.groupId) ? row : best;
    });
    const { identityStoreId } = state.settings;
    const filter = { principal: globalIds.encode('Group', identityStoreId, group.groupId) };
    const page = await readPage(t, { first: 2, filter });
    expect(page.pageInfo.hasNextPage).toBe(true);
    await t.clock.advance(61_000);
    t.sandbox.faults.set(['sso-admin.ListAccountAssignmentsForPrincipal:denied']);
    const { errors } = await t.execute(ASSIGNMENTS, {
      first: 2,
      filter,
      after: page.pageInfo.endCursor,
    });
    expect(errors).toMatchObject([{ extensions: { code: 'CURSOR_EXPIRED' } }]);
    // Begun anew it is answered by the pairs.
    const pages = await readAll((after) => readPage(t, { first: 2, filter, after }));
    expect(keysOf(pages.flatMap(({ nodes }) => nodes))).toEqual(
      keysOf(state.assignmentsOfPrincipal.get(group.groupId)),
    );
  });

  it('of a user expires likewise', async () => {
    const state = await setUp();
    const user = state.users.rows.find(({ userId }) => {
      const groups = state.membershipsOfUser.get(userId).map(({ groupId }) => groupId);
      return groups.some((id) => state.assignmentsOfPrincipal.get(id).length > 2);
    });
    const query = /* GraphQL */ `
      query ($userId: String!, $after: String) {
        user(by: { userId: $userId }) {
          assignments(first: 2, after: $after) { ${PAGE_FIELDS} }
        }
      }
    `;
    const userId = user?.userId;
    const found = await t.data<{ readonly user: { readonly assignments: Page } }>(query, {
      userId,
    });
    await t.clock.advance(61_000);
    t.sandbox.faults.set(['sso-admin.ListAccountAssignmentsForPrincipal:denied']);
    const after = found.user.assignments.pageInfo.endCursor;
    const { errors } = await t.execute(query, { userId, after });
    expect(errors).toMatchObject([{ extensions: { code: 'CURSOR_EXPIRED' } }]);
  });
});

describe('reading ahead', () => {
  it('stays below a thousand rows', async () => {
    const state = await setUp({ sandbox: { emptyWorld: true, quotas: false } });
    const { instanceArn, managementAccountId, identityStoreId } = state.settings;
    for (let set = 0; set < 60; set += 1) {
      const permissionSetArn = `${instanceArn.replace(':instance/', ':permissionSet/')}/ps-${String(set).padStart(16, '0')}`;
      state.permissionSets.add({
        permissionSetArn,
        instanceArn,
        name: `set-${set}`,
        createdAt: 0,
        sessionDuration: 'PT1H',
        managedPolicyArns: [],
        customerManagedPolicies: [],
        revision: 1,
      });
      const row = { accountId: managementAccountId, permissionSetArn };
      state.provisionings.add({ ...row, revision: 1 });
      for (let user = 0; user < 100; user += 1) {
        const principalId = `${identityStoreId.slice(2)}-${String(user).padStart(8, '0')}-aaaa-4000-8000-000000000000`;
        state.assignments.add({ ...row, principalType: 'USER', principalId });
      }
    }
    const page = await readPage(t, { first: 100 });
    expect(page.nodes).toHaveLength(100);
    expect((t.calls()['sso-admin.ListAccountAssignments'] ?? 0) * 100).toBeLessThanOrEqual(1000);
  });
});
