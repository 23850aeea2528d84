import { describe, expect, it } from 'vitest';

import { assign, outcome, unassign } from '../../support/sandbox-operations.ts';
import { makeWorld, type TestWorld } from '../../support/sandbox-world.ts';

const sso = (
  world: TestWorld,
  operation: string,
  set: string,
  input: object = {},
): Promise<unknown> =>
  world.call('sso-admin', operation, {
    InstanceArn: world.instanceArn,
    PermissionSetArn: world.permissionSetArn(set),
    ...input,
  });

const create = (world: TestWorld, input: object): Promise<unknown> =>
  world.call('sso-admin', 'CreatePermissionSet', { InstanceArn: world.instanceArn, ...input });

describe('CreatePermissionSet', () => {
  it('takes one hour and no tags for granted', async () => {
    const world = makeWorld({ emptyWorld: true });
    expect(await create(world, { Name: 'New' })).toEqual({
      PermissionSet: {
        Name: 'New',
        PermissionSetArn: expect.stringMatching(
          /^arn:aws:sso:::permissionSet\/ssoins-\w{16}\/ps-\w{16}$/,
        ) as unknown,
        CreatedDate: new Date(world.clock.now()),
        SessionDuration: 'PT1H',
      },
    });
    expect(
      await sso(world, 'ListTagsForResource', 'New', {
        ResourceArn: world.permissionSetArn('New'),
      }),
    ).toEqual({ Tags: [] });
  });

  it('refuses a name that is taken', async () => {
    await expect(create(makeWorld(), { Name: 'Billing' })).rejects.toMatchObject({
      name: 'ConflictException',
      message: 'PermissionSet with name Billing already exists.',
    });
  });

  it.each(['PT59M', 'PT12H1M', 'P1D'])('refuses sessions of %s', async (SessionDuration) => {
    await expect(create(makeWorld(), { Name: 'New', SessionDuration })).rejects.toMatchObject({
      name: 'ValidationException',
    });
  });

  it('stops at 3,500', async () => {
    const world = makeWorld({
      populations: {
        accounts: 3,
        permissionSets: 3500,
        provisionedPerAccount: 0,
        users: 0,
        groups: 0,
      },
    });
    await expect(create(world, { Name: 'OneMore' })).rejects.toMatchObject({
      name: 'ServiceQuotaExceededException',
    });
  });
});

describe('UpdatePermissionSet', () => {
  it('keeps what is left out, but clears the relay state', async () => {
    const world = makeWorld();
    await sso(world, 'UpdatePermissionSet', 'Billing', { SessionDuration: 'PT2H' });
    const answer = await sso(world, 'DescribePermissionSet', 'Billing');
    expect(answer).toMatchObject({
      PermissionSet: { SessionDuration: 'PT2H', Description: 'Invoices, budgets and cost reports' },
    });
    expect(answer).not.toHaveProperty('PermissionSet.RelayState');
  });
});

describe('DeletePermissionSet', () => {
  const inUse = {
    name: 'ConflictException',
    message: 'Could not delete because PermissionSet has ApplicationProfile associated with it.',
  };

  it('refuses while an account holds it, and for a while after', async () => {
    const world = makeWorld({ operationMs: [3000, 3000] });
    const only = { account: 'hr-systems', set: 'BacktestOperator', group: 'Finance' };
    await assign(world, only);
    await expect(sso(world, 'DeletePermissionSet', 'BacktestOperator')).rejects.toMatchObject({
      message: 'There is a conflicting operation in process.',
    });
    await world.clock.advance(3000);
    await expect(sso(world, 'DeletePermissionSet', 'BacktestOperator')).rejects.toMatchObject(
      inUse,
    );
    await unassign(world, only);
    await world.clock.advance(3000);
    expect(world.state.provisioningsOfSet.get(world.permissionSetArn(only.set))).toEqual([]);
    await expect(sso(world, 'DeletePermissionSet', 'BacktestOperator')).rejects.toMatchObject(
      inUse,
    );
    await world.clock.advance(3000);
    await sso(world, 'DeletePermissionSet', 'BacktestOperator');
    expect(world.state.permissionSetsByName.get('backtestoperator')).toEqual([]);
  });

  it('forgets the tags too', async () => {
    const world = makeWorld();
    await create(world, { Name: 'Short', Tags: [{ Key: 'a', Value: 'b' }] });
    const arn = world.permissionSetArn('Short');
    await sso(world, 'DeletePermissionSet', 'Short');
    expect(world.state.tags.get(arn)).toBeUndefined();
  });
});

