import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { globalIds } from '../../../src/node-types.ts';
import type { AssignmentRow } from '../../../src/sandbox/rows.ts';
import {
  DELETE,
  inputOf,
  isThere,
  type Named,
  type Payload,
  rowOf,
} from '../../support/assignments.ts';
import { makeGateway, type TestGateway } from '../../support/make-gateway.ts';
import { begun, type BulkPayload, CREATE_MANY, DELETE_MANY, ended, strangerId } from './support.ts';

let t: TestGateway;
let since: number;
beforeEach(async () => {
  t = await makeGateway();
  since = t.clock.now();
});
afterEach(() => t.close());

const remove = async (assignments: readonly object[], more: object = {}, on = t) =>
  (await on.data<BulkPayload>(DELETE_MANY, { input: { assignments, ...more } })).result;
const of = (named: Named) => inputOf(t, rowOf(t, named));

const THERE: readonly Named[] = [
  { account: 'risk-prod', set: 'RiskAnalyst', user: 'joao.pereira' },
  { account: 'risk-prod', set: 'SecurityAudit', group: 'AWS-Auditors' },
];
const GONE: Named = { account: 'risk-prod', set: 'RiskAnalyst', user: 'ingrid.solberg' };

const idOf = (row: AssignmentRow): string =>
  globalIds.encode(
    'AccountAssignment',
    t.sandbox.world.instanceArn,
    row.accountId,
    row.permissionSetArn,
    row.principalType,
    row.principalId,
  );

describe('success', () => {
  it('takes each away, and says how long sessions may last', async () => {
    const { results, operations, sessionsEndBy } = await remove(THERE.map(of));
    expect(results.map(({ action }) => action)).toEqual(['DELETE', 'DELETE']);
    expect(results[0]?.assignment).toEqual({
      id: idOf(rowOf(t, THERE[0]!)),
      principalId: rowOf(t, THERE[0]!).principalId,
    });
    expect(new Date(sessionsEndBy ?? 0).getTime()).toBeGreaterThan(since + 3_500_000);
    expect(await ended(t, operations)).toEqual(['SUCCEEDED', 'SUCCEEDED']);
    for (const named of THERE) expect(isThere(t, rowOf(t, named))).toBe(false);
    expect(begun(t, 'DELETE', since)).toHaveLength(2);
  });

  it('reads each pair once, and accounts only of what is there', async () => {
    t.resetCalls();
    await remove([...THERE, GONE].map(of), { dryRun: true });
    expect(t.calls()).toEqual({
      'sso-admin.ListInstances': 1,
      'sso-admin.ListAccountAssignmentCreationStatus': 1,
      'sso-admin.ListAccountAssignmentDeletionStatus': 1,
      'sso-admin.ListAccountAssignments': 2,
      'sso-admin.DescribePermissionSet': 2,
      'organizations.DescribeAccount': 1,
    });
  });

  it('takes away what a deleted user has left, named by the assignment', async () => {
    const orphans = t.sandbox.world.state.assignments.rows.filter(
      ({ principalId }) =>
        t.sandbox.world.state.users.get(principalId) === undefined &&
        t.sandbox.world.state.groups.get(principalId) === undefined,
    );
    expect(orphans.length).toBeGreaterThan(0);
    const inputs = orphans.map((row) => ({ ...inputOf(t, row), principal: idOf(row) }));
    const { operations } = await remove(inputs);
    expect(await ended(t, operations)).toEqual(orphans.map(() => 'SUCCEEDED'));
    for (const row of orphans) expect(isThere(t, row)).toBe(false);
  });
});

describe('what need not be done', () => {
  it('is no error, and no operation', async () => {
    const { results, operations, sessionsEndBy } = await remove([of(GONE)]);
    expect(results).toMatchObject([
      { action: 'NONE', operation: null, assignment: null, userErrors: [] },
    ]);
    expect({ operations, sessionsEndBy }).toEqual({ operations: [], sessionsEndBy: null });
    expect(begun(t, 'DELETE', since)).toEqual([]);
  });

  it('is the same operation when repeated or raced', async () => {
    const [first, second] = await t.clock.runUntil(
      Promise.all([remove(THERE.map(of)), remove(THERE.map(of))]),
    );
    const third = await remove(THERE.map(of));
    expect(second.operations).toEqual(first.operations);
    expect(third.operations).toEqual(first.operations);
    await ended(t, first.operations);
    expect((await remove(THERE.map(of))).results.map(({ action }) => action)).toEqual([
      'NONE',
      'NONE',
    ]);
    expect(begun(t, 'DELETE', since)).toHaveLength(2);
  });
});

