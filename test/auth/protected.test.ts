import { afterEach, describe, expect, it } from 'vitest';
import type { Protection } from '../../src/auth/protection.ts';
import { globalIds } from '../../src/node-types.ts';
import { inputOf, rowOf } from '../support/assignments.ts';
import { as, byHeader, type CallerClaims } from '../support/claims.ts';
import { environmentGlobalId } from '../support/environments.ts';
import { makeGateway, type MakeGatewayOptions, type TestGateway } from '../support/make-gateway.ts';
import { payloadOf, setId, setRow } from '../support/mutations.ts';
import { workspaceGlobalId } from '../support/workspaces.ts';
import { ask, groupGlobalId, strangerTo, userGlobalId, writesOf } from './person.ts';

const MINUTE = 60_000;
const MANAGEMENT = 'kestrel-management';
const POLICY = 'arn:aws:iam::aws:policy/ReadOnlyAccess';
const FEDERATION = {
  mode: 'FEDERATED',
  parameters: { samlMetadataUrl: 'https://idp.example.com/metadata' },
};

interface Case {
  readonly field: string;
  readonly why: string;
  readonly input: (t: TestGateway) => object;
  readonly at: readonly string[];
  readonly protection?: Protection;
  /** What a fresh sign-in brings about. */
  readonly write: string;
}

const NONE: Protection = { management: false, accounts: [], permissionSets: [] };
const set = (name: string, more: object) => (t: TestGateway) => ({
  permissionSet: setId(t, name),
  ...more,
});
const row = (account: string, name: string, group: string) => (t: TestGateway) =>
  inputOf(t, rowOf(t, { account, set: name, group }));

const cases: readonly Case[] = [
  {
    field: 'createAccountAssignment',
    why: 'in the management account',
    input: row(MANAGEMENT, 'Billing', 'Trading-Developers'),
    at: ['input', 'account'],
    write: 'sso-admin.CreateAccountAssignment',
  },
  {
    field: 'deleteAccountAssignment',
    why: 'in the management account',
    input: row(MANAGEMENT, 'Billing', 'Finance'),
    at: ['input', 'account'],
    write: 'sso-admin.DeleteAccountAssignment',
  },
  {
    field: 'createAccountAssignment',
    why: 'of a set that is protected by its name',
    input: row('risk-dev', 'BreakGlass', 'Trading-Developers'),
    at: ['input', 'permissionSet'],
    protection: { ...NONE, permissionSets: ['BreakGlass'] },
    write: 'sso-admin.CreateAccountAssignment',
  },
  {
    field: 'attachManagedPolicy',
    why: 'to a set that the management account has',
    input: set('Billing', { managedPolicyArn: POLICY }),
    at: ['input', 'permissionSet'],
    write: 'sso-admin.AttachManagedPolicyToPermissionSet',
  },
  {
    field: 'updatePermissionSet',
    why: 'that the management account has, whatever of it',
    input: set('Billing', { description: 'Bills' }),
    at: ['input', 'permissionSet'],
    write: 'sso-admin.UpdatePermissionSet',
  },
  {
    field: 'putInlinePolicy',
    why: 'of a set that is protected by its name, and nobody has',
    input: set('BacktestOperator', { policy: { Version: '2012-10-17', Statement: [] } }),
    at: ['input', 'permissionSet'],
    protection: { ...NONE, permissionSets: ['BacktestOperator'] },
    write: 'sso-admin.PutInlinePolicyToPermissionSet',
  },
  {
    field: 'deletePermissionSet',
    why: 'that is protected',
    input: set('BacktestOperator', {}),
    at: ['input', 'permissionSet'],
    protection: { ...NONE, permissionSets: ['BacktestOperator'] },
    write: 'sso-admin.DeletePermissionSet',
  },
  {
    field: 'tagResource',
    why: 'of a set that the management account has',
    input: (t) => ({ resource: setId(t, 'Billing'), tags: [{ key: 'a', value: 'b' }] }),
    at: ['input', 'resource'],
    write: 'sso-admin.TagResource',
  },
  {
    field: 'provisionPermissionSet',
    why: 'that the management account has',
    input: set('Billing', { target: { allProvisioned: true } }),
    at: ['input', 'permissionSet'],
    write: 'sso-admin.ProvisionPermissionSet',
  },
  {
    field: 'addGroupMember',
    why: 'to a group that has access to the management account',
    input: (t) => ({
      group: groupGlobalId(t, 'Finance'),
      user: userGlobalId(t, strangerTo(t, 'Finance')),
    }),
    at: ['input', 'group'],
    write: 'identitystore.CreateGroupMembership',
  },
  {
    field: 'updateWorkspaceAuthentication',
    why: 'by SAML',
    input: (t) => ({
      workspace: workspaceGlobalId(t, 'risk-desk'),
      saml: { idpMetadata: { url: 'https://idp.example.com/other' } },
    }),
    at: ['input', 'saml'],
    write: 'grafana.UpdateWorkspaceAuthentication',
  },
  {
    field: 'updateEnvironment',
    why: 'with another identity provider',
    input: (t) => ({
      environment: environmentGlobalId(t, 'research-data'),
      federation: FEDERATION,
    }),
    at: ['input', 'federation'],
    write: 'finspace.UpdateEnvironment',
  },
  {
    field: 'createEnvironment',
    why: 'with an identity provider',
    input: () => ({ name: 'brand-new', federation: FEDERATION }),
    at: ['input', 'federation'],
    write: 'finspace.CreateEnvironment',
  },
];

