import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { GatewayError } from '../../src/core/errors.ts';
import type { PagedList } from '../../src/core/paged-list.ts';
import { createBulkOrSingle } from '../../src/upstream/bulk-or-single.ts';
import { notePopulation } from '../../src/upstream/population.ts';
import type { CacheKey, RequestScope } from '../../src/upstream/types.ts';
import { createUpstream } from '../../src/upstream/upstream.ts';
import { ManualClock } from '../support/manual-clock.ts';
import { fakeScope } from './fakes.ts';

interface Item {
  readonly id: string;
}

const MINUTE = 60_000;
const PAGE = 10;

/** `size` objects behind a List of pages of ten and a Describe; counts what they cost. */
const setUp = ({
  size,
  listError,
  fewestAhead,
  tellsCached = false,
}: {
  size: number;
  listError?: Error;
  fewestAhead?: number;
  /** Whether the list says which of its pages cost nothing. */
  tellsCached?: boolean;
}) => {
  const clock = new ManualClock();
  const upstream = createUpstream({ clock, quotaShare: 1 });
  const calls = { list: 0, describe: 0 };
  /** How often the key of an item of a page was looked at. */
  const looked = { at: 0 };
  const items = Array.from({ length: size }, (_, i) => ({ id: `o${i}` }));
  const key = (id: string): CacheKey => ({
    id,
    lifetimeMs: MINUTE,
    tags: ['object'],
    service: 'sso-admin',
    operation: 'Describe',
  });
  const list = (scope: RequestScope): PagedList<Item> => ({
    keyOf: ({ id }) => id,
    ...(tellsCached && {
      isCached: (token?: string) => upstream.peek(scope, key(`page ${token ?? 0}`)) !== undefined,
    }),
    async read(token) {
      const from = Number(token ?? 0);
      const page = await upstream.read(scope, key(`page ${from}`), () => {
        calls.list += 1;
        if (listError !== undefined) throw listError;
        return Promise.resolve(items.slice(from, from + PAGE));
      });
      const next = from + PAGE < size ? String(from + PAGE) : undefined;
      return { items: page.value, nextToken: next, fetchedAt: page.fetchedAt, epoch: page.epoch };
    },
  });
  const loaderOf = (scope: RequestScope = fakeScope(clock)) =>
    createBulkOrSingle<string, Item>(upstream, scope, {
      population: 'objects',
      pageSize: PAGE,
      ...(fewestAhead === undefined ? {} : { fewestAhead }),
      keyOf: (id) => id,
      list: () => list(scope),
      itemKey({ id }) {
        looked.at += 1;
        return id;
      },
      cacheKey: key,
      describe(_flight, id) {
        calls.describe += 1;
        const item = items.find((one) => one.id === id);
        if (item === undefined) throw new GatewayError('NOT_FOUND');
        return Promise.resolve(item);
      },
    });
  const load = async (ids: readonly string[], scope?: RequestScope) => {
    const before = { ...calls };
    const answers = await loaderOf(scope).load(ids);
    const spent = { list: calls.list - before.list, describe: calls.describe - before.describe };
    return { answers, spent, total: spent.list + spent.describe };
  };
  return { clock, upstream, load, loaderOf, calls, looked };
};

const ids = (from: number, count: number) =>
  Array.from({ length: count }, (_, i) => `o${from + i}`);

/** Numbers between 0 and 1 that look like chance, the same ones each time. */
const seeded = (seed: number) => {
  let state = seed;
  return (): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
};

it('does not look at all of a list that is kept each time somebody asks for what is not in it', async () => {
  const path = setUp({ size: 50, tellsCached: true });
  notePopulation(path.upstream, 'objects ', 50, PAGE);
  await path.load(ids(0, 50));
  const gone = async (id: string): Promise<number> => {
    path.looked.at = 0;
    const { answers, total } = await path.load([id]);
    expect([answers.get(id), total]).toEqual([null, 0]);
    return path.looked.at;
  };
  // Once each, to know it by its key from then on.
  expect(await gone('x1')).toBe(50);
  expect(await gone('x2')).toBe(0);
  expect(await gone('x1')).toBe(0);
  const { answers } = await path.load(['o49', 'x1', 'o3']);
  expect([...answers].sort()).toEqual([
    ['o3', { id: 'o3' }],
    ['o49', { id: 'o49' }],
    ['x1', null],
  ]);
});

