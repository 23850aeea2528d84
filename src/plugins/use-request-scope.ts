import {
  execute as executeWhole,
  type ExecutionArgs,
  type ExecutionResult,
  type GraphQLError,
} from 'graphql';
import type { Plugin, PromiseOrValue } from 'graphql-yoga';
import type { Authenticator } from '../auth/authenticator.ts';
import type { ContextDeps, GatewayContext } from '../context.ts';
import { giveContext } from '../derive-context.ts';
import { GatewayError } from '../core/errors.ts';
import { originOf } from '../http/origin.ts';
import { readRequestOptions, type RequestOptions } from '../request-options.ts';
import { type Costs, noDryRun, refusal } from './operation-cost.ts';
import { createWatcher } from './authorized-stream.ts';
import { callerOf, whoSends } from './use-caller.ts';
import {
  abortedWith,
  asksForItems,
  asksForParts,
  errorsOf,
  type Part,
  takesParts,
  watchParts,
} from './incremental-parts.ts';
import { openContext, type OpenedContext } from './operation-context.ts';
import { operationKind } from './operation-kind.ts';
import { noEstimate, withoutFigures } from './restricted-answers.ts';
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

/** The parts of an answer, whose scope ends with the last of them: what is deferred is read in it. */
const untilLastPart = (
  parts: AsyncIterable<Part>,
  opened: OpenedContext,
  begun: { done(result: ExecutionResult): void },
  left: AbortController | undefined,
): AsyncIterable<Part> => {
  const errors: GraphQLError[] = [];
  return watchParts(parts, {
    part: (part) => void errors.push(...errorsOf(part)),
    last: (part) => opened.withJournal(part),
    end(hasLeft) {
      if (hasLeft) left?.abort();
      const result = errors.length === 0 ? {} : { errors };
      opened.dispose(result);
      begun.done(result);
    },
  });
};

/**
 * Gives every GraphQL operation its context: deadline, priority, journal and loaders, as its headers
 * ask; and puts the journal into `extensions.aws` when it was asked for. Of a subscription each event
 * is an execution of its own: the stream itself has no deadline.
 */
export const useRequestScope = (
  deps: ContextDeps,
  costs: Costs,
  authenticator: Authenticator,
  trustedProxies = 0,
): Plugin<object, object, GatewayContext> => ({
  onExecute({ args, executeFn, setExecuteFn, setResultAndStopExecution }) {
    const { request } = args.contextValue;
    const options = readOptions(request.headers);
    if ('refused' in options) {
      setResultAndStopExecution(options.refused);
      return undefined;
    }
    const kind = operationKind(args) === 'mutation' ? 'mutation' : 'query';
    // Who leaves an answer in parts takes its scope along; all others are there until they have it.
    const { document } = args as ExecutionArgs;
    const inParts = asksForParts(document);
    const left = inParts ? abortedWith(request.signal) : undefined;
    const signal = left?.signal ?? request.signal;
    const origin = originOf(request, args.contextValue, trustedProxies);
    const opened = openContext(deps, options, { signal }, kind, callerOf(request), origin);
    const { permissions } = opened.context;
    opened.context.trace?.name(args);
    const { isRestricted } = opened;
    const begun =
      isRestricted && options.dryRun
        ? { answer: noEstimate() }
        : costs.begin(args, opened.scope, options, permissions, isRestricted);
    if ('answer' in begun) {
      opened.dispose(begun.answer);
      setResultAndStopExecution(isRestricted ? withoutFigures(begun.answer) : begun.answer);
      return undefined;
    }
    opened.context.answer.grows = !isRestricted && asksForItems(document) && takesParts(request);
    if (isRestricted) {
      // What is hidden is told by the whole of an answer, so it comes as a whole.
      const execute = (inParts ? executeWhole : executeFn) as (
        now: unknown,
      ) => PromiseOrValue<ExecutionResult>;
      setExecuteFn(async (now: unknown) => opened.withoutHidden(await execute(now)));
    }
    // Not `extendContext`, which copies values: the loaders change when something was written.
    giveContext(args.contextValue, opened.context);
    return {
      onExecuteDone({
        result,
        setResult,
      }: {
        readonly result: ExecutionResult | AsyncIterable<Part>;
        setResult(result: ExecutionResult | AsyncIterable<Part>): void;
      }) {
        if (Symbol.asyncIterator in result) {
          setResult(untilLastPart(result, opened, begun, left));
          return;
        }
        opened.noteHidden(args, result);
        opened.dispose(result);
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
    else {
      const watcher = createWatcher({
        clock: deps.upstream.clock,
        caller: callerOf(request),
        // Without an address: who is known already does not guess.
        again: () => whoSends(authenticator, request.headers, undefined),
        rules: deps.rowRules,
      });
      const { signal } = request;
      const origin = originOf(request, args.contextValue, trustedProxies);
      const open = () => {
        const who = watcher.caller();
        const opened = openContext(deps, options, { signal }, 'query', who, origin);
        opened.context.trace?.name(args);
        return opened;
      };
      setSubscribeFn(subscribeInScopes(open, watcher.guard));
    }
  },
});
