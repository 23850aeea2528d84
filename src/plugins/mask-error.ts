import { randomUUID } from 'node:crypto';
import { GraphQLError } from 'graphql';
import type { Logger } from 'pino';
import { ERROR_CODES, GatewayError } from '../core/errors.ts';
import { errorForLog } from '../core/error-for-log.ts';
import { NotRecorded } from '../core/not-recorded.ts';

/** The error that was thrown first, under whatever has wrapped it. */
const origin = (error: unknown): unknown =>
  error instanceof GraphQLError && error.originalError != null
    ? origin(error.originalError)
    : error;

/**
 * What a caller sees of an error. An error of the table keeps its code and details; what GraphQL
 * itself refuses keeps its message; anything else is a bug: logged with an id, shown as that id.
 */
export const createMaskError = (log: Logger) => {
  return (error: unknown): GraphQLError => {
    const cause = origin(error);
    const place = error instanceof GraphQLError ? { nodes: error.nodes, path: error.path } : {};
    const told = toGatewayError(error, cause);
    if (told === undefined && error instanceof GraphQLError && cause instanceof GraphQLError) {
      return error;
    }
    if (told !== undefined && (told.code !== 'INTERNAL' || told instanceof NotRecorded)) {
      if (told !== cause) log.warn({ error: errorForLog(cause), path: place.path }, told.message);
      return new GraphQLError(told.message, { ...place, extensions: told.toExtensions() });
    }
    if (isAbort(cause)) return new GraphQLError('The client has gone.', place);
    const errorId = randomUUID();
    log.error({ errorId, error: errorForLog(cause), path: place.path }, 'unexpected error');
    return new GraphQLError(ERROR_CODES.INTERNAL.message, {
      ...place,
      extensions: { ...told?.toExtensions(), code: 'INTERNAL', retryable: false, errorId },
    });
  };
};

/** A client that went away is nobody's mistake, and nobody reads the answer. */
const isAbort = (cause: unknown): boolean => cause instanceof Error && cause.name === 'AbortError';

/** The error of the table that `cause` is or stands for. */
const toGatewayError = (error: unknown, cause: unknown): GatewayError | undefined => {
  if (cause instanceof GatewayError) return cause;
  // A scalar or enum that could not write a value throws without a place of its own, unlike one
  // that could not read an argument.
  const isAnswer = error instanceof GraphQLError && error.path !== undefined;
  return isAnswer && cause instanceof GraphQLError && cause.nodes === undefined
    ? new GatewayError('UPSTREAM_MALFORMED', 'AWS gave a value that this field cannot hold.')
    : undefined;
};
