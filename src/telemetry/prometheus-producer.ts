import { type HrTime, ValueType } from '@opentelemetry/api';
import { hrTime, millisToHrTime } from '@opentelemetry/core';
import { emptyResource } from '@opentelemetry/resources';
import {
  AggregationTemporality,
  DataPointType,
  type DataPoint,
  type Histogram,
  type MetricData,
  type MetricProducer,
} from '@opentelemetry/sdk-metrics';
import type { Registry } from 'prom-client';

/** The values of one metric as prom-client gives them. */
interface Sample {
  readonly value: number;
  readonly metricName?: string;
  readonly labels: Readonly<Record<string, string | number | undefined>>;
}

type Attributes = DataPoint<number>['attributes'];

const withoutBound = (labels: Sample['labels']): Attributes => {
  const attributes: Record<string, string | number> = {};
  for (const [name, value] of Object.entries(labels)) {
    if (name !== 'le' && value !== undefined) attributes[name] = value;
  }
  return attributes;
};

interface Collected {
  readonly attributes: Attributes;
  /** By bound, the number of values up to it. */
  readonly upTo: [bound: number, count: number][];
  sum: number;
  count: number;
}

const toHistogram = ({ upTo, sum, count }: Collected): Histogram => {
  const bounds = upTo.filter(([bound]) => Number.isFinite(bound)).toSorted(([a], [b]) => a - b);
  let before = 0;
  const counts = bounds.map(([, cumulative]) => {
    const own = cumulative - before;
    before = cumulative;
    return own;
  });
  return {
    buckets: { boundaries: bounds.map(([bound]) => bound), counts: [...counts, count - before] },
    sum,
    count,
  };
};

const histogramsOf = (samples: readonly Sample[]): readonly Collected[] => {
  const byLabels = new Map<string, Collected>();
  for (const { value, metricName = '', labels } of samples) {
    const attributes = withoutBound(labels);
    const key = JSON.stringify(attributes);
    const found: Collected = byLabels.get(key) ?? { attributes, upTo: [], sum: 0, count: 0 };
    byLabels.set(key, found);
    if (metricName.endsWith('_sum')) found.sum = value;
    else if (metricName.endsWith('_count')) found.count = value;
    else found.upTo.push([labels.le === '+Inf' ? Infinity : Number(labels.le), value]);
  }
  return [...byLabels.values()];
};

/**
 * Gives what prom-client has counted to OpenTelemetry, so that `GET /metrics` and OTLP are two ways to
 * read the same figures. Summaries, which OTLP keeps for old times' sake, are left out; there are none.
 */
export const prometheusProducer = (registry: Registry, startedAt: number): MetricProducer => {
  const startTime: HrTime = millisToHrTime(startedAt);
  return {
    async collect() {
      const endTime = hrTime();
      const metrics: MetricData[] = [];
      for (const { name, help, type, values } of await registry.getMetricsAsJSON()) {
        const samples = values as readonly Sample[];
        const data = {
          descriptor: { name, description: help, unit: '', valueType: ValueType.DOUBLE },
          aggregationTemporality: AggregationTemporality.CUMULATIVE,
        };
        const points = samples.map(({ value, labels }) => ({
          startTime,
          endTime,
          attributes: withoutBound(labels),
          value,
        }));
        // Declared as an enum, and is its text.
        const kind = String(type);
        if (kind === 'counter') {
          metrics.push({
            ...data,
            dataPointType: DataPointType.SUM,
            isMonotonic: true,
            dataPoints: points,
          });
        } else if (kind === 'gauge') {
          metrics.push({ ...data, dataPointType: DataPointType.GAUGE, dataPoints: points });
        } else if (kind === 'histogram') {
          const dataPoints = histogramsOf(samples).map((collected) => ({
            startTime,
            endTime,
            attributes: collected.attributes,
            value: toHistogram(collected),
          }));
          metrics.push({ ...data, dataPointType: DataPointType.HISTOGRAM, dataPoints });
        }
      }
      const scopeMetrics = [{ scope: { name: 'management-graph' }, metrics }];
      return { resourceMetrics: { resource: emptyResource(), scopeMetrics }, errors: [] };
    },
  };
};
