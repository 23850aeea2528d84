/* eslint-disable max-lines -- three ways of reading share what is missing, certain and expected */
import type { ListPage, PagedList } from '../core/paged-list.ts';
import { GatewayError } from '../core/errors.ts';
import { oldestAllowed } from './cache.ts';
import { indexOf } from './page-index.ts';
import { type Population, populationOf, recentlyDescribed } from './population.ts';
import type { CacheKey, RequestScope, Upstream } from './types.ts';
import { isWorthAPage, noteLikelyPages, paysToReadOn, type Walk } from './worth-a-page.ts';

export interface BulkOrSingle<Key, Item> {
  /** What the objects are, by a name of the whole process: its size is remembered under it. */
  readonly population: string;
  /** Which of several populations a key belongs to (one for each identity store). Default: one. */
  partitionOf?(key: Key): string;
  /** The largest page of the list. */
  readonly pageSize: number;
  keyOf(key: Key): string;
  list(partition: string): PagedList<Item>;
  /** How many pages there may be, when the list was never read to its end and something hints at it. */
  expectedPages?(partition: string): Promise<number | undefined>;
  /**
   * For how many objects the first page of a list is worth its call of which nothing is known. Two where it
   * is likely that one page is all there is.
   */
  readonly fewest?: number;
  /** The same for those that are certain, while it is not known yet who else is wanted. Twenty unless said. */
  readonly fewestAhead?: number;
  /** The key of a listed item, as `keyOf` writes it. */
  itemKey(item: Item, partition: string): string;
  cacheKey(key: Key): CacheKey;
  /** Reads one object; null, or an error NOT_FOUND, when there is none. */
  describe(scope: RequestScope, key: Key): Promise<Item | null>;
}

/** What may be said and asked before objects are. */
export interface Ahead<Key> {
  /**
   * Says what will be wanted after what is asked for first: nothing is read for it, but whether to list is
   * decided as if it was wanted now.
   */
  expect(keys: readonly Key[]): void;
  /**
   * Says that these, or as many others, are certain to be wanted, and begins to read the list where it has
   * fewer pages than they are; where its size is not known, for as long as its pages pay. Said again, it
   * counts the last time. What fails is met by whoever wants them.
   */
  listFor(keys: readonly Key[]): void;
  /**
   * Says that who asks is reading all there is, and will want most of the population in the end: then a page
   * of the list is worth more than what is wanted of it now.
   */
  readOn(): void;
}

/** A value, null for what does not exist, or an error, for each key. */
export type Answers<Item> = Map<string, Item | null | Error>;

/** How many times as long as it was known to be a list is read that is read for its length. */
const MOST_GROWTH = 2;

/** For so many objects the first page of a list is worth a call, where nothing else is said. */
const FEWEST = 2;
/** The same, where it is not known yet who else is wanted. */
const FEWEST_AHEAD = 20;

/** For whoever reads all there is, pages are worth their calls where one of so many had something. */
const PAGES_FOR_ONE = 10;
/** So many are read before that is known, and at most so many for an answer, which is waited for. */
const FIRST_PAGES = 20;
const MOST_PAGES = 100;

/** A page that may say at which point in the order of writes it was read. */
type Page<Item> = ListPage<Item> & { readonly epoch?: number };

/**
 * Reads k objects of a population for which AWS has a Describe and a List but no batch read, by
 * k describes or by listing, whichever is fewer calls. Pages that are in the cache cost nothing.
 *
 * When the number of pages P is known from an earlier listing, that is min(k, P). When it is not, the first
 * pages tell (`worth-a-page.ts`): it costs little more than describing all would, wherever in the list the
 * objects are, and where they are spread evenly little more than the least. The same thought holds over time:
 * when what was described one by one within a lifetime, together with what is wanted now, outweighs a listing,
 * it is listed, so that a hundred small batches do not cost a hundred times more than one large.
 *
 * What a whole listing does not have does not exist; it is not asked for again. Where listing is
 * not allowed, objects are described.
 */
