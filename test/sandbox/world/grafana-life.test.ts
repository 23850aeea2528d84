import {
  AssociateLicenseCommand,
  CreateWorkspaceCommand,
  DeleteWorkspaceCommand,
  DescribeWorkspaceCommand,
  DescribeWorkspaceConfigurationCommand,
  DisassociateLicenseCommand,
  UpdateWorkspaceCommand,
  UpdateWorkspaceConfigurationCommand,
  type CreateWorkspaceCommandInput,
  type GrafanaClient,
  type WorkspaceDescription,
} from '@aws-sdk/client-grafana';
import { describe, expect, it } from 'vitest';

import { refusalOf } from '../support/clients.ts';
import { accounts, changeMs, firm, nowhere, openGrafana } from '../support/grafana.ts';

const fresh: CreateWorkspaceCommandInput = {
  workspaceName: 'fresh',
  accountAccessType: 'CURRENT_ACCOUNT',
  permissionType: 'SERVICE_MANAGED',
  authenticationProviders: ['AWS_SSO', 'SAML'],
};

const create = async (
  client: GrafanaClient,
  input: Partial<CreateWorkspaceCommandInput> = {},
): Promise<WorkspaceDescription> => {
  const answer = await client.send(new CreateWorkspaceCommand({ ...fresh, ...input }));
  if (answer.workspace === undefined) throw new Error('CreateWorkspace gave no workspace');
  return answer.workspace;
};

const look = async (
  client: GrafanaClient,
  workspaceId: string | undefined,
): Promise<WorkspaceDescription | undefined> =>
  (await client.send(new DescribeWorkspaceCommand({ workspaceId }))).workspace;

const statusOf = async (client: GrafanaClient, workspaceId: string | undefined) =>
  (await look(client, workspaceId))?.status;

describe('CreateWorkspace', () => {
  it('answers 202 at once and takes its time', async () => {
    const { client, clock } = openGrafana();
    const here = client();
    const answer = await here.send(
      new CreateWorkspaceCommand({
        ...fresh,
        workspaceDescription: 'new',
        workspaceDataSources: ['PROMETHEUS'],
        tags: { Stage: 'dev' },
        configuration: '{"plugins":{"pluginAdminEnabled":true}}',
        grafanaVersion: '9.4',
      }),
    );
    expect(answer.$metadata.httpStatusCode).toBe(202);
    expect(answer.workspace).toMatchObject({
      id: expect.stringMatching(/^g-[0-9a-f]{10}$/) as string,
      status: 'CREATING',
      name: 'fresh',
      description: 'new',
      dataSources: ['PROMETHEUS'],
      tags: { Stage: 'dev' },
      grafanaVersion: '9.4',
      authentication: { providers: ['AWS_SSO', 'SAML'], samlConfigurationStatus: 'NOT_CONFIGURED' },
    });
    const id = answer.workspace?.id;
    await clock.advance(changeMs - 1);
    expect(await statusOf(here, id)).toBe('CREATING');
    await clock.advance(1);
    expect(await look(here, id)).toMatchObject({
      status: 'ACTIVE',
      modified: new Date(clock.now()),
    });
    const { configuration } = (await here.send(
      new DescribeWorkspaceConfigurationCommand({ workspaceId: id }),
    )) as { configuration: unknown };
    expect(JSON.parse(String(configuration))).toEqual({ plugins: { pluginAdminEnabled: true } });
  });

  it('makes the application of a workspace with AWS_SSO', async () => {
    const { client, sandbox, settle } = openGrafana();
    const before = sandbox.world.state.applications.size;
    await create(client());
    expect(sandbox.world.state.applications.size).toBe(before);
    await settle();
    expect(sandbox.world.state.applications.rows.at(-1)).toMatchObject({
      name: 'Amazon Grafana-fresh',
      accountId: accounts.management,
    });
  });

  it('makes one workspace for a token, and refuses the token for another', async () => {
    const { client, sandbox } = openGrafana();
    const here = client();
    const first = await create(here, { clientToken: 'once' });
    expect((await create(here, { clientToken: 'once' })).id).toBe(first.id);
    expect(
      await refusalOf(create(here, { clientToken: 'once', workspaceName: 'other' })),
    ).toMatchObject({
      name: 'ConflictException',
      status: 409,
      error: { resourceType: 'WORKSPACE', resourceId: first.id },
    });
    expect(sandbox.world.state.workspaces.size).toBe(6);
  });

  it('makes five in an account and Region', async () => {
    const { client } = openGrafana();
    const here = client();
    for (const workspaceName of ['a', 'b', 'c']) await create(here, { workspaceName });
    expect(await refusalOf(create(here))).toMatchObject({
      name: 'ServiceQuotaExceededException',
      status: 402,
      error: { serviceCode: 'grafana', resourceType: 'WORKSPACE' },
    });
    await create(client('management', 'us-east-1'));
    await create(client('delegated'));
  });

  it.each<[string, Partial<CreateWorkspaceCommandInput>]>([
    ['no providers', { authenticationProviders: [] }],
    ['a provider twice', { authenticationProviders: ['SAML', 'SAML'] }],
    ['customer managed permissions without a role', { permissionType: 'CUSTOMER_MANAGED' }],
    ['an organization without units', { accountAccessType: 'ORGANIZATION' }],
    ['a version that there is not', { grafanaVersion: '7.5' }],
    ['a configuration that is no object', { configuration: '[]' }],
    ['a configuration that is no JSON', { configuration: 'plugins' }],
    ['tags of AWS’s own', { tags: { 'aws:mine': 'no' } }],
    ['a name that is none', { workspaceName: 'no spaces' }],
    ['an unknown data source', { workspaceDataSources: ['SPLUNK' as 'XRAY'] }],
  ])('refuses %s', async (_what, input) => {
    const { client, sandbox } = openGrafana();
    expect(await refusalOf(create(client(), input))).toMatchObject({
      name: 'ValidationException',
      status: 400,
      error: { reason: 'FIELD_VALIDATION_FAILED' },
    });
    expect(sandbox.world.state.workspaces.size).toBe(5);
  });

  it('fails by a rule, and what failed can only be deleted', async () => {
    const fail = ['workspace=fresh,operation=CreateWorkspace'];
    const { client, settle, sandbox } = openGrafana({ fail });
    const here = client();
    const { id: workspaceId } = await create(here);
    await settle();
    expect(await statusOf(here, workspaceId)).toBe('CREATION_FAILED');
    expect(sandbox.world.state.applications.size).toBe(4);
    expect(
      await refusalOf(here.send(new UpdateWorkspaceCommand({ workspaceId, workspaceName: 'x' }))),
    ).toMatchObject({ name: 'ConflictException', status: 409 });
    await here.send(new DeleteWorkspaceCommand({ workspaceId }));
    await settle();
    expect(await refusalOf(look(here, workspaceId))).toMatchObject({ status: 404 });
  });
});

