import { afterEach, describe, expect, it } from 'vitest';
import type { Populations } from '../../src/sandbox/firm/populations.ts';
import { assignmentKey } from '../../src/sandbox/state.ts';
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

let t: TestGateway;
afterEach(() => t.close());

const start = async (populations: Populations): Promise<void> => {
  t = await makeGateway({
    sandbox: { quotas: false, populations },
    upstream: { quotas: UNLIMITED },
  });
};

/** Takes what is assigned and provisioned where `isGone` says so out of the world. */
const forget = (
  isGone: (row: { accountId: string; permissionSetArn: string }) => boolean,
): void => {
  const { assignments, provisionings } = t.sandbox.world.state;
  for (const row of assignments.rows.filter(isGone)) assignments.delete(assignmentKey(row));
  for (const { accountId, permissionSetArn } of provisionings.rows.filter(isGone)) {
    provisionings.delete(`${accountId} ${permissionSetArn}`);
  }
};

describe('what was deleted since the list was begun', () => {
  it('a permission set: nobody has it, and there is no gap', async () => {
    await start(BY_SET);
    const { state } = t.sandbox.world;
    const first = await readPage(t, { first: 5 });
    const gone = state.permissionSets.rows
      .map(({ permissionSetArn }) => permissionSetArn)
      .sort()
      .findLast((arn) => state.provisioningsOfSet.get(arn).length > 0)!;
    forget(({ permissionSetArn }) => permissionSetArn === gone);
    state.permissionSets.delete(gone);
    // Sets are listed again after five minutes.
    await t.clock.advance(4 * MINUTE);
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
    forget(({ accountId }) => accountId === gone);
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
