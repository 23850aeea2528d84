import { afterEach, describe, expect, it } from 'vitest';
import { globalIds } from '../../src/node-types.ts';
import { readerRoleName } from '../../src/sandbox/firm/foundation.ts';
import {
  ACCESS_ROW,
  accessLine,
  type AccessRow,
  environmentRows,
  everyRow,
  workspaceRows,
} from '../support/access-rows.ts';
import { environmentRow, environmentUserRow, MANAGEMENT, MEMBER } from '../support/environments.ts';
import { makeGateway, type MakeGatewayOptions, type TestGateway } from '../support/make-gateway.ts';

interface Gap {
  readonly service: string;
  readonly region: string | null;
  readonly accountId: string | null;
  readonly code: string;
  readonly message: string;
}

interface Access {
  readonly nodes: readonly AccessRow[];
  readonly edges: readonly { readonly cursor: string }[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  readonly gaps: readonly Gap[];
  readonly asOf: string | null;
}

const PAGE = `nodes { ${ACCESS_ROW} } edges { cursor } pageInfo { hasNextPage endCursor }
  gaps { service region accountId code message } asOf`;
const INGRID = 'ingrid.solberg@kestrelbridge.example';
const HENRIK = 'henrik.aalto@kestrelbridge.example';

let t: TestGateway;
afterEach(() => t.close());
const start = async (options: MakeGatewayOptions = {}): Promise<void> => {
  t = await makeGateway(options);
};

const linesOf = (rows: readonly AccessRow[]): string[] => rows.map(accessLine).toSorted();
const ofUser = async (userName: string, args = 'first: 100'): Promise<Access> =>
  (
    await t.data<{ user: { access: Access } }>(
      `query ($userName: String!) { user(by: { userName: $userName }) { access(${args}) { ${PAGE} } } }`,
      { userName },
    )
  ).user.access;
const ofWorkspace = async (name: string): Promise<Access> =>
  (
    await t.data<{ workspace: { access: Access } }>(
      `query ($name: String!) { workspace(by: { name: $name }) { access(first: 100) { ${PAGE} } } }`,
      { name },
    )
  ).workspace.access;
const ofEnvironment = async (name: string): Promise<Access> =>
  (
    await t.data<{ environment: { access: Access } }>(
      `query ($name: String!) { environment(by: { name: $name }) { access(first: 100) { ${PAGE} } } }`,
      { name },
    )
  ).environment.access;

const workspaceRow = (name: string) => {
  const row = t.sandbox.world.state.workspaces.rows.find((one) => one.details.name === name);
  if (row === undefined) throw new Error(`The sandbox has no workspace ${name}`);
  return row;
};
const userIdOf = (userName: string): string => {
  const row = t.sandbox.world.state.users.rows.find((one) => one.userName === userName);
  if (row === undefined) throw new Error(`The sandbox has no user ${userName}`);
  return row.userId;
};
const codesOf = (gaps: readonly Gap[]): string[] =>
  gaps.map(({ service, region, accountId, code }) => [service, region, accountId, code].join(' '));

/** Roles that only an assertion gives, in the three workspaces where SAML is configured. */
const SAML = [
  `grafana eu-west-1 ${MANAGEMENT} NOT_ENUMERABLE`,
  `grafana eu-west-1 ${MEMBER} NOT_ENUMERABLE`,
  `grafana us-east-1 ${MEMBER} NOT_ENUMERABLE`,
];
/** Accounts that the gateway has no role to read with, and the environment without one. */
const UNREAD_WORKSPACES = 'grafana   NOT_CONFIGURED';
const UNREAD_ENVIRONMENTS = 'finspace   NOT_CONFIGURED';
const NO_ROLE = `finspace-data us-east-1 ${MANAGEMENT} NOT_CONFIGURED`;
const ALL_GAPS = [UNREAD_ENVIRONMENTS, NO_ROLE, UNREAD_WORKSPACES, ...SAML];

/** Who the gateway is and may be, to read workspaces. */
const PLACES = { 'sts.GetCallerIdentity': 1, 'sts.AssumeRole': 1 };

describe('who gets into a workspace', () => {
  it.each([
    ['firm-operations', []],
    ['risk-desk', [`grafana eu-west-1 ${MANAGEMENT} NOT_ENUMERABLE`]],
    ['research-metrics', [`grafana eu-west-1 ${MEMBER} NOT_ENUMERABLE`]],
    ['client-reporting', [`grafana us-east-1 ${MEMBER} NOT_ENUMERABLE`]],
    ['new-office', []],
  ])('%s is every user and group with a role, and every member', async (name, gaps) => {
    await start();
    const { state } = t.sandbox.world;
    const access = await ofWorkspace(name);
    const expected = workspaceRows(state, workspaceRow(name).workspaceId);
    expect(linesOf(access.nodes)).toEqual(linesOf(expected));
    expect(codesOf(access.gaps)).toEqual(gaps);
    expect(access.asOf).not.toBeNull();
    const groups = new Set(
      expected.filter((row) => row.principalType === 'GROUP').map((row) => row.principalId),
    );
    const isSignedInTo = expected.length > 0;
    expect(t.calls()).toEqual({
      ...PLACES,
      'grafana.ListWorkspaces': 4,
      ...(isSignedInTo && {
        'grafana.ListPermissions': 1,
        'sso-admin.ListInstances': 1,
        'organizations.DescribeOrganization': 1,
        'identitystore.ListGroupMemberships': groups.size,
      }),
    });
  });

  it('keeps a direct role apart from another that a group gives, and merges the same', async () => {
    await start();
    const access = await ofWorkspace('firm-operations');
    const ingrid = access.nodes.filter(({ principalId }) => principalId === userIdOf(INGRID));
    expect(
      ingrid.map(({ role, direct, viaGroupIds }) => [role, direct, viaGroupIds.length]),
    ).toEqual([
      ['ADMIN', false, 1],
      ['EDITOR', true, 0],
    ]);
  });

  it.each(['CREATING', 'CREATION_FAILED', 'DELETING'] as const)(
    'that is %s is nobody, and nothing is missing',
    async (status) => {
      await start();
      const row = workspaceRow('risk-desk');
      row.status = status;
      const id = globalIds.encode('Workspace', row.accountId, row.region, row.workspaceId);
      const { node } = await t.data<{ node: { access: Access } }>(
        `query ($id: ID!) { node(id: $id) { ... on Workspace { access { ${PAGE} } } } }`,
        { id },
      );
      expect(node.access).toMatchObject({ nodes: [], gaps: [] });
      expect(t.calls()).toMatchObject({ 'grafana.DescribeWorkspace': 1 });
      expect(t.calls()).not.toHaveProperty(['grafana.ListPermissions']);
    },
  );

  it('shows a group without its members where those cannot be read', async () => {
    await start({ sandbox: { faults: ['identitystore.ListGroupMemberships:denied'] } });
    const access = await ofWorkspace('risk-desk');
    const held = t.sandbox.world.state.permissionsOfWorkspace.get(
      workspaceRow('risk-desk').workspaceId,
    );
    expect(access.nodes.map(({ principalId }) => principalId).toSorted()).toEqual(
      held.map(({ principalId }) => principalId).toSorted(),
    );
    expect(codesOf(access.gaps)).toEqual([SAML[0], 'identitystore eu-west-1  ACCESS_DENIED']);
  });

  it('is a gap where its permissions cannot be read', async () => {
    await start({ sandbox: { faults: ['grafana.ListPermissions:denied'] } });
    const access = await ofWorkspace('firm-operations');
    expect(access.nodes).toEqual([]);
    expect(codesOf(access.gaps)).toEqual([`grafana eu-west-1 ${MANAGEMENT} ACCESS_DENIED`]);
  });
});

describe('who gets into an environment', () => {
  it.each(['research-data', 'client-analytics'])(
    '%s is each enabled user of FinSpace, by the email address',
    async (name) => {
      await start();
      const { state } = t.sandbox.world;
      const access = await ofEnvironment(name);
      const { environmentId } = environmentRow(t, name);
      const expected = environmentRows(state, environmentId);
      expect(linesOf(access.nodes)).toEqual(linesOf(expected));
      expect(expected.length).toBeLessThanOrEqual(
        state.usersOfEnvironment.get(environmentId).length,
      );
      expect(access.gaps).toEqual([]);
      expect(t.calls()).toEqual({
        'sts.GetCallerIdentity': 1,
        // The reader of the member account, and the role of the environment.
        'sts.AssumeRole': 2,
        'finspace.ListEnvironments': 4,
        'finspace-data.GetProgrammaticAccessCredentials': 1,
        'finspace-data.ListUsers': 1,
        'sso-admin.ListInstances': 1,
        'organizations.DescribeOrganization': 1,
        'identitystore.ListUsers': 1,
      });
    },
  );

  it('leaves the user of a program without a principal, and who is disabled out', async () => {
    await start();
    const { nodes } = await t
      .data<{ environment: { access: { nodes: Record<string, unknown>[] } } }>(
        `{ environment(by: { name: "research-data" }) { access(first: 100) { nodes {
          principalId principal { displayName } via { displayName }
          ... on EnvironmentAccess { matchedBy environmentUserId environmentUser { emailAddress }
            environment { name } ownerAccountId region }
        } } } }`,
      )
      .then(({ environment }) => environment.access);
    const pipeline = environmentUserRow(t, 'research-data', 'research-pipeline');
    expect(nodes).toContainEqual({
      principalId: pipeline.userId,
      principal: null,
      via: [],
      matchedBy: null,
      environmentUserId: pipeline.userId,
      environmentUser: { emailAddress: pipeline.emailAddress },
      environment: { name: 'research-data' },
      ownerAccountId: MEMBER,
      region: 'eu-west-1',
    });
    const oskar = environmentUserRow(t, 'research-data', 'oskar.nowak').userId;
    expect(nodes.map(({ environmentUserId }) => environmentUserId)).not.toContain(oskar);
  });

  it('names the environment that it has no role for, and calls nobody', async () => {
    await start();
    const access = await ofEnvironment('legacy-datasets');
    const { environmentId } = environmentRow(t, 'legacy-datasets');
    expect(access.nodes).toEqual([]);
    expect(codesOf(access.gaps)).toEqual([NO_ROLE]);
    expect(access.gaps[0]?.message).toContain(`${environmentId}=ARN`);
    expect(Object.keys(t.calls()).filter((name) => name.startsWith('finspace-data.'))).toEqual([]);
  });

  it('is nobody where it was never created, and nothing is missing', async () => {
    await start();
    const access = await ofEnvironment('regulatory-reporting');
    expect(access).toMatchObject({ nodes: [], gaps: [] });
  });

  it('names nobody where two of the directory have the address, and says so on both sides', async () => {
    await start();
    const { state } = t.sandbox.world;
    const henrik = state.users.get(userIdOf(HENRIK));
    if (henrik === undefined) throw new Error('Henrik is gone');
    const userId = henrik.userId.replace(/.{4}$/, 'ffff');
    const email = HENRIK.toUpperCase();
    state.users.add({ ...henrik, userId, userName: 'henrik.too', email });
    const finspaceUser = environmentUserRow(t, 'research-data', 'henrik.aalto');

    const access = await ofEnvironment('research-data');
    const ambiguous = `finspace-data eu-west-1 ${MEMBER} AMBIGUOUS`;
    expect(codesOf(access.gaps)).toEqual([ambiguous]);
    expect(access.gaps[0]?.message).toContain(finspaceUser.userId);
    const row = access.nodes.find((one) => one.environmentUserId === finspaceUser.userId);
    expect(row).toMatchObject({ principalId: finspaceUser.userId, matchedBy: null });
    for (const userName of [HENRIK, 'henrik.too']) {
      const { nodes, gaps } = await ofUser(userName, 'to: [ENVIRONMENT]');
      expect(nodes).toEqual([]);
      expect(codesOf(gaps)).toContain(ambiguous);
    }
  });
});

describe('what a principal gets into', () => {
  it('is the same from its side, of every user, with no call more for a user more', async () => {
    await start({ sandbox: { quotas: false } });
    const { state } = t.sandbox.world;
    interface Users {
      readonly users: { readonly nodes: readonly { userId: string; access: Access }[] };
    }
    const query = (first: number) =>
      `{ users(first: ${first}) { nodes { userId access(to: [WORKSPACE, ENVIRONMENT], first: 100) { ${PAGE} } } } }`;
    const { users } = await t.data<Users>(query(100));
    const expected = everyRow(state);
    const known = state.usersOfStore.get(state.settings.identityStoreId);
    expect(users.nodes).toHaveLength(known.length);
    for (const { userId, access } of users.nodes) {
      const own = expected.filter((row) => row.principalId === userId);
      expect(linesOf(access.nodes)).toEqual(linesOf(own));
      expect(codesOf(access.gaps)).toEqual(ALL_GAPS);
    }
    expect(t.calls()).toEqual({
      'sso-admin.ListInstances': 1,
      'organizations.DescribeOrganization': 1,
      'identitystore.ListUsers': 1,
      'identitystore.ListGroupMembershipsForMember': known.length,
      'sts.GetCallerIdentity': 1,
      'sts.AssumeRole': 3,
      'grafana.ListWorkspaces': 4,
      'grafana.ListPermissions': 2,
      'finspace.ListEnvironments': 4,
      'finspace-data.GetProgrammaticAccessCredentials': 2,
      'finspace-data.ListUsers': 2,
    });
  });

  it('is what it gives, of every group, and asks FinSpace nothing', async () => {
    await start({ sandbox: { quotas: false } });
    const { state } = t.sandbox.world;
    interface Groups {
      readonly groups: { readonly nodes: readonly { groupId: string; access: Access }[] };
    }
    const { groups } = await t.data<Groups>(
      `{ groups(first: 100) { nodes { groupId access(to: [WORKSPACE, ENVIRONMENT], first: 100) { ${PAGE} } } } }`,
    );
    const expected = everyRow(state);
    for (const { groupId, access } of groups.nodes) {
      const own = expected.filter((row) => row.principalId === groupId);
      expect(linesOf(access.nodes)).toEqual(linesOf(own));
      expect(codesOf(access.gaps)).toEqual([UNREAD_WORKSPACES, ...SAML]);
    }
    expect(Object.keys(t.calls()).filter((name) => name.startsWith('finspace'))).toEqual([]);
  });

  it.each([
    ['ACCOUNT', /^(sso-admin|identitystore|organizations)\./],
    ['WORKSPACE', /^(sso-admin|identitystore|organizations|sts|grafana)\./],
    ['ENVIRONMENT', /^(sso-admin|identitystore|organizations|sts|finspace|finspace-data)\./],
  ])('costs no call of another service to: [%s]', async (to, allowed) => {
    await start();
    const { nodes } = await ofUser(HENRIK, `to: [${to}], first: 100`);
    const kind = { ACCOUNT: 'Account', WORKSPACE: 'Workspace', ENVIRONMENT: 'Environment' }[to];
    expect(nodes.every(({ __typename }) => __typename === `${kind}Access`)).toBe(true);
    expect(Object.keys(t.calls()).filter((name) => !allowed.test(name))).toEqual([]);
  });

  it('of nothing is refused before a call', async () => {
    await start();
    const { errors } = await t.execute(
      `query ($id: ID!) { node(id: $id) { ... on User { access(to: []) { asOf } } } }`,
      { id: globalIds.encode('User', 'd-9067a1c3e5', userIdOf(HENRIK)) },
    );
    expect(errors?.[0]).toMatchObject({
      extensions: { code: 'BAD_USER_INPUT', argument: 'to' },
      message: expect.stringContaining('ACCOUNT, ENVIRONMENT, WORKSPACE') as string,
    });
    expect(t.calls()).toEqual({});
  });

  it('is one list, by what it is to, however it is paged', async () => {
    await start();
    const whole = await ofUser(INGRID, 'first: 100');
    const kinds = whole.nodes.map(({ __typename }) => __typename);
    expect(kinds).toEqual(kinds.toSorted());
    const all = 'to: [WORKSPACE, ACCOUNT, ENVIRONMENT]';
    const paged: AccessRow[] = [];
    let after: string | null = null;
    do {
      const page: Access = await ofUser(
        INGRID,
        `first: 7, ${all}, after: ${JSON.stringify(after)}`,
      );
      paged.push(...page.nodes);
      expect(codesOf(page.gaps)).toEqual(ALL_GAPS);
      after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
    } while (after !== null);
    expect(paged).toEqual(whole.nodes);
    const { endCursor } = (await ofUser(INGRID, 'first: 20')).pageInfo;
    const rest = await ofUser(INGRID, `first: 100, after: ${JSON.stringify(endCursor)}`);
    expect(rest.nodes).toEqual(whole.nodes.slice(20));
    const { errors } = await t.execute(
      `query ($after: String) { user(by: { userName: "${INGRID}" }) { access(to: [ACCOUNT], after: $after) { asOf } } }`,
      { after: whole.edges[0]?.cursor },
    );
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', argument: 'after' });
  });

  it('tells an address that the directory writes otherwise', async () => {
    await start();
    const { nodes } = await ofUser('clara.jensen@kestrelbridge.example', 'to: [ENVIRONMENT]');
    expect(nodes).toMatchObject([
      { environmentId: environmentRow(t, 'client-analytics').environmentId, matchedBy: 'EMAIL' },
    ]);
  });
});

describe('what is missing', () => {
  const roleIn = (accountId: string, name = readerRoleName) =>
    `arn:aws:iam::${accountId}:role/${name}`;

  it('says once a service which accounts are read, and nothing where it is known that all are', async () => {
    await start({ sandbox: { emptyWorld: true } });
    const { state } = t.sandbox.world;
    const accounts = state.accounts.rows.map(({ accountId }) => accountId);
    await t.close();
    const readerRoles = accounts.filter((id) => id !== MANAGEMENT).map((id) => roleIn(id));
    await start({ sandbox: { emptyWorld: true }, placed: { readerRoles } });
    const own = t.sandbox.world.state;
    own.users.add({
      identityStoreId: own.settings.identityStoreId,
      userId: 'aaaaaaaa-0000-4000-8000-000000000000',
      userName: 'one',
      displayName: 'One',
      givenName: 'One',
      familyName: 'One',
      status: 'ENABLED',
      externalIds: [],
      createdAt: 0,
    });
    const before = await ofUser('one');
    expect(codesOf(before.gaps)).toEqual([UNREAD_ENVIRONMENTS, UNREAD_WORKSPACES]);
    for (const { message } of before.gaps) {
      expect(message).toContain(accounts.toSorted().join(', '));
      expect(message).toContain('READER_ROLES');
    }
    await t.data('{ accounts(first: 100) { nodes { accountId } } }');
    t.resetCalls();
    expect((await ofUser('one')).gaps).toEqual([]);
    expect(t.calls()).toEqual({});
  });

  it('is each place that cannot be read, with its account and Region', async () => {
    await start({ placed: { readerRoles: [roleIn(MEMBER, 'NoSuchRole')] } });
    const { nodes, gaps } = await ofUser(INGRID);
    expect(codesOf(gaps)).toEqual([
      UNREAD_ENVIRONMENTS,
      `finspace eu-west-1 ${MEMBER} ACCESS_DENIED`,
      `finspace us-east-1 ${MEMBER} ACCESS_DENIED`,
      NO_ROLE,
      UNREAD_WORKSPACES,
      SAML[0],
      `grafana eu-west-1 ${MEMBER} ACCESS_DENIED`,
      `grafana us-east-1 ${MEMBER} ACCESS_DENIED`,
    ]);
    expect(nodes.filter(({ __typename }) => __typename === 'WorkspaceAccess')).toHaveLength(3);
  });

  it('is what the groups of the user give, where those cannot be read', async () => {
    await start({ sandbox: { faults: ['identitystore.ListGroupMembershipsForMember:denied'] } });
    const { nodes, gaps } = await ofUser(INGRID, 'to: [WORKSPACE]');
    expect(nodes).toMatchObject([{ role: 'EDITOR', direct: true, viaGroupIds: [] }]);
    expect(codesOf(gaps)).toEqual([
      UNREAD_WORKSPACES,
      ...SAML,
      'identitystore eu-west-1  ACCESS_DENIED',
    ]);
  });

  it('is the users of an environment whose credentials AWS refuses', async () => {
    await start({
      sandbox: { faults: ['finspace-data.GetProgrammaticAccessCredentials:denied'] },
    });
    const { nodes, gaps } = await ofUser(HENRIK, 'to: [ENVIRONMENT]');
    expect(nodes).toEqual([]);
    expect(codesOf(gaps)).toEqual([
      UNREAD_ENVIRONMENTS,
      NO_ROLE,
      `finspace-data eu-west-1 ${MEMBER} ACCESS_DENIED`,
    ]);
  });

  it('is the service that is switched off', async () => {
    await start({ placed: { disabled: ['finspace', 'grafana'] } });
    const { nodes, gaps } = await ofUser(INGRID);
    expect(gaps.map(({ service, code }) => [service, code])).toEqual([
      ['finspace', 'SERVICE_DISABLED'],
      ['grafana', 'SERVICE_DISABLED'],
    ]);
    expect(nodes.length).toBeGreaterThan(0);
    expect(Object.keys(t.calls()).filter((name) => /sts|grafana|finspace/.test(name))).toEqual([]);
  });

  it('is accounts beside what else is known, and the error where nothing else is asked', async () => {
    await start({
      sandbox: { faults: ['sso-admin.ListInstances:denied'] },
    });
    const id = globalIds.encode(
      'User',
      t.sandbox.world.state.settings.identityStoreId,
      userIdOf(INGRID),
    );
    const query = (to: string) =>
      `query ($id: ID!) { node(id: $id) { ... on User { access(to: ${to}, first: 100) { ${PAGE} } } } }`;
    const { data } = await t.execute(query('[ACCOUNT, WORKSPACE]'), { id });
    const { nodes, gaps } = (data as { node: { access: Access } }).node.access;
    expect(nodes.map(({ __typename }) => __typename)).toEqual(Array(3).fill('WorkspaceAccess'));
    expect(codesOf(gaps)).toContain('sso-admin eu-west-1  ACCESS_DENIED');
    const { errors } = await t.execute(query('[ACCOUNT]'), { id });
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'ACCESS_DENIED', service: 'sso-admin' });
  });

