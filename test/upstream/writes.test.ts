import { describe, expect, it, vi } from 'vitest';
import { GatewayError } from '../../src/core/errors.ts';
import { findOut } from '../../src/upstream/find-out.ts';
import { throughConflicts, type Writer } from '../../src/upstream/through-conflicts.ts';
import { createUpstream } from '../../src/upstream/upstream.ts';
import { ManualClock } from '../support/manual-clock.ts';
import { fakeScope } from './fakes.ts';

const begin = (deadlineMs: number) => {
  const clock = new ManualClock();
  const scope = fakeScope(clock, { deadlineMs });
  const writer: Writer = { scope, upstream: createUpstream({ clock, quotaShare: 1 }) };
  return { clock, scope, writer, startedAt: clock.now() };
};
const conflict = new GatewayError('CONFLICT_RETRYABLE');

describe('a write that meets a conflict', () => {
  it('is sent again, with longer and longer pauses, until it goes through', async () => {
    const { clock, writer, startedAt } = begin(60_000);
    const at: number[] = [];
    const send = vi.fn(() => {
      at.push(clock.now() - startedAt);
      return at.length < 6 ? Promise.reject(conflict) : Promise.resolve('done');
    });
    expect(await clock.runUntil(throughConflicts(writer, send))).toBe('done');
    expect(at).toEqual([0, 1000, 3000, 7000, 15_000, 23_000]);
  });

  it('ends with the conflict while there is time to say so', async () => {
    const { clock, writer, startedAt } = begin(5000);
    const send = vi.fn(() => Promise.reject(conflict));
    await expect(clock.runUntil(throughConflicts(writer, send))).rejects.toBe(conflict);
    expect(send).toHaveBeenCalledTimes(3);
    expect(clock.now() - startedAt).toBeLessThan(4000);
  });

  it('is not sent again for anything else', async () => {
    const { clock, writer } = begin(60_000);
    const error = new GatewayError('OUTCOME_UNKNOWN');
    const send = vi.fn(() => Promise.reject(error));
    await expect(clock.runUntil(throughConflicts(writer, send))).rejects.toBe(error);
    expect(send).toHaveBeenCalledTimes(1);
  });
});

describe('reading back', () => {
  it('looks more than once before it says that there is no trace', async () => {
    const { clock, writer, startedAt } = begin(60_000);
    const look = vi.fn(() => Promise.resolve(undefined));
    expect(await clock.runUntil(findOut(writer, look))).toBeUndefined();
    expect(look).toHaveBeenCalledTimes(3);
    expect(clock.now() - startedAt).toBe(2000);
  });

  it('takes what it finds late', async () => {
    const { clock, writer } = begin(60_000);
    const look = vi.fn().mockResolvedValueOnce(undefined).mockResolvedValueOnce('there');
    expect(await clock.runUntil(findOut(writer, look))).toBe('there');
  });

  it('knows nothing when AWS cannot be read, and hides no bug', async () => {
    const { clock, writer } = begin(60_000);
    const denied = () => Promise.reject(new GatewayError('ACCESS_DENIED'));
    expect(await clock.runUntil(findOut(writer, denied))).toBeUndefined();
    const bug = () => Promise.reject(new TypeError('bug'));
    await expect(clock.runUntil(findOut(writer, bug))).rejects.toThrow('bug');
  });
});