export const createBulkOrSingle = <Key, Item>(
  upstream: Upstream,
  scope: RequestScope,
  kind: BulkOrSingle<Key, Item>,
): Ahead<Key> & {
  load(keys: readonly Key[]): Promise<Answers<Item>>;
  /** What the cache has of an object, at once; undefined has to be loaded. */
  atHand(key: Key): Item | null | undefined;
} => {
  /** What `atHand` has had since the last batch, by partition: the next one counts it as its own. */
  const handed = new Map<string, number>();
  /** What is expected to be wanted, by partition and key. */
  const expected = new Map<string, Map<string, Key>>();
  let isReadingOn = false;
  let readOnPages = 0;
  /** Lists that are being read, whoever wants what they have, by partition. */
  const walks = new Map<string, Promise<void>>();
  /** Lists that may not be read. */
  const refused = new Set<string>();
  /** What is certain to be wanted, by partition. */
  const certain = new Map<string, Set<string>>();

  const describe = async (population: Population, key: Key): Promise<Item | null | Error> => {
    try {
      const { value } = await upstream.read(scope, kind.cacheKey(key), async (flight) => {
        population.described.push(upstream.clock.now());
        try {
          return await kind.describe(flight, key);
        } catch (error) {
          // That there is none is kept as long as what there is.
          if (error instanceof GatewayError && error.code === 'NOT_FOUND') return null;
          throw error;
        }
      });
      return value;
    } catch (error) {
      return error as Error;
    }
  };

  const isListed = (population: Population, lifetimeMs: number): boolean => {
    const { listedAt = Number.NEGATIVE_INFINITY } = population;
    return upstream.clock.now() - listedAt < lifetimeMs && listedAt >= oldestAllowed(scope);
  };

  /** Whether the next page of the list is worth its call. */
  const isWorth = (population: Population, walk: Walk<Key>, lifetimeMs: number): boolean => {
    const isPaying = walk.paid < Math.max(FIRST_PAGES, walk.met * PAGES_FOR_ONE);
    if (isReadingOn && isPaying && readOnPages < MOST_PAGES) {
      readOnPages += 1;
      return true;
    }
    const described = recentlyDescribed(population, upstream.clock.now(), lifetimeMs);
    return isWorthAPage(population, walk, described, kind.fewest ?? FEWEST);
  };

  const loadPartition = async (partition: string, keys: readonly Key[]): Promise<Answers<Item>> => {
    const answers: Answers<Item> = new Map();
    const population = populationOfPartition(partition);
    // What the rest of a list that is being read has of these keys costs nothing once it is there.
    const underWay = walks.get(partition);
    if (underWay !== undefined) {
      for (const key of keys) if (!isAtHand(key)) certain.get(partition)?.add(kind.keyOf(key));
      await underWay;
    }
    const known = keys.filter(isAtHand);
    const missing = new Map(keys.map((key) => [kind.keyOf(key), key]));
    for (const key of known) missing.delete(kind.keyOf(key));
    const lifetimeMs = Math.min(...keys.map((key) => kind.cacheKey(key).lifetimeMs));
    if (missing.size > 0 && (population.pages ?? population.estimatedPages) === undefined) {
      const pages = await kind.expectedPages?.(partition);
      if (pages !== undefined) population.expectedPages = pages;
    }
    const ahead = aheadOf(partition, missing);
    const brought = known.length + (handed.get(partition) ?? 0);
    handed.delete(partition);
    const walk = { missing, ahead, brought, met: 0, passed: 0, paid: 0, size: 0 };
    const met = Promise.withResolvers<void>();
    const walked = read(
      partition,
      population,
      { ...walk, wanted: missing.size + ahead.size },
      lifetimeMs,
      answers,
      met.resolve,
    );
    const isSizeKnown = (population.pages ?? population.estimatedPages) !== undefined;
    if (isSizeKnown) walks.set(partition, walked);
    // The rest is for what is expected: whoever comes for it finds it begun.
    void met.promise.then(() => walks.set(partition, walked));
    await Promise.race([met.promise, walked]);
    await Promise.all(
      [...known, ...missing.values()].map(async (key) =>
        answers.set(kind.keyOf(key), await describe(population, key)),
      ),
    );
    return answers;
  };

  const populationOfPartition = (partition: string): Population =>
    populationOf(upstream, `${kind.population} ${partition}`);

  const isAtHand = (key: Key): boolean => upstream.peek(scope, kind.cacheKey(key)) !== undefined;

  /** What is expected beside `missing`, and not in the cache. */
  const aheadOf = (partition: string, missing: ReadonlyMap<string, Key>): Set<string> => {
    const ahead = new Set<string>();
    for (const [id, key] of expected.get(partition) ?? []) {
      if (!missing.has(id) && !isAtHand(key)) ahead.add(id);
    }
    return ahead;
  };

  const byPartition = (keys: readonly Key[]): Map<string, Key[]> =>
    Map.groupBy(keys, (key) => kind.partitionOf?.(key) ?? '');

  /**
   * Reads pages; moves what they hold, or a whole list does not, from `missing` to `answers`. What is
   * expected beside it is read for as long as the request lasts.
   *
   * @param onMet is told when nothing is missing any more.
   */
  const read = async (
    partition: string,
    population: Population,
    walk: Walk<Key>,
    lifetimeMs: number,
    answers: Answers<Item>,
    onMet: () => void,
  ): Promise<void> => {
    const list = kind.list(partition);
    const { missing, ahead } = walk;
    let token: string | undefined;
    let oldest = Number.POSITIVE_INFINITY;
    const isWanted = (): boolean =>
      missing.size > 0 || (walk.passed > 0 && ahead.size > 0 && !scope.journal.isClosed);
    while (isWanted() && !refused.has(partition)) {
      const isFree = list.isCached?.(token) ?? isListed(population, lifetimeMs);
      if (!isFree && !isWorth(population, walk, lifetimeMs)) break;
      let page: Page<Item>;
      try {
        page = await list.read(token);
      } catch (error) {
        if (isRefusal(error)) return;
        for (const id of missing.keys()) answers.set(id, error as Error);
        missing.clear();
        return;
      }
      walk.passed += 1;
      walk.size += page.items.length;
      if (!isFree) walk.paid += 1;
      oldest = Math.min(oldest, page.fetchedAt);
      // Younger than the last whole listing: that is no longer in the cache, and costs again.
      if (page.fetchedAt > (population.listedAt ?? 0)) delete population.listedAt;
      const before = missing.size + walk.ahead.size;
      collect(partition, page, walk, answers);
      const had = before - missing.size - walk.ahead.size;
      walk.brought += had;
      if (!isFree) walk.met += had;
      token = page.nextToken;
      if (token === undefined) {
        noteWhole(population, walk.passed, walk.size, oldest);
        for (const id of missing.keys()) answers.set(id, null);
        missing.clear();
        return;
      }
      population.pagesAtLeast = Math.max(population.pagesAtLeast, walk.passed + 1);
      if (missing.size === 0) onMet();
    }
    const { passed, paid, wanted } = walk;
    // What the cache has of pages that cost nothing was not among the wanted.
    if (passed === paid) {
      noteLikelyPages(population, passed, wanted - missing.size - ahead.size, wanted);
    }
  };

  /**
   * Reads the list, whoever wants what it has: to its end where it is known how long it is, else for as long
   * as what is certain to be wanted pays for it.
   */
  const readAhead = async (partition: string): Promise<void> => {
    const population = populationOfPartition(partition);
    const list = kind.list(partition);
    const wanted = certain.get(partition) ?? new Set<string>();
    const { pages: known } = population;
    const seen = new Set<string>();
    let token: string | undefined;
    let oldest = Number.POSITIVE_INFINITY;
    let pages = 0;
    for (let isOn = true; isOn && !scope.journal.isClosed;) {
      const page: Page<Item> = await list.read(token);
      pages += 1;
      for (const item of page.items) seen.add(kind.itemKey(item, partition));
      oldest = Math.min(oldest, page.fetchedAt);
      token = page.nextToken;
      if (token === undefined) {
        noteWhole(population, pages, seen.size, oldest);
        return;
      }
      population.pagesAtLeast = Math.max(population.pagesAtLeast, pages + 1);
      // What is remembered may be old: a list that has grown far beyond it is not what was meant.
      isOn =
        known === undefined
          ? paysToReadOn(pages, seen.intersection(wanted).size, wanted.size)
          : pages < known * MOST_GROWTH;
    }
    noteLikelyPages(population, pages, seen.intersection(wanted).size, wanted.size);
  };

  /** Moves what a page has from `missing` to `answers`, and out of what is expected. */
  const collect = (
    partition: string,
    page: Page<Item>,
    { missing, ahead }: Walk<Key>,
    answers: Answers<Item>,
  ): void => {
    const { items, fetchedAt, epoch } = page;
    const take = (id: string, item: Item): void => {
      ahead.delete(id);
      const key = missing.get(id);
      if (key === undefined) return;
      missing.delete(id);
      answers.set(id, item);
      if (epoch !== undefined)
        upstream.prime(kind.cacheKey(key), { value: item, fetchedAt, epoch });
    };
    if (missing.size + ahead.size >= items.length) {
      for (const item of items) take(kind.itemKey(item, partition), item);
      return;
    }
    const index = indexOf(items, `${kind.population} ${partition}`, (item) =>
      kind.itemKey(item, partition),
    );
    for (const id of [...missing.keys(), ...ahead]) {
      const item = index.get(id);
      if (item !== undefined) take(id, item);
    }
  };

  return {
    atHand(key) {
      const hit = upstream.take<Item | null>(scope, kind.cacheKey(key));
      if (hit === undefined) return undefined;
      const partition = kind.partitionOf?.(key) ?? '';
      handed.set(partition, (handed.get(partition) ?? 0) + 1);
      return hit.value;
    },
    async load(keys) {
      const all = await Promise.all(
        [...byPartition(keys)].map(([name, some]) => loadPartition(name, some)),
      );
      return new Map(all.flatMap((answers) => [...answers]));
    },
    expect(keys) {
      for (const [partition, some] of byPartition(keys)) {
        const known = expected.get(partition) ?? new Map<string, Key>();
        expected.set(partition, known);
        for (const key of some) known.set(kind.keyOf(key), key);
      }
    },
    readOn() {
      isReadingOn = true;
    },
    listFor(keys) {
      for (const [partition, some] of byPartition(keys)) {
        const wanted = certain.get(partition) ?? new Set<string>();
        certain.set(partition, wanted);
        wanted.clear();
        for (const key of some) if (!isAtHand(key)) wanted.add(kind.keyOf(key));
        const { pages, estimatedPages, pagesAtLeast } = populationOfPartition(partition);
        const known = pages ?? (estimatedPages && Math.max(estimatedPages, pagesAtLeast));
        const isWorthIt =
          known === undefined
            ? wanted.size >= (kind.fewestAhead ?? FEWEST_AHEAD) && wanted.size > pagesAtLeast
            : wanted.size > known;
        if (walks.has(partition) || !isWorthIt) continue;
        const reading = readAhead(partition).catch((error: unknown) => {
          if (isRefusal(error)) refused.add(partition);
        });
        walks.set(partition, reading);
      }
    },
  };
};

const isRefusal = (error: unknown): boolean =>
  error instanceof GatewayError && error.code === 'ACCESS_DENIED';

/** Remembers a list that was read to its end. */
const noteWhole = (population: Population, pages: number, size: number, oldest: number): void => {
  Object.assign(population, { pages, size, listedAt: oldest, described: [] });
  delete population.estimatedPages;
};
