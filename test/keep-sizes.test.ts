import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { keepSizes } from '../src/keep-sizes.ts';
import { listSizeOf, noteListPage } from '../src/upstream/list-sizes.ts';
import { populationOf } from '../src/upstream/population.ts';
import { createUpstream } from '../src/upstream/upstream.ts';
import { ManualClock } from './support/manual-clock.ts';

const NAME = 'identitystore:users d-1234567890';
const DAY = 24 * 60 * 60_000;

describe('the sizes of lists', () => {
  let directory: string;
  const file = (): string => join(directory, 'sizes.json');
  const start = (now?: number) => {
    const clock = new ManualClock(now);
    const upstream = createUpstream({ clock, quotaShare: 1 });
    return { clock, upstream, kept: keepSizes(upstream, directory, pino({ level: 'silent' })) };
  };
  /** A process that has listed 50 pages of users. */
  const learn = async (): Promise<void> => {
    const { upstream, kept } = start();
    Object.assign(populationOf(upstream, NAME), { pages: 50, size: 5000, described: [1, 2] });
    noteListPage(upstream, 'ListUsers', { items: 7, token: undefined, nextToken: undefined });
    await kept.close();
  };

  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), 'sizes-'));
  });
  afterEach(() => rmSync(directory, { recursive: true }));

  it('are known to the next process', async () => {
    await learn();
    const { upstream } = start();
    expect(populationOf(upstream, NAME)).toEqual({
      pages: 50,
      size: 5000,
      pagesAtLeast: 1,
      described: [],
    });
    expect(listSizeOf(upstream, 'ListUsers')).toEqual({ items: 7, pages: 1 });
  });

  it('stay known when a process asks for nothing', async () => {
    await learn();
    await start().kept.close();
    expect(populationOf(start().upstream, NAME).pages).toBe(50);
  });

  it('are written down without the ids of what has them', async () => {
    await learn();
    expect(readFileSync(file(), 'utf8')).not.toMatch(/d-1234567890|identitystore/);
  });

  it('are written now and then, so that a process may be killed', async () => {
    const { clock, upstream } = start();
    populationOf(upstream, NAME).pages = 3;
    await clock.advance(31_000);
    await expect.poll(() => readFileSync(file(), 'utf8')).toContain('"pages":3');
  });

  it.each([
    ['torn', (text: string) => text.slice(0, -20)],
    ['of another form', (text: string) => text.replace('"version":1', '"version":2')],
    ['no numbers', (text: string) => text.replace('"pages":50', '"pages":"all"')],
    ['less than nothing', (text: string) => text.replace('"pages":50', '"pages":-1')],
    ['older than a quarter', (text: string) => text.replace(/"savedAt":\d+/, '"savedAt":1')],
  ])('are as unknown when the file is %s', async (_what, damage) => {
    await learn();
    const damaged = damage(readFileSync(file(), 'utf8'));
    writeFileSync(file(), damaged);
    const { upstream } = start(100 * DAY);
    expect(populationOf(upstream, NAME)).toEqual({ pagesAtLeast: 1, described: [] });
  });

  it('keep nothing from starting or ending where they cannot be written', async () => {
    rmSync(directory, { recursive: true });
    writeFileSync(directory, 'a file');
    const { upstream, kept } = start();
    populationOf(upstream, NAME).pages = 3;
    await expect(kept.close()).resolves.toBeUndefined();
  });
});
