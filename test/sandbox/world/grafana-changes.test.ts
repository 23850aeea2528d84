import {
  DeleteWorkspaceCommand,
  UpdateWorkspaceCommand,
  type GrafanaClient,
} from '@aws-sdk/client-grafana';
import { describe, expect, it } from 'vitest';

import { refusalOf } from '../support/clients.ts';
import { firm, nowhere, openGrafana, describeWorkspace as look } from '../support/grafana.ts';

const statusOf = async (client: GrafanaClient, workspaceId: string | undefined) =>
  (await look(client, workspaceId))?.status;

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
