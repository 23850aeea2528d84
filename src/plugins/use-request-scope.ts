import type { ExecutionResult } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import type { ContextDeps, GatewayContext } from '../context.ts';
import { GatewayError } from '../core/errors.ts';
import { originOf } from '../http/origin.ts';
import { readRequestOptions, type RequestOptions } from '../request-options.ts';
import { type Costs, noDryRun, refusal } from './operation-cost.ts';
import { callerOf } from './use-caller.ts';
import { openContext } from './operation-context.ts';
import { operationKind } from './operation-kind.ts';
import { subscribeInScopes } from './subscribe-in-scopes.ts';

/** What the headers ask for, or the answer that refuses them. */
const readOptions = (headers: Headers): RequestOptions | { readonly refused: ExecutionResult } => {
  try {
    return readRequestOptions(headers);
  } catch (error) {
    if (!(error instanceof GatewayError)) throw error;
    return { refused: refusal(error) };
  }
};

/**
 * Gives every GraphQL operation its context: deadline, priority, journal and loaders, as its headers
 * ask; and puts the journal into `extensions.aws` when it was asked for. Of a subscription each event
 * is an execution of its own: the stream itself has no deadline.
 */
export const useRequestScope = (
  deps: ContextDeps,
  costs: Costs,
): Plugin<object, object, GatewayContext> => ({
  onExecute({ args, setResultAndStopExecution }) {
    const { request } = args.contextValue;
    const options = readOptions(request.headers);
    if ('refused' in options) {
      setResultAndStopExecution(options.refused);
      return undefined;
    }
    const kind = operationKind(args) === 'mutation' ? 'mutation' : 'query';
    const origin = originOf(request, args.contextValue);
    const opened = openContext(deps, options, request.signal, kind, callerOf(request), origin);
    opened.context.trace?.name(args);
    const begun = costs.begin(args, opened.scope, options);
    if ('answer' in begun) {
      opened.dispose();
      setResultAndStopExecution(begun.answer);
      return undefined;
    }
    // Not `extendContext`, which copies values: the loaders change when something was written.
    Object.defineProperties(
      args.contextValue,
      Object.getOwnPropertyDescriptors<object>(opened.context),
    );
    return {
      onExecuteDone({
        result,
        setResult,
      }: {
        readonly result: ExecutionResult | AsyncIterable<ExecutionResult>;
        setResult(result: ExecutionResult): void;
      }) {
        opened.dispose();
        if (Symbol.asyncIterator in result) return;
        begun.done(result);
        setResult(opened.withJournal(result));
      },
    };
  },
  onSubscribe({ args, setSubscribeFn, setResultAndStopExecution }) {
    const { request } = args.contextValue;
    const options = readOptions(request.headers);
    if ('refused' in options) setResultAndStopExecution(options.refused);
    else if (options.dryRun) setResultAndStopExecution(noDryRun());
    else
      setSubscribeFn(
        subscribeInScopes(() =>
          openContext(deps, options, request.signal, 'query', callerOf(request)),
        ),
      );
  },
});
