import { noSink } from '../../src/audit/sink.ts';
import { afterEach, describe, expect, it } from 'vitest';
import { globalIds } from '../../src/node-types.ts';
import { environmentGlobalId, MANAGEMENT, noEnvironmentId } from '../support/environments.ts';
import { subscribe } from '../support/event-stream.ts';
import { makeGateway, type TestGateway } from '../support/make-gateway.ts';
import { payloadOf } from '../support/mutations.ts';

const WATCH = 'subscription ($id: ID!) { environment(id: $id) { id name status } }';
const LIST = 'finspace.ListEnvironments';

interface Event {
  readonly event: string;
  readonly data?: { readonly data?: unknown };
}

const statuses = (events: readonly Event[]): unknown[] =>
  events.map(({ event, data }) => {
    const answer = data?.data as { environment?: { status: string } | null } | undefined;
    return answer?.environment === undefined ? event : (answer.environment?.status ?? null);
  });

describe('subscription environment', () => {
  let t: TestGateway;
  afterEach(() => t.close());

  const open = (id: string) => t.clock.runUntil(subscribe(t, WATCH, { id }));
  const create = async (name = 'coming'): Promise<string> => {
    const input = { name, account: globalIds.encode('Account', MANAGEMENT) };
    const payload = await payloadOf(t, 'createEnvironment', input, 'environment { id }');
    return (payload.environment as { id: string }).id;
  };

  it('tells how one comes into being, and completes; what is read then is not from before', async () => {
    t = await makeGateway({ sandbox: { operationMs: [40_000, 40_000] } });
    const id = await create();
    await t.data('{ environments { nodes { status } } }');
    const stream = await open(id);
    t.resetCalls();
    const events = await t.clock.runUntil(stream.rest());
    expect(statuses(events)).toEqual(['CREATE_REQUESTED', 'CREATING', 'CREATED', 'complete']);
    expect(events[2]?.data?.data).toEqual({
      environment: { id, name: 'coming', status: 'CREATED' },
    });
    expect(Object.keys(t.calls())).toEqual([LIST]);
    const read = 'query ($id: ID!) { node(id: $id) { ... on Environment { status } } }';
    expect(await t.data(read, { id })).toEqual({ node: { status: 'CREATED' } });
    const { environments } = await t.data<{ environments: { nodes: unknown[] } }>(
      '{ environments { nodes { name status } } }',
    );
    expect(environments.nodes).toContainEqual({ name: 'coming', status: 'CREATED' });
  });

  it('tells of a failure as the end', async () => {
    t = await makeGateway({ sandbox: { fail: ['environment=coming'] } });
    const stream = await open(await create());
    expect(statuses(await t.clock.runUntil(stream.rest())).slice(-2)).toEqual([
      'FAILED_CREATION',
      'complete',
    ]);
  });

  it('tells how one goes', async () => {
    t = await makeGateway({ sandbox: { operationMs: [40_000, 40_000] } });
    const id = environmentGlobalId(t, 'client-analytics');
    await payloadOf(t, 'deleteEnvironment', { environment: id });
    const stream = await open(id);
    expect(statuses(await t.clock.runUntil(stream.rest()))).toEqual([
      'DELETE_REQUESTED',
      'DELETING',
      'DELETED',
      'complete',
    ]);
  });

  it.each([
    [
      'that changes not',
      () => environmentGlobalId(t, 'legacy-datasets'),
      ['SUSPENDED', 'complete'],
    ],
    ['that never was', () => noEnvironmentId(t), [null, 'complete']],
  ])('tells of one %s once, and completes', async (_what, id, expected) => {
    t = await makeGateway();
    const stream = await open(id());
    expect(statuses(await t.clock.runUntil(stream.rest()))).toEqual(expected);
    expect(t.calls()[LIST]).toBe(1);
  });

  it('costs one list a tick however many watch, and none when nobody does', async () => {
    // The audit follows what was begun here, too, where there is one.
    t = await makeGateway({
      auditSink: () => noSink,
      sandbox: { operationMs: [60_000, 60_000] },
    });
    const id = await create();
    const streams = await Promise.all([open(id), open(id), open(id)]);
    await Promise.all(streams.map((stream) => t.clock.runUntil(stream.next())));
    t.resetCalls();
    await t.clock.advance(10_000);
    expect(t.calls()).toEqual({ [LIST]: 2 });
    await Promise.all(streams.map((stream) => stream.leave()));
    t.resetCalls();
    await t.clock.advance(60_000);
    expect(t.calls()).toEqual({});
  });

  it('goes on when AWS does not answer for a while', async () => {
    t = await makeGateway();
    const stream = await open(await create());
    t.sandbox.faults.set([`${LIST}:500:times=2`]);
    expect(statuses(await t.clock.runUntil(stream.rest())).slice(-2)).toEqual([
      'CREATED',
      'complete',
    ]);
  });

  it('refuses an id of another type before any call', async () => {
    t = await makeGateway();
    const stream = await open(globalIds.encode('Account', MANAGEMENT));
    const [event] = await t.clock.runUntil(stream.rest());
    expect(event?.data?.errors?.[0]?.extensions).toMatchObject({
      code: 'BAD_USER_INPUT',
      argument: 'id',
    });
    expect(t.callCount()).toBe(0);
  });
});
