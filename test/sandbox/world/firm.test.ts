import { describe, expect, it } from 'vitest';

import { pairKey } from '../../../src/sandbox/state.ts';
import { makeWorld } from '../../support/sandbox-world.ts';

const world = makeWorld();
const { state } = world;

/** A list read to its end through the handler. */
const drain = async (service: string, operation: string, member: string, input: object) => {
  const pages: unknown[][] = [];
  let NextToken: string | undefined;
  do {
    const answer = (await world.call(service, operation, { ...input, NextToken })) as Record<
      string,
      unknown
    >;
    pages.push(answer[member] as unknown[]);
    NextToken = answer.NextToken as string | undefined;
  } while (NextToken !== undefined);
  return pages;
};

describe('the firm', () => {
  it('is the same with every seed', () => {
    expect(makeWorld({ seed: 99 }).snapshot()).toMatchObject({
      accounts: state.accounts.rows,
      assignments: state.assignments.rows,
      users: state.users.rows,
    });
  });

  it('has the size of a small firm', () => {
    const { identityStoreId } = state.settings;
    expect({
      accounts: state.accounts.size,
      permissionSets: state.permissionSets.size,
      users: state.usersOfStore.get(identityStoreId).length,
      groups: state.groupsOfStore.get(identityStoreId).length,
      assignments: state.assignments.size,
    }).toEqual({ accounts: 27, permissionSets: 13, users: 60, groups: 13, assignments: 124 });
  });

  it('has rows that fit together', () => {
    for (const row of state.assignments.rows) {
      expect(state.provisionings.has(pairKey(row.accountId, row.permissionSetArn))).toBe(true);
    }
    for (const row of state.memberships.rows) {
      expect(state.users.has(row.userId) && state.groups.has(row.groupId)).toBe(true);
    }
    for (const { parentId } of [...state.accounts.rows, ...state.organizationalUnits.rows]) {
      expect(parentId === state.settings.rootId || state.organizationalUnits.has(parentId)).toBe(
        true,
      );
    }
  });

  it('has ids that AWS’s patterns allow', () => {
    for (const { accountId } of state.accounts.rows) expect(accountId).toMatch(/^\d{12}$/);
    const principal = /^([0-9a-f]{10}-|)[\dA-Fa-f]{8}-([\dA-Fa-f]{4}-){3}[\dA-Fa-f]{12}$/;
    for (const { principalId } of state.assignments.rows) expect(principalId).toMatch(principal);
    const set = /^arn:aws:sso:::permissionSet\/(sso)?ins-[\w.-]{16}\/ps-[\w./-]{16}$/;
    for (const { permissionSetArn } of state.permissionSets.rows) {
      expect(permissionSetArn).toMatch(set);
    }
    const application =
      /^arn:aws:sso::\d{12}:application\/(sso)?ins-[\w.-]{16}\/apl-[a-zA-Z0-9]{16}$/;
    for (const { applicationArn } of state.applications.rows) {
      expect(applicationArn).toMatch(application);
    }
  });

  it('has a suspended account that still holds a set', () => {
    const suspended = state.accounts.rows.filter((row) => row.state === 'SUSPENDED');
    expect(suspended).toHaveLength(1);
    expect(state.provisioningsOfAccount.get(suspended[0]?.accountId ?? '')).toHaveLength(1);
  });

  it('has a disabled user with access, one without any, and one who is gone', () => {
    const disabled = state.users.rows.find((row) => row.status === 'DISABLED');
    expect(state.assignmentsOfPrincipal.get(disabled?.userId ?? '')).toHaveLength(1);
    const newcomer = world.userId('mei.nakamura');
    expect(state.assignmentsOfPrincipal.get(newcomer)).toEqual([]);
    expect(state.membershipsOfUser.get(newcomer)).toEqual([]);
    const orphans = state.assignments.rows.filter(
      ({ principalType, principalId }) =>
        !(principalType === 'USER' ? state.users : state.groups).has(principalId),
    );
    expect(orphans).toHaveLength(2);
  });

  it('has a user with one set in one account twice', () => {
    const user = world.userId('ingrid.solberg');
    const group = world.groupId('AWS-Platform-Engineers');
    const pair = pairKey(
      world.accountId('kestrel-management'),
      world.permissionSetArn('AdministratorAccess'),
    );
    const principals = state.assignmentsOfPair.get(pair).map((row) => row.principalId);
    expect(principals.sort()).toEqual([user, group].sort());
    expect(state.membershipsOfUser.get(user).map((row) => row.groupId)).toContain(group);
  });

  it('has drift, a set that nobody has, and one that an account holds for nobody', () => {
    const outdated = state.provisionings.rows.filter(
      (row) => state.permissionSets.get(row.permissionSetArn)?.revision !== row.revision,
    );
    expect(outdated).toHaveLength(2);
    expect(state.provisioningsOfSet.get(world.permissionSetArn('BacktestOperator'))).toEqual([]);
    const forNobody = state.provisionings.rows.filter(
      (row) =>
        state.assignmentsOfPair.get(pairKey(row.accountId, row.permissionSetArn)).length === 0,
    );
    expect(forNobody).toHaveLength(1);
  });

  it('has operations that failed last night, in each list', async () => {
    for (const [operation, member] of [
      ['ListAccountAssignmentCreationStatus', 'AccountAssignmentsCreationStatus'],
      ['ListAccountAssignmentDeletionStatus', 'AccountAssignmentsDeletionStatus'],
      ['ListPermissionSetProvisioningStatus', 'PermissionSetsProvisioningStatus'],
    ] as const) {
      const input = { InstanceArn: world.instanceArn, Filter: { Status: 'FAILED' } };
      const [[failed]] = (await drain('sso-admin', operation, member, input)) as [
        [{ CreatedDate: Date }],
      ];
      expect(world.clock.now() - failed.CreatedDate.getTime()).toBeLessThan(12 * 3_600_000);
    }
  });

  it('has two accounts of one name, and one whose id begins with a zero', () => {
    expect(state.accounts.rows.filter((row) => row.name === 'sandbox')).toHaveLength(2);
    expect(new Set(state.accounts.rows.map((row) => row.email)).size).toBe(state.accounts.size);
    expect(state.accounts.rows.filter((row) => row.accountId.startsWith('0'))).toHaveLength(1);
  });

  it('has a page of accounts that is empty though more follow', async () => {
    const pages = await drain('organizations', 'ListAccounts', 'Accounts', {});
    expect(pages.map((page) => page.length)).toEqual([0, 20, 7]);
  });

  it('has an empty group, groups of the identity provider, and groups of its own', () => {
    expect(state.membershipsOfGroup.get(world.groupId('AWS-Break-Glass'))).toEqual([]);
    expect(state.groups.rows.filter((row) => row.externalIds.length > 0)).toHaveLength(9);
  });

  it('has applications with assignments, one of them to a user who is gone', async () => {
    const pages = await drain('sso-admin', 'ListApplications', 'Applications', {
      InstanceArn: world.instanceArn,
    });
    expect(pages.flat()).toHaveLength(4);
    expect(
      state.applicationAssignments.rows.filter(
        (row) => row.principalType === 'USER' && !state.users.has(row.principalId),
      ),
    ).toHaveLength(1);
  });

  it('has an account instance with a directory of its own', async () => {
    const [, lab] = state.instances.rows;
    expect(lab).toMatchObject({ kind: 'ACCOUNT', ownerAccountId: world.accountId('quant-lab') });
    const users = await drain('identitystore', 'ListUsers', 'Users', {
      IdentityStoreId: lab?.identityStoreId,
    });
    expect(users.flat()).toHaveLength(2);
  });

  it('lists nothing in the order of its name', async () => {
    const [sets = []] = await drain('sso-admin', 'ListPermissionSets', 'PermissionSets', {
      InstanceArn: world.instanceArn,
    });
    const names = sets.map((arn) => state.permissionSets.get(arn as string)?.name ?? '');
    expect(names).toHaveLength(13);
    expect(names).not.toEqual([...names].sort());
  });
});
