import type { ListPage, PagedList } from '../core/paged-list.ts';
import { GatewayError } from '../core/errors.ts';
import { oldestAllowed } from './cache.ts';
import { type Population, populationOf, recentlyDescribed } from './population.ts';
import type { CacheKey, RequestScope, Upstream } from './types.ts';

export interface BulkOrSingle<Key, Item> {
  /** What the objects are, by a name of the whole process: its size is remembered under it. */
  readonly population: string;
  /** Which of several populations a key belongs to (one for each identity store). Default: one. */
  partitionOf?(key: Key): string;
  /** The largest page of the list. */
  readonly pageSize: number;
  keyOf(key: Key): string;
  list(partition: string): PagedList<Item>;
  /** The key of a listed item, as `keyOf` writes it. */
  itemKey(item: Item, partition: string): string;
  cacheKey(key: Key): CacheKey;
  /** Reads one object; null, or an error NOT_FOUND, when there is none. */
  describe(scope: RequestScope, key: Key): Promise<Item | null>;
}

/** A value, null for what does not exist, or an error, for each key. */
export type Answers<Item> = Map<string, Item | null | Error>;

/** A page that may say at which point in the order of writes it was read. */
type Page<Item> = ListPage<Item> & { readonly epoch?: number };

/**
 * Reads k objects of a population for which AWS has a Describe and a List but no batch read, by
 * k describes or by listing, whichever is fewer calls.
 *
 * When the number of pages P is known from an earlier listing, that is min(k, P). When it is not,
 * nothing is better than this: read pages for as long as fewer have been read than objects are
 * still missing, then describe the rest. If the list ends first, it cost P, which is less than k;
 * if not, describing cost no more than listing had, so it is at most twice what knowing P would
 * have cost, wherever in the list the objects are. The same thought holds over time: when what was
 * described one by one within a lifetime, together with what is wanted now, outweighs a listing,
 * it is listed, so that a hundred small batches do not cost a hundred times more than one large.
 *
 * What a whole listing does not have does not exist; it is not asked for again. Where listing is
 * not allowed, objects are described.
 */
export const createBulkOrSingle = <Key, Item>(
  upstream: Upstream,
  scope: RequestScope,
  kind: BulkOrSingle<Key, Item>,
): { load(keys: readonly Key[]): Promise<Answers<Item>> } => {
  const describe = async (population: Population, key: Key): Promise<Item | null | Error> => {
    try {
      const { value } = await upstream.read(scope, kind.cacheKey(key), (flight) => {
        population.described.push(upstream.clock.now());
        return kind.describe(flight, key);
      });
      return value;
    } catch (error) {
      if (error instanceof GatewayError && error.code === 'NOT_FOUND') return null;
      return error as Error;
    }
  };

  const isListed = (population: Population, lifetimeMs: number): boolean => {
    const { listedAt = Number.NEGATIVE_INFINITY } = population;
    return upstream.clock.now() - listedAt < lifetimeMs && listedAt >= oldestAllowed(scope);
  };

  /** Whether the next page of the list is worth its call, after `read` pages. */
  const isWorthAPage = (
    population: Population,
    read: number,
    missing: number,
    lifetimeMs: number,
  ): boolean => {
    if (isListed(population, lifetimeMs)) return true;
    const { pages, pagesAtLeast } = population;
    const wanted = missing + recentlyDescribed(population, upstream.clock.now(), lifetimeMs);
    if (pages !== undefined && read < pages) return pages - read < wanted;
    return read < missing && (read > 0 || (pagesAtLeast < wanted && wanted > 1));
  };

  const loadPartition = async (partition: string, keys: readonly Key[]): Promise<Answers<Item>> => {
    const answers: Answers<Item> = new Map();
    const population = populationOf(upstream, `${kind.population} ${partition}`);
    const known = keys.filter((key) => upstream.peek(scope, kind.cacheKey(key)) !== undefined);
    const missing = new Map(keys.map((key) => [kind.keyOf(key), key]));
    for (const key of known) missing.delete(kind.keyOf(key));
    const lifetimeMs = Math.min(...keys.map((key) => kind.cacheKey(key).lifetimeMs));
    await walk(partition, population, missing, lifetimeMs, answers);
    await Promise.all(
      [...known, ...missing.values()].map(async (key) =>
        answers.set(kind.keyOf(key), await describe(population, key)),
      ),
    );
    return answers;
  };

  /** Reads pages; moves what they hold, or a whole list does not, from `missing` to `answers`. */
  const walk = async (
    partition: string,
    population: Population,
    missing: Map<string, Key>,
    lifetimeMs: number,
    answers: Answers<Item>,
  ): Promise<void> => {
    const list = kind.list(partition);
    let token: string | undefined;
    let oldest = Number.POSITIVE_INFINITY;
    let read = 0;
    while (missing.size > 0 && isWorthAPage(population, read, missing.size, lifetimeMs)) {
      let page: Page<Item>;
      try {
        page = await list.read(token);
      } catch (error) {
        if (error instanceof GatewayError && error.code === 'ACCESS_DENIED') return;
        for (const id of missing.keys()) answers.set(id, error as Error);
        missing.clear();
        return;
      }
      read += 1;
      oldest = Math.min(oldest, page.fetchedAt);
      // Younger than the last whole listing: that is no longer in the cache, and costs again.
      if (page.fetchedAt > (population.listedAt ?? 0)) delete population.listedAt;
      collect(partition, page, missing, answers);
      token = page.nextToken;
      if (token === undefined) {
        Object.assign(population, { pages: read, listedAt: oldest, described: [] });
        for (const id of missing.keys()) answers.set(id, null);
        missing.clear();
        return;
      }
      population.pagesAtLeast = Math.max(population.pagesAtLeast, read + 1);
    }
  };

  const collect = (
    partition: string,
    page: Page<Item>,
    missing: Map<string, Key>,
    answers: Answers<Item>,
  ): void => {
    for (const item of page.items) {
      const id = kind.itemKey(item, partition);
      const key = missing.get(id);
      if (key === undefined) continue;
      missing.delete(id);
      answers.set(id, item);
      const { fetchedAt, epoch } = page;
      if (epoch !== undefined)
        upstream.prime(kind.cacheKey(key), { value: item, fetchedAt, epoch });
    }
  };

  return {
    async load(keys) {
      const partitions = new Map<string, Key[]>();
      for (const key of keys) {
        const partition = kind.partitionOf?.(key) ?? '';
        const others = partitions.get(partition);
        if (others === undefined) partitions.set(partition, [key]);
        else others.push(key);
      }
      const all = await Promise.all(
        [...partitions].map(([name, some]) => loadPartition(name, some)),
      );
      return new Map(all.flatMap((answers) => [...answers]));
    },
  };
};
