import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { GatewayError } from '../../src/core/errors.ts';
import { createQuotaScheduler, type QuotaScheduler } from '../../src/upstream/quota-scheduler.ts';
import { createScopeWatch } from '../../src/upstream/scope-watch.ts';
import type { RequestScope } from '../../src/upstream/types.ts';
import { ManualClock } from '../support/manual-clock.ts';
import { charged, fakeScope } from './fakes.ts';

const setUp = (share = 0.5, quotas = {}) => {
  const clock = new ManualClock();
  const watch = createScopeWatch(clock);
  const scheduler = createQuotaScheduler(clock, watch, share, quotas);
  return { clock, watch, scheduler, start: clock.now() };
};

interface Start {
  readonly who: string;
  readonly at: number;
}

/** Asks for `count` turns at once, and notes in `starts` when each came. */
const ask = (
  { clock, scheduler }: { clock: ManualClock; scheduler: QuotaScheduler },
  scope: RequestScope,
  count: number,
  starts: Start[],
  who = scope.caller,
): Promise<unknown>[] =>
  Array.from({ length: count }, () =>
    scheduler.turn(scope, charged()).then(
      () => starts.push({ who, at: clock.now() }),
      (error: unknown) => error,
    ),
  );

const largestWindow = (starts: readonly Start[], ms = 1000): number =>
  Math.max(
    ...starts.map(({ at }) => starts.filter((one) => one.at >= at && one.at < at + ms).length),
  );

const within = (starts: readonly Start[], who: string, from: number, to: number): number =>
  starts.filter((one) => one.who === who && one.at >= from && one.at < to).length;

describe('pace', () => {
  it.each([
    { share: 0.5, calls: 200 },
    { share: 0.9, calls: 200 },
    { share: 1, calls: 200 },
    { share: 0.05, calls: 20 },
  ])(
    'never exceeds 20 calls in any second at a share of $share, and wastes nothing',
    async (row) => {
      const path = setUp(row.share);
      const starts: Start[] = [];
      const scope = fakeScope(path.clock, { priority: 'bulk', deadlineMs: 1e6 });
      await path.clock.runUntil(Promise.all(ask(path, scope, row.calls, starts)));
      expect(starts).toHaveLength(row.calls);
      expect(largestWindow(starts)).toBeLessThanOrEqual(20);
      const took = (path.clock.now() - path.start) / 1000;
      expect(took).toBeLessThanOrEqual((1.15 * row.calls) / (20 * row.share));
    },
  );

  it('holds the rate in the long run', async () => {
    const path = setUp(0.5);
    const starts: Start[] = [];
    void ask(path, fakeScope(path.clock, { deadlineMs: 1e6 }), 1000, starts);
    await path.clock.advance(20_000);
    expect(starts.length).toBeGreaterThanOrEqual(208);
    expect(starts.length).toBeLessThanOrEqual(210);
  });

  it('uses a documented burst times the share', async () => {
    const path = setUp(0.5);
    const scope = fakeScope(path.clock);
    const waits = Promise.all(
      Array.from({ length: 9 }, () =>
        path.scheduler.turn(scope, charged('ListAccounts', 'organizations')),
      ),
    );
    expect(await path.clock.runUntil(waits)).toEqual([0, 0, 0, 0, 0, 0, 250, 500, 750]);
  });

  it('keeps quotas of other classes, accounts and Regions apart', async () => {
    const path = setUp(0.5, { grafana: { rate: 1 } });
    const scope = fakeScope(path.clock);
    const turn = (region: string, accountId: string, name: string) =>
      path.scheduler.turn(scope, { service: 'grafana', name, target: { region, accountId } });
    const waits = await Promise.all([
      turn('eu-west-1', '1', 'ListWorkspaces'),
      turn('eu-west-2', '1', 'ListWorkspaces'),
      turn('eu-west-1', '2', 'ListWorkspaces'),
      turn('eu-west-1', '1', 'ListPermissions'),
    ]);
    expect(waits).toEqual([0, 0, 0, 0]);
    expect(path.scheduler.use()).toHaveLength(4);
  });
});

