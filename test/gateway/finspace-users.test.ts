import { afterEach, describe, expect, it } from 'vitest';
import {
  environmentGlobalId,
  environmentRow,
  environmentUserGlobalId,
  environmentUserRow,
  makeRoleAppUser,
  MEMBER,
} from '../support/environments.ts';
import { makeGateway, type MakeGatewayOptions, type TestGateway } from '../support/make-gateway.ts';

let t: TestGateway;
afterEach(() => t.close());
const start = async (options: MakeGatewayOptions = {}): Promise<void> => {
  t = await makeGateway(options);
};

interface Page {
  readonly nodes: readonly Record<string, unknown>[];
  readonly edges: readonly Record<string, unknown>[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string };
}
interface Found {
  readonly users: Page;
  readonly permissionGroups: Page;
}
const ofEnvironment = async (selection: string, name = 'research-data'): Promise<Found> =>
  (
    await t.data<{ node: Found }>(
      `query ($id: ID!) { node(id: $id) { ... on Environment { ${selection} } } }`,
      { id: environmentGlobalId(t, name) },
    )
  ).node;

const FIELDS = `userId emailAddress type status firstName lastName apiAccess apiAccessPrincipalArn
  createdAt lastEnabledAt lastDisabledAt lastModifiedAt lastLoginAt`;
/** Who the gateway is, the reader's role of the account, and the role of the environment. */
const OPENED = {
  'sts.GetCallerIdentity': 1,
  'sts.AssumeRole': 2,
  'finspace.ListEnvironments': 1,
  'finspace-data.GetProgrammaticAccessCredentials': 1,
};

describe('the users of an environment', () => {
  it('are whole for one call, once the environment is open', async () => {
    await start();
    const { users } = await ofEnvironment(`users { nodes { ${FIELDS} } }`);
    expect(t.calls()).toEqual({ ...OPENED, 'finspace-data.ListUsers': 1 });
    expect(users.nodes).toHaveLength(5);
    const row = environmentUserRow(t, 'research-data', 'oskar.nowak');
    const iso = (time: number | undefined) =>
      time === undefined ? null : new Date(time).toISOString();
    expect(users.nodes).toContainEqual({
      userId: row.userId,
      emailAddress: row.emailAddress,
      type: 'APP_USER',
      status: 'DISABLED',
      firstName: 'Oskar',
      lastName: 'Nowak',
      apiAccess: 'DISABLED',
      apiAccessPrincipalArn: null,
      createdAt: iso(row.createdAt),
      lastEnabledAt: iso(row.lastEnabledAt),
      lastDisabledAt: iso(row.lastDisabledAt),
      lastModifiedAt: iso(row.lastModifiedAt),
      lastLoginAt: iso(row.lastLoginAt),
    });
    expect(users.nodes.find(({ lastName }) => lastName === 'Aalto')).toMatchObject({
      type: 'SUPER_USER',
      apiAccess: 'ENABLED',
      apiAccessPrincipalArn: `arn:aws:iam::${MEMBER}:role/FinSpaceProgrammaticAccess`,
      lastDisabledAt: null,
    });
  });

  it('come page by page', async () => {
    await start();
    const PAGE = 'nodes { userId } pageInfo { hasNextPage endCursor }';
    const first = (await ofEnvironment(`users(first: 3) { ${PAGE} }`)).users;
    const after = JSON.stringify(first.pageInfo.endCursor);
    const second = (await ofEnvironment(`users(first: 3, after: ${after}) { ${PAGE} }`)).users;
    expect([first.pageInfo.hasNextPage, second.pageInfo.hasNextPage]).toEqual([true, false]);
    const ids = [...first.nodes, ...second.nodes].map(({ userId }) => userId);
    expect(new Set(ids).size).toBe(5);
    expect(t.calls()['finspace-data.ListUsers']).toBe(1);
  });

  it('have the groups that they are in, and groups their members', async () => {
    await start();
    const found = await ofEnvironment(`
      users { nodes { lastName permissionGroups { edges { membershipStatus node { name } } } } }
      permissionGroups { nodes {
        permissionGroupId name description applicationPermissions createdAt lastModifiedAt
        members { edges { membershipStatus node { lastName environment { name } } } }
      } }`);
    const research = found.permissionGroups.nodes.find(
      ({ name }) => name === 'Research Administrators',
    );
    expect(research).toMatchObject({
      description: 'Who lets others in',
      applicationPermissions: [
        'MANAGE_USERS_AND_GROUPS',
        'MANAGE_ATTRIBUTE_SETS',
        'VIEW_AUDIT_DATA',
      ],
      members: {
        edges: [
          {
            membershipStatus: 'ADDITION_SUCCESS',
            node: { lastName: 'Laurent', environment: { name: 'research-data' } },
          },
        ],
      },
    });
    const eze = found.users.nodes.find(({ lastName }) => lastName === 'Eze');
    expect(eze?.permissionGroups).toEqual({
      edges: [{ membershipStatus: 'ADDITION_SUCCESS', node: { name: 'Quantitative Research' } }],
    });
    expect(t.calls()).toEqual({
      ...OPENED,
      'finspace-data.ListUsers': 1,
      'finspace-data.ListPermissionGroups': 1,
      'finspace-data.ListPermissionGroupsByUser': 5,
      'finspace-data.ListUsersByPermissionGroup': 4,
    });
  });

  it('are found again by their id', async () => {
    await start();
    const id = environmentUserGlobalId(t, 'client-analytics', 'ahmed.farouk');
    const QUERY = `query ($id: ID!) { node(id: $id) { id ... on EnvironmentUser {
      firstName environment { environmentId }
    } } }`;
    const { environmentId } = environmentRow(t, 'client-analytics');
    expect(await t.data(QUERY, { id })).toEqual({
      node: { id, firstName: 'Ahmed', environment: { environmentId } },
    });
    const gone = environmentUserRow(t, 'client-analytics', 'ahmed.farouk');
    t.sandbox.world.state.environmentUsers.delete(gone.userId);
    await t.clock.advance(120_000);
    expect(await t.data(QUERY, { id })).toEqual({ node: null });
  });
});

