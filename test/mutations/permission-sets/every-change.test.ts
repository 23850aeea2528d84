import { afterEach, describe, expect, it } from 'vitest';
import type { PermissionSetRow } from '../../../src/sandbox/rows.ts';
import { makeGateway, type TestGateway } from '../../support/make-gateway.ts';
import { noSetId, payloadOf, run, setId, setRow } from '../../support/mutations.ts';

/** The set that the changes are made on: three accounts have it, two of them an older form. */
const SET = 'RiskAnalyst';
const OWN_POLICY = 'arn:aws:iam::aws:policy/AmazonAthenaFullAccess';
const NEW_POLICY = 'arn:aws:iam::aws:policy/ReadOnlyAccess';
const POLICY = {
  Version: '2012-10-17',
  Statement: [{ Effect: 'Deny', Action: 's3:*', Resource: 'arn:aws:s3:::ledger/*' }],
};

interface Change {
  readonly field: string;
  readonly operation: string;
  readonly input: object;
  readonly selection: string;
  /** What of the sandbox's row the change is about. */
  readonly look: (row: PermissionSetRow) => unknown;
  readonly made: unknown;
  /** What the selection answers once it is made. */
  readonly answer: object;
  /** Makes the set one on which the change changes something. */
  readonly prepare?: (row: PermissionSetRow) => void;
}

const changes: readonly Change[] = [
  {
    field: 'updatePermissionSet',
    operation: 'UpdatePermissionSet',
    input: { description: 'Reads risk', sessionDuration: 'PT2H' },
    selection: 'description sessionDuration relayState',
    look: ({ description, sessionDuration }) => ({ description, sessionDuration }),
    made: { description: 'Reads risk', sessionDuration: 'PT2H' },
    answer: { description: 'Reads risk', sessionDuration: 'PT2H', relayState: null },
  },
  {
    field: 'attachManagedPolicy',
    operation: 'AttachManagedPolicyToPermissionSet',
    input: { managedPolicyArn: NEW_POLICY },
    selection: 'managedPolicies { arn }',
    look: (row) => row.managedPolicyArns,
    made: [OWN_POLICY, NEW_POLICY],
    answer: { managedPolicies: [{ arn: OWN_POLICY }, { arn: NEW_POLICY }] },
  },
  {
    field: 'detachManagedPolicy',
    operation: 'DetachManagedPolicyFromPermissionSet',
    input: { managedPolicyArn: OWN_POLICY },
    selection: 'managedPolicies { arn }',
    look: (row) => row.managedPolicyArns,
    made: [],
    answer: { managedPolicies: [] },
  },
  {
    field: 'attachCustomerManagedPolicy',
    operation: 'AttachCustomerManagedPolicyReferenceToPermissionSet',
    input: { name: 'Ledger', path: '/firm/' },
    selection: 'customerManagedPolicies { name path }',
    look: (row) => row.customerManagedPolicies.map(({ name }) => name),
    made: ['RiskReports', 'Ledger'],
    answer: {
      customerManagedPolicies: [
        { name: 'RiskReports', path: '/firm/' },
        { name: 'Ledger', path: '/firm/' },
      ],
    },
  },
  {
    field: 'detachCustomerManagedPolicy',
    operation: 'DetachCustomerManagedPolicyReferenceFromPermissionSet',
    input: { name: 'RiskReports', path: '/firm/' },
    selection: 'customerManagedPolicies { name path }',
    look: (row) => row.customerManagedPolicies,
    made: [],
    answer: { customerManagedPolicies: [] },
  },
  {
    field: 'putInlinePolicy',
    operation: 'PutInlinePolicyToPermissionSet',
    input: { policy: POLICY },
    selection: 'inlinePolicy',
    look: (row) => JSON.parse(row.inlinePolicy ?? 'null') as unknown,
    made: POLICY,
    answer: { inlinePolicy: POLICY },
  },
  {
    field: 'deleteInlinePolicy',
    operation: 'DeleteInlinePolicyFromPermissionSet',
    input: {},
    selection: 'inlinePolicy',
    look: (row) => row.inlinePolicy,
    made: undefined,
    answer: { inlinePolicy: null },
    prepare: (row) => {
      row.inlinePolicy = JSON.stringify(POLICY);
    },
  },
  {
    field: 'putPermissionsBoundary',
    operation: 'PutPermissionsBoundaryToPermissionSet',
    input: { boundary: { customerManagedPolicy: { name: 'DeveloperBoundary', path: null } } },
    selection: 'permissionsBoundary { managedPolicyArn customerManagedPolicy { name path } }',
    look: (row) => row.permissionsBoundary,
    made: { customerManagedPolicy: { name: 'DeveloperBoundary', path: '/' } },
    answer: {
      permissionsBoundary: {
        managedPolicyArn: null,
        customerManagedPolicy: { name: 'DeveloperBoundary', path: '/' },
      },
    },
  },
  {
    field: 'deletePermissionsBoundary',
    operation: 'DeletePermissionsBoundaryFromPermissionSet',
    input: {},
    selection: 'permissionsBoundary { managedPolicyArn }',
    look: (row) => row.permissionsBoundary,
    made: undefined,
    answer: { permissionsBoundary: null },
    prepare: (row) => {
      row.permissionsBoundary = { managedPolicyArn: NEW_POLICY };
    },
  },
];

