import { describe, expect, it } from 'vitest';
import { ReadCache } from '../../src/upstream/cache.ts';
import { Expiry } from '../../src/upstream/expiry.ts';
import { WriteEpochs } from '../../src/upstream/write-epochs.ts';
import { createRequestScope } from '../../src/upstream/request-scope.ts';
import { ManualClock } from '../support/manual-clock.ts';

describe('what is too old for every use', () => {
  it('is told once, lifetime by lifetime', () => {
    const expiry = new Expiry();
    expiry.add('short', 0, 10);
    expiry.add('long', 0, 100);
    expiry.add('later', 5, 10);
    expect([...expiry.due(9)]).toEqual([]);
    expect([...expiry.due(10)]).toEqual(['short']);
    expect([...expiry.due(1000)]).toEqual(['later', 'long']);
    expect([...expiry.due(1000)]).toEqual([]);
  });

  it('leaves the cache, so that a long walk does not fill it', () => {
    const clock = new ManualClock(0);
    const epochs = new WriteEpochs();
    const cache = new ReadCache(1e6, epochs);
    const scope = createRequestScope({ caller: 'test', clock, deadlineMs: 1e9 });
    const key = (id: string, lifetimeMs: number, longestMs?: number) => ({
      id,
      lifetimeMs,
      ...(longestMs !== undefined && { longestMs }),
      service: 'sso-admin' as const,
      operation: 'ListAccountAssignments',
    });
    const keep = (id: string, at: number, lifetimeMs: number, longestMs?: number) => {
      const kept = { value: id, fetchedAt: at, oldest: at, epoch: epochs.now };
      cache.keep(key(id, lifetimeMs, longestMs), kept);
    };
    keep('row', 0, 60);
    keep('read again', 0, 60);
    keep('name', 0, 60, 900);
    keep('read again', 50, 60);
    keep('next', 61, 60);
    // A use that would take anything tells what is there.
    const isThere = (id: string): boolean => cache.find(key(id, 1e9), scope, 61) !== undefined;
    expect(['row', 'read again', 'name', 'next'].map(isThere)).toEqual([false, true, true, true]);
    scope.dispose();
  });
});
