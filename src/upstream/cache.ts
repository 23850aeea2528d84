import { LRUCache } from 'lru-cache';
import type { CacheKey, Fetched, RequestScope } from './types.ts';
import type { WriteEpochs } from './write-epochs.ts';

/** A value with the age of the oldest cached value that was used to read it. */
export interface Kept extends Fetched<unknown> {
  /** Milliseconds since the epoch; at most `fetchedAt`. */
  readonly oldest: number;
}

/** What a value depends on. */
export const tagsOf = (key: CacheKey): readonly string[] => [key.id, ...(key.tags ?? [])];

/** The time before which nothing may have been read for this scope (`x-aws-max-age`). */
export const oldestAllowed = (scope: RequestScope): number =>
  scope.maxAgeMs === undefined ? Number.NEGATIVE_INFINITY : scope.startedAt - scope.maxAgeMs;

/**
 * What was read, bounded by the number of objects. How old a value may be belongs to the use, not
 * to the value: a user read for its name serves for minutes, for its status not.
 */
export class ReadCache {
  readonly #entries: LRUCache<string, Kept & { readonly size: number }>;
  readonly #epochs: WriteEpochs;

  constructor(maxObjects: number, epochs: WriteEpochs) {
    this.#entries = new LRUCache({ maxSize: maxObjects, sizeCalculation: ({ size }) => size });
    this.#epochs = epochs;
  }

  /** The value, when it is young enough for this use and no write has outdated it. */
  find(key: CacheKey, scope: RequestScope, now: number): Kept | undefined {
    const kept = this.#entries.get(key.id);
    if (kept === undefined) return undefined;
    // Mostly nothing has been written since, and then nobody asks for its tags.
    if (kept.epoch < this.#epochs.now && this.#epochs.isOutdated(kept.epoch, tagsOf(key))) {
      this.#entries.delete(key.id);
      return undefined;
    }
    const fits = now - kept.fetchedAt < key.lifetimeMs && kept.oldest >= oldestAllowed(scope);
    return fits ? kept : undefined;
  }

  /** Keeps the value, unless a write or a younger value came after its read began. */
  keep(key: CacheKey, kept: Kept): void {
    if (this.#epochs.isOutdated(kept.epoch, tagsOf(key))) return;
    const present = this.#entries.peek(key.id);
    if (present !== undefined && isYounger(present, kept)) {
      if (!this.#epochs.isOutdated(present.epoch, tagsOf(key))) return;
    }
    const objects = key.size ?? (Array.isArray(kept.value) ? kept.value.length : 1);
    this.#entries.set(key.id, { ...kept, size: Math.max(1, Math.ceil(objects)) });
  }
}

const isYounger = (one: Kept, other: Kept): boolean => one.fetchedAt > other.fetchedAt;
