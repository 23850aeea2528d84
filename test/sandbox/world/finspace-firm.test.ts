import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { CreateEnvironmentCommand, ListEnvironmentsCommand } from '@aws-sdk/client-finspace';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { serviceModels } from '../../../src/sandbox/catalog.ts';
import { createSandbox } from '../../../src/sandbox/index.ts';
import { ManualClock } from '../../support/manual-clock.ts';
import { assign, outcome } from '../../support/sandbox-operations.ts';
import { makeWorld } from '../../support/sandbox-world.ts';
import { refusalOf } from '../support/clients.ts';
import { openFinSpace } from '../support/finspace-world.ts';

describe('the firm’s FinSpace', () => {
  it('plays every operation of both models', () => {
    const { services } = makeWorld();
    for (const [id, count] of [
      ['finspace', 8],
      ['finspace-data', 17],
    ] as const) {
      const played = Object.keys(services.find((one) => one.id === id)?.handlers ?? {});
      expect(played).toHaveLength(count);
      expect(played.sort()).toEqual([...(serviceModels.get(id)?.operations.keys() ?? [])].sort());
    }
  });

  it('has rows that fit together', () => {
    const { state } = makeWorld();
    for (const user of state.environmentUsers.rows) {
      const environment = state.environments.get(user.environmentId);
      const { apiAccess, apiAccessPrincipalArn } = user;
      expect(environment?.status).toBe('CREATED');
      expect(apiAccess === 'ENABLED').toBe(state.roles.has(apiAccessPrincipalArn ?? ''));
    }
    for (const { permissionGroupId, userId } of state.permissionGroupMembers.rows) {
      const group = state.permissionGroups.get(permissionGroupId);
      expect(state.environmentUsers.get(userId)?.environmentId).toBe(group?.environmentId);
    }
  });

  it('has users of the directory, one of them disabled, and one whom it does not know', () => {
    const { state } = makeWorld();
    const { identityStoreId } = state.settings;
    const strangers = state.environmentUsers.rows.filter(
      (row) => state.findUsersByEmail(identityStoreId, row.emailAddress).length === 0,
    );
    expect(strangers.map((row) => row.emailAddress)).toEqual([
      'research-pipeline@kestrelbridge.example',
    ]);
    const disabled = state.environmentUsers.rows.filter((row) => row.status === 'DISABLED');
    expect(disabled.map((row) => row.emailAddress)).toEqual(['oskar.nowak@kestrelbridge.example']);
  });

  it('is the same in another Region, and in none of another partition', () => {
    const statuses = (region: string) =>
      makeWorld({ region }).state.environments.rows.map((row) => `${row.name} ${row.region}`);
    expect(statuses('us-east-1')).toEqual([
      'research-data us-east-1',
      'client-analytics us-east-1',
      'regulatory-reporting us-east-1',
      'legacy-datasets us-west-2',
    ]);
    expect(makeWorld({ partition: 'aws-cn', region: 'cn-north-1' }).state.environments.size).toBe(
      0,
    );
    const populations = {
      accounts: 5,
      permissionSets: 3,
      provisionedPerAccount: 2,
      users: 4,
      groups: 2,
    };
    expect(makeWorld({ populations }).state.environments.size).toBe(0);
    expect(makeWorld({ accounts: 40 }).state.environments.size).toBe(4);
  });

  it.each([
    ['management', ['905418237760']],
    ['delegated', ['905418237760', '398216540714']],
    ['member', ['398216540714']],
  ] as const)('names the roles that %s needs for the accounts of others', (role, accounts) => {
    const sandbox = createSandbox({ role });
    expect(sandbox.readerRoles).toEqual(
      expect.arrayContaining(accounts.map((id) => `arn:aws:iam::${id}:role/ManagementGraphReader`)),
    );
    expect(sandbox.readerRoles).toHaveLength(accounts.length);
  });

  it('names a role for each environment, and none where there are none', async () => {
    const { sandbox, environmentId, roleArn, superuser, userId } = openFinSpace();
    const roles = {
      [environmentId('research-data')]: roleArn('FinSpaceProgrammaticAccess'),
      [environmentId('client-analytics')]: roleArn('FinSpaceClientAnalytics'),
    };
    expect(sandbox.finspaceRoles).toEqual(roles);
    const call = await superuser();
    await call('DisableUser', { userId: userId('research-data', 'henrik.aalto') });
    delete roles[environmentId('research-data')];
    expect(sandbox.finspaceRoles).toEqual(roles);
    const empty = createSandbox({ emptyWorld: true });
    expect(empty.finspaceRoles).toEqual({});
    expect(empty.readerRoles).toEqual([]);
  });

  it('is reached from every account with the roles that are named', async () => {
    for (const role of ['management', 'delegated', 'member'] as const) {
      const { as, assume, roleArn, sandbox } = openFinSpace({ role });
      const finspace = as(await assume('FinSpaceClientAnalytics', role)).finspaceData;
      const [environmentId] = Object.entries(sandbox.finspaceRoles).find(
        ([, arn]) => arn === roleArn('FinSpaceClientAnalytics'),
      ) ?? ['none'];
      const answer = await finspace.call('GetProgrammaticAccessCredentials', { environmentId });
      expect(answer.durationInMinutes).toBe(60);
    }
    const { as, assume } = openFinSpace();
    const reader = as(await assume('ManagementGraphReader', 'management')).finspace;
    const { environments } = await reader.send(new ListEnvironmentsCommand({}));
    expect(environments).toBeDefined();
  });

  it('fails by rules that name an environment, which fail nothing else', async () => {
    const world = makeWorld({ fail: ['environment=research-data,account=398216540714'] });
    const assigned = await assign(world, {
      account: 'kestrel-management',
      set: 'ReadOnlyAccess',
      group: 'Finance',
    });
    expect(await outcome(world, assigned)).toMatchObject({ status: 'SUCCEEDED' });
    // The environment is in another account than the rule's, so that its deletion succeeds.
    const [environment] = world.state.environments.rows;
    const { environmentId } = environment ?? {};
    await world.call('finspace', 'DeleteEnvironment', { environmentId }, { role: 'member' });
    await world.clock.advance(6000);
    expect(world.state.environments.rows[0]).toMatchObject({
      name: 'research-data',
      status: 'DELETED',
    });
  });
});

