import { describe, expect, it } from 'vitest';
import { createStatusWatch } from '../../src/core/status-watch.ts';
import { ManualClock } from '../support/manual-clock.ts';

interface Thing {
  readonly status: string;
}

type Look = ReadonlyMap<string, Thing | null | Error>;

const setUp = (answer: (keys: readonly string[], look: number) => Look | Error) => {
  const clock = new ManualClock();
  const looks: string[][] = [];
  const failures: unknown[] = [];
  const watch = createStatusWatch<string, Thing>({
    clock,
    pollMs: 1000,
    keyOf: (key) => key,
    look(keys) {
      looks.push([...keys]);
      const found = answer(keys, looks.length);
      return found instanceof Error ? Promise.reject(found) : Promise.resolve(found);
    },
    statusOf: ({ status }) => status,
    isSettled: (status) => status === 'DONE',
    onFailure: (error) => failures.push(error),
  });
  const told: Record<string, (string | null)[]> = {};
  const follow = (name: string, key: string, status = 'BUSY') =>
    watch.follow(key, { status }, (thing) =>
      (told[name] ??= []).push(thing === null ? null : thing.status),
    );
  return { clock, looks, failures, watch, told, follow };
};

const all = (keys: readonly string[], status: string): Look =>
  new Map(keys.map((key) => [key, { status }]));

describe('the watch of a status', () => {
  it('tells of changes alone, and of the end once', async () => {
    const statuses = ['BUSY', 'BUSIER', 'BUSIER', 'DONE'];
    const { clock, looks, told, follow } = setUp((keys, look) =>
      all(keys, statuses[look - 1] ?? 'LATER'),
    );
    follow('one', 'a');
    await clock.advance(10_000);
    expect(told).toEqual({ one: ['BUSIER', 'DONE'] });
    expect(looks).toHaveLength(4);
    expect(clock.pending).toBe(0);
  });

  it('looks once a tick at all that are followed, however many follow', async () => {
    const { clock, looks, told, follow } = setUp((keys) => all(keys, 'DONE'));
    follow('one', 'a');
    follow('two', 'a');
    follow('three', 'b');
    await clock.advance(1000);
    expect(looks).toEqual([['a', 'b']]);
    expect(told).toEqual({ one: ['DONE'], two: ['DONE'], three: ['DONE'] });
  });

  it('says that a thing is gone, and looks no more', async () => {
    const { clock, looks, told, follow } = setUp((keys) => new Map(keys.map((key) => [key, null])));
    follow('one', 'a');
    await clock.advance(5000);
    expect(told).toEqual({ one: [null] });
    expect(looks).toHaveLength(1);
  });

  it('tells one that has settled before it was first looked at', async () => {
    const { clock, told, follow } = setUp((keys) => all(keys, 'DONE'));
    follow('one', 'a', 'DONE');
    await clock.advance(1000);
    expect(told).toEqual({ one: ['DONE'] });
  });

  it('goes on after a look that failed, more slowly, and leaves the others alone', async () => {
    const { clock, looks, failures, told, follow } = setUp((keys, look) =>
      look > 6
        ? all(keys, 'DONE')
        : new Map(keys.map((key) => [key, key === 'a' ? new Error(key) : { status: 'BUSY' }])),
    );
    follow('one', 'a');
    follow('two', 'b');
    await clock.advance(7000);
    expect(looks.map((keys) => keys.join())).toEqual(['a,b', 'b', 'a,b', 'b', 'b', 'b', 'a,b']);
    expect(failures).toHaveLength(2);
    expect(told).toEqual({ one: ['DONE'], two: ['DONE'] });
  });

  it('goes on after a look that threw, and pauses 15 seconds at most', async () => {
    const { clock, looks, failures, told, follow } = setUp((keys, look) =>
      look < 8 ? new Error('no answer') : all(keys, 'DONE'),
    );
    follow('one', 'a');
    await clock.advance(100_000);
    expect(failures).toHaveLength(7);
    expect(looks).toHaveLength(8);
    expect(told).toEqual({ one: ['DONE'] });
  });

  it('rests when nobody follows', async () => {
    const { clock, looks, told, follow } = setUp((keys) => all(keys, 'OTHER'));
    const unfollow = follow('one', 'a');
    await clock.advance(2000);
    unfollow();
    await clock.advance(10_000);
    expect(looks).toHaveLength(2);
    expect(told).toEqual({ one: ['OTHER'] });
    expect(clock.pending).toBe(0);
  });

  it('ends with the process', async () => {
    const { clock, looks, watch, told, follow } = setUp((keys) => all(keys, 'DONE'));
    follow('one', 'a');
    watch.close();
    follow('two', 'a');
    await clock.advance(10_000);
    expect(watch.closed.aborted).toBe(true);
    expect([looks, told]).toEqual([[], {}]);
  });
});
