import { randomUUID } from 'node:crypto';
import { GraphQLError } from 'graphql';
import type { Logger } from 'pino';
import { ERROR_CODES, GatewayError } from '../core/errors.ts';

/** The error that was thrown first, under whatever has wrapped it. */
const origin = (error: unknown): unknown =>
  error instanceof GraphQLError && error.originalError != null
    ? origin(error.originalError)
    : error;

/**
 * What a caller sees of an error. An error of the table keeps its code and details; what GraphQL
 * itself refuses keeps its message; anything else is a bug: logged with an id, shown as that id.
 */
export const createMaskError =
  (log: Logger) =>
  (error: unknown): GraphQLError => {
    const cause = origin(error);
    const place = error instanceof GraphQLError ? { nodes: error.nodes, path: error.path } : {};
    if (cause instanceof GatewayError) {
      return new GraphQLError(cause.message, { ...place, extensions: cause.toExtensions() });
    }
    if (cause instanceof GraphQLError) return cause;
    const errorId = randomUUID();
    log.error({ errorId, err: cause, path: place.path }, 'unexpected error');
    return new GraphQLError(ERROR_CODES.INTERNAL.message, {
      ...place,
      extensions: { code: 'INTERNAL', retryable: false, errorId },
    });
  };
