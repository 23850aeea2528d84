import { freshReads } from '../upstream/fresh-reads.ts';
import type { RequestScope, ServiceId, Upstream } from '../upstream/types.ts';
import type { Readable, Sizes } from './rule.ts';
import { type Things, unionOf } from './things.ts';

interface Draw {
  /** How many different ones would be read: without those that are in the cache. */
  readonly distinct: number;
  /** AWS's pages of each, and how many of them would be read. */
  readonly pages: number;
  readonly calls: number;
  readonly path: string;
  /** How old what is in the cache may be for it. */
  readonly lifetimeMs: number;
}

/** What is read of one operation: whose, how much of it, and for which field. */
interface Entry {
  readonly what: Readable;
  readonly draws: Map<string, Draw>;
}

/** The calls of one operation. */
export interface EstimatedOperation {
  readonly service: ServiceId;
  readonly operation: string;
  readonly calls: number;
}

/** What a tally adds up to; not rounded. */
export interface Total {
  readonly calls: number;
  readonly operations: readonly EstimatedOperation[];
  /** The field that most of the calls are made for, and how many; undefined without any. */
  readonly dearest?: { readonly path: string; readonly calls: number } | undefined;
}

/** How things are read. */
export interface Reading {
  /** Tells apart reads that differ by an argument. */
  readonly variant?: string;
  /** AWS's pages of each. */
  readonly pages?: number;
  readonly isNew?: boolean;
}

export interface Tally {
  /**
   * @param how `isNew`: the things come behind a cursor, so that what is in the cache by chance is not
   * them, but what stood before.
   */
  add(what: Readable, things: Things, path: string, how?: Reading): void;
  total(): Total;
}

const nameOf = ({ service, operation }: Readable): string => `${service}.${operation}`;

/**
 * Adds up what is read. The same things are read once, whoever asks for them; different draws from one
 * population overlap as chance would have it; objects by id are described or listed, whichever is
 * fewer; what is in the cache and young enough for `scope` costs nothing, where its key is known.
 */
export const createTally = (upstream: Upstream, scope: RequestScope, sizes: Sizes): Tally => {
  const entries = new Map<string, Entry>();

  const isFresh = (what: Readable, key: string): boolean => {
    const { service, operation, lifetimeMs } = what;
    const id = what.cached?.(key);
    if (id === undefined || lifetimeMs === undefined) return false;
    return upstream.peek(scope, { id, lifetimeMs, service, operation }) !== undefined;
  };

  const freshOf = ({ operation, lifetimeMs }: Readable, variant = ''): number =>
    lifetimeMs === undefined
      ? 0
      : freshReads(upstream, scope, `${operation}${variant}`, lifetimeMs);

  /** What part of a population is in the cache: so likely is each that nobody can name. */
  const covered = (what: Readable, variant: string): number => {
    const population = what.population?.(sizes) ?? Infinity;
    return population === Infinity
      ? 0
      : Math.min(1, freshOf(what, variant) / Math.max(1, population));
  };

  /** Pages of a list that would be read: the first tells whether others may be in the cache. */
  const pagesLeft = (what: Readable, key: string, pages: number): number =>
    isFresh(what, key) ? Math.max(0, pages - Math.max(1, freshOf(what))) : pages;

  const add: Tally['add'] = (what, things, path, how = {}) => {
    const { variant = '', pages = 1, isNew = false } = how;
    if (things.isLoaded === true && what.listed !== undefined) return;
    const { keys } = things;
    const name = `${nameOf(what)}${variant}`;
    const entry = entries.get(name) ?? { what, draws: new Map<string, Draw>() };
    entries.set(name, entry);
    const known = entry.draws.get(things.name);
    const { lifetimeMs = 0 } = what;
    // Who takes what is old needs nothing beside who takes what is young.
    if (known !== undefined && known.pages >= pages && known.lifetimeMs <= lifetimeMs) return;
    const read =
      keys === undefined
        ? things.distinct * (isNew ? 1 : 1 - covered(what, variant))
        : keys.filter((key) => pagesLeft(what, key, pages) > 0).length;
    const [key] = keys ?? [];
    const left = key === undefined ? pages : pagesLeft(what, key, pages);
    entry.draws.set(things.name, { distinct: read, pages, calls: left, path, lifetimeMs });
  };

  /** How many describes or pages bring `wanted` objects. See `createBulkOrSingle`. */
  const bulk = (listed: NonNullable<Readable['listed']>, wanted: number) => {
    const { list, pageSize } = listed;
    const pages = sizes.pages(list.operation, pageSize);
    const drawn = entries.get(nameOf(list));
    let read = 0;
    for (const { pages: some } of drawn?.draws.values() ?? []) read = Math.max(read, some);
    read = Math.max(read, freshOf(list));
    const missing = wanted * (1 - Math.min(1, read / pages));
    const left = pages - read;
    if (missing < 0.01 || left <= 0) return { describes: 0, lists: 0 };
    if (left <= 1)
      return missing <= 1 ? { describes: missing, lists: 0 } : { describes: 0, lists: 1 };
    return left < missing
      ? { describes: 0, lists: Math.ceil((left * missing) / (missing + 1)) }
      : { describes: missing, lists: 0 };
  };

  const total = (): Total => {
    const operations = new Map<string, { service: ServiceId; operation: string; calls: number }>();
    const fields = new Map<string, number>();
    for (const { what, draws } of entries.values()) {
      const all = [...draws.values()];
      const drawn = all.reduce((sum, { distinct }) => sum + distinct, 0);
      if (drawn <= 0) continue;
      const different = unionOf(
        all.map(({ distinct }) => distinct),
        what.population?.(sizes) ?? Infinity,
      );
      const ofPages = all.reduce((sum, one) => sum + one.distinct * one.calls, 0);
      const calls = new Map<string, number>();
      if (what.listed === undefined) calls.set(what.operation, (different * ofPages) / drawn);
      else {
        const { describes, lists } = bulk(what.listed, different);
        calls.set(what.operation, describes);
        calls.set(what.listed.list.operation, lists);
      }
      for (const [operation, count] of calls) {
        const key = `${what.service}.${operation}`;
        const sum = operations.get(key) ?? { service: what.service, operation, calls: 0 };
        operations.set(key, sum);
        sum.calls += count;
        for (const { path, distinct, calls: each } of all) {
          fields.set(path, (fields.get(path) ?? 0) + (count * distinct * each) / ofPages);
        }
      }
    }
    let dearest: Total['dearest'];
    for (const [path, calls] of fields) {
      if (calls > (dearest?.calls ?? 0)) dearest = { path, calls };
    }
    const all = [...operations.values()];
    return { calls: all.reduce((sum, { calls }) => sum + calls, 0), operations: all, dearest };
  };

  return { add, total };
};
