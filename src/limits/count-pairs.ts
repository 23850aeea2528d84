import { type FieldNode, type FragmentDefinitionNode, Kind, type SelectionSetNode } from 'graphql';

type Fragments = ReadonlyMap<string, FragmentDefinitionNode>;

interface Found {
  /** By their name in the answer. */
  readonly fields: ReadonlyMap<string, FieldNode[]>;
  readonly spreads: number;
}

/** What stands in `sets` taken together, and in the fragments that are spread there. */
const findIn = (sets: readonly SelectionSetNode[], fragments: Fragments): Found => {
  const found = new Map<string, FieldNode[]>();
  let spreads = 0;
  const look = ({ selections }: SelectionSetNode): void => {
    for (const node of selections) {
      if (node.kind === Kind.FIELD) {
        const name = (node.alias ?? node.name).value;
        const same = found.get(name);
        if (same === undefined) found.set(name, [node]);
        else same.push(node);
      } else if (node.kind === Kind.INLINE_FRAGMENT) look(node.selectionSet);
      else {
        spreads += 1;
        const fragment = fragments.get(node.name.value);
        if (fragment !== undefined) look(fragment.selectionSet);
      }
    }
  };
  sets.forEach(look);
  return { fields: found, spreads };
};

const pairsOf = (count: number): number => (count * (count - 1)) / 2;

/**
 * How many pairs of fields have one place in the answer, and of fragments that are spread in one place:
 * GraphQL's rule that fields must be able to be merged compares each with each.
 *
 * @param most counting ends when there are more.
 * @param set of an operation that has been measured: it takes as long as there are fields.
 */
export const countPairs = (set: SelectionSetNode, fragments: Fragments, most: number): number => {
  let pairs = 0;
  const walk = (sets: readonly SelectionSetNode[]): void => {
    const { fields, spreads } = findIn(sets, fragments);
    pairs += pairsOf(spreads);
    for (const nodes of fields.values()) {
      pairs += pairsOf(nodes.length);
      if (pairs > most) return;
      const inner = nodes.flatMap(({ selectionSet }) => selectionSet ?? []);
      if (inner.length > 0) walk(inner);
    }
  };
  walk([set]);
  return pairs;
};
