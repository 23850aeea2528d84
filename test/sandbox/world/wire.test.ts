import {
  paginateListAccounts,
  paginateListAccountsForParent,
  paginateListOrganizationalUnitsForParent,
} from '@aws-sdk/client-organizations';
import {
  paginateListGroupMemberships,
  paginateListGroups,
  paginateListUsers,
} from '@aws-sdk/client-identitystore';
import {
  ConflictException,
  CreateAccountAssignmentCommand,
  CreatePermissionSetCommand,
  DescribeAccountAssignmentCreationStatusCommand,
  DescribeInstanceCommand,
  DescribePermissionSetCommand,
  GetInlinePolicyForPermissionSetCommand,
  ListApplicationProvidersCommand,
  ListApplicationsCommand,
  ListTagsForResourceCommand,
  paginateListAccountAssignments,
  paginateListAccountAssignmentsForPrincipal,
  paginateListAccountsForProvisionedPermissionSet,
  paginateListPermissionSets,
} from '@aws-sdk/client-sso-admin';
import { AssumeRoleCommand, GetCallerIdentityCommand } from '@aws-sdk/client-sts';
import { describe, expect, it } from 'vitest';

import { createSandbox } from '../../../src/sandbox/index.ts';
import { clientsOf, type Clients } from '../support/clients.ts';

/** All rows of a paginator. */
const drain = async <Page, Row>(
  pages: AsyncIterable<Page>,
  rowsOf: (page: Page) => Row[] | undefined,
): Promise<Row[]> => {
  const rows: Row[] = [];
  for await (const page of pages) rows.push(...(rowsOf(page) ?? []));
  return rows;
};

const open = (): { sandbox: ReturnType<typeof createSandbox>; clients: Clients } => {
  const sandbox = createSandbox({ quotas: false, operationMs: [0, 0] });
  const clients = clientsOf(sandbox, { requestHandler: sandbox.requestHandler() });
  return { sandbox, clients };
};

