import { type GraphQLResolveInfo, Kind, type SelectionSetNode } from 'graphql';

/**
 * Whether a field is asked for nothing but `keys` of its object. A link can then answer with the
 * key that it has, and no call is made to find out what nobody asked for.
 */
export const selectsOnly = (info: GraphQLResolveInfo, keys: ReadonlySet<string>): boolean => {
  const within = (set: SelectionSetNode | undefined): boolean =>
    (set?.selections ?? []).every((selection) => {
      switch (selection.kind) {
        case Kind.FIELD:
          return selection.name.value === '__typename' || keys.has(selection.name.value);
        case Kind.INLINE_FRAGMENT:
          return within(selection.selectionSet);
        case Kind.FRAGMENT_SPREAD:
          return within(info.fragments[selection.name.value]?.selectionSet);
        default:
          return false;
      }
    });
  return info.fieldNodes.every((node) => within(node.selectionSet));
};
