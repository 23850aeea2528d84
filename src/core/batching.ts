import DataLoader from 'dataloader';

/** How a batch of keys is answered: a value, `null` for what does not exist, or an error, by key. */
export type BatchLoad<Key, Value> = (
  keys: readonly Key[],
) => Promise<ReadonlyMap<string, Value | null | Error>>;

/** A value that is there, or will be. */
type Now<Value> = Value | Promise<Value>;

/** Looks for a value where it may be had at once; undefined is that it has to be loaded. */
type AtHand<Key, Value> = (key: Key) => Value | undefined;

/**
 * `load`, but without a promise for what has been loaded before or is at hand.
 *
 * @param known what has been loaded, by `keyOf`.
 */
const nowOf = <Key, Value>(
  keyOf: (key: Key) => string,
  known: Map<string, Value>,
  atHand: AtHand<Key, Value> | undefined,
  load: (key: Key) => Promise<Value>,
): ((key: Key, instead?: (key: Key) => Now<Value>) => Now<Value>) => {
  // The fields of one object come one after the other with the same key: it is written out once.
  let lastKey: Key | undefined;
  let lastValue: Value | undefined;
  return (key, instead = load) => {
    if (key === lastKey && lastValue !== undefined) return lastValue;
    const id = keyOf(key);
    let value = known.get(id);
    if (value === undefined) {
      value = atHand?.(key);
      if (value === undefined) return instead(key);
      known.set(id, value);
    }
    lastKey = key;
    lastValue = value;
    return value;
  };
};

/** Answers a key at a time, and null for what does not exist. */
export interface BatchLoader<Key, Value> {
  load(key: Key): Promise<Value | null>;
  /** `load`, at once for what was loaded before or is at hand. */
  now(key: Key): Now<Value | null>;
  /** Has `load` answer `value`, unless the key was loaded before. */
  prime(key: Key, value: Value): void;
}

/**
 * A loader of one request: asked for a key at a time, it answers all keys that came up in the same
 * turn with one `load`, and each key once. The answer is looked up by key, so no order of an
 * upstream's answer is ever trusted.
 *
 * @param keyOf makes a key comparable.
 * @param atHand answers `now` for a key that was not loaded before; null is what does not exist.
 */
export const createBatchLoader = <Key, Value>(
  keyOf: (key: Key) => string,
  load: BatchLoad<Key, Value>,
  atHand?: AtHand<Key, Value | null>,
): BatchLoader<Key, Value> => {
  const known = new Map<string, Value | null>();
  const makeLoader = () =>
    new DataLoader<Key, Value | null, string>(
      async (keys) => {
        const found = await load(keys);
        return keys.map((key) => {
          const id = keyOf(key);
          const value = found.get(id);
          if (value !== undefined && !(value instanceof Error)) known.set(id, value);
          if (value === undefined) {
            return new TypeError(
              `A batch load must answer every key, with null for what does not exist; ${id} is missing from an answer of ${found.size}.`,
            );
          }
          return value;
        });
      },
      { cacheKeyFn: keyOf },
    );
  // Most requests have what they ask for at hand: then there is nothing to load.
  let loader: ReturnType<typeof makeLoader> | undefined;
  const loadKey = (key: Key): Promise<Value | null> => (loader ??= makeLoader()).load(key);
  return {
    load: loadKey,
    now: nowOf(keyOf, known, atHand, loadKey),
    prime: (key, value) => void (loader ??= makeLoader()).prime(key, value),
  };
};

/**
 * A loader of one request for what AWS has no batch read for: each key is loaded once.
 *
 * @param atHand answers `now` for a key that was not loaded before.
 */
export const createKeyLoader = <Key, Value>(
  keyOf: (key: Key) => string,
  load: (key: Key) => Promise<Value>,
  atHand?: AtHand<Key, Value>,
): ((key: Key) => Promise<Value>) & {
  /** @param instead answers what is not at hand; without it that is loaded. */
  now(key: Key, instead?: (key: Key) => Now<Value>): Now<Value>;
} => {
  const known = new Map<string, Value>();
  const loadOne = async (key: Key): Promise<Value | Error> => {
    try {
      const value = await load(key);
      known.set(keyOf(key), value);
      return value;
    } catch (error) {
      return error as Error;
    }
  };
  const makeLoader = () =>
    new DataLoader<Key, Value, string>((keys) => Promise.all(keys.map(loadOne)), {
      cacheKeyFn: keyOf,
      batch: false,
    });
  let loader: ReturnType<typeof makeLoader> | undefined;
  const loadKey = (key: Key): Promise<Value> => (loader ??= makeLoader()).load(key);
  const keyLoader = loadKey as ReturnType<typeof createKeyLoader<Key, Value>>;
  keyLoader.now = nowOf(keyOf, known, atHand, loadKey);
  return keyLoader;
};
