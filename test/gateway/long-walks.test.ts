import { afterEach, describe, expect, it } from 'vitest';
import type { Populations } from '../../src/sandbox/firm/populations.ts';
import { keysOf, readAll, readPage } from '../support/assignment-rows.ts';
import { makeGateway, type TestGateway } from '../support/make-gateway.ts';

const MINUTE = 60_000;
const UNLIMITED = { 'sso-admin': { rate: 1e6, burst: 1e6 } };

/** Few sets, so that they are walked; few accounts, so that those are. */
const BY_SET: Populations = {
  accounts: 60,
  permissionSets: 20,
  provisionedPerAccount: 4,
  users: 30,
  groups: 10,
};
const BY_ACCOUNT: Populations = { ...BY_SET, accounts: 20, permissionSets: 38 };

const NAMED = /* GraphQL */ `
  query ($first: Int, $after: String) {
    assignments(first: $first, after: $after) {
      nodes {
        account {
          name
        }
        permissionSet {
          name
        }
        principal {
          ... on Group {
            displayName
          }
          ... on User {
            userName
          }
        }
      }
      pageInfo {
        endCursor
      }
    }
  }
`;

interface Named {
  readonly assignments: {
    readonly nodes: readonly object[];
    readonly pageInfo: { readonly endCursor: string };
  };
}

/** What says who has access; everything else only says what something is called. */
const OF_ACCESS = new Set([
  'sso-admin.ListAccountAssignments',
  'sso-admin.ListAccountsForProvisionedPermissionSet',
  'sso-admin.ListPermissionSetsProvisionedToAccount',
]);

let t: TestGateway;
afterEach(() => t.close());

const start = async (populations: Populations): Promise<void> => {
  t = await makeGateway({
    sandbox: { quotas: false, populations },
    upstream: { quotas: UNLIMITED },
  });
};

const named = async (after?: string): Promise<Named['assignments']> =>
  (await t.data<Named>(NAMED, { first: 5, after })).assignments;

const namesRead = (): readonly string[] =>
  Object.keys(t.calls()).filter((operation) => !OF_ACCESS.has(operation));

describe('whoever pages on after a long time', () => {
  it('is given names as they were when the list was begun, and access as it is', async () => {
    await start(BY_SET);
    const first = await named();
    await named(first.pageInfo.endCursor);
    t.resetCalls();
    await t.clock.advance(50 * MINUTE);
    const later = await named(first.pageInfo.endCursor);
    expect(later.nodes.length).toBe(5);
    expect(namesRead()).toEqual(['sso-admin.ListInstances']);
    expect(t.calls()['sso-admin.ListAccountAssignments']).toBeGreaterThan(0);
  });

  it('is given them anew where a first page would be, and after an hour', async () => {
    await start(BY_SET);
    const first = await named();
    await t.clock.advance(50 * MINUTE);
    t.resetCalls();
    await named();
    expect(namesRead()).toContain('sso-admin.DescribePermissionSet');
    expect(namesRead()).toContain('sso-admin.ListPermissionSets');
    await t.clock.advance(60 * MINUTE);
    t.resetCalls();
    await named(first.pageInfo.endCursor);
    expect(namesRead()).toContain('sso-admin.DescribePermissionSet');
    expect(namesRead()).toContain('sso-admin.ListPermissionSets');
  });
});

describe('what was deleted since the list was begun', () => {
  it('a permission set: nobody has it, and there is no gap', async () => {
    await start(BY_SET);
    const { state } = t.sandbox.world;
    const first = await readPage(t, { first: 5 });
    const gone = state.permissionSets.rows
      .map(({ permissionSetArn }) => permissionSetArn)
      .sort()
      .findLast((arn) => state.provisioningsOfSet.get(arn).length > 0)!;
    for (const row of state.assignments.rows.filter((one) => one.permissionSetArn === gone)) {
      state.assignments.delete(
        [row.accountId, row.permissionSetArn, row.principalType, row.principalId].join(' '),
      );
    }
    for (const row of state.provisioningsOfSet.get(gone).slice()) {
      state.provisionings.delete(`${row.accountId} ${row.permissionSetArn}`);
    }
    state.permissionSets.delete(gone);
    await t.clock.advance(20 * MINUTE);
    t.resetCalls();
    const rest = await readAll((after) =>
      readPage(t, { first: 50, after: after ?? first.pageInfo.endCursor }),
    );
    // It was asked for, and AWS said that there is no such set.
    expect(t.calls()['sso-admin.ListAccountsForProvisionedPermissionSet']).toBe(
      state.permissionSets.rows.length + 1,
    );
    const rows = [first, ...rest].flatMap(({ nodes }) => nodes);
    expect(keysOf(rows)).toEqual(keysOf(state.assignments.rows));
    expect(rest.flatMap(({ gaps }) => gaps)).toEqual([]);
  });

  it('an account: nothing is in it, and there is no gap', async () => {
    await start(BY_ACCOUNT);
    const { state } = t.sandbox.world;
    const first = await readPage(t, { first: 1 });
    const gone = state.accounts.rows
      .map(({ accountId }) => accountId)
      .sort()
      .at(-1)!;
    for (const row of state.assignments.rows.filter((one) => one.accountId === gone)) {
      state.assignments.delete(
        [row.accountId, row.permissionSetArn, row.principalType, row.principalId].join(' '),
      );
    }
    for (const row of state.provisionings.rows.filter((one) => one.accountId === gone)) {
      state.provisionings.delete(`${row.accountId} ${row.permissionSetArn}`);
    }
    state.accounts.delete(gone);
    await t.clock.advance(19 * MINUTE);
    t.resetCalls();
    const rest = await readAll((after) =>
      readPage(t, { first: 50, after: after ?? first.pageInfo.endCursor }),
    );
    expect(t.calls()['sso-admin.ListPermissionSetsProvisionedToAccount']).toBe(
      state.accounts.rows.length + 1,
    );
    const rows = [first, ...rest].flatMap(({ nodes }) => nodes);
    expect(keysOf(rows)).toEqual(keysOf(state.assignments.rows));
    expect(rest.flatMap(({ gaps }) => gaps)).toEqual([]);
  });
});
