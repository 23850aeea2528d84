import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { globalIds } from '../../../src/node-types.ts';
import type { AssignmentRow } from '../../../src/sandbox/rows.ts';
import { CREATE, inputOf, isThere, rowOf } from '../../support/assignments.ts';
import { makeGateway, type TestGateway } from '../../support/make-gateway.ts';
import { begun, type BulkPayload, CREATE_MANY, ended, REVOKE } from './support.ts';

let t: TestGateway;
let since: number;
beforeEach(async () => {
  t = await makeGateway();
  since = t.clock.now();
});
afterEach(() => t.close());

const revoke = async (principal: string, more: object = {}, on = t) =>
  (
    await on.data<BulkPayload>(
      REVOKE,
      { input: { principal, ...more } },
      { 'x-deadline-ms': '120000' },
    )
  ).result;

const userOf = (name: string, on = t): string =>
  on.sandbox.world.state.users.rows.find(({ userName }) => userName.startsWith(name))!.userId;
const idOfUser = (name: string, on = t): string =>
  globalIds.encode('User', on.sandbox.world.state.settings.identityStoreId, userOf(name, on));
const own = (principalId: string, on = t): readonly AssignmentRow[] =>
  on.sandbox.world.state.assignments.rows.filter((row) => row.principalId === principalId);
const keys = (rows: readonly { accountId: string | null; permissionSetArn: string | null }[]) =>
  rows.map((row) => `${row.accountId} ${row.permissionSetArn}`).toSorted();

describe('a user', () => {
  it('loses what is its own, and keeps what groups give, which is listed', async () => {
    const userId = userOf('ingrid.solberg');
    const mine = own(userId);
    expect(mine.length).toBeGreaterThan(1);
    const groups = t.sandbox.world.state.membershipsOfUser.get(userId).map((row) => row.groupId);
    const theirs = groups.flatMap((groupId) => own(groupId));
    t.resetCalls();
    const { results, operations, inherited, gaps, sessionsEndBy, userErrors } = await revoke(
      idOfUser('ingrid.solberg'),
    );
    expect({ gaps, userErrors }).toEqual({ gaps: [], userErrors: [] });
    expect(keys(results)).toEqual(keys(mine));
    expect(results.every(({ action }) => action === 'DELETE')).toBe(true);
    expect(keys(inherited!.map(({ assignment }) => assignment))).toEqual(keys(theirs));
    expect(inherited?.[0]?.group?.displayName).toMatch(/\w/);
    expect(sessionsEndBy).not.toBeNull();
    expect(t.calls()).not.toHaveProperty('sso-admin.ListAccountAssignments');
    expect(await ended(t, operations)).toEqual(mine.map(() => 'SUCCEEDED'));
    expect(own(userId)).toEqual([]);
    expect(groups.flatMap((groupId) => own(groupId))).toEqual(theirs);
  });

  it('who is gone loses what is left, found pair by pair', async () => {
    const { state, instanceArn } = t.sandbox.world;
    const orphan = state.assignments.rows.find(
      ({ principalId }) =>
        state.users.get(principalId) === undefined && state.groups.get(principalId) === undefined,
    )!;
    const { accountId, permissionSetArn, principalType, principalId } = orphan;
    const left = own(principalId);
    const id = globalIds.encode(
      'AccountAssignment',
      instanceArn,
      accountId,
      permissionSetArn,
      principalType,
      principalId,
    );
    const { results, operations, gaps } = await revoke(id);
    expect(gaps).toEqual([]);
    expect(keys(results)).toEqual(keys(left));
    await ended(t, operations);
    expect(own(principalId)).toEqual([]);
  });

  it('loses the same where AWS does not list by principal', async () => {
    const d = await makeGateway({ sandbox: { role: 'delegated' } });
    const { results, inherited, plan } = await revoke(
      idOfUser('ingrid.solberg', d),
      { dryRun: true },
      d,
    );
    expect(keys(results)).toEqual(keys(own(userOf('ingrid.solberg', d), d)));
    expect(inherited?.length).toBeGreaterThan(0);
    expect(plan).toMatchObject({ toDelete: results.length });
    await d.close();
  });

  it('loses what it is about to be given, by whomever', async () => {
    const userId = userOf('ahmed.farouk');
    expect(own(userId)).toEqual([]);
    const soon = rowOf(t, { account: 'risk-dev', set: 'SecurityAudit', user: 'ahmed.farouk' });
    const later = rowOf(t, { account: 'risk-prod', set: 'SecurityAudit', user: 'ahmed.farouk' });
    await t.data(CREATE, { input: inputOf(t, soon) });
    await t.data(CREATE_MANY, { input: { assignments: [inputOf(t, later)] } });
    const { results, operations } = await revoke(idOfUser('ahmed.farouk'));
    expect(keys(results)).toEqual(keys([soon, later]));
    expect(await ended(t, operations)).toEqual(['SUCCEEDED', 'SUCCEEDED']);
    expect(isThere(t, soon) || isThere(t, later)).toBe(false);
  });

  it('who has nothing loses nothing', async () => {
    const { results, operations, userErrors } = await revoke(idOfUser('ahmed.farouk'));
    expect({ results, operations, userErrors }).toEqual({
      results: [],
      operations: [],
      userErrors: [],
    });
  });
});

