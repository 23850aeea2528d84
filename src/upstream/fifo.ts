/** Something that may leave a queue without being taken from it. */
export interface Leaving {
  gone: boolean;
}

/**
 * First in, first out, where whatever has left in between is skipped when its turn comes, so that
 * leaving costs nothing. `size` counts only what is still there.
 */
export class Fifo<T extends Leaving> {
  #items: (T | undefined)[] = [];
  #first = 0;
  readonly #again: T[] = [];
  size = 0;

  push(item: T): void {
    this.#items.push(item);
    this.size += 1;
  }

  /** Puts one in front of all others: it has waited its turn before. */
  unshift(item: T): void {
    this.#again.push(item);
    this.size += 1;
  }

  /** Says that `item`, which is in this queue, has left. */
  forget(item: T): void {
    item.gone = true;
    this.size -= 1;
  }

  peek(): T | undefined {
    while (this.#again.at(-1)?.gone === true) this.#again.pop();
    const again = this.#again.at(-1);
    if (again !== undefined) return again;
    while (this.#items[this.#first]?.gone === true) this.#drop();
    return this.#items[this.#first];
  }

  shift(): T | undefined {
    const item = this.peek();
    if (item === undefined) return undefined;
    if (item === this.#again.at(-1)) this.#again.pop();
    else this.#drop();
    this.size -= 1;
    return item;
  }

  /** Forgets the first item; the array is cut only now and then, so that this is cheap. */
  #drop(): void {
    this.#items[this.#first++] = undefined;
    if (this.#first > 64 && this.#first * 2 > this.#items.length) {
      this.#items = this.#items.slice(this.#first);
      this.#first = 0;
    }
  }
}
