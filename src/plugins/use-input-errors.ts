import {
  type ArgumentNode,
  type ASTNode,
  type ExecutionResult,
  GraphQLError,
  Kind,
  parse,
  visit,
  type ValueNode,
} from 'graphql';
import type { Plugin } from 'graphql-yoga';

const holds = (outer: ASTNode, inner: ASTNode): boolean =>
  outer.loc !== undefined &&
  inner.loc !== undefined &&
  outer.loc.start <= inner.loc.start &&
  inner.loc.end <= outer.loc.end;

const usesVariable = (value: ValueNode, name: string): boolean => {
  switch (value.kind) {
    case Kind.VARIABLE:
      return value.name.value === name;
    case Kind.LIST:
      return value.values.some((item) => usesVariable(item, name));
    case Kind.OBJECT:
      return value.fields.some((field) => usesVariable(field.value, name));
    default:
      return false;
  }
};

/** The names of the input fields on the way from the value of an argument to `node`. */
const fieldsTo = (value: ValueNode, node: ASTNode): string[] => {
  if (value.kind !== Kind.OBJECT) return [];
  const field = value.fields.find((candidate) => holds(candidate, node));
  return field === undefined ? [] : [field.name.value, ...fieldsTo(field.value, node)];
};

/** The argument, and the input field in it, that an error of GraphQL's own is about. */
const argumentOf = (error: GraphQLError): string | undefined => {
  const [node] = error.nodes ?? [];
  if (node?.loc === undefined) return undefined;
  let found: string | undefined;
  const look = (argument: ArgumentNode): void => {
    if (
      node.kind === Kind.VARIABLE_DEFINITION
        ? usesVariable(argument.value, node.variable.name.value)
        : holds(argument, node)
    ) {
      found ??= [argument.name.value, ...fieldsTo(argument.value, node)].join('.');
    }
  };
  visit(parse(node.loc.source.body), { Argument: look });
  return found;
};

const explain = (error: GraphQLError): GraphQLError => {
  if (!(error instanceof GraphQLError) || error.extensions.code !== undefined) return error;
  // Yoga marks what GraphQL refuses in this way; what has an origin was thrown by a resolver.
  if (error.originalError != null && !(error.originalError instanceof GraphQLError)) return error;
  const argument = argumentOf(error);
  return new GraphQLError(error.message, {
    nodes: error.nodes,
    source: error.source,
    positions: error.positions,
    path: error.path,
    extensions: {
      ...error.extensions,
      code: 'BAD_USER_INPUT',
      retryable: false,
      ...(argument === undefined ? {} : { argument }),
    },
  });
};

/** Gives what GraphQL refuses before execution the code BAD_USER_INPUT and the argument's name. */
export const useInputErrors = (): Plugin => ({
  onExecutionResult({ result, setResult }) {
    if (result === undefined || Symbol.asyncIterator in result) return;
    const { errors } = result as ExecutionResult;
    if (errors === undefined) return;
    setResult({ ...result, errors: errors.map(explain) });
  },
});
