import {
  DescribeWorkspaceCommand,
  DescribeWorkspaceConfigurationCommand,
  ListTagsForResourceCommand,
  ListVersionsCommand,
  ListWorkspacesCommand,
  paginateListPermissions,
  paginateListVersions,
  paginateListWorkspaces,
  type GrafanaClient,
} from '@aws-sdk/client-grafana';
import { describe, expect, it } from 'vitest';

import { createSandbox } from '../../../src/sandbox/index.ts';
import { refusalOf } from '../support/clients.ts';
import { accounts, firm, nowhere, openGrafana } from '../support/grafana.ts';

const second = 'us-east-1';

const namesIn = async (client: GrafanaClient): Promise<unknown> => {
  const { workspaces = [] } = await client.send(new ListWorkspacesCommand({}));
  return workspaces.map(({ name, status }) => `${name} ${status}`);
};

describe('ListWorkspaces', () => {
  it('lists those of the account and the Region', async () => {
    const { client } = openGrafana();
    expect(await namesIn(client())).toEqual(['firm-operations ACTIVE', 'risk-desk ACTIVE']);
    expect(await namesIn(client('management', second))).toEqual(['new-office ACTIVE']);
    expect(await namesIn(client('member'))).toEqual(['research-metrics ACTIVE']);
    expect(await namesIn(client('member', second))).toEqual(['client-reporting ACTIVE']);
    expect(await namesIn(client('delegated'))).toEqual([]);
  });

  it('says how people sign in, and what the tags are', async () => {
    const { client } = openGrafana();
    const { workspaces } = await client().send(new ListWorkspacesCommand({}));
    expect(workspaces).toMatchObject([
      {
        id: firm.operations,
        grafanaVersion: '10.4',
        authentication: { providers: ['AWS_SSO'] },
        created: new Date('2022-05-16T09:30:00Z'),
        endpoint: `${firm.operations}.grafana-workspace.eu-west-1.amazonaws.com`,
        licenseType: 'ENTERPRISE',
        tags: { System: 'trading-execution' },
      },
      {
        id: firm.risk,
        grafanaVersion: '9.4',
        authentication: { providers: ['AWS_SSO', 'SAML'], samlConfigurationStatus: 'CONFIGURED' },
      },
    ]);
    const elsewhere = await client('management', second).send(new ListWorkspacesCommand({}));
    expect(elsewhere.workspaces).toMatchObject([
      { authentication: { providers: ['SAML'], samlConfigurationStatus: 'NOT_CONFIGURED' } },
    ]);
  });

  it('comes in pages, whose tokens fit no other list', async () => {
    const { client } = openGrafana();
    const pages: number[] = [];
    for await (const { workspaces = [] } of paginateListWorkspaces(
      { client: client(), pageSize: 1 },
      {},
    )) {
      pages.push(workspaces.length);
    }
    expect(pages).toEqual([1, 1]);
    const { nextToken } = await client().send(new ListWorkspacesCommand({ maxResults: 1 }));
    const elsewhere = client('member').send(new ListWorkspacesCommand({ nextToken }));
    expect(await refusalOf(elsewhere)).toMatchObject({ name: 'ValidationException', status: 400 });
  });

  it('is refused in a Region that nobody plays', async () => {
    const { client } = openGrafana();
    const refusal = await refusalOf(
      client('management', 'ap-south-1').send(new ListWorkspacesCommand({})),
    );
    expect(refusal.status).toBe(403);
  });

  it('is there in the second Region of each partition', async () => {
    for (const [region, other] of [
      ['us-east-1', 'us-west-2'],
      ['us-gov-west-1', 'us-gov-east-1'],
      ['cn-north-1', 'cn-northwest-1'],
    ] as const) {
      const { client } = openGrafana({ region });
      expect(await namesIn(client('member', other))).toEqual(['client-reporting ACTIVE']);
    }
  });

  it('has none in a generated organization, and the firm’s beside generated accounts', () => {
    const populations = {
      accounts: 5,
      permissionSets: 3,
      provisionedPerAccount: 2,
      users: 4,
      groups: 2,
    };
    const sizes = [{ populations }, { emptyWorld: true }, { accounts: 40 }].map(
      (options) => createSandbox(options).world.state.workspaces.size,
    );
    expect(sizes).toEqual([0, 0, 5]);
  });
});

