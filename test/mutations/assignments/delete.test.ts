import { afterEach, describe, expect, it } from 'vitest';
import { globalIds } from '../../../src/node-types.ts';
import type { AssignmentRow } from '../../../src/sandbox/rows.ts';
import {
  DELETE,
  DELETE_AND_WAIT,
  inputOf,
  isThere,
  type Payload,
  rowOf,
} from '../../support/assignments.ts';
import { beginElsewhere, distinctRows, operationIdOf } from '../../support/elsewhere.ts';
import {
  makeGateway,
  type MakeGatewayOptions,
  type TestGateway,
} from '../../support/make-gateway.ts';

const SENT = 'sso-admin.DeleteAccountAssignment';
const HALF_A_MINUTE: MakeGatewayOptions = { sandbox: { operationMs: [30_000, 30_000] } };

describe('deleteAccountAssignment', () => {
  let t: TestGateway;
  afterEach(() => t.close());

  const remove = async (input: object, query = DELETE): Promise<Payload['result']> =>
    (await t.data<Payload>(query, { input })).result;
  /** Starts a gateway, and answers a row of the firm. */
  const start = async (options: MakeGatewayOptions = {}): Promise<AssignmentRow> => {
    t = await makeGateway(options);
    const { provisionings } = t.sandbox.world.state;
    const { managementAccountId } = t.sandbox.world.accounts;
    const row = distinctRows(t, 20).find(
      ({ permissionSetArn }) => !provisionings.has(`${managementAccountId} ${permissionSetArn}`),
    );
    if (row === undefined) throw new Error('There is no such row.');
    return row;
  };
  const idOf = (row: AssignmentRow): string =>
    globalIds.encode(
      'AccountAssignment',
      t.sandbox.world.instanceArn,
      row.accountId,
      row.permissionSetArn,
      row.principalType,
      row.principalId,
    );

  it('begins the deletion, shows its end, and says until when sessions may last', async () => {
    const row = await start();
    const now = t.clock.now();
    const result = await remove(inputOf(t, row), DELETE_AND_WAIT);
    expect(result).toMatchObject({
      deletedId: null,
      userErrors: [],
      operation: {
        kind: 'DELETE',
        state: 'IN_PROGRESS',
        settled: { state: 'SUCCEEDED', assignment: null },
      },
    });
    expect(isThere(t, row)).toBe(false);
    const set = t.sandbox.world.state.permissionSets.get(row.permissionSetArn);
    const hours = Number(/PT(\d+)H/.exec(set?.sessionDuration ?? '')?.[1]);
    const end = new Date(result.sessionsEndBy ?? 0).getTime();
    expect(end % 60_000).toBe(0);
    expect(end - now).toBeGreaterThanOrEqual(hours * 3_600_000);
    expect(end - now).toBeLessThan(hours * 3_600_000 + 2 * 60_000);
    expect(t.calls()[SENT]).toBe(1);
  });

  it('finds nothing wrong with an assignment that is gone', async () => {
    const row = await start();
    await remove(inputOf(t, row), DELETE_AND_WAIT);
    t.resetCalls();
    expect(await remove(inputOf(t, row))).toEqual({
      operation: null,
      deletedId: idOf(row),
      sessionsEndBy: null,
      userErrors: [],
    });
    expect(t.calls()[SENT]).toBeUndefined();
  });

  it('answers the same operation to whoever asks again, here or elsewhere', async () => {
    const row = await start(HALF_A_MINUTE);
    const id = operationIdOf(t, 'DELETE', await beginElsewhere(t, 'DELETE', row));
    const [first, second] = [await remove(inputOf(t, row)), await remove(inputOf(t, row))];
    expect([first.operation?.id, second.operation?.id]).toEqual([id, id]);
    expect([first.deletedId, second.deletedId]).toEqual([null, null]);
    expect(t.calls()[SENT]).toBeUndefined();
  });

  it('says which creation is in the way', async () => {
    await start(HALF_A_MINUTE);
    const row = rowOf(t, {
      account: 'risk-prod',
      set: 'NetworkAdmin',
      group: 'Trading-Developers',
    });
    const id = operationIdOf(t, 'CREATE', await beginElsewhere(t, 'CREATE', row));
    const { userErrors, deletedId } = await remove(inputOf(t, row));
    expect(deletedId).toBeNull();
    expect(userErrors).toMatchObject([
      { __typename: 'OperationConflict', code: 'CONFLICT_RETRYABLE', busy: { id } },
    ]);
    expect(t.calls()[SENT]).toBeUndefined();
  });

  it('takes away what is left of a user who is gone, by the id of the assignment', async () => {
    await start();
    const { state } = t.sandbox.world;
    const orphan = state.assignments.rows.find(
      ({ principalId }) =>
        state.users.get(principalId) === undefined && state.groups.get(principalId) === undefined,
    );
    if (orphan === undefined) throw new Error('The firm has no orphan.');
    const { account, permissionSet } = inputOf(t, orphan);
    const input = { account, permissionSet, principal: idOf(orphan) };
    const { operation, userErrors } = await remove(input, DELETE_AND_WAIT);
    expect(userErrors).toEqual([]);
    expect(operation?.settled.state).toBe('SUCCEEDED');
    expect(isThere(t, orphan)).toBe(false);
  });

  it('refuses a suspended account before anything is sent', async () => {
    await start();
    const { state } = t.sandbox.world;
    const row = state.assignments.rows.find(
      ({ accountId }) => state.accounts.get(accountId)?.state === 'SUSPENDED',
    );
    if (row === undefined) throw new Error('The firm has no such row.');
    expect((await remove(inputOf(t, row))).userErrors).toMatchObject([
      { code: 'ACCOUNT_SUSPENDED', field: ['input', 'account'] },
    ]);
    expect(t.calls()[SENT]).toBeUndefined();
  });

  it('names an account and a permission set that are not there', async () => {
    const row = await start();
    const { userErrors } = await remove({
      ...inputOf(t, row),
      account: globalIds.encode('Account', '000000000000'),
      permissionSet: globalIds.encode(
        'PermissionSet',
        t.sandbox.world.instanceArn,
        `${row.permissionSetArn.slice(0, -4)}0000`,
      ),
    });
    expect(userErrors.map(({ code, field }) => [code, field?.at(-1)])).toEqual([
      ['NOT_FOUND', 'account'],
      ['NOT_FOUND', 'permissionSet'],
    ]);
  });

  it('says which permission is missing', async () => {
    const row = await start({ sandbox: { faults: [`${SENT}:denied`] } });
    expect((await remove(inputOf(t, row))).userErrors).toMatchObject([
      { __typename: 'AccessDenied', missingAction: 'sso:DeleteAccountAssignment' },
    ]);
    expect(isThere(t, row)).toBe(true);
  });

  it('says what only the management account may do', async () => {
    await start({ sandbox: { role: 'delegated' } });
    const { state, accounts } = t.sandbox.world;
    const row = state.assignments.rows.find(
      ({ accountId }) => accountId === accounts.managementAccountId,
    );
    if (row === undefined) throw new Error('The firm has no such row.');
    expect((await remove(inputOf(t, row))).userErrors).toMatchObject([
      { code: 'MANAGEMENT_ACCOUNT_ONLY' },
    ]);
  });

  it('changes nothing, and asks nothing, while the gateway only reads', async () => {
    const row = await start({ writes: false });
    const { errors } = await t.execute(DELETE, { input: inputOf(t, row) });
    expect(errors?.[0]?.extensions.code).toBe('READ_ONLY');
    expect(t.calls()).toEqual({});
  });

  it('finds the operation that AWS has begun when the connection breaks', async () => {
    const row = await start({ sandbox: { faults: [`${SENT}:cut-after:times=1`] } });
    const { operation, userErrors } = await remove(inputOf(t, row), DELETE_AND_WAIT);
    expect(userErrors).toEqual([]);
    expect(operation?.settled.state).toBe('SUCCEEDED');
    expect(t.calls()[SENT]).toBe(1);
    expect(isThere(t, row)).toBe(false);
  });

  it('says that it is not known when AWS lists nothing, with the query that tells', async () => {
    const row = await start({ sandbox: { faults: [`${SENT}:cut-before:times=1`] } });
    const { deletedId, sessionsEndBy, userErrors } = await remove(inputOf(t, row));
    expect({ deletedId, sessionsEndBy }).toEqual({ deletedId: null, sessionsEndBy: null });
    expect(userErrors).toMatchObject([{ __typename: 'OutcomeUnknown', code: 'OUTCOME_UNKNOWN' }]);
    const told = await t.data<object>(userErrors[0]?.query ?? '');
    expect(told).toMatchObject({ node: { id: idOf(row) }, operations: { nodes: [] } });
    expect(t.calls()[SENT]).toBe(1);
  });

  it('is no error when the assignment goes while it is being looked at', async () => {
    const row = await start({ sandbox: { faults: [`${SENT}:error=ResourceNotFoundException`] } });
    const { state } = t.sandbox.world;
    const answer = t.gateway.fetch('http://127.0.0.1:4000/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: DELETE, variables: { input: inputOf(t, row) } }),
    });
    t.onWire = (moment, operation) => {
      if (moment !== 'request' || operation !== 'DeleteAccountAssignment') return;
      state.assignments.delete(
        `${row.accountId} ${row.permissionSetArn} ${row.principalType} ${row.principalId}`,
      );
    };
    const { data } = (await (await t.clock.runUntil(Promise.resolve(answer))).json()) as {
      data: Payload;
    };
    expect(data.result).toMatchObject({ operation: null, deletedId: idOf(row), userErrors: [] });
  });

  it('shows why it failed in the end', async () => {
    const reason = "Received a 404 status error: EntitlementItem doesn't exist with the given key";
    t = await makeGateway();
    const [row] = distinctRows(t, 1);
    if (row === undefined) throw new Error('There is no such row.');
    await t.close();
    t = await makeGateway({ sandbox: { fail: [`account=${row.accountId},reason=${reason}`] } });
    const { operation } = await remove(inputOf(t, row), DELETE_AND_WAIT);
    expect(operation?.settled).toMatchObject({
      state: 'FAILED',
      failure: { code: 'NOT_FOUND', reason },
    });
  });
});
