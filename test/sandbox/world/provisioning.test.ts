import { describe, expect, it } from 'vitest';

import { outcome, provision } from '../../support/sandbox-operations.ts';
import { makeWorld, type TestWorld } from '../../support/sandbox-world.ts';

const outdatedOf = async (world: TestWorld, set: string): Promise<string[]> => {
  const answer = await world.call('sso-admin', 'ListAccountsForProvisionedPermissionSet', {
    InstanceArn: world.instanceArn,
    PermissionSetArn: world.permissionSetArn(set),
    ProvisioningStatus: 'LATEST_PERMISSION_SET_NOT_PROVISIONED',
  });
  return (answer as { AccountIds: string[] }).AccountIds;
};

const change = (world: TestWorld, operation: string, input: object): Promise<unknown> =>
  world.call('sso-admin', operation, {
    InstanceArn: world.instanceArn,
    PermissionSetArn: world.permissionSetArn('MarketDataSupport'),
    ...input,
  });

const InlinePolicy = '{"Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}';

describe('drift', () => {
  it.each([
    ['UpdatePermissionSet', { Description: 'Other' }],
    ['AttachManagedPolicyToPermissionSet', { ManagedPolicyArn: 'arn:aws:iam::aws:policy/X' }],
    ['PutInlinePolicyToPermissionSet', { InlinePolicy }],
    ['DeleteInlinePolicyFromPermissionSet', {}],
    [
      'PutPermissionsBoundaryToPermissionSet',
      { PermissionsBoundary: { ManagedPolicyArn: 'arn:aws:iam::aws:policy/X' } },
    ],
  ])('begins with %s and ends with ProvisionPermissionSet', async (operation, input) => {
    const world = makeWorld();
    expect(await outdatedOf(world, 'MarketDataSupport')).toEqual([]);
    await change(world, operation, input);
    expect(await outdatedOf(world, 'MarketDataSupport')).toHaveLength(2);
    await outcome(world, await provision(world, 'MarketDataSupport', 'market-data-dev'));
    expect(await outdatedOf(world, 'MarketDataSupport')).toEqual([
      world.accountId('market-data-prod'),
    ]);
    await outcome(world, await provision(world, 'MarketDataSupport'));
    expect(await outdatedOf(world, 'MarketDataSupport')).toEqual([]);
  });

  it('does not begin with a tag', async () => {
    const world = makeWorld();
    await world.call('sso-admin', 'TagResource', {
      ResourceArn: world.permissionSetArn('MarketDataSupport'),
      Tags: [{ Key: 'a', Value: 'b' }],
    });
    expect(await outdatedOf(world, 'MarketDataSupport')).toEqual([]);
  });

  it('stays when the set changes again while it is under way', async () => {
    const world = makeWorld();
    await change(world, 'UpdatePermissionSet', { Description: 'Second' });
    const started = await provision(world, 'MarketDataSupport', 'market-data-dev');
    await change(world, 'UpdatePermissionSet', { Description: 'Third' });
    expect(await outcome(world, started)).toMatchObject({ status: 'SUCCEEDED' });
    expect(await outdatedOf(world, 'MarketDataSupport')).toHaveLength(2);
  });
});

describe('ProvisionPermissionSet', () => {
  it('lets three run at once', async () => {
    const world = makeWorld();
    await provision(world, 'MarketDataSupport', 'market-data-dev');
    await provision(world, 'RiskAnalyst');
    await provision(world, 'SecurityAudit', 'audit');
    await expect(provision(world, 'Billing')).rejects.toMatchObject({
      name: 'ThrottlingException',
      message: 'There are too many requests processing. Please try again later.',
    });
  });

  it('to all accounts is in the way of every operation on the set', async () => {
    const world = makeWorld();
    await provision(world, 'MarketDataSupport');
    await expect(provision(world, 'MarketDataSupport', 'market-data-dev')).rejects.toMatchObject({
      name: 'ConflictException',
    });
  });

  it('gives a set to an account without an assignment', async () => {
    const world = makeWorld();
    await outcome(world, await provision(world, 'Billing', 'hr-systems'));
    expect(world.state.provisioningsOfAccount.get(world.accountId('hr-systems'))).toContainEqual(
      expect.objectContaining({ permissionSetArn: world.permissionSetArn('Billing') }),
    );
  });

  it('fails as a whole and still reaches the accounts that it can', async () => {
    const world = makeWorld();
    await world.call('sso-admin', 'UpdatePermissionSet', {
      InstanceArn: world.instanceArn,
      PermissionSetArn: world.permissionSetArn('ReadOnlyAccess'),
    });
    expect(await outcome(world, await provision(world, 'ReadOnlyAccess'))).toMatchObject({
      status: 'FAILED',
    });
    expect(await outdatedOf(world, 'ReadOnlyAccess')).toEqual([world.accountId('legacy-backtest')]);
  });

  it.each([
    { TargetType: 'AWS_ACCOUNT' },
    { TargetType: 'ALL_PROVISIONED_ACCOUNTS', TargetId: '398216540714' },
  ])('refuses %j', async (target) => {
    await expect(change(makeWorld(), 'ProvisionPermissionSet', target)).rejects.toMatchObject({
      name: 'ValidationException',
    });
  });
});
