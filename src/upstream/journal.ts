import type { CacheKey, JournalEntry, JournalSink, ServiceId } from './types.ts';

/** What a request cost, as `extensions.aws` gives it. */
export interface JournalSummary {
  /** AWS calls made, retries included. */
  readonly calls: number;
  /** Reads that a cache, or somebody else's call, answered. */
  readonly cached: number;
  /** Calls that AWS throttled. */
  readonly throttled: number;
  /** Milliseconds spent waiting for the quota, over all calls. */
  readonly waitedMs: number;
  /** The calls that the whole request was expected to make; null where nobody said. */
  readonly estimate: EstimateSummary | null;
  readonly operations: readonly OperationSummary[];
}

export interface OperationSummary {
  readonly service: ServiceId;
  readonly operation: string;
  readonly calls: number;
  readonly cached: number;
}

type Sum = { -readonly [K in keyof OperationSummary]: OperationSummary[K] };

/** What a request is expected to cost, before it runs. */
export interface EstimateSummary {
  /** AWS calls. */
  readonly calls: number;
  /** Seconds that the quota which is used most takes for them, at the pace the gateway allows itself. */
  readonly quotaSeconds: number;
  readonly operations: readonly {
    readonly service: ServiceId;
    readonly operation: string;
    readonly calls: number;
  }[];
}

/** What one request asked of AWS. */
export interface Journal extends JournalSink {
  /** AWS calls made so far. */
  readonly calls: number;
  /** Those to the service that was called most: quotas are a service's own. */
  readonly callsToOneService: number;
  /** The first entries, in the order in which they ended; a long request's later ones are only counted. */
  readonly entries: readonly JournalEntry[];
  /** What the request was expected to cost, for the summary. */
  estimate: EstimateSummary | null;
  /** Each value that was asked of the cache, once, in their order; the first few thousand. */
  readonly reads: ReadonlyMap<string, { readonly key: CacheKey; readonly isMissed: boolean }>;
  /** The calls that were expected, by whoever planned them. */
  readonly expected: number;
  summary(): JournalSummary;
  /** Says that the request has been answered. */
  close(): void;
}

/** Entries kept one by one: enough for a log line, not for a bulk job's thousands. */
const KEPT_ENTRIES = 500;
/** Reads kept: what comes behind is a bulk job, whose reads nobody compares. */
export const KEPT_READS = 2000;

/** A journal, told of each entry through `observe` as well (spans, metrics). */
export const createJournal = (
  observe?: (entry: JournalEntry) => void,
  traceparent?: string,
): Journal => {
  const entries: JournalEntry[] = [];
  const operations: Sum[] = [];
  const byName = new Map<string, Sum>();
  const reads = new Map<string, { readonly key: CacheKey; readonly isMissed: boolean }>();
  let estimate: EstimateSummary | null = null;
  const byService = new Map<ServiceId, number>();
  const total = { calls: 0, cached: 0, throttled: 0, waitedMs: 0 };
  let expected = 0;
  let isClosed = false;

  /** Nothing is written out to find it: a thousand rows are a thousand entries. */
  const sumOf = (service: ServiceId, operation: string): Sum => {
    const named = byName.get(operation);
    if (named?.service === service) return named;
    // Services may have operations of the same name: the last one asked for is found at once.
    const known = operations.find((one) => one.service === service && one.operation === operation);
    const sum = known ?? { service, operation, calls: 0, cached: 0 };
    if (known === undefined) operations.push(sum);
    byName.set(operation, sum);
    return sum;
  };

  return {
    traceparent,
    entries,
    reads,
    get estimate() {
      return estimate;
    },
    set estimate(value) {
      estimate = value;
    },
    noteRead(key, isMissed) {
      if (reads.size < KEPT_READS && !reads.has(key.id)) reads.set(key.id, { key, isMissed });
    },
    get calls() {
      return total.calls;
    },
    get callsToOneService() {
      return Math.max(0, ...byService.values());
    },
    get expected() {
      return expected;
    },
    expect(calls) {
      expected += calls;
    },
    get isClosed() {
      return isClosed;
    },
    close() {
      isClosed = true;
    },
    record(entry) {
      if (entries.length < KEPT_ENTRIES) entries.push(entry);
      const { service, operation, outcome } = entry;
      const sum = sumOf(service, operation);
      const calls = outcome === 'cached' || outcome === 'shared' || outcome === 'refused' ? 0 : 1;
      const cached = outcome === 'cached' || outcome === 'shared' ? 1 : 0;
      sum.calls += calls;
      sum.cached += cached;
      total.calls += calls;
      byService.set(service, (byService.get(service) ?? 0) + calls);
      total.cached += cached;
      total.throttled += outcome === 'throttled' ? 1 : 0;
      total.waitedMs += entry.waitedMs;
      observe?.(entry);
    },
    summary: () => ({
      ...total,
      estimate,
      operations: operations.map((sum) => ({ ...sum })),
    }),
  };
};