describe('UpdateWorkspace', () => {
  it('changes what it says, when its time is over', async () => {
    const { client, settle } = openGrafana();
    const here = client('member');
    const before = await look(here, firm.research);
    const answer = await here.send(
      new UpdateWorkspaceCommand({
        workspaceId: firm.research,
        workspaceName: 'research-costs',
        workspaceDescription: '',
        workspaceDataSources: ['ATHENA'],
        removeVpcConfiguration: true,
        networkAccessControl: { prefixListIds: ['pl-1'], vpceIds: [] },
      }),
    );
    expect(answer.$metadata.httpStatusCode).toBe(202);
    expect(answer.workspace).toMatchObject({ status: 'UPDATING', name: 'research-metrics' });
    await settle();
    expect(before).toHaveProperty('vpcConfiguration');
    // An undefined member is as good as none to `toEqual`.
    expect(await look(here, firm.research)).toEqual({
      ...before,
      vpcConfiguration: undefined,
      name: 'research-costs',
      description: '',
      dataSources: ['ATHENA'],
      networkAccessControl: { prefixListIds: ['pl-1'], vpceIds: [] },
      modified: expect.any(Date) as Date,
    });
  });

  it('leaves everything as it was when it fails, and may be tried again', async () => {
    const { client, settle } = openGrafana({ fail: ['workspace=risk-desk,account=398216540714'] });
    const here = client();
    const rename = { workspaceId: firm.risk, workspaceName: 'risk' };
    await here.send(new UpdateWorkspaceCommand(rename));
    await settle();
    expect(await look(here, firm.risk)).toMatchObject({
      status: 'UPDATE_FAILED',
      name: 'risk-desk',
    });
    await here.send(new UpdateWorkspaceCommand(rename));
    expect(await statusOf(here, firm.risk)).toBe('UPDATING');
  });

  it('is refused while the workspace is changing', async () => {
    const { client, settle } = openGrafana();
    const here = client();
    const update = () =>
      here.send(new UpdateWorkspaceCommand({ workspaceId: firm.risk, workspaceDescription: 'x' }));
    await update();
    expect(await refusalOf(update())).toMatchObject({
      name: 'ConflictException',
      status: 409,
      error: { resourceId: firm.risk, resourceType: 'WORKSPACE' },
    });
    await settle();
    await update();
  });

  it.each([
    ['a role that is needed', { permissionType: 'CUSTOMER_MANAGED' as const }],
    ['units that are needed', { accountAccessType: 'ORGANIZATION' as const }],
    [
      'a VPC that is removed too',
      {
        removeVpcConfiguration: true,
        vpcConfiguration: { securityGroupIds: ['sg-1'], subnetIds: ['subnet-1', 'subnet-2'] },
      },
    ],
    [
      'access control that is removed too',
      {
        removeNetworkAccessConfiguration: true,
        networkAccessControl: { prefixListIds: [], vpceIds: [] },
      },
    ],
  ])('refuses %s', async (_what, change) => {
    const { client } = openGrafana();
    const here = client('member');
    const call = here.send(new UpdateWorkspaceCommand({ workspaceId: firm.research, ...change }));
    expect(await refusalOf(call)).toMatchObject({ name: 'ValidationException', status: 400 });
    expect(await statusOf(here, firm.research)).toBe('ACTIVE');
  });

  it('does not find what is not there', async () => {
    const { client } = openGrafana();
    const call = client().send(new UpdateWorkspaceCommand({ workspaceId: nowhere }));
    expect(await refusalOf(call)).toMatchObject({ name: 'ResourceNotFoundException' });
  });
});

