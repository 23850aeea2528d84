/** Every trace that is begun is ended: one that is not is never sent. */
import {
  InMemorySpanExporter,
  NodeTracerProvider,
  SimpleSpanProcessor,
} from '@opentelemetry/sdk-trace-node';
import { afterEach, expect, it } from 'vitest';
import { CompiledQueries } from '../../src/engine/compiled-queries.ts';
import { createTracing } from '../../src/telemetry/otel.ts';
import type { Tracing } from '../../src/telemetry/tracing.ts';
import { inputOf, rowOf } from '../support/assignments.ts';
import { subscribe } from '../support/event-stream.ts';
import { makeGateway, type MakeGatewayOptions, type TestGateway } from '../support/make-gateway.ts';
import { payloadOf } from '../support/mutations.ts';
import { serveGateway } from '../support/serve-gateway.ts';

let t: TestGateway;
let exporter: InMemorySpanExporter;
let begun: number;
afterEach(() => t.close());

const start = async (options: MakeGatewayOptions = {}): Promise<void> => {
  exporter = new InMemorySpanExporter();
  const provider = new NodeTracerProvider({ spanProcessors: [new SimpleSpanProcessor(exporter)] });
  begun = 0;
  t = await makeGateway({
    ...options,
    tracing: (clock): Tracing => {
      const end = () => provider.shutdown();
      const tracing = createTracing(provider.getTracer('test'), clock, end);
      return {
        ...tracing,
        begin(...args) {
          begun += 1;
          return tracing.begin(...args);
        },
      };
    },
  });
};

/** What has been sent of operations, with the codes of their errors. */
const operations = () =>
  exporter
    .getFinishedSpans()
    .filter(({ attributes }) => 'graphql.operation.type' in attributes)
    .map(({ name, attributes }) => [name, attributes['graphql.error.codes']]);

it('of what is refused for its cost, with the code', async () => {
  await start({ costLimits: { operation: 1 } });
  await t.execute('query Dear { assignments(first: 100) { nodes { accountId } } }');
  expect(operations()).toEqual([['query Dear', ['COST_LIMIT']]]);
  expect(begun).toBe(1);
});

it('of what is refused for its cost past Yoga', async () => {
  await start({
    costLimits: { operation: 1 },
    queries: new CompiledQueries(0),
    time: 'real',
  });
  const served = await serveGateway(t.gateway);
  const body = JSON.stringify({
    query: 'query Dear { assignments(first: 100) { nodes { accountId } } }',
  });
  const headers = { 'content-type': 'application/json' };
  for (let times = 0; times < 3; times += 1) {
    await (await fetch(served.url, { method: 'POST', headers, body })).text();
  }
  served.close();
  const refused = ['query Dear', ['COST_LIMIT']];
  expect(operations()).toEqual([refused, refused, refused]);
  expect(begun).toBe(3);
});

it('of what is only estimated', async () => {
  await start();
  const headers = { 'x-aws-dry-run': '1' };
  await t.execute('query Dear { assignments(first: 100) { nodes { accountId } } }', {}, headers);
  expect(operations()).toEqual([['query Dear', undefined]]);
});

it('of a subscription: one for its opening, one for each event', async () => {
  await start();
  const row = rowOf(t, { account: 'hr-systems', set: 'BacktestOperator', group: 'Quant-Research' });
  const { operation } = (await payloadOf(
    t,
    'createAccountAssignment',
    inputOf(t, row),
    'operation { id }',
  )) as unknown as { operation: { id: string } };
  const query = 'subscription Watch($id: ID!) { operation(id: $id) { state } }';
  const stream = await t.clock.runUntil(subscribe(t, query, { id: operation.id }));
  const events = await t.clock.runUntil(stream.rest());
  const results = events.filter(({ event }) => event === 'next').length;
  expect(results).toBeGreaterThan(0);
  const watched = operations().filter(([name]) => String(name).endsWith(' Watch'));
  expect(watched).toHaveLength(results + 1);
  expect(operations()).toHaveLength(begun);
});

it('of a subscription that is not opened, with the code', async () => {
  await start();
  const query = 'subscription Watch { operation(id: "nonsense") { state } }';
  const stream = await t.clock.runUntil(subscribe(t, query));
  await t.clock.runUntil(stream.rest());
  expect(operations()).toEqual([['query Watch', ['BAD_USER_INPUT']]]);
});

it('of an answer in parts, with the codes of all of them', async () => {
  await start({ sandbox: { faults: ['organizations.ListRoots:denied'] } });
  const query = `query Parts {
    organization { id ... @defer { root { id } } }
    viewer { caller }
    ... @defer { instances { name } }
  }`;
  const answer = async () => {
    const response = await t.gateway.fetch('http://127.0.0.1:4000/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'multipart/mixed' },
      body: JSON.stringify({ query }),
    });
    return response.text();
  };
  expect(await t.clock.runUntil(answer())).toContain('ACCESS_DENIED');
  expect(operations()).toEqual([['query Parts', ['ACCESS_DENIED']]]);
});
