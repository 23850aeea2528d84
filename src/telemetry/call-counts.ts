import { Counter, type Registry } from 'prom-client';
import type { JournalEntry } from '../upstream/types.ts';

type Outcome = JournalEntry['outcome'];

/** An operation that the gateway can ask of AWS. */
export type CountedOperation = Pick<JournalEntry, 'service'> & { readonly name: string };

interface Sum {
  readonly labels: {
    readonly service: string;
    readonly operation: string;
    readonly outcome: Outcome;
  };
  count: number;
  waitedMs: number;
  tookMs: number;
}

/**
 * Counts AWS calls, and reads that needed none. A large answer from the cache makes thousands of these:
 * they are summed up as plain numbers, and made into metrics when somebody reads those.
 *
 * @param operations those whose series begin with 0 before they are called.
 * @returns what is told of each entry.
 */
export const countCalls = (
  registers: Registry[],
  operations: () => readonly CountedOperation[],
): ((entry: JournalEntry) => void) => {
  /** By operation: a text made of all labels for each entry would cost more than all the rest. */
  const byOperation = new Map<string, Sum[]>();
  const hits = { count: 0, ageMs: 0 };
  const perOutcome = (
    name: string,
    help: string,
    begins: readonly Outcome[],
    pick: (sum: Sum) => number,
  ): void => {
    new Counter({
      name: `management_graph_${name}`,
      help,
      labelNames: ['service', 'operation', 'outcome'],
      registers,
      collect() {
        this.reset();
        // A series that begins with 1 has not increased, for whoever asks.
        for (const { service, name: operation } of operations()) {
          for (const outcome of begins) this.inc({ service, operation, outcome }, 0);
        }
        for (const sum of [...byOperation.values()].flat()) this.inc(sum.labels, pick(sum));
      },
    });
  };
  perOutcome(
    'aws_calls_total',
    'AWS calls by outcome (ok, error, throttled), calls refused before they were sent, and reads that a cache or another call answered (cached, shared).',
    ['ok', 'error', 'throttled'],
    ({ count }) => count,
  );
  perOutcome(
    'aws_call_wait_seconds_total',
    'Seconds that AWS calls waited for the quota.',
    ['ok'],
    ({ waitedMs }) => waitedMs / 1000,
  );
  perOutcome(
    'aws_call_seconds_total',
    'Seconds from sending AWS calls to their answers.',
    ['ok'],
    ({ tookMs }) => tookMs / 1000,
  );
  const total = (name: string, help: string, pick: () => number): void => {
    new Counter({
      name: `management_graph_${name}`,
      help,
      registers,
      collect() {
        this.reset();
        this.inc(pick());
      },
    });
  };
  total('cache_hits_total', 'Reads that the cache answered.', () => hits.count);
  total(
    'cache_hit_age_seconds_total',
    'How old the answers of the cache were, in seconds, summed up over its hits.',
    () => hits.ageMs / 1000,
  );

  return (entry) => {
    const { service, operation, outcome } = entry;
    let sums = byOperation.get(operation);
    if (sums === undefined) byOperation.set(operation, (sums = []));
    let sum = sums.find(({ labels }) => labels.outcome === outcome && labels.service === service);
    if (sum === undefined) {
      sum = { labels: { service, operation, outcome }, count: 0, waitedMs: 0, tookMs: 0 };
      sums.push(sum);
    }
    sum.count += 1;
    sum.waitedMs += entry.waitedMs;
    if (entry.attempt > 0) sum.tookMs += entry.tookMs;
    if (outcome === 'cached') {
      hits.count += 1;
      hits.ageMs += entry.ageMs ?? 0;
    }
  };
};
