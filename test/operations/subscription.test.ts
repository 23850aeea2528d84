import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { globalIds } from '../../src/node-types.ts';
import { CREATE, inputOf, type Payload, rowOf } from '../support/assignments.ts';
import { beginElsewhere, operationIdOf } from '../support/elsewhere.ts';
import { subscribe } from '../support/event-stream.ts';
import { makeGateway, type TestGateway } from '../support/make-gateway.ts';

const WATCH = /* GraphQL */ `
  subscription ($id: ID!) {
    operation(id: $id) {
      __typename
      id
      state
      ... on AccountAssignmentOperation {
        assignment {
          principalId
        }
      }
    }
  }
`;

const NEW = { account: 'risk-prod', set: 'AdministratorAccess', group: 'Trading-Developers' };

const start = async (t: TestGateway): Promise<string> => {
  const { result } = await t.data<Payload>(CREATE, { input: inputOf(t, rowOf(t, NEW)) });
  return result.operation?.id ?? '';
};

const states = (events: readonly { readonly data?: { readonly data?: unknown } }[]): unknown[] =>
  events.map(({ data }) => (data?.data as { operation?: { state: string } })?.operation?.state);

describe('subscription operation', () => {
  let t: TestGateway;
  afterEach(() => t.close());

  it('tells how it stands, then its end with what it brought, and completes', async () => {
    t = await makeGateway();
    const id = await start(t);
    const stream = await t.clock.runUntil(subscribe(t, WATCH, { id }));
    expect(stream.response.headers.get('content-type')).toContain('text/event-stream');
    const events = await t.clock.runUntil(stream.rest());
    expect(events.map(({ event }) => event)).toEqual(['next', 'next', 'complete']);
    expect(states(events).slice(0, 2)).toEqual(['IN_PROGRESS', 'SUCCEEDED']);
    expect(events[0]?.data).toMatchObject({ data: { operation: { id, assignment: null } } });
    expect(events[1]?.data).toMatchObject({
      data: { operation: { id, assignment: { principalId: rowOf(t, NEW).principalId } } },
    });
  });

  it('tells of one that has ended once, and completes', async () => {
    t = await makeGateway();
    const id = await start(t);
    await t.clock.advance(60_000);
    const stream = await t.clock.runUntil(subscribe(t, WATCH, { id }));
    const events = await t.clock.runUntil(stream.rest());
    expect(states(events)).toEqual(['SUCCEEDED', undefined]);
  });

  it('outlives the deadline of a request, and shows every 15 seconds that it is alive', async () => {
    t = await makeGateway({ sandbox: { operationMs: [100_000, 100_000] } });
    const id = await start(t);
    const stream = await t.clock.runUntil(subscribe(t, WATCH, { id }, { 'x-deadline-ms': '5000' }));
    const seen: string[] = [];
    const began = t.clock.now();
    const moments: number[] = [];
    for (;;) {
      const event = await t.clock.runUntil(stream.next(true));
      if (event === undefined) break;
      seen.push(event.event);
      if (event.event === 'heartbeat') moments.push(t.clock.now() - began);
      if (event.data !== undefined) expect(event.data.errors).toBeUndefined();
    }
    expect(seen.at(-1)).toBe('complete');
    expect(seen.filter((event) => event === 'next')).toHaveLength(2);
    expect(moments).toEqual([0, 15_000, 30_000, 45_000, 60_000, 75_000, 90_000]);
  });

  it('stops following when the client has gone', async () => {
    t = await makeGateway({ sandbox: { operationMs: [100_000, 100_000] } });
    // Begun by somebody else, so that nothing else of this gateway follows it.
    const id = operationIdOf(t, 'CREATE', await beginElsewhere(t, 'CREATE', rowOf(t, NEW)));
    const stream = await t.clock.runUntil(subscribe(t, WATCH, { id }));
    expect(states([(await t.clock.runUntil(stream.next())) ?? {}])).toEqual(['IN_PROGRESS']);
    await t.clock.advance(5000);
    const polled = t.calls()['sso-admin.ListAccountAssignmentCreationStatus'];
    expect(polled).toBe(5);
    await stream.leave();
    await t.clock.advance(30_000);
    expect(t.calls()['sso-admin.ListAccountAssignmentCreationStatus']).toBe(polled);
    expect(t.clock.pending).toBeLessThanOrEqual(1);
  });

  it('stops following when the connection breaks', async () => {
    t = await makeGateway({ sandbox: { operationMs: [100_000, 100_000] } });
    const id = operationIdOf(t, 'CREATE', await beginElsewhere(t, 'CREATE', rowOf(t, NEW)));
    const server = createServer((request, response) => void t.gateway(request, response));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const leaving = new AbortController();
    const response = await fetch(`http://127.0.0.1:${port}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'text/event-stream' },
      body: JSON.stringify({ query: WATCH, variables: { id } }),
      signal: leaving.signal,
    });
    const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
    let text = '';
    while (!text.includes('IN_PROGRESS')) text += (await reader?.read())?.value ?? '';
    await t.clock.advance(3000);
    const list = 'sso-admin.ListAccountAssignmentCreationStatus';
    expect(t.calls()[list]).toBe(3);
    const closed = new Promise<void>((resolve) => server.close(() => resolve()));
    leaving.abort();
    await closed;
    await t.clock.advance(30_000);
    expect(t.calls()[list]).toBeLessThanOrEqual(4);
  });

  it('completes when the gateway ends', async () => {
    t = await makeGateway({ sandbox: { operationMs: [100_000, 100_000] } });
    const id = await start(t);
    const stream = await t.clock.runUntil(subscribe(t, WATCH, { id }));
    expect(states([(await t.clock.runUntil(stream.next())) ?? {}])).toEqual(['IN_PROGRESS']);
    const rest = stream.rest();
    await t.gateway.dispose();
    expect((await t.clock.runUntil(rest)).map(({ event }) => event)).toEqual(['complete']);
    t.resetCalls();
    await t.clock.advance(30_000);
    expect(t.calls()).toEqual({});
  });

  it.each([
    ['broken', () => 'nonsense'],
    ['of another type', () => globalIds.encode('Account', '123456789012')],
  ])('refuses an id that is %s', async (_what, id) => {
    t = await makeGateway();
    const stream = await t.clock.runUntil(subscribe(t, WATCH, { id: id() }));
    const [event] = await t.clock.runUntil(stream.rest());
    expect(event?.data?.errors?.[0]?.extensions).toMatchObject({
      code: 'BAD_USER_INPUT',
      argument: 'id',
    });
    expect(t.calls()).toEqual({});
  });

  it('is refused as one answer, and by GET', async () => {
    t = await makeGateway();
    const id = await start(t);
    const answer = await t.clock.runUntil(
      subscribe(t, WATCH, { id }, { accept: 'application/json' }).then(
        ({ response }) => response.status,
        (error: unknown) => (error as Error).message,
      ),
    );
    expect(String(answer)).toContain('406');
    const got = await t.gateway.fetch(
      `http://127.0.0.1:4000/graphql?query=${encodeURIComponent(`subscription { operation(id: "${id}") { id } }`)}`,
      { headers: { accept: 'text/event-stream' } },
    );
    expect(got.status).toBe(405);
  });

  it('puts the journal of each event beside it', async () => {
    t = await makeGateway();
    const id = await start(t);
    const stream = await t.clock.runUntil(subscribe(t, WATCH, { id }, { 'x-aws-journal': '1' }));
    const events = await t.clock.runUntil(stream.rest());
    expect(events[1]?.data?.extensions).toMatchObject({ aws: { calls: 1 } });
  });
});
