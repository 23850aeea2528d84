import DataLoader from 'dataloader';

/** How a batch of keys is answered: a value, `null` for what does not exist, or an error, by key. */
export type BatchLoad<Key, Value> = (
  keys: readonly Key[],
) => Promise<ReadonlyMap<string, Value | null | Error>>;

/**
 * A loader of one request: asked for a key at a time, it answers all keys that came up in the same
 * turn with one `load`, and each key once. The answer is looked up by key, so no order of an
 * upstream's answer is ever trusted.
 *
 * @param keyOf makes a key comparable.
 */
export const createBatchLoader = <Key, Value>(
  keyOf: (key: Key) => string,
  load: BatchLoad<Key, Value>,
): DataLoader<Key, Value | null, string> =>
  new DataLoader<Key, Value | null, string>(
    async (keys) => {
      const found = await load(keys);
      return keys.map((key) => {
        const value = found.get(keyOf(key));
        if (value === undefined) {
          return new TypeError(
            `A batch load must answer every key, with null for what does not exist; ${keyOf(key)} is missing from an answer of ${found.size}.`,
          );
        }
        return value;
      });
    },
    { cacheKeyFn: keyOf },
  );

/** A loader of one request for what AWS has no batch read for: each key is loaded once. */
export const createKeyLoader = <Key, Value>(
  keyOf: (key: Key) => string,
  load: (key: Key) => Promise<Value>,
): ((key: Key) => Promise<Value>) => {
  const loader = new DataLoader<Key, Value, string>(
    (keys) => Promise.all(keys.map((key) => load(key).catch((error: unknown) => error as Error))),
    { cacheKeyFn: keyOf, batch: false },
  );
  return (key) => loader.load(key);
};
