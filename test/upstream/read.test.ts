import { describe, expect, it } from 'vitest';
import { GatewayError } from '../../src/core/errors.ts';
import type { CacheKey, Fetched, RequestScope } from '../../src/upstream/types.ts';
import { createUpstream, type UpstreamOptions } from '../../src/upstream/upstream.ts';
import { ManualClock } from '../support/manual-clock.ts';
import { fakeOperation, fakeScope } from './fakes.ts';

const MINUTE = 60_000;

const keyOf = (id: string, more: Partial<CacheKey> = {}): CacheKey => ({
  id,
  lifetimeMs: MINUTE,
  service: 'sso-admin',
  operation: 'DescribePermissionSet',
  ...more,
});

const setUp = (options: Partial<UpstreamOptions> = {}) => {
  const clock = new ManualClock();
  const upstream = createUpstream({ clock, quotaShare: 1, random: () => 0, ...options });
  return { clock, upstream };
};

/** A read whose end a test decides. */
const pending = <T>() => {
  const { promise, resolve, reject } = Promise.withResolvers<T>();
  let loads = 0;
  const scopes: RequestScope[] = [];
  const load = (scope: RequestScope): Promise<T> => {
    loads += 1;
    scopes.push(scope);
    return promise;
  };
  return { load, resolve, reject, scopes, loads: () => loads };
};

const value = async <T>(read: Promise<Fetched<T>>): Promise<T> => (await read).value;

describe('lifetime', () => {
  it.each([
    { age: 59_999, lifetimeMs: MINUTE, loads: 1 },
    { age: 60_000, lifetimeMs: MINUTE, loads: 2 },
    { age: 60_000, lifetimeMs: 5 * MINUTE, loads: 1 },
    { age: 0, lifetimeMs: 0, loads: 2 },
  ])(
    'of $lifetimeMs ms for a value $age ms old: $loads reads',
    async ({ age, lifetimeMs, loads }) => {
      const { clock, upstream } = setUp();
      let count = 0;
      const load = () => Promise.resolve(++count);
      await upstream.read(fakeScope(clock), keyOf('a'), load);
      await clock.advance(age);
      const again = await upstream.read(fakeScope(clock), keyOf('a', { lifetimeMs }), load);
      expect(again.value).toBe(loads);
      expect(count).toBe(loads);
    },
  );

  it('counts from the beginning of the read', async () => {
    const { clock, upstream } = setUp();
    const slow = pending<string>();
    const read = upstream.read(fakeScope(clock), keyOf('a'), slow.load);
    const began = clock.now();
    await clock.advance(5000);
    slow.resolve('x');
    expect(await read).toEqual({ value: 'x', fetchedAt: began, epoch: 0 });
  });

  it('never keeps an error', async () => {
    const { clock, upstream } = setUp();
    const scope = fakeScope(clock);
    const fails = () => Promise.reject(new GatewayError('NOT_FOUND'));
    await expect(upstream.read(scope, keyOf('a'), fails)).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
    expect(await value(upstream.read(scope, keyOf('a'), () => Promise.resolve(1)))).toBe(1);
  });

  it('writes a hit into the journal, but not a peek', async () => {
    const { clock, upstream } = setUp();
    await upstream.read(fakeScope(clock), keyOf('a'), () => Promise.resolve(1));
    const scope = fakeScope(clock);
    expect(upstream.peek(scope, keyOf('a'))?.value).toBe(1);
    expect(upstream.peek(scope, keyOf('b'))).toBeUndefined();
    expect(scope.journal.entries).toEqual([]);
    await upstream.read(scope, keyOf('a'), () => Promise.resolve(2));
    expect(scope.journal.summary()).toMatchObject({ calls: 0, cached: 1 });
  });
});