describe('deadline', () => {
  it('refuses at once what cannot start in time, and says when to come back', async () => {
    const path = setUp(0.5);
    const starts: Start[] = [];
    const scope = fakeScope(path.clock, { deadlineMs: 5000 });
    const results = ask(path, scope, 100, starts);
    await path.clock.advance(0);
    expect(starts).toHaveLength(10);
    const refused = await Promise.all(results.slice(59));
    for (const error of refused) {
      expect(error).toBeInstanceOf(GatewayError);
      expect(error).toMatchObject({
        code: 'THROTTLED',
        details: { retryAfter: 5, service: 'sso-admin' },
      });
    }
    expect(refused).toHaveLength(41);
    await path.clock.advance(5000);
    expect(starts).toHaveLength(59);
    expect(path.scheduler.use()[0]).toMatchObject({ waiting: 0 });
  });

  it('refuses what was overtaken until its deadline', async () => {
    const path = setUp(1, { 'sso-admin': { rate: 1 } });
    const slow = fakeScope(path.clock, { priority: 'bulk', deadlineMs: 3500, caller: 'job' });
    const starts: Start[] = [];
    void ask(path, fakeScope(path.clock, { priority: 'mutation' }), 1, starts);
    const [late] = ask(path, slow, 1, starts);
    void ask(path, fakeScope(path.clock, { priority: 'mutation', deadlineMs: 1e5 }), 3, starts);
    await path.clock.advance(20);
    path.scheduler.throttled(charged(), 10_000);
    await path.clock.advance(3500);
    expect(await late).toMatchObject({ code: 'THROTTLED' });
  });

  it('follows a deadline that moves', async () => {
    const path = setUp(1, { 'sso-admin': { rate: 1 } });
    const starts: Start[] = [];
    const scope = fakeScope(path.clock, { deadlineMs: 1500 });
    void ask(path, scope, 2, starts);
    path.scheduler.throttled(charged(), 3000);
    scope.deadline += 10_000;
    await path.clock.advance(8000);
    expect(starts).toHaveLength(2);
  });

  it('takes out a call whose signal aborts', async () => {
    const path = setUp(0.5);
    const starts: Start[] = [];
    const scope = fakeScope(path.clock);
    const gone = ask(path, scope, 30, starts);
    const stays = ask(path, fakeScope(path.clock), 5, starts, 'stays');
    const reason = new Error('the client has gone');
    scope.controller.abort(reason);
    expect(await gone.at(-1)).toBe(reason);
    await path.clock.runUntil(Promise.all(stays));
    expect(within(starts, 'anna', 0, Infinity)).toBe(10);
    expect(path.clock.now() - path.start).toBe(500);
    expect(path.clock.pending).toBe(0);
  });

  it('refuses a scope that has left before it asks', async () => {
    const path = setUp();
    const scope = fakeScope(path.clock, { deadlineMs: 0 });
    await expect(path.scheduler.turn(scope, charged())).rejects.toMatchObject({
      code: 'DEADLINE_EXCEEDED',
    });
  });
});

