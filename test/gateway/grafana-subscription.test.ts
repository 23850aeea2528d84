import { afterEach, describe, expect, it } from 'vitest';
import { globalIds } from '../../src/node-types.ts';
import type { WorkspaceStatus } from '@aws-sdk/client-grafana';
import { subscribe } from '../support/event-stream.ts';
import { makeGateway, type TestGateway } from '../support/make-gateway.ts';
import { noWorkspaceId, workspaceGlobalId, workspaceRow } from '../support/workspaces.ts';

const WATCH = 'subscription ($id: ID!) { workspace(id: $id) { id name status } }';
const DESCRIBE = 'grafana.DescribeWorkspace';

interface Event {
  readonly event: string;
  readonly data?: { readonly data?: unknown };
}

const statuses = (events: readonly Event[]): unknown[] =>
  events.map(({ event, data }) => {
    const workspace = (data?.data as { workspace?: { status: string } | null } | undefined)
      ?.workspace;
    return workspace === undefined ? event : (workspace?.status ?? null);
  });

describe('subscription workspace', () => {
  let t: TestGateway;
  afterEach(() => t.close());

  /** Puts a workspace into a change that ends after `ms`, with what it is then; gone without. */
  const begin = (name: string, status: WorkspaceStatus, ms: number, isDeletion = false): string => {
    const row = workspaceRow(t, name);
    row.status = status;
    row.change = {
      operation: 'Test',
      finishesAt: t.clock.now() + ms,
      failedStatus: 'UPDATE_FAILED',
      ...(isDeletion ? {} : { aims: {} }),
    };
    return workspaceGlobalId(t, name);
  };
  const open = (id: string) => t.clock.runUntil(subscribe(t, WATCH, { id }));

  it('tells of a change, then of its end, and completes; what is read then is not from before', async () => {
    t = await makeGateway();
    const id = begin('new-office', 'UPDATING', 7000);
    await t.data('{ workspaces { nodes { status } } }');
    t.resetCalls();
    const stream = await open(id);
    const events = await t.clock.runUntil(stream.rest());
    expect(statuses(events)).toEqual(['UPDATING', 'ACTIVE', 'complete']);
    expect(events[1]?.data?.data).toEqual({
      workspace: { id, name: 'new-office', status: 'ACTIVE' },
    });
    expect(t.calls()).toEqual({ [DESCRIBE]: 5 });
    const { node } = await t.data<{ node: unknown }>(
      'query ($id: ID!) { node(id: $id) { ... on Workspace { status } } }',
      { id },
    );
    expect(node).toEqual({ status: 'ACTIVE' });
  });

  it('tells of a failure as the end', async () => {
    t = await makeGateway({ sandbox: { fail: ['workspace=new-office'] } });
    const stream = await open(begin('new-office', 'UPDATING', 3000));
    expect(statuses(await t.clock.runUntil(stream.rest()))).toEqual([
      'UPDATING',
      'UPDATE_FAILED',
      'complete',
    ]);
  });

  it('tells that a workspace is gone with null, and completes', async () => {
    t = await makeGateway();
    const stream = await open(begin('new-office', 'DELETING', 3000, true));
    expect(statuses(await t.clock.runUntil(stream.rest()))).toEqual(['DELETING', null, 'complete']);
  });

  it.each([
    ['one that changes not', () => workspaceGlobalId(t, 'new-office'), ['ACTIVE', 'complete']],
    ['one that never was', () => noWorkspaceId, [null, 'complete']],
  ])('tells of %s once, and completes', async (_what, id, expected) => {
    t = await makeGateway();
    const stream = await open(id());
    expect(statuses(await t.clock.runUntil(stream.rest()))).toEqual(expected);
    expect(t.calls()[DESCRIBE]).toBe(1);
  });

  it('costs one describe a tick however many watch', async () => {
    t = await makeGateway();
    const id = begin('new-office', 'UPDATING', 60_000);
    const streams = await Promise.all([open(id), open(id), open(id)]);
    await Promise.all(streams.map((stream) => t.clock.runUntil(stream.next())));
    t.resetCalls();
    await t.clock.advance(10_000);
    expect(t.calls()).toEqual({ [DESCRIBE]: 5 });
  });

  it('costs one list a tick for several of a place', async () => {
    t = await makeGateway();
    const one = await open(begin('firm-operations', 'UPDATING', 5000));
    const other = await open(begin('risk-desk', 'UPDATING', 60_000));
    for (const stream of [one, other]) await t.clock.runUntil(stream.next());
    t.resetCalls();
    const events = await t.clock.runUntil(one.rest());
    expect(statuses(events)).toEqual(['ACTIVE', 'complete']);
    expect(t.calls()).toEqual({ 'grafana.ListWorkspaces': 3 });
    await other.leave();
    t.resetCalls();
    await t.clock.advance(10_000);
    expect(t.calls()).toEqual({});
  });

  it('goes on when AWS does not answer for a while', async () => {
    t = await makeGateway();
    const stream = await open(begin('new-office', 'UPDATING', 3000));
    t.sandbox.faults.set(['grafana.DescribeWorkspace:500:times=2']);
    expect(statuses(await t.clock.runUntil(stream.rest()))).toEqual([
      'UPDATING',
      'ACTIVE',
      'complete',
    ]);
  });

  it('completes when the gateway ends', async () => {
    t = await makeGateway();
    const stream = await open(begin('new-office', 'UPDATING', 600_000));
    expect(statuses([(await t.clock.runUntil(stream.next())) ?? { event: '' }])).toEqual([
      'UPDATING',
    ]);
    const rest = stream.rest();
    await t.gateway.dispose();
    expect((await t.clock.runUntil(rest)).map(({ event }) => event)).toEqual(['complete']);
    t.resetCalls();
    await t.clock.advance(30_000);
    expect(t.calls()).toEqual({});
  });

  it('refuses an id of another type before any call', async () => {
    t = await makeGateway();
    const stream = await open(globalIds.encode('Account', '123456789012'));
    const [event] = await t.clock.runUntil(stream.rest());
    expect(event?.data?.errors?.[0]?.extensions).toMatchObject({
      code: 'BAD_USER_INPUT',
      argument: 'id',
    });
    expect(t.calls()).toEqual({});
  });
});
