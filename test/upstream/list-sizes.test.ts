import { describe, expect, it } from 'vitest';
import { freshReads, noteFreshRead } from '../../src/upstream/fresh-reads.ts';
import { listSizeOf, noteListPage } from '../../src/upstream/list-sizes.ts';
import { createUpstream } from '../../src/upstream/upstream.ts';
import { ManualClock } from '../support/manual-clock.ts';

const make = () => {
  const clock = new ManualClock();
  return { clock, upstream: createUpstream({ clock, quotaShare: 1 }) };
};

describe('the size of lists', () => {
  const page = (items: number, token?: string, nextToken?: string) => ({ items, token, nextToken });

  it('is that of lists that were read to their end', () => {
    const { upstream } = make();
    expect(listSizeOf(upstream, 'ListUsers')).toBeUndefined();
    noteListPage(upstream, 'ListUsers', page(100, undefined, 'a'));
    expect(listSizeOf(upstream, 'ListUsers')).toEqual({ items: 100, pages: undefined });
    noteListPage(upstream, 'ListUsers', page(20, 'a'));
    expect(listSizeOf(upstream, 'ListUsers')).toEqual({ items: 120, pages: 2 });
    // Another that is only begun tells nothing new.
    noteListPage(upstream, 'ListUsers', page(100, undefined, 'a'));
    expect(listSizeOf(upstream, 'ListUsers')).toEqual({ items: 120, pages: 2 });
  });

  it('is the mean of many, and follows how they change', () => {
    const { upstream } = make();
    for (let at = 0; at < 200; at += 1) noteListPage(upstream, 'few', page(at % 2));
    expect(listSizeOf(upstream, 'few')?.items).toBe(0.5);
    for (let at = 0; at < 1000; at += 1) noteListPage(upstream, 'few', page(9));
    expect(listSizeOf(upstream, 'few')?.items).toBeGreaterThan(8.5);
  });

  it('is not told by a page whose beginning nobody has seen', () => {
    const { upstream } = make();
    noteListPage(upstream, 'ListUsers', page(3, 'late'));
    expect(listSizeOf(upstream, 'ListUsers')?.pages).toBeUndefined();
  });
});

describe('fresh reads', () => {
  it('are counted for as long as they are believed, and as the request wants them', async () => {
    const { clock, upstream } = make();
    const asked = (maxAgeMs?: number) =>
      freshReads(upstream, { startedAt: clock.now(), maxAgeMs }, 'DescribeUser', 60_000);
    for (let at = 0; at < 3; at += 1) noteFreshRead(upstream, 'DescribeUser');
    await clock.advance(30_000);
    noteFreshRead(upstream, 'DescribeUser');
    expect(asked()).toBe(4);
    expect(asked(10_000)).toBe(1);
    expect(asked(0)).toBe(1);
    await clock.advance(45_000);
    expect(asked()).toBe(1);
    await clock.advance(60_000);
    expect(asked()).toBe(0);
  });
});
