import { afterEach, describe, expect, it } from 'vitest';
import type { AssignmentRow } from '../../src/sandbox/rows.ts';
import type { QueuedChange } from '../../src/services/identity-center/operations/types.ts';
import { operationIdOf, distinctRows } from '../support/elsewhere.ts';
import { subscribe } from '../support/event-stream.ts';
import { makeGateway, type TestGateway } from '../support/make-gateway.ts';
import { isThere, rowOf } from '../support/assignments.ts';

const FIELDS = /* GraphQL */ `
  fragment Op on AccountAssignmentOperation {
    id
    requestId
    state
    queuePosition
    kind
    accountId
    permissionSetArn
    principalId
    failure {
      code
      reason
    }
  }
`;
const NODE = `${FIELDS} query ($id: ID!) { node(id: $id) { ...Op } }`;
const SETTLED = `${FIELDS} query ($id: ID!) { node(id: $id) { ...Op ... on AsyncOperation { settled { ...Op } } } }`;
const WATCH = `${FIELDS} subscription ($id: ID!) { operation(id: $id) { ...Op } }`;

interface Operation {
  readonly id: string;
  readonly requestId: string | null;
  readonly state: string;
  readonly queuePosition: number | null;
  readonly failure: { readonly code: string; readonly reason: string } | null;
}
interface Node {
  readonly node: Operation & { readonly settled: Operation };
}

describe('an operation that waits in the queue', () => {
  let t: TestGateway;
  afterEach(() => t.close());

  const newRows = (count: number): AssignmentRow[] => {
    const { principalId } = rowOf(t, {
      account: 'risk-prod',
      set: 'NetworkAdmin',
      group: 'AWS-Auditors',
    });
    return distinctRows(t, count * 2)
      .map((row) => ({ ...row, principalType: 'GROUP' as const, principalId }))
      .filter((row) => !isThere(t, row))
      .slice(0, count);
  };
  const queue = async (rows: readonly AssignmentRow[]): Promise<readonly QueuedChange[]> => {
    const { instanceArn } = t.sandbox.world;
    const changes = rows.map((row) => ({ kind: 'CREATE' as const, instanceArn, ...row }));
    return t.clock.runUntil(t.gateway.changes.queue.add('somebody', changes));
  };

  it('is found by its id, and keeps it to its end', async () => {
    t = await makeGateway({ sandbox: { operationMs: [8000, 8000] } });
    const rows = newRows(18);
    const entries = await queue(rows);
    const last = entries.at(-1);
    const id = operationIdOf(t, 'CREATE', last?.id ?? '');
    const { node } = await t.data<Node>(NODE, { id });
    expect(node).toMatchObject({
      id,
      requestId: null,
      state: 'QUEUED',
      accountId: rows.at(-1)?.accountId,
      permissionSetArn: rows.at(-1)?.permissionSetArn,
      principalId: rows.at(-1)?.principalId,
      failure: null,
    });
    expect(node.queuePosition).toBeGreaterThanOrEqual(1);
    const ended = await t.data<Node>(SETTLED, { id }, { 'x-deadline-ms': '120000' });
    expect(ended.node.settled).toMatchObject({ id, state: 'SUCCEEDED', queuePosition: null });
    expect(ended.node.settled.requestId).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('is watched from waiting to its end', async () => {
    t = await makeGateway({ sandbox: { operationMs: [8000, 8000] } });
    const entries = await queue(newRows(18));
    const id = operationIdOf(t, 'CREATE', entries.at(-1)?.id ?? '');
    const stream = await t.clock.runUntil(subscribe(t, WATCH, { id }));
    const events = await t.clock.runUntil(stream.rest());
    const seen = events.flatMap(({ data }) => {
      const operation = data?.data?.operation as Operation | undefined;
      return operation === undefined ? [] : [operation.state];
    });
    expect([...new Set(seen)]).toEqual(['QUEUED', 'IN_PROGRESS', 'SUCCEEDED']);
    expect(seen.filter((state) => state === 'SUCCEEDED')).toHaveLength(1);
    expect(events.at(-1)?.event).toBe('complete');
  });

  it('stands as it is when `settled` has waited long enough', async () => {
    t = await makeGateway({ sandbox: { operationMs: [60_000, 60_000] } });
    const entries = await queue(newRows(18));
    const id = operationIdOf(t, 'CREATE', entries.at(-1)?.id ?? '');
    const { node } = await t.data<Node>(SETTLED, { id });
    expect(node.settled.state).toBe('QUEUED');
  });

  it('is UNKNOWN when the queue does not know it', async () => {
    t = await makeGateway();
    const id = operationIdOf(t, 'CREATE', 'q-11111111-2222-3333-4444-555555555555');
    const { node } = await t.data<Node>(SETTLED, { id });
    expect(node).toMatchObject({ id, state: 'UNKNOWN', settled: { state: 'UNKNOWN' } });
    const stream = await t.clock.runUntil(subscribe(t, WATCH, { id }));
    const events = await t.clock.runUntil(stream.rest());
    expect(events.map(({ event }) => event)).toEqual(['next', 'complete']);
    expect(t.calls()).toEqual({});
  });
});
