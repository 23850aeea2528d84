import { afterEach, describe, expect, it } from 'vitest';
import type { Loaders } from '../../src/context.ts';
import { GatewayError } from '../../src/core/errors.ts';
import { whyRefused } from '../../src/links/why-refused.ts';
import { globalIds } from '../../src/node-types.ts';
import { createSchema } from '../../src/schema.ts';
import { inputOf, rowOf } from '../support/assignments.ts';
import { makeGateway, type TestGateway } from '../support/make-gateway.ts';
import { accountGlobalId, payloadOf, setId, setRow } from '../support/mutations.ts';
import { ended } from './bulk/support.ts';

/** A set that the management account has, too, and one that it has not. */
const REACHING = 'AdministratorAccess';
const FREE = 'RiskAnalyst';
/** An account that has both. */
const ELSEWHERE = 'risk-dev';
const POLICY = 'arn:aws:iam::aws:policy/ReadOnlyAccess';

const management = ({ sandbox }: TestGateway): string =>
  globalIds.encode('Account', sandbox.world.state.settings.managementAccountId);

/** An assignment that nobody has. */
const another = (t: TestGateway, set: string) =>
  inputOf(t, rowOf(t, { account: ELSEWHERE, set, user: 'ingrid.solberg' }));

/** An assignment that the sandbox has, of a set in an account. */
const existing = (t: TestGateway, set: string, account: string) => {
  const { permissionSetArn } = setRow(t, set);
  const [accountId] = globalIds.decode(account, 'account', ['Account']).keys;
  const row = t.sandbox.world.state.assignments.rows.find(
    (each) => each.accountId === accountId && each.permissionSetArn === permissionSetArn,
  );
  if (row === undefined) throw new Error(`Nobody has ${set} there`);
  return inputOf(t, row);
};

const provision = (target: (t: TestGateway) => object) => (t: TestGateway) => ({
  permissionSet: setId(t, REACHING),
  target: target(t),
});

const membership = ({ sandbox }: TestGateway) => {
  const { state } = sandbox.world;
  const { identityStoreId, groupId } = state.groups.rows.find(
    ({ externalIds }) => externalIds.length === 0,
  ) ?? { identityStoreId: '', groupId: '' };
  return {
    group: globalIds.encode('Group', identityStoreId, groupId),
    user: globalIds.encode('User', identityStoreId, state.users.rows[0]?.userId ?? ''),
  };
};

interface Refused {
  readonly field: string;
  readonly what: string;
  readonly input: (t: TestGateway) => object;
  readonly at: string;
  /** AWS's operation that is refused; none when the gateway knows without asking. */
  readonly operation: string | null;
  readonly code?: string;
  readonly faults?: readonly string[];
}

const ofSet = (field: string, operation: string, more: object = {}): Refused => ({
  field,
  what: 'of a set that the management account has',
  input: (t) => ({ permissionSet: setId(t, REACHING), ...more }),
  at: 'input.permissionSet',
  operation,
});

const tags = (field: string, operation: string, more: object): Refused => ({
  field,
  what: 'of a set that the management account has, where AWS refuses that',
  input: (t) => ({ resource: setId(t, REACHING), ...more }),
  at: 'input.resource',
  operation,
  faults: [`sso-admin.${operation}:denied`],
});

const provisioning = (what: string, at: string, target: (t: TestGateway) => object): Refused => ({
  field: 'provisionPermissionSet',
  what,
  input: provision(target),
  at,
  operation: 'ProvisionPermissionSet',
});

