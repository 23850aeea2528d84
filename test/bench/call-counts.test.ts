import { describe, expect, it } from 'vitest';
import { callsSince, readCallCounts } from '../../bench/call-counts.ts';
import { createMetrics } from '../../src/plugins/use-metrics.ts';
import type { JournalEntry } from '../../src/upstream/types.ts';

const entry = (more: Partial<JournalEntry>): JournalEntry => ({
  service: 'sso-admin',
  operation: 'ListInstances',
  attempt: 1,
  waitedMs: 0,
  tookMs: 1,
  outcome: 'ok',
  ...more,
});

describe('the calls in the metrics', () => {
  it('are those that reached AWS', async () => {
    const metrics = createMetrics();
    const read = async () => readCallCounts(await metrics.registry.metrics());
    metrics.observe(entry({}));
    const before = await read();
    for (const outcome of ['ok', 'throttled', 'error', 'cached', 'shared', 'refused'] as const) {
      metrics.observe(entry({ outcome }));
    }
    metrics.observe(entry({ service: 'organizations', operation: 'ListAccounts' }));
    expect(callsSince(before, await read())).toEqual({
      byOperation: { 'sso-admin.ListInstances': 3, 'organizations.ListAccounts': 1 },
      total: 4,
      ssoAdmin: 3,
      throttled: 1,
    });
  });
});
