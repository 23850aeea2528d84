import { type FieldNode, getArgumentValues, GraphQLError, type GraphQLField } from 'graphql';

/**
 * The arguments of a field as they were asked for; undefined where they are not what the field takes, as
 * a variable may be null where it must not: that field was refused.
 */
export const argumentsAsked = (
  field: GraphQLField<unknown, unknown>,
  node: FieldNode,
  variables: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> | undefined => {
  try {
    return getArgumentValues(field, node, variables);
  } catch (error) {
    if (error instanceof GraphQLError) return undefined;
    throw error;
  }
};
