import { describe, expect, it } from 'vitest';
import { createKeyedLock } from '../../src/core/keyed-lock.ts';

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
const never = new AbortController().signal;

describe('a lock by key', () => {
  it('lets one at a time in, in the order of arrival, and others at other keys', async () => {
    const lock = createKeyedLock();
    const seen: string[] = [];
    const task = (name: string) => async () => {
      seen.push(`+${name}`);
      await turn();
      seen.push(`-${name}`);
    };
    await Promise.all([
      lock.run('a', never, task('1')),
      lock.run('a', never, task('2')),
      lock.run('b', never, task('3')),
      lock.run('a', never, task('4')),
    ]);
    expect(seen.filter((step) => !step.endsWith('3'))).toEqual([
      '+1',
      '-1',
      '+2',
      '-2',
      '+4',
      '-4',
    ]);
    expect(seen.indexOf('+3')).toBeLessThan(seen.indexOf('-1'));
  });

  it('goes on after a task that fails, and hands its error on', async () => {
    const lock = createKeyedLock();
    const failed = lock.run('a', never, () => Promise.reject(new Error('no')));
    const next = lock.run('a', never, () => Promise.resolve('yes'));
    await expect(failed).rejects.toThrow('no');
    await expect(next).resolves.toBe('yes');
  });

  it('lets one that gives up waiting go, and keeps the others waiting', async () => {
    const lock = createKeyedLock();
    const controller = new AbortController();
    const { promise: held, resolve: release } = Promise.withResolvers<void>();
    let isFree = false;
    const first = lock.run('a', never, async () => {
      await held;
      isFree = true;
    });
    const second = lock.run('a', controller.signal, () => Promise.resolve());
    const third = lock.run('a', never, () => Promise.resolve(isFree));
    controller.abort(new Error('gone'));
    await expect(second).rejects.toThrow('gone');
    release();
    await first;
    await expect(third).resolves.toBe(true);
  });
});