const refused: readonly Refused[] = [
  ofSet('updatePermissionSet', 'UpdatePermissionSet', { description: 'Another' }),
  ofSet('attachManagedPolicy', 'AttachManagedPolicyToPermissionSet', { managedPolicyArn: POLICY }),
  ofSet('detachManagedPolicy', 'DetachManagedPolicyFromPermissionSet', {
    managedPolicyArn: POLICY,
  }),
  ofSet('attachCustomerManagedPolicy', 'AttachCustomerManagedPolicyReferenceToPermissionSet', {
    name: 'Ledger',
  }),
  ofSet('detachCustomerManagedPolicy', 'DetachCustomerManagedPolicyReferenceFromPermissionSet', {
    name: 'Ledger',
  }),
  ofSet('putInlinePolicy', 'PutInlinePolicyToPermissionSet', { policy: { Statement: [] } }),
  ofSet('deleteInlinePolicy', 'DeleteInlinePolicyFromPermissionSet'),
  ofSet('putPermissionsBoundary', 'PutPermissionsBoundaryToPermissionSet', {
    boundary: { managedPolicyArn: POLICY },
  }),
  ofSet('deletePermissionsBoundary', 'DeletePermissionsBoundaryFromPermissionSet'),
  {
    ...ofSet('deletePermissionSet', 'DeletePermissionSet'),
    what: 'of a set that accounts have, whichever they are',
    operation: null,
    code: 'CONFLICT',
  },
  provisioning('in the management account', 'input.target.account', (t) => ({
    account: management(t),
  })),
  provisioning('in another account that has the set', 'input.permissionSet', (t) => ({
    account: accountGlobalId(t, ELSEWHERE),
  })),
  provisioning('in several accounts', 'input.permissionSet', (t) => ({
    accounts: [management(t), accountGlobalId(t, ELSEWHERE)],
  })),
  provisioning('wherever it is outdated', 'input.permissionSet', (t) => {
    setRow(t, REACHING).revision += 1;
    return { outdated: true };
  }),
  provisioning('everywhere', 'input.permissionSet', () => ({ allProvisioned: true })),
  {
    field: 'createAccountAssignment',
    what: 'in the management account',
    input: (t) => ({ ...another(t, FREE), account: management(t) }),
    at: 'input.account',
    operation: 'CreateAccountAssignment',
  },
  {
    field: 'createAccountAssignment',
    what: 'of a set that the management account has, in another',
    input: (t) => another(t, REACHING),
    at: 'input.permissionSet',
    operation: 'CreateAccountAssignment',
  },
  {
    field: 'deleteAccountAssignment',
    what: 'in the management account',
    input: (t) => existing(t, REACHING, management(t)),
    at: 'input.account',
    operation: 'DeleteAccountAssignment',
  },
  {
    field: 'deleteAccountAssignment',
    what: 'of a set that the management account has, in another',
    input: (t) => existing(t, REACHING, accountGlobalId(t, ELSEWHERE)),
    at: 'input.permissionSet',
    operation: 'DeleteAccountAssignment',
  },
  tags('tagResource', 'TagResource', { tags: [{ key: 'Tier', value: 'high' }] }),
  tags('untagResource', 'UntagResource', { tagKeys: ['Tier'] }),
];

/** What a delegated administrator may do whatever the management account has. */
const allowed: readonly { readonly field: string; readonly input: Refused['input'] }[] = [
  { field: 'createPermissionSet', input: () => ({ name: 'Another' }) },
  {
    field: 'tagResource',
    input: (t) => ({ resource: setId(t, REACHING), tags: [{ key: 'Tier', value: 'high' }] }),
  },
  {
    field: 'untagResource',
    input: (t) => ({ resource: setId(t, REACHING), tagKeys: ['Tier'] }),
  },
  { field: 'addGroupMember', input: membership },
  { field: 'removeGroupMember', input: membership },
];

/** What is queued, and refused when its turn has come. */
const queued: readonly { readonly field: string; readonly input: Refused['input'] }[] = [
  {
    field: 'createAccountAssignments',
    input: (t) => ({ assignments: [{ ...another(t, FREE), account: management(t) }] }),
  },
  {
    field: 'deleteAccountAssignments',
    input: (t) => ({ assignments: [existing(t, REACHING, management(t))] }),
  },
  {
    field: 'revokeAccess',
    input: (t) => ({ principal: existing(t, REACHING, management(t)).principal }),
  },
];

