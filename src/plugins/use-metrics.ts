import type { Plugin } from 'graphql-yoga';
import type { Clock } from '../core/clock.ts';
import type { Caller } from '../auth/caller.ts';
import { GatewayError } from '../core/errors.ts';
import { refusal } from './operation-cost.ts';
import { noteRefusal } from '../http/refused-request.ts';
import { operationKind } from './operation-kind.ts';
import { callerOf } from './use-caller.ts';
import type { Metrics } from '../telemetry/metrics.ts';

export { createMetrics, type Metrics } from '../telemetry/metrics.ts';

const HEADERS = {
  'content-type': 'application/graphql-response+json; charset=utf-8',
  'cache-control': 'no-store',
};

/**
 * Serves `GET /metrics` to whom `check` lets, and counts and times operations, errors and subscriptions.
 *
 * @param check throws the GatewayError of a caller who may not read them; undefined where they are served on
 *   a port of their own, and not here.
 */
export const useMetrics = (
  metrics: Metrics,
  clock: Clock,
  check: ((caller: Caller) => void) | undefined,
): Plugin => ({
  async onRequest({ request, url, endResponse, fetchAPI }) {
    if (url.pathname !== '/metrics') return;
    if (check === undefined) return endResponse(new fetchAPI.Response('', { status: 404 }));
    if (request.method !== 'GET') return;
    try {
      check(callerOf(request));
    } catch (error) {
      if (!(error instanceof GatewayError)) throw error;
      noteRefusal(request, error);
      const body = JSON.stringify(refusal(error));
      return endResponse(new fetchAPI.Response(body, { status: 403, headers: HEADERS }));
    }
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