describe('when the number of objects is known', () => {
  it.each([
    { size: 50, want: ids(0, 1), list: 0, describe: 1 },
    { size: 50, want: ids(0, 4), list: 0, describe: 4 },
    { size: 50, want: ids(45, 5), list: 0, describe: 5 },
    { size: 50, want: ids(44, 6), list: 5, describe: 0 },
    { size: 50, want: ids(0, 6), list: 1, describe: 0 },
    { size: 50, want: ids(0, 50), list: 5, describe: 0 },
    { size: 5, want: ids(0, 2), list: 1, describe: 0 },
    { size: 50, want: [...ids(0, 3), 'x1', 'x2', 'x3'], list: 1, describe: 3 },
    { size: 20, want: [...ids(0, 3), 'x1', 'x2', 'x3'], list: 2, describe: 0 },
  ])('$want.length of $size cost $list lists and $describe describes', async (row) => {
    const path = setUp(row);
    notePopulation(path.upstream, 'objects ', row.size, PAGE);
    const { answers, spent } = await path.load(row.want);
    expect(spent).toEqual({ list: row.list, describe: row.describe });
    for (const id of row.want) expect(answers.get(id)).toEqual(id.startsWith('x') ? null : { id });
  });

  it('never costs more than the fewer of k and P', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 0, max: 120 }),
        fc.uniqueArray(fc.integer({ min: 0, max: 140 }), { minLength: 1, maxLength: 40 }),
        async (size, wanted) => {
          const path = setUp({ size });
          notePopulation(path.upstream, 'objects ', size, PAGE);
          const { answers, total } = await path.load(wanted.map((i) => `o${i}`));
          const pages = Math.max(1, Math.ceil(size / PAGE));
          expect(total).toBeLessThanOrEqual(Math.min(wanted.length, pages));
          for (const i of wanted)
            expect(answers.get(`o${i}`)).toEqual(i < size ? { id: `o${i}` } : null);
        },
      ),
    );
  });
});

describe('when it is not known', () => {
  it('never costs much more than describing all, wherever the objects are', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 0, max: 400 }),
        fc.uniqueArray(fc.integer({ min: 0, max: 440 }), { minLength: 1, maxLength: 80 }),
        async (size, wanted) => {
          const { load } = setUp({ size });
          const { answers, total } = await load(wanted.map((i) => `o${i}`));
          expect(total).toBeLessThanOrEqual(wanted.length + Math.max(2, wanted.length / 20) + 1);
          for (const i of wanted)
            expect(answers.get(`o${i}`)).toEqual(i < size ? { id: `o${i}` } : null);
        },
      ),
    );
  });

  it('costs little more than the fewer of k and P where the objects are spread evenly', async () => {
    // Lists of two to a hundred and twenty pages, two to a hundred objects, each as likely as twice as many.
    const chance = seeded(7);
    const between = (least: number, most: number) => Math.round(least * (most / least) ** chance());
    let [spent, least] = [0, 0];
    for (let i = 0; i < 300; i++) {
      const size = between(2 * PAGE, 120 * PAGE);
      const wanted = new Set<string>();
      const count = Math.min(size, between(2, 100));
      while (wanted.size < count) wanted.add(`o${Math.floor(chance() * size)}`);
      spent += (await setUp({ size }).load([...wanted])).total;
      least += Math.min(wanted.size, Math.ceil(size / PAGE));
    }
    expect(spent / least).toBeLessThan(1.1);
  });

  it.each([
    { size: 10, want: 1, list: 0, describe: 1 },
    { size: 10, want: 2, list: 1, describe: 0 },
    { size: 500, want: 2, list: 1, describe: 0 },
  ])('$want of $size cost $list lists and $describe describes', async ({ size, want, ...cost }) => {
    const { load } = setUp({ size });
    expect((await load(ids(0, want))).spent).toEqual(cost);
  });

  it('learns from what it lists', async () => {
    const { load, clock } = setUp({ size: 40 });
    expect((await load(ids(0, 40))).spent).toEqual({ list: 4, describe: 0 });
    await clock.advance(2 * MINUTE);
    expect((await load(ids(30, 3))).spent).toEqual({ list: 0, describe: 3 });
  });

  it('learns that there is more than it was worth to list', async () => {
    const { load } = setUp({ size: 500 });
    expect((await load(ids(490, 3))).spent).toEqual({ list: 2, describe: 3 });
    expect((await load(ids(480, 1))).spent).toEqual({ list: 0, describe: 1 });
  });
});

