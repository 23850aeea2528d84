import {
  type FieldNode,
  getArgumentValues,
  getDirectiveValues,
  getNamedType,
  getNullableType,
  GraphQLError,
  type GraphQLField,
  GraphQLIncludeDirective,
  type GraphQLInputType,
  type GraphQLNamedType,
  type GraphQLResolveInfo,
  GraphQLSkipDirective,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isListType,
  isObjectType,
  Kind,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';
import { badInput, GatewayError } from './errors.ts';

/** The use of a field that an argument stands at. */
export interface FieldUse {
  /** As `Query.users`; undefined where only an interface of the object is known. */
  readonly field: string | undefined;
  readonly args: Readonly<Record<string, unknown>>;
}

/**
 * Looks at one value, which is neither null nor left out.
 *
 * @param argument the path to it, for the error: `by.id`.
 * @throws GatewayError
 */
export type ArgumentRule = (value: unknown, argument: string, use: FieldUse) => void;

/**
 * What values must be beyond what their GraphQL type says, by schema coordinate: `Query.node(id:)`
 * for an argument, `UserBy.userId` for an input field, `(first:)` for the argument of any field.
 */
export type ArgumentRules = Readonly<Record<string, ArgumentRule>>;

/** Stands in the answer for a value that AWS has added; nothing can be asked for by it. */
const ONLY_AN_ANSWER = 'UNRECOGNIZED';

/**
 * Looks at every argument of a root field and of all that is asked for beneath it, before the field
 * is resolved: an argument that can only fail must not cost the calls that lead to it.
 *
 * @throws GraphQLError at the argument, with the error of the rule.
 */
export const checkArguments = (rules: ArgumentRules, info: GraphQLResolveInfo): void => {
  const seen = new Set<SelectionSetNode>();

  const isLeftOut = (node: SelectionNode): boolean =>
    getDirectiveValues(GraphQLSkipDirective, node, info.variableValues)?.if === true ||
    getDirectiveValues(GraphQLIncludeDirective, node, info.variableValues)?.if === false;

  const lookInto = (set: SelectionSetNode | undefined, type: GraphQLNamedType | undefined) => {
    if (set === undefined || type === undefined || seen.has(set)) return;
    seen.add(set);
    for (const node of set.selections) {
      if (isLeftOut(node)) continue;
      if (node.kind === Kind.FIELD) lookAt(node, type);
      else {
        const fragment =
          node.kind === Kind.INLINE_FRAGMENT ? node : info.fragments[node.name.value];
        const condition = fragment?.typeCondition?.name.value;
        const narrowed = condition === undefined ? type : info.schema.getType(condition);
        lookInto(fragment?.selectionSet, narrowed);
      }
    }
  };

  const lookAt = (node: FieldNode, parent: GraphQLNamedType): void => {
    if (!isObjectType(parent) && !isInterfaceType(parent)) return;
    const field = parent.getFields()[node.name.value];
    if (field === undefined) return;
    checkField(rules, parent.name, isObjectType(parent), field, node, info);
    lookInto(node.selectionSet, getNamedType(field.type));
  };

  for (const node of info.fieldNodes) lookAt(node, info.parentType);
};

const checkField = (
  rules: ArgumentRules,
  parent: string,
  isConcrete: boolean,
  field: GraphQLField<unknown, unknown>,
  node: FieldNode,
  info: GraphQLResolveInfo,
): void => {
  if (field.args.length === 0) return;
  const args = getArgumentValues(field, node, info.variableValues);
  const coordinate = `${parent}.${field.name}`;
  const use: FieldUse = { field: isConcrete ? coordinate : undefined, args };
  for (const { name, type } of field.args) {
    try {
      const own = `${coordinate}(${name}:)`;
      const rule = Object.hasOwn(rules, own) ? own : `(${name}:)`;
      checkValue(rules, rule, type, args[name], name, use);
    } catch (error) {
      if (!(error instanceof GatewayError)) throw error;
      const given = node.arguments?.find((argument) => argument.name.value === name);
      throw new GraphQLError(error.message, { nodes: given ?? node, originalError: error });
    }
  }
};

const checkValue = (
  rules: ArgumentRules,
  coordinate: string,
  type: GraphQLInputType,
  value: unknown,
  path: string,
  use: FieldUse,
): void => {
  if (value === null || value === undefined) return;
  rules[coordinate]?.(value, path, use);
  const bare = getNullableType(type);
  if (isListType(bare) && Array.isArray(value)) {
    for (const [index, item] of value.entries()) {
      checkValue(rules, '', bare.ofType, item, `${path}.${index}`, use);
    }
  } else if (isInputObjectType(bare)) {
    const members = value as Readonly<Record<string, unknown>>;
    for (const { name, type: inner } of Object.values(bare.getFields())) {
      const member = members[name];
      checkValue(rules, `${bare.name}.${name}`, inner, member, `${path}.${name}`, use);
    }
  } else if (isEnumType(bare) && value === ONLY_AN_ANSWER) {
    throw badInput(path, `${ONLY_AN_ANSWER} is only ever an answer: nothing can be asked by it.`);
  }
};
