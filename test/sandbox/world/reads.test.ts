import { describe, expect, it } from 'vitest';

import { makeWorld } from '../../support/sandbox-world.ts';

const world = makeWorld();
const { state } = world;
const { InstanceArn, IdentityStoreId } = {
  InstanceArn: world.instanceArn,
  IdentityStoreId: state.settings.identityStoreId,
};

interface Row {
  AccountId: string;
  PrincipalId: string;
  PrincipalType: string;
}

describe('ListAccountAssignmentsForPrincipal', () => {
  const list = async (from: typeof world, input: object): Promise<Row[]> => {
    const answer = await from.call('sso-admin', 'ListAccountAssignmentsForPrincipal', {
      InstanceArn,
      ...input,
    });
    return (answer as { AccountAssignments: Row[] }).AccountAssignments;
  };
  const user = { PrincipalType: 'USER', PrincipalId: world.userId('ingrid.solberg') };

  it('shows a user what its groups have, as the groups’ own', async () => {
    const rows = await list(world, user);
    const direct = rows.filter((row) => row.PrincipalType === 'USER');
    expect(direct).toHaveLength(2);
    const platform = state.assignmentsOfPrincipal.get(world.groupId('AWS-Platform-Engineers'));
    const staff = state.assignmentsOfPrincipal.get(world.groupId('All-Staff'));
    expect(rows).toHaveLength(2 + platform.length + staff.length);
  });

  it('may be told not to', async () => {
    expect(await list(makeWorld({ principalListIncludesGroups: false }), user)).toHaveLength(2);
  });

  it('filters on the account', async () => {
    const AccountId = world.accountId('kestrel-management');
    const rows = await list(world, { ...user, Filter: { AccountId } });
    expect(rows.map((row) => row.PrincipalType).sort()).toEqual(['GROUP', 'USER']);
  });
});

describe('Identity Store', () => {
  const identity = (operation: string, input: object): Promise<unknown> =>
    world.call('identitystore', operation, { IdentityStoreId, ...input });
  const userId = world.userId('thabo.nkosi');
  const userName = 'thabo.nkosi@kestrelbridge.example';

  it('finds a user by name, address and external id', async () => {
    const [externalId] = state.users.get(userId)?.externalIds ?? [];
    for (const AlternateIdentifier of [
      { UniqueAttribute: { AttributePath: 'userName', AttributeValue: userName.toUpperCase() } },
      { UniqueAttribute: { AttributePath: 'emails.value', AttributeValue: userName } },
      { ExternalId: { Issuer: externalId?.issuer, Id: externalId?.id } },
    ]) {
      expect(await identity('GetUserId', { AlternateIdentifier })).toMatchObject({
        UserId: userId,
      });
    }
  });

  it('finds a group by name and external id', async () => {
    const group = state.groups.get(world.groupId('Finance'));
    for (const AlternateIdentifier of [
      { UniqueAttribute: { AttributePath: 'displayName', AttributeValue: 'Finance' } },
      { ExternalId: { Issuer: group?.externalIds[0]?.issuer, Id: group?.externalIds[0]?.id } },
    ]) {
      expect(await identity('GetGroupId', { AlternateIdentifier })).toMatchObject({
        GroupId: group?.groupId,
      });
    }
  });

  it('filters on exactly one attribute', async () => {
    const filter = (AttributePath: string, AttributeValue: string) => ({
      Filters: [{ AttributePath, AttributeValue }],
    });
    expect(await identity('ListUsers', filter('UserName', userName))).toMatchObject({
      Users: [{ UserId: userId, UserStatus: 'ENABLED', Title: 'Operations Analyst' }],
    });
    expect(await identity('ListGroups', filter('DisplayName', 'Finance'))).toMatchObject({
      Groups: [{ DisplayName: 'Finance' }],
    });
    await expect(identity('ListUsers', filter('Title', 'x'))).rejects.toMatchObject({
      name: 'ValidationException',
    });
  });

  it.each([
    ['DescribeUser', { UserId: '9067a1c3e5-00000000-0000-4000-a000-000000000000' }, 'USER'],
    ['DescribeGroup', { GroupId: '9067a1c3e5-00000000-0000-4000-a000-000000000000' }, 'GROUP'],
    ['DescribeUser', { UserId: userId, IdentityStoreId: 'd-9a67718b02' }, 'USER'],
    ['DescribeUser', { UserId: userId, IdentityStoreId: 'd-0000000000' }, 'IDENTITY_STORE'],
  ])('%s %j does not find a %s', async (operation, input, ResourceType) => {
    await expect(identity(operation, input)).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
      members: { ResourceType },
    });
  });

  it('takes ids as ARNs too', async () => {
    const UserId = `arn:aws:identitystore:::user/${userId}`;
    const store = `arn:aws:identitystore::398216540714:identitystore/${IdentityStoreId}`;
    expect(await identity('DescribeUser', { UserId, IdentityStoreId: store })).toMatchObject({
      UserId: userId,
    });
  });

  it('adds and removes members', async () => {
    const GroupId = world.groupId('AWS-Break-Glass');
    const member = { GroupId, MemberId: { UserId: userId } };
    const { MembershipId } = (await identity('CreateGroupMembership', member)) as {
      MembershipId: string;
    };
    await expect(identity('CreateGroupMembership', member)).rejects.toMatchObject({
      name: 'ConflictException',
      members: { Reason: 'UNIQUENESS_CONSTRAINT_VIOLATION' },
    });
    expect(await identity('ListGroupMemberships', { GroupId })).toMatchObject({
      GroupMemberships: [{ MembershipId, MemberId: { UserId: userId } }],
    });
    expect(await identity('GetGroupMembershipId', member)).toMatchObject({ MembershipId });
    expect(await identity('DescribeGroupMembership', { MembershipId })).toMatchObject(member);
    const GroupIds = [GroupId, world.groupId('Finance')];
    expect(
      await identity('IsMemberInGroups', { MemberId: { UserId: userId }, GroupIds }),
    ).toMatchObject({
      Results: [{ MembershipExists: true }, { MembershipExists: false }],
    });
    await identity('DeleteGroupMembership', { MembershipId });
    await expect(identity('DeleteGroupMembership', { MembershipId })).rejects.toMatchObject({
      members: { ResourceType: 'GROUP_MEMBERSHIP', ResourceId: MembershipId },
    });
  });
});

