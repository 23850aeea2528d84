import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { globalIds } from '../../src/node-types.ts';
import type { CallRecord } from '../../src/sandbox/index.ts';
import { sessionNameOf } from '../../src/upstream/session-name.ts';
import type { WriteRoles } from '../../src/upstream/write-roles.ts';
import { ANA, as, BEN, byHeader } from '../support/callers.ts';
import { environmentGlobalId, environmentUserGlobalId, MEMBER } from '../support/environments.ts';
import { makeGateway, type MakeGatewayOptions, type TestGateway } from '../support/make-gateway.ts';
import { accountGlobalId, payloadOf, run, setId } from '../support/mutations.ts';
import { OWN, workspaceGlobalId } from '../support/workspaces.ts';
import { makeFolder } from '../support/run-folder.ts';

const WRITER = `arn:aws:iam::${OWN}:role/ManagementGraphWriter`;
const MEMBER_WRITER = `arn:aws:iam::${MEMBER}:role/ManagementGraphWriter`;
const OPERATOR = `arn:aws:iam::${OWN}:user/sandbox-operator`;
const BEN_SESSION = sessionNameOf(BEN);

const roles = (more: Partial<WriteRoles> = {}): WriteRoles => ({
  all: WRITER,
  byService: {},
  sourceIdentity: true,
  ...more,
});

let t: TestGateway;
afterEach(() => t.close());
const start = async (options: MakeGatewayOptions = {}): Promise<void> => {
  t = await makeGateway({ authenticator: byHeader, writeRoles: roles(), ...options });
};

/** The calls of one operation, as CloudTrail would show them. */
const trail = (operation: string): CallRecord['by'][] =>
  t.sandbox.calls.filter((call) => call.operation === operation).map(({ by }) => by);
const sessionOf = (session: string, account = OWN, role = 'ManagementGraphWriter') => ({
  arn: `arn:aws:sts::${account}:assumed-role/${role}/${session}`,
  sourceIdentity: session,
});

const createSet = (name: string, headers: Record<string, string>) =>
  payloadOf(
    t,
    'createPermissionSet',
    { name, description: 'A set' },
    'permissionSet { name description }',
    headers,
  );

describe('a change', () => {
  it('is made in a session of whoever asks, and read back with the gateway’s own credentials', async () => {
    await start();
    const { userErrors } = await createSet('OnBehalf', { ...as('ana'), 'x-aws-journal': '1' });
    expect(userErrors).toEqual([]);
    expect(trail('CreatePermissionSet')).toEqual([sessionOf(ANA.id)]);
    expect(trail('AssumeRole')).toEqual([{ arn: OPERATOR }]);
    const reads = t.sandbox.calls.filter(({ operation }) => /^(List|Describe)/.test(operation));
    expect(reads.length).toBeGreaterThan(0);
    expect(new Set(reads.map(({ by }) => by?.arn))).toEqual(new Set([OPERATOR]));
  });

  it('costs one AssumeRole a caller and hour, which the journal of the first one has', async () => {
    await start();
    const journal = { 'x-aws-journal': '1' };
    const change = async (name: string, who: 'ana' | 'ben') => {
      t.resetCalls();
      const answer = await run(t, 'createPermissionSet', { name }, 'permissionSet { name }', {
        ...as(who),
        ...journal,
      });
      const { operations } = answer.extensions?.aws as {
        operations: { service: string; operation: string; calls: number }[];
      };
      const assumed = t.calls()['sts.AssumeRole'] ?? 0;
      const told = operations.find(({ operation }) => operation === 'AssumeRole')?.calls ?? 0;
      expect(told).toBe(assumed);
      return assumed;
    };
    expect(await change('One', 'ana')).toBe(1);
    expect(await change('Two', 'ana')).toBe(0);
    expect(await change('Three', 'ben')).toBe(1);
    expect(trail('CreatePermissionSet')).toEqual([
      sessionOf(ANA.id),
      sessionOf(ANA.id),
      sessionOf(BEN_SESSION),
    ]);
    // Renewed five minutes before it ends.
    await t.clock.advance(55 * 60_000);
    expect(await change('Four', 'ana')).toBe(1);
  });

  it('is made with the gateway’s own credentials where no role is named', async () => {
    t = await makeGateway({ authenticator: byHeader });
    await createSet('AsEver', as('ana'));
    expect(trail('CreatePermissionSet')).toEqual([{ arn: OPERATOR }]);
    expect(trail('AssumeRole')).toEqual([]);
  });

  it('carries a name and no source identity where that is switched off', async () => {
    await start({ writeRoles: roles({ sourceIdentity: false }) });
    await createSet('NameOnly', as('ben'));
    expect(trail('CreatePermissionSet')).toEqual([
      { arn: `arn:aws:sts::${OWN}:assumed-role/ManagementGraphWriter/${BEN_SESSION}` },
    ]);
  });

  it('is made in a new session after AWS has said that the old one has expired', async () => {
    await start();
    await createSet('Before', as('ana'));
    t.sandbox.faults.set(['sso-admin.CreatePermissionSet:expired:times=1']);
    const refused = await run(t, 'createPermissionSet', { name: 'After' }, '', as('ana'));
    expect(refused.errors?.[0]?.extensions).toMatchObject({
      code: 'GATEWAY_CREDENTIALS',
      retryable: true,
    });
    expect(trail('AssumeRole')).toHaveLength(1);
    expect((await createSet('After', as('ana'))).userErrors).toEqual([]);
    expect(trail('AssumeRole')).toHaveLength(2);
  });

  it('of members of groups, too, is somebody’s', async () => {
    await start();
    const { state } = t.sandbox.world;
    const { identityStoreId } = state.settings;
    const [group] = state.findGroups(identityStoreId, 'AWS-Auditors');
    const user = state.users.rows.find(
      (row) =>
        row.identityStoreId === identityStoreId &&
        !state.membershipsOfGroup
          .get(group?.groupId ?? '')
          .some(({ userId }) => userId === row.userId),
    );
    const { userErrors } = await payloadOf(
      t,
      'addGroupMember',
      {
        group: globalIds.encode('Group', identityStoreId, group?.groupId ?? ''),
        user: globalIds.encode('User', identityStoreId, user?.userId ?? ''),
      },
      'membershipId',
      as('ben'),
    );
    expect(userErrors).toEqual([]);
    expect(trail('CreateGroupMembership')).toEqual([sessionOf(BEN_SESSION)]);
  });
});

