import {
  ListPermissionsCommand,
  UpdatePermissionsCommand,
  UpdateWorkspaceCommand,
  type GrafanaClient,
  type ListPermissionsCommandInput,
  type UpdateInstruction,
} from '@aws-sdk/client-grafana';
import { describe, expect, it } from 'vitest';

import { groupIdOf, userIdOf } from '../../../src/sandbox/firm/directory.ts';
import { deletedUser } from '../../../src/sandbox/firm/people.ts';
import { refusalOf } from '../support/clients.ts';
import { firm, nowhere, openGrafana, type GrafanaSandbox } from '../support/grafana.ts';

const list = async (client: GrafanaClient, input: Partial<ListPermissionsCommandInput> = {}) =>
  (await client.send(new ListPermissionsCommand({ workspaceId: firm.risk, ...input }))).permissions;

const update = async (
  client: GrafanaClient,
  updateInstructionBatch: UpdateInstruction[],
  workspaceId: string = firm.risk,
) =>
  (await client.send(new UpdatePermissionsCommand({ workspaceId, updateInstructionBatch }))).errors;

const userOf = ({ sandbox }: GrafanaSandbox, alias: string) => ({
  id: userIdOf(sandbox.world.state, alias),
  type: 'SSO_USER' as const,
});

const groupOf = ({ sandbox }: GrafanaSandbox, name: string) => ({
  id: groupIdOf(sandbox.world.state, name),
  type: 'SSO_GROUP' as const,
});

describe('ListPermissions', () => {
  it('lists principals with their role, and those of a filter', async () => {
    const grafana = openGrafana();
    const here = grafana.client();
    const charlotte = userOf(grafana, 'charlotte.beaumont');
    const risk = groupOf(grafana, 'Risk-Analytics');
    expect(await list(here)).toHaveLength(4);
    expect(await list(here, { userType: 'SSO_GROUP' })).toHaveLength(2);
    expect(await list(here, { userId: charlotte.id })).toEqual([
      { user: charlotte, role: 'ADMIN' },
    ]);
    expect(await list(here, { groupId: risk.id })).toEqual([{ user: risk, role: 'EDITOR' }]);
    expect(await list(here, { userId: risk.id })).toEqual([]);
    expect(await list(here, { userId: charlotte.id, userType: 'SSO_GROUP' })).toEqual([]);
  });

  it('comes in pages that belong to their filter', async () => {
    const { client } = openGrafana();
    const page = new ListPermissionsCommand({ workspaceId: firm.risk, maxResults: 3 });
    const { permissions, nextToken = '' } = await client().send(page);
    expect(permissions).toHaveLength(3);
    expect(await list(client(), { nextToken })).toHaveLength(1);
    const filtered = list(client(), { nextToken, userType: 'SSO_USER' });
    expect(await refusalOf(filtered)).toMatchObject({ name: 'ValidationException' });
  });

  it('is empty where nobody signs in by way of the directory', async () => {
    const { client } = openGrafana();
    expect(await list(client('member'), { workspaceId: firm.research })).toEqual([]);
    expect(await refusalOf(list(client(), { workspaceId: nowhere }))).toMatchObject({
      status: 404,
    });
  });
});

