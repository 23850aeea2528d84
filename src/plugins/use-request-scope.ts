import { type ExecutionResult, GraphQLError } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import { type ContextDeps, createContext, type GatewayContext } from '../context.ts';
import { gapOf } from '../core/connection.ts';
import { GatewayError } from '../core/errors.ts';
import { readRequestOptions } from '../request-options.ts';
import { createRequestScope } from '../upstream/request-scope.ts';
import { operationKind } from './operation-kind.ts';

/** Who asks: until callers sign in, everybody is one. */
const ANONYMOUS = 'anonymous';

/**
 * Gives every GraphQL operation its context: deadline, priority, journal and loaders, as its headers
 * ask; and puts the journal into `extensions.aws` when it was asked for.
 */
export const useRequestScope = (deps: ContextDeps): Plugin<object, object, GatewayContext> => ({
  onExecute({ args, extendContext, setResultAndStopExecution }) {
    const { request } = args.contextValue;
    let options;
    try {
      options = readRequestOptions(request.headers);
    } catch (error) {
      if (!(error instanceof GatewayError)) throw error;
      const { message } = error;
      const extensions = error.toExtensions();
      setResultAndStopExecution({ errors: [new GraphQLError(message, { extensions })] });
      return undefined;
    }
    const { clock } = deps.upstream;
    const scope = createRequestScope({
      caller: ANONYMOUS,
      clock,
      deadlineMs: options.deadlineMs,
      maxAgeMs: options.maxAgeMs,
      signal: request.signal,
      kind: operationKind(args) === 'mutation' ? 'mutation' : 'query',
    });
    const { region } = deps.info;
    extendContext(
      createContext(deps, scope, (error, service, accountId) =>
        gapOf(error, { service, region, accountId }),
      ),
    );
    return {
      onExecuteDone({
        result,
        setResult,
      }: {
        readonly result: ExecutionResult | AsyncIterable<ExecutionResult>;
        setResult(result: ExecutionResult): void;
      }) {
        scope.dispose();
        if (!options.journal || Symbol.asyncIterator in result) return;
        const extensions = { ...result.extensions, aws: scope.journal.summary() };
        setResult({ ...result, extensions });
      },
    };
  },
});
