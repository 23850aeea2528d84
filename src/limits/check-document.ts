import {
  type DocumentNode,
  type FragmentDefinitionNode,
  Kind,
  type ListValueNode,
  type OperationDefinitionNode,
  OperationTypeNode,
  visit,
} from 'graphql';
import { countPairs } from './count-pairs.ts';
import { beyond, type Limits } from './limits.ts';
import { createMeasure, type Size } from './measure-document.ts';
import { refused } from './refused.ts';

/**
 * Pairs of fields that would have to be merged, and of fragments: fifty fragments that each ask for
 * `id` are 2,450. A pair takes GraphQL up to 4 µs.
 */
export const MAX_PAIRS = 20_000;

const introspecting = new WeakSet<DocumentNode>();

/** Whether an operation of a document that was checked asks for the schema. */
export const introspects = (document: DocumentNode): boolean => introspecting.has(document);

type Measured = OperationDefinitionNode | FragmentDefinitionNode;

const describe = (definition: Measured): string => {
  if (definition.kind === Kind.FRAGMENT_DEFINITION) return `Fragment "${definition.name.value}"`;
  const { name, operation } = definition;
  const kind = operation.charAt(0).toUpperCase() + operation.slice(1);
  return name === undefined ? `The ${operation}` : `${kind} "${name.value}"`;
};

const checkSize = (definition: Measured, size: Size, limits: Limits): void => {
  const where = describe(definition);
  for (const name of ['fields', 'aliases', 'directives'] as const) {
    if (size[name] > limits[name]) {
      throw refused(beyond(name, limits[name], size[name], where), definition);
    }
  }
  if (size.depth > limits.depth) {
    const path = size.deepest.slice(0, limits.depth + 1).map(({ name }) => name.value);
    const at = size.deepest[limits.depth];
    const place = `${where}, at \`${path.join('.')}\`,`;
    throw refused(beyond('depth', limits.depth, size.depth, place), at);
  }
};

const checkLists = (document: DocumentNode, { listItems }: Limits): void => {
  // An item and what divides it from the next are two characters.
  if ((document.loc?.end ?? 0) < 2 * listItems) return;
  visit(document, {
    ListValue(node: ListValueNode) {
      if (node.values.length <= listItems) return;
      throw refused(beyond('listItems', listItems, node.values.length, 'An argument'), node);
    },
  });
};

/**
 * Refuses a document that is larger than it may be, before GraphQL's rules look at it: some of them
 * take the square of its size, or longer.
 *
 * @throws GraphQLError BAD_USER_INPUT, which says the limit, what was met and where.
 */
export const checkDocument = (document: DocumentNode, limits: Limits): void => {
  const measure = createMeasure(document);
  let fields = 0;
  let pairs = 0;
  const check = (definition: Measured, size: Size): void => {
    checkSize(definition, size, limits);
    fields += size.fields;
    if (fields > limits.fields) {
      throw refused(beyond('fields', limits.fields, fields, 'The document'), definition);
    }
    pairs += countPairs(definition.selectionSet, measure.fragments, MAX_PAIRS);
    if (pairs > MAX_PAIRS) {
      throw refused(beyond('merging', MAX_PAIRS, pairs, describe(definition), true), definition);
    }
  };
  for (const definition of document.definitions) {
    if (definition.kind !== Kind.OPERATION_DEFINITION) continue;
    const size = measure.operation(definition);
    check(definition, size);
    const isMutation = definition.operation === OperationTypeNode.MUTATION;
    const name = isMutation ? 'rootMutations' : 'rootFields';
    if (size.rootFields > limits[name]) {
      throw refused(beyond(name, limits[name], size.rootFields, describe(definition)), definition);
    }
    if (size.introspects) introspecting.add(document);
  }
  // GraphQL's rules look at fragments that nothing spreads, too.
  for (const fragment of measure.unspread()) check(fragment, measure.fragment(fragment));
  checkLists(document, limits);
};
