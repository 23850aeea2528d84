import {
  CreateWorkspaceServiceAccountCommand,
  CreateWorkspaceServiceAccountTokenCommand,
  DeleteWorkspaceServiceAccountCommand,
  DeleteWorkspaceServiceAccountTokenCommand,
  ListWorkspaceServiceAccountsCommand,
  ListWorkspaceServiceAccountTokensCommand,
  paginateListWorkspaceServiceAccounts,
  paginateListWorkspaceServiceAccountTokens,
  UpdateWorkspaceCommand,
  type GrafanaClient,
} from '@aws-sdk/client-grafana';
import { describe, expect, it } from 'vitest';

import { refusalOf } from '../support/clients.ts';
import { firm, nowhere, openGrafana } from '../support/grafana.ts';

const workspaceId = firm.operations;

const accountsOf = async (client: GrafanaClient, id: string = workspaceId) =>
  (await client.send(new ListWorkspaceServiceAccountsCommand({ workspaceId: id }))).serviceAccounts;

const tokensOf = async (client: GrafanaClient, serviceAccountId: string) =>
  (
    await client.send(
      new ListWorkspaceServiceAccountTokensCommand({ workspaceId, serviceAccountId }),
    )
  ).serviceAccountTokens;

const addAccount = (client: GrafanaClient, name: string, id: string = workspaceId) =>
  client.send(
    new CreateWorkspaceServiceAccountCommand({ workspaceId: id, name, grafanaRole: 'EDITOR' }),
  );

const addToken = (
  client: GrafanaClient,
  serviceAccountId: string,
  name: string,
  secondsToLive = 60,
) =>
  client.send(
    new CreateWorkspaceServiceAccountTokenCommand({
      workspaceId,
      serviceAccountId,
      name,
      secondsToLive,
    }),
  );

/** Makes the workspace busy, so that it cannot be changed. */
const makeBusy = (client: GrafanaClient) =>
  client.send(new UpdateWorkspaceCommand({ workspaceId, workspaceDescription: 'busy' }));

describe('service accounts', () => {
  it('are listed, in pages', async () => {
    const { client } = openGrafana();
    expect(await accountsOf(client())).toEqual([
      { id: '2', name: 'dashboard-provisioning', isDisabled: 'false', grafanaRole: 'ADMIN' },
      { id: '3', name: 'night-desk-screen', isDisabled: 'false', grafanaRole: 'VIEWER' },
      { id: '4', name: 'migration', isDisabled: 'true', grafanaRole: 'ADMIN' },
    ]);
    const sizes: unknown[] = [];
    const pages = paginateListWorkspaceServiceAccounts(
      { client: client(), pageSize: 2 },
      { workspaceId },
    );
    for await (const page of pages) sizes.push(page.serviceAccounts?.length);
    expect(sizes).toEqual([2, 1]);
    expect(await refusalOf(accountsOf(client(), nowhere))).toMatchObject({ status: 404 });
  });

  it('are made once a name and deleted with their tokens', async () => {
    const { client, sandbox } = openGrafana();
    const here = client();
    const made = await addAccount(here, 'exporter');
    expect(made).toMatchObject({ name: 'exporter', grafanaRole: 'EDITOR', workspaceId });
    const serviceAccountId = made.id ?? '';
    expect(await refusalOf(addAccount(here, 'exporter'))).toMatchObject({
      name: 'ConflictException',
      status: 409,
      error: { resourceType: 'SERVICE_ACCOUNT', resourceId: serviceAccountId },
    });
    await addToken(here, serviceAccountId, 'one');
    const tokens = sandbox.world.state.serviceAccountTokens.size;
    const remove = new DeleteWorkspaceServiceAccountCommand({ workspaceId, serviceAccountId });
    expect(await here.send(remove)).toMatchObject({ workspaceId, serviceAccountId });
    expect(sandbox.world.state.serviceAccountTokens.size).toBe(tokens - 1);
    expect(await refusalOf(here.send(remove))).toMatchObject({
      name: 'ResourceNotFoundException',
      error: { resourceType: 'SERVICE_ACCOUNT' },
    });
    expect((await addAccount(here, 'exporter')).id).not.toBe(serviceAccountId);
  });

  it('are a hundred at most', async () => {
    const { client } = openGrafana();
    const here = client();
    for (let count = 3; count < 100; count += 1) await addAccount(here, `account-${count}`);
    expect(await refusalOf(addAccount(here, 'one-too-many'))).toMatchObject({
      name: 'ServiceQuotaExceededException',
      status: 402,
    });
  });

  it('are not changed while the workspace is, and not without a role', async () => {
    const { client } = openGrafana();
    const here = client();
    const wrong = new CreateWorkspaceServiceAccountCommand({
      workspaceId,
      name: 'x',
      grafanaRole: 'OWNER' as 'ADMIN',
    });
    expect(await refusalOf(here.send(wrong))).toMatchObject({ name: 'ValidationException' });
    await makeBusy(here);
    const remove = new DeleteWorkspaceServiceAccountCommand({ workspaceId, serviceAccountId: '2' });
    for (const call of [addAccount(here, 'late'), here.send(remove)]) {
      expect(await refusalOf(call)).toMatchObject({ name: 'ConflictException', status: 409 });
    }
  });

  it('need Grafana 9', async () => {
    const { client, sandbox } = openGrafana();
    const row = sandbox.world.state.workspaces.get(firm.risk);
    if (row !== undefined) row.grafanaVersion = '8.4';
    for (const call of [accountsOf(client(), firm.risk), addAccount(client(), 'x', firm.risk)]) {
      expect(await refusalOf(call)).toMatchObject({ name: 'ValidationException', status: 400 });
    }
  });
});