describe('UpdatePermissions', () => {
  it('adds, changes and revokes', async () => {
    const grafana = openGrafana();
    const here = grafana.client();
    const nikhil = userOf(grafana, 'nikhil.sharma');
    const charlotte = userOf(grafana, 'charlotte.beaumont');
    const risk = groupOf(grafana, 'Risk-Analytics');
    const errors = await update(here, [
      { action: 'ADD', role: 'VIEWER', users: [nikhil, charlotte] },
      { action: 'REVOKE', role: 'EDITOR', users: [risk] },
    ]);
    expect(errors).toEqual([]);
    expect(await list(here, { userId: nikhil.id })).toEqual([{ user: nikhil, role: 'VIEWER' }]);
    expect(await list(here, { userId: charlotte.id })).toEqual([
      { user: charlotte, role: 'VIEWER' },
    ]);
    expect(await list(here, { groupId: risk.id })).toEqual([]);
  });

  it('does what it can of a batch and says what it could not', async () => {
    const grafana = openGrafana();
    const here = grafana.client();
    const nikhil = userOf(grafana, 'nikhil.sharma');
    const gone = userOf(grafana, deletedUser);
    const notGroup = { ...nikhil, type: 'SSO_GROUP' as const };
    const charlotte = userOf(grafana, 'charlotte.beaumont');
    const errors = await update(here, [
      { action: 'ADD', role: 'EDITOR', users: [gone, nikhil, notGroup] },
      { action: 'REVOKE', role: 'VIEWER', users: [charlotte] },
    ]);
    expect(errors).toEqual([
      {
        code: 404,
        message: `The SSO_USER ${gone.id} was not found in the directory d-9067a1c3e5.`,
        causedBy: { action: 'ADD', role: 'EDITOR', users: [gone] },
      },
      {
        code: 404,
        message: `The SSO_GROUP ${nikhil.id} was not found in the directory d-9067a1c3e5.`,
        causedBy: { action: 'ADD', role: 'EDITOR', users: [notGroup] },
      },
      {
        code: 404,
        message: `The SSO_USER ${charlotte.id} does not have the role VIEWER.`,
        causedBy: { action: 'REVOKE', role: 'VIEWER', users: [charlotte] },
      },
    ]);
    expect(await list(here, { userId: nikhil.id })).toEqual([{ user: nikhil, role: 'EDITOR' }]);
    expect(await list(here, { userId: charlotte.id })).toEqual([
      { user: charlotte, role: 'ADMIN' },
    ]);
  });

  it('revokes what somebody has who left the directory', async () => {
    const grafana = openGrafana();
    const here = grafana.client();
    const gone = userOf(grafana, deletedUser);
    const revoke: UpdateInstruction = { action: 'REVOKE', role: 'VIEWER', users: [gone] };
    expect(await update(here, [revoke], firm.operations)).toEqual([]);
    expect(await list(here, { workspaceId: firm.operations, userId: gone.id })).toEqual([]);
  });

  it('lets the application be opened, and no longer', async () => {
    const grafana = openGrafana();
    const here = grafana.client();
    const { state } = grafana.sandbox.world;
    const finance = groupOf(grafana, 'Finance');
    const assigned = () =>
      state.applicationAssignmentsOfPrincipal
        .get(finance.id)
        .map(({ applicationArn }) => state.applications.get(applicationArn)?.name);
    const instruct = (action: 'ADD' | 'REVOKE') =>
      update(here, [{ action, role: 'VIEWER', users: [finance] }], firm.operations);
    await instruct('ADD');
    await instruct('ADD');
    expect(assigned()).toEqual(['Amazon Grafana-firm-operations']);
    await instruct('REVOKE');
    expect(assigned()).toEqual([]);
  });

  it('is refused without AWS_SSO, while the workspace changes, and for more than 20', async () => {
    const grafana = openGrafana();
    const here = grafana.client();
    const add: UpdateInstruction = {
      action: 'ADD',
      role: 'ADMIN',
      users: [userOf(grafana, 'nikhil.sharma')],
    };
    const refusals = [
      await refusalOf(update(grafana.client('member'), [add], firm.research)),
      await refusalOf(update(here, Array<UpdateInstruction>(21).fill(add))),
    ];
    await here.send(new UpdateWorkspaceCommand({ workspaceId: firm.risk, workspaceName: 'x' }));
    refusals.push(await refusalOf(update(here, [add])));
    for (const refusal of refusals) {
      expect(refusal).toMatchObject({ name: 'ValidationException', status: 400 });
    }
    expect(await refusalOf(update(here, [add], nowhere))).toMatchObject({ status: 404 });
  });
});
