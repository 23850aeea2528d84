import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { createSchema } from '../../src/schema.ts';
import { assignmentKey } from '../../src/sandbox/state.ts';
import { inputOf, rowOf } from '../support/assignments.ts';
import { as, byHeader } from '../support/claims.ts';
import { beginElsewhere } from '../support/elsewhere.ts';
import {
  environmentGlobalId,
  environmentUserRow,
  environmentRow,
} from '../support/environments.ts';
import { makeGateway, type MakeGatewayOptions, type TestGateway } from '../support/make-gateway.ts';
import { setId } from '../support/mutations.ts';
import { workspaceGlobalId } from '../support/workspaces.ts';
import { globalIds } from '../../src/node-types.ts';
import {
  ask,
  groupGlobalId,
  groupRow,
  memberOf,
  signedIn,
  strangerTo,
  userGlobalId,
  writesOf,
} from './person.ts';

/** The caller's group, and a set that it has by that. */
const GROUP = 'Risk-Analytics';
const OWN_SET = 'RiskAnalyst';
const POLICY = 'arn:aws:iam::aws:policy/ReadOnlyAccess';

/** Whom of the directory a user name is, and what groups that is in. */
const WHO = { 'identitystore.GetUserId': 1, 'identitystore.ListGroupMembershipsForMember': 1 };
/** Which instance is the organization's own. */
const INSTANCE = { 'sso-admin.ListInstances': 1, 'organizations.DescribeOrganization': 1 };
const some = expect.any(Number) as number;
/** What somebody has, and is about to have. */
const HAS = {
  'sso-admin.ListAccountAssignmentCreationStatus': 1,
  'sso-admin.ListAccountAssignmentsForPrincipal': some,
};

interface Case {
  readonly field: string;
  readonly why: string;
  readonly input: (t: TestGateway) => object;
  /** Where the error is. */
  readonly at: readonly string[];
  readonly via?: boolean;
  /** What it takes to find out. */
  readonly calls: object;
  /** The same by somebody whom it does not give anything: what is written. */
  readonly write?: string;
}

const ownSet = (more: object) => (t: TestGateway) => ({
  permissionSet: setId(t, OWN_SET),
  ...more,
});
const SET = ['input', 'permissionSet'];
const FIND_SET = { ...WHO, 'sso-admin.ListInstances': 1, ...HAS };
const me = (t: TestGateway) => memberOf(t, GROUP);
const NEW = { account: 'quant-lab', set: 'QuantResearch' };

/** The role that IAM Identity Center makes for a set in an account. */
const roleOf = (t: TestGateway, account: string, set: string, path = 'eu-west-1/'): string => {
  const row = t.sandbox.world.state.accounts.rows.find(({ name }) => name === account);
  return `arn:aws:iam::${row?.accountId}:role/aws-reserved/sso.amazonaws.com/${path}AWSReservedSSO_${set}_0123456789abcdef`;
};