describe('what is not there at all', () => {
  const nowhere = () => globalIds.encode('Account', '999999999999');
  const noSet = () =>
    globalIds.encode(
      'PermissionSet',
      t.sandbox.world.instanceArn,
      rowOf(t, THERE[0]!).permissionSetArn.replace(/.{4}$/, '0000'),
    );

  it('is an error, as the deletion of one alone tells it', async () => {
    const good = of(GONE);
    const inputs = [{ ...good, account: nowhere() }, { ...good, permissionSet: noSet() }, good];
    const { results, operations } = await remove(inputs);
    const alone = await Promise.all(
      inputs.map(async (input) => (await t.data<Payload>(DELETE, { input })).result),
    );
    expect(
      results.map(({ userErrors }) => userErrors.map(({ code, message }) => [code, message])),
    ).toEqual(
      alone.map(({ userErrors }) => userErrors.map(({ code, message }) => [code, message])),
    );
    expect(results.map(({ userErrors: [error] }) => [error?.code, error?.field])).toEqual([
      ['NOT_FOUND', ['input', 'assignments', '0', 'account']],
      ['NOT_FOUND', ['input', 'assignments', '1', 'permissionSet']],
      [undefined, undefined],
    ]);
    expect(results.map(({ action }) => action)).toEqual(['NONE', 'NONE', 'NONE']);
    expect(operations).toEqual([]);
  });

  it('costs a call for each account and set, and none for each entry', async () => {
    const users = ['ingrid.solberg', 'ahmed.farouk', 'amara.diallo'];
    const inputs = users.flatMap((user) => {
      const good = of({ ...GONE, user });
      return [good, { ...good, account: nowhere() }, { ...good, permissionSet: noSet() }];
    });
    t.resetCalls();
    const { plan } = await remove(inputs, { dryRun: true });
    expect(plan).toMatchObject({ unchanged: 3, refused: 6, unchecked: 0, toDelete: 0 });
    expect(t.calls()).toEqual({
      'sso-admin.ListInstances': 1,
      'sso-admin.ListAccountAssignmentCreationStatus': 1,
      'sso-admin.ListAccountAssignmentDeletionStatus': 1,
      'sso-admin.ListAccountAssignments': 1,
      'sso-admin.DescribePermissionSet': 2,
      'organizations.DescribeAccount': 2,
    });
  });

  it('is no error where only the principal is gone', async () => {
    const { results } = await remove([{ ...of(GONE), principal: strangerId(t) }]);
    expect(results).toMatchObject([{ action: 'NONE', operation: null, userErrors: [] }]);
  });
});

describe('the opposite that is under way', () => {
  it('is undone by what comes after it, though AWS does not list it yet', async () => {
    const created = await t.data<BulkPayload>(CREATE_MANY, { input: { assignments: [of(GONE)] } });
    const { results, operations } = await remove([of(GONE)]);
    expect(results[0]?.action).toBe('DELETE');
    expect(await ended(t, created.result.operations)).toEqual(['SUCCEEDED']);
    expect(await ended(t, operations)).toEqual(['SUCCEEDED']);
    expect(isThere(t, rowOf(t, GONE))).toBe(false);
  });

  it('is followed by a creation, though AWS still lists the assignment', async () => {
    const deleted = await remove([of(THERE[0]!)]);
    const { result } = await t.data<BulkPayload>(CREATE_MANY, {
      input: { assignments: [of(THERE[0]!)] },
    });
    expect(result.results[0]?.action).toBe('CREATE');
    expect(await ended(t, deleted.operations)).toEqual(['SUCCEEDED']);
    expect(await ended(t, result.operations)).toEqual(['SUCCEEDED']);
    expect(isThere(t, rowOf(t, THERE[0]!))).toBe(true);
  });
});

describe('what is refused', () => {
  it('is refused alone', async () => {
    const state = t.sandbox.world.state;
    const suspended = rowOf(t, { ...THERE[0]!, account: 'legacy-backtest' });
    state.assignments.add(suspended);
    const good = of(THERE[0]!);
    const { results, operations } = await remove([
      inputOf(t, suspended),
      { ...good, permissionSet: good.account },
      { ...good, principal: 'x' },
      good,
    ]);
    expect(results.map(({ userErrors: [error] }) => [error?.code, error?.field])).toEqual([
      ['ACCOUNT_SUSPENDED', ['input', 'assignments', '0', 'account']],
      ['BAD_USER_INPUT', ['input', 'assignments', '1', 'permissionSet']],
      ['BAD_USER_INPUT', ['input', 'assignments', '2', 'principal']],
      [undefined, undefined],
    ]);
    expect(await ended(t, operations)).toEqual(['SUCCEEDED']);
  });

  it.each([0, 501])('is all of it when there are %i', async (count) => {
    const { results, userErrors } = await remove(Array.from({ length: count }, () => of(GONE)));
    expect(results).toEqual([]);
    expect(userErrors).toMatchObject([{ code: 'VALIDATION', field: ['input', 'assignments'] }]);
    expect(t.callCount()).toBe(0);
  });

  it('is told by the operation when AWS denies it', async () => {
    t.sandbox.faults.set(['sso-admin.DeleteAccountAssignment:denied']);
    const { operations } = await remove([of(THERE[0]!)]);
    expect(await ended(t, operations)).toEqual(['FAILED']);
    expect(isThere(t, rowOf(t, THERE[0]!))).toBe(true);
  });

  it('is everything while the gateway only reads, except a dry run', async () => {
    const r = await makeGateway({ writes: false });
    const assignments = THERE.map((named) => inputOf(r, rowOf(r, named)));
    const answer = await r.execute(DELETE_MANY, { input: { assignments } });
    expect(answer.errors?.[0]?.extensions.code).toBe('READ_ONLY');
    expect(r.callCount()).toBe(0);
    expect((await remove(assignments, { dryRun: true }, r)).plan).toMatchObject({ toDelete: 2 });
    await r.close();
  });
});

describe('a connection that is cut', () => {
  it.each([
    ['before', 2],
    ['after', 1],
  ])('%s AWS has taken it', async (when, calls) => {
    t.sandbox.faults.set([`sso-admin.DeleteAccountAssignment:cut-${when}:times=1`]);
    const { operations } = await remove([of(THERE[0]!)]);
    expect(await ended(t, operations)).toEqual(['SUCCEEDED']);
    expect(isThere(t, rowOf(t, THERE[0]!))).toBe(false);
    expect(begun(t, 'DELETE', since)).toHaveLength(1);
    expect(t.calls()['sso-admin.DeleteAccountAssignment']).toBe(calls);
  });
});
