import { type ExecutionArgs, type ExecutionResult, GraphQLError } from 'graphql';
import { badInput, GatewayError } from '../core/errors.ts';
import type { Permissions } from '../auth/permissions.ts';
import type { CostGuard } from '../estimate/cost-limits.ts';
import { type Estimator, summarize } from '../estimate/estimator.ts';
import type { RequestOptions } from '../request-options.ts';
import { createJournal } from '../upstream/journal.ts';
import type { OwnedScope } from '../upstream/request-scope.ts';
import type { Upstream } from '../upstream/types.ts';
import { operationKind } from './operation-kind.ts';

/** What is to be done about the cost of operations, before and after each. */
export interface Costs {
  /**
   * Estimates an operation that comes to be run.
   *
   * @param isRestricted whether the caller does not see every row. What is hidden then neither decides nor
   * costs: the estimate goes by what is assumed, and is what the caller pays.
   * @returns the answer, where it is not run; else what to do when it has been.
   */
  begin(
    args: ExecutionArgs,
    scope: OwnedScope,
    options: Pick<RequestOptions, 'dryRun' | 'journal'>,
    permissions: Permissions,
    isRestricted?: boolean,
  ): { readonly answer: ExecutionResult } | { done(result: ExecutionResult): void };
}

/** The answer that refuses an operation. */
export const refusal = (error: GatewayError): ExecutionResult => ({
  errors: [new GraphQLError(error.message, { extensions: error.toExtensions() })],
});

/** The answer to a subscription that is to be estimated. */
export const noDryRun = (): ExecutionResult =>
  refusal(
    badInput(
      'x-aws-dry-run',
      'A subscription is not estimated: it costs for as long as it is watched. Queries and mutations are.',
    ),
  );

/**
 * Estimates operations, says so in the journal, refuses what is expected to cost too much, and learns
 * from what it did cost. With `x-aws-dry-run` the estimate is all there is: no data, no call.
 */
export const createCosts = (upstream: Upstream, estimator: Estimator, guard: CostGuard): Costs => ({
  begin(args, scope, { dryRun, journal: isShown }, permissions, isRestricted = false) {
    const estimate = estimator.estimate(args, scope, permissions, isRestricted);
    // What GraphQL refuses costs nothing; told by whoever runs it, or here when nobody does.
    if ('errors' in estimate) {
      return dryRun ? { answer: { errors: estimate.errors } } : { done: () => undefined };
    }
    const { caller, journal } = scope;
    if (dryRun) {
      const none = createJournal();
      none.estimate = summarize(upstream, estimate);
      return { answer: { data: null, extensions: { aws: none.summary() } } };
    }
    try {
      guard.admit(caller, estimate);
    } catch (error) {
      if (!(error instanceof GatewayError)) throw error;
      return { answer: refusal(error) };
    }
    // Told with the answer: what it says is what was expected, at the pace of that moment.
    if (isShown) journal.estimate = summarize(upstream, estimate);
    return {
      done(result) {
        // What was read for rows that are left out would be in the bill, and in the memory of others.
        if (isRestricted) return;
        guard.settle(caller, estimate.calls, journal.calls);
        const isQuery = operationKind(args) === 'query';
        if (isQuery && result.errors === undefined && permissions.isAll)
          estimator.memory.keep(estimator.runOf(args), journal);
      },
    };
  },
});