describe('the state file with FinSpace in it', () => {
  let folder = '';
  let stateFile = '';

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'sandbox-finspace-'));
    stateFile = join(folder, 'state.json');
  });

  afterEach(() => rmSync(folder, { recursive: true }));

  it('keeps credentials, environments and what is under way', async () => {
    const first = openFinSpace({ stateFile });
    const keys = await first.credentials('FinSpaceProgrammaticAccess', 'research-data', 30);
    const call = first.as(keys).finspaceData;
    const { userId } = await call.call('CreateUser', {
      emailAddress: 'kept@kestrelbridge.test',
      type: 'APP_USER',
    });
    await first
      .as('management')
      .finspace.send(new CreateEnvironmentCommand({ name: 'kept-environment' }));
    await first.sandbox.close();
    const second = openFinSpace({ stateFile }, first.clock);
    expect(second.sandbox.world.snapshot()).toEqual(first.sandbox.world.snapshot());
    const { finspaceData } = second.as(keys);
    expect(await finspaceData.call('GetUser', { userId })).toMatchObject({ status: 'CREATING' });
    await first.clock.advance(4000);
    expect(await finspaceData.call('GetUser', { userId })).toMatchObject({ status: 'ENABLED' });
    const { environments } = await second
      .as('management')
      .finspace.send(new ListEnvironmentsCommand({}));
    expect(environments).toContainEqual(
      expect.objectContaining({ name: 'kept-environment', status: 'CREATED' }),
    );
    await first.clock.advance(30 * 60_000);
    expect(await refusalOf(finspaceData.call('GetUser', { userId }))).toMatchObject({
      name: 'ExpiredTokenException',
    });
  });

  it('is written for credentials that are handed out, without what is secret of them', async () => {
    const clock = new ManualClock();
    const { credentials, sandbox } = openFinSpace({ stateFile }, clock);
    const { accessKeyId } = await credentials('FinSpaceProgrammaticAccess', 'research-data');
    await clock.advance(250);
    const written = readFileSync(stateFile, 'utf8');
    expect(written).toContain(accessKeyId);
    const sessions = sandbox.world.state.sessions.rows;
    expect(sessions.length).toBeGreaterThan(1);
    for (const { secretAccessKey, sessionToken } of sessions) {
      expect(written).not.toContain(secretAccessKey);
      expect(written).not.toContain(sessionToken);
    }
  });

  it('may be of before there was FinSpace', () => {
    makeWorld({ stateFile }).close();
    const file = JSON.parse(readFileSync(stateFile, 'utf8')) as { tables: Record<string, unknown> };
    for (const table of Object.keys(file.tables)) {
      if (/environment|permissionGroup/i.test(table)) delete file.tables[table];
    }
    writeFileSync(stateFile, JSON.stringify(file));
    const world = makeWorld({ stateFile });
    expect(world.state.environments.size).toBe(0);
    expect(world.state.accounts.size).toBe(27);
    expect(world.finspaceRoles).toEqual({});
    world.close();
  });
});
