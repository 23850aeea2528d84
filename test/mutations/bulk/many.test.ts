import { afterEach, describe, expect, it } from 'vitest';
import type { AssignmentRow } from '../../../src/sandbox/rows.ts';
import { isThere } from '../../support/assignments.ts';
import type { TestGateway } from '../../support/make-gateway.ts';
import { runToTheEnd } from '../../operations/survival-support.ts';
import { inputsOf, makeLargeGateway, MANY, manyRows, outcomes } from './many-support.ts';
import { begun, type BulkPayload, CREATE_MANY, DELETE_MANY, strangerId } from './support.ts';
import { makeFolder } from '../../support/run-folder.ts';

const DEADLINE_MS = 25_000;

let t: TestGateway;
let stateDir: string | undefined;
afterEach(async () => {
  await t.close();
  stateDir = undefined;
});

const change = async (query: string, assignments: readonly object[], more: object = {}) => {
  const at = t.clock.now();
  const { result } = await t.data<BulkPayload>(query, { input: { assignments, ...more } });
  expect(result.userErrors).toEqual([]);
  expect(result.results).toHaveLength(MANY);
  return { ...result, tookMs: t.clock.now() - at };
};

/** What was begun, each once. */
const begunOnce = (kind: 'CREATE' | 'DELETE', since: number): ReadonlySet<string> => {
  const rows = begun(t, kind, since);
  const keys = new Set(rows.map((row) => `${row.accountId} ${row.permissionSetArn}`));
  expect(keys.size).toBe(rows.length);
  return keys;
};
const pairOf = (row: AssignmentRow): string => `${row.accountId} ${row.permissionSetArn}`;