describe('what is protected', () => {
  let t: TestGateway;
  afterEach(() => t.close());
  const start = async (options: MakeGatewayOptions = {}) => {
    t = await makeGateway({ authenticator: byHeader, externalGroupChanges: true, ...options });
  };
  const aged = (ms: number, more: CallerClaims = {}) =>
    as({ authenticatedAt: t.clock.now() - ms, ...more });

  it.each(cases)(
    '$field $why is changed by who has just signed in',
    async ({ field, input, protection, write }) => {
      await start(protection && { protection });
      const made = await ask(t, field, input(t), aged(9 * MINUTE + 59_000));
      expect(made.payload.userErrors.filter(({ code }) => code === 'FORBIDDEN')).toEqual([]);
      expect(made.calls[write]).toBe(1);
    },
  );

  it.each(cases)(
    '$field $why is refused a little later, and says how to go on',
    async ({ field, input, protection, at }) => {
      await start(protection && { protection });
      const { payload, calls } = await ask(t, field, input(t), aged(10 * MINUTE + 1000));
      expect(payload.userErrors).toEqual([
        expect.objectContaining({
          __typename: 'FreshSignInRequired',
          code: 'FORBIDDEN',
          field: at,
          awsOperation: null,
          maxAgeSeconds: 600,
        }),
      ]);
      expect(payload.userErrors[0]?.message).toMatch(/sign in again/);
      expect(writesOf(calls)).toEqual({});
    },
  );

  it.each(cases)('$field $why is refused to an API key', async ({ field, input, protection }) => {
    await start(protection && { protection });
    const key = as({ authentication: 'API_KEY' });
    const { payload, calls } = await ask(t, field, input(t), key);
    expect(payload.userErrors).toMatchObject([{ __typename: 'FreshSignInRequired' }]);
    expect(payload.userErrors[0]?.message).toMatch(/never with an API key/);
    expect(writesOf(calls)).toEqual({});
  });

  it.each(cases)('$field $why is open where nobody signs in', async ({ field, input, write }) => {
    await start();
    const nobody = as({ authentication: 'NONE' });
    const { payload, calls } = await ask(t, field, input(t), nobody);
    expect(payload.userErrors.filter(({ code }) => code === 'FORBIDDEN')).toEqual([]);
    expect(calls[write]).toBe(1);
  });

  it('is refused exactly from ten minutes on, and by no token of the future', async () => {
    await start();
    const input = { workspace: workspaceGlobalId(t, 'risk-desk'), saml: null };
    for (const [age, isRefused] of [
      [0, false],
      [-30_000, false],
      [-61_000, true],
      [-86_400_000, true],
      [10 * MINUTE, false],
      [10 * MINUTE + 1, true],
      [24 * 60 * MINUTE, true],
    ] as const) {
      const payload = await payloadOf(t, 'updateWorkspaceAuthentication', input, '', aged(age));
      const refused = payload.userErrors.some(({ code }) => code === 'FORBIDDEN');
      expect(refused, `${age} ms`).toBe(isRefused);
    }
  });

  it('costs no call to look for while the sign-in is fresh', async () => {
    await start();
    const input = set('Billing', { managedPolicyArn: POLICY })(t);
    const fresh = await ask(t, 'attachManagedPolicy', input, aged(0));
    expect(fresh.calls).toEqual({ 'sso-admin.AttachManagedPolicyToPermissionSet': 1 });
    const stale = await ask(t, 'detachManagedPolicy', input, aged(11 * MINUTE));
    expect(stale.calls).toEqual({
      'organizations.DescribeOrganization': 1,
      'sso-admin.ListAccountsForProvisionedPermissionSet': 1,
    });
  });

  it('is not all there is: what is not protected needs no fresh sign-in', async () => {
    await start();
    for (const [field, input] of [
      ['createAccountAssignment', row('risk-dev', 'QuantResearch', 'Trading-Developers')(t)],
      ['attachManagedPolicy', set('RiskAnalyst', { managedPolicyArn: POLICY })(t)],
      [
        'addGroupMember',
        {
          group: groupGlobalId(t, 'Quant-Research'),
          user: userGlobalId(t, strangerTo(t, 'Quant-Research')),
        },
      ],
    ] as const) {
      const { payload } = await ask(t, field, input, aged(24 * 60 * MINUTE));
      expect(payload.userErrors, field).toEqual([]);
    }
  });

  it('may be other accounts, and not the management account', async () => {
    await start();
    const accounts = ['risk-prod'].map(
      (name) => rowOf(t, { account: name, set: 'Billing', group: 'Finance' }).accountId,
    );
    await t.close();
    await start({ protection: { management: false, accounts, permissionSets: [] } });
    const refused = await ask(
      t,
      'attachManagedPolicy',
      set('RiskAnalyst', { managedPolicyArn: POLICY })(t),
      aged(11 * MINUTE),
    );
    expect(refused.payload.userErrors).toMatchObject([{ __typename: 'FreshSignInRequired' }]);
    const made = await ask(
      t,
      'attachManagedPolicy',
      set('Billing', { managedPolicyArn: POLICY })(t),
      aged(11 * MINUTE),
    );
    expect(made.payload.userErrors).toEqual([]);
  });

  it('may be a set by its ARN, and a group that has it', async () => {
    await start();
    const { permissionSetArn } = setRow(t, 'QuantResearch');
    await t.close();
    await start({ protection: { ...NONE, permissionSets: [permissionSetArn] } });
    const input = {
      group: groupGlobalId(t, 'Quant-Research'),
      user: userGlobalId(t, strangerTo(t, 'Quant-Research')),
    };
    const { payload, calls } = await ask(t, 'addGroupMember', input, aged(11 * MINUTE));
    expect(payload.userErrors).toMatchObject([
      { __typename: 'FreshSignInRequired', field: ['input', 'group'] },
    ]);
    expect(writesOf(calls)).toEqual({});
  });

  it('is not guessed: where AWS does not tell, nothing is changed', async () => {
    await start();
    for (const [fault, field, input] of [
      [
        'organizations.DescribeOrganization:denied',
        'createAccountAssignment',
        row('risk-dev', 'QuantResearch', 'Trading-Developers')(t),
      ],
      [
        'sso-admin.ListAccountsForProvisionedPermissionSet:denied',
        'attachManagedPolicy',
        set('RiskAnalyst', { managedPolicyArn: POLICY })(t),
      ],
    ] as const) {
      t.sandbox.faults.set([fault]);
      const { payload, calls } = await ask(t, field, input, aged(11 * MINUTE));
      // What opens it is a fresh sign-in: AWS would tell the next time as little.
      expect(payload.userErrors, field).toMatchObject([
        { __typename: 'FreshSignInRequired', code: 'FORBIDDEN', maxAgeSeconds: 600 },
      ]);
      expect(payload.userErrors[0]?.message).toMatch(
        /does not tell whether .*\(ACCESS_DENIED\).* sign in again, then repeat this\.$/,
      );
      expect(writesOf(calls)).toEqual({});
      const made = await ask(t, field, input, aged(0));
      expect(made.payload.userErrors, field).toEqual([]);
    }
  });

  it('may be told the next time, where AWS was busy', async () => {
    await start();
    t.sandbox.faults.set(['organizations.DescribeOrganization:503']);
    const input = row('risk-dev', 'QuantResearch', 'Trading-Developers')(t);
    const refused = await ask(t, 'createAccountAssignment', input, aged(11 * MINUTE));
    expect(refused.payload.userErrors[0]?.message).toMatch(
      /sign in again, then repeat this\. Or try again: AWS may tell then\.$/,
    );
    t.sandbox.faults.set([]);
    const made = await ask(t, 'createAccountAssignment', input, aged(11 * MINUTE));
    expect(made.payload.userErrors).toEqual([]);
  });

  it('asks for a fresh sign-in to change groups of an account’s own instance', async () => {
    await start();
    const { state } = t.sandbox.world;
    const group = state.groups.rows.find(({ displayName }) => displayName === 'Lab');
    const [member] = state.membershipsOfGroup.get(group?.groupId ?? '');
    const { identityStoreId, groupId } = group!;
    const input = {
      group: globalIds.encode('Group', identityStoreId, groupId),
      user: globalIds.encode('User', identityStoreId, member!.userId),
    };
    const stale = await ask(t, 'removeGroupMember', input, aged(11 * MINUTE));
    expect(stale.payload.userErrors).toMatchObject([
      { __typename: 'FreshSignInRequired', field: ['input', 'group'], maxAgeSeconds: 600 },
    ]);
    expect(stale.payload.userErrors[0]?.message).toMatch(/sign in again, then repeat this\.$/);
    expect(writesOf(stale.calls)).toEqual({});
    const key = as({ authentication: 'API_KEY' });
    const asked = await ask(t, 'removeGroupMember', input, key);
    expect(asked.payload.userErrors[0]?.message).toMatch(/never with an API key\.$/);
    const fresh = await ask(t, 'removeGroupMember', input, aged(9 * MINUTE));
    expect(fresh.payload.userErrors).toEqual([]);
    expect(writesOf(fresh.calls)).toEqual({ 'identitystore.DeleteGroupMembership': 1 });
  });

  it('is looked for pair by pair where AWS does not list by principal', async () => {
    await start({ sandbox: { role: 'delegated' } });
    const input = {
      group: groupGlobalId(t, 'Finance'),
      user: userGlobalId(t, strangerTo(t, 'Finance')),
    };
    const { payload } = await ask(t, 'addGroupMember', input, aged(11 * MINUTE));
    expect(payload.userErrors).toMatchObject([{ __typename: 'FreshSignInRequired' }]);
  });
});
