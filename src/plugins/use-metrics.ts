import type { Plugin } from 'graphql-yoga';
import { Counter, Gauge, Registry } from 'prom-client';
import type { JournalEntry, Upstream } from '../upstream/types.ts';
import { operationKind } from './operation-kind.ts';

/** What the process counts, and how it is read. */
export interface Metrics {
  readonly registry: Registry;
  /** Told of each AWS call, and of each read that needed none. */
  observe(entry: JournalEntry): void;
  /** Shows the quota's use from now on. */
  watch(upstream: Upstream): void;
  readonly operations: Counter;
  readonly errors: Counter;
}

interface Count {
  count: number;
  readonly labels: Pick<JournalEntry, 'service' | 'operation' | 'outcome'>;
}

export const createMetrics = (): Metrics => {
  const registry = new Registry();
  const registers = [registry];
  // Counted by hand, and handed over when somebody reads: a large answer is a thousand cached reads.
  const counts = new Map<string, Count[]>();
  new Counter({
    name: 'management_graph_aws_calls_total',
    help: 'AWS calls, and reads that a cache answered, by outcome.',
    labelNames: ['service', 'operation', 'outcome'],
    registers,
    collect() {
      this.reset();
      for (const { count, labels } of [...counts.values()].flat()) this.inc(labels, count);
    },
  });
  const operations = new Counter({
    name: 'management_graph_operations_total',
    help: 'GraphQL operations executed, by kind.',
    labelNames: ['kind'],
    registers,
  });
  const errors = new Counter({
    name: 'management_graph_errors_total',
    help: 'Errors in GraphQL answers, by code.',
    labelNames: ['code'],
    registers,
  });
  return {
    registry,
    operations,
    errors,
    observe({ service, operation, outcome }) {
      let ofOperation = counts.get(operation);
      if (ofOperation === undefined) counts.set(operation, (ofOperation = []));
      const count = ofOperation.find(
        ({ labels }) => labels.outcome === outcome && labels.service === service,
      );
      if (count === undefined)
        ofOperation.push({ count: 1, labels: { service, operation, outcome } });
      else count.count += 1;
    },
    watch(upstream) {
      const labelNames = ['service', 'operation_class', 'region'];
      const gauge = (name: string, help: string, pick: 'allowed' | 'used' | 'waiting'): Gauge =>
        new Gauge({
          name: `management_graph_quota_${name}`,
          help,
          labelNames,
          registers,
          collect() {
            this.reset();
            for (const quota of upstream.quotas()) {
              const { service, operationClass, target } = quota;
              const region = target.region ?? '';
              const labels = { service, operation_class: operationClass, region };
              this.set(labels, quota[pick]);
            }
          },
        });
      gauge('allowed', 'Calls a second that the gateway allows itself.', 'allowed');
      gauge('used', 'Calls started in the last second.', 'used');
      gauge('waiting', 'Calls that wait for the quota.', 'waiting');
    },
  };
};

/** Serves `GET /metrics` and counts operations and errors. */
export const useMetrics = ({ registry, operations, errors }: Metrics): Plugin => ({
  async onRequest({ request, url, endResponse, fetchAPI }) {
    if (request.method !== 'GET' || url.pathname !== '/metrics') return;
    const headers = { 'content-type': registry.contentType };
    endResponse(new fetchAPI.Response(await registry.metrics(), { headers }));
  },
  onExecute({ args }) {
    const kind = operationKind(args);
    operations.inc({ kind });
  },
  onSubscribe({ args }) {
    operations.inc({ kind: operationKind(args) });
  },
  onExecutionResult({ result }) {
    if (result === undefined || Symbol.asyncIterator in result) return;
    for (const error of result.errors ?? []) {
      errors.inc({
        code: typeof error.extensions.code === 'string' ? error.extensions.code : 'INTERNAL',
      });
    }
  },
});
