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

class RequestJournal implements Journal {
  readonly traceparent: string | undefined;
  readonly entries: JournalEntry[] = [];
  readonly reads = new Map<string, { readonly key: CacheKey; readonly isMissed: boolean }>();
  estimate: EstimateSummary | null = null;
  calls = 0;
  expected = 0;
  isClosed = false;
  readonly #operations: Sum[] = [];
  /** What was recorded last is mostly what is recorded next. */
  #last: Sum | undefined;
  #cached = 0;
  #throttled = 0;
  #waitedMs = 0;
  readonly #observe: ((entry: JournalEntry) => void) | undefined;

  constructor(observe?: (entry: JournalEntry) => void, traceparent?: string) {
    this.#observe = observe;
    this.traceparent = traceparent;
  }

  noteRead(key: CacheKey, isMissed: boolean): void {
    const { reads } = this;
    if (reads.size < KEPT_READS && !reads.has(key.id)) reads.set(key.id, { key, isMissed });
  }

  get callsToOneService(): number {
    let most = 0;
    for (const { service } of this.#operations) most = Math.max(most, this.#callsTo(service));
    return most;
  }

  expect(calls: number): void {
    this.expected += calls;
  }

  close(): void {
    this.isClosed = true;
  }

  record(entry: JournalEntry): void {
    if (this.entries.length < KEPT_ENTRIES) this.entries.push(entry);
    const { service, operation, outcome } = entry;
    const sum = this.#sumOf(service, operation);
    if (outcome === 'cached' || outcome === 'shared') {
      sum.cached += 1;
      this.#cached += 1;
    } else if (outcome !== 'refused') {
      sum.calls += 1;
      this.calls += 1;
    }
    if (outcome === 'throttled') this.#throttled += 1;
    this.#waitedMs += entry.waitedMs;
    this.#observe?.(entry);
  }

  summary(): JournalSummary {
    return {
      calls: this.calls,
      cached: this.#cached,
      throttled: this.#throttled,
      waitedMs: this.#waitedMs,
      estimate: this.estimate,
      operations: this.#operations.map((sum) => ({ ...sum })),
    };
  }

  #callsTo(service: ServiceId): number {
    let sum = 0;
    for (const one of this.#operations) if (one.service === service) sum += one.calls;
    return sum;
  }

  /** Nothing is written out to find it: a thousand rows are a thousand entries. */
  #sumOf(service: ServiceId, operation: string): Sum {
    const last = this.#last;
    if (last?.operation === operation && last.service === service) return last;
    let sum = this.#operations.find(
      (one) => one.operation === operation && one.service === service,
    );
    if (sum === undefined) {
      sum = { service, operation, calls: 0, cached: 0 };
      this.#operations.push(sum);
    }
    return (this.#last = sum);
  }
}

/** A journal, told of each entry through `observe` as well (spans, metrics). */
export const createJournal = (
  observe?: (entry: JournalEntry) => void,
  traceparent?: string,
): Journal => new RequestJournal(observe, traceparent);
