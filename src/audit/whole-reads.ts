import {
  type DocumentNode,
  type FieldNode,
  getNamedType,
  getNullableType,
  getOperationAST,
  getVariableValues,
  type GraphQLNamedType,
  type GraphQLSchema,
  type GraphQLField,
  isInterfaceType,
  isListType,
  isObjectType,
  Kind,
  type SelectionSetNode,
} from 'graphql';
import { argumentsAsked, isLeftOut } from './arguments-asked.ts';

/** Who has which access: the fields that tell, wherever they are. */
const TELLS_ACCESS = new Set(['assignments', 'access']);
/** The lists of one thing that tell who gets in there, or what comes to whom by way of a group. */
const TELLS_OF_ONE = new Set([
  'applicationAssignments',
  'groups',
  'members',
  'permissions',
  'users',
]);
/**
 * Types whose lists hold all there is of something; the accounts of a unit count as that, since the
 * root, beneath which every account is, is a unit as well.
 */
const OF_ALL = new Set(['Query', 'Organization', 'OrganizationalUnit', 'IdentityCenterInstance']);
/** Members of a filter that leave of the organization one account, set or principal. */
const NARROWS = ['account', 'permissionSet', 'principal'];

/** A field that reads access over the whole organization, unless its variables say otherwise. */
interface Candidate {
  readonly path: string;
  /** The same as the answer has it. */
  readonly keys: string;
  readonly coordinate: string;
  readonly node: FieldNode;
  readonly field: GraphQLField<unknown, unknown>;
  /** The selections on the way to it, and itself: one that is left out is not read. */
  readonly way: readonly FieldNode[];
}

type Variables = Readonly<Record<string, unknown>>;

const isConnection = (type: GraphQLNamedType): boolean => type.name.endsWith('Connection');

const findCandidates = (
  schema: GraphQLSchema,
  document: DocumentNode,
  operationName: string | null | undefined,
): readonly Candidate[] => {
  const operation = getOperationAST(document, operationName);
  const root = operation == null ? undefined : schema.getRootType(operation.operation);
  if (operation == null || root == null) return [];
  const fragments = new Map(
    document.definitions.flatMap((each) =>
      each.kind === Kind.FRAGMENT_DEFINITION ? [[each.name.value, each] as const] : [],
    ),
  );
  const found: Candidate[] = [];
  // A fragment is looked into once for each way of being reached that matters.
  const seen = new Set<string>();

  const look = (
    set: SelectionSetNode,
    type: GraphQLNamedType | undefined,
    way: readonly FieldNode[],
    isOfMany: boolean,
  ): void => {
    if (type === undefined) return;
    for (const selection of set.selections) {
      if (selection.kind === Kind.FIELD) {
        if (isObjectType(type) || isInterfaceType(type)) lookAt(selection, type, way, isOfMany);
        continue;
      }
      const isSpread = selection.kind === Kind.FRAGMENT_SPREAD;
      const fragment = isSpread ? fragments.get(selection.name.value) : selection;
      if (fragment === undefined) continue;
      const condition = fragment.typeCondition?.name.value;
      const narrowed = condition === undefined ? type : schema.getType(condition);
      // Another way there may be left out where this one is not.
      const isSure = way.every(({ directives = [] }) => directives.length === 0);
      const key =
        isSpread && isSure ? `${selection.name.value} ${type.name} ${isOfMany}` : undefined;
      if (key !== undefined && seen.has(key)) continue;
      if (key !== undefined) seen.add(key);
      look(fragment.selectionSet, narrowed, way, isOfMany);
    }
  };

  const lookAt = (
    node: FieldNode,
    parent: Extract<GraphQLNamedType, { getFields(): unknown; getInterfaces(): unknown }>,
    before: readonly FieldNode[],
    isOfMany: boolean,
  ): void => {
    const field = parent.getFields()[node.name.value];
    if (field === undefined || node.selectionSet === undefined) return;
    const way = [...before, node];
    const type = getNamedType(field.type);
    const isList = isConnection(type);
    const isOfAll = OF_ALL.has(parent.name);
    const tells =
      (TELLS_ACCESS.has(field.name) && (isOfMany || isOfAll)) ||
      (TELLS_OF_ONE.has(field.name) && isOfMany && !isOfAll);
    if (isList && tells) {
      const path = way.map(({ name }) => name.value).join('.');
      const keys = way.map(({ alias, name }) => (alias ?? name).value).join('.');
      found.push({ path, keys, coordinate: `${parent.name}.${field.name}`, node, field, way });
    }
    // `nodes`: who names all accounts reads all of them.
    const isMany = isList || (parent.name === 'Query' && isListType(getNullableType(field.type)));
    look(node.selectionSet, type, way, isOfMany || (isMany && isOfAll));
  };

  look(operation.selectionSet, root, [], false);
  return found;
};

const isNarrowed = ({ field, node }: Candidate, variables: Variables): boolean => {
  const { filter } = argumentsAsked(field, node, variables) ?? {};
  const members = (filter ?? {}) as Readonly<Record<string, unknown>>;
  return NARROWS.some((name) => members[name] != null);
};

const NONE: readonly string[] = [];

/**
 * Finds, in an operation that has been executed, the fields that read who has access without naming an account, a
 * permission set or a principal: of the organization, or of each of a list of all there is. What does not depend
 * on variables is found once for each document.
 *
 * @returns their paths, as `accounts.nodes.assignments`; none whose own path, or the way to it, is
 * among those that were `refused`, and that are not `untold`, by their names in the schema: who may not
 * see a field sees it of nothing.
 */
export const createWholeReads = (schema: GraphQLSchema) => {
  const known = new WeakMap<DocumentNode, Map<string, readonly Candidate[]>>();
  return (
    document: DocumentNode,
    operationName: string | null | undefined,
    variables: Variables | null | undefined,
    refused: readonly (readonly (string | number)[])[] = [],
    untold: readonly string[] = [],
  ): readonly string[] => {
    const operations = known.get(document) ?? new Map<string, readonly Candidate[]>();
    known.set(document, operations);
    const name = operationName ?? '';
    const candidates = operations.get(name) ?? findCandidates(schema, document, operationName);
    operations.set(name, candidates);
    if (candidates.length === 0) return NONE;
    // With the values that they have when they are left out.
    const definitions = getOperationAST(document, operationName)?.variableDefinitions ?? [];
    const { coerced: given } = getVariableValues(schema, definitions, variables ?? {});
    if (given === undefined) return NONE;
    const nothing = refused.map((path) => path.filter((part) => typeof part === 'string'));
    const isRefused = ({ keys, coordinate }: Candidate): boolean =>
      untold.includes(coordinate) ||
      nothing.some((names) => `${keys}.`.startsWith(`${names.join('.')}.`));
    const read = candidates.filter(
      (candidate) =>
        !candidate.way.some((node) => isLeftOut(node, given)) &&
        !isNarrowed(candidate, given) &&
        !isRefused(candidate),
    );
    return [...new Set(read.map(({ path }) => path))];
  };
};
