/** A trace tells of the fields that were waited for for long, and of no others. */
import {
  InMemorySpanExporter,
  NodeTracerProvider,
  SimpleSpanProcessor,
} from '@opentelemetry/sdk-trace-node';
import { afterEach, describe, expect, it } from 'vitest';
import { createTracing } from '../../src/telemetry/otel.ts';
import { SLOW_MS } from '../../src/telemetry/trace-resolvers.ts';
import { makeGateway, type TestGateway } from '../support/make-gateway.ts';

let t: TestGateway;
let exporter: InMemorySpanExporter;
afterEach(() => t.close());

const start = async (latencyMs: number, faults: readonly string[] = []): Promise<void> => {
  exporter = new InMemorySpanExporter();
  const provider = new NodeTracerProvider({ spanProcessors: [new SimpleSpanProcessor(exporter)] });
  t = await makeGateway({
    tracing: (clock) => createTracing(provider.getTracer('test'), clock, () => provider.shutdown()),
    sandbox: { latencyMs, faults: [...faults] },
  });
};

const ms = ([seconds, nanos]: readonly [number, number]): number => seconds * 1000 + nanos / 1e6;
/** The fields that have a span, and how long it is. */
const fields = (): readonly (readonly [name: string, tookMs: number])[] =>
  exporter
    .getFinishedSpans()
    .filter(({ name }) => name.startsWith('resolve '))
    .map(({ name, startTime, endTime }) => [
      name.slice(8),
      Math.round(ms(endTime) - ms(startTime)),
    ]);
const calls = (): number =>
  exporter.getFinishedSpans().filter(({ name }) => name === 'organizations.DescribeOrganization')
    .length;

describe('a field', () => {
  it('that was waited for as long as a slow one has a span, which is as long', async () => {
    await start(SLOW_MS);
    await t.data('{ organization { id } }');
    expect(fields()).toEqual([['Query.organization', SLOW_MS]]);
  });

  it('that was waited for a little less has none, though AWS was asked', async () => {
    await start(SLOW_MS - 1);
    await t.data('{ organization { id } }');
    expect(calls()).toBe(1);
    expect(fields()).toEqual([]);
  });

  it('that the cache answers, or that nothing is read for, has none', async () => {
    await start(50);
    await t.data('{ organization { id } }');
    exporter.reset();
    await t.data('{ __typename organization { id } services { name } }');
    expect(exporter.getFinishedSpans()).toHaveLength(1);
    expect(fields()).toEqual([]);
  });

  it('that failed after long has one, too', async () => {
    await start(50, ['organizations.DescribeOrganization:denied']);
    await t.execute('{ organization { id } }');
    expect(fields().map(([name]) => name)).toEqual(['Query.organization']);
  });

  it('of many has one for each that was slow', async () => {
    await start(1, ['organizations.DescribeOrganization:slow=80']);
    await t.data('{ organization { id } accounts(first: 1) { nodes { id } } }');
    expect(fields().map(([name]) => name)).toEqual(['Query.organization']);
  });
});
