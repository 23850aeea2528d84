import { afterEach, describe, expect, it } from 'vitest';
import { globalIds } from '../../../src/node-types.ts';
import {
  CREATE,
  CREATE_AND_WAIT,
  inputOf,
  isThere,
  type Payload,
  rowOf,
} from '../../support/assignments.ts';
import { beginElsewhere, operationIdOf } from '../../support/elsewhere.ts';
import {
  makeGateway,
  type MakeGatewayOptions,
  type TestGateway,
} from '../../support/make-gateway.ts';

const NEW = { account: 'risk-prod', set: 'NetworkAdmin', group: 'Trading-Developers' };
const SENT = 'sso-admin.CreateAccountAssignment';
const HALF_A_MINUTE: MakeGatewayOptions = { sandbox: { operationMs: [30_000, 30_000] } };

describe('createAccountAssignment', () => {
  let t: TestGateway;
  afterEach(() => t.close());

  const create = async (input: object, query = CREATE): Promise<Payload['result']> =>
    (await t.data<Payload>(query, { input })).result;
  const operations = () =>
    t.sandbox.world.state.operations.rows.filter(({ createdAt }) => createdAt >= began);
  let began = 0;
  const start = async (options: MakeGatewayOptions = {}) => {
    t = await makeGateway(options);
    began = t.clock.now();
    return rowOf(t, NEW);
  };

  it('begins the creation, and shows its end and the assignment in the same request', async () => {
    const row = await start();
    const result = await create(inputOf(t, row), CREATE_AND_WAIT);
    expect(result).toMatchObject({
      assignment: null,
      userErrors: [],
      operation: {
        kind: 'CREATE',
        state: 'IN_PROGRESS',
        queuePosition: null,
        accountId: row.accountId,
        permissionSetArn: row.permissionSetArn,
        principalId: row.principalId,
        failure: null,
        settled: {
          state: 'SUCCEEDED',
          failure: null,
          assignment: { principalId: row.principalId },
        },
      },
    });
    expect(result.operation?.settled.id).toBe(result.operation?.id);
    expect(isThere(t, row)).toBe(true);
    expect(t.calls()).toMatchObject({
      [SENT]: 1,
      'organizations.DescribeAccount': 1,
      'identitystore.DescribeGroup': 1,
      'sso-admin.DescribePermissionSet': 1,
      'sso-admin.DescribeAccountAssignmentCreationStatus': 1,
    });
  });

  it('shows the new row wherever it was read before', async () => {
    const row = await start();
    const { permissionSet, principal } = inputOf(t, row);
    const query = `{
      set: node(id: "${permissionSet}") { ... on PermissionSet { accounts(first: 100) { nodes { accountId } } } }
      principal: node(id: "${principal}") { ... on Group { assignments(first: 100) { nodes { accountId permissionSetArn } } } }
    }`;
    interface Seen {
      readonly set: {
        readonly accounts: { readonly nodes: readonly { readonly accountId: string }[] };
      };
      readonly principal: {
        readonly assignments: {
          readonly nodes: readonly {
            readonly accountId: string;
            readonly permissionSetArn: string;
          }[];
        };
      };
    }
    const see = async () => {
      const { set, principal: group } = await t.data<Seen>(query);
      return [
        set.accounts.nodes.some(({ accountId }) => accountId === row.accountId),
        group.assignments.nodes.some(
          (each) =>
            each.accountId === row.accountId && each.permissionSetArn === row.permissionSetArn,
        ),
      ];
    };
    expect(await see()).toEqual([false, false]);
    await create(inputOf(t, row), CREATE_AND_WAIT);
    expect(await see()).toEqual([true, true]);
  });

  it('answers an assignment that is there as such, without an operation', async () => {
    const row = await start();
    await create(inputOf(t, row), CREATE_AND_WAIT);
    t.resetCalls();
    expect(await create(inputOf(t, row))).toEqual({
      operation: null,
      assignment: {
        accountId: row.accountId,
        permissionSetArn: row.permissionSetArn,
        principalId: row.principalId,
      },
      userErrors: [],
    });
    expect(t.calls()[SENT]).toBeUndefined();
  });

  it('answers the same operation to whoever asks again while it runs', async () => {
    const row = await start(HALF_A_MINUTE);
    const first = await create(inputOf(t, row));
    const again = await create(inputOf(t, row));
    expect(again.operation?.id).toBe(first.operation?.id);
    expect(again.userErrors).toEqual([]);
    expect(t.calls()[SENT]).toBe(1);
  });

  it('answers the same operation to callers that ask at once', async () => {
    const row = await start(HALF_A_MINUTE);
    const input = inputOf(t, row);
    const results = await t.clock.runUntil(
      Promise.all(
        [1, 2, 3].map(async () => {
          const response = await t.gateway.fetch('http://127.0.0.1:4000/graphql', {
            method: 'POST',
            headers: { 'content-type': 'application/json' },
            body: JSON.stringify({ query: CREATE, variables: { input } }),
          });
          return ((await response.json()) as { data: Payload }).data.result;
        }),
      ),
    );
    expect(new Set(results.map(({ operation }) => operation?.id)).size).toBe(1);
    expect(results.flatMap(({ userErrors }) => userErrors)).toEqual([]);
    expect(t.calls()[SENT]).toBe(1);
    expect(operations()).toHaveLength(1);
  });

  it('answers the operation that somebody else has begun for the same', async () => {
    const row = await start(HALF_A_MINUTE);
    const id = operationIdOf(t, 'CREATE', await beginElsewhere(t, 'CREATE', row));
    expect((await create(inputOf(t, row))).operation?.id).toBe(id);
    expect(t.calls()[SENT]).toBeUndefined();
  });

  it('says which deletion is in the way', async () => {
    const row = await start(HALF_A_MINUTE);
    t.sandbox.world.state.assignments.add(row);
    const id = operationIdOf(t, 'DELETE', await beginElsewhere(t, 'DELETE', row));
    const { userErrors, operation, assignment } = await create(inputOf(t, row));
    expect({ operation, assignment }).toEqual({ operation: null, assignment: null });
    expect(userErrors).toMatchObject([
      {
        __typename: 'OperationConflict',
        code: 'CONFLICT_RETRYABLE',
        busy: { id, state: 'IN_PROGRESS' },
      },
    ]);
    expect(t.calls()[SENT]).toBeUndefined();
  });

  it.each([
    [
      'an account that is suspended',
      { ...NEW, account: 'legacy-backtest' },
      'ACCOUNT_SUSPENDED',
      'account',
    ],
  ])('refuses %s before anything is sent', async (_what, named, code, field) => {
    await start();
    const { userErrors } = await create(inputOf(t, rowOf(t, named)));
    expect(userErrors).toMatchObject([{ __typename: 'InputError', code, field: ['input', field] }]);
    expect(t.calls()[SENT]).toBeUndefined();
  });

  it('names everything that is not there', async () => {
    const row = await start();
    const { instanceArn, state } = t.sandbox.world;
    const gone = '11111111-2222-3333-4444-555555555555';
    const { userErrors } = await create({
      account: globalIds.encode('Account', '000000000000'),
      permissionSet: globalIds.encode(
        'PermissionSet',
        instanceArn,
        `${row.permissionSetArn.slice(0, -4)}0000`,
      ),
      principal: globalIds.encode('User', state.settings.identityStoreId, gone),
    });
    expect(userErrors.map(({ code, field }) => [code, field?.at(-1)])).toEqual([
      ['NOT_FOUND', 'account'],
      ['NOT_FOUND', 'permissionSet'],
      ['PRINCIPAL_NOT_FOUND', 'principal'],
    ]);
    expect(t.calls()[SENT]).toBeUndefined();
  });

  it('refuses what does not belong together', async () => {
    const row = await start();
    const input = inputOf(t, row);
    const other = 'arn:aws:sso:::instance/ssoins-0000000000000000';
    expect((await create({ ...input, instance: other })).userErrors).toMatchObject([
      { code: 'VALIDATION', field: ['input', 'instance'] },
    ]);
    const stranger = globalIds.encode('Group', 'd-0000000000', row.principalId);
    expect((await create({ ...input, principal: stranger })).userErrors).toMatchObject([
      { code: 'VALIDATION', field: ['input', 'principal'] },
    ]);
    const elsewhere = globalIds.encode('PermissionSet', other, row.permissionSetArn);
    expect((await create({ ...input, permissionSet: elsewhere })).userErrors).toMatchObject([
      { code: 'NOT_FOUND', field: ['input', 'permissionSet'] },
    ]);
  });

  it.each(['account', 'permissionSet', 'principal'])('refuses a wrong id in %s', async (member) => {
    const row = await start();
    const input = { ...inputOf(t, row), [member]: globalIds.encode('Organization', 'o-abcdef') };
    const { errors } = await t.execute(CREATE, { input });
    expect(errors?.[0]?.extensions).toMatchObject({
      code: 'BAD_USER_INPUT',
      argument: `input.${member}`,
    });
    expect(t.calls()).toEqual({});
  });

  it('says which permission is missing', async () => {
    const row = await start({ sandbox: { faults: [`${SENT}:denied`] } });
    expect((await create(inputOf(t, row))).userErrors).toMatchObject([
      {
        __typename: 'AccessDenied',
        code: 'ACCESS_DENIED',
        missingAction: 'sso:CreateAccountAssignment',
      },
    ]);
  });

  it('says what only the management account may do', async () => {
    const row = await start({ sandbox: { role: 'delegated' } });
    expect((await create(inputOf(t, row))).userErrors).toEqual([]);
    const reaching = rowOf(t, { ...NEW, set: 'AdministratorAccess' });
    expect((await create(inputOf(t, reaching))).userErrors).toMatchObject([
      { code: 'MANAGEMENT_ACCOUNT_ONLY' },
    ]);
  });

  it('changes nothing, and asks nothing, while the gateway only reads', async () => {
    const row = await start({ writes: false });
    const { errors } = await t.execute(CREATE, { input: inputOf(t, row) });
    expect(errors?.[0]?.extensions.code).toBe('READ_ONLY');
    expect(t.calls()).toEqual({});
  });

  it.each([['identitystore.DescribeGroup'], ['organizations.DescribeAccount']])(
    'leaves it to AWS where the gateway may not look: %s',
    async (operation) => {
      const row = await start({ sandbox: { faults: [`${operation}:denied`] } });
      const { operation: begun, userErrors } = await create(inputOf(t, row), CREATE_AND_WAIT);
      expect(userErrors).toEqual([]);
      expect(begun?.settled.state).toBe('SUCCEEDED');
    },
  );

  describe('when the connection breaks', () => {
    it('finds the operation that AWS has begun', async () => {
      const row = await start({ sandbox: { faults: [`${SENT}:cut-after:times=1`] } });
      const { operation, userErrors } = await create(inputOf(t, row), CREATE_AND_WAIT);
      expect(userErrors).toEqual([]);
      expect(operation).toMatchObject({ state: 'IN_PROGRESS', settled: { state: 'SUCCEEDED' } });
      expect(operation?.requestId).toBe(operations()[0]?.requestId);
      expect(t.calls()[SENT]).toBe(1);
      expect(isThere(t, row)).toBe(true);
    });

    it('says that it is not known when AWS lists nothing, with the query that tells', async () => {
      const row = await start({ sandbox: { faults: [`${SENT}:cut-before:times=1`] } });
      const { operation, userErrors } = await create(inputOf(t, row));
      expect(operation).toBeNull();
      expect(userErrors).toMatchObject([{ __typename: 'OutcomeUnknown', code: 'OUTCOME_UNKNOWN' }]);
      expect(t.calls()[SENT]).toBe(1);
      expect(operations()).toHaveLength(0);
      const told = await t.data<{ node: unknown; operations: { nodes: unknown[] } }>(
        userErrors[0]?.query ?? '',
      );
      expect(told).toEqual({ node: null, operations: { nodes: [] } });
      // And then it can be asked for again.
      const again = await create(inputOf(t, row), CREATE_AND_WAIT);
      expect(again.operation?.settled.state).toBe('SUCCEEDED');
    });

    it('answers the assignment when the operation has ended before it was looked for', async () => {
      const row = await start({
        sandbox: { operationMs: [100, 100], faults: [`${SENT}:hang:times=1`] },
      });
      // The request hangs until it is given up; meanwhile somebody else brings about the same.
      const answer = create(inputOf(t, row));
      await t.clock.advance(2000);
      t.sandbox.world.state.assignments.add(row);
      expect(await answer).toMatchObject({
        operation: null,
        assignment: { principalId: row.principalId },
        userErrors: [],
      });
    });
  });

  it.each([
    [
      'Received a 404 status error: Not supported policy arn:aws:iam::1:policy/x.',
      'NOT_FOUND',
      /customer-managed policy/,
    ],
    ['Something that nobody has seen before', null, null],
  ])('shows why it failed in the end: %s', async (reason, code, advice) => {
    const row = await start({ sandbox: { fail: [`permissionSet=NetworkAdmin,reason=${reason}`] } });
    const { operation } = await create(inputOf(t, row), CREATE_AND_WAIT);
    expect(operation?.settled).toMatchObject({ state: 'FAILED', assignment: null });
    expect(operation?.settled.failure).toMatchObject({ code, reason });
    if (advice === null) expect(operation?.settled.failure?.advice).toBeNull();
    else expect(operation?.settled.failure?.advice).toMatch(advice);
  });
});
