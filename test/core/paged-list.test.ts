import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Connection } from '../../src/core/connection.ts';
import { createCursorCodec } from '../../src/core/cursor.ts';
import { GatewayError } from '../../src/core/errors.ts';
import { connectPages, drain, type PagedList } from '../../src/core/paged-list.ts';

/** A list of AWS's, of pages as they are; tokens are page numbers, of which some have expired. */
const listOf = (pages: readonly (readonly string[])[], expired = new Set<string>()) => {
  const reads: (string | undefined)[] = [];
  const list: PagedList<string> = {
    keyOf: (item) => item,
    read(token) {
      reads.push(token);
      if (token !== undefined && expired.has(token)) {
        return Promise.reject(new GatewayError('VALIDATION', 'Invalid token'));
      }
      const number = Number(token ?? 0);
      const isLast = number >= pages.length - 1;
      return Promise.resolve({
        items: pages[number] ?? [],
        nextToken: isLast ? undefined : String(number + 1),
        fetchedAt: 1000 - number,
      });
    },
  };
  return { list, reads };
};

const codec = createCursorCodec('Query.things', '', {});

const page = (
  list: PagedList<string>,
  first: number,
  after?: string | null,
  keep?: (item: string) => boolean,
): Promise<Connection<string>> =>
  connectPages(
    codec,
    { first, after },
    list,
    (item) => item,
    keep && ((items) => Promise.resolve(items.map(keep))),
  );

const walk = async (
  list: PagedList<string>,
  first: number,
  keep?: (item: string) => boolean,
): Promise<string[]> => {
  const found: string[] = [];
  let after: string | null = null;
  for (let turns = 0; turns < 1000; turns++) {
    const { nodes, pageInfo } = await page(list, first, after, keep);
    found.push(...nodes);
    if (!pageInfo.hasNextPage) return found;
    after = pageInfo.endCursor;
  }
  throw new Error('The walk does not end.');
};

/** Pages of unique items, some of them empty, as Organizations gives them. */
const pagesOf = fc
  .array(fc.integer({ min: 0, max: 4 }), { minLength: 1, maxLength: 6 })
  .map((sizes) =>
    sizes.map((size, number) => Array.from({ length: size }, (_, i) => `${number}-${i}`)),
  );

describe('a list that AWS gives page by page', () => {
  it('is walked whole, whatever the sizes of its pages and of ours', async () => {
    await fc.assert(
      fc.asyncProperty(pagesOf, fc.integer({ min: 1, max: 7 }), async (pages, first) => {
        expect(await walk(listOf(pages).list, first)).toEqual(pages.flat());
      }),
    );
  });

  it('is filtered without losing or repeating an item', async () => {
    const keep = (item: string): boolean => item.endsWith('1');
    await fc.assert(
      fc.asyncProperty(pagesOf, fc.integer({ min: 1, max: 7 }), async (pages, first) => {
        expect(await walk(listOf(pages).list, first, keep)).toEqual(pages.flat().filter(keep));
      }),
    );
  });

  it('reads no page that it does not need', async () => {
    const { list, reads } = listOf([['a', 'b'], ['c'], ['d']]);
    await page(list, 2);
    expect(reads).toEqual([undefined]);
  });

  it('goes on at the page of the cursor, not at the beginning', async () => {
    const { list, reads } = listOf([['a', 'b'], ['c', 'd'], ['e']]);
    const { pageInfo } = await page(list, 3);
    reads.length = 0;
    expect((await page(list, 1, pageInfo.endCursor)).nodes).toEqual(['d']);
    expect(reads).toEqual(['1']);
  });

  it('finds its place again when AWS no longer takes the token', async () => {
    const before = listOf([['a', 'b'], ['c', 'd'], ['e']]);
    const { pageInfo } = await page(before.list, 3);
    const { list } = listOf([['a', 'b'], ['c', 'd'], ['e']], new Set(['1']));
    const error = await page(list, 1, pageInfo.endCursor).catch((e: unknown) => e);
    // The walk needs the same token, which is refused as well: then it is the token's error.
    expect(error).toMatchObject({ code: 'VALIDATION' });
    const moved = listOf([
      ['x', 'a'],
      ['b', 'c'],
      ['d', 'e'],
    ]);
    expect((await page(moved.list, 1, pageInfo.endCursor)).nodes).toEqual(['d']);
  });

  it('says CURSOR_EXPIRED when the item of the cursor is gone', async () => {
    const { pageInfo } = await page(listOf([['a', 'b'], ['c']]).list, 1);
    const error = await page(listOf([['b'], ['c']]).list, 1, pageInfo.endCursor).catch(
      (e: unknown) => e,
    );
    expect(error).toMatchObject({ code: 'CURSOR_EXPIRED' });
  });

  it('asks a filter about no more items than the page can hold', async () => {
    const asked: number[] = [];
    await connectPages(
      codec,
      { first: 2 },
      listOf([['a', 'b', 'c', 'd', 'e']]).list,
      (item) => item,
      (items) => {
        asked.push(items.length);
        return Promise.resolve(items.map((item) => item !== 'a'));
      },
    );
    expect(asked).toEqual([2, 1]);
  });

  it('ends a filtered page early when time runs out, and says where to go on', async () => {
    const { list } = listOf([
      ['a', 'b'],
      ['c', 'd'],
    ]);
    let calls = 0;
    const first = await connectPages(
      codec,
      { first: 3 },
      list,
      (item) => item,
      (items) => {
        calls += 1;
        return calls > 1
          ? Promise.reject(new GatewayError('THROTTLED'))
          : Promise.resolve(items.map((item) => item === 'b'));
      },
    );
    expect(first.nodes).toEqual(['b']);
    expect(first.pageInfo.hasNextPage).toBe(true);
    expect(await page(list, 5, first.pageInfo.endCursor)).toMatchObject({ nodes: ['c', 'd'] });
  });

  it('fails when time runs out before anything was looked at', async () => {
    const filter = (): Promise<never> => Promise.reject(new GatewayError('THROTTLED'));
    const { list } = listOf([['a']]);
    await expect(connectPages(codec, {}, list, (item) => item, filter)).rejects.toMatchObject({
      code: 'THROTTLED',
    });
  });

  it.each([0, -1, 101, 1_000_000])('refuses first: %i', async (first) => {
    const { list, reads } = listOf([['a']]);
    await expect(page(list, first)).rejects.toMatchObject({
      code: 'BAD_USER_INPUT',
      details: { argument: 'first' },
    });
    expect(reads).toEqual([]);
  });

  it('is drained to its end, with the age of its oldest page', async () => {
    const { list } = listOf([['a'], [], ['b']]);
    expect(await drain(list)).toEqual({ items: ['a', 'b'], fetchedAt: 998 });
  });
});