describe('DeleteWorkspace', () => {
  it('takes everything with it', async () => {
    const { client, sandbox, settle } = openGrafana();
    const here = client();
    const { state } = sandbox.world;
    const sizes = () =>
      [
        state.workspaces,
        state.workspacePermissions,
        state.serviceAccounts,
        state.serviceAccountTokens,
        state.applications,
        state.applicationAssignments,
        state.tags,
      ].map(({ size }) => size);
    const before = sizes();
    const remove = new DeleteWorkspaceCommand({ workspaceId: firm.operations });
    const answer = await here.send(remove);
    expect(answer.$metadata.httpStatusCode).toBe(202);
    expect(answer.workspace?.status).toBe('DELETING');
    expect(sizes()).toEqual(before);
    expect(await refusalOf(here.send(remove))).toMatchObject({ name: 'ConflictException' });
    await settle();
    expect(await refusalOf(look(here, firm.operations))).toMatchObject({ status: 404 });
    const taken = [1, 7, 3, 3, 1, 6, 1];
    expect(sizes()).toEqual(before.map((size, at) => size - (taken[at] ?? 0)));
    expect(await refusalOf(here.send(remove))).toMatchObject({ status: 404 });
  });

  it('fails by a rule and leaves everything', async () => {
    const { client, settle } = openGrafana({ fail: [`workspace=${firm.risk}`] });
    const here = client();
    const remove = new DeleteWorkspaceCommand({ workspaceId: firm.risk });
    await here.send(remove);
    await settle();
    expect(await look(here, firm.risk)).toMatchObject({ status: 'DELETION_FAILED' });
    await here.send(remove);
    expect(await statusOf(here, firm.risk)).toBe('DELETING');
  });
});

describe('UpdateWorkspaceConfiguration', () => {
  const configure = (client: GrafanaClient, configuration: string, grafanaVersion?: string) =>
    client.send(
      new UpdateWorkspaceConfigurationCommand({
        workspaceId: firm.risk,
        configuration,
        ...(grafanaVersion === undefined ? {} : { grafanaVersion }),
      }),
    );

  it('changes the configuration, or brings Grafana to another version too', async () => {
    const { client, settle } = openGrafana();
    const here = client();
    const { $metadata } = await configure(here, '{"unifiedAlerting":{"enabled":true}}');
    expect($metadata.httpStatusCode).toBe(202);
    expect(await statusOf(here, firm.risk)).toBe('UPDATING');
    await settle();
    await configure(here, '{}', '10.4');
    expect(await look(here, firm.risk)).toMatchObject({
      status: 'VERSION_UPDATING',
      grafanaVersion: '9.4',
    });
    await settle();
    expect(await look(here, firm.risk)).toMatchObject({ status: 'ACTIVE', grafanaVersion: '10.4' });
    expect(await refusalOf(configure(here, '{}', '9.4'))).toMatchObject({
      name: 'ValidationException',
    });
  });

  it('refuses what is no configuration, no version or not there', async () => {
    const { client } = openGrafana();
    const here = client();
    for (const call of [configure(here, '3'), configure(here, '{}', '11')]) {
      expect(await refusalOf(call)).toMatchObject({ name: 'ValidationException', status: 400 });
    }
    expect(await refusalOf(configure(client('member'), '{}'))).toMatchObject({ status: 404 });
  });

  it('fails by a rule', async () => {
    const { client, settle } = openGrafana({ fail: ['workspace=risk-desk'] });
    const here = client();
    await configure(here, '{}', '10.4');
    await settle();
    expect(await look(here, firm.risk)).toMatchObject({
      status: 'VERSION_UPDATE_FAILED',
      grafanaVersion: '9.4',
    });
  });
});