describe('500 creations of as many pairs and people', () => {
  it('are all taken within the deadline, and end as each has to', async () => {
    t = await makeLargeGateway();
    const { state } = t.sandbox.world;
    const since = t.clock.now();
    const rows = manyRows(t);
    const there = [rows[3]!, rows[450]!, rows[451]!];
    for (const row of there) state.assignments.add(row);
    const suspended = state.accounts.delete(rows[0]!.accountId)!;
    state.accounts.add({ ...suspended, state: 'SUSPENDED' });
    const inputs = inputsOf(t, rows);
    inputs[5] = { ...inputs[5]!, principal: strangerId(t) };

    const { results, operations, tookMs } = await change(CREATE_MANY, inputs);
    expect(tookMs).toBeLessThan(DEADLINE_MS);
    // As many as the quota allowed were looked at before the answer, and are told at once.
    const unchecked = results.filter(({ checked }) => !checked);
    expect(unchecked.length).toBeGreaterThan(200);
    expect(unchecked.length).toBeLessThan(400);
    expect(results[0]).toMatchObject({
      action: 'NONE',
      checked: true,
      userErrors: [{ code: 'ACCOUNT_SUSPENDED', field: ['input', 'assignments', '0', 'account'] }],
    });
    expect(results[3]).toMatchObject({ action: 'NONE', operation: null, userErrors: [] });
    expect(results[5]).toMatchObject({ userErrors: [{ code: 'PRINCIPAL_NOT_FOUND' }] });
    expect(results[450]).toMatchObject({
      action: 'CREATE',
      checked: false,
      assignment: null,
      operation: { state: 'QUEUED', requestId: null },
    });
    const refused = results.filter(({ userErrors }) => userErrors.length > 0);
    expect(operations).toHaveLength(MANY - refused.length - 1);

    // While they wait, somebody leaves and a set is deleted.
    state.users.delete(rows[460]!.principalId);
    const set = rows.at(-1)!.permissionSetArn;
    state.permissionSets.delete(set);
    const places: number[] = [];
    const last = results[474]!.operation!.id;
    const watched = async (): Promise<void> => {
      const [outcome] = await outcomes(t, [{ id: last }]);
      places.push(outcome?.queuePosition ?? 0);
    };
    await watched();
    await t.clock.advance(60_000);
    await watched();
    await t.clock.advance(60_000);
    await watched();
    expect(places).toEqual(places.toSorted((a, b) => b - a));
    await runToTheEnd(t);

    const ends = await outcomes(t, operations!);
    const endOf = (index: number) => ends.find(({ id }) => id === results[index]?.operation?.id);
    const ofSuspended = rows.flatMap(({ accountId }, index) =>
      accountId === suspended.accountId && results[index]?.checked === false ? [index] : [],
    );
    expect(ofSuspended.length).toBeGreaterThan(5);
    for (const index of ofSuspended.filter((each) => each !== 450)) {
      expect(endOf(index)).toMatchObject({
        state: 'FAILED',
        requestId: null,
        failure: {
          code: 'ACCOUNT_SUSPENDED',
          reason: expect.stringContaining('suspended') as string,
          advice: expect.stringContaining('not active') as string,
        },
      });
    }
    for (const index of [450, 451]) {
      expect(endOf(index)).toMatchObject({ state: 'SUCCEEDED', requestId: null, failure: null });
    }
    expect(endOf(460)).toMatchObject({
      state: 'FAILED',
      failure: {
        code: 'PRINCIPAL_NOT_FOUND',
        reason: `The directory has no user ${rows[460]!.principalId}.`,
        advice: expect.stringContaining('Look it up again') as string,
      },
    });
    // The first of the last set is in the suspended account.
    for (let index = 476; index < MANY; index += 1) {
      expect(endOf(index)).toMatchObject({ state: 'FAILED', failure: { code: 'NOT_FOUND' } });
    }
    const made = ends.filter(({ state: end, requestId }) => end === 'SUCCEEDED' && requestId);
    const keys = begunOnce('CREATE', since);
    expect(keys.size).toBe(made.length);
    for (const [index, row] of rows.entries()) {
      const isWished = endOf(index)?.state === 'SUCCEEDED' || index === 3;
      expect([index, isThere(t, row)]).toEqual([index, isWished]);
      if (there.includes(row)) expect(keys.has(pairOf(row))).toBe(false);
    }
    expect(made.length).toBeGreaterThan(MANY - 60);
  }, 120_000);

  it('are said to be unknown by a dry run, as far as there was no time', async () => {
    t = await makeLargeGateway();
    const rows = manyRows(t);
    t.sandbox.world.state.assignments.add(rows[3]!);
    const before = JSON.stringify(t.sandbox.world.snapshot());
    const { results, plan, operations, tookMs } = await change(CREATE_MANY, inputsOf(t, rows), {
      dryRun: true,
    });
    expect(tookMs).toBeLessThan(DEADLINE_MS);
    expect(operations).toBeNull();
    const actions = (action: string) => results.filter((result) => result.action === action);
    expect(plan).toMatchObject({
      toCreate: actions('CREATE').length,
      unchecked: actions('UNKNOWN').length,
      unchanged: 1,
      refused: 0,
    });
    expect(plan!.unchecked).toBeGreaterThan(200);
    expect(plan!.toCreate).toBe(MANY - 1 - plan!.unchecked);
    for (const { action, checked } of results) expect(checked).toBe(action !== 'UNKNOWN');
    // In calls and time, as if all of it had to be made: 34 rounds of 15.
    const seconds = 34 * 30;
    expect(plan).toMatchObject({
      expectedDuration: 'PT17M',
      awsCalls: 2 * (MANY - 1) + 4 * plan!.unchecked + seconds,
    });
    expect(JSON.stringify(t.sandbox.world.snapshot())).toBe(before);
  }, 60_000);

  it('are each made once when the gateway is killed while it looks, and while it sends', async () => {
    stateDir = makeFolder('many');
    t = await makeLargeGateway(stateDir);
    const since = t.clock.now();
    const rows = manyRows(t);
    const there = rows[450]!;
    t.sandbox.world.state.assignments.add(there);
    const { operations } = await change(CREATE_MANY, inputsOf(t, rows));
    expect(operations).toHaveLength(MANY);
    // The first 186 are sent without another look.
    for (const [operation, number] of [
      ['CreateAccountAssignment', 250],
      ['ListAccountAssignments', 60],
    ] as const) {
      const victim = t;
      let seen = 0;
      let death: Promise<void> | undefined;
      victim.onWire = (moment, what) => {
        if (moment !== 'answer' || what !== operation || death !== undefined) return;
        seen += 1;
        if (seen === number) death = victim.kill();
      };
      await runToTheEnd(victim, () => death !== undefined);
      expect(death).toBeDefined();
      await death;
      t = await victim.restart();
    }
    await runToTheEnd(t);
    const ends = await outcomes(t, operations!);
    expect(new Set(ends.map(({ state }) => state))).toEqual(new Set(['SUCCEEDED']));
    const keys = begunOnce('CREATE', since);
    expect(keys.size).toBe(MANY - 1);
    expect(keys.has(pairOf(there))).toBe(false);
    for (const row of rows) expect(isThere(t, row)).toBe(true);
  }, 120_000);
});

describe('500 deletions of as many pairs and people', () => {
  it('are all taken within the deadline, and what is gone already is no second one', async () => {
    t = await makeLargeGateway();
    const { state } = t.sandbox.world;
    const since = t.clock.now();
    const rows = manyRows(t);
    for (const [index, row] of rows.entries()) if (index !== 490) state.assignments.add(row);
    // Somebody who has left the company: what is left of her can be deleted all the same.
    const inputs = inputsOf(t, rows);
    state.users.delete(rows[480]!.principalId);
    const { results, operations, tookMs } = await change(DELETE_MANY, inputs);
    expect(tookMs).toBeLessThan(DEADLINE_MS);
    expect(results.filter(({ checked }) => !checked).length).toBeGreaterThan(200);
    expect(operations).toHaveLength(MANY);
    await runToTheEnd(t);
    const ends = await outcomes(t, operations!);
    expect(new Set(ends.map(({ state: end }) => end))).toEqual(new Set(['SUCCEEDED']));
    const keys = begunOnce('DELETE', since);
    expect(keys.size).toBe(MANY - 1);
    expect(keys.has(pairOf(rows[490]!))).toBe(false);
    for (const row of rows) expect(isThere(t, row)).toBe(false);
  }, 120_000);
});