describe('a delegated administrator', () => {
  let t: TestGateway;
  afterEach(() => t.close());

  it('is tried with every mutation of IAM Identity Center', async () => {
    t = await makeGateway();
    const elsewhere = /Environment|Workspace|^issueProgrammaticCredentials$/;
    const fields = Object.keys(createSchema().getMutationType()?.getFields() ?? {});
    const all = fields.filter((field) => !elsewhere.test(field));
    const tried = new Set([...refused, ...allowed, ...queued].map(({ field }) => field));
    expect([...tried].toSorted()).toEqual(all.toSorted());
  });

  it.each(refused)(
    '$field $what is refused at $at',
    async ({ field, input, at, operation, code = 'MANAGEMENT_ACCOUNT_ONLY', faults = [] }) => {
      t = await makeGateway({ sandbox: { role: 'delegated', faults: [...faults] } });
      const payload = await payloadOf(t, field, input(t));
      expect(payload.userErrors).toEqual([
        expect.objectContaining({ code, field: at.split('.'), awsOperation: operation }),
      ]);
      if (code === 'MANAGEMENT_ACCOUNT_ONLY') {
        expect(payload.userErrors[0]?.message).toMatch(
          /the management account 398216540714.* only|^Only the management account 398216540714/,
        );
      }
      const writes = Object.entries(t.calls()).filter(
        ([call]) => !/\.(List|Describe|Get)/.test(call),
      );
      expect(writes).toEqual(operation === null ? [] : [[`sso-admin.${operation}`, 1]]);
    },
  );

  it.each(allowed)('$field is allowed', async ({ field, input }) => {
    t = await makeGateway({ sandbox: { role: 'delegated' } });
    expect((await payloadOf(t, field, input(t))).userErrors).toEqual([]);
  });

  it.each(queued)('$field says so in the operation', async ({ field, input }) => {
    t = await makeGateway({ sandbox: { role: 'delegated' } });
    const { userErrors, operations } = await payloadOf(t, field, input(t), 'operations { id }');
    expect(userErrors).toEqual([]);
    const begun = operations as { readonly id: string }[];
    expect(new Set(await ended(t, begun))).toEqual(new Set(['FAILED']));
    const { node } = await t.data<{ node: object }>(
      'query ($id: ID!) { node(id: $id) { ... on AsyncOperation { failure { code } } } }',
      { id: begun[0]?.id },
    );
    expect(node).toEqual({ failure: { code: 'MANAGEMENT_ACCOUNT_ONLY' } });
  });

  it.each(refused.filter(({ operation }) => operation !== null))(
    '$field $what: a permission that is missing names none of the fields',
    async ({ field, input, operation }) => {
      // The management account itself is out of nobody's reach.
      t = await makeGateway({ sandbox: { faults: [`sso-admin.${operation ?? ''}:denied`] } });
      expect((await payloadOf(t, field, input(t))).userErrors).toEqual([
        expect.objectContaining({ code: 'ACCESS_DENIED', field: null, awsOperation: operation }),
      ]);
    },
  );
});

it('what AWS itself says of the management account is at the set when nothing more can be read', async () => {
  const unreadable = () => Promise.reject(new GatewayError('ACCESS_DENIED'));
  const loaders = {
    sts: { callerIdentity: unreadable },
    organizations: { organization: unreadable },
  } as unknown as Loaders;
  const place = { instanceArn: 'i', permissionSetArn: 'p', accountId: '1' };
  const said = new GatewayError('MANAGEMENT_ACCOUNT_ONLY', 'Only the management account may.');
  expect(await whyRefused(loaders, said, place, {})).toMatchObject({
    code: 'MANAGEMENT_ACCOUNT_ONLY',
    message: said.message,
    details: { argument: 'input.permissionSet' },
  });
  const denied = new GatewayError('ACCESS_DENIED');
  expect(await whyRefused(loaders, denied, place, {})).toBe(denied);
});
