import {
  getOperationAST,
  getVariableValues,
  type DocumentNode,
  type GraphQLError,
  type GraphQLSchema,
  OperationTypeNode,
} from 'graphql';
import { OPEN, type Permissions, requirementOf } from '../auth/permissions.ts';
import type { EstimateSummary } from '../upstream/journal.ts';
import { quotaOf } from '../upstream/quotas.ts';
import type { RequestScope, ServiceId, Upstream } from '../upstream/types.ts';
import type { CostTable, Facts, ListSizes } from './rule.ts';
import { createReadsMemory, type ReadsMemory, type RunOperation } from './remembered-reads.ts';
import { createSizes } from './sizes.ts';
import { untoldFacts, untoldUpstream } from './untold.ts';
import { createTally, type EstimatedOperation } from './tally.ts';
import { walkOperation, type Walked } from './walk.ts';

/** An operation as it comes to be run. */
export interface AskedOperation {
  readonly document: DocumentNode;
  readonly operationName?: string | null | undefined;
  /** As the request has them, not yet coerced. */
  readonly variableValues?: Readonly<Record<string, unknown>> | null | undefined;
}

/** What an operation is expected to cost. */
export interface Estimate {
  /** AWS calls, a whole number. */
  readonly calls: number;
  readonly operations: readonly EstimatedOperation[];
  /** The field that most calls are made for; undefined where none is made, or nobody looked. */
  readonly dearest: { readonly path: string; readonly calls: number } | undefined;
  /** False when the operation is too large to be estimated: it costs at least so much. */
  readonly isWhole: boolean;
}

/** An estimate, or why GraphQL will refuse the operation. */
export type Estimated = Estimate | { readonly errors: readonly GraphQLError[] };

export interface EstimatorDeps {
  readonly schema: GraphQLSchema;
  readonly rules: CostTable;
  readonly assumed: ListSizes;
  /** By operations that describe one object, the operation that lists several. */
  readonly listedBy: Readonly<Record<string, string>>;
  readonly upstream: Upstream;
  /** What bears on costs and may change from request to request. */
  facts(): Facts;
}

export interface Estimator {
  readonly memory: ReadsMemory;
  /**
   * What `asked` is expected to cost for `scope`. Asks nothing of AWS.
   *
   * @param permissions what is denied costs nothing; nothing is when left out.
   * @param isRestricted whether it is for a caller who does not see every row: it then goes by what is
   * assumed, not by what was seen.
   */
  estimate(
    asked: AskedOperation,
    scope: RequestScope,
    permissions?: Permissions,
    isRestricted?: boolean,
  ): Estimated;
  /** The operation as the memory knows it. */
  runOf(asked: AskedOperation): RunOperation;
}

const NO_VARIABLES = Object.freeze({});
const NOTHING: Estimate = { calls: 0, operations: [], dearest: undefined, isWhole: true };

/** Whole numbers: what is expected with less than even chances is left out. */
const rounded = (operations: readonly EstimatedOperation[]): readonly EstimatedOperation[] =>
  operations
    .map((one) => ({ ...one, calls: Math.round(one.calls) }))
    .filter(({ calls }) => calls > 0)
    .toSorted((a, b) => b.calls - a.calls);

/** Calls that bring credentials: they last for an hour, so that the last run tells nothing of them. */
const CREDENTIALS: ReadonlySet<string> = new Set([
  'AssumeRole',
  'GetProgrammaticAccessCredentials',
]);

const bringsCredentials = ({ operation }: EstimatedOperation): boolean =>
  CREDENTIALS.has(operation);

/** What a caller may not ask for. */
const deniedBy =
  (permissions: Permissions | undefined): Walked['isDenied'] =>
  (guarded) =>
    permissions?.allows(requirementOf(guarded) ?? OPEN) === false;

const sumOf = (operations: readonly EstimatedOperation[]): number =>
  operations.reduce((sum, { calls }) => sum + calls, 0);

/**
 * Says what an operation will cost: what its reads were when it ran before, less what is still in the
 * cache; else by the rules of its fields.
 */