describe('x-aws-max-age', () => {
  it.each([
    { maxAgeMs: 0, age: 1, hit: false },
    { maxAgeMs: 1000, age: 1000, hit: true },
    { maxAgeMs: 1000, age: 1001, hit: false },
    { maxAgeMs: undefined, age: 1001, hit: true },
  ])('of $maxAgeMs: a value $age ms old is taken: $hit', async ({ maxAgeMs, age, hit }) => {
    const { clock, upstream } = setUp();
    await upstream.read(fakeScope(clock), keyOf('a'), () => Promise.resolve('old'));
    await clock.advance(age);
    const read = upstream.read(fakeScope(clock, { maxAgeMs }), keyOf('a'), () =>
      Promise.resolve('new'),
    );
    expect(await value(read)).toBe(hit ? 'old' : 'new');
  });

  it('lets a request use what it has itself read, however long it takes', async () => {
    const { clock, upstream } = setUp();
    const scope = fakeScope(clock, { maxAgeMs: 0 });
    await upstream.read(scope, keyOf('a'), () => Promise.resolve('mine'));
    await clock.advance(20_000);
    expect(upstream.peek(scope, keyOf('a'))?.value).toBe('mine');
  });

  it('does not join a read that began before the request, but one that began after it', async () => {
    const { clock, upstream } = setUp();
    const first = pending<string>();
    const second = pending<string>();
    const early = upstream.read(fakeScope(clock), keyOf('a'), first.load);
    await clock.advance(1);
    const strict = fakeScope(clock, { maxAgeMs: 0 });
    await clock.advance(1);
    const own = upstream.read(strict, keyOf('a'), second.load);
    const joins = upstream.read(fakeScope(clock, { maxAgeMs: 5 }), keyOf('a'), second.load);
    first.resolve('first');
    second.resolve('second');
    expect(await Promise.all([early, own, joins].map(value))).toEqual([
      'first',
      'second',
      'second',
    ]);
    expect(second.loads()).toBe(1);
    expect(upstream.peek(fakeScope(clock), keyOf('a'))?.value).toBe('second');
  });

  it('looks through a cached value that was used on the way', async () => {
    const { clock, upstream } = setUp();
    let instances = 0;
    const instance = (scope: RequestScope) =>
      upstream.read(scope, keyOf('instance'), () => Promise.resolve(++instances));
    const outer = (scope: RequestScope) =>
      upstream.read(scope, keyOf('outer'), async (flight) => (await instance(flight)).value);
    await instance(fakeScope(clock));
    await clock.advance(10_000);
    expect(await value(outer(fakeScope(clock)))).toBe(1);
    expect(await value(outer(fakeScope(clock)))).toBe(1);
    expect(await value(outer(fakeScope(clock, { maxAgeMs: 5000 })))).toBe(2);
  });
});

describe('writes', () => {
  it('drop what has one of their tags, and the id is always one', async () => {
    const { clock, upstream } = setUp();
    const scope = fakeScope(clock);
    await upstream.read(scope, keyOf('a', { tags: ['set:1'] }), () => Promise.resolve(1));
    await upstream.read(scope, keyOf('b', { tags: ['set:2'] }), () => Promise.resolve(1));
    await upstream.read(scope, keyOf('c'), () => Promise.resolve(1));
    upstream.invalidate(['set:1', 'c']);
    const kept = [keyOf('a', { tags: ['set:1'] }), keyOf('b', { tags: ['set:2'] }), keyOf('c')];
    expect(kept.map((key) => upstream.peek(scope, key)?.value)).toEqual([undefined, 1, undefined]);
  });

  it('are not undone by a read that began before them', async () => {
    const { clock, upstream } = setUp();
    const before = pending<string>();
    const after = pending<string>();
    const first = upstream.read(fakeScope(clock), keyOf('a'), before.load);
    await clock.advance(0);
    upstream.invalidate(['a']);
    const second = upstream.read(fakeScope(clock), keyOf('a'), after.load);
    after.resolve('after the write');
    expect(await value(second)).toBe('after the write');
    before.resolve('before the write');
    expect(await value(first)).toBe('before the write');
    expect(upstream.peek(fakeScope(clock), keyOf('a'))?.value).toBe('after the write');
  });

  it('are not undone by a list that began before them', async () => {
    const { clock, upstream } = setUp();
    const scope = fakeScope(clock);
    const list = await upstream.read(scope, keyOf('list'), () => Promise.resolve(['old']));
    upstream.invalidate(['item']);
    upstream.prime(keyOf('item'), { ...list, value: 'old' });
    expect(upstream.peek(scope, keyOf('item'))).toBeUndefined();
    upstream.prime(keyOf('other'), { ...list, value: 'old' });
    expect(upstream.peek(scope, keyOf('other'))?.value).toBe('old');
  });

  it('are remembered in bounded memory, at the price of reading again', async () => {
    const { clock, upstream } = setUp();
    const scope = fakeScope(clock);
    const slow = pending<string>();
    const read = upstream.read(scope, keyOf('a'), slow.load);
    await clock.advance(0);
    upstream.invalidate(['a']);
    for (let i = 0; i < 20_001; i++) upstream.invalidate([`tag:${i}`]);
    slow.resolve('before the write');
    await read;
    expect(upstream.peek(scope, keyOf('a'))).toBeUndefined();
  });
});

describe('priming', () => {
  it('keeps the younger of two values', async () => {
    const { clock, upstream } = setUp();
    const scope = fakeScope(clock);
    const old = await upstream.read(scope, keyOf('list'), () => Promise.resolve('old'));
    await clock.advance(10);
    await upstream.read(scope, keyOf('item'), () => Promise.resolve('young'));
    upstream.prime(keyOf('item'), old);
    expect(upstream.peek(scope, keyOf('item'))?.value).toBe('young');
  });
});

describe('size', () => {
  it('is bounded by the number of objects', async () => {
    const { clock, upstream } = setUp({ cacheSize: 100 });
    const scope = fakeScope(clock);
    const hundred = () => Promise.resolve(Array.from({ length: 60 }, (_, i) => i));
    for (const id of ['a', 'b']) await upstream.read(scope, keyOf(id), hundred);
    expect(upstream.peek(scope, keyOf('a'))).toBeUndefined();
    expect(upstream.peek(scope, keyOf('b'))).toBeDefined();
    await upstream.read(scope, keyOf('huge', { size: 101 }), hundred);
    expect(upstream.peek(scope, keyOf('huge'))).toBeUndefined();
    expect(upstream.peek(scope, keyOf('b'))).toBeDefined();
  });
});

