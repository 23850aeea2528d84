import { Fifo, type Leaving } from './fifo.ts';

/** A call that waits, and the request that it belongs to. */
export interface OfRequest extends Leaving {
  readonly scope: { readonly journal: object };
}

/**
 * The waiting calls of one caller and one priority: the requests take turns, and each sends its own
 * in order. So a request of a few calls does not wait behind one of hundreds, even where both are the
 * same caller's. A request is known by its journal, which reads that it shares have from it.
 */
export class Lane<T extends OfRequest> {
  /** In the order of their turns. */
  readonly #requests = new Map<object, Fifo<T>>();
  size = 0;

  push(item: T): void {
    this.#queueOf(item).push(item);
    this.size += 1;
  }

  /** Puts one in front of all others: it has waited its turn before. */
  unshift(item: T): void {
    const queue = this.#queueOf(item);
    queue.unshift(item);
    this.size += 1;
    const others = [...this.#requests].filter(([, other]) => other !== queue);
    this.#requests.clear();
    for (const [key, other] of [[item.scope.journal, queue] as const, ...others]) {
      this.#requests.set(key, other);
    }
  }

  /** Says that `item`, which is in this lane, has left. */
  forget(item: T): void {
    this.#queueOf(item).forget(item);
    this.size -= 1;
  }

  peek(): T | undefined {
    for (const [key, queue] of this.#requests) {
      const item = queue.peek();
      if (item !== undefined) return item;
      this.#requests.delete(key);
    }
    return undefined;
  }

  shift(): T | undefined {
    const item = this.peek();
    if (item === undefined) return undefined;
    const { journal } = item.scope;
    const queue = this.#queueOf(item);
    queue.shift();
    this.size -= 1;
    this.#requests.delete(journal);
    if (queue.size > 0) this.#requests.set(journal, queue);
    return item;
  }

  /** How many start before one that this request would add now, at the least. */
  ahead(journal: object): number {
    const own = this.#requests.get(journal);
    let before = own?.size ?? 0;
    for (const other of this.#requests.values()) {
      if (other !== own) before += Math.min(other.size, Math.max(own?.size ?? 0, 1));
    }
    return before;
  }

  #queueOf({ scope: { journal } }: T): Fifo<T> {
    const known = this.#requests.get(journal);
    if (known !== undefined) return known;
    const queue = new Fifo<T>();
    this.#requests.set(journal, queue);
    return queue;
  }
}
