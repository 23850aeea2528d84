import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { Clock } from '../core/clock.ts';
import { ERROR_CODES } from '../core/errors.ts';
import type { JournalEntry, Upstream } from '../upstream/types.ts';
import { type AnswerListener, createAnswerMetrics } from './answer-metrics.ts';
import { type CountedOperation, countCalls } from './call-counts.ts';
import type { Noticed } from './noticed.ts';
import { createOperationMetrics } from './operation-metrics.ts';
import { type QueryTally, tallyQueries } from './query-tally.ts';
import { Sightings } from './sightings.ts';

/** What the process counts, and how it is read. */
export interface Metrics {
  readonly registry: Registry;
  /** Told of each AWS call, and of each read that needed none. */
  observe(entry: JournalEntry): void;
  /**
   * Shows the quota's use, and what is noticed, from now on.
   *
   * @param operations all that AWS can be asked: their series begin with 0.
   */
  watch(upstream: Upstream, operations: () => readonly CountedOperation[]): void;
  /** Shows what Node tells of the process: CPU, memory, event loop, garbage collection. */
  watchProcess(): void;
  readonly operations: Counter;
  readonly errors: Counter;
  /** Seconds, by kind. */
  readonly durations: Histogram;
  /** Counts queries among `operations` and `durations`, at less cost. */
  readonly queries: QueryTally;
  readonly subscriptions: Gauge;
  /** Lines of the log that nobody took in time. */
  readonly linesDropped: Counter;
  /** Told of every answer of AWS. */
  readonly answered: AnswerListener;
  readonly noticed: Noticed;
}

/** All that an error or a gap may have: their series begin with 0, so that the first is an increase. */
const CODES = Object.keys(ERROR_CODES);

/** Below what a person notices, up to the longest deadline that clients set. */
const SECONDS = [0.005, 0.02, 0.1, 0.3, 1, 3, 10, 30, 120];

const watchQuotas = (upstream: Upstream, registers: Registry[]): void => {
  const labelNames = ['service', 'operation_class', 'account', 'region'];
  const gauge = (name: string, help: string, pick: 'allowed' | 'used' | 'waiting'): Gauge =>
    new Gauge({
      name: `management_graph_quota_${name}`,
      help,
      labelNames,
      registers,
      collect() {
        this.reset();
        for (const quota of upstream.quotas()) {
          const { service, operationClass, target } = quota;
          const { accountId: account, region = '' } = target;
          this.set({ service, operation_class: operationClass, account, region }, quota[pick]);
        }
      },
    });
  gauge('allowed', 'Calls a second that the gateway allows itself.', 'allowed');
  gauge('used', 'Calls started in the last second.', 'used');
  gauge('waiting', 'Calls that wait for the quota.', 'waiting');
};

/** Principals that are gone and still hold assignments, as far as somebody has asked for them. */
const watchPrincipals = (clock: Clock, registers: Registry[]): Noticed['principal'] => {
  const gone = new Sightings(clock);
  new Gauge({
    name: 'management_graph_orphaned_principals',
    help: 'Principals with assignments that the directory did not have when last looked up, seen within a day.',
    registers,
    collect() {
      this.set(gone.count);
    },
  });
  return (principalId, isGone) => gone.note(principalId, isGone);
};

export const createMetrics = (): Metrics => {
  const registry = new Registry();
  const registers = [registry];
  const counter = (name: string, help: string, labelNames: string[]): Counter =>
    new Counter({ name: `management_graph_${name}`, help, labelNames, registers });
  let operations: () => readonly CountedOperation[] = () => [];
  const errors = counter('errors_total', 'Errors in GraphQL answers, by code.', ['code']);
  for (const code of CODES) errors.inc({ code }, 0);
  const gaps = new Counter({
    name: 'management_graph_gaps_total',
    help: 'Gaps in answers: what a list should hold and does not, by the code of the reason.',
    labelNames: ['service', 'code'],
    registers,
    collect() {
      for (const service of new Set(operations().map((each) => each.service))) {
        for (const code of CODES) this.inc({ service, code }, 0);
      }
    },
  });
  const issued = new Counter({
    name: 'management_graph_credentials_issued_total',
    help: 'Sets of programmatic credentials handed out by issueProgrammaticCredentials.',
    registers,
  });
  let notePrincipal: Noticed['principal'] = () => undefined;
  const changes = createOperationMetrics(registers);
  const answers = createAnswerMetrics(registers, changes);
  const executed = new Counter({
    name: 'management_graph_operations_total',
    help: 'GraphQL operations executed, by kind.',
    labelNames: ['kind'],
    registers,
    collect: () => queries.flush(),
  });
  const durations = new Histogram({
    name: 'management_graph_operation_duration_seconds',
    help: 'How long GraphQL operations took, by kind; subscriptions are not among them.',
    labelNames: ['kind'],
    buckets: SECONDS,
    registers,
    collect: () => queries.flush(),
  });
  const queries = tallyQueries(executed, durations);
  return {
    registry,
    observe: countCalls(registers, () => operations()),
    operations: executed,
    errors,
    durations,
    queries,
    subscriptions: new Gauge({
      name: 'management_graph_subscriptions',
      help: 'Subscriptions that are open.',
      registers,
    }),
    linesDropped: new Counter({
      name: 'management_graph_log_lines_dropped_total',
      help: 'Lines of the log that were dropped because whoever reads it did not keep up.',
      registers,
    }),
    answered: answers.answered,
    noticed: {
      gap: ({ service, code }) => gaps.inc({ service, code }),
      principal: (principalId, isGone) => notePrincipal(principalId, isGone),
      credentialsIssued: () => issued.inc(),
      operation: (operation) => changes.operation(operation),
      done: (change) => changes.done(change),
      unclear: (change) => changes.unclear(change),
    },
    watch(upstream, all) {
      let bound: readonly CountedOperation[] | undefined;
      // Not before somebody reads: a start has other things to do.
      operations = () => (bound ??= all());
      watchQuotas(upstream, registers);
      notePrincipal = watchPrincipals(upstream.clock, registers);
      answers.watch(upstream.clock);
    },
    watchProcess: () => collectDefaultMetrics({ register: registry }),
  };
};
