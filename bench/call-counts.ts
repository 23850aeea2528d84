import type { CallCounts } from './rig.ts';

const LINE =
  /^management_graph_aws_calls_total\{service="([^"]+)",operation="([^"]+)",outcome="([^"]+)"\} (\d+)$/;

/** Outcomes of reads that reached AWS; what a cache answered or the scheduler refused did not. */
const SENT = new Set(['ok', 'error', 'throttled']);

/** Reads the calls out of the text of `GET /metrics`. */
export const readCallCounts = (metrics: string): CallCounts => {
  const byOperation: Record<string, number> = {};
  let total = 0;
  let ssoAdmin = 0;
  let throttled = 0;
  for (const line of metrics.split('\n')) {
    const [, service = '', operation = '', outcome = '', count = '0'] = LINE.exec(line) ?? [];
    const calls = Number(count);
    if (!SENT.has(outcome) || calls === 0) continue;
    const name = `${service}.${operation}`;
    byOperation[name] = (byOperation[name] ?? 0) + calls;
    total += calls;
    if (service === 'sso-admin') ssoAdmin += calls;
    if (outcome === 'throttled') throttled += calls;
  }
  return { byOperation, total, ssoAdmin, throttled };
};

/**
 * The calls of a question that was asked a process which had made `start` of its own accord. Those of
 * them that the question needs as well (they are in `least`) are its own: it was spared them.
 */
export const callsAt = (
  all: CallCounts,
  start: CallCounts,
  least: Readonly<Record<string, number>>,
): CallCounts => {
  const spared = Object.entries(start.byOperation).map(
    ([name, calls]) => [name, Math.max(0, calls - (least[name] ?? 0))] as const,
  );
  const own = { ...start, byOperation: Object.fromEntries(spared), total: 0, ssoAdmin: 0 };
  for (const [name, calls] of spared) {
    own.total += calls;
    if (name.startsWith('sso-admin.')) own.ssoAdmin += calls;
  }
  return callsSince(own, all);
};

/** What was called after `before` was read. */
export const callsSince = (before: CallCounts, after: CallCounts): CallCounts => ({
  byOperation: Object.fromEntries(
    Object.entries(after.byOperation)
      .map(([name, calls]) => [name, calls - (before.byOperation[name] ?? 0)] as const)
      .filter(([, calls]) => calls > 0),
  ),
  total: after.total - before.total,
  ssoAdmin: after.ssoAdmin - before.ssoAdmin,
  throttled: after.throttled - before.throttled,
});