describe('when it was read in part', () => {
  it('takes what few of the pages had for how long the list is', async () => {
    const { load, clock } = setUp({ size: 600 });
    // One in twenty: with two pages each, the list is not worth it, which the first of them tell.
    const wanted = Array.from({ length: 30 }, (_, i) => `o${i * 20}`);
    const first = await load(wanted);
    expect(first.spent).toEqual({ list: 2, describe: 29 });
    await clock.advance(2 * MINUTE);
    expect((await load(wanted)).spent).toEqual({ list: 0, describe: 30 });
    // It is listed where even so long a list is fewer calls.
    await clock.advance(2 * MINUTE);
    expect((await load(ids(0, 600))).spent).toEqual({ list: 60, describe: 0 });
  });
});

describe('what is known ahead', () => {
  const known = (size: number) => {
    const path = setUp({ size });
    notePopulation(path.upstream, 'objects ', size, PAGE);
    return path;
  };

  it('is counted with what is wanted now, and waited for by nobody', async () => {
    const { loaderOf, calls, clock } = known(50);
    const loader = loaderOf();
    loader.expect(Array.from({ length: 16 }, (_, i) => `o${i * 3}`));
    await loader.load(ids(17, 2));
    // Without it these would have been described.
    expect(calls.describe).toBe(0);
    expect(calls.list).toBeLessThan(4);
    await clock.advance(1);
    expect(calls).toEqual({ list: 5, describe: 0 });
    await loader.load(ids(36, 1));
    expect(calls).toEqual({ list: 5, describe: 0 });
  });

  it('is not read on for once the request is over', async () => {
    const { loaderOf, calls, clock } = known(50);
    const scope = fakeScope(clock);
    const loader = loaderOf(scope);
    loader.expect(ids(0, 50));
    await loader.load(ids(3, 2));
    scope.journal.close();
    await clock.advance(1);
    expect(calls.list).toBeLessThan(4);
  });

  it('is no longer read when the pages that are left are more than it', async () => {
    const { loaderOf, calls, clock } = known(100);
    const loader = loaderOf();
    loader.expect([...ids(0, 40).filter((_, i) => i % 4 === 0), 'o95']);
    await loader.load(ids(1, 2));
    await clock.advance(1);
    expect(calls).toEqual({ list: 1, describe: 0 });
  });

  it('is no reason to list what is longer than all of it', async () => {
    const { loaderOf, calls } = known(500);
    const loader = loaderOf();
    loader.expect(ids(0, 20));
    await loader.load(ids(38, 2));
    expect(calls).toEqual({ list: 0, describe: 2 });
  });

  it('begins a list that is certain to be worth it, once for all that follows', async () => {
    const { loaderOf, calls } = known(50);
    const loader = loaderOf();
    loader.listFor(ids(0, 6));
    loader.listFor(ids(0, 9));
    const answers = await loader.load([...ids(48, 1), 'x1']);
    expect(answers).toEqual(
      new Map([
        ['o48', { id: 'o48' }],
        ['x1', null],
      ]),
    );
    expect(calls).toEqual({ list: 5, describe: 0 });
  });

  it.each([
    { why: 'it is as long', path: () => known(60) },
    { why: 'nobody knows how long it is, and they are few', path: () => setUp({ size: 10 }) },
  ])('begins none when $why', async ({ path }) => {
    const { loaderOf, calls, clock } = path();
    loaderOf().listFor(ids(0, 6));
    await clock.advance(1);
    expect(calls).toEqual({ list: 0, describe: 0 });
  });

  it('stops a list that has grown far beyond what it was known to be', async () => {
    const { upstream, loaderOf, calls, clock } = setUp({ size: 500 });
    notePopulation(upstream, 'objects ', 30, PAGE);
    loaderOf().listFor(ids(0, 4));
    await clock.advance(1000);
    // Twice as long as it was known to be, of fifty pages.
    expect(calls).toEqual({ list: 6, describe: 0 });
  });

  it('begins a list of which nothing is known for many, and reads it while they pay for it', async () => {
    const { loaderOf, calls, clock } = setUp({ size: 300 });
    const loader = loaderOf();
    loader.listFor(ids(0, 19));
    await clock.advance(1);
    expect(calls).toEqual({ list: 0, describe: 0 });
    loader.listFor(Array.from({ length: 60 }, (_, i) => `o${i * 5}`));
    await clock.advance(1);
    expect(calls).toEqual({ list: 30, describe: 0 });
    expect((await loader.load(['o295', 'o296', 'x1'])).get('o296')).toEqual({ id: 'o296' });
    expect(calls).toEqual({ list: 30, describe: 0 });
  });

  it('leaves a list of which nothing is known when its pages do not pay', async () => {
    const { loaderOf, calls, clock } = setUp({ size: 3000, tellsCached: true });
    const loader = loaderOf();
    const wanted = Array.from({ length: 30 }, (_, i) => `o${i * 100}`);
    loader.listFor(wanted);
    await clock.advance(1);
    expect(calls).toEqual({ list: 2, describe: 0 });
    await loader.load(wanted);
    expect(calls).toEqual({ list: 2, describe: 29 });
  });

  it('begins it for as few as the kind of object says', async () => {
    const { loaderOf, calls, clock } = setUp({ size: 50, fewestAhead: 2 });
    const loader = loaderOf();
    loader.listFor(ids(0, 1));
    await clock.advance(1);
    expect(calls).toEqual({ list: 0, describe: 0 });
    loader.listFor(ids(0, 2));
    loader.listFor(ids(0, 5));
    await clock.advance(1);
    expect(calls).toEqual({ list: 1, describe: 0 });
    expect((await loader.load(ids(0, 3))).get('o2')).toEqual({ id: 'o2' });
    expect(calls).toEqual({ list: 1, describe: 0 });
  });

  it('never makes what follows cost much more than describing all', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 400 }),
        fc.uniqueArray(fc.integer({ min: 0, max: 440 }), { minLength: 2, maxLength: 80 }),
        fc.integer({ min: 2, max: 80 }),
        async (size, wanted, certain) => {
          const all = wanted.map((i) => `o${i}`);
          const { loaderOf, calls } = setUp({ size, fewestAhead: 2, tellsCached: true });
          const loader = loaderOf();
          loader.listFor(all.slice(0, certain));
          const answers = await loader.load(all);
          expect(calls.list + calls.describe).toBeLessThanOrEqual(1.5 * all.length + 6);
          for (const i of wanted)
            expect(answers.get(`o${i}`)).toEqual(i < size ? { id: `o${i}` } : null);
        },
      ),
      { numRuns: 50 },
    );
  });

  it('does not list again where the list that was begun is not allowed', async () => {
    const listError = new GatewayError('ACCESS_DENIED');
    const { loaderOf, calls } = setUp({ size: 50, listError, fewestAhead: 2 });
    const loader = loaderOf();
    loader.listFor(ids(0, 2));
    expect((await loader.load(ids(0, 3))).get('o2')).toEqual({ id: 'o2' });
    expect(calls).toEqual({ list: 1, describe: 3 });
  });

  it('describes when the list that was begun fails', async () => {
    const path = setUp({ size: 50, listError: new GatewayError('ACCESS_DENIED') });
    notePopulation(path.upstream, 'objects ', 50, PAGE);
    const loader = path.loaderOf();
    loader.listFor(ids(0, 6));
    expect((await loader.load(ids(0, 1))).get('o0')).toEqual({ id: 'o0' });
  });
});

