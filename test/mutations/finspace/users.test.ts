import { afterEach, describe, expect, it } from 'vitest';
import {
  environmentGlobalId,
  environmentRow,
  environmentUserGlobalId,
  environmentUserRow,
  makeRoleAppUser,
  MEMBER,
} from '../../support/environments.ts';
import {
  makeGateway,
  type MakeGatewayOptions,
  type TestGateway,
} from '../../support/make-gateway.ts';
import { payloadOf, run } from '../../support/mutations.ts';

let t: TestGateway;
afterEach(() => t.close());
const start = async (options: MakeGatewayOptions = {}): Promise<void> => {
  t = await makeGateway(options);
};

const SELECTION =
  'user { id emailAddress type status firstName lastName apiAccess apiAccessPrincipalArn }';
const ROLE = `arn:aws:iam::${MEMBER}:role/FinSpaceProgrammaticAccess`;
/** What it costs to come to the data API of an environment for the first time. */
const OPENED = {
  'sts.GetCallerIdentity': 1,
  'sts.AssumeRole': 1,
  'finspace-data.GetProgrammaticAccessCredentials': 1,
};
const usersOf = (name: string) =>
  t.sandbox.world.state.usersOfEnvironment.get(environmentRow(t, name).environmentId);
const newUser = (more: object = {}) => ({
  environment: environmentGlobalId(t, 'client-analytics'),
  emailAddress: 'ana.silva@kestrelbridge.com',
  type: 'APP_USER',
  ...more,
});

describe('createEnvironmentUser', () => {
  it('lets somebody in, with one write', async () => {
    await start();
    const input = newUser({
      firstName: 'Ana',
      lastName: 'Silva',
      apiAccess: 'ENABLED',
      apiAccessPrincipalArn: ROLE,
    });
    const payload = await payloadOf(t, 'createEnvironmentUser', input, SELECTION);
    expect(payload).toEqual({
      user: {
        id: environmentUserGlobalId(t, 'client-analytics', 'ana.silva'),
        emailAddress: 'ana.silva@kestrelbridge.com',
        type: 'APP_USER',
        status: 'CREATING',
        firstName: 'Ana',
        lastName: 'Silva',
        apiAccess: 'ENABLED',
        apiAccessPrincipalArn: ROLE,
      },
      userErrors: [],
    });
    expect(t.calls()).toEqual({
      ...OPENED,
      'finspace-data.CreateUser': 1,
      'finspace-data.ListUsers': 1,
    });
  });

  it.each<[string, object, string]>([
    ['an address that AWS has no form for', { emailAddress: 'a@b.example' }, 'input.emailAddress'],
    ['a name of spaces', { firstName: '  ' }, 'input.firstName'],
    ['a name that is too long', { lastName: 'x'.repeat(51) }, 'input.lastName'],
    ['access for no role', { apiAccess: 'ENABLED' }, 'input.apiAccessPrincipalArn'],
    [
      'a user in place of a role',
      { apiAccessPrincipalArn: `arn:aws:iam::${MEMBER}:user/ana` },
      'input.apiAccessPrincipalArn',
    ],
  ])('is refused before a call for %s', async (_what, more, field) => {
    await start();
    const { userErrors } = await payloadOf(t, 'createEnvironmentUser', newUser(more));
    expect(userErrors).toMatchObject([{ code: 'VALIDATION', field: field.split('.') }]);
    expect(t.callCount()).toBe(0);
  });

  it('of one who is there already says so, whatever the case of the address', async () => {
    await start();
    expect((await payloadOf(t, 'createEnvironmentUser', newUser())).userErrors).toEqual([]);
    const input = newUser({ emailAddress: 'Ana.Silva@KestrelBridge.com' });
    const { userErrors } = await payloadOf(t, 'createEnvironmentUser', input);
    expect(userErrors).toMatchObject([
      { code: 'ALREADY_EXISTS', field: ['input', 'emailAddress'] },
    ]);
  });

  it('says that there are as many as there may be', async () => {
    await start();
    const input = (count: number) => newUser({ emailAddress: `user${count}@kestrelbridge.com` });
    for (const count of [1, 2]) {
      expect((await payloadOf(t, 'createEnvironmentUser', input(count))).userErrors).toEqual([]);
    }
    const { userErrors } = await payloadOf(t, 'createEnvironmentUser', input(3));
    expect(userErrors).toMatchObject([{ code: 'QUOTA_EXCEEDED' }]);
  });

  it.each(['cut-after', 'cut-before'])(
    '%s is sent again with the same token, and made once',
    async (fault) => {
      await start({ sandbox: { faults: [`finspace-data.CreateUser:${fault}:times=1`] } });
      const payload = await payloadOf(t, 'createEnvironmentUser', newUser(), SELECTION);
      expect(payload).toMatchObject({ user: { status: 'CREATING' }, userErrors: [] });
      expect(
        usersOf('client-analytics').filter(({ emailAddress }) => emailAddress.startsWith('ana.')),
      ).toHaveLength(1);
      expect(t.calls()['finspace-data.CreateUser']).toBe(2);
    },
  );

  it('of which nothing is heard is unknown, with the query that tells', async () => {
    await start({ sandbox: { faults: ['finspace-data.CreateUser:cut-before'] } });
    const { userErrors } = await payloadOf(t, 'createEnvironmentUser', newUser());
    expect(userErrors).toMatchObject([{ __typename: 'OutcomeUnknown', code: 'OUTCOME_UNKNOWN' }]);
    const told = await t.data<{ node: { users: { nodes: unknown[] } } }>(
      userErrors[0]?.query ?? '',
    );
    expect(told.node.users.nodes).toHaveLength(3);
  });
});