describe('a role that cannot be taken on', () => {
  const messageOf = async () => {
    const payload = await createSet('Refused', as('ana'));
    expect(t.calls()['sso-admin.CreatePermissionSet']).toBeUndefined();
    return payload.userErrors;
  };

  it('is told as what it is, with the role and the action', async () => {
    const nobody = `arn:aws:iam::${OWN}:role/Nobody`;
    await start({ writeRoles: roles({ all: nobody }) });
    expect(await messageOf()).toEqual([
      expect.objectContaining({
        code: 'ACCESS_DENIED',
        message: expect.stringContaining(`may not take on the role ${nobody}`) as unknown,
      }),
    ]);
  });

  it('since it takes no source identity says which action its trust policy lacks', async () => {
    await start();
    Object.assign(t.sandbox.world.state.roles.get(WRITER) ?? {}, { takesSourceIdentity: false });
    expect(await messageOf()).toEqual([
      expect.objectContaining({
        code: 'ACCESS_DENIED',
        message: expect.stringMatching(
          `role ${WRITER} .*sts:SetSourceIdentity beside sts:AssumeRole.*SOURCE_IDENTITY=off`,
        ) as unknown,
      }),
    ]);
  });

  it('of a delegated administrator is not taken for what only the management account may do', async () => {
    await start({ sandbox: { role: 'delegated' } });
    const role = t.sandbox.world.state.roles.get(WRITER);
    Object.assign(role ?? {}, { trustedAccountIds: [OWN] });
    const { userErrors } = await payloadOf(
      t,
      'updatePermissionSet',
      { permissionSet: setId(t, 'Billing'), description: 'Another' },
      '',
      as('ana'),
    );
    expect(userErrors).toEqual([expect.objectContaining({ code: 'ACCESS_DENIED' })]);
  });
});