describe("a user's namesake in the directory", () => {
  const match = async (name: string): Promise<Record<string, unknown>[]> => {
    const { users } = await ofEnvironment(
      'users { nodes { emailAddress user { userName } userMatch { state reason candidates } } }',
      name,
    );
    return [...users.nodes];
  };

  it('is found by the address, whatever its case', async () => {
    await start();
    const users = await match('client-analytics');
    expect(
      users.find(({ emailAddress }) => String(emailAddress).startsWith('Clara')),
    ).toMatchObject({
      emailAddress: 'Clara.Jensen@KestrelBridge.example',
      user: { userName: 'clara.jensen@kestrelbridge.example' },
      userMatch: { state: 'MATCHED', reason: null },
    });
    // One that is not in small letters is asked for in both ways.
    expect(t.calls()['identitystore.GetUserId']).toBe(4);
  });

  it('is null with a reason when nobody has the address', async () => {
    await start();
    const users = await match('research-data');
    const program = users.find(({ emailAddress }) =>
      String(emailAddress).startsWith('research-pipeline'),
    );
    expect(program).toMatchObject({
      user: null,
      userMatch: {
        state: 'NONE',
        reason: 'No user of the directory has this email address.',
        candidates: [],
      },
    });
  });
});

describe('credentials of an environment', () => {
  const read = () => ofEnvironment('users { nodes { userId } }');

  it('are fetched once, and anew before they end', async () => {
    await start();
    const ASKED = 'finspace-data.GetProgrammaticAccessCredentials';
    await Promise.all([read(), read()]);
    for (let minute = 0; minute < 54; minute += 6) {
      await t.clock.advance(6 * 60_000);
      await read();
    }
    expect(t.calls()[ASKED]).toBe(1);
    await t.clock.advance(2 * 60_000);
    await read();
    expect(t.calls()[ASKED]).toBe(2);
  });

  it('that AWS has ended are fetched anew, and nobody notices', async () => {
    await start({ sandbox: { faults: ['finspace-data.ListUsers:expired:times=1'] } });
    expect((await read()).users.nodes).toHaveLength(5);
    expect(t.calls()).toMatchObject({
      'finspace-data.ListUsers': 2,
      'finspace-data.GetProgrammaticAccessCredentials': 2,
    });
  });

  it('for which no role is named cost no call, and the rest of the environment is there', async () => {
    await start({ placed: { finspaceRoles: {} } });
    const { data, errors } = await t.execute(
      '{ environment(by: { name: "research-data" }) { name users { nodes { userId } } } }',
    );
    expect(data).toEqual({ environment: { name: 'research-data', users: null } });
    expect(errors).toMatchObject([
      { path: ['environment', 'users'], extensions: { code: 'NOT_CONFIGURED' } },
    ]);
    expect(errors?.[0]?.message).toMatch(
      new RegExp(`FINSPACE_ROLES .*${environmentRow(t, 'research-data').environmentId}`),
    );
    expect(Object.keys(t.calls()).toSorted()).toEqual([
      'finspace.ListEnvironments',
      'sts.AssumeRole',
      'sts.GetCallerIdentity',
    ]);
  });

  it('of a role that may not see users are refused with the action that is missing', async () => {
    await start();
    makeRoleAppUser(t);
    const { errors } = await t.execute(
      '{ environment(by: { name: "research-data" }) { users { nodes { userId } } } }',
    );
    expect(errors?.[0]?.extensions).toMatchObject({
      code: 'ACCESS_DENIED',
      service: 'finspace-data',
      missingAction: 'finspace-api:ListUsers',
    });
  });

  it('of a role that may not be taken on are refused with the role', async () => {
    await start();
    const { environmentId } = environmentRow(t, 'regulatory-reporting');
    await t.close();
    const role = 'arn:aws:iam::111122223333:role/Nobody';
    await start({ placed: { finspaceRoles: { [environmentId]: role } } });
    const { errors } = await t.execute(
      '{ environment(by: { name: "regulatory-reporting" }) { users { nodes { userId } } } }',
    );
    expect(errors?.[0]?.extensions).toMatchObject({
      code: 'ACCESS_DENIED',
      missingAction: 'sts:AssumeRole',
    });
    expect(errors?.[0]?.message).toContain(role);
  });

  it('end with FinSpace, at the users alone', async () => {
    await start({ endpoints: { 'finspace-data': 'http://127.0.0.1:1' } });
    const { data, errors } = await t.execute(
      '{ environment(by: { name: "research-data" }) { name users { nodes { userId } } } }',
    );
    expect(data).toEqual({ environment: { name: 'research-data', users: null } });
    expect(errors?.[0]?.extensions).toMatchObject({
      code: 'SERVICE_ENDED',
      service: 'finspace-data',
    });
  });
});
