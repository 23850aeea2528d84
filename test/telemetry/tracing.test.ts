import {
  InMemorySpanExporter,
  NodeTracerProvider,
  ParentBasedSampler,
  type ReadableSpan,
  AlwaysOnSampler,
  SimpleSpanProcessor,
} from '@opentelemetry/sdk-trace-node';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createTracing } from '../../src/telemetry/otel.ts';
import { makeGateway, type TestGateway } from '../support/make-gateway.ts';

const TRACE = '4bf92f3577b34da6a3ce929d0e0e4736';
const PARENT = '00f067aa0ba902b7';

let t: TestGateway;
let exporter: InMemorySpanExporter;
let sent: (string | undefined)[];
beforeEach(async () => {
  exporter = new InMemorySpanExporter();
  const provider = new NodeTracerProvider({
    sampler: new ParentBasedSampler({ root: new AlwaysOnSampler() }),
    spanProcessors: [new SimpleSpanProcessor(exporter)],
  });
  sent = [];
  t = await makeGateway({
    tracing: (clock) => createTracing(provider.getTracer('test'), clock, () => provider.shutdown()),
    sandbox: { latencyMs: 50 },
    onHeaders: (headers) => sent.push(headers.traceparent),
  });
});
afterEach(() => t.close());

const spans = (): readonly ReadableSpan[] => exporter.getFinishedSpans();
const named = (name: string): ReadableSpan => {
  const found = spans().filter((span) => span.name === name);
  expect(found.map((span) => span.name)).toEqual([name]);
  return found[0]!;
};
const ms = ([seconds, nanos]: readonly [number, number]): number => seconds * 1000 + nanos / 1e6;

describe('a trace', () => {
  it('has a span for the operation, its AWS calls and the fields that were waited for', async () => {
    await t.data('query Home { organization { id } }');
    const operation = named('query Home');
    expect(operation.attributes).toMatchObject({
      'graphql.operation.type': 'query',
      'graphql.operation.name': 'Home',
      'aws.calls': 1,
    });
    const call = named('organizations.DescribeOrganization');
    expect(call.parentSpanContext?.spanId).toBe(operation.spanContext().spanId);
    expect(call.attributes).toMatchObject({
      'rpc.method': 'DescribeOrganization',
      'aws.attempt': 1,
      'aws.waited_ms': 0,
      'aws.outcome': 'ok',
      'aws.request_id': expect.any(String) as string,
    });
    expect(ms(call.endTime) - ms(call.startTime)).toBeGreaterThanOrEqual(50);
    const field = named('resolve Query.organization');
    expect(field.attributes['graphql.field.path']).toBe('organization');
    expect(field.parentSpanContext?.spanId).toBe(operation.spanContext().spanId);
  });

  it('has a span for each attempt, with the error and the wait', async () => {
    t.sandbox.faults.set(['organizations.DescribeOrganization:500:first=1']);
    await t.data('query Home { organization { id } }');
    const calls = spans().filter(({ name }) => name === 'organizations.DescribeOrganization');
    expect(calls.map(({ attributes }) => attributes['aws.attempt'])).toEqual([1, 2]);
    expect(calls[0]?.attributes['aws.outcome']).toBe('error');
    expect(calls[0]?.attributes['error.type']).toBeTypeOf('string');
    expect(calls[1]?.attributes['aws.outcome']).toBe('ok');
  });

  it('waits for its turn, and says how long', async () => {
    await t.data('query All { assignments(first: 100) { nodes { accountId } } }');
    const waits = spans()
      .filter(({ name }) => name === 'sso-admin.ListAccountAssignments')
      .map(({ attributes }) => Number(attributes['aws.waited_ms']));
    expect(waits.length).toBeGreaterThan(20);
    expect(Math.max(...waits)).toBeGreaterThan(100);
  });

  it("goes on from the caller's, and into the calls to AWS", async () => {
    const traceparent = `00-${TRACE}-${PARENT}-01`;
    await t.data('query Home { organization { id } }', {}, { traceparent, tracestate: 'a=b' });
    const operation = named('query Home');
    expect(operation.spanContext().traceId).toBe(TRACE);
    expect(operation.parentSpanContext?.spanId).toBe(PARENT);
    expect(operation.spanContext().traceState?.serialize()).toBe('a=b');
    expect(sent).toEqual([`00-${TRACE}-${operation.spanContext().spanId}-01`]);
  });

  it('is not made where the caller decided so', async () => {
    const traceparent = `00-${TRACE}-${PARENT}-00`;
    await t.data('{ organization { id } }', {}, { traceparent });
    expect(spans()).toEqual([]);
  });

  it.each(['nonsense', `00-${'0'.repeat(32)}-${PARENT}-01`, `ff-${TRACE}-${PARENT}-01`])(
    'begins anew where %s was sent',
    async (traceparent) => {
      await t.data('query Home { organization { id } }', {}, { traceparent });
      const { parentSpanContext } = named('query Home');
      expect(parentSpanContext).toBeUndefined();
    },
  );

  it('is made of queries that are compiled, too', async () => {
    for (let times = 0; times < 4; times += 1) await t.data('query Home { organization { id } }');
    const operations = spans().filter(({ name }) => name === 'query Home');
    expect(operations).toHaveLength(4);
    expect(operations.at(-1)?.attributes).toMatchObject({ 'aws.calls': 0 });
    expect(operations.at(-1)?.attributes['aws.cached']).toBeGreaterThan(0);
  });

  it('names errors by their codes, and nothing that was asked for', async () => {
    await t.execute('query Bad { account(by: { email: "secret.person@example.com" }) { id } }');
    await t.execute('query Worse { accounts(first: 1000) { nodes { id } } }');
    const worse = named('query Worse');
    expect(worse.attributes['graphql.error.codes']).toEqual(['BAD_USER_INPUT']);
    const written = JSON.stringify(
      spans().map(({ name, attributes, events }) => [name, attributes, events]),
    );
    expect(written).not.toContain('secret.person');
  });

  it('has no more than so many spans, whatever the operation asks for', async () => {
    const provider = new NodeTracerProvider({
      spanProcessors: [new SimpleSpanProcessor(exporter)],
    });
    const { clock } = t;
    const tracing = createTracing(provider.getTracer('test'), clock, () => provider.shutdown());
    const operation = tracing.begin('query', null, null);
    const entry = {
      service: 'sso-admin',
      operation: 'X',
      attempt: 1,
      waitedMs: 0,
      tookMs: 1,
    } as const;
    for (let times = 0; times < 1000; times += 1) {
      operation?.call({ ...entry, outcome: 'ok' });
      operation?.resolved('A.b', ['a', times, 'b'], clock.now());
    }
    operation?.end({ data: {} });
    expect(spans()).toHaveLength(401);
    expect(named('query').attributes['aws.calls']).toBe(1000);
    await tracing.close();
  });
});