describe('one flight', () => {
  it('answers everybody with one read, and charges the one who started it', async () => {
    const { clock, upstream } = setUp();
    const operation = fakeOperation(() => ({ name: 'x' }));
    const scopes = Array.from({ length: 5 }, () => fakeScope(clock));
    const reads = scopes.map((scope) =>
      upstream.read(scope, keyOf('a'), (flight) => upstream.call(flight, operation, {})),
    );
    expect(await Promise.all(reads.map(value))).toEqual(Array(5).fill({ name: 'x' }));
    expect(operation.sent).toHaveLength(1);
    const [first, second] = scopes.map(({ journal }) => journal.summary());
    expect(first).toMatchObject({ calls: 1, cached: 0 });
    expect(second).toMatchObject({ calls: 0, cached: 1 });
    expect(scopes[1]?.journal.entries).toMatchObject([{ outcome: 'shared', attempt: 0 }]);
  });

  it('gives everybody its error, and starts anew afterwards', async () => {
    const { clock, upstream } = setUp();
    const flight = pending<string>();
    const reads = [1, 2, 3].map(() => upstream.read(fakeScope(clock), keyOf('a'), flight.load));
    flight.reject(new GatewayError('ACCESS_DENIED'));
    for (const read of reads) await expect(read).rejects.toMatchObject({ code: 'ACCESS_DENIED' });
    expect(flight.loads()).toBe(1);
    expect(
      await value(upstream.read(fakeScope(clock), keyOf('a'), () => Promise.resolve('ok'))),
    ).toBe('ok');
  });

  it('lets one leave at its own deadline without harming the others', async () => {
    const { clock, upstream } = setUp();
    const flight = pending<string>();
    const hurried = upstream.read(fakeScope(clock, { deadlineMs: 1000 }), keyOf('a'), flight.load);
    const patient = upstream.read(fakeScope(clock, { deadlineMs: 9000 }), keyOf('a'), flight.load);
    const left = expect(hurried).rejects.toMatchObject({ code: 'DEADLINE_EXCEEDED' });
    await clock.advance(2000);
    await left;
    expect(flight.scopes[0]?.signal.aborted).toBe(false);
    expect(flight.scopes[0]?.deadline).toBe(clock.now() + 7000);
    flight.resolve('x');
    expect(await value(patient)).toBe('x');
    expect(flight.loads()).toBe(1);
  });

  it('is aborted when all have left, and not joined any more', async () => {
    const { clock, upstream } = setUp();
    const flight = pending<string>();
    const scopes = [fakeScope(clock), fakeScope(clock)];
    const reads = scopes.map((scope) => upstream.read(scope, keyOf('a'), flight.load));
    const reason = new Error('gone');
    const ends = reads.map((read) => expect(read).rejects.toBe(reason));
    await clock.advance(0);
    scopes[0]?.controller.abort(reason);
    await clock.advance(0);
    expect(flight.scopes[0]?.signal.aborted).toBe(false);
    scopes[1]?.controller.abort(reason);
    await clock.advance(0);
    await Promise.all(ends);
    expect(flight.scopes[0]?.signal.aborted).toBe(true);
    expect(
      await value(upstream.read(fakeScope(clock), keyOf('a'), () => Promise.resolve('new'))),
    ).toBe('new');
  });

  it('is as urgent as the most urgent who wants it', async () => {
    const { clock, upstream } = setUp({ quotas: { 'sso-admin': { rate: 1 } } });
    const order: string[] = [];
    const read = (scope: RequestScope, id: string) =>
      upstream.read(scope, keyOf(id), (outer) =>
        value(
          upstream.read(outer, keyOf(`${id} inner`), (inner) =>
            upstream.call(
              inner,
              fakeOperation(() => ({ id: order.push(id) })),
              {},
            ),
          ),
        ),
      );
    const bulk = () => fakeScope(clock, { priority: 'bulk', deadlineMs: 1e5 });
    const reads = ['first', 'b', 'c', 'd'].map((id) => read(bulk(), id));
    await clock.advance(1);
    reads.push(read(fakeScope(clock), 'd'));
    await clock.runUntil(Promise.all(reads));
    expect(order).toEqual(['first', 'd', 'b', 'c']);
  });

  it('leaves no timer and no listener behind', async () => {
    const { clock, upstream } = setUp();
    const scope = fakeScope(clock);
    await Promise.all(
      Array.from({ length: 200 }, (_, i) =>
        upstream.read(scope, keyOf(`k${i % 50}`), () => Promise.resolve(i)),
      ),
    );
    expect(clock.pending).toBe(0);
  });
});
