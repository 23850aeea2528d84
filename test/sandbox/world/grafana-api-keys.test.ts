import {
  CreateWorkspaceApiKeyCommand,
  DeleteWorkspaceApiKeyCommand,
  UpdateWorkspaceCommand,
  type GrafanaClient,
} from '@aws-sdk/client-grafana';
import { describe, expect, it } from 'vitest';

import { refusalOf } from '../support/clients.ts';
import { firm, openGrafana } from '../support/grafana.ts';

const workspaceId = firm.operations;

const addKey = (client: GrafanaClient, keyName: string, keyRole = 'VIEWER') =>
  client.send(
    new CreateWorkspaceApiKeyCommand({ workspaceId, keyName, keyRole, secondsToLive: 3600 }),
  );

/** Makes the workspace busy, so that it cannot be changed. */
const makeBusy = (client: GrafanaClient) =>
  client.send(new UpdateWorkspaceCommand({ workspaceId, workspaceDescription: 'busy' }));

describe('API keys', () => {
  it('are made once a name, and deleted', async () => {
    const { client, sandbox } = openGrafana();
    const here = client();
    const { key = '', keyName } = await addKey(here, 'panel key');
    expect(keyName).toBe('panel key');
    expect(Buffer.from(key, 'base64').toString()).toMatch(/^\{"k":"sandbox[0-9a-f]{25}"/);
    expect(JSON.stringify([sandbox.world.snapshot(), sandbox.calls])).not.toContain(key);
    expect(await refusalOf(addKey(here, 'panel key'))).toMatchObject({
      name: 'ConflictException',
      error: { resourceType: 'API_KEY', resourceId: 'panel key' },
    });
    const remove = new DeleteWorkspaceApiKeyCommand({ workspaceId, keyName: 'panel key' });
    expect(await here.send(remove)).toMatchObject({ workspaceId, keyName: 'panel key' });
    expect(await refusalOf(here.send(remove))).toMatchObject({
      name: 'ResourceNotFoundException',
      error: { resourceType: 'API_KEY' },
    });
    await addKey(here, 'panel key');
  });

  it('are a hundred at most, of a role, in a workspace that does not change', async () => {
    const { client } = openGrafana();
    const here = client();
    for (let count = 0; count < 100; count += 1) await addKey(here, `key-${count}`);
    expect(await refusalOf(addKey(here, 'one-too-many'))).toMatchObject({
      name: 'ServiceQuotaExceededException',
      status: 402,
    });
    expect(await refusalOf(addKey(here, 'x', 'OWNER'))).toMatchObject({
      name: 'ValidationException',
      error: { fieldList: [{ name: 'keyRole' }] },
    });
    await makeBusy(here);
    const remove = new DeleteWorkspaceApiKeyCommand({ workspaceId, keyName: 'key-1' });
    for (const call of [addKey(here, 'late'), here.send(remove)]) {
      expect(await refusalOf(call)).toMatchObject({ name: 'ConflictException' });
    }
    expect(await refusalOf(addKey(client('member'), 'x'))).toMatchObject({ status: 404 });
  });
});