  it.each([
    ['dead', 'SERVICE_ENDED|UPSTREAM_UNAVAILABLE'],
    ['hang', 'UPSTREAM_UNAVAILABLE|DEADLINE_EXCEEDED'],
    ['html', 'SERVICE_ENDED|UPSTREAM_UNAVAILABLE|UPSTREAM_MALFORMED'],
  ])('is FinSpace alone when its endpoint is %s', async (fault, codes) => {
    await start();
    const without = (rows: readonly AccessRow[]) =>
      rows.filter(({ __typename }) => __typename !== 'EnvironmentAccess');
    const expected = without((await ofUser(INGRID)).nodes);
    await t.close();
    await start({ sandbox: { faults: [`finspace:${fault}`, `finspace-data:${fault}`] } });
    const { nodes, gaps } = await ofUser(INGRID);
    expect(nodes).toEqual(expected);
    const ended = gaps.filter(
      ({ service, code }) => service === 'finspace' && code !== 'NOT_CONFIGURED',
    );
    expect(ended.map(({ accountId, region }) => `${accountId} ${region}`)).toEqual([
      `${MANAGEMENT} eu-west-1`,
      `${MANAGEMENT} us-east-1`,
      `${MEMBER} eu-west-1`,
      `${MEMBER} us-east-1`,
    ]);
    for (const { code } of ended) expect(code).toMatch(new RegExp(`^(${codes})$`));
    expect(codesOf(gaps).filter((line) => line.startsWith('grafana'))).toEqual([
      UNREAD_WORKSPACES,
      ...SAML,
    ]);
  });
});
