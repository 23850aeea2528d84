import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Counter, Gauge, Histogram, Registry } from 'prom-client';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ConfigError } from '../../src/config-error.ts';
import { readTelemetry } from '../../src/config-telemetry.ts';
import { systemClock } from '../../src/core/clock.ts';
import { startOtel } from '../../src/telemetry/start-otel.ts';

interface Received {
  readonly path: string;
  readonly key: string | undefined;
  readonly body: Record<string, unknown>;
}

let server: Server;
let received: Received[];
let endpoint: string;
beforeEach(async () => {
  received = [];
  server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const body = JSON.parse(Buffer.concat(chunks).toString()) as Received['body'];
      const key = request.headers['x-key'] as string | undefined;
      received.push({ path: request.url ?? '', key, body });
      response.setHeader('content-type', 'application/json').end('{}');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterEach(() => new Promise<void>((resolve) => server.close(() => resolve())));

const configOf = (more: Record<string, string> = {}) => {
  const config = readTelemetry({ OTEL_EXPORTER_OTLP_ENDPOINT: `${endpoint}/`, ...more });
  if (config === undefined) throw new Error('There is no configuration.');
  return config;
};

describe('a collector', () => {
  it('is sent spans and metrics, with the headers that were set', async () => {
    const registry = new Registry();
    const registers = [registry];
    new Counter({ name: 'a_total', help: 'A.', labelNames: ['x'], registers }).inc({ x: 'y' }, 3);
    new Gauge({ name: 'b', help: 'B.', registers }).set(1.5);
    const histogram = new Histogram({ name: 'c', help: 'C.', buckets: [1, 2], registers });
    for (const value of [0.5, 1.5, 1.7, 5]) histogram.observe(value);
    const config = configOf({ OTEL_EXPORTER_OTLP_HEADERS: 'x-key=s%20ecret' });
    const tracing = startOtel(config, registry, systemClock);
    const operation = tracing.begin('query', null, null);
    operation?.end({ data: {} });
    await tracing.close();

    expect(received.map(({ path }) => path).toSorted()).toEqual(['/v1/metrics', '/v1/traces']);
    expect(received.map(({ key }) => key)).toEqual(['s ecret', 's ecret']);
    const bodies = Object.fromEntries(received.map(({ path, body }) => [path, body]));
    expect(bodies['/v1/traces']).toMatchObject({
      resourceSpans: [{ scopeSpans: [{ spans: [{ name: 'query' }] }] }],
    });
    expect(JSON.stringify(bodies['/v1/traces'])).toContain('management-graph');
    expect(bodies['/v1/metrics']).toMatchObject({
      resourceMetrics: [
        {
          scopeMetrics: [
            {
              metrics: [
                {
                  name: 'a_total',
                  sum: {
                    isMonotonic: true,
                    dataPoints: [
                      { asDouble: 3, attributes: [{ key: 'x', value: { stringValue: 'y' } }] },
                    ],
                  },
                },
                { name: 'b', gauge: { dataPoints: [{ asDouble: 1.5 }] } },
                {
                  name: 'c',
                  histogram: {
                    dataPoints: [
                      { count: 4, sum: 8.7, explicitBounds: [1, 2], bucketCounts: [1, 2, 1] },
                    ],
                  },
                },
              ],
            },
          ],
        },
      ],
    });
  });

  it('that does not answer holds up nothing', async () => {
    const tracing = startOtel(
      { ...configOf(), endpoint: 'http://127.0.0.1:9' },
      new Registry(),
      systemClock,
    );
    tracing.begin('query', null, null)?.end({ data: {} });
    await tracing.close();
  });

  it('is told of only a part of the operations where that is set', async () => {
    const config = configOf({ OTEL_TRACES_SAMPLER_ARG: '0' });
    const tracing = startOtel(config, new Registry(), systemClock);
    expect(tracing.begin('query', null, null)).toBeUndefined();
    await tracing.close();
  });
});

describe('the configuration of telemetry', () => {
  it('is none where no collector is named', () => {
    expect(readTelemetry({})).toBeUndefined();
    expect(readTelemetry({ OTEL_EXPORTER_OTLP_ENDPOINT: '' })).toBeUndefined();
  });

  it.each([
    [{ OTEL_EXPORTER_OTLP_ENDPOINT: 'collector:4318' }, 'OTEL_EXPORTER_OTLP_ENDPOINT'],
    [{ OTEL_EXPORTER_OTLP_HEADERS: 'k3y-without-name' }, 'OTEL_EXPORTER_OTLP_HEADERS'],
    [{ OTEL_TRACES_SAMPLER_ARG: '2' }, 'OTEL_TRACES_SAMPLER_ARG'],
  ])('refuses %o', (env, name) => {
    const all = { OTEL_EXPORTER_OTLP_ENDPOINT: endpoint, ...env };
    expect(() => readTelemetry(all)).toThrow(ConfigError);
    expect(() => readTelemetry(all)).toThrow(name);
    expect(() => readTelemetry(all)).not.toThrow('k3y');
  });
});