export const createEstimator = (deps: EstimatorDeps): Estimator => {
  const { schema, rules, assumed } = deps;
  const memory = createReadsMemory(deps.listedBy);
  const told = { upstream: deps.upstream, sizes: createSizes(deps.upstream, assumed) };
  const blank = untoldUpstream(deps.upstream);
  const untold = { upstream: blank, sizes: createSizes(blank, assumed) };

  const runOf: Estimator['runOf'] = ({ document, operationName, variableValues }) => ({
    document,
    operationName,
    variables: variableValues ?? NO_VARIABLES,
  });

  /** The reads of the last time that would be made again; undefined when it has not run. */
  const remembered = (
    asked: AskedOperation,
    scope: RequestScope,
  ): EstimatedOperation[] | undefined => {
    const known = memory.find(runOf(asked));
    if (known === undefined) return undefined;
    const stale = new Map<
      string,
      { -readonly [K in keyof EstimatedOperation]: EstimatedOperation[K] }
    >();
    const add = (service: ServiceId, operation: string, calls: number): void => {
      const sum = stale.get(`${service}.${operation}`) ?? { service, operation, calls: 0 };
      stale.set(`${service}.${operation}`, sum);
      sum.calls += calls;
    };
    for (const key of known.reads) {
      if (deps.upstream.peek(scope, key) !== undefined) continue;
      const { service, operation } = key;
      add(service, operation, 1);
    }
    for (const { service, operation, calls } of known.uncached) {
      add(service, operation, calls);
    }
    return [...stale.values()];
  };

  return {
    memory,
    runOf,
    estimate(asked, scope, permissions, isRestricted = false) {
      const operation = getOperationAST(asked.document, asked.operationName);
      if (operation == null) return NOTHING;
      const isAll = permissions?.isAll ?? true;
      // What others' runs have read tells nothing of one that is denied some of it.
      const again = isAll && !isRestricted ? remembered(asked, scope) : undefined;
      const isRead = operation.operation === OperationTypeNode.QUERY;
      // Credentials are fetched where something is read with them, and for whoever asks to be given some.
      if (again?.every((one) => isRead && bringsCredentials(one)) === true) return NOTHING;
      const { coerced: variables, errors } = getVariableValues(
        schema,
        operation.variableDefinitions ?? [],
        asked.variableValues ?? {},
        { maxErrors: 20 },
      );
      if (variables === undefined) return { errors: errors ?? [] };
      const { upstream, sizes } = isRestricted ? untold : told;
      const tally = createTally(upstream, scope, sizes);
      const { document } = asked;
      const known = deps.facts();
      const facts = isRestricted ? untoldFacts(known) : known;
      const walked = {
        schema,
        document,
        operation,
        variables,
        rules,
        sizes,
        facts,
        upstream,
        scope,
        ...(isAll ? {} : { isDenied: deniedBy(permissions) }),
      };
      const isWhole = walkOperation({ ...walked, tally });
      const { dearest, operations } = tally.total();
      const expected =
        again === undefined
          ? operations
          : [
              ...again.filter((one) => !bringsCredentials(one)),
              ...operations.filter(bringsCredentials),
            ];
      const all = rounded(expected);
      return { calls: sumOf(all), operations: all, dearest, isWhole };
    },
  };
};

/**
 * How long the quota takes for an estimate, beside what it is: quotas are used side by side, so it is
 * the longest of them that counts.
 */
export const summarize = (upstream: Upstream, { calls, operations }: Estimate): EstimateSummary => {
  const allowed = new Map<string, number>();
  for (const { service, operationClass, allowed: rate } of upstream.quotas()) {
    const key = `${service} ${operationClass}`;
    allowed.set(key, Math.max(rate, allowed.get(key) ?? 0));
  }
  const used = new Map<string, number>();
  for (const { service, operation, calls: some } of operations) {
    const { operationClass, rate } = quotaOf(service, operation);
    const key = `${service} ${operationClass}`;
    used.set(key, (used.get(key) ?? 0) + some / (allowed.get(key) ?? rate));
  }
  const quotaSeconds = Math.round(Math.max(0, ...used.values()) * 10) / 10;
  return { calls, quotaSeconds, operations };
};
