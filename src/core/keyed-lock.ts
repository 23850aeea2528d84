/** Lets one at a time work on each key, in the order in which they came. */
export interface KeyedLock {
  /**
   * Runs `task` when everything that was asked for the same key before has ended.
   *
   * @throws the signal's reason when it aborts while waiting; whatever `task` throws.
   */
  run<Result>(key: string, signal: AbortSignal, task: () => Promise<Result>): Promise<Result>;
}

const aborted = (signal: AbortSignal): { readonly promise: Promise<void>; stop(): void } => {
  const { promise, resolve } = Promise.withResolvers<void>();
  const onAbort = (): void => resolve();
  if (signal.aborted) resolve();
  else signal.addEventListener('abort', onAbort, { once: true });
  return { promise, stop: () => signal.removeEventListener('abort', onAbort) };
};

export const createKeyedLock = (): KeyedLock => {
  /** The end of the last task of each key. */
  const tails = new Map<string, Promise<void>>();
  return {
    async run(key, signal, task) {
      const before = tails.get(key);
      const { promise: ended, resolve: end } = Promise.withResolvers<void>();
      // Whoever comes next waits for everybody before: one that gave up waiting opens nothing.
      const tail = before === undefined ? ended : before.then(() => ended);
      tails.set(key, tail);
      void tail.then(() => {
        if (tails.get(key) === tail) tails.delete(key);
      });
      try {
        if (before !== undefined) {
          const left = aborted(signal);
          await Promise.race([before, left.promise]).finally(() => left.stop());
        }
        signal.throwIfAborted();
        return await task();
      } finally {
        end();
      }
    },
  };
};