describe('the firm over the wire', () => {
  it('gives every assignment, set by set and account by account', async () => {
    const { sandbox, clients } = open();
    const InstanceArn = sandbox.world.instanceArn;
    const client = clients.ssoAdmin;
    const sets = await drain(
      paginateListPermissionSets({ client }, { InstanceArn }),
      (page) => page.PermissionSets,
    );
    const triples: string[] = [];
    for (const PermissionSetArn of sets) {
      // A paginator writes its token into the input that it is given: each gets its own.
      const pair = { InstanceArn, PermissionSetArn };
      const { PermissionSet } = await client.send(new DescribePermissionSetCommand(pair));
      expect(PermissionSet?.CreatedDate).toBeInstanceOf(Date);
      await client.send(new GetInlinePolicyForPermissionSetCommand(pair));
      await client.send(
        new ListTagsForResourceCommand({ InstanceArn, ResourceArn: PermissionSetArn }),
      );
      const accounts = await drain(
        paginateListAccountsForProvisionedPermissionSet({ client, pageSize: 7 }, { ...pair }),
        (page) => page.AccountIds,
      );
      for (const AccountId of accounts) {
        const rows = await drain(
          paginateListAccountAssignments({ client }, { ...pair, AccountId }),
          (page) => page.AccountAssignments,
        );
        triples.push(
          ...rows.map(
            (row) =>
              `${row.AccountId} ${row.PermissionSetArn} ${row.PrincipalType} ${row.PrincipalId}`,
          ),
        );
      }
    }
    const { assignments } = sandbox.world.state;
    expect(triples.sort()).toEqual(
      assignments.rows
        .map(
          (row) =>
            `${row.accountId} ${row.permissionSetArn} ${row.principalType} ${row.principalId}`,
        )
        .sort(),
    );
  });

  it('gives the organization’s tree', async () => {
    const { sandbox, clients } = open();
    const client = clients.organizations;
    const accounts = await drain(paginateListAccounts({ client }, {}), (page) => page.Accounts);
    expect(accounts).toHaveLength(27);
    expect(accounts[0]?.Paths?.[0]).toMatch(/^o-[a-z0-9]{10,32}\/r-[0-9a-z]{4,32}\//);
    const inTree = async (ParentId: string): Promise<number> => {
      const here = await drain(
        paginateListAccountsForParent({ client }, { ParentId }),
        (page) => page.Accounts,
      );
      const units = await drain(
        paginateListOrganizationalUnitsForParent({ client }, { ParentId }),
        (page) => page.OrganizationalUnits,
      );
      const below = await Promise.all(units.map(({ Id = '' }) => inTree(Id)));
      return here.length + below.reduce((sum, count) => sum + count, 0);
    };
    expect(await inTree(sandbox.world.state.settings.rootId)).toBe(27);
  });

  it('gives the directory', async () => {
    const { sandbox, clients } = open();
    const client = clients.identityStore;
    const IdentityStoreId = sandbox.world.state.settings.identityStoreId;
    const users = await drain(
      paginateListUsers({ client, pageSize: 25 }, { IdentityStoreId }),
      (page) => page.Users,
    );
    expect(users).toHaveLength(60);
    expect(users.filter((user) => user.UserStatus === 'DISABLED')).toHaveLength(1);
    const groups = await drain(
      paginateListGroups({ client }, { IdentityStoreId }),
      (page) => page.Groups,
    );
    let members = 0;
    for (const { GroupId } of groups) {
      const pages = paginateListGroupMemberships(
        { client, pageSize: 10 },
        { IdentityStoreId, GroupId },
      );
      members += (await drain(pages, (page) => page.GroupMemberships)).length;
    }
    const store = sandbox.world.state.memberships.rows.filter(
      (row) => row.identityStoreId === IdentityStoreId,
    );
    expect(members).toBe(store.length);
  });

  it('gives instances and applications', async () => {
    const { sandbox, clients } = open();
    const InstanceArn = sandbox.world.instanceArn;
    const client = clients.ssoAdmin;
    const instance = await client.send(new DescribeInstanceCommand({ InstanceArn }));
    expect(instance).toMatchObject({ Status: 'ACTIVE', PrimaryRegion: 'eu-west-1' });
    const { Applications = [] } = await client.send(new ListApplicationsCommand({ InstanceArn }));
    expect(Applications).toHaveLength(4);
    const providers = await client.send(new ListApplicationProvidersCommand({}));
    const arns = providers.ApplicationProviders?.map((row) => row.ApplicationProviderArn);
    for (const row of Applications) expect(arns).toContain(row.ApplicationProviderArn);
  });

  it('takes changes, and errors keep their class', async () => {
    const { sandbox, clients } = open();
    const InstanceArn = sandbox.world.instanceArn;
    const client = clients.ssoAdmin;
    const create = new CreatePermissionSetCommand({ InstanceArn, Name: 'OverTheWire' });
    const { PermissionSet } = await client.send(create);
    await expect(client.send(create)).rejects.toBeInstanceOf(ConflictException);
    const group = sandbox.world.state.findGroups('d-9067a1c3e5', 'Finance')[0];
    const started = await client.send(
      new CreateAccountAssignmentCommand({
        InstanceArn,
        TargetId: sandbox.world.accounts.memberAccountId,
        TargetType: 'AWS_ACCOUNT',
        PermissionSetArn: PermissionSet?.PermissionSetArn,
        PrincipalType: 'GROUP',
        PrincipalId: group?.groupId,
      }),
    );
    const RequestId = started.AccountAssignmentCreationStatus?.RequestId;
    const described = await client.send(
      new DescribeAccountAssignmentCreationStatusCommand({
        InstanceArn,
        AccountAssignmentCreationRequestId: RequestId,
      }),
    );
    expect(described.AccountAssignmentCreationStatus?.Status).toBe('SUCCEEDED');
    const rows = await drain(
      paginateListAccountAssignmentsForPrincipal(
        { client },
        { InstanceArn, PrincipalId: group?.groupId, PrincipalType: 'GROUP' },
      ),
      (page) => page.AccountAssignments,
    );
    expect(rows).toHaveLength(3);
  });

  it('lets a role be taken on and used', async () => {
    const { sandbox, clients } = open();
    const RoleArn = sandbox.world.state.roles.rows.find(
      (row) => row.roleName === 'FinSpaceProgrammaticAccess',
    )?.roleArn;
    const { Credentials } = await clients.sts.send(
      new AssumeRoleCommand({ RoleArn, RoleSessionName: 'wire', DurationSeconds: 900 }),
    );
    const assumed = clientsOf(sandbox, {
      requestHandler: sandbox.requestHandler(),
      credentials: {
        accessKeyId: Credentials?.AccessKeyId ?? '',
        secretAccessKey: Credentials?.SecretAccessKey ?? '',
        sessionToken: Credentials?.SessionToken ?? '',
      },
    });
    const identity = await assumed.sts.send(new GetCallerIdentityCommand({}));
    expect(identity).toMatchObject({ Account: sandbox.world.accounts.memberAccountId });
  });
});