const cases: readonly Case[] = [
  {
    field: 'createAccountAssignment',
    why: 'to oneself',
    input: (t) => ({
      ...inputOf(t, rowOf(t, { ...NEW, group: GROUP })),
      principal: userGlobalId(t, me(t)),
    }),
    at: ['input', 'principal'],
    calls: { ...WHO, 'sso-admin.ListInstances': 1 },
    write: 'sso-admin.CreateAccountAssignment',
  },
  {
    field: 'createAccountAssignment',
    why: "to a group of one's own",
    input: (t) => inputOf(t, rowOf(t, { ...NEW, group: GROUP })),
    at: ['input', 'principal'],
    via: true,
    calls: { ...WHO, 'sso-admin.ListInstances': 1 },
    write: 'sso-admin.CreateAccountAssignment',
  },
  {
    field: 'addGroupMember',
    why: 'oneself',
    input: (t) => ({ group: groupGlobalId(t, 'AWS-Auditors'), user: userGlobalId(t, me(t)) }),
    at: ['input', 'user'],
    calls: WHO,
    write: 'identitystore.CreateGroupMembership',
  },
  {
    field: 'updateWorkspacePermissions',
    why: 'to oneself',
    input: (t) => ({
      workspace: workspaceGlobalId(t, 'risk-desk'),
      changes: [
        { action: 'REVOKE', role: 'VIEWER', principal: userGlobalId(t, me(t)) },
        { action: 'ADD', role: 'ADMIN', principal: userGlobalId(t, me(t)) },
      ],
    }),
    at: ['input', 'changes', '1'],
    calls: { ...WHO, ...INSTANCE, 'sts.GetCallerIdentity': 1 },
    write: 'grafana.UpdatePermissions',
  },
  {
    field: 'updateWorkspacePermissions',
    why: "to a group of one's own, named by its key",
    input: (t) => ({
      workspace: workspaceGlobalId(t, 'risk-desk'),
      changes: [
        {
          action: 'ADD',
          role: 'EDITOR',
          principalId: groupRow(t, GROUP).groupId,
          principalType: 'GROUP',
        },
      ],
    }),
    at: ['input', 'changes', '0'],
    via: true,
    calls: { ...WHO, ...INSTANCE, 'sts.GetCallerIdentity': 1 },
    write: 'grafana.UpdatePermissions',
  },
  {
    field: 'createEnvironmentUser',
    why: "with one's own address, in other letters",
    input: (t) => {
      Object.assign(me(t), { email: 'own.address@kestrelbridge.com' });
      return {
        environment: environmentGlobalId(t, 'client-analytics'),
        emailAddress: 'Own.Address@kestrelbridge.com',
        type: 'SUPER_USER',
      };
    },
    at: ['input', 'emailAddress'],
    calls: { ...WHO, ...INSTANCE, 'identitystore.DescribeUser': 1 },
    write: 'finspace-data.CreateUser',
  },
  {
    field: 'createEnvironmentUser',
    why: "with one's own address and something behind a plus",
    input: (t) => {
      Object.assign(me(t), { email: 'own.address@kestrelbridge.com' });
      return {
        environment: environmentGlobalId(t, 'client-analytics'),
        emailAddress: 'own.address+x@Kestrelbridge.com',
        type: 'SUPER_USER',
      };
    },
    at: ['input', 'emailAddress'],
    calls: { ...WHO, ...INSTANCE, 'identitystore.DescribeUser': 1 },
    write: 'finspace-data.CreateUser',
  },
  {
    field: 'createEnvironmentUser',
    why: 'whose credentials the role may have that one signs in to',
    input: (t) => ({
      environment: environmentGlobalId(t, 'client-analytics'),
      emailAddress: 'somebody.else@kestrelbridge.com',
      type: 'SUPER_USER',
      apiAccess: 'ENABLED',
      apiAccessPrincipalArn: roleOf(t, 'risk-dev', OWN_SET),
    }),
    at: ['input', 'apiAccessPrincipalArn'],
    calls: {
      ...INSTANCE,
      ...HAS,
      'identitystore.GetUserId': 2,
      'identitystore.ListGroupMembershipsForMember': some,
      'identitystore.DescribeUser': 1,
      'sso-admin.DescribePermissionSet': some,
    },
    write: 'finspace-data.CreateUser',
  },
  {
    field: 'createEnvironment',
    why: 'with oneself as the superuser',
    input: (t) => ({
      name: 'mine',
      superuser: { emailAddress: me(t).email ?? '', firstName: 'A', lastName: 'B' },
    }),
    at: ['input', 'superuser', 'emailAddress'],
    calls: { ...WHO, ...INSTANCE, 'sts.GetCallerIdentity': 1, 'identitystore.DescribeUser': 1 },
    write: 'finspace.CreateEnvironment',
  },
  ...(
    [
      ['attachManagedPolicy', { managedPolicyArn: POLICY }, 'AttachManagedPolicyToPermissionSet'],
      [
        'detachManagedPolicy',
        { managedPolicyArn: 'arn:aws:iam::aws:policy/AmazonAthenaFullAccess' },
        'DetachManagedPolicyFromPermissionSet',
      ],
      [
        'attachCustomerManagedPolicy',
        { name: 'Ledger', path: '/firm/' },
        'AttachCustomerManagedPolicyReferenceToPermissionSet',
      ],
      [
        'detachCustomerManagedPolicy',
        { name: 'RiskReports', path: '/firm/' },
        'DetachCustomerManagedPolicyReferenceFromPermissionSet',
      ],
      [
        'putInlinePolicy',
        {
          policy: {
            Version: '2012-10-17',
            Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }],
          },
        },
        'PutInlinePolicyToPermissionSet',
      ],
      ['deleteInlinePolicy', {}, 'DeleteInlinePolicyFromPermissionSet'],
      [
        'putPermissionsBoundary',
        { boundary: { managedPolicyArn: POLICY } },
        'PutPermissionsBoundaryToPermissionSet',
      ],
      ['deletePermissionsBoundary', {}, 'DeletePermissionsBoundaryFromPermissionSet'],
      ['provisionPermissionSet', { target: { allProvisioned: true } }, 'ProvisionPermissionSet'],
    ] as const
  ).map(([field, input, write]): Case => ({
    field,
    why: 'of a set that one has',
    input: ownSet(input),
    at: SET,
    calls: FIND_SET,
    write: `sso-admin.${write}`,
  })),
  {
    field: 'updatePermissionSet',
    why: 'to longer sessions of a set that one has',
    input: ownSet({ sessionDuration: 'PT12H' }),
    at: SET,
    calls: { ...FIND_SET, 'sso-admin.DescribePermissionSet': 1 },
    write: 'sso-admin.UpdatePermissionSet',
  },
  ...(['tagResource', 'untagResource'] as const).map((field): Case => ({
    field,
    why: 'of a set that one has',
    input: (t) => ({
      resource: setId(t, OWN_SET),
      ...(field === 'tagResource' ? { tags: [{ key: 'a', value: 'b' }] } : { tagKeys: ['a'] }),
    }),
    at: ['input', 'resource'],
    calls: FIND_SET,
    write: field === 'tagResource' ? 'sso-admin.TagResource' : 'sso-admin.UntagResource',
  })),
];

