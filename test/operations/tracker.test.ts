import { afterEach, describe, expect, it } from 'vitest';
import { assignmentKey } from '../../src/sandbox/state.ts';
import { beginElsewhere, distinctRows, operationIdOf } from '../support/elsewhere.ts';
import { type EventStream, subscribe } from '../support/event-stream.ts';
import { makeGateway, type TestGateway } from '../support/make-gateway.ts';

const WATCH = 'subscription ($id: ID!) { operation(id: $id) { id state } }';
const SETTLED = /* GraphQL */ `
  query ($ids: [ID!]!, $within: Duration!) {
    nodes(ids: $ids) {
      ... on AccountAssignmentOperation {
        settled(within: $within) {
          state
          failure {
            code
          }
        }
      }
    }
  }
`;
const LIST = 'sso-admin.ListAccountAssignmentDeletionStatus';
const DESCRIBE = 'sso-admin.DescribeAccountAssignmentDeletionStatus';

interface Settled {
  readonly nodes: readonly { readonly settled: { readonly state: string } }[];
}

describe('following operations', () => {
  let t: TestGateway;
  afterEach(() => t.close());

  const beginDeletions = async (count: number): Promise<readonly string[]> => {
    const ids: string[] = [];
    for (const row of distinctRows(t, count)) {
      ids.push(operationIdOf(t, 'DELETE', await beginElsewhere(t, 'DELETE', row)));
    }
    return ids;
  };

  it('costs one list a tick and one describe an end, for 50 subscriptions to 30 operations', async () => {
    t = await makeGateway({ sandbox: { operationMs: [8000, 20_000] } });
    const began = t.clock.now();
    const ids = await beginDeletions(30);
    const opened = await t.clock.runUntil(
      Promise.all(
        Array.from({ length: 50 }, async (_, index): Promise<EventStream> => {
          const stream = await subscribe(t, WATCH, { id: ids[index % 30] });
          await stream.next();
          return stream;
        }),
      ),
    );
    // The quota paces the opening, which reads how each stands: the ticks go on meanwhile.
    const openedAt = t.clock.now();
    expect(openedAt - began).toBeLessThan(8000);
    t.resetCalls();
    const ends = await t.clock.runUntil(
      Promise.all(
        opened.map(async (stream) => {
          const events = await stream.rest();
          return { events, at: t.clock.now() };
        }),
      ),
    );
    for (const { events } of ends) {
      expect(events.map(({ event }) => event)).toEqual(['next', 'complete']);
      expect(events[0]?.data?.data?.operation).toMatchObject({ state: 'SUCCEEDED' });
    }
    const lasted = t.clock.now() - openedAt;
    const calls = t.calls();
    expect(calls[DESCRIBE]).toBe(30);
    expect(calls[LIST]).toBeGreaterThanOrEqual(Math.floor(lasted / 1000) - 1);
    expect(calls[LIST]).toBeLessThanOrEqual(Math.ceil(lasted / 1000) + 1);
    expect(Object.keys(calls).toSorted()).toEqual([DESCRIBE, LIST]);
    // And nothing more when nobody follows.
    t.resetCalls();
    await t.clock.advance(60_000);
    expect(t.calls()).toEqual({});
  });

  it('serves `settled` of many requests with the same polls', async () => {
    t = await makeGateway({ sandbox: { operationMs: [10_000, 10_000] } });
    const ids = await beginDeletions(3);
    const answers = await t.clock.runUntil(
      Promise.all(
        Array.from({ length: 10 }, async () => {
          const response = await t.gateway.fetch('http://127.0.0.1:4000/graphql', {
            method: 'POST',
            headers: { 'content-type': 'application/json' },
            body: JSON.stringify({ query: SETTLED, variables: { ids, within: 'PT20S' } }),
          });
          return (await response.json()) as { readonly data: Settled };
        }),
      ),
    );
    for (const { data } of answers) {
      expect(data.nodes.map(({ settled }) => settled.state)).toEqual(Array(3).fill('SUCCEEDED'));
    }
    expect(t.calls()[LIST]).toBeLessThanOrEqual(11);
    // Thirty to begin with, since each request reads how things stand; then one for each end.
    expect(t.calls()[DESCRIBE]).toBe(33);
  });

  it('answers how an operation stands when its time is over, the deadline included', async () => {
    t = await makeGateway({ sandbox: { operationMs: [60_000, 60_000] } });
    const ids = await beginDeletions(1);
    const before = t.clock.now();
    const short = await t.data<Settled>(SETTLED, { ids, within: 'PT3S' });
    expect(short.nodes[0]?.settled.state).toBe('IN_PROGRESS');
    expect(t.clock.now() - before).toBe(3000);
    const long = await t.data<Settled>(SETTLED, { ids, within: 'PT10M' });
    expect(long.nodes[0]?.settled.state).toBe('IN_PROGRESS');
    expect(t.clock.now() - before).toBeLessThan(3000 + 25_000);
    const patient = await t.data<Settled>(
      SETTLED,
      { ids, within: 'PT10M' },
      { 'x-deadline-ms': '120000' },
    );
    expect(patient.nodes[0]?.settled.state).toBe('SUCCEEDED');
  });

  it('goes on through throttling and an outage, with pauses that grow', async () => {
    t = await makeGateway({ sandbox: { operationMs: [30_000, 30_000] } });
    const [id = ''] = await beginDeletions(1);
    const stream = await t.clock.runUntil(subscribe(t, WATCH, { id }));
    await t.clock.runUntil(stream.next());
    t.sandbox.faults.set([`${LIST}:500:first=9`, `${DESCRIBE}:throttle:first=2`]);
    const [end] = await t.clock.runUntil(stream.rest());
    expect(end?.data?.data?.operation).toMatchObject({ state: 'SUCCEEDED' });
    const lists = t.calls()[LIST] ?? 0;
    expect(lists).toBeGreaterThan(9);
    expect(lists).toBeLessThan(35);
  });

  it('does not take an operation for ended that AWS does not list yet', async () => {
    t = await makeGateway({ sandbox: { operationMs: [5000, 5000] } });
    const [id = ''] = await beginDeletions(1);
    const { state } = t.sandbox.world;
    const row = state.operations.rows.at(-1);
    const stream = await t.clock.runUntil(subscribe(t, WATCH, { id }));
    await t.clock.runUntil(stream.next());
    // Another kind, as far as the list is concerned: it is described all the same.
    const hidden = state.operationsOfKind.get('DELETE').find((each) => each === row);
    expect(hidden).toBeDefined();
    const list = state.operationsOfKind.get.bind(state.operationsOfKind);
    state.operationsOfKind.get = (kind) => list(kind).filter((each) => each !== row);
    await t.clock.advance(3500);
    expect(t.calls()[DESCRIBE]).toBeGreaterThanOrEqual(3);
    const events = await t.clock.runUntil(stream.rest());
    expect(events.map(({ event }) => event)).toEqual(['next', 'complete']);
    expect(events[0]?.data?.data?.operation).toMatchObject({ state: 'SUCCEEDED' });
  });

  it.each([
    ['the deletion has done its work', true, 'SUCCEEDED'],
    ['the assignment is still there', false, 'UNKNOWN'],
  ])(
    'reads the assignment when AWS has forgotten the operation: %s',
    async (_, isDone, outcome) => {
      t = await makeGateway({ sandbox: { operationMs: [60_000, 60_000] } });
      const [row] = distinctRows(t, 1);
      const [id = ''] = await beginDeletions(1);
      const { state } = t.sandbox.world;
      const stream = await t.clock.runUntil(subscribe(t, WATCH, { id }));
      await t.clock.runUntil(stream.next());
      await t.clock.advance(2000);
      const operation = state.operations.rows.at(-1);
      state.operations.delete(operation?.requestId ?? '');
      if (isDone && row !== undefined) {
        state.assignments.delete(assignmentKey(row));
      }
      const events = await t.clock.runUntil(stream.rest());
      expect(events[0]?.data?.data?.operation).toMatchObject({ state: outcome });
    },
  );

  it('resolves the id of an operation in a gateway that was started later', async () => {
    t = await makeGateway();
    const [id = ''] = await beginDeletions(1);
    await t.stop();
    const later = await t.restart();
    const read = await later.data<Settled>(SETTLED, { ids: [id], within: 'PT20S' });
    expect(read.nodes[0]?.settled.state).toBe('SUCCEEDED');
    await later.stop();
  });
});