describe('managed policies', () => {
  const policy = { ManagedPolicyArn: 'arn:aws:iam::aws:policy/ReadOnlyAccess' };
  const reference = {
    CustomerManagedPolicyReference: { Name: 'QuantResearchBase', Path: '/firm/' },
  };

  it.each([
    ['AttachManagedPolicyToPermissionSet', 'ReadOnlyAccess', policy, 'ConflictException'],
    ['DetachManagedPolicyFromPermissionSet', 'Billing', policy, 'ResourceNotFoundException'],
    [
      'AttachCustomerManagedPolicyReferenceToPermissionSet',
      'QuantResearch',
      reference,
      'ConflictException',
    ],
    [
      'DetachCustomerManagedPolicyReferenceFromPermissionSet',
      'Billing',
      reference,
      'ResourceNotFoundException',
    ],
  ])('%s answers %s', async (operation, set, input, name) => {
    await expect(sso(makeWorld(), operation, set, input)).rejects.toMatchObject({ name });
  });

  it('come and go', async () => {
    const world = makeWorld();
    await sso(world, 'AttachManagedPolicyToPermissionSet', 'Billing', policy);
    await sso(world, 'AttachCustomerManagedPolicyReferenceToPermissionSet', 'Billing', {
      CustomerManagedPolicyReference: { Name: 'Own' },
    });
    expect(await sso(world, 'ListManagedPoliciesInPermissionSet', 'Billing')).toMatchObject({
      AttachedManagedPolicies: [
        { Name: 'Billing', Arn: 'arn:aws:iam::aws:policy/job-function/Billing' },
        { Name: 'ReadOnlyAccess', Arn: policy.ManagedPolicyArn },
      ],
    });
    const own = { CustomerManagedPolicyReferences: [{ Name: 'Own', Path: '/' }] };
    const list = 'ListCustomerManagedPolicyReferencesInPermissionSet';
    expect(await sso(world, list, 'Billing')).toMatchObject(own);
    await sso(world, 'DetachManagedPolicyFromPermissionSet', 'Billing', policy);
    await sso(world, 'DetachCustomerManagedPolicyReferenceFromPermissionSet', 'Billing', {
      CustomerManagedPolicyReference: { Name: 'Own', Path: '/' },
    });
    expect(await sso(world, list, 'Billing')).toMatchObject({
      CustomerManagedPolicyReferences: [],
    });
  });

  it('are 25 at most', async () => {
    const world = makeWorld();
    const attach = (n: number) =>
      sso(world, 'AttachManagedPolicyToPermissionSet', 'BreakGlass', {
        ManagedPolicyArn: `arn:aws:iam::aws:policy/Policy${n}`,
      });
    for (let n = 0; n < 24; n++) await attach(n);
    await expect(attach(24)).rejects.toMatchObject({ name: 'ServiceQuotaExceededException' });
  });
});