describe('nobody gives anything to themselves', () => {
  let t: TestGateway;
  afterEach(() => t.close());
  const start = async (options: MakeGatewayOptions = {}) => {
    t = await makeGateway({ authenticator: byHeader, externalGroupChanges: true, ...options });
  };

  it.each(cases)('$field $why', async ({ field, input, at, via = false, calls: expected }) => {
    await start();
    const { payload, calls } = await ask(t, field, input(t), signedIn(t, me(t)));
    expect(payload.userErrors).toEqual([
      expect.objectContaining({
        __typename: 'SelfGrant',
        code: 'FORBIDDEN',
        field: at,
        awsOperation: null,
        viaGroupId: via ? groupRow(t, GROUP).groupId : null,
      }),
    ]);
    expect(payload.userErrors[0]?.message).toMatch(/Nobody gives access to themselves/);
    expect(calls).toEqual(expected);
    expect(writesOf(calls)).toEqual({});
  });

  it.each(cases)('but somebody else does: $field $why', async ({ field, input, write }) => {
    await start();
    const other = strangerTo(t, GROUP);
    const { payload, calls } = await ask(t, field, input(t), signedIn(t, other));
    expect(payload.userErrors.filter(({ code }) => code === 'FORBIDDEN')).toEqual([]);
    if (write !== undefined && payload.userErrors.length === 0) {
      // What was so already is not written again.
      if (!/^(detach|delete|provision)/.test(field)) expect(calls[write]).toBe(1);
    }
  });

  it.each(cases)('nor is a service anybody: $field $why', async ({ field, input }) => {
    await start({ protection: { management: false, accounts: [], permissionSets: [] } });
    const key = as({ authentication: 'API_KEY', id: 'key' });
    const { payload, calls } = await ask(t, field, input(t), key);
    expect(payload.userErrors.filter(({ code }) => code === 'FORBIDDEN')).toEqual([]);
    expect(calls).not.toHaveProperty('identitystore.ListGroupMembershipsForMember');
  });

  it('looks again at what FinSpace has of a user', async () => {
    await start();
    const user = environmentUserRow(t, 'research-data', 'emeka.eze');
    const { accountId, region, environmentId } = environmentRow(t, 'research-data');
    const id = globalIds.encode('EnvironmentUser', accountId, region, environmentId, user.userId);
    const self = as({ person: { email: user.emailAddress }, authenticatedAt: t.clock.now() });
    for (const [field, more] of [
      ['enableEnvironmentUser', {}],
      ['updateEnvironmentUser', { type: 'SUPER_USER' }],
      [
        'updateEnvironmentUser',
        { apiAccess: 'ENABLED', apiAccessPrincipalArn: 'arn:aws:iam::398216540714:role/Mine' },
      ],
    ] as const) {
      const { payload, calls } = await ask(t, field, { user: id, ...more }, self);
      expect(payload.userErrors, field).toMatchObject([
        { __typename: 'SelfGrant', field: ['input', 'user'] },
      ]);
      expect(writesOf(calls)).toEqual({});
    }
    // A name gives nothing, and to keep oneself out is everybody's right.
    for (const [field, more] of [
      ['updateEnvironmentUser', { firstName: 'Chukwuemeka' }],
      ['disableEnvironmentUser', {}],
    ] as const) {
      const { payload } = await ask(t, field, { user: id, ...more }, self);
      expect(payload.userErrors, field).toEqual([]);
    }
  });

  it('looks at the role that has the credentials of a FinSpace user', async () => {
    for (const role of ['management', 'delegated'] as const) {
      await start({ sandbox: { role } });
      const user = environmentUserRow(t, 'research-data', 'emeka.eze');
      const { accountId, region, environmentId } = environmentRow(t, 'research-data');
      const id = globalIds.encode('EnvironmentUser', accountId, region, environmentId, user.userId);
      const self = signedIn(t, me(t));
      const access = (apiAccessPrincipalArn: string) => ({
        user: id,
        apiAccess: 'ENABLED',
        apiAccessPrincipalArn,
      });
      const update = async (arn: string) =>
        (await ask(t, 'updateEnvironmentUser', access(arn), self)).payload.userErrors;
      for (const arn of [
        roleOf(t, 'risk-dev', OWN_SET),
        roleOf(t, 'risk-dev', OWN_SET, ''),
        // IAM does not tell names of roles apart by case.
        roleOf(t, 'risk-dev', OWN_SET).replace(/AWSReserved.*/, (name) => name.toUpperCase()),
      ]) {
        expect(await update(arn), arn).toMatchObject([
          { __typename: 'SelfGrant', field: ['input', 'apiAccessPrincipalArn'] },
        ]);
      }
      // Of another set, in another account, and of a role of which nothing is known.
      for (const arn of [
        roleOf(t, 'risk-dev', 'Billing'),
        roleOf(t, 'kestrel-management', OWN_SET),
        'arn:aws:iam::398216540714:role/RiskAnalyst',
      ]) {
        const codes = (await update(arn)).map(({ code }) => code);
        expect(codes, arn).not.toContain('FORBIDDEN');
      }
      // Who has set the role before may not be who lets it have the credentials.
      Object.assign(user, { apiAccessPrincipalArn: roleOf(t, 'risk-dev', OWN_SET) });
      for (const [field, more] of [
        ['enableEnvironmentUser', {}],
        ['updateEnvironmentUser', { type: 'SUPER_USER' }],
        ['updateEnvironmentUser', { apiAccess: 'ENABLED' }],
      ] as const) {
        const { payload, calls } = await ask(t, field, { user: id, ...more }, self);
        expect(payload.userErrors, field).toMatchObject([
          { __typename: 'SelfGrant', field: ['input', 'user'] },
        ]);
        expect(writesOf(calls)).toEqual({});
      }
      if (role === 'management') await t.close();
    }
  });

  it('is closed where it cannot be told who signs in to the role', async () => {
    await start();
    t.sandbox.faults.set(['sso-admin.ListAccountAssignmentCreationStatus:denied']);
    const input = {
      environment: environmentGlobalId(t, 'client-analytics'),
      emailAddress: 'somebody.else@kestrelbridge.com',
      type: 'APP_USER',
      apiAccess: 'ENABLED',
      apiAccessPrincipalArn: roleOf(t, 'risk-dev', 'Billing'),
    };
    const { payload, calls } = await ask(t, 'createEnvironmentUser', input, signedIn(t, me(t)));
    expect(payload.userErrors).toMatchObject([
      { code: 'FORBIDDEN', field: ['input', 'apiAccessPrincipalArn'] },
    ]);
    expect(writesOf(calls)).toEqual({});
  });

  it('but everybody may give up what is theirs', async () => {
    await start();
    const self = signedIn(t, me(t));
    const row = rowOf(t, { account: 'risk-dev', set: OWN_SET, group: GROUP });
    const taken = await ask(t, 'deleteAccountAssignment', inputOf(t, row), self);
    expect(taken.payload.userErrors).toEqual([]);
    expect(taken.calls['sso-admin.DeleteAccountAssignment']).toBe(1);
    const left = await ask(
      t,
      'removeGroupMember',
      { group: groupGlobalId(t, GROUP), user: userGlobalId(t, me(t)) },
      self,
    );
    expect(left.payload.userErrors).toEqual([]);
    expect(left.calls['identitystore.DeleteGroupMembership']).toBe(1);
  });

  it("and a description of one's own set gives nothing", async () => {
    await start();
    const input = { permissionSet: setId(t, OWN_SET), description: 'Reads risk' };
    const { payload } = await ask(t, 'updatePermissionSet', input, signedIn(t, me(t)));
    expect(payload.userErrors).toEqual([]);
  });
});

