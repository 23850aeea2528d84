/**
 * A list whose items are read while others are still being looked for. Each reader has all of them, in
 * their order, whenever it begins.
 */
export class GrowingList<Item> implements AsyncIterable<Item> {
  readonly #items: Item[] = [];
  #end: { readonly error?: unknown } | undefined;
  #grown = Promise.withResolvers<void>();

  get length(): number {
    return this.#items.length;
  }

  /** Adds what has been found. */
  add(items: readonly Item[]): void {
    if (items.length === 0) return;
    this.#items.push(...items);
    this.#tell();
  }

  /** There are no more. */
  end(): void {
    this.#end = {};
    this.#tell();
  }

  /** What else there is cannot be found: readers have what there is, and then the error. */
  fail(error: unknown): void {
    this.#end = { error };
    this.#tell();
  }

  /** Settles with the first item, or when there is none to come. */
  async begun(): Promise<void> {
    while (this.#items.length === 0 && this.#end === undefined) await this.#grown.promise;
  }

  [Symbol.asyncIterator](): AsyncIterator<Item, undefined> {
    let index = 0;
    let isOver = false;
    const done = { done: true, value: undefined } as const;
    return {
      next: async () => {
        for (;;) {
          if (isOver) return done;
          if (index < this.#items.length) {
            index += 1;
            return { done: false, value: this.#items[index - 1] as Item };
          }
          if (this.#end !== undefined) {
            if ('error' in this.#end) throw this.#end.error;
            return done;
          }
          await this.#grown.promise;
        }
      },
      return: () => {
        isOver = true;
        return Promise.resolve(done);
      },
    };
  }

  #tell(): void {
    this.#grown.resolve();
    this.#grown = Promise.withResolvers<void>();
  }
}