describe('the inline policy', () => {
  const statement = { Effect: 'Allow', Action: 's3:*', Resource: '*' };
  const put = (world: TestWorld, InlinePolicy: string) =>
    sso(world, 'PutInlinePolicyToPermissionSet', 'Billing', { InlinePolicy });

  it('is empty text where there is none', async () => {
    const world = makeWorld();
    expect(await sso(world, 'GetInlinePolicyForPermissionSet', 'Billing')).toEqual({
      InlinePolicy: '',
    });
    const text = JSON.stringify({ Version: '2012-10-17', Statement: statement });
    await put(world, text);
    expect(await sso(world, 'GetInlinePolicyForPermissionSet', 'Billing')).toEqual({
      InlinePolicy: text,
    });
    await sso(world, 'DeleteInlinePolicyFromPermissionSet', 'Billing');
    await sso(world, 'DeleteInlinePolicyFromPermissionSet', 'Billing');
    expect(await sso(world, 'GetInlinePolicyForPermissionSet', 'Billing')).toEqual({
      InlinePolicy: '',
    });
  });

  it.each([
    '{',
    '[]',
    '{"Version":"2012-10-17"}',
    JSON.stringify({ Statement: [{ ...statement, Effect: 'Maybe' }] }),
    JSON.stringify({ Statement: [{ Effect: 'Allow', Resource: '*' }] }),
    JSON.stringify({ Statement: [{ ...statement, Principal: '*' }] }),
    JSON.stringify({ Version: '2020-01-01', Statement: [statement] }),
  ])('refuses %s', async (text) => {
    await expect(put(makeWorld(), text)).rejects.toMatchObject({ name: 'ValidationException' });
  });

  it('counts what is not white space', async () => {
    const world = makeWorld();
    const text = (length: number) => {
      const rest = JSON.stringify({ Statement: [{ ...statement, Sid: '' }] }).length;
      return JSON.stringify({ Statement: [{ ...statement, Sid: 'x'.repeat(length - rest) }] });
    };
    await put(world, `${text(10_240)}${' '.repeat(5000)}`);
    await expect(put(world, text(10_241))).rejects.toMatchObject({
      name: 'ServiceQuotaExceededException',
    });
  });
});

describe('the permissions boundary', () => {
  it('is one of two things, and not found where there is none', async () => {
    const world = makeWorld();
    const get = () => sso(world, 'GetPermissionsBoundaryForPermissionSet', 'Billing');
    const put = (PermissionsBoundary: object) =>
      sso(world, 'PutPermissionsBoundaryToPermissionSet', 'Billing', { PermissionsBoundary });
    const ManagedPolicyArn = 'arn:aws:iam::aws:policy/ReadOnlyAccess';
    await expect(get()).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
    await put({ ManagedPolicyArn });
    expect(await get()).toEqual({ PermissionsBoundary: { ManagedPolicyArn } });
    const CustomerManagedPolicyReference = { Name: 'Own', Path: '/' };
    await put({ CustomerManagedPolicyReference });
    expect(await get()).toEqual({ PermissionsBoundary: { CustomerManagedPolicyReference } });
    for (const wrong of [{}, { ManagedPolicyArn, CustomerManagedPolicyReference }]) {
      await expect(put(wrong)).rejects.toMatchObject({ name: 'ValidationException' });
    }
    await sso(world, 'DeletePermissionsBoundaryFromPermissionSet', 'Billing');
    await expect(get()).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
  });

  it('must be in the account that the set goes to', async () => {
    const world = makeWorld();
    const started = await assign(world, {
      account: 'market-data-prod',
      set: 'DeveloperAccess',
      group: 'Market-Data',
    });
    expect(await outcome(world, started)).toMatchObject({
      failureReason: expect.stringContaining('policy/firm/DeveloperBoundary') as unknown,
    });
  });
});

describe('tags', () => {
  const tags = (count: number) =>
    Array.from({ length: count }, (_, n) => ({ Key: `key-${n}`, Value: '' }));

  it.each([
    ['more than 75', tags(76), 'ServiceQuotaExceededException'],
    ['AWS’s own keys', [{ Key: 'aws:owner', Value: 'x' }], 'ValidationException'],
    ['a key twice', [...tags(1), ...tags(1)], 'ValidationException'],
  ])('refuse %s', async (_what, Tags, name) => {
    await expect(create(makeWorld(), { Name: 'New', Tags })).rejects.toMatchObject({ name });
  });

  it('are added, replaced and removed', async () => {
    const world = makeWorld();
    const resource = { ResourceArn: world.permissionSetArn('Billing') };
    const tag = (operation: string, input: object) =>
      world.call('sso-admin', operation, { ...resource, ...input });
    await tag('TagResource', {
      Tags: [
        { Key: 'Owner', Value: 'cfo' },
        { Key: 'x', Value: 'y' },
      ],
    });
    await tag('UntagResource', { TagKeys: ['x', 'not there'] });
    expect(await tag('ListTagsForResource', {})).toEqual({
      Tags: [{ Key: 'Owner', Value: 'cfo' }],
    });
    await expect(tag('TagResource', { Tags: tags(75) })).rejects.toMatchObject({
      name: 'ServiceQuotaExceededException',
    });
  });
});