describe('whom the caller is', () => {
  let t: TestGateway;
  beforeAll(async () => {
    t = await makeGateway({ authenticator: byHeader, externalGroupChanges: true });
  });
  afterAll(() => t.close());

  const addSelf = async (person: object) => {
    const input = { group: groupGlobalId(t, 'Finance'), user: userGlobalId(t, me(t)) };
    return ask(t, 'addGroupMember', input, as({ person, authenticatedAt: t.clock.now() }));
  };

  it.each([
    ['by its id', () => ({ userId: me(t).userId })],
    ['by its user name', () => ({ userName: me(t).userName })],
    ['by its user name in other letters', () => ({ userName: me(t).userName.toUpperCase() })],
    ['by its address', () => ({ email: me(t).email })],
    ['by its address in other letters', () => ({ email: me(t).email?.toUpperCase() })],
    [
      "by its address, where the user name is nobody's",
      () => ({ userName: 'nobody', email: me(t).email }),
    ],
    [
      'by its user name, where the id is none',
      () => ({ userId: 'auth0|12', userName: me(t).userName }),
    ],
  ])('is found %s', async (_how, person) => {
    const { payload, calls } = await addSelf(person());
    expect(payload.userErrors).toMatchObject([{ __typename: 'SelfGrant', code: 'FORBIDDEN' }]);
    expect(writesOf(calls)).toEqual({});
  });

  it('is not guessed: where the directory does not tell, nothing is changed', async () => {
    for (const operation of ['GetUserId', 'ListGroupMembershipsForMember']) {
      t.sandbox.faults.set([`identitystore.${operation}:denied`]);
      const input = inputOf(t, rowOf(t, { ...NEW, group: 'Trading-Developers' }));
      const { payload, calls } = await ask(t, 'createAccountAssignment', input, signedIn(t, me(t)));
      expect(payload.userErrors, operation).toMatchObject([
        { __typename: 'InputError', code: 'FORBIDDEN', field: ['input', 'principal'] },
      ]);
      expect(payload.userErrors[0]?.message).toMatch(
        /does not tell.*nothing was changed \(ACCESS_DENIED\).*trying again does not help/,
      );
      expect(writesOf(calls)).toEqual({});
    }
    t.sandbox.faults.set([]);
  });
});

