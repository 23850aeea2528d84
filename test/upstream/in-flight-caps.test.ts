import { describe, expect, it } from 'vitest';
import { createInFlightCaps } from '../../src/upstream/in-flight-caps.ts';
import { createScopeWatch } from '../../src/upstream/scope-watch.ts';
import type { InFlightSlot } from '../../src/upstream/types.ts';
import { ManualClock } from '../support/manual-clock.ts';
import { fakeScope } from './fakes.ts';

const target = { accountId: '111122223333', region: 'eu-west-1' };

const setUp = () => {
  const clock = new ManualClock();
  const caps = createInFlightCaps(clock, createScopeWatch(clock));
  const acquire = (scope = fakeScope(clock, { priority: 'mutation' })) =>
    caps.acquire(scope, 'ProvisionPermissionSet', target);
  const use = () => caps.use('ProvisionPermissionSet', target);
  return { clock, caps, acquire, use };
};

describe('slots', () => {
  it('are 3 for provisioning, and 15 for creations and for deletions', async () => {
    const { clock, caps, use } = setUp();
    const scope = fakeScope(clock);
    for (const [operation, limit] of [
      ['ProvisionPermissionSet', 3],
      ['CreateAccountAssignment', 15],
      ['DeleteAccountAssignment', 15],
    ] as const) {
      for (let i = 0; i <= limit; i++)
        caps.acquire(scope, operation, target).catch(() => undefined);
      await clock.advance(0);
      expect(caps.use(operation, target)).toEqual({ own: limit, others: 0, waiting: 1, limit });
    }
    expect(caps.use('ProvisionPermissionSet', { ...target, region: 'eu-west-2' }).own).toBe(0);
    expect(use().own).toBe(3);
  });

  it('pass to the next when they are released, once each', async () => {
    const { acquire, use } = setUp();
    const slots = await Promise.all([acquire(), acquire(), acquire()]);
    const order: number[] = [];
    const waiting = [1, 2].map((number) => acquire().then((slot) => (order.push(number), slot)));
    slots[0]?.release();
    slots[0]?.release();
    await waiting[0];
    expect(order).toEqual([1]);
    expect(use()).toMatchObject({ own: 3, waiting: 1 });
    slots[1]?.release();
    await waiting[1];
    expect(order).toEqual([1, 2]);
  });

  it('are taken in turn by callers', async () => {
    const { clock, acquire } = setUp();
    const held = await Promise.all([acquire(), acquire(), acquire()]);
    const order: string[] = [];
    const queue = (caller: string) => {
      void acquire(fakeScope(clock, { caller, priority: 'mutation' })).then((slot) => {
        order.push(caller);
        slot.release();
      });
    };
    ['a', 'a', 'a', 'b', 'b'].forEach(queue);
    held[0]?.release();
    await clock.advance(0);
    expect(order).toEqual(['a', 'b', 'a', 'b', 'a']);
  });

  it('refuse at the deadline, and forget who has gone', async () => {
    const { clock, acquire, use } = setUp();
    const held = await Promise.all([acquire(), acquire(), acquire()]);
    const late = acquire(fakeScope(clock, { deadlineMs: 1000 }));
    const gone = fakeScope(clock);
    const left = acquire(gone);
    const refused = expect(late).rejects.toMatchObject({
      code: 'THROTTLED',
      details: { retryAfter: 30 },
    });
    const aborted = expect(left).rejects.toThrow('gone');
    gone.controller.abort(new Error('gone'));
    await clock.advance(1000);
    await Promise.all([refused, aborted]);
    held.forEach((slot) => slot.release());
    expect(use()).toMatchObject({ own: 0, waiting: 0 });
  });
});

describe('operations of others', () => {
  it('count, but ours are not counted twice', async () => {
    const { clock, caps, acquire, use } = setUp();
    const mine = await acquire();
    mine.bind('mine');
    caps.observe('ProvisionPermissionSet', target, ['mine', 'theirs-1', 'theirs-2']);
    expect(use()).toMatchObject({ own: 1, others: 2 });
    let slot: InFlightSlot | undefined;
    void acquire().then((taken) => (slot = taken));
    await clock.advance(0);
    expect(slot).toBeUndefined();
    caps.observe('ProvisionPermissionSet', target, ['mine', 'theirs-1']);
    await clock.advance(0);
    expect(slot).toBeDefined();
  });

  it('no longer count when ours has ended, or when they were not seen for a minute', async () => {
    const { clock, caps, acquire, use } = setUp();
    const mine = await acquire();
    mine.bind('mine');
    caps.observe('ProvisionPermissionSet', target, ['mine', 'theirs']);
    mine.release();
    expect(use()).toMatchObject({ own: 0, others: 1 });
    await clock.advance(60_000);
    expect(use()).toMatchObject({ own: 0, others: 0 });
  });
});