describe('DescribeWorkspace', () => {
  it('says everything', async () => {
    const { client } = openGrafana();
    const { workspace } = await client('member').send(
      new DescribeWorkspaceCommand({ workspaceId: firm.research }),
    );
    expect(workspace).toEqual({
      accountAccessType: 'CURRENT_ACCOUNT',
      authentication: { providers: ['SAML'], samlConfigurationStatus: 'CONFIGURED' },
      created: new Date('2022-09-05T09:30:00Z'),
      dataSources: ['CLOUDWATCH', 'TIMESTREAM'],
      description: 'What the research environment costs and does',
      endpoint: `${firm.research}.grafana-workspace.eu-west-1.amazonaws.com`,
      freeTrialConsumed: true,
      freeTrialExpiration: new Date('2022-12-05T09:30:00Z'),
      grafanaVersion: '10.4',
      id: firm.research,
      modified: new Date('2025-01-20T09:30:00Z'),
      name: 'research-metrics',
      permissionType: 'SERVICE_MANAGED',
      status: 'ACTIVE',
      tags: { Stage: 'prod', System: 'research' },
      vpcConfiguration: {
        securityGroupIds: [expect.stringMatching(/^sg-[0-9a-f]{17}$/)],
        subnetIds: [expect.any(String), expect.any(String)],
      },
    });
  });

  it('has units of the organization and a role of the partition', async () => {
    const { client, sandbox } = openGrafana({ region: 'us-gov-west-1' });
    const describe = async (workspaceId: string) =>
      (await client().send(new DescribeWorkspaceCommand({ workspaceId }))).workspace;
    const { organizationalUnits } = sandbox.world.state;
    const units = (await describe(firm.operations))?.organizationalUnits ?? [];
    expect(units.map((id) => organizationalUnits.get(id)?.name).sort()).toEqual([
      'Infrastructure',
      'Workloads',
    ]);
    expect((await describe(firm.risk))?.workspaceRoleArn).toMatch(/^arn:aws-us-gov:iam::/);
  });

  it.each([
    ['one that nobody has', nowhere, 'management', 'eu-west-1'],
    ['one of another account', firm.research, 'management', 'eu-west-1'],
    ['one in another Region', firm.operations, 'management', second],
  ] as const)('does not find %s', async (_what, workspaceId, role, region) => {
    const { client } = openGrafana();
    const call = client(role, region).send(new DescribeWorkspaceCommand({ workspaceId }));
    expect(await refusalOf(call)).toMatchObject({
      name: 'ResourceNotFoundException',
      status: 404,
      error: { resourceId: workspaceId, resourceType: 'WORKSPACE' },
    });
  });

  it('refuses what is no id', async () => {
    const { client } = openGrafana();
    const call = client().send(new DescribeWorkspaceCommand({ workspaceId: 'risk-desk' }));
    expect(await refusalOf(call)).toMatchObject({
      name: 'ValidationException',
      status: 400,
      error: { reason: 'FIELD_VALIDATION_FAILED' },
    });
  });
});

describe('DescribeWorkspaceConfiguration', () => {
  it('gives JSON and the version', async () => {
    const { client } = openGrafana();
    const configurationOf = (workspaceId: string) =>
      client().send(new DescribeWorkspaceConfigurationCommand({ workspaceId }));
    const answer = await configurationOf(firm.operations);
    expect(JSON.parse(String(answer.configuration))).toEqual({
      plugins: { pluginAdminEnabled: true },
      unifiedAlerting: { enabled: true },
    });
    expect(answer.grafanaVersion).toBe('10.4');
    expect(await refusalOf(configurationOf(nowhere))).toMatchObject({
      name: 'ResourceNotFoundException',
    });
  });
});

describe('ListVersions', () => {
  it('lists all, or those that a workspace can be brought to', async () => {
    const { client } = openGrafana();
    const versionsFor = async (workspaceId?: string) =>
      (await client().send(new ListVersionsCommand({ workspaceId }))).grafanaVersions;
    expect(await versionsFor()).toEqual(['8.4', '9.4', '10.4']);
    expect(await versionsFor(firm.risk)).toEqual(['10.4']);
    expect(await versionsFor(firm.operations)).toEqual([]);
    expect(await refusalOf(versionsFor(nowhere))).toMatchObject({
      name: 'ResourceNotFoundException',
    });
    const pages: unknown[] = [];
    for await (const page of paginateListVersions({ client: client(), pageSize: 2 }, {})) {
      pages.push(page.grafanaVersions);
    }
    expect(pages).toEqual([['8.4', '9.4'], ['10.4']]);
  });
});

describe('the firm’s permissions and tags', () => {
  it('have a user who is in a group too, and one who is nowhere', async () => {
    const { client, sandbox } = openGrafana();
    const { state } = sandbox.world;
    const entries = [];
    const pages = paginateListPermissions(
      { client: client(), pageSize: 3 },
      { workspaceId: firm.operations },
    );
    for await (const { permissions = [] } of pages) entries.push(...permissions);
    expect(entries.map(({ role }) => role).sort()).toEqual([
      ...['ADMIN', 'ADMIN', 'EDITOR', 'EDITOR', 'VIEWER', 'VIEWER', 'VIEWER'],
    ]);
    const users = entries.filter(({ user }) => user?.type === 'SSO_USER').map(({ user }) => user);
    const groups = entries.filter(({ user }) => user?.type === 'SSO_GROUP').map(({ user }) => user);
    expect(users.filter((user) => !state.users.has(user?.id ?? ''))).toHaveLength(1);
    const inGroups = users.filter((user) =>
      state.membershipsOfUser
        .get(user?.id ?? '')
        .some(({ groupId }) => groups.some((group) => group?.id === groupId)),
    );
    const names = inGroups.map((user) => state.users.get(user?.id ?? '')?.displayName);
    expect(names.sort()).toEqual(['Grace Whitfield', 'Ingrid Solberg']);
  });

  it('are those of the list', async () => {
    const { client } = openGrafana();
    const resourceArn = `arn:aws:grafana:eu-west-1:${accounts.member}:/workspaces/${firm.research}`;
    const { tags } = await client('member').send(new ListTagsForResourceCommand({ resourceArn }));
    expect(tags).toEqual({ Stage: 'prod', System: 'research' });
  });
});
