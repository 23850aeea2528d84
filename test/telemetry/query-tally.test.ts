import { describe, expect, it } from 'vitest';
import { createMetrics } from '../../src/telemetry/metrics.ts';

const QUERIES = 'management_graph_operations_total{kind="query"}';
const DURATION = 'management_graph_operation_duration_seconds';

/** The value of a series, as whoever reads `GET /metrics` gets it. */
const valueOf = async (
  { registry }: ReturnType<typeof createMetrics>,
  series: string,
): Promise<number> => {
  const text = await registry.metrics();
  const line = text.split('\n').find((each) => each.startsWith(`${series} `));
  return Number(line?.slice(series.length + 1));
};

describe('queries', () => {
  it.each([1, 255, 256, 257, 1000])('are all counted when they are read: %i', async (count) => {
    const metrics = createMetrics();
    for (let i = 0; i < count; i += 1) {
      metrics.queries.begun();
      metrics.queries.took(i % 2 === 0 ? 0.001 : 0.5);
    }
    expect(await valueOf(metrics, QUERIES)).toBe(count);
    const query = '{kind="query"}';
    expect(await valueOf(metrics, `${DURATION}_count${query}`)).toBe(count);
    const slow = Math.floor(count / 2);
    const sum = (count - slow) * 0.001 + slow * 0.5;
    expect(await valueOf(metrics, `${DURATION}_sum${query}`)).toBeCloseTo(sum, 6);
    const quick = `${DURATION}_bucket{le="0.005",kind="query"}`;
    expect(await valueOf(metrics, quick)).toBe(count - slow);
  });

  it('are counted once, however often they are read, beside those that were counted one by one', async () => {
    const metrics = createMetrics();
    metrics.queries.begun();
    metrics.operations.inc({ kind: 'query' });
    expect(await valueOf(metrics, QUERIES)).toBe(2);
    metrics.queries.begun();
    expect(await valueOf(metrics, QUERIES)).toBe(3);
    expect(await valueOf(metrics, QUERIES)).toBe(3);
  });
});
