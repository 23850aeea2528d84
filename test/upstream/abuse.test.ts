import { describe, expect, it } from 'vitest';
import type { CacheKey, RequestScope } from '../../src/upstream/types.ts';
import { createUpstream } from '../../src/upstream/upstream.ts';
import { ManualClock } from '../support/manual-clock.ts';
import { awsError, fakeOperation, fakeScope } from './fakes.ts';

const key: CacheKey = { id: 'a', lifetimeMs: 60_000, service: 'sso-admin', operation: 'X' };

const setUp = () => {
  const clock = new ManualClock();
  return { clock, upstream: createUpstream({ clock, quotaShare: 0.5, random: () => 0 }) };
};

describe('operations that misbehave', () => {
  it.each<[string, unknown]>([
    ['an error of AWS', awsError('AccessDeniedException')],
    ['nothing', undefined],
    ['a frozen object', Object.freeze({ name: 'AccessDeniedException' })],
    [
      'an error with members of wrong types',
      Object.assign(new Error('x'), { name: 5, code: {}, $metadata: 7 }),
    ],
    ['an error of null', { name: null, message: null, $metadata: null, $response: null }],
    ['a number', 5],
  ])('one that throws or rejects with %s gives a GatewayError', async (_, thrown) => {
    const { clock, upstream } = setUp();
    const throwing = fakeOperation((): object => {
      throw thrown as Error;
    });
    const rejecting = fakeOperation(() => Promise.reject<object>(thrown as Error));
    for (const operation of [throwing, rejecting]) {
      const call = upstream.call(fakeScope(clock), operation, {});
      await expect(clock.runUntil(call)).rejects.toMatchObject({ name: 'GatewayError' });
    }
    expect(clock.pending).toBe(0);
  });

  it('one that answers after it was given up changes nothing', async () => {
    const { clock, upstream } = setUp();
    const { promise, resolve, reject } = Promise.withResolvers<object>();
    const scope = fakeScope(clock, { deadlineMs: 1000 });
    const call = upstream.call(
      scope,
      fakeOperation(() => promise),
      {},
    );
    await expect(clock.runUntil(call)).rejects.toMatchObject({ code: 'DEADLINE_EXCEEDED' });
    resolve({});
    reject(new Error('late'));
    await clock.advance(10);
    expect(scope.journal.calls).toBe(1);
  });

  it('one that never answers anybody lets nobody wait beyond the deadline', async () => {
    const { clock, upstream } = setUp();
    const hangs = fakeOperation(() => new Promise<never>(() => undefined));
    const begin = clock.now();
    const reads = Array.from({ length: 100 }, (_, i) =>
      upstream
        .read(
          fakeScope(clock, { caller: `c${i % 7}`, deadlineMs: 5000 }),
          { ...key, id: `k${i % 30}` },
          (flight) => upstream.call(flight, hangs, {}),
        )
        .catch((error: { code: string }) => error.code),
    );
    const codes = await clock.runUntil(Promise.all(reads));
    expect(new Set(codes)).toEqual(new Set(['DEADLINE_EXCEEDED']));
    expect(clock.now() - begin).toBe(5000);
    await clock.advance(1);
    expect(clock.pending).toBe(0);
    expect(upstream.quotas()[0]?.waiting).toBe(0);
  });
});

describe('loads that misbehave', () => {
  it('one that throws before it returns a promise rejects', async () => {
    const { clock, upstream } = setUp();
    const load = (): Promise<never> => {
      throw new TypeError('oops');
    };
    await expect(upstream.read(fakeScope(clock), key, load)).rejects.toThrow('oops');
  });

  it('ones that wait for themselves, at once or in a circle, are told so', async () => {
    const { clock, upstream } = setUp();
    const other: CacheKey = { ...key, id: 'b' };
    const itself = (scope: RequestScope): Promise<unknown> => upstream.read(scope, key, itself);
    const there = (scope: RequestScope): Promise<unknown> => upstream.read(scope, other, back);
    const back = (scope: RequestScope): Promise<unknown> => upstream.read(scope, key, there);
    for (const load of [itself, there]) {
      const read = upstream.read(fakeScope(clock), key, load);
      await expect(clock.runUntil(read)).rejects.toThrow('waits for itself: a');
    }
    expect(clock.pending).toBe(0);
  });

  it('ones that bring nothing are kept too', async () => {
    const { clock, upstream } = setUp();
    for (const nothing of [null, undefined, 0, '']) {
      const id = String(nothing);
      await upstream.read(fakeScope(clock), { ...key, id }, () => Promise.resolve(nothing));
      expect(upstream.peek(fakeScope(clock), { ...key, id })).toMatchObject({ value: nothing });
    }
  });
});

describe('callers that misbehave', () => {
  it('one with a hundred thousand identities costs no memory for ever', async () => {
    const { clock, upstream } = setUp();
    const operation = fakeOperation(() => ({}));
    for (let i = 0; i < 2000; i++) {
      const call = upstream.call(fakeScope(clock, { caller: `c${i}` }), operation, {});
      await clock.runUntil(call);
    }
    expect(operation.sent).toHaveLength(2000);
  });

  it('one whose deadline has passed, or whose signal has aborted, is not served', async () => {
    const { clock, upstream } = setUp();
    const operation = fakeOperation(() => ({}));
    const late = fakeScope(clock, { deadlineMs: -1 });
    const gone = fakeScope(clock);
    gone.controller.abort('a reason that is no error');
    for (const scope of [late, gone]) {
      await expect(upstream.call(scope, operation, {})).rejects.toMatchObject({
        code: 'DEADLINE_EXCEEDED',
      });
      await expect(upstream.read(scope, key, () => Promise.resolve(1))).rejects.toThrow();
      await expect(
        upstream.inFlight.acquire(scope, 'CreateAccountAssignment', operation.target),
      ).rejects.toThrow();
    }
    expect(operation.sent).toHaveLength(0);
    expect(clock.pending).toBe(0);
  });

  it('one without a deadline is served', async () => {
    const { clock, upstream } = setUp();
    const scope = fakeScope(clock, { deadlineMs: Infinity });
    const calls = Array.from({ length: 30 }, () =>
      upstream.call(
        scope,
        fakeOperation(() => ({})),
        {},
      ),
    );
    expect(await clock.runUntil(Promise.all(calls))).toHaveLength(30);
  });

  it('ten thousand that leave at once take nobody with them', async () => {
    const { clock, upstream } = setUp();
    const operation = fakeOperation(() => ({}));
    const crowd = fakeScope(clock, { caller: 'crowd', deadlineMs: 1e7 });
    const calls = Array.from({ length: 10_000 }, () =>
      upstream.call(crowd, operation, {}).catch(() => 'left'),
    );
    const stays = upstream.call(fakeScope(clock), operation, {});
    crowd.controller.abort(new Error('gone'));
    expect(await clock.runUntil(stays)).toEqual({});
    expect((await Promise.all(calls)).filter((one) => one === 'left')).toHaveLength(9990);
    expect(upstream.quotas()[0]?.waiting).toBe(0);
  });
});
