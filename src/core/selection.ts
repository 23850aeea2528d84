import { type FieldNode, type GraphQLResolveInfo, Kind, type SelectionSetNode } from 'graphql';

/**
 * Whether a field is asked for nothing but `keys` of its object. A link can then answer with the
 * key that it has, and no call is made to find out what nobody asked for.
 *
 * @param keys names of fields, with all that is beneath them; `saml.status` is one field of one.
 */
export const selectsOnly = (info: GraphQLResolveInfo, keys: ReadonlySet<string>): boolean => {
  const isKnown = (field: FieldNode, at: string): boolean => {
    const path = at + field.name.value;
    if (field.name.value === '__typename' || keys.has(path)) return true;
    const inner = `${path}.`;
    return keys.values().some((key) => key.startsWith(inner)) && within(field.selectionSet, inner);
  };
  const within = (set: SelectionSetNode | undefined, at = ''): boolean =>
    (set?.selections ?? []).every((selection) => {
      switch (selection.kind) {
        case Kind.FIELD:
          return isKnown(selection, at);
        case Kind.INLINE_FRAGMENT:
          return within(selection.selectionSet, at);
        case Kind.FRAGMENT_SPREAD:
          return within(info.fragments[selection.name.value]?.selectionSet, at);
        default:
          return false;
      }
    });
  return info.fieldNodes.every((node) => within(node.selectionSet));
};

/**
 * The names of the fields that are asked for at `path` below a field, whatever type they are of. What a
 * directive may leave out is not among them.
 */
export const selectedBelow = (
  info: GraphQLResolveInfo,
  path: readonly string[],
): ReadonlySet<string> => {
  const names = new Set<string>();
  const walk = (set: SelectionSetNode | undefined, [next, ...rest]: readonly string[]): void => {
    for (const selection of set?.selections ?? []) {
      if ((selection.directives ?? []).length > 0) continue;
      switch (selection.kind) {
        case Kind.FIELD:
          if (next === undefined) names.add(selection.name.value);
          else if (selection.name.value === next) walk(selection.selectionSet, rest);
          break;
        case Kind.INLINE_FRAGMENT:
          walk(selection.selectionSet, next === undefined ? [] : [next, ...rest]);
          break;
        case Kind.FRAGMENT_SPREAD:
          walk(
            info.fragments[selection.name.value]?.selectionSet,
            next === undefined ? [] : [next, ...rest],
          );
          break;
      }
    }
  };
  for (const node of info.fieldNodes) walk(node.selectionSet, path);
  names.delete('__typename');
  return names;
};