describe('a person whom the directory does not have', () => {
  let t: TestGateway;
  afterEach(() => t.close());
  const unknown = { userName: 'nobody', email: 'no@body.example' };
  const asUnknown = (person: object) => as({ person, authenticatedAt: t.clock.now() });

  it.each(cases)('is refused: $field $why', async ({ field, input, at }) => {
    t = await makeGateway({ authenticator: byHeader, externalGroupChanges: true });
    for (const person of [unknown, {}]) {
      const { payload, calls } = await ask(t, field, input(t), asUnknown(person));
      expect(payload.userErrors).toEqual([
        expect.objectContaining({ __typename: 'InputError', code: 'FORBIDDEN' }),
      ]);
      // The address is looked at before the role.
      const place = at[1] === 'apiAccessPrincipalArn' ? 'emailAddress' : at[1];
      expect(payload.userErrors[0]?.field?.[1]).toBe(place);
      expect(payload.userErrors[0]?.message).toMatch(/not found in the directory d-/);
      expect(writesOf(calls)).toEqual({});
    }
  });

  it('is refused several assignments, too', async () => {
    t = await makeGateway({ authenticator: byHeader });
    const input = { assignments: [inputOf(t, rowOf(t, { ...NEW, group: 'Trading-Developers' }))] };
    const { payload, calls } = await ask(t, 'createAccountAssignments', input, asUnknown(unknown));
    expect(payload.userErrors).toMatchObject([{ __typename: 'InputError', code: 'FORBIDDEN' }]);
    expect(writesOf(calls)).toEqual({});
  });

  it.each([
    [
      unknown,
      /no user has the user name "nobody" \(claims\.userName\) or the email address "no@body\.example" \(claims\.email\)/,
    ],
    [{ userId: 'auth0|12' }, /no user has the id "auth0\|12" \(claims\.userId\)/],
    [{}, /your token has none of claims\.userId, claims\.userName and claims\.email/],
  ])('is told by what it was looked for, and what to set: %j', async (person, message) => {
    t = await makeGateway({ authenticator: byHeader, externalGroupChanges: true });
    const input = { group: groupGlobalId(t, 'Finance'), user: userGlobalId(t, me(t)) };
    const { payload } = await ask(t, 'addGroupMember', input, asUnknown(person));
    expect(payload.userErrors[0]?.message).toMatch(message);
    expect(payload.userErrors[0]?.message).toMatch(/AUTH_FILE.*UNKNOWN_PERSONS=allow/);
  });

  it.each(cases)('passes where the configuration says so: $field $why', async (one) => {
    t = await makeGateway({
      authenticator: byHeader,
      externalGroupChanges: true,
      protection: {
        management: false,
        accounts: [],
        permissionSets: [],
        unknownPersons: 'allow',
      },
    });
    for (const person of [unknown, {}]) {
      const { payload } = await ask(t, one.field, one.input(t), asUnknown(person));
      expect(payload.userErrors.filter(({ code }) => code === 'FORBIDDEN')).toEqual([]);
    }
  });

  it('may still take away', async () => {
    t = await makeGateway({ authenticator: byHeader, externalGroupChanges: true });
    const row = rowOf(t, { account: 'risk-dev', set: OWN_SET, group: GROUP });
    const taken = await ask(t, 'deleteAccountAssignment', inputOf(t, row), asUnknown(unknown));
    expect(taken.payload.userErrors).toEqual([]);
    expect(taken.calls['sso-admin.DeleteAccountAssignment']).toBe(1);
  });
});

