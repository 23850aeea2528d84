import { describe, expect, it } from 'vitest';

import { assign, outcome, tupleInput, unassign } from '../../support/sandbox-operations.ts';
import { makeWorld, type TestWorld } from '../../support/sandbox-world.ts';

const fresh = { account: 'finance-systems', set: 'ReadOnlyAccess', group: 'Finance' };

const setsOf = (world: TestWorld, account: string): Promise<unknown> =>
  world.call('sso-admin', 'ListPermissionSetsProvisionedToAccount', {
    InstanceArn: world.instanceArn,
    AccountId: world.accountId(account),
  });

const rowsOf = (world: TestWorld, account: string, set: string): Promise<unknown> =>
  world.call('sso-admin', 'ListAccountAssignments', {
    InstanceArn: world.instanceArn,
    AccountId: world.accountId(account),
    PermissionSetArn: world.permissionSetArn(set),
  });

describe('CreateAccountAssignment', () => {
  it('answers at once and takes its time', async () => {
    const world = makeWorld({ operationMs: [4000, 4000] });
    const started = await assign(world, fresh);
    expect(started).toMatchObject({ Status: 'IN_PROGRESS' });
    expect(await rowsOf(world, 'finance-systems', 'ReadOnlyAccess')).toMatchObject({
      AccountAssignments: [],
    });
    await world.clock.advance(3999);
    expect(world.state.operations.get(started.RequestId)?.status).toBe('IN_PROGRESS');
    await world.clock.advance(1);
    expect(await rowsOf(world, 'finance-systems', 'ReadOnlyAccess')).toMatchObject({
      AccountAssignments: [{ PrincipalId: world.groupId('Finance') }],
    });
    expect(
      await world.call('sso-admin', 'DescribeAccountAssignmentCreationStatus', {
        InstanceArn: world.instanceArn,
        AccountAssignmentCreationRequestId: started.RequestId,
      }),
    ).toMatchObject({
      AccountAssignmentCreationStatus: {
        Status: 'SUCCEEDED',
        TargetId: world.accountId('finance-systems'),
        PrincipalType: 'GROUP',
      },
    });
  });

  it('gives the account the set with its first assignment and takes it with its last', async () => {
    const world = makeWorld();
    const arn = world.permissionSetArn('ReadOnlyAccess');
    const other = { ...fresh, group: 'AWS-Auditors' };
    await outcome(world, await assign(world, fresh));
    await outcome(world, await assign(world, other));
    expect(await setsOf(world, 'finance-systems')).toMatchObject({
      PermissionSets: expect.arrayContaining([arn]) as unknown,
    });
    await outcome(world, await unassign(world, fresh));
    expect(await setsOf(world, 'finance-systems')).toMatchObject({
      PermissionSets: expect.arrayContaining([arn]) as unknown,
    });
    await outcome(world, await unassign(world, other));
    expect(await setsOf(world, 'finance-systems')).toMatchObject({
      PermissionSets: expect.not.arrayContaining([arn]) as unknown,
    });
  });

  it('accepts what exists and makes no second row', async () => {
    const world = makeWorld();
    const before = world.state.assignments.size;
    const existing = { account: 'risk-prod', set: 'RiskAnalyst', group: 'Risk-Analytics' };
    expect(await outcome(world, await assign(world, existing))).toMatchObject({
      status: 'SUCCEEDED',
    });
    expect(world.state.assignments.size).toBe(before);
  });

  it('refuses a second operation on the same account and set, not one on another', async () => {
    const world = makeWorld();
    await assign(world, fresh);
    await expect(assign(world, { ...fresh, group: 'AWS-Auditors' })).rejects.toMatchObject({
      name: 'ConflictException',
      message: 'There is a conflicting operation in process.',
    });
    await expect(unassign(world, fresh)).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
    });
    await assign(world, { ...fresh, account: 'hr-systems' });
    await world.clock.advance(60_000);
    await assign(world, { ...fresh, group: 'AWS-Auditors' });
  });

  it('lets fifteen be outstanding', async () => {
    const world = makeWorld();
    const accounts = world.state.accounts.rows.slice(0, 16);
    const start = (accountId: string) =>
      world.call('sso-admin', 'CreateAccountAssignment', {
        ...tupleInput(world, { ...fresh, set: 'BacktestOperator' }),
        TargetId: accountId,
      });
    for (const { accountId } of accounts.slice(0, 15)) await start(accountId);
    const last = accounts[15]?.accountId ?? '';
    await expect(start(last)).rejects.toMatchObject({
      name: 'ThrottlingException',
      message: 'There are too many requests processing. Please try again later.',
    });
    await world.clock.advance(60_000);
    await start(last);
  });

  it('refuses a set or an account that is not there', async () => {
    const world = makeWorld();
    const input = tupleInput(world, fresh);
    for (const [member, value] of [
      ['TargetId', '999999999999'],
      ['PermissionSetArn', `${input.PermissionSetArn.slice(0, -4)}0000`],
    ] as const) {
      await expect(
        world.call('sso-admin', 'CreateAccountAssignment', { ...input, [member]: value }),
      ).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
    }
  });
});

