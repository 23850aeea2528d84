import { afterEach, describe, expect, it } from 'vitest';
import type { AssignmentRow } from '../../src/sandbox/rows.ts';
import {
  CREATE,
  CREATE_AND_WAIT,
  inputOf,
  isThere,
  type Payload,
  rowOf,
} from '../support/assignments.ts';
import {
  beginElsewhere,
  callElsewhere,
  distinctRows,
  operationIdOf,
} from '../support/elsewhere.ts';
import { makeGateway, type TestGateway } from '../support/make-gateway.ts';

const SENT = 'sso-admin.CreateAccountAssignment';
const NEW = { account: 'risk-prod', set: 'NetworkAdmin', group: 'Trading-Developers' };
const PATIENT = { 'x-deadline-ms': '600000' };

describe('sending changes', () => {
  let t: TestGateway;
  afterEach(() => t.close());

  const post = async (
    row: AssignmentRow,
    query = CREATE,
    headers: Record<string, string> = {},
  ): Promise<Payload['result']> => {
    const response = await t.gateway.fetch('http://127.0.0.1:4000/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify({ query, variables: { input: inputOf(t, row) } }),
    });
    const { data, errors } = (await response.json()) as { data: Payload; errors?: unknown };
    if (errors !== undefined) throw new Error(JSON.stringify(errors));
    return data.result;
  };
  const create = (row: AssignmentRow, query = CREATE, headers: Record<string, string> = {}) =>
    t.clock.runUntil(post(row, query, headers));
  /** Rows that are not there, each of another account and set. */
  const newRows = (count: number): AssignmentRow[] => {
    const { principalId } = rowOf(t, { ...NEW, group: 'AWS-Auditors' });
    return distinctRows(t, count * 2)
      .map((row) => ({ ...row, principalType: 'GROUP' as const, principalId }))
      .filter((row) => !isThere(t, row))
      .slice(0, count);
  };

  it('counts the operations of others, so that no more than 15 are ever begun', async () => {
    t = await makeGateway({ sandbox: { operationMs: [8000, 12_000] } });
    const rows = newRows(24);
    expect(rows).toHaveLength(24);
    for (const row of rows.slice(0, 10)) await beginElsewhere(t, 'CREATE', row);
    let most = 0;
    t.onWire = () => {
      const running = t.sandbox.world.state.operations.rows.filter(
        ({ kind, status }) => kind === 'CREATE' && status === 'IN_PROGRESS',
      );
      most = Math.max(most, running.length);
    };
    const results = await t.clock.runUntil(
      Promise.all(rows.slice(10).map((row) => post(row, CREATE_AND_WAIT, PATIENT))),
    );
    expect(results.map(({ operation }) => operation?.settled.state)).toEqual(
      Array(14).fill('SUCCEEDED'),
    );
    expect(most).toBeLessThanOrEqual(15);
    expect(most).toBeGreaterThanOrEqual(14);
    expect(t.sandbox.throttled).toBe(0);
    expect(t.calls()[SENT]).toBe(14);
  });

  it('waits when AWS says that too many are outstanding', async () => {
    t = await makeGateway({
      sandbox: { operationMs: [8000, 8000] },
      // It takes the cap for higher than it is.
      upstream: { inFlightCaps: { CreateAccountAssignment: 20 } },
    });
    const rows = newRows(16);
    for (const row of rows.slice(0, 15)) await beginElsewhere(t, 'CREATE', row);
    const [last] = rows.slice(-1);
    if (last === undefined) throw new Error('There is no such row.');
    const { operation } = await create(last, CREATE_AND_WAIT, PATIENT);
    expect(operation?.settled.state).toBe('SUCCEEDED');
    expect(t.sandbox.throttled).toBeGreaterThan(0);
  });

  it('gives up when no operation of others ends before the deadline, and has sent nothing', async () => {
    t = await makeGateway({ sandbox: { operationMs: [120_000, 120_000] } });
    const rows = newRows(16);
    for (const row of rows.slice(0, 15)) await beginElsewhere(t, 'CREATE', row);
    const [last] = rows.slice(-1);
    if (last === undefined) throw new Error('There is no such row.');
    const { data, errors } = await t.execute(CREATE, { input: inputOf(t, last) });
    expect(data).toEqual({ result: null });
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'THROTTLED', retryable: true });
    expect(t.calls()[SENT]).toBeUndefined();
  });

  it('sends and follows without the permission to list what runs', async () => {
    t = await makeGateway({
      sandbox: {
        faults: [
          'sso-admin.ListAccountAssignmentCreationStatus:denied',
          'sso-admin.ListAccountAssignmentDeletionStatus:denied',
        ],
      },
    });
    const { operation, userErrors } = await create(rowOf(t, NEW), CREATE_AND_WAIT);
    expect(userErrors).toEqual([]);
    expect(operation?.settled.state).toBe('SUCCEEDED');
  });

  it('lines up changes of one set in one account, without a call that is refused', async () => {
    t = await makeGateway();
    const one = rowOf(t, NEW);
    const other = rowOf(t, { ...NEW, group: 'AWS-Auditors' });
    const results = await t.clock.runUntil(
      Promise.all([one, other].map((row) => post(row, CREATE_AND_WAIT))),
    );
    expect(results.map(({ operation }) => operation?.settled.state)).toEqual([
      'SUCCEEDED',
      'SUCCEEDED',
    ]);
    expect(t.calls()[SENT]).toBe(2);
    expect(t.sandbox.calls.filter(({ errorName }) => errorName !== undefined)).toEqual([]);
  });

  it('waits for what somebody else does with the same set in the same account', async () => {
    t = await makeGateway({ sandbox: { operationMs: [10_000, 10_000] } });
    const row = rowOf(t, NEW);
    await beginElsewhere(t, 'CREATE', rowOf(t, { ...NEW, group: 'AWS-Auditors' }));
    const { operation, userErrors } = await create(row, CREATE_AND_WAIT, PATIENT);
    expect(userErrors).toEqual([]);
    expect(operation?.settled.state).toBe('SUCCEEDED');
    expect(t.calls()[SENT]).toBe(2);
  });

  it('waits for a provisioning, too', async () => {
    t = await makeGateway({ sandbox: { operationMs: [10_000, 10_000] } });
    const row = rowOf(t, NEW);
    await callElsewhere(t, 'ProvisionPermissionSet', {
      InstanceArn: t.sandbox.world.instanceArn,
      PermissionSetArn: row.permissionSetArn,
      TargetType: 'ALL_PROVISIONED_ACCOUNTS',
    });
    const { operation } = await create(row, CREATE_AND_WAIT, PATIENT);
    expect(operation?.settled.state).toBe('SUCCEEDED');
    expect(t.calls()[SENT]).toBe(2);
  });

  it('says what is in the way when the deadline comes first', async () => {
    t = await makeGateway({ sandbox: { operationMs: [60_000, 60_000] } });
    const row = rowOf(t, NEW);
    const other = rowOf(t, { ...NEW, group: 'AWS-Auditors' });
    const id = operationIdOf(t, 'CREATE', await beginElsewhere(t, 'CREATE', other));
    const { operation, userErrors } = await create(row);
    expect(operation).toBeNull();
    expect(userErrors).toMatchObject([
      { __typename: 'OperationConflict', busy: { id, state: 'IN_PROGRESS' } },
    ]);
    // One of our own is in the way in the same manner.
    await t.clock.advance(60_000);
    const own = await create(rowOf(t, { ...NEW, group: 'Finance' }));
    const refused = await create(row);
    expect(refused.userErrors).toMatchObject([
      { __typename: 'OperationConflict', busy: { id: own.operation?.id } },
    ]);
  });

  it('reports a conflict that nobody causes at once, and does not wait for its end', async () => {
    t = await makeGateway({ sandbox: { faults: [`${SENT}:error=ConflictException`] } });
    const before = t.clock.now();
    const { userErrors } = await create(rowOf(t, NEW), CREATE, PATIENT);
    expect(userErrors).toMatchObject([{ __typename: 'InputError', code: 'CONFLICT' }]);
    expect(t.clock.now() - before).toBeLessThan(10_000);
    expect(t.calls()[SENT]).toBe(4);
  });

  it('answers what somebody else has begun in the moment before', async () => {
    t = await makeGateway({ sandbox: { operationMs: [10_000, 10_000] } });
    const row = rowOf(t, NEW);
    let theirs = '';
    t.onWire = (moment, operation) => {
      if (moment !== 'request' || operation !== 'CreateAccountAssignment' || theirs !== '') return;
      theirs = 'begun';
      void beginElsewhere(t, 'CREATE', row).then((requestId) => (theirs = requestId));
    };
    const { operation, userErrors } = await create(row);
    expect(userErrors).toEqual([]);
    expect(operation?.requestId).toBe(theirs);
    expect(t.calls()[SENT]).toBe(1);
  });

  it('gives its slots and turns back', async () => {
    t = await makeGateway({
      sandbox: { faults: [`${SENT}:cut-before:times=1`, `${SENT}:denied:times=1`] },
    });
    const row = rowOf(t, NEW);
    for (const code of ['OUTCOME_UNKNOWN', 'ACCESS_DENIED']) {
      expect((await create(row)).userErrors).toMatchObject([{ code }]);
    }
    expect((await create(row, CREATE_AND_WAIT)).operation?.settled.state).toBe('SUCCEEDED');
    const target = { accountId: 'self', region: t.sandbox.region };
    expect(t.upstream.inFlight.use('CreateAccountAssignment', target)).toMatchObject({
      own: 0,
      others: 0,
      waiting: 0,
    });
  });
});
