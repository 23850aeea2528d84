import { describe, expect, it } from 'vitest';
import { createJournal } from '../../src/upstream/journal.ts';
import { BULK_AFTER_CALLS, createRequestScope } from '../../src/upstream/request-scope.ts';
import { isAborted } from '../../src/upstream/scope-watch.ts';
import type { JournalEntry } from '../../src/upstream/types.ts';
import { ManualClock } from '../support/manual-clock.ts';

const entry = (more: Partial<JournalEntry> = {}): JournalEntry => ({
  service: 'sso-admin',
  operation: 'ListInstances',
  attempt: 1,
  waitedMs: 10,
  tookMs: 5,
  outcome: 'ok',
  ...more,
});

describe('a request', () => {
  it('becomes bulk when it has made more calls than a person waits for', () => {
    const clock = new ManualClock();
    const scope = createRequestScope({ caller: 'anna', clock, deadlineMs: 1000 });
    for (let i = 0; i < BULK_AFTER_CALLS; i++) scope.journal.record(entry());
    scope.journal.record(entry({ outcome: 'cached' }));
    expect(scope.priority).toBe('interactive');
    scope.journal.record(entry());
    expect(scope.priority).toBe('bulk');
  });

  it('is bulk from the start when so many calls are expected', () => {
    const clock = new ManualClock();
    const scope = createRequestScope({ caller: 'anna', clock, deadlineMs: 1000 });
    scope.journal.expect(BULK_AFTER_CALLS);
    expect(scope.priority).toBe('interactive');
    scope.journal.expect(1);
    expect(scope.priority).toBe('bulk');
  });

  it('is judged by the service it calls most, since each has a quota of its own', () => {
    const clock = new ManualClock();
    const scope = createRequestScope({ caller: 'anna', clock, deadlineMs: 1000 });
    for (let i = 0; i < BULK_AFTER_CALLS; i++) {
      scope.journal.record(entry());
      scope.journal.record(entry({ service: 'organizations', operation: 'DescribeAccount' }));
    }
    expect(scope.priority).toBe('interactive');
  });

  it('that changes something stays a mutation', () => {
    const clock = new ManualClock();
    const scope = createRequestScope({ caller: 'anna', clock, deadlineMs: 1000, kind: 'mutation' });
    for (let i = 0; i < 100; i++) scope.journal.record(entry());
    expect(scope.priority).toBe('mutation');
  });

  it('ends at its deadline', async () => {
    const clock = new ManualClock();
    const scope = createRequestScope({ caller: 'anna', clock, deadlineMs: 1000 });
    expect(scope.deadline).toBe(clock.now() + 1000);
    await clock.advance(999);
    expect(scope.signal.aborted).toBe(false);
    await clock.advance(1);
    expect(scope.signal.reason).toMatchObject({ code: 'DEADLINE_EXCEEDED' });
  });

  it('ends with its client, and leaves no timer', () => {
    const clock = new ManualClock();
    const client = new AbortController();
    const scope = createRequestScope({
      caller: 'anna',
      clock,
      deadlineMs: 1000,
      signal: client.signal,
    });
    client.abort(new Error('gone'));
    expect(scope.signal.reason).toMatchObject({ message: 'gone' });
    expect(clock.pending).toBe(0);
    const late = createRequestScope({
      caller: 'anna',
      clock,
      deadlineMs: 1000,
      signal: client.signal,
    });
    expect(late.signal.aborted).toBe(true);
    const answered = createRequestScope({ caller: 'anna', clock, deadlineMs: 1000 });
    expect([scope, late, answered].map(({ journal }) => journal.isClosed)).toEqual([
      true,
      true,
      false,
    ]);
    answered.dispose();
    expect(answered.journal.isClosed).toBe(true);
    expect(clock.pending).toBe(0);
  });
});

describe('a request whose client says only when it is asked whether it has gone', () => {
  const open = () => {
    const clock = new ManualClock();
    const control = new AbortController();
    const client = { isGone: false, signal: control.signal };
    const scope = createRequestScope({ caller: 'anna', clock, deadlineMs: 1000, client });
    return { clock, client, control, scope };
  };

  it('sets no timer until somebody waits for it, and then ends at its deadline', async () => {
    const { clock, scope } = open();
    expect(clock.pending).toBe(0);
    await clock.advance(400);
    const { signal } = scope;
    expect(clock.pending).toBe(1);
    await clock.advance(599);
    expect(signal.aborted).toBe(false);
    await clock.advance(1);
    expect(signal.reason).toMatchObject({ code: 'DEADLINE_EXCEEDED' });
  });

  it('knows that its client has gone, with a signal and without', () => {
    const { client, control, scope } = open();
    expect(isAborted(scope)).toBe(false);
    client.isGone = true;
    expect(isAborted(scope)).toBe(true);
    control.abort(new Error('gone'));
    expect(scope.signal.reason).toMatchObject({ message: 'gone' });
    expect(isAborted(scope)).toBe(true);
  });

  it('is told of nothing more once it has been answered', async () => {
    const { clock, client, control, scope } = open();
    scope.dispose();
    client.isGone = true;
    control.abort(new Error('gone'));
    await clock.advance(2000);
    expect([isAborted(scope), scope.signal.aborted, clock.pending]).toEqual([false, false, 0]);
  });
});

describe('a journal', () => {
  it('sums up what a request cost', () => {
    const seen: JournalEntry[] = [];
    const journal = createJournal((one) => seen.push(one));
    journal.expect(3);
    journal.expect(1);
    (['ok', 'error', 'throttled', 'cached', 'shared', 'refused'] as const).forEach((outcome) =>
      journal.record(entry({ outcome })),
    );
    journal.record(entry({ service: 'organizations', operation: 'ListAccounts' }));
    expect(journal.summary()).toEqual({
      calls: 4,
      cached: 2,
      throttled: 1,
      waitedMs: 70,
      estimate: null,
      operations: [
        { service: 'sso-admin', operation: 'ListInstances', calls: 3, cached: 2 },
        { service: 'organizations', operation: 'ListAccounts', calls: 1, cached: 0 },
      ],
    });
    expect(journal.expected).toBe(4);
    expect(seen).toHaveLength(7);
  });

  it('of a bulk job stays small', () => {
    const journal = createJournal();
    for (let i = 0; i < 10_000; i++) journal.record(entry());
    expect(journal.entries.length).toBe(500);
    expect(journal.calls).toBe(10_000);
  });
});
