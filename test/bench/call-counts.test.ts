import { describe, expect, it } from 'vitest';
import { callsAt, callsSince, readCallCounts } from '../../bench/call-counts.ts';
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

  it('leave out what a process calls at its start, and the question does not need', () => {
    const start = {
      byOperation: { 'sts.GetCallerIdentity': 1, 'sso-admin.ListInstances': 2 },
      total: 3,
      ssoAdmin: 2,
      throttled: 0,
    };
    const all = {
      byOperation: { ...start.byOperation, 'sso-admin.DescribePermissionSet': 4 },
      total: 7,
      ssoAdmin: 6,
      throttled: 1,
    };
    // One of the two lists of instances is the question's own.
    expect(callsAt(all, start, { 'sso-admin.ListInstances': 1 })).toEqual({
      byOperation: { 'sso-admin.ListInstances': 1, 'sso-admin.DescribePermissionSet': 4 },
      total: 5,
      ssoAdmin: 5,
      throttled: 1,
    });
  });
});