describe('for whoever reads all there is', () => {
  /** One of so many, from the beginning to the end. */
  const everyOf = (size: number, step: number) =>
    Array.from({ length: Math.floor(size / step) }, (_, i) => `o${i * step}`);

  it('a list is worth it where every fourth page has something, and else it is not', async () => {
    const want = everyOf(500, 40);
    expect((await setUp({ size: 500 }).load(want)).spent).toEqual({ list: 2, describe: 11 });
    const { loaderOf, calls } = setUp({ size: 500 });
    const loader = loaderOf();
    loader.readOn();
    const answers = await loader.load(want);
    expect(calls).toEqual({ list: 45, describe: 0 });
    for (const id of want) expect(answers.get(id)).toEqual({ id });
  });

  it('a list that has nearly nothing of it is left after twenty pages', async () => {
    const { loaderOf, calls } = setUp({ size: 2000 });
    const loader = loaderOf();
    loader.readOn();
    await loader.load(ids(1990, 8));
    expect(calls).toEqual({ list: 20, describe: 8 });
  });

  it('what was described before says nothing of the list', async () => {
    const { loaderOf, calls, load } = setUp({ size: 5000 });
    for (const id of ids(4900, 5)) await load([id]);
    const { describe: described } = calls;
    const loader = loaderOf();
    loader.readOn();
    await loader.load(ids(4900, 6));
    expect(calls).toEqual({ list: 20, describe: described + 1 });
  });

  it('no more than a hundred pages are read while an answer is waited for', async () => {
    const { loaderOf, calls } = setUp({ size: 5000 });
    const loader = loaderOf();
    loader.readOn();
    await loader.load(everyOf(5000, 50));
    expect(calls).toEqual({ list: 100, describe: 80 });
  });

  it('where listing is not allowed, objects are described', async () => {
    const { loaderOf, calls } = setUp({ size: 50, listError: new GatewayError('ACCESS_DENIED') });
    const loader = loaderOf();
    loader.readOn();
    await loader.load(ids(0, 3));
    expect(calls).toEqual({ list: 1, describe: 3 });
  });
});