describe('a group', () => {
  it('loses what is its own', async () => {
    const { principalId } = rowOf(t, {
      account: 'risk-prod',
      set: 'RiskAnalyst',
      group: 'Risk-Analytics',
    });
    const mine = own(principalId);
    const id = globalIds.encode(
      'Group',
      t.sandbox.world.state.settings.identityStoreId,
      principalId,
    );
    const { results, operations, inherited } = await revoke(id);
    expect(keys(results)).toEqual(keys(mine));
    expect(inherited).toEqual([]);
    expect(await ended(t, operations)).toEqual(mine.map(() => 'SUCCEEDED'));
    expect(own(principalId)).toEqual([]);
  });
});

describe('a dry run, and what is refused', () => {
  it('changes nothing', async () => {
    const before = JSON.stringify(t.sandbox.world.snapshot());
    const { plan, operations, results } = await revoke(idOfUser('ingrid.solberg'), {
      dryRun: true,
    });
    expect(plan).toMatchObject({ toDelete: results.length, toCreate: 0, refused: 0 });
    expect(operations).toBeNull();
    expect(JSON.stringify(t.sandbox.world.snapshot())).toBe(before);
  });

  it('takes what there was no time to look at, and looks when its turn comes', async () => {
    const slow = await makeGateway({ upstream: { quotas: { 'sso-admin': { rate: 2 } } } });
    const { state } = slow.sandbox.world;
    const [first] = own(userOf('ingrid.solberg', slow), slow);
    for (const { permissionSetArn } of state.permissionSets.rows.slice(0, 10)) {
      const row = { ...first!, permissionSetArn };
      if (!isThere(slow, row)) state.assignments.add(row);
    }
    const mine = own(userOf('ingrid.solberg', slow), slow);
    const input = { principal: idOfUser('ingrid.solberg', slow) };
    const headers = { 'x-deadline-ms': '6000' };
    const { result } = await slow.data<BulkPayload>(REVOKE, { input }, headers);
    expect(result).toMatchObject({ userErrors: [], gaps: [], sessionsEndBy: null });
    expect(keys(result.results)).toEqual(keys(mine));
    expect(result.results.some(({ checked }) => !checked)).toBe(true);
    expect(await ended(slow, result.operations)).toEqual(mine.map(() => 'SUCCEEDED'));
    expect(own(userOf('ingrid.solberg', slow), slow)).toEqual([]);
    await slow.close();
  });

  it('is the same operation when repeated or raced', async () => {
    const id = idOfUser('ingrid.solberg');
    const [first, second] = await t.clock.runUntil(Promise.all([revoke(id), revoke(id)]));
    const ids = (payload: typeof first) => payload.operations?.map((each) => each.id).toSorted();
    expect(ids(second)).toEqual(ids(first));
    const count = first.operations?.length;
    await ended(t, first.operations);
    expect(begun(t, 'DELETE', since)).toHaveLength(count ?? 0);
    expect((await revoke(id)).results).toEqual([]);
  });

  it('says what could not be read, and claims no more than it did', async () => {
    const d = await makeGateway({ sandbox: { role: 'delegated' } });
    d.sandbox.faults.set(['sso-admin.ListAccountAssignments:denied:after=5:times=3']);
    const { results, gaps } = await revoke(idOfUser('ingrid.solberg', d), { dryRun: true }, d);
    expect(gaps?.length).toBeGreaterThan(0);
    expect(results.length).toBeLessThanOrEqual(own(userOf('ingrid.solberg', d), d).length);
    await d.close();
  });

  it('is BAD_USER_INPUT for what is no principal, without a call', async () => {
    const answer = await t.execute(REVOKE, {
      input: { principal: globalIds.encode('Account', '123456789012') },
    });
    expect(answer.errors?.[0]?.extensions).toMatchObject({
      code: 'BAD_USER_INPUT',
      argument: 'input.principal',
    });
    expect(t.callCount()).toBe(0);
  });

  it('is denied with the action that is missing', async () => {
    t.sandbox.faults.set(['sso-admin.ListAccountAssignmentCreationStatus:denied']);
    const { results, operations, userErrors } = await revoke(idOfUser('ingrid.solberg'));
    expect({ results, operations }).toEqual({ results: null, operations: null });
    expect(userErrors).toMatchObject([{ __typename: 'AccessDenied', code: 'ACCESS_DENIED' }]);
  });

  it('is READ_ONLY before any call', async () => {
    const r = await makeGateway({ writes: false });
    const answer = await r.execute(REVOKE, { input: { principal: idOfUser('ingrid.solberg', r) } });
    expect(answer.errors?.[0]?.extensions.code).toBe('READ_ONLY');
    expect(r.callCount()).toBe(0);
    await r.close();
  });

  it.each(['before', 'after'])('makes each once when cut %s AWS has taken it', async (when) => {
    t.sandbox.faults.set([`sso-admin.DeleteAccountAssignment:cut-${when}:times=2`]);
    const { operations, results } = await revoke(idOfUser('ingrid.solberg'));
    expect(await ended(t, operations)).toEqual(results.map(() => 'SUCCEEDED'));
    expect(begun(t, 'DELETE', since)).toHaveLength(results.length);
  });
});
