import type { RequestScope, Upstream } from './types.ts';

/** Reads of one kind, by when they were made: enough to say how many are in the cache still. */
interface Bucket {
  readonly since: number;
  count: number;
}

/** How finely the time of reads is told apart, in milliseconds. */
const WIDTH = 2000;
/** So many buckets are kept: a quarter of an hour, as long as the cache keeps anything. */
const MOST = 450;

const registries = new WeakMap<Upstream, Map<string, Bucket[]>>();

/** Notes a read that the cache could not answer, and keeps from now on. */
export const noteFreshRead = (upstream: Upstream, kind: string): void => {
  const kinds = registries.get(upstream) ?? new Map<string, Bucket[]>();
  registries.set(upstream, kinds);
  const buckets = kinds.get(kind) ?? [];
  kinds.set(kind, buckets);
  const since = Math.floor(upstream.clock.now() / WIDTH) * WIDTH;
  const last = buckets.at(-1);
  if (last?.since === since) last.count += 1;
  else buckets.push({ since, count: 1 });
  if (buckets.length > MOST) buckets.shift();
};

/**
 * About how many values of a kind are in the cache, and young enough for `scope`. A bound from above:
 * what writes have dropped since is not taken off.
 */
export const freshReads = (
  upstream: Upstream,
  scope: Pick<RequestScope, 'startedAt' | 'maxAgeMs'>,
  kind: string,
  lifetimeMs: number,
): number => {
  const buckets = registries.get(upstream)?.get(kind) ?? [];
  const oldest = scope.startedAt - Math.min(lifetimeMs, scope.maxAgeMs ?? Infinity);
  let count = 0;
  for (let index = buckets.length - 1; index >= 0; index -= 1) {
    const bucket = buckets[index];
    if (bucket === undefined || bucket.since < oldest) break;
    count += bucket.count;
  }
  return count;
};
