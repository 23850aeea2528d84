import {
  CreateWorkspaceCommand,
  DeleteWorkspaceCommand,
  DescribeWorkspaceConfigurationCommand,
  UpdateWorkspaceCommand,
  type CreateWorkspaceCommandInput,
  type GrafanaClient,
  type WorkspaceDescription,
} from '@aws-sdk/client-grafana';
import { describe, expect, it } from 'vitest';

import { refusalOf } from '../support/clients.ts';
import { accounts, changeMs, openGrafana, describeWorkspace as look } from '../support/grafana.ts';

const statusOf = async (client: GrafanaClient, workspaceId: string | undefined) =>
  (await look(client, workspaceId))?.status;

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