describe.each(changes)('$field', (change) => {
  const { field, operation, look, made, answer } = change;
  const selection = `permissionSet { ${change.selection} }`;
  const write = `sso-admin.${operation}`;
  let t: TestGateway;

  const begin = async (options?: Parameters<typeof makeGateway>[0]): Promise<object> => {
    t = await makeGateway(options);
    change.prepare?.(setRow(t, SET));
    return { permissionSet: setId(t, SET), ...change.input };
  };
  afterEach(() => t.close());

  it('makes the change, and answers the set as it is then and who is behind it', async () => {
    const input = await begin();
    const accounts = t.sandbox.world.state.provisioningsOfSet
      .get(setRow(t, SET).permissionSetArn)
      .map(({ accountId }) => accountId);
    // What was read before is not what is answered after.
    await t.data(
      'query ($id: ID!) { node(id: $id) { ... on PermissionSet { accounts { nodes { id } } managedPolicies { arn } customerManagedPolicies { name } inlinePolicy permissionsBoundary { managedPolicyArn } description } } }',
      { id: setId(t, SET) },
    );
    t.resetCalls();
    const more = 'outdatedAccountIds outdatedAccounts { name }';
    const payload = await payloadOf(t, field, input, `${selection} ${more}`);
    expect(payload).toMatchObject({ permissionSet: answer, userErrors: [] });
    expect(payload.outdatedAccountIds).toEqual(accounts);
    expect(payload.outdatedAccounts).toHaveLength(accounts.length);
    expect(look(setRow(t, SET))).toEqual(made);
    const calls = t.calls();
    expect(calls[write]).toBe(1);
    expect(calls['sso-admin.ListAccountsForProvisionedPermissionSet']).toBe(1);
    expect(Object.keys(calls).filter((call) => !/\.(List|Describe|Get)/.test(call))).toEqual([
      write,
    ]);
  });

  it('costs one write and the reads that were asked for, not more', async () => {
    const input = await begin();
    const payload = await payloadOf(t, field, input);
    expect(payload.userErrors).toEqual([]);
    const reads = field === 'updatePermissionSet' ? { 'sso-admin.DescribePermissionSet': 1 } : {};
    expect(t.calls()).toEqual({ [write]: 1, ...reads });
  });

  it('is safe to repeat', async () => {
    const input = await begin();
    await payloadOf(t, field, input);
    const payload = await payloadOf(t, field, input, selection);
    expect(payload).toMatchObject({ permissionSet: answer, userErrors: [] });
    expect(look(setRow(t, SET))).toEqual(made);
  });

  it('is the same for two who ask at once', async () => {
    const input = await begin();
    const payloads = await Promise.all([
      payloadOf(t, field, input, selection),
      payloadOf(t, field, input, selection),
    ]);
    for (const payload of payloads) {
      expect(payload).toMatchObject({ permissionSet: answer, userErrors: [] });
    }
    expect(look(setRow(t, SET))).toEqual(made);
  });

  it('says which permission is missing', async () => {
    const input = await begin({ sandbox: { faults: [`${write}:denied`] } });
    const payload = await payloadOf(t, field, input, selection);
    expect(payload.permissionSet).toBeNull();
    expect(payload.userErrors).toEqual([
      expect.objectContaining({
        __typename: 'AccessDenied',
        code: 'ACCESS_DENIED',
        awsOperation: operation,
        missingAction: `sso:${operation}`,
      }),
    ]);
    expect(t.calls()[write]).toBe(1);
  });

  it('is refused by a gateway that only reads, before any call', async () => {
    const input = await begin({ writes: false });
    const { errors, data } = await run(t, field, input, selection);
    expect(data).toEqual({ [field]: null });
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'READ_ONLY' });
    expect(t.callCount()).toBe(0);
  });

  it('does not take an id of something else', async () => {
    const input = await begin();
    const permissionSet = Buffer.from('["Account","123456789012"]').toString('base64url');
    const { errors } = await run(t, field, { ...input, permissionSet }, selection);
    expect(errors?.[0]?.extensions).toMatchObject({
      code: 'BAD_USER_INPUT',
      argument: 'input.permissionSet',
    });
    expect(t.callCount()).toBe(0);
  });

  it('says that there is no such set', async () => {
    const input = await begin();
    const payload = await payloadOf(t, field, { ...input, permissionSet: noSetId(t) }, selection);
    expect(payload.userErrors).toEqual([
      expect.objectContaining({ code: 'NOT_FOUND', field: ['input', 'permissionSet'] }),
    ]);
  });

  it('finds out that AWS has made it when the answer was lost', async () => {
    const input = await begin({ sandbox: { faults: [`${write}:cut-after`] } });
    const payload = await payloadOf(t, field, input, selection);
    expect(payload).toMatchObject({ permissionSet: answer, userErrors: [] });
    expect(look(setRow(t, SET))).toEqual(made);
    expect(t.calls()[write]).toBe(1);
  });

  it('does not claim anything when AWS shows no trace of it', async () => {
    const input = await begin({ sandbox: { faults: [`${write}:cut-before`] } });
    const before = look(setRow(t, SET));
    const payload = await payloadOf(t, field, input, selection);
    expect(payload.permissionSet).toBeNull();
    const [error] = payload.userErrors;
    expect(error).toMatchObject({ __typename: 'OutcomeUnknown', code: 'OUTCOME_UNKNOWN' });
    expect(t.calls()[write]).toBe(1);
    expect(look(setRow(t, SET))).toEqual(before);
    // The query tells, and what it was about can be asked for again.
    const told = await t.data<{ node: object }>(error?.query ?? '');
    expect(told.node).toBeTruthy();
    t.sandbox.faults.clear();
    const again = await payloadOf(t, field, input, selection);
    expect(again).toMatchObject({ permissionSet: answer, userErrors: [] });
  });

  it('says that it is not known when it cannot be read back either', async () => {
    const input = await begin();
    t.sandbox.faults.set([
      `${write}:cut-after`,
      ...[
        'DescribePermissionSet',
        'ListManagedPoliciesInPermissionSet',
        'ListCustomerManagedPolicyReferencesInPermissionSet',
        'GetInlinePolicyForPermissionSet',
        'GetPermissionsBoundaryForPermissionSet',
      ].map(
        // The update reads the set before it writes.
        (read) => `sso-admin.${read}:denied${field === 'updatePermissionSet' ? ':after=1' : ''}`,
      ),
    ]);
    const { data } = await run(t, field, input);
    const payload = data?.[field] as { userErrors: { code: string }[] };
    expect(payload.userErrors).toMatchObject([{ code: 'OUTCOME_UNKNOWN' }]);
  });

  it('is an outage at the top when the service does not answer', async () => {
    const input = await begin({ sandbox: { faults: ['sso-admin:503'] } });
    const { errors } = await run(t, field, input, selection);
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'UPSTREAM_UNAVAILABLE' });
  });
});