describe('order', () => {
  it('is mutations, interactive reads, bulk reads', async () => {
    const path = setUp(1);
    const starts: Start[] = [];
    const all = (['bulk', 'interactive', 'mutation'] as const).flatMap((priority) =>
      ask(path, fakeScope(path.clock, { priority }), 3, starts, priority),
    );
    await path.clock.runUntil(Promise.all(all));
    expect(starts.map(({ who }) => who)).toEqual([
      ...['bulk', 'mutation', 'mutation', 'mutation'],
      ...['interactive', 'interactive', 'interactive', 'bulk', 'bulk'],
    ]);
  });

  it('follows a request that becomes bulk, and a shared read that becomes urgent', async () => {
    const path = setUp(1);
    const starts: Start[] = [];
    const grows = fakeScope(path.clock);
    const joined = fakeScope(path.clock, { priority: 'bulk' });
    const all = [
      ...ask(path, fakeScope(path.clock), 1, starts, 'first'),
      ...ask(path, grows, 2, starts, 'grows'),
      ...ask(path, joined, 2, starts, 'joined'),
    ];
    grows.priority = 'bulk';
    joined.priority = 'interactive';
    path.watch.raise(joined);
    await path.clock.runUntil(Promise.all(all));
    expect(starts.map(({ who }) => who)).toEqual(['first', 'joined', 'joined', 'grows', 'grows']);
  });

  it('answers a small query within two seconds while a bulk job runs', async () => {
    for (const caller of ['job', 'anna']) {
      const path = setUp(0.5);
      const starts: Start[] = [];
      void ask(
        path,
        fakeScope(path.clock, { caller: 'job', priority: 'bulk', deadlineMs: 1e6 }),
        400,
        starts,
        'job',
      );
      await path.clock.advance(3000);
      const asked = path.clock.now();
      const query = ask(path, fakeScope(path.clock, { caller }), 12, starts, 'query');
      await path.clock.runUntil(Promise.all(query));
      expect(path.clock.now() - asked).toBeLessThan(2000);
    }
  });

  it('gives bulk at most 60 % while anything else competes, and everything otherwise', async () => {
    const path = setUp(0.5);
    const starts: Start[] = [];
    const bulk = ask(
      path,
      fakeScope(path.clock, { caller: 'job', priority: 'bulk', deadlineMs: 1e6 }),
      300,
      starts,
      'job',
    );
    const query = fakeScope(path.clock, { deadlineMs: 1e6 });
    // One interactive call every half second: far less than the 40 % that are left to it.
    for (let second = 0; second < 10; second += 0.5) {
      await path.clock.advance(500);
      void ask(path, query, 1, starts, 'query');
    }
    const competing = path.start + 1000;
    for (let from = competing; from < competing + 8000; from += 100) {
      expect(within(starts, 'job', from, from + 1000)).toBeLessThanOrEqual(6);
    }
    const alone = path.clock.now() + 2000;
    await path.clock.runUntil(Promise.all(bulk));
    expect(within(starts, 'job', alone, alone + 5000)).toBeGreaterThanOrEqual(49);
  });

  it('gives bulk everything again as soon as whoever competed has been answered', async () => {
    const path = setUp(0.9);
    const starts: Start[] = [];
    const job = fakeScope(path.clock, { caller: 'job', priority: 'bulk', deadlineMs: 1e6 });
    void ask(path, job, 400, starts);
    await path.clock.advance(3000);
    const queries = [fakeScope(path.clock), fakeScope(path.clock)] as const;
    for (const query of queries)
      await path.clock.runUntil(Promise.all(ask(path, query, 2, starts)));
    queries[0].journal.close();
    const held = path.clock.now();
    await path.clock.advance(500);
    // 60 % of 18 calls a second: the other query is still being answered.
    expect(within(starts, 'job', held, held + 500)).toBeLessThanOrEqual(6);
    queries[1].journal.close();
    const free = path.clock.now();
    await path.clock.advance(1000);
    expect(within(starts, 'job', free, free + 1000)).toBeGreaterThanOrEqual(18);
  });

  // The bulk job of another caller is owed its part after a second of starts, so a turn more.
  it.each([
    ['of the same caller', 'job', 0],
    ['of another caller', 'anna', 1],
  ])(
    'starts the k-th call of a person within k + ⌈k / 9⌉ turns beside bulk %s',
    async (_, caller, owed) => {
      const path = setUp(0.9);
      const { clock } = path;
      const job = fakeScope(clock, { caller: 'job', priority: 'bulk', deadlineMs: 1e6 });
      void ask(path, job, 1000, []);
      await clock.advance(3000);
      const query = fakeScope(clock, { caller });
      const askedAt = clock.now();
      // As the access to an account is read: its sets, the rows of each, names of sets.
      for (const calls of [1, 15, 8]) {
        const from = clock.now();
        const starts: Start[] = [];
        await clock.runUntil(Promise.all(ask(path, query, calls, starts)));
        for (const [index, { at }] of starts.entries()) {
          const turns = index + 1 + Math.ceil((index + 1) / 9) + owed;
          // A timer is set to whole milliseconds, so each turn may be one late.
          expect(at - from).toBeLessThanOrEqual(turns * (1000 / 18 + 1));
        }
        await clock.advance(50);
      }
      expect(clock.now() - askedAt).toBeLessThan(2000);
    },
  );

  it('lets the requests of one caller take turns', async () => {
    for (const priority of ['interactive', 'bulk'] as const) {
      const path = setUp(0.5);
      const starts: Start[] = [];
      const job = fakeScope(path.clock, { priority, deadlineMs: 1e6 });
      void ask(path, job, 400, starts, 'job');
      await path.clock.advance(3000);
      const asked = path.clock.now();
      const query = ask(path, fakeScope(path.clock, { priority }), 9, starts, 'query');
      await path.clock.runUntil(Promise.all(query));
      expect(path.clock.now() - asked).toBeLessThan(2000);
      expect(within(starts, 'job', asked, path.clock.now())).toBeGreaterThanOrEqual(8);
    }
  });

  it('does not hold a request back for what it was itself before it became bulk', async () => {
    const path = setUp(0.5);
    const starts: Start[] = [];
    const grows = fakeScope(path.clock, { deadlineMs: 1e6 });
    const all = ask(path, grows, 40, starts, 'grows');
    await path.clock.advance(1000);
    grows.priority = 'bulk';
    const from = path.clock.now();
    await path.clock.runUntil(Promise.all(all));
    expect(within(starts, 'grows', from, from + 1000)).toBeGreaterThanOrEqual(9);
  });

  it('does not starve bulk behind a flood of the same caller', async () => {
    const path = setUp(0.5);
    const starts: Start[] = [];
    void ask(path, fakeScope(path.clock, { deadlineMs: 1e6 }), 400, starts, 'flood');
    void ask(
      path,
      fakeScope(path.clock, { deadlineMs: 1e6, priority: 'bulk' }),
      400,
      starts,
      'bulk',
    );
    await path.clock.advance(10_000);
    expect(within(starts, 'bulk', 0, Infinity)).toBeGreaterThanOrEqual(10);
  });
});