describe('what makes an assignment fail', () => {
  it.each([
    [
      'a principal that is not in the directory',
      {
        ...fresh,
        group: undefined,
        principalId: '9067a1c3e5-00000000-0000-4000-a000-000000000000',
      },
      /the USER assignee \S+ was not found in directory d-9067a1c3e5/,
    ],
    [
      'a customer managed policy that the account lacks',
      { account: 'market-data-prod', set: 'QuantResearch', group: 'Quant-Research' },
      /Not supported policy arn:aws:iam::\d{12}:policy\/firm\/QuantResearchBase/,
    ],
    [
      'an account whose roles are used up',
      { account: 'client-portal-dev', set: 'ReadOnlyAccess', group: 'Client-Reporting' },
      /Cannot exceed quota for RolesPerAccount/,
    ],
  ])('%s', async (_what, tuple, reason) => {
    const world = makeWorld();
    const started = await assign(world, tuple);
    expect(await outcome(world, started)).toMatchObject({
      status: 'FAILED',
      failureReason: expect.stringMatching(reason) as unknown,
    });
    expect(
      world.state.provisioningsOfAccount.get(world.accountId(tuple.account)),
    ).not.toContainEqual(
      expect.objectContaining({ permissionSetArn: world.permissionSetArn(tuple.set) }),
    );
  });

  it('a set with more policies than a role may have', async () => {
    const world = makeWorld();
    for (let n = 0; n < 11; n++) {
      await world.call('sso-admin', 'AttachManagedPolicyToPermissionSet', {
        InstanceArn: world.instanceArn,
        PermissionSetArn: world.permissionSetArn('BacktestOperator'),
        ManagedPolicyArn: `arn:aws:iam::aws:policy/Policy${n}`,
      });
    }
    expect(
      await outcome(world, await assign(world, { ...fresh, set: 'BacktestOperator' })),
    ).toMatchObject({
      failureReason: 'Received a 409 status error: Cannot exceed quota for PoliciesPerRole: 10',
    });
  });

  it('a suspended account, slowly and without saying so, blocking the pair meanwhile', async () => {
    const world = makeWorld({ operationMs: [4000, 4000] });
    const suspended = { account: 'legacy-backtest', set: 'ReadOnlyAccess', group: 'Finance' };
    const started = await assign(world, suspended);
    await world.clock.advance(19_999);
    await expect(assign(world, suspended)).rejects.toMatchObject({ name: 'ConflictException' });
    await world.clock.advance(1);
    expect(world.state.operations.get(started.RequestId)).toMatchObject({
      status: 'FAILED',
      failureReason: expect.not.stringContaining('suspended') as unknown,
    });
  });

  it('a rule, which may name account, set, principal and reason', async () => {
    const world = makeWorld({
      fail: ['permissionSet=ReadOnlyAccess,principal=Finance,reason=Because, as asked'],
    });
    expect(await outcome(world, await assign(world, fresh))).toMatchObject({
      failureReason: 'Because, as asked',
    });
    expect(
      await outcome(world, await assign(world, { ...fresh, group: 'AWS-Auditors' })),
    ).toMatchObject({ status: 'SUCCEEDED' });
    expect(() => makeWorld({ fail: ['acount=1'] })).toThrow('"acount=1" is not a rule');
  });
});

