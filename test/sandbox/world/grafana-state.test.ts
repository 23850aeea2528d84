import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { GrafanaClient, ListWorkspacesCommand } from '@aws-sdk/client-grafana';
import { AssumeRoleCommand, STSClient } from '@aws-sdk/client-sts';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { parseFailRule } from '../../../src/sandbox/fail-rules.ts';
import { grafanaHandlers } from '../../../src/sandbox/services/grafana/service.ts';
import { serviceModels } from '../../../src/sandbox/catalog.ts';
import { WorkspaceChanges } from '../../../src/sandbox/services/grafana/changes.ts';
import { ManualClock } from '../../support/manual-clock.ts';
import { makeWorld } from '../../support/sandbox-world.ts';
import { accounts, changeMs, firm, openGrafana } from '../support/grafana.ts';

let folder = '';
let stateFile = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sandbox-state-'));
  stateFile = join(folder, 'state.json');
});

afterEach(() => rmSync(folder, { recursive: true }));

describe('workspaces in a state file', () => {
  it('are all there again, a change under way included', async () => {
    const clock = new ManualClock();
    const options = { stateFile, operationMs: [changeMs, changeMs] } as const;
    const first = makeWorld(options, clock);
    const workspaceId = firm.operations;
    await first.call('grafana', 'CreateWorkspaceApiKey', {
      workspaceId,
      keyName: 'kept',
      keyRole: 'ADMIN',
      secondsToLive: 60,
    });
    await first.call('grafana', 'UpdateWorkspace', { workspaceId, workspaceName: 'later' });
    first.close();
    const second = makeWorld(options, clock);
    expect(second.snapshot()).toEqual(first.snapshot());
    const sizes = [
      second.state.workspaces,
      second.state.workspacePermissions,
      second.state.serviceAccounts,
      second.state.serviceAccountTokens,
      second.state.workspaceApiKeys,
    ].map(({ size }) => size);
    expect(sizes).toEqual([5, 11, 4, 5, 1]);
    await clock.advance(changeMs);
    expect(second.state.workspaces.get(workspaceId)).toMatchObject({
      status: 'ACTIVE',
      details: { name: 'later' },
    });
    second.close();
  });

  it('are none in a file of before there were any', async () => {
    makeWorld({ stateFile }).close();
    const file = JSON.parse(readFileSync(stateFile, 'utf8')) as {
      tables: Record<string, unknown>;
    };
    const names = ['workspaces', 'workspacePermissions', 'serviceAccounts', 'workspaceApiKeys'];
    for (const name of [...names, 'serviceAccountTokens']) {
      expect(file.tables[name]).toBeInstanceOf(Array);
      delete file.tables[name];
    }
    writeFileSync(stateFile, JSON.stringify(file));
    const world = makeWorld({ stateFile });
    expect(await world.call('grafana', 'ListWorkspaces')).toEqual({
      workspaces: [],
      nextToken: undefined,
    });
    world.close();
  });
});

describe('the service', () => {
  it('plays every operation that the client knows, and no other', () => {
    const { state } = makeWorld();
    const changes = new WorkspaceChanges(state, { durationMs: [0, 0], failRules: [] });
    const known = [...(serviceModels.get('grafana')?.operations.keys() ?? [])].sort();
    expect(known).toHaveLength(25);
    expect(Object.keys(grafanaHandlers(state, changes)).sort()).toEqual(known);
  });

  it('shows an account’s workspaces to a role of the account', async () => {
    const { sandbox } = openGrafana();
    const RoleArn = sandbox.world.readerRoles.find((arn) => arn.includes(accounts.member));
    const settings = {
      region: sandbox.region,
      credentials: sandbox.credentials,
      requestHandler: sandbox.requestHandler(),
    };
    const sts = new STSClient(settings);
    const assume = new AssumeRoleCommand({ RoleArn, RoleSessionName: 'reader' });
    const { Credentials } = await sts.send(assume);
    const credentials = {
      accessKeyId: Credentials?.AccessKeyId ?? '',
      secretAccessKey: Credentials?.SecretAccessKey ?? '',
      sessionToken: Credentials?.SessionToken ?? '',
    };
    const { workspaces } = await new GrafanaClient({ ...settings, credentials }).send(
      new ListWorkspacesCommand({}),
    );
    expect(workspaces?.map(({ id }) => id)).toEqual([firm.research]);
  });
});

describe('a rule that fails changes of workspaces', () => {
  it('names one, and an operation or none', () => {
    expect(parseFailRule('workspace=risk-desk,operation=DeleteWorkspace')).toEqual({
      workspace: 'risk-desk',
      operation: 'DeleteWorkspace',
    });
    expect(() => parseFailRule('operation=DeleteWorkspace')).toThrow(
      'operation= goes with environment= or workspace=',
    );
  });

  it('fails nothing of IAM Identity Center, nor do its rules fail workspaces', async () => {
    const fail = ['workspace=risk-desk', 'account=398216540714', 'environment=firm-operations'];
    const world = makeWorld({ fail, operationMs: [changeMs, changeMs] });
    const started = (await world.call('sso-admin', 'CreateAccountAssignment', {
      InstanceArn: world.instanceArn,
      TargetId: world.accounts.memberAccountId,
      TargetType: 'AWS_ACCOUNT',
      PermissionSetArn: world.permissionSetArn('SecurityAudit'),
      PrincipalType: 'GROUP',
      PrincipalId: world.groupId('Finance'),
    })) as { AccountAssignmentCreationStatus: { RequestId: string } };
    await world.call('grafana', 'UpdateWorkspace', {
      workspaceId: firm.operations,
      workspaceName: 'x',
    });
    await world.clock.advance(changeMs);
    const { RequestId } = started.AccountAssignmentCreationStatus;
    expect(world.state.operations.get(RequestId)?.status).toBe('SUCCEEDED');
    expect(world.state.workspaces.get(firm.operations)).toMatchObject({
      status: 'ACTIVE',
      details: { name: 'x' },
    });
  });
});
