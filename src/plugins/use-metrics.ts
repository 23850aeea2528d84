import type { Plugin } from 'graphql-yoga';
import type { Clock } from '../core/clock.ts';
import { operationKind } from './operation-kind.ts';
import type { Metrics } from '../telemetry/metrics.ts';

export { createMetrics, type Metrics } from '../telemetry/metrics.ts';

/**
 * Serves `GET /metrics`, and counts and times operations, errors and subscriptions.
 *
 * @param isServed whether they are served here, and not on a port of their own.
 */
export const useMetrics = (metrics: Metrics, clock: Clock, isServed = true): Plugin => ({
  async onRequest({ request, url, endResponse, fetchAPI }) {
    if (url.pathname !== '/metrics') return;
    if (!isServed) return endResponse(new fetchAPI.Response('', { status: 404 }));
    if (request.method !== 'GET') return;
    const headers = { 'content-type': metrics.registry.contentType };
    endResponse(new fetchAPI.Response(await metrics.registry.metrics(), { headers }));
  },
  onExecute({ args }) {
    const kind = operationKind(args);
    const since = clock.now();
    metrics.operations.inc({ kind });
    return {
      onExecuteDone: () => metrics.durations.observe({ kind }, (clock.now() - since) / 1000),
    };
  },
  onSubscribe({ args }) {
    metrics.operations.inc({ kind: operationKind(args) });
    return {
      onSubscribeResult({ result }) {
        if (!(Symbol.asyncIterator in result)) return undefined;
        metrics.subscriptions.inc();
        return { onEnd: () => metrics.subscriptions.dec() };
      },
    };
  },
  onExecutionResult({ result }) {
    if (result === undefined || Symbol.asyncIterator in result) return;
    for (const error of result.errors ?? []) {
      metrics.errors.inc({
        code: typeof error.extensions.code === 'string' ? error.extensions.code : 'INTERNAL',
      });
    }
  },
});
