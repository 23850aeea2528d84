import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  getArgumentValues,
  getDirectiveValues,
  getNamedType,
  type GraphQLField,
  GraphQLIncludeDirective,
  type GraphQLObjectType,
  type GraphQLSchema,
  GraphQLSkipDirective,
  type InlineFragmentNode,
  isAbstractType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
  typeFromAST,
} from 'graphql';
import type { RequestScope, Upstream } from '../upstream/types.ts';
import { type CostTable, type Facts, FREE, type Found, type Sizes, type Visit } from './rule.ts';
import type { Tally } from './tally.ts';
import { distinctOf, expectedDistinct, ONE, type Things } from './things.ts';

/**
 * So many fields are looked at, fragments laid out. No query that a person writes has a tenth of it;
 * fragments within fragments can have millions.
 */
export const MOST_FIELDS = 10_000;

/** What a walk goes over, and what it needs to know. */
export interface Walked {
  readonly schema: GraphQLSchema;
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly rules: CostTable;
  readonly sizes: Sizes;
  readonly facts: Facts;
  readonly upstream: Upstream;
  readonly scope: RequestScope;
  readonly tally: Tally;
  /** Whether the caller may not ask for a field, or see objects of a type: it is not read then. */
  isDenied?(guarded: GraphQLObjectType | GraphQLField<unknown, unknown>): boolean;
}

/** The same answer key of one type, wherever it was written. */
type Fields = Map<string, FieldNode[]>;

/**
 * Walks an operation as its execution would, asks the rule of each field what it reads, and puts that
 * into the tally.
 *
 * @returns whether it came to the end: false when there were more than MOST_FIELDS fields.
 */
export const walkOperation = (walked: Walked): boolean => {
  const { schema, document, operation, variables, rules, tally } = walked;
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const node of document.definitions) {
    if (node.kind === Kind.FRAGMENT_DEFINITION) fragments.set(node.name.value, node);
  }
  let looked = 0;

  const isAsked = (node: SelectionNode): boolean => {
    if (node.directives === undefined || node.directives.length === 0) return true;
    const skip = getDirectiveValues(GraphQLSkipDirective, node, variables);
    if (skip?.if === true) return false;
    return getDirectiveValues(GraphQLIncludeDirective, node, variables)?.if !== false;
  };

  const applies = (
    type: GraphQLObjectType,
    { typeCondition }: InlineFragmentNode | FragmentDefinitionNode,
  ): boolean => {
    if (typeCondition === undefined) return true;
    const on = typeFromAST(schema, typeCondition);
    return on === type || (isAbstractType(on) && schema.isSubType(on, type));
  };

  const collect = (
    type: GraphQLObjectType,
    set: SelectionSetNode,
    fields: Fields,
    visited: Set<string>,
  ): void => {
    for (const node of set.selections) {
      if (!isAsked(node)) continue;
      if (node.kind === Kind.FIELD) {
        const key = node.alias?.value ?? node.name.value;
        const others = fields.get(key);
        if (others === undefined) fields.set(key, [node]);
        else others.push(node);
      } else if (node.kind === Kind.INLINE_FRAGMENT) {
        if (applies(type, node)) collect(type, node.selectionSet, fields, visited);
      } else if (!visited.has(node.name.value)) {
        visited.add(node.name.value);
        const fragment = fragments.get(node.name.value);
        if (fragment !== undefined && applies(type, fragment)) {
          collect(type, fragment.selectionSet, fields, visited);
        }
      }
    }
  };

  const selectsOnly = (nodes: readonly FieldNode[], keys: ReadonlySet<string>): boolean => {
    const within = (set: SelectionSetNode | undefined, at: string): boolean =>
      (set?.selections ?? []).every((node) => {
        if (node.kind === Kind.INLINE_FRAGMENT) return within(node.selectionSet, at);
        if (node.kind === Kind.FRAGMENT_SPREAD) {
          return within(fragments.get(node.name.value)?.selectionSet, at);
        }
        const path = at + node.name.value;
        if (node.name.value === '__typename' || keys.has(path)) return true;
        const inner = `${path}.`;
        return (
          keys.values().some((key) => key.startsWith(inner)) && within(node.selectionSet, inner)
        );
      });
    return nodes.every((node) => within(node.selectionSet, ''));
  };

  const visitOf = (
    of: Things,
    nodes: readonly FieldNode[],
    args: Readonly<Record<string, unknown>>,
    path: string,
  ): Visit => {
    const { sizes, facts, upstream, scope } = walked;
    // Behind a cursor is what was not read yet; and what a write is decided on is read anew.
    const isNew = args.after != null || of.type === 'Mutation';
    const asked = Object.keys(args).length === 0 ? '' : JSON.stringify(args);
    const own = `${of.name}.${nodes[0]?.name.value ?? ''}${asked}`;
    return {
      of,
      args,
      sizes,
      facts,
      upstream,
      scope,
      isDenied(name) {
        const type = schema.getType(name);
        return isObjectType(type) && walked.isDenied?.(type) === true;
      },
      selectsOnly: (keys) => selectsOnly(nodes, keys),
      read: (what, things, how) => tally.add(what, things, path, { ...how, isNew }),
      find: (type: string, perRow: number, found: Found = {}): Things => {
        const { population = Infinity, part = '', keys, distinct, name, repeats, ...rest } = found;
        return {
          ...rest,
          type,
          keys,
          name: name ?? `${own}${part === '' ? '' : `#${part}`}`,
          rows: of.rows * perRow,
          distinct:
            keys?.length ??
            distinct ??
            (repeats === true
              ? expectedDistinct(of.distinct * perRow, population)
              : distinctOf(of.distinct, perRow, population)),
        };
      },
    };
  };

  const walk = (type: GraphQLObjectType, things: readonly Things[], fields: Fields, at: string) => {
    const table = rules[type.name];
    for (const [key, nodes] of fields) {
      const [node] = nodes;
      const name = node?.name.value ?? '';
      const field = type.getFields()[name];
      if (node === undefined || field === undefined) continue;
      if (walked.isDenied?.(field) === true) continue;
      looked += 1;
      if (looked > MOST_FIELDS) return;
      const path = at === '' ? key : `${at}.${key}`;
      const rule = typeof table === 'object' ? table[name] : FREE;
      let found = things;
      if (typeof rule === 'function') {
        const args = field.args.length === 0 ? {} : getArgumentValues(field, node, variables);
        found = things.flatMap((of) => rule(visitOf(of, nodes, args, path)));
      }
      if (node.selectionSet !== undefined && found.length > 0) {
        descend(getNamedType(field.type).name, found, nodes, path);
      }
    }
  };

  const descend = (
    typeName: string,
    things: readonly Things[],
    nodes: readonly FieldNode[],
    path: string,
  ): void => {
    const named = schema.getType(typeName);
    const byType = isObjectType(named)
      ? [[named.name, things] as const]
      : Map.groupBy(things, ({ type }) => type);
    for (const [name, some] of byType) {
      const type = schema.getType(name);
      if (!isObjectType(type) || walked.isDenied?.(type) === true) continue;
      const fields: Fields = new Map();
      const visited = new Set<string>();
      for (const { selectionSet } of nodes) {
        if (selectionSet !== undefined) collect(type, selectionSet, fields, visited);
      }
      walk(type, some, fields, path);
    }
  };

  const root = schema.getRootType(operation.operation);
  if (root == null) return true;
  const fields: Fields = new Map();
  collect(root, operation.selectionSet, fields, new Set());
  walk(root, [{ ...ONE, type: root.name }], fields, '');
  return looked <= MOST_FIELDS;
};