describe('DeleteAccountAssignment', () => {
  it('does not find what the account does not even hold', async () => {
    const world = makeWorld();
    await expect(unassign(world, fresh)).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
    });
  });

  it('accepts what is missing where the account holds the set, and fails', async () => {
    const world = makeWorld();
    const missing = { account: 'risk-prod', set: 'RiskAnalyst', user: 'mei.nakamura' };
    expect(await outcome(world, await unassign(world, missing))).toMatchObject({
      status: 'FAILED',
      failureReason: expect.stringContaining('404') as unknown,
    });
  });

  it('removes what a deleted user left behind', async () => {
    const world = makeWorld();
    const orphan = world.state.assignments.rows.find(
      ({ principalType, principalId }) =>
        principalType === 'USER' && !world.state.users.has(principalId),
    );
    const before = world.state.assignments.size;
    const answer = await world.call('sso-admin', 'DeleteAccountAssignment', {
      InstanceArn: world.instanceArn,
      TargetType: 'AWS_ACCOUNT',
      TargetId: orphan?.accountId,
      PermissionSetArn: orphan?.permissionSetArn,
      PrincipalType: 'USER',
      PrincipalId: orphan?.principalId,
    });
    expect(answer).toMatchObject({ AccountAssignmentDeletionStatus: { Status: 'IN_PROGRESS' } });
    await world.clock.advance(60_000);
    expect(world.state.assignments.size).toBe(before - 1);
  });
});

describe('the lists of operations', () => {
  it('filter on the status and say no more than three things', async () => {
    const world = makeWorld();
    const { RequestId } = await assign(world, fresh);
    const list = (Status?: string) =>
      world.call('sso-admin', 'ListAccountAssignmentCreationStatus', {
        InstanceArn: world.instanceArn,
        ...(Status === undefined ? {} : { Filter: { Status } }),
      });
    expect(await list('IN_PROGRESS')).toEqual({
      AccountAssignmentsCreationStatus: [
        { RequestId, Status: 'IN_PROGRESS', CreatedDate: new Date(world.clock.now()) },
      ],
      NextToken: undefined,
    });
    await world.clock.advance(60_000);
    expect(await list('IN_PROGRESS')).toMatchObject({ AccountAssignmentsCreationStatus: [] });
    expect(await list()).toMatchObject({
      AccountAssignmentsCreationStatus: expect.arrayContaining([
        expect.objectContaining({ RequestId, Status: 'SUCCEEDED' }),
      ]) as unknown,
    });
  });

  it('keep the three kinds apart', async () => {
    const world = makeWorld();
    const { RequestId } = await assign(world, fresh);
    await expect(
      world.call('sso-admin', 'DescribeAccountAssignmentDeletionStatus', {
        InstanceArn: world.instanceArn,
        AccountAssignmentDeletionRequestId: RequestId,
      }),
    ).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
  });
});

describe('when an operation ends', () => {
  it.each([1, 2, 3, 4, 5, 6, 7, 8])('does not depend on who looks (seed %i)', async (seed) => {
    const run = async (stepMs: number): Promise<unknown> => {
      const world = makeWorld({ seed });
      // The account's roles are used up: only what ends after the deletion fits in.
      const account = 'client-portal-dev';
      for (const group of ['AWS-Security', 'AWS-Auditors']) {
        await unassign(world, { account, set: 'SecurityAudit', group });
        if (group === 'AWS-Security') await world.clock.advance(60_000);
      }
      const starts = ['ReadOnlyAccess', 'Billing', 'MarketDataSupport'];
      for (const set of starts) await assign(world, { account, set, group: 'Finance' });
      for (let elapsed = 0; elapsed < 12_000; elapsed += stepMs) {
        await world.clock.advance(stepMs);
        expect(world.state.provisionings.size).toBeGreaterThan(0);
      }
      return world.snapshot();
    };
    expect(await run(12_000)).toEqual(await run(500));
  });
});