describe('updateEnvironmentUser', () => {
  const inputFor = (more: object) => ({
    user: environmentUserGlobalId(t, 'client-analytics', 'ahmed.farouk'),
    ...more,
  });

  it('changes what is named, and sends the rest back', async () => {
    await start();
    const input = inputFor({ type: 'SUPER_USER' });
    const payload = await payloadOf(t, 'updateEnvironmentUser', input, SELECTION);
    expect(payload).toMatchObject({
      user: { type: 'SUPER_USER', firstName: 'Ahmed', lastName: 'Farouk', apiAccess: 'DISABLED' },
      userErrors: [],
    });
    expect(t.calls()).toEqual({
      ...OPENED,
      'finspace-data.UpdateUser': 1,
      'finspace-data.ListUsers': 2,
    });
  });

  it('lets a role have credentials, and takes that away again', async () => {
    await start();
    const give = inputFor({ apiAccess: 'ENABLED', apiAccessPrincipalArn: ROLE });
    const given = await payloadOf(t, 'updateEnvironmentUser', give, SELECTION);
    expect(given).toMatchObject({
      user: { apiAccess: 'ENABLED', apiAccessPrincipalArn: ROLE },
      userErrors: [],
    });
    const take = inputFor({ apiAccess: 'DISABLED' });
    const taken = await payloadOf(t, 'updateEnvironmentUser', take, SELECTION);
    expect(taken).toMatchObject({
      user: { apiAccess: 'DISABLED', apiAccessPrincipalArn: ROLE },
      userErrors: [],
    });
  });

  it('sends nothing when nothing would change', async () => {
    await start();
    const input = inputFor({ firstName: 'Ahmed' });
    expect((await payloadOf(t, 'updateEnvironmentUser', input)).userErrors).toEqual([]);
    expect(t.calls()).toEqual({ ...OPENED, 'finspace-data.ListUsers': 1 });
  });

  it.each<[string, object, string]>([
    ['null for a name', { firstName: null }, 'input.firstName'],
    ['null for a role', { apiAccessPrincipalArn: null }, 'input.apiAccessPrincipalArn'],
    ['what is no role', { apiAccessPrincipalArn: 'arn:aws:s3:::b' }, 'input.apiAccessPrincipalArn'],
  ])('is refused before a call for %s', async (_what, more, field) => {
    await start();
    const { userErrors } = await payloadOf(t, 'updateEnvironmentUser', inputFor(more));
    expect(userErrors).toMatchObject([{ code: 'VALIDATION', field: field.split('.') }]);
    expect(t.callCount()).toBe(0);
  });

  it('does not allow access for a role that nobody has named', async () => {
    await start();
    const input = inputFor({ apiAccess: 'ENABLED' });
    const { userErrors } = await payloadOf(t, 'updateEnvironmentUser', input);
    expect(userErrors).toMatchObject([
      { code: 'VALIDATION', field: ['input', 'apiAccessPrincipalArn'] },
    ]);
    expect(t.calls()['finspace-data.UpdateUser']).toBeUndefined();
  });
});