describe('tokens of service accounts', () => {
  it('are listed with their times: one has expired, one soon will', async () => {
    const { client, clock } = openGrafana();
    const here = client();
    const daysLeft = async (id: string) =>
      (await tokensOf(here, id))?.map(({ name, expiresAt }) => [
        name,
        ((expiresAt?.getTime() ?? 0) - clock.now()) / 86_400_000,
      ]);
    expect(await daysLeft('2')).toEqual([
      ['pipeline', 21],
      ['pipeline-before', -9],
    ]);
    expect(await daysLeft('3')).toEqual([['screen', 2]]);
    expect(await daysLeft('4')).toEqual([]);
    const sizes: unknown[] = [];
    const pages = paginateListWorkspaceServiceAccountTokens(
      { client: here, pageSize: 1 },
      { workspaceId, serviceAccountId: '2' },
    );
    for await (const page of pages) sizes.push(page.serviceAccountTokens?.length);
    expect(sizes).toEqual([1, 1]);
    expect(await refusalOf(tokensOf(here, '99'))).toMatchObject({
      status: 404,
      error: { resourceType: 'SERVICE_ACCOUNT', resourceId: '99' },
    });
  });

  it('have a secret in one answer only', async () => {
    const { client, clock, sandbox } = openGrafana();
    const here = client();
    const answer = await addToken(here, '3', 'once', 120);
    expect(answer).toMatchObject({ workspaceId, serviceAccountId: '3' });
    const { key = '', id } = answer.serviceAccountToken ?? {};
    expect(key).toMatch(/^glsa_sandbox[0-9a-f]{24}_[0-9a-f]{8}$/);
    expect((await tokensOf(here, '3'))?.find((token) => token.id === id)).toEqual({
      id,
      name: 'once',
      createdAt: new Date(clock.now()),
      expiresAt: new Date(clock.now() + 120_000),
    });
    expect(JSON.stringify([sandbox.world.snapshot(), sandbox.calls])).not.toContain(key);
  });

  it('are refused twice by one name, beyond thirty days, and where there is no account', async () => {
    const { client } = openGrafana();
    const here = client();
    expect(await refusalOf(addToken(here, '3', 'screen'))).toMatchObject({
      name: 'ConflictException',
      error: { resourceType: 'SERVICE_ACCOUNT_TOKEN' },
    });
    expect(await refusalOf(addToken(here, '3', 'long', 2_592_001))).toMatchObject({
      name: 'ValidationException',
    });
    expect(await refusalOf(addToken(here, '99', 'x'))).toMatchObject({ status: 404 });
    await makeBusy(here);
    expect(await refusalOf(addToken(here, '3', 'late'))).toMatchObject({ status: 409 });
  });

  it('are a hundred at most', async () => {
    const { client } = openGrafana();
    const here = client();
    for (let count = 0; count < 100; count += 1) await addToken(here, '4', `token-${count}`);
    expect(await refusalOf(addToken(here, '4', 'one-too-many'))).toMatchObject({
      name: 'ServiceQuotaExceededException',
    });
  });

  it('are deleted', async () => {
    const { client } = openGrafana();
    const here = client();
    const ids = { workspaceId, serviceAccountId: '2', tokenId: '2' };
    const remove = new DeleteWorkspaceServiceAccountTokenCommand(ids);
    expect(await here.send(remove)).toMatchObject(ids);
    expect(await tokensOf(here, '2')).toMatchObject([{ name: 'pipeline' }]);
    expect(await refusalOf(here.send(remove))).toMatchObject({
      name: 'ResourceNotFoundException',
      error: { resourceType: 'SERVICE_ACCOUNT_TOKEN', resourceId: '2' },
    });
  });
});
