import { type ExecutionResult, GraphQLError } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import { argumentOf } from './argument-of.ts';
import { withoutValues } from './without-values.ts';

/** What Yoga and the executor call a request that they refuse, where they call it anything. */
const REFUSALS: ReadonlySet<unknown> = new Set([
  undefined,
  'BAD_REQUEST',
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'OPERATION_RESOLUTION_FAILURE',
  'REQUEST_ENTITY_TOO_LARGE',
]);

const explain = (error: GraphQLError): GraphQLError => {
  if (!(error instanceof GraphQLError) || !REFUSALS.has(error.extensions.code)) return error;
  // Yoga marks what GraphQL refuses in this way; what has an origin was thrown by a resolver.
  if (error.originalError != null && !(error.originalError instanceof GraphQLError)) return error;
  const argument = argumentOf(error);
  // Nothing else of Yoga's: in development it quotes the body.
  const { http: told, originalError } = error.extensions as {
    readonly http?: object;
    readonly originalError?: unknown;
  };
  // A body that is no JSON has an origin, by which Yoga knows that 400 is right for any media type.
  const isBody = originalError !== undefined;
  const http = told === undefined ? {} : { http: isBody ? { ...told, spec: false } : told };
  return new GraphQLError(withoutValues(error.message), {
    nodes: error.nodes,
    source: error.source,
    positions: error.positions,
    path: error.path,
    extensions: {
      ...http,
      code: 'BAD_USER_INPUT',
      retryable: false,
      ...(argument === undefined ? {} : { argument }),
    },
  });
};

const explainAll = (result: ExecutionResult): ExecutionResult =>
  result.errors === undefined ? result : { ...result, errors: result.errors.map(explain) };

/**
 * Gives what is refused before execution the code BAD_USER_INPUT and the argument's name: operations
 * by GraphQL, and, before there is an operation, bodies by Yoga.
 */
export const useInputErrors = (): Plugin => ({
  onExecutionResult({ result, setResult }) {
    if (result === undefined || Symbol.asyncIterator in result) return;
    setResult(explainAll(result as ExecutionResult));
  },
  onResultProcess({ result, setResult }) {
    if (Array.isArray(result) || Symbol.asyncIterator in result) return;
    setResult(explainAll(result as ExecutionResult));
  },
});