describe('enableEnvironmentUser and disableEnvironmentUser', () => {
  it('keep a user out and let the user in again, each with one write', async () => {
    await start();
    const input = { user: environmentUserGlobalId(t, 'client-analytics', 'ahmed.farouk') };
    const disabled = await payloadOf(t, 'disableEnvironmentUser', input, 'user { status }');
    expect(disabled).toEqual({ user: { status: 'DISABLED' }, userErrors: [] });
    expect(t.calls()).toEqual({
      ...OPENED,
      'finspace-data.DisableUser': 1,
      'finspace-data.ListUsers': 2,
    });
    t.resetCalls();
    const again = await payloadOf(t, 'disableEnvironmentUser', input, 'user { status }');
    expect(again).toEqual({ user: { status: 'DISABLED' }, userErrors: [] });
    expect(t.calls()).toEqual({ 'finspace-data.ListUsers': 2 });
    const enabled = await payloadOf(t, 'enableEnvironmentUser', input, 'user { status }');
    expect(enabled).toEqual({ user: { status: 'ENABLED' }, userErrors: [] });
  });

  it('cannot let in more than there may be', async () => {
    await start();
    const email = { emailAddress: 'fifth.user@kestrelbridge.com' };
    const environment = environmentGlobalId(t, 'research-data');
    await payloadOf(t, 'createEnvironmentUser', newUser({ ...email, environment }));
    const input = { user: environmentUserGlobalId(t, 'research-data', 'oskar.nowak') };
    const { userErrors } = await payloadOf(t, 'enableEnvironmentUser', input);
    expect(userErrors).toMatchObject([{ code: 'QUOTA_EXCEEDED' }]);
    expect(environmentUserRow(t, 'research-data', 'oskar.nowak').status).toBe('DISABLED');
  });

  it('wait for nobody who is still being created', async () => {
    await start();
    const created = await payloadOf(t, 'createEnvironmentUser', newUser(), 'user { id }');
    const { id } = created.user as { id: string };
    const { userErrors } = await payloadOf(t, 'disableEnvironmentUser', { user: id });
    expect(userErrors).toMatchObject([{ code: 'CONFLICT', field: ['input', 'user'] }]);
  });

  it('forget what was read before', async () => {
    await start();
    const id = environmentUserGlobalId(t, 'client-analytics', 'ahmed.farouk');
    const QUERY = 'query ($id: ID!) { node(id: $id) { ... on EnvironmentUser { status } } }';
    expect(await t.data(QUERY, { id })).toEqual({ node: { status: 'ENABLED' } });
    await payloadOf(t, 'disableEnvironmentUser', { user: id });
    expect(await t.data(QUERY, { id })).toEqual({ node: { status: 'DISABLED' } });
  });
});

const changes = [
  ['createEnvironmentUser', 'CreateUser'],
  ['updateEnvironmentUser', 'UpdateUser'],
  ['enableEnvironmentUser', 'EnableUser'],
  ['disableEnvironmentUser', 'DisableUser'],
] as const;

describe.each(changes)('%s', (field, operation) => {
  const input = () => {
    if (field === 'createEnvironmentUser') {
      return newUser({ environment: environmentGlobalId(t, 'research-data') });
    }
    const alias = field === 'enableEnvironmentUser' ? 'oskar.nowak' : 'emeka.eze';
    const user = environmentUserGlobalId(t, 'research-data', alias);
    return { user, ...(field === 'updateEnvironmentUser' ? { lastName: 'Okeze' } : {}) };
  };

  it('is refused by a gateway that only reads, before a call', async () => {
    await start({ writes: false });
    const { errors } = await run(t, field, input(), 'user { id }');
    expect(errors?.[0]?.extensions.code).toBe('READ_ONLY');
    expect(t.callCount()).toBe(0);
  });

  it('says which environment the configuration has no role for, before a call of FinSpace', async () => {
    await start({ placed: { finspaceRoles: {} } });
    const { errors } = await run(t, field, input(), 'user { id }');
    expect(errors?.[0]?.extensions.code).toBe('NOT_CONFIGURED');
    expect(errors?.[0]?.message).toMatch(/FINSPACE_ROLES/);
    expect(errors?.[0]?.message).toContain(environmentRow(t, 'research-data').environmentId);
    expect(t.calls()).toEqual({ 'sts.GetCallerIdentity': 1 });
  });

  it('that FinSpace denies names the action that is missing', async () => {
    await start({ sandbox: { faults: [`finspace-data.${operation}:denied`] } });
    const { userErrors } = await payloadOf(t, field, input());
    expect(userErrors).toMatchObject([
      { __typename: 'AccessDenied', missingAction: `finspace-api:${operation}` },
    ]);
  });

  it('of a user without the right to manage others is denied', async () => {
    await start();
    makeRoleAppUser(t);
    const { userErrors } = await payloadOf(t, field, input());
    expect(userErrors).toMatchObject([
      {
        __typename: 'AccessDenied',
        missingAction: expect.stringMatching(/^finspace-api:/) as string,
      },
    ]);
  });

  if (field !== 'createEnvironmentUser') {
    it.each([
      ['cut-after', []],
      ['cut-before', [{ __typename: 'OutcomeUnknown' }]],
    ])('%s is read back', async (fault, userErrors) => {
      await start({ sandbox: { faults: [`finspace-data.${operation}:${fault}`] } });
      const payload = await payloadOf(t, field, input());
      expect(payload.userErrors).toMatchObject(userErrors);
      expect(t.calls()[`finspace-data.${operation}`]).toBe(1);
    });
  }
});