describe('licenses', () => {
  const associate = (
    client: GrafanaClient,
    licenseType: 'ENTERPRISE' | 'ENTERPRISE_FREE_TRIAL',
    grafanaToken?: string,
  ) =>
    client.send(
      new AssociateLicenseCommand({
        workspaceId: firm.risk,
        licenseType,
        ...(grafanaToken === undefined ? {} : { grafanaToken }),
      }),
    );

  it('are associated and taken away again', async () => {
    const { client, clock, settle } = openGrafana();
    const here = client();
    const expires = new Date(clock.now() + 365 * 86_400_000);
    const answer = await associate(here, 'ENTERPRISE', 'sandbox-token');
    expect(answer.$metadata.httpStatusCode).toBe(202);
    expect(answer.workspace?.status).toBe('UPGRADING');
    await settle();
    expect(await look(here, firm.risk)).toMatchObject({
      status: 'ACTIVE',
      licenseType: 'ENTERPRISE',
      licenseExpiration: expires,
      grafanaToken: 'sandbox-token',
    });
    const remove = (licenseType: 'ENTERPRISE' | 'ENTERPRISE_FREE_TRIAL') =>
      here.send(new DisassociateLicenseCommand({ workspaceId: firm.risk, licenseType }));
    expect(await refusalOf(remove('ENTERPRISE_FREE_TRIAL'))).toMatchObject({
      name: 'ResourceNotFoundException',
      error: { resourceType: 'LICENSE' },
    });
    expect((await remove('ENTERPRISE')).$metadata.httpStatusCode).toBe(202);
    await settle();
    const after = await look(here, firm.risk);
    expect(after).toMatchObject({ status: 'ACTIVE', freeTrialConsumed: false });
    expect(after).not.toHaveProperty('licenseType');
    expect(after).not.toHaveProperty('grafanaToken');
  });

  it('have one free trial, and need a token', async () => {
    const { client, settle, clock } = openGrafana();
    const here = client();
    expect(await refusalOf(associate(here, 'ENTERPRISE'))).toMatchObject({
      name: 'ValidationException',
    });
    const freeTrialExpiration = new Date(clock.now() + 30 * 86_400_000);
    await associate(here, 'ENTERPRISE_FREE_TRIAL');
    expect(await refusalOf(associate(here, 'ENTERPRISE', 'token'))).toMatchObject({
      name: 'ValidationException',
      message: `The workspace ${firm.risk} is not active: its status is UPGRADING.`,
    });
    await settle();
    expect(await look(here, firm.risk)).toMatchObject({
      freeTrialConsumed: true,
      freeTrialExpiration,
    });
    expect(await refusalOf(associate(here, 'ENTERPRISE_FREE_TRIAL'))).toMatchObject({
      name: 'ValidationException',
    });
    expect(await refusalOf(associate(client('member'), 'ENTERPRISE', 'token'))).toMatchObject({
      status: 404,
    });
  });

  it('fail by a rule', async () => {
    const { client, settle } = openGrafana({
      fail: ['workspace=risk-desk', 'workspace=firm-operations'],
    });
    const here = client();
    await associate(here, 'ENTERPRISE', 'token');
    await here.send(
      new DisassociateLicenseCommand({ workspaceId: firm.operations, licenseType: 'ENTERPRISE' }),
    );
    await settle();
    expect(await statusOf(here, firm.risk)).toBe('UPGRADE_FAILED');
    expect(await look(here, firm.operations)).toMatchObject({
      status: 'LICENSE_REMOVAL_FAILED',
      licenseType: 'ENTERPRISE',
    });
  });
});
