import {
  type ASTNode,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  GraphQLError,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';

/** What an operation or fragment comes to, with each fragment as often as it is spread. */
export interface Size {
  /** With the places where fragments are spread: whoever looks at the fields comes by there, too. */
  readonly fields: number;
  readonly aliases: number;
  readonly directives: number;
  readonly rootFields: number;
  readonly depth: number;
  /** The names of the fields down to the deepest, from the outermost on. */
  readonly deepest: readonly FieldNode[];
  readonly introspects: boolean;
}

const NOTHING: Size = {
  fields: 0,
  aliases: 0,
  directives: 0,
  rootFields: 0,
  depth: 0,
  deepest: [],
  introspects: false,
};

/** Counts stop growing here: fragments that spread fragments twice double them each time. */
const ENOUGH = 1e9;
const sum = (a: number, b: number): number => Math.min(ENOUGH, a + b);

const INTROSPECTION: ReadonlySet<string> = new Set(['__schema', '__type']);

/**
 * Measures the operations of a document. Each fragment is looked at once, however often it is spread,
 * so this takes as long as reading the document.
 *
 * @throws GraphQLError for fragments that spread one another in a circle, with GraphQL's own words.
 */
export const createMeasure = (document: DocumentNode) => {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const definition of document.definitions) {
    if (definition.kind !== Kind.FRAGMENT_DEFINITION) continue;
    const { value } = definition.name;
    // Two of one name are refused by GraphQL: here the first counts.
    if (!fragments.has(value)) fragments.set(value, definition);
  }
  const known = new Map<string, Size>();
  /** The fragments that are being looked at, the outermost first. */
  const open = new Set<string>();

  const fragment = (name: string, spread: ASTNode): Size => {
    const size = known.get(name);
    if (size !== undefined) return size;
    const definition = fragments.get(name);
    // Told by GraphQL.
    if (definition === undefined) return NOTHING;
    if (open.has(name)) {
      const all = [...open];
      const via = all.slice(all.indexOf(name) + 1).map((other) => `"${other}"`);
      throw new GraphQLError(
        `Cannot spread fragment "${name}" within itself${via.length === 0 ? '' : ` via ${via.join(', ')}`}.`,
        { nodes: [spread] },
      );
    }
    open.add(name);
    const measured = selections(definition.selectionSet);
    const own = definition.directives?.length ?? 0;
    const whole = { ...measured, directives: sum(measured.directives, own) };
    open.delete(name);
    known.set(name, whole);
    return whole;
  };

  const field = (node: FieldNode): Size => {
    const inner = node.selectionSet === undefined ? NOTHING : selections(node.selectionSet);
    return {
      fields: sum(inner.fields, 1),
      aliases: sum(inner.aliases, node.alias === undefined ? 0 : 1),
      directives: sum(inner.directives, node.directives?.length ?? 0),
      rootFields: 1,
      depth: inner.depth + 1,
      deepest: [node, ...inner.deepest],
      introspects: inner.introspects || INTROSPECTION.has(node.name.value),
    };
  };

  const selections = ({ selections: all }: SelectionSetNode): Size => {
    let { fields, aliases, directives, rootFields, introspects } = NOTHING;
    let deepest = NOTHING;
    for (const node of all) {
      const size =
        node.kind === Kind.FIELD
          ? field(node)
          : node.kind === Kind.FRAGMENT_SPREAD
            ? fragment(node.name.value, node)
            : selections(node.selectionSet);
      const own = node.kind === Kind.FIELD ? 0 : (node.directives?.length ?? 0);
      fields = sum(fields, node.kind === Kind.FIELD ? size.fields : sum(size.fields, 1));
      aliases = sum(aliases, size.aliases);
      directives = sum(directives, sum(size.directives, own));
      rootFields = sum(rootFields, size.rootFields);
      introspects ||= size.introspects;
      if (size.depth > deepest.depth) deepest = size;
    }
    const { depth, deepest: path } = deepest;
    return { fields, aliases, directives, rootFields, introspects, depth, deepest: path };
  };

  return {
    fragments,
    /** The fragments that no operation has spread that was measured so far. */
    *unspread(): Generator<FragmentDefinitionNode> {
      for (const [name, definition] of fragments) if (!known.has(name)) yield definition;
    },
    fragment: (definition: FragmentDefinitionNode): Size =>
      fragment(definition.name.value, definition),
    operation: (definition: OperationDefinitionNode): Size => {
      const size = selections(definition.selectionSet);
      return { ...size, directives: sum(size.directives, definition.directives?.length ?? 0) };
    },
  };
};
