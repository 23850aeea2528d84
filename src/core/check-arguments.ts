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
  type GraphQLObjectType,
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
import { hasVariable } from './has-variable.ts';
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

/** A field with arguments, beneath a root field or itself. */
interface Look {
  /** As `FieldUse.field`. */
  readonly use: string | undefined;
  readonly field: GraphQLField<unknown, unknown>;
  /** The coordinate of the rule for each argument: its own, or that of any argument with its name. */
  readonly coordinates: readonly string[];
  readonly node: FieldNode;
}

/** What there is to look at beneath a field of a document, as long as that is the same each time. */
interface Kept {
  readonly parentType: GraphQLObjectType;
  /** Undefined where directives may leave something out. */
  looks: readonly Look[] | undefined;
  /** Whether all that is left depends on variables. */
  isSettled: boolean;
}

const kept = new WeakMap<ArgumentRules, WeakMap<FieldNode, Kept>>();

type Asked = Pick<GraphQLResolveInfo, 'fieldNodes' | 'parentType' | 'fragments' | 'schema'>;

/** The fields with arguments, in the order in which they stand, without what `isLeftOut` leaves out. */
const looksOf = (
  rules: ArgumentRules,
  info: Asked,
  isLeftOut: (node: SelectionNode) => boolean,
): readonly Look[] => {
  const looks: Look[] = [];
  const seen = new Set<SelectionSetNode>();

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
    if (field.args.length > 0) {
      const coordinate = `${parent.name}.${field.name}`;
      const coordinates = field.args.map(({ name }) => {
        const own = `${coordinate}(${name}:)`;
        return Object.hasOwn(rules, own) ? own : `(${name}:)`;
      });
      looks.push({ use: isObjectType(parent) ? coordinate : undefined, field, coordinates, node });
    }
    lookInto(node.selectionSet, getNamedType(field.type));
  };

  for (const node of info.fieldNodes) lookAt(node, info.parentType);
  return looks;
};

/** Finds out, once for each field of a document, what there is to look at. */
const findKept = (rules: ArgumentRules, info: Asked, node: FieldNode): Kept => {
  const byNode = kept.get(rules) ?? new WeakMap<FieldNode, Kept>();
  kept.set(rules, byNode);
  const known = byNode.get(node);
  if (known?.parentType === info.parentType) return known;
  let isConditional = false;
  const looks = looksOf(rules, info, ({ directives = [] }) => {
    isConditional ||= directives.length > 0;
    return false;
  });
  const found = {
    parentType: info.parentType,
    looks: isConditional ? undefined : looks,
    isSettled: false,
  };
  byNode.set(node, found);
  return found;
};

/** Whether its arguments may be others the next time. */
const varies = ({ node }: Look): boolean =>
  node.arguments?.some(({ value }) => hasVariable(value)) === true;

/**
 * Looks at every argument of a root field and of all that is asked for beneath it, before the field
 * is resolved: an argument that can only fail must not cost the calls that lead to it. What stands in
 * the document itself and was found to be right is not looked at again when the document is.
 *
 * @param args those of the root field, where they are known.
 * @throws GraphQLError at the argument, with the error of the rule.
 */
export const checkArguments = (
  rules: ArgumentRules,
  info: GraphQLResolveInfo,
  args?: Readonly<Record<string, unknown>>,
): void => {
  const [root, ...others] = info.fieldNodes;
  const found = root === undefined || others.length > 0 ? undefined : findKept(rules, info, root);
  if (found?.looks !== undefined) {
    const { looks } = found;
    for (const look of looks) checkField(rules, look, info, look.node === root ? args : undefined);
    if (!found.isSettled) found.looks = looks.filter(varies);
    found.isSettled = true;
    return;
  }
  const isLeftOut = (node: SelectionNode): boolean =>
    getDirectiveValues(GraphQLSkipDirective, node, info.variableValues)?.if === true ||
    getDirectiveValues(GraphQLIncludeDirective, node, info.variableValues)?.if === false;
  for (const look of looksOf(rules, info, isLeftOut)) checkField(rules, look, info);
};

const checkField = (
  rules: ArgumentRules,
  { use: of, field, coordinates, node }: Look,
  info: GraphQLResolveInfo,
  known?: Readonly<Record<string, unknown>>,
): void => {
  const args = known ?? getArgumentValues(field, node, info.variableValues);
  const use: FieldUse = { field: of, args };
  for (const [index, { name, type }] of field.args.entries()) {
    if (args[name] == null) continue;
    try {
      checkValue(rules, coordinates[index] ?? '', type, args[name], name, use);
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
    const fields = bare.getFields();
    // What is not among them has been refused before.
    for (const name of Object.keys(members)) {
      const inner = fields[name];
      if (inner === undefined || members[name] == null) continue;
      const type = inner.type;
      checkValue(rules, `${bare.name}.${name}`, type, members[name], `${path}.${name}`, use);
    }
  } else if (isEnumType(bare) && value === ONLY_AN_ANSWER) {
    throw badInput(path, `${ONLY_AN_ANSWER} is only ever an answer: nothing can be asked by it.`);
  }
};
