/**
 * Maps what an async iterable gives, one value after the other. Unlike a generator that is in the
 * middle of an `await`, it ends at once when its reader leaves, and ends the source with it.
 */
export const mapAsync = <From, To>(
  source: AsyncIterable<From>,
  map: (value: From) => Promise<To>,
): AsyncIterableIterator<To> => {
  const iterator = source[Symbol.asyncIterator]();
  const done = { done: true, value: undefined } as const;
  return {
    async next() {
      const step = await iterator.next();
      if (step.done === true) return done;
      try {
        return { done: false, value: await map(step.value) };
      } catch (error) {
        await iterator.return?.();
        throw error;
      }
    },
    async return() {
      await iterator.return?.();
      return done;
    },
    [Symbol.asyncIterator]() {
      return this;
    },
  };
};
