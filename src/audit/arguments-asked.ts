import {
  type FieldNode,
  getArgumentValues,
  getDirectiveValues,
  GraphQLError,
  type GraphQLField,
  GraphQLIncludeDirective,
  GraphQLSkipDirective,
  type SelectionNode,
} from 'graphql';

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

/**
 * Whether a selection is not executed, by `@skip` or `@include`. One whose condition has no value is not:
 * it is an error where it would be executed, and may stand where nothing is.
 */
export const isLeftOut = (
  selection: SelectionNode,
  variables: Readonly<Record<string, unknown>>,
): boolean => {
  try {
    return (
      getDirectiveValues(GraphQLSkipDirective, selection, variables)?.if === true ||
      getDirectiveValues(GraphQLIncludeDirective, selection, variables)?.if === false
    );
  } catch (error) {
    if (error instanceof GraphQLError) return true;
    throw error;
  }
};