describe('over time', () => {
  it('lists once small batches have cost as much as a list', async () => {
    const path = setUp({ size: 50 });
    notePopulation(path.upstream, 'objects ', 50, PAGE);
    let total = 0;
    for (let i = 0; i < 50; i++) total += (await path.load([`o${i}`])).total;
    expect(total).toBeLessThanOrEqual(11);
  });

  it('uses a listing for as long as it is young enough', async () => {
    const { load, clock } = setUp({ size: 50 });
    await load(ids(0, 50));
    expect((await load(['o7', 'gone'])).total).toBe(0);
    await clock.advance(1000);
    const strict = fakeScope(clock, { maxAgeMs: 0 });
    expect((await load(['o7'], strict)).spent).toEqual({ list: 0, describe: 1 });
    await clock.advance(MINUTE);
    expect((await load(['o8'])).spent).toEqual({ list: 0, describe: 1 });
  });

  it('does not list again for one object when a write has cleared the listing', async () => {
    const { load, upstream, clock } = setUp({ size: 50 });
    await load(ids(0, 50));
    await clock.advance(1);
    upstream.invalidate(['object']);
    expect((await load(['o49'])).spent).toEqual({ list: 1, describe: 1 });
  });
});

describe('when something fails', () => {
  it('describes where listing is not allowed', async () => {
    const { load } = setUp({ size: 50, listError: new GatewayError('ACCESS_DENIED') });
    const { answers, spent } = await load(ids(0, 3));
    expect(spent).toEqual({ list: 1, describe: 3 });
    expect(answers.get('o2')).toEqual({ id: 'o2' });
  });

  it('gives the error to the keys it concerns', async () => {
    const { load } = setUp({ size: 50, listError: new GatewayError('THROTTLED') });
    await load(['o9']);
    const { answers } = await load(['o9', 'o1', 'o2']);
    expect(answers.get('o9')).toEqual({ id: 'o9' });
    expect(answers.get('o1')).toMatchObject({ code: 'THROTTLED' });
  });

  it('answers every key once, and nothing for none', async () => {
    const { load } = setUp({ size: 5 });
    expect((await load(['o1', 'o1', 'o2'])).answers.size).toBe(2);
    expect((await load([])).answers.size).toBe(0);
  });
});