describe('fairness', () => {
  it('gives each of k busy callers at least 0.8 / k in any ten seconds', async () => {
    const floods = fc.array(fc.integer({ min: 200, max: 400 }), { minLength: 2, maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(floods, fc.constantFrom(0.5, 0.9), async (counts, share) => {
        const path = setUp(share);
        const starts: Start[] = [];
        counts.forEach((count, index) => {
          void ask(
            path,
            fakeScope(path.clock, { caller: `c${index}`, deadlineMs: 1e6 }),
            count,
            starts,
          );
        });
        await path.clock.advance(12_000);
        for (const from of [path.start, path.start + 1500]) {
          const total = starts.filter(({ at }) => at >= from && at < from + 10_000).length;
          counts.forEach((_, index) => {
            const own = within(starts, `c${index}`, from, from + 10_000);
            expect(own).toBeGreaterThanOrEqual(Math.floor((0.8 * total) / counts.length));
          });
        }
      }),
      { numRuns: 15 },
    );
  });

  it('holds across priorities too', async () => {
    const path = setUp(0.5);
    const starts: Start[] = [];
    (['mutation', 'interactive', 'bulk'] as const).forEach((priority) => {
      void ask(
        path,
        fakeScope(path.clock, { caller: priority, priority, deadlineMs: 1e6 }),
        300,
        starts,
      );
    });
    await path.clock.advance(20_000);
    for (const from of [path.start, path.start + 3000, path.start + 9000]) {
      for (const who of ['mutation', 'interactive', 'bulk']) {
        expect(within(starts, who, from, from + 10_000)).toBeGreaterThanOrEqual(
          Math.floor((0.8 * 100) / 3),
        );
      }
    }
  });

  it('does not let one who asks again and again overtake one who waits', async () => {
    const path = setUp(0.5);
    const starts: Start[] = [];
    void ask(path, fakeScope(path.clock, { caller: 'waits', deadlineMs: 1e6 }), 300, starts);
    const loop = async () => {
      for (;;) await Promise.all(ask(path, fakeScope(path.clock, { caller: 'again' }), 1, starts));
    };
    void loop();
    await path.clock.advance(10_000);
    expect(within(starts, 'waits', path.start, path.start + 10_000)).toBeGreaterThanOrEqual(40);
    expect(within(starts, 'again', path.start, path.start + 10_000)).toBeGreaterThanOrEqual(40);
  });
});

describe('when AWS throttles', () => {
  it('slows down, waits as long as AWS asks, and recovers', async () => {
    const path = setUp(0.5);
    const starts: Start[] = [];
    void ask(path, fakeScope(path.clock, { deadlineMs: 1e6 }), 1000, starts);
    await path.clock.advance(1000);
    const before = starts.length;
    path.scheduler.throttled(charged(), 2000);
    path.scheduler.throttled(charged());
    expect(path.scheduler.use()[0]).toMatchObject({ allowed: 7, throttled: 2 });
    await path.clock.advance(1999);
    expect(starts).toHaveLength(before);
    await path.clock.advance(10_000);
    expect(path.scheduler.use()[0]?.allowed).toBeCloseTo(10);
    await path.clock.advance(60_000);
    expect(path.scheduler.use()[0]).toMatchObject({ throttled: 0, allowed: 10 });
  });

  it('never stops altogether', async () => {
    const path = setUp(0.5);
    const starts: Start[] = [];
    void ask(path, fakeScope(path.clock, { deadlineMs: 1e6 }), 100, starts);
    for (let i = 0; i < 30; i++) {
      await path.clock.advance(1001);
      path.scheduler.throttled(charged());
    }
    expect(path.scheduler.use()[0]?.allowed).toBeCloseTo(1, 0);
  });
});

/** Serves `count` waiting calls of one request: in which order, and at how many looks and wakings. */
const serveAll = async (count: number) => {
  const path = setUp(0.9, { 'sso-admin': { rate: 20_000 } });
  let looks = 0;
  let wakings = 0;
  const { schedule } = path.clock;
  path.clock.schedule = (delayMs, task) =>
    schedule.call(path.clock, delayMs, () => {
      wakings += 1;
      task();
    });
  const scope: RequestScope = {
    ...fakeScope(path.clock, { deadlineMs: 1e6 }),
    get priority() {
      looks += 1;
      return 'bulk' as const;
    },
  };
  const served: number[] = [];
  const turns = Array.from({ length: count }, (_, index) =>
    path.scheduler.turn(scope, charged()).then(() => served.push(index)),
  );
  await path.clock.runUntil(Promise.all(turns));
  return { served, looks, wakings };
};

it('serves twenty thousand waiting calls in order, at no more work for each than for a thousand', async () => {
  const few = await serveAll(1000);
  const many = await serveAll(20_000);
  expect(many.served).toEqual(Array.from({ length: 20_000 }, (_, index) => index));
  // Whoever goes through all that wait, to choose one or to add one, looks at them quadratically.
  expect(many.looks).toBeLessThanOrEqual(few.looks * 20);
  expect(many.wakings).toBeLessThan(2000);
});
