import { type QueueBook, toQueued } from './queue-book.ts';
import type { QueuedChange } from './types.ts';

type Listener = (entry: QueuedChange) => void;

/** Who is told when an entry has changed, its place in the queue included. */
export interface QueueListeners {
  /** Returns the function that ends it. */
  follow(id: string, listener: Listener): () => void;
  /** Says that the entry has changed, or only the order of those that wait. */
  changed(id?: string): void;
}

/** Tells once a turn, however much has changed in it, and only those for whom something has. */
export const createQueueListeners = (book: QueueBook): QueueListeners => {
  const all = new Map<string, Set<Listener>>();
  /** The place in the queue that listeners of an entry have been told last. */
  const told = new Map<string, number | undefined>();
  let isDue = false;

  const tell = (): void => {
    isDue = false;
    for (const [id, listeners] of all) {
      const entry = book.get(id);
      if (entry === undefined) continue;
      const now = toQueued(entry, book);
      if (told.has(id) && told.get(id) === now.position) continue;
      told.set(id, now.position);
      for (const listener of [...listeners]) listener(now);
    }
  };

  return {
    follow(id, listener) {
      const own = all.get(id) ?? new Set();
      all.set(id, own.add(listener));
      const entry = book.get(id);
      if (entry !== undefined) told.set(id, toQueued(entry, book).position);
      return () => {
        own.delete(listener);
        if (own.size > 0 || all.get(id) !== own) return;
        all.delete(id);
        told.delete(id);
      };
    },
    changed(id) {
      if (id !== undefined) told.delete(id);
      if (isDue || all.size === 0) return;
      isDue = true;
      queueMicrotask(tell);
    },
  };
};