describe('a change of a workspace', () => {
  const describeIt = (name: string) =>
    payloadOf(
      t,
      'updateWorkspace',
      { workspace: workspaceGlobalId(t, name), description: 'On behalf' },
      'workspace { description }',
      as('ana'),
    );
  const ofAccount = (accountId: string) =>
    t.sandbox.world.state.workspaces.rows.find((row) => row.accountId === accountId)?.details
      .name ?? '';

  it('is made with the role of its account', async () => {
    await start({ writeRoles: roles({ byService: { grafana: [MEMBER_WRITER] } }) });
    expect((await describeIt(ofAccount(OWN))).userErrors).toEqual([]);
    expect((await describeIt(ofAccount(MEMBER))).userErrors).toEqual([]);
    expect(trail('UpdateWorkspace')).toEqual([sessionOf(ANA.id), sessionOf(ANA.id, MEMBER)]);
  });

  it('is refused, and not made in nobody’s name, where its account has none', async () => {
    await start();
    const answer = await run(
      t,
      'updateWorkspace',
      { workspace: workspaceGlobalId(t, ofAccount(MEMBER)), description: 'On behalf' },
      'workspace { description }',
      as('ana'),
    );
    expect(answer.body).toContain('NOT_CONFIGURED');
    expect(answer.body).toContain(
      `WRITE_ROLES names no role for changes of grafana in account ${MEMBER}`,
    );
    expect(trail('UpdateWorkspace')).toEqual([]);
  });
});

describe('FinSpace', () => {
  const ROLE = 'FinSpaceProgrammaticAccess';

  it('gives credentials to a session of whoever asks, with or without a role for changes', async () => {
    for (const writeRoles of [roles(), roles({ all: undefined })]) {
      await start({ writeRoles });
      const { userErrors } = await payloadOf(
        t,
        'issueProgrammaticCredentials',
        { environment: environmentGlobalId(t, 'research-data'), durationInMinutes: 15 },
        'durationInMinutes',
        as('ben'),
      );
      expect(userErrors).toEqual([]);
      expect(trail('GetProgrammaticAccessCredentials')).toEqual([
        sessionOf(BEN_SESSION, MEMBER, ROLE),
      ]);
      await t.close();
    }
  });

  it('has its users read by the gateway, and changed with credentials that it gave to the caller', async () => {
    await start({ writeRoles: roles({ byService: { finspace: [MEMBER_WRITER] } }) });
    const input = { user: environmentUserGlobalId(t, 'research-data', 'emeka.eze') };
    const { userErrors } = await payloadOf(t, 'disableEnvironmentUser', input, '', as('ana'));
    expect(userErrors).toEqual([]);
    expect(trail('GetProgrammaticAccessCredentials')).toEqual([
      { arn: `arn:aws:sts::${MEMBER}:assumed-role/${ROLE}/management-graph` },
      sessionOf(ANA.id, MEMBER, ROLE),
    ]);
    expect(t.calls()['finspace-data.DisableUser']).toBe(1);
    // Kept for the next change of the same caller.
    await payloadOf(t, 'enableEnvironmentUser', input, '', as('ana'));
    expect(trail('GetProgrammaticAccessCredentials')).toHaveLength(2);
    await payloadOf(t, 'disableEnvironmentUser', input, '', as('ben'));
    expect(trail('GetProgrammaticAccessCredentials').slice(2)).toEqual([
      sessionOf(BEN_SESSION, MEMBER, ROLE),
    ]);
  });
});

describe('what waits in the queue', () => {
  const stateDir = makeFolder('behalf');

  it('is sent on behalf of whoever asked, by the next process too', async () => {
    await start({ stateDir, sandbox: { operationMs: [8000, 8000] } });
    const { state } = t.sandbox.world;
    const { identityStoreId } = state.settings;
    const [group] = state.findGroups(identityStoreId, 'AWS-Auditors');
    const accounts = ['risk-prod', 'hr-systems'];
    const assignments = accounts.map((name) => ({
      account: accountGlobalId(t, name),
      permissionSet: setId(t, 'NetworkAdmin'),
      principal: globalIds.encode('Group', identityStoreId, group?.groupId ?? ''),
    }));
    await t.execute(
      `mutation ($input: CreateAccountAssignmentsInput!) {
        createAccountAssignments(input: $input) { userErrors { message } }
      }`,
      { input: { assignments } },
      as('ben'),
    );
    // Accepted, and killed before any of them is sent.
    await t.kill();
    expect(trail('CreateAccountAssignment')).toEqual([]);
    const written = readFileSync(join(stateDir, 'changes.jsonl'), 'utf8');
    expect(written).toContain(`"session":"${BEN_SESSION}"`);
    t = await t.restart();
    while (trail('CreateAccountAssignment').length < 2) await t.clock.advance(1000);
    expect(trail('CreateAccountAssignment')).toEqual(Array(2).fill(sessionOf(BEN_SESSION)));
  });
});
