import { LRUCache } from 'lru-cache';
import { Expiry } from './expiry.ts';
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

/** A value in the cache. */
interface Entry extends Kept {
  readonly size: number;
  /** When it is too old for every use, in milliseconds since the epoch. */
  readonly until: number;
}

/** How many objects a value is: a page of a list is its items, and itself. */
const objectsIn = (value: unknown): number => {
  if (Array.isArray(value)) return value.length;
  const items = (value as { readonly items?: unknown } | null | undefined)?.items;
  return Array.isArray(items) ? items.length + 1 : 1;
};

/**
 * What was read, bounded by the number of objects, and for no longer than any use would take it. How old a value may be belongs to the use, not
 * to the value: a user read for its name serves for minutes, for its status not.
 */
export class ReadCache {
  readonly #entries: LRUCache<string, Entry>;
  readonly #epochs: WriteEpochs;
  readonly #expiry = new Expiry();

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
    const size = Math.max(1, Math.ceil(key.size ?? objectsIn(kept.value)));
    const lifetimeMs = Math.max(key.lifetimeMs, key.longestMs ?? 0);
    this.#entries.set(key.id, { ...kept, size, until: kept.fetchedAt + lifetimeMs });
    this.#expiry.add(key.id, kept.fetchedAt, lifetimeMs);
    this.#forgetOld(kept.fetchedAt);
  }

  /** Whoever reads a long list would otherwise fill the cache with what nobody may take any more. */
  #forgetOld(now: number): void {
    for (const id of this.#expiry.due(now)) {
      const entry = this.#entries.peek(id);
      if (entry !== undefined && entry.until <= now) this.#entries.delete(id);
    }
  }
}

const isYounger = (one: Kept, other: Kept): boolean => one.fetchedAt > other.fetchedAt;
