import { describe, expect, it } from 'vitest';

import { labInstanceArn } from '../../../src/sandbox/firm/lab.ts';
import { tupleInput } from '../../support/sandbox-operations.ts';
import { makeWorld } from '../../support/sandbox-world.ts';

const denied = { name: 'AccessDeniedException' };
const lab = labInstanceArn('aws');

describe('a member account', () => {
  it('sees the organization’s instance and may do nothing with it', async () => {
    const world = makeWorld({ role: 'member' });
    const InstanceArn = world.instanceArn;
    expect(await world.call('sso-admin', 'ListInstances')).toMatchObject({
      Instances: [{ InstanceArn }],
    });
    await expect(
      world.call('sso-admin', 'ListPermissionSets', { InstanceArn }),
    ).rejects.toMatchObject({
      name: 'AccessDeniedException',
      message: `User: arn:aws:iam::${world.accounts.memberAccountId}:user/sandbox-operator is not authorized to perform: sso:ListPermissionSets on resource: ${InstanceArn}`,
    });
    const { identityStoreId } = world.state.settings;
    const listUsers = world.call('identitystore', 'ListUsers', {
      IdentityStoreId: identityStoreId,
    });
    await expect(listUsers).rejects.toMatchObject(denied);
    await expect(world.call('organizations', 'ListAccounts')).rejects.toMatchObject({
      name: 'AccessDeniedException',
      message: "You don't have permissions to access this resource.",
    });
    expect(await world.call('organizations', 'DescribeOrganization')).toHaveProperty(
      'Organization',
    );
  });

  it('may use an instance of its own, which has no permission sets', async () => {
    const world = makeWorld();
    const roleArn = `arn:aws:iam::${world.accountId('quant-lab')}:role/OrganizationAccountAccessRole`;
    const answer = await world.call('sts', 'AssumeRole', {
      RoleArn: roleArn,
      RoleSessionName: 'lab',
    });
    const { AccessKeyId } = (answer as { Credentials: { AccessKeyId: string } }).Credentials;
    const as = { accessKeyId: AccessKeyId };
    expect(
      await world.call('sso-admin', 'DescribeInstance', { InstanceArn: lab }, as),
    ).toMatchObject({
      Name: 'quant-lab',
      PermissionSetsEnabled: false,
    });
    const sets = world.call('sso-admin', 'ListPermissionSets', { InstanceArn: lab }, as);
    await expect(sets).rejects.toMatchObject({
      name: 'ValidationException',
      message: expect.stringContaining('not supported for account instances') as unknown,
    });
    const { Instances } = (await world.call('sso-admin', 'ListInstances', {}, as)) as {
      Instances: object[];
    };
    expect(Instances).toHaveLength(2);
  });
});

describe('the delegated administrator', () => {
  const world = makeWorld({ role: 'delegated' });
  const call = (operation: string, input: object): Promise<unknown> =>
    world.call('sso-admin', operation, { InstanceArn: world.instanceArn, ...input });

  it('reads everything but the list by principal', async () => {
    expect(await call('ListPermissionSets', {})).toHaveProperty('PermissionSets');
    const principal = { PrincipalType: 'GROUP', PrincipalId: world.groupId('Finance') };
    await expect(call('ListAccountAssignmentsForPrincipal', principal)).rejects.toMatchObject(
      denied,
    );
  });

  it('does not touch the management account, nor sets that it holds', async () => {
    const held = tupleInput(world, { account: 'hr-systems', set: 'Billing', group: 'Finance' });
    const there = tupleInput(world, {
      account: 'kestrel-management',
      set: 'RiskAnalyst',
      group: 'Finance',
    });
    await expect(call('CreateAccountAssignment', held)).rejects.toMatchObject({
      ...denied,
      message: expect.stringContaining(
        `sso:CreateAccountAssignment on resource: ${held.PermissionSetArn}`,
      ) as unknown,
    });
    await expect(call('CreateAccountAssignment', there)).rejects.toMatchObject(denied);
    await expect(
      call('UpdatePermissionSet', { PermissionSetArn: held.PermissionSetArn }),
    ).rejects.toMatchObject(denied);
    await call('UpdatePermissionSet', { PermissionSetArn: there.PermissionSetArn });
  });
});

describe('IAM Identity Center', () => {
  it('is in one Region', async () => {
    const world = makeWorld();
    const as = { region: 'us-east-1' };
    expect(await world.call('sso-admin', 'ListInstances', {}, as)).toMatchObject({ Instances: [] });
    const sets = world.call(
      'sso-admin',
      'ListPermissionSets',
      { InstanceArn: world.instanceArn },
      as,
    );
    await expect(sets).rejects.toMatchObject(denied);
  });

  it('knows no instance but those that are there', async () => {
    const InstanceArn = 'arn:aws:sso:::instance/ssoins-0000000000000000';
    await expect(
      makeWorld().call('sso-admin', 'ListPermissionSets', { InstanceArn }),
    ).rejects.toMatchObject(denied);
  });
});