it("a set is one's own by an assignment of oneself, too, and where AWS does not list by principal", async () => {
  for (const role of ['management', 'delegated'] as const) {
    const t = await makeGateway({ authenticator: byHeader, sandbox: { role } });
    const { state } = t.sandbox.world;
    const someone = strangerTo(t, GROUP);
    const row = {
      ...rowOf(t, { account: 'risk-dev', set: OWN_SET, group: GROUP }),
      principalType: 'USER' as const,
      principalId: someone.userId,
    };
    expect(state.assignments.get(assignmentKey(row))).toBeUndefined();
    const input = { permissionSet: setId(t, OWN_SET), managedPolicyArn: POLICY };
    const before = await ask(t, 'attachManagedPolicy', input, signedIn(t, someone));
    expect(before.payload.userErrors, role).toEqual([]);
    state.assignments.add(row);
    const after = await ask(t, 'detachManagedPolicy', input, signedIn(t, someone));
    expect(after.payload.userErrors, role).toMatchObject([{ __typename: 'SelfGrant' }]);
    expect(writesOf(after.calls)).toEqual({});
    await t.close();
  }
});

describe('what is only about to be there', () => {
  let t: TestGateway;
  afterEach(() => t.close());

  it.each(['management', 'delegated'] as const)(
    "makes a set one's own while AWS still creates the assignment (%s)",
    async (role) => {
      t = await makeGateway({
        authenticator: byHeader,
        sandbox: { role, operationMs: [30_000, 30_000] },
      });
      const someone = strangerTo(t, GROUP);
      const row = {
        ...rowOf(t, { account: 'risk-dev', set: OWN_SET, group: GROUP }),
        principalType: 'USER' as const,
        principalId: someone.userId,
      };
      const input = { permissionSet: setId(t, OWN_SET), managedPolicyArn: POLICY };
      const attach = async () =>
        (await ask(t, 'attachManagedPolicy', input, signedIn(t, someone))).payload.userErrors;
      expect(await attach()).toEqual([]);
      // Begun by somebody else, past the gateway.
      await beginElsewhere(t, 'CREATE', row);
      expect(t.sandbox.world.state.assignments.get(assignmentKey(row))).toBeUndefined();
      expect(await attach()).toMatchObject([{ __typename: 'SelfGrant' }]);
    },
  );

  it('makes a group one that opens what is protected', async () => {
    t = await makeGateway({
      authenticator: byHeader,
      externalGroupChanges: true,
      sandbox: { operationMs: [30_000, 30_000] },
    });
    const stale = signedIn(t, me(t), { authenticatedAt: t.clock.now() - 11 * 60_000 });
    const add = async () => {
      const user = userGlobalId(t, strangerTo(t, 'Trading-Developers'));
      const input = { group: groupGlobalId(t, 'Trading-Developers'), user };
      return (await ask(t, 'addGroupMember', input, stale)).payload.userErrors;
    };
    expect(await add()).toEqual([]);
    const opens = { account: 'kestrel-management', set: 'Billing', group: 'Trading-Developers' };
    await beginElsewhere(t, 'CREATE', rowOf(t, opens));
    expect(await add()).toMatchObject([{ __typename: 'FreshSignInRequired' }]);
  });
});

it('the guard has been thought of for every mutation', () => {
  const held = new Set(cases.map(({ field }) => field));
  const all = Object.keys(createSchema().getMutationType()?.getFields() ?? {});
  expect(all.filter((field) => !held.has(field)).toSorted()).toEqual(
    [
      // Several at once: `guarded-bulk.test.ts`.
      'createAccountAssignments',
      // Here, above.
      'enableEnvironmentUser',
      'updateEnvironmentUser',
      // Take away, or give nothing to anybody yet.
      'createPermissionSet',
      'createWorkspace',
      'deleteAccountAssignment',
      'deleteAccountAssignments',
      'deleteEnvironment',
      'deletePermissionSet',
      'deleteWorkspace',
      'disableEnvironmentUser',
      'removeGroupMember',
      'revokeAccess',
      'updateEnvironment',
      'updateWorkspace',
      // Whoever may have credentials may have them: a scope of its own.
      'issueProgrammaticCredentials',
      // Whom an assertion makes an administrator cannot be told: a fresh sign-in.
      'updateWorkspaceAuthentication',
    ].toSorted(),
  );
});
