/** Three hundred assignments, a gateway that is killed while it makes them, and what is held true. */
import { expect } from 'vitest';
import { hasEnded } from '../../src/services/identity-center/operations/state.ts';
import type { AssignmentRow } from '../../src/sandbox/rows.ts';
import { inputOf, isThere } from '../support/assignments.ts';
import { subscribe } from '../support/event-stream.ts';
import type { TestGateway } from '../support/make-gateway.ts';

const CREATE_MANY = /* GraphQL */ `
  mutation ($input: CreateAccountAssignmentsInput!) {
    createAccountAssignments(input: $input) {
      results {
        userErrors {
          code
        }
      }
      operations {
        id
        state
      }
      userErrors {
        code
      }
    }
  }
`;
const WATCH = /* GraphQL */ `
  subscription ($id: ID!) {
    operation(id: $id) {
      id
      state
    }
  }
`;

/** `count` assignments that are not there, over many accounts and sets, `people` in each pair. */
export const newRows = (t: TestGateway, count: number, people = 5): AssignmentRow[] => {
  const { state } = t.sandbox.world;
  // Those that nothing keeps from having a role made there, and sets that any account can take.
  const accounts = state.accounts.rows.filter(
    (account) => account.state === 'ACTIVE' && account.roleQuota === undefined,
  );
  const sets = state.permissionSets.rows.filter(
    (set) => set.customerManagedPolicies.length === 0 && set.permissionsBoundary === undefined,
  );
  const users = state.users.rows.slice(0, people);
  const rows = accounts.flatMap(({ accountId }) =>
    sets.flatMap(({ permissionSetArn }) =>
      users.map(({ userId: principalId }): AssignmentRow => {
        return { accountId, permissionSetArn, principalType: 'USER', principalId };
      }),
    ),
  );
  return rows.filter((row) => !isThere(t, row)).slice(0, count);
};

/** Clients who share the rows among them and ask at the same time. */
export const requestAll = async (
  t: TestGateway,
  rows: readonly AssignmentRow[],
  clients: number,
): Promise<readonly { readonly id: string; readonly state: string }[]> => {
  const share = Math.ceil(rows.length / clients);
  const answers = await t.clock.runUntil(
    Promise.all(
      Array.from({ length: clients }, (_, client) => {
        const own = rows.slice(client * share, (client + 1) * share);
        return t.data<{
          createAccountAssignments: {
            operations: { id: string; state: string }[];
            results: { userErrors: unknown[] }[];
            userErrors: unknown[];
          };
        }>(CREATE_MANY, { input: { assignments: own.map((row) => inputOf(t, row)) } });
      }),
    ),
  );
  return answers.flatMap(({ createAccountAssignments: { operations, results, userErrors } }) => {
    expect(userErrors).toEqual([]);
    expect(results.flatMap((result) => result.userErrors)).toEqual([]);
    return operations;
  });
};

/** Watches operations as clients do; `states` has what each of them was told, in order. */
export const watchAll = (t: TestGateway, ids: readonly string[]) => {
  const states = new Map<string, string[]>();
  const streams = ids.map(async (id) => {
    const told: string[] = [];
    states.set(id, told);
    const stream = await subscribe(t, WATCH, { id }, { 'x-deadline-ms': '900000' });
    for (;;) {
      const event = await stream.next();
      if (event === undefined || event.event === 'complete') return;
      const operation = event.data?.data?.operation as { state: string } | undefined;
      told.push(operation?.state ?? JSON.stringify(event.data));
    }
  });
  return { states, over: Promise.all(streams) };
};

const open = (t: TestGateway): number =>
  t.gateway.changes.queue.list(t.sandbox.world.instanceArn).filter(({ state }) => !hasEnded(state))
    .length;

/** Lets time pass until everything has ended, or `isDead` says that the gateway was killed. */
export const runToTheEnd = async (t: TestGateway, isDead = (): boolean => false) => {
  const until = t.clock.now() + 2 * 3_600_000;
  while (!isDead() && open(t) > 0) {
    if (t.clock.now() > until) throw new Error(`${open(t)} changes have not ended in two hours.`);
    await t.clock.advance(500);
  }
};

/** All have ended, none is lost, none was begun twice, and never were there more than 15. */
export const expectEachOnce = (t: TestGateway, rows: readonly AssignmentRow[], since: number) => {
  const { state, instanceArn } = t.sandbox.world;
  const entries = t.gateway.changes.queue.list(instanceArn);
  expect(entries.filter((entry) => entry.state !== 'SUCCEEDED')).toEqual([]);
  expect(entries).toHaveLength(rows.length);
  for (const row of rows) expect(isThere(t, row)).toBe(true);
  const begun = state.operations.rows.filter(
    ({ kind, createdAt }) => kind === 'CREATE' && createdAt >= since,
  );
  const keys = begun.map((row) => `${row.accountId} ${row.permissionSetArn} ${row.principalId}`);
  expect(new Set(keys).size).toBe(keys.length);
  expect(begun).toHaveLength(rows.length);
  expect(mostAtOnce(begun)).toBeLessThanOrEqual(15);
};

const mostAtOnce = (begun: readonly { createdAt: number; finishesAt: number }[]): number => {
  const steps = begun
    .flatMap(({ createdAt, finishesAt }) => [
      { at: createdAt, step: 1 },
      { at: finishesAt, step: -1 },
    ])
    .toSorted((a, b) => a.at - b.at || a.step - b.step);
  let now = 0;
  return Math.max(...steps.map(({ step }) => (now += step)));
};

/** How often AWS was asked what runs, over the whole time. */
export const listCalls = (t: TestGateway, since: number): readonly number[] =>
  t.sandbox.calls
    .filter(
      ({ operation, at }) => at >= since && /^ListAccountAssignment\w+Status$/.test(operation),
    )
    .map(({ at }) => at);
