type Index = ReadonlyMap<string, unknown>;

/** By what the items of a page are, the indexes of pages: for as long as their items are kept. */
const indexes = new WeakMap<readonly unknown[], Map<string, Index>>();

/**
 * The items of a page by their keys. It is made once for each page that is kept: who looks for a few objects
 * in a long list that is in the cache need not look at all of it each time.
 *
 * @param population what the items are, and where, by a name of the whole process; `keyOf` belongs to it.
 * @returns the first item of each key.
 */
export const indexOf = <Item>(
  items: readonly Item[],
  population: string,
  keyOf: (item: Item) => string,
): ReadonlyMap<string, Item> => {
  let own = indexes.get(items);
  if (own === undefined) indexes.set(items, (own = new Map<string, Index>()));
  let index = own.get(population) as Map<string, Item> | undefined;
  if (index === undefined) {
    index = new Map();
    for (const item of items) {
      const key = keyOf(item);
      if (!index.has(key)) index.set(key, item);
    }
    own.set(population, index);
  }
  return index;
};
