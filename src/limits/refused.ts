import { type ASTNode, GraphQLError } from 'graphql';
import type { GatewayError } from '../core/errors.ts';

/** Where in a text: counted from 1. */
interface Place {
  readonly line: number;
  readonly column: number;
}

/** `error` as GraphQL tells errors, at `where`: a node, or a place of a document that is none yet. */
export const refused = (error: GatewayError, where?: ASTNode | Place): GraphQLError => {
  const isNode = where !== undefined && 'kind' in where;
  const at = where === undefined || isNode ? {} : { line: where.line, column: where.column };
  return new GraphQLError(error.message, {
    ...(isNode ? { nodes: [where] } : {}),
    extensions: { ...error.toExtensions(), ...at },
  });
};