describe('Organizations', () => {
  const organizations = (operation: string, input: object = {}): Promise<unknown> =>
    world.call('organizations', operation, input);

  it('says where an account is, in three ways', async () => {
    const AccountId = world.accountId('risk-dev');
    const { Account } = (await organizations('DescribeAccount', { AccountId })) as {
      Account: { Paths: string[] };
    };
    const [organizationId, root = '', ...units] = Account.Paths[0]?.split('/') ?? [];
    expect([organizationId, root]).toEqual(['o-k3strelbr1', 'r-kb7q']);
    const [workloads, trading, development, account, end] = units;
    expect([account, end]).toEqual([AccountId, '']);
    expect(await organizations('ListParents', { ChildId: AccountId })).toEqual({
      Parents: [{ Id: development, Type: 'ORGANIZATIONAL_UNIT' }],
    });
    expect(await organizations('ListParents', { ChildId: workloads })).toEqual({
      Parents: [{ Id: root, Type: 'ROOT' }],
    });
    expect(
      await organizations('ListOrganizationalUnitsForParent', { ParentId: trading }),
    ).toMatchObject({ OrganizationalUnits: [{ Name: 'Production' }, { Id: development }] });
    expect(
      await organizations('ListChildren', { ParentId: development, ChildType: 'ACCOUNT' }),
    ).toMatchObject({
      Children: expect.arrayContaining([{ Id: AccountId, Type: 'ACCOUNT' }]) as unknown,
    });
    expect(
      await organizations('DescribeOrganizationalUnit', { OrganizationalUnitId: trading }),
    ).toMatchObject({ OrganizationalUnit: { Name: 'Trading' } });
  });

  it('says what state an account is in, in both members', async () => {
    const AccountId = world.accountId('legacy-backtest');
    expect(await organizations('DescribeAccount', { AccountId })).toMatchObject({
      Account: { Status: 'SUSPENDED', State: 'SUSPENDED', JoinedMethod: 'INVITED' },
    });
  });

  it('knows its root, its delegated administrator and its tags', async () => {
    expect(await organizations('ListRoots')).toMatchObject({ Roots: [{ Id: 'r-kb7q' }] });
    expect(
      await organizations('ListDelegatedAdministrators', { ServicePrincipal: 'sso.amazonaws.com' }),
    ).toMatchObject({ DelegatedAdministrators: [{ Id: world.accounts.delegatedAccountId }] });
    const ResourceId = world.accountId('risk-dev');
    expect(await organizations('ListTagsForResource', { ResourceId })).toEqual({
      Tags: [
        { Key: 'Stage', Value: 'dev' },
        { Key: 'System', Value: 'risk' },
      ],
    });
  });

  it.each([
    ['DescribeAccount', { AccountId: '999999999999' }, 'AccountNotFoundException'],
    ['ListAccountsForParent', { ParentId: 'ou-kb7q-00000000' }, 'ParentNotFoundException'],
    ['ListParents', { ChildId: '999999999999' }, 'ChildNotFoundException'],
    ['ListTagsForResource', { ResourceId: '999999999999' }, 'TargetNotFoundException'],
    [
      'DescribeOrganizationalUnit',
      { OrganizationalUnitId: 'ou-kb7q-00000000' },
      'OrganizationalUnitNotFoundException',
    ],
  ])('%s %j answers %s', async (operation, input, name) => {
    await expect(organizations(operation, input)).rejects.toMatchObject({ name });
  });

  it('tags accounts', async () => {
    const ResourceId = world.accountId('audit');
    const tags = (count: number) =>
      Array.from({ length: count }, (_, n) => ({ Key: `key-${n}`, Value: '' }));
    await organizations('TagResource', { ResourceId, Tags: tags(2) });
    await organizations('UntagResource', { ResourceId, TagKeys: ['key-0'] });
    expect(await organizations('ListTagsForResource', { ResourceId })).toEqual({
      Tags: [{ Key: 'key-1', Value: '' }],
    });
    for (const [Tags, Reason] of [
      [tags(51), 'MAX_TAG_LIMIT_EXCEEDED'],
      [[...tags(1), ...tags(1)], 'DUPLICATE_TAG_KEY'],
      [[{ Key: 'aws:x', Value: '' }], 'INVALID_SYSTEM_TAGS_PARAMETER'],
    ] as const) {
      await expect(organizations('TagResource', { ResourceId, Tags })).rejects.toMatchObject({
        members: { Reason },
      });
    }
    const input = { ResourceId, Tags: tags(1) };
    await expect(
      world.call('organizations', 'TagResource', input, { role: 'delegated' }),
    ).rejects.toMatchObject({ name: 'AccessDeniedException' });
  });
});
