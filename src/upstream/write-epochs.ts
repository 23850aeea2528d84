import { LRUCache } from 'lru-cache';

/** Tags of which the last write is remembered one by one. */
const REMEMBERED_TAGS = 20_000;

/**
 * The order of writes. Each write moves the epoch on; a read keeps the epoch at which it began, and
 * what it brought is outdated as soon as one of its tags was written later than that. Nothing has
 * to be found and deleted when a write comes: the question is asked when a value is looked at,
 * stored or joined. When the write of a tag is forgotten, to stay bounded, everything that began
 * before it counts as outdated.
 */
export class WriteEpochs {
  #now = 0;
  #forgotten = 0;
  readonly #writtenAt = new LRUCache<string, number>({
    max: REMEMBERED_TAGS,
    dispose: (epoch, _tag, reason) => {
      if (reason === 'evict') this.#forgotten = Math.max(this.#forgotten, epoch);
    },
  });

  /** The epoch at which a read that begins now begins. */
  get now(): number {
    return this.#now;
  }

  write(tags: readonly string[]): void {
    this.#now += 1;
    for (const tag of tags) this.#writtenAt.set(tag, this.#now);
  }

  isOutdated(epoch: number, tags: readonly string[]): boolean {
    // Nothing has been written since.
    if (epoch >= this.#now) return false;
    if (epoch < this.#forgotten) return true;
    return tags.some((tag) => (this.#writtenAt.peek(tag) ?? 0) > epoch);
  }
}
