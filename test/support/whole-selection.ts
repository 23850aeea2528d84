import {
  getNamedType,
  type GraphQLSchema,
  type GraphQLNamedType,
  isInterfaceType,
  isLeafType,
  isObjectType,
  isRequiredArgument,
  isUnionType,
} from 'graphql';

/**
 * Everything that can be asked of `type` without arguments, links followed `depth` times: what a
 * query looks like that leaves nothing out. Lists are asked for two rows, to keep it finite.
 */
export const wholeSelection = (
  schema: GraphQLSchema,
  type: GraphQLNamedType,
  depth: number,
): string => {
  if (isInterfaceType(type) || isUnionType(type)) {
    const parts = schema
      .getPossibleTypes(type)
      .map((possible) => `... on ${possible.name} ${wholeSelection(schema, possible, depth)}`);
    return `{ __typename ${parts.join(' ')} }`;
  }
  if (!isObjectType(type)) return '';
  const fields = Object.values(type.getFields()).flatMap((field) => {
    if (field.args.some(isRequiredArgument)) return [];
    const named = getNamedType(field.type);
    // The types that implement an interface may give one field different types: an alias each.
    const name = `${type.name}_${field.name}: ${field.name}`;
    if (isLeafType(named)) return [name];
    if (depth < 0) return [];
    const isWrapper = /(Connection|Edge)$/.test(named.name);
    if (depth < 0) return [];
    if (depth === 0 && !isWrapper && Object.keys(interfacesOf(named)).length > 0) return [];
    const args = field.args.some((arg) => arg.name === 'first') ? '(first: 2)' : '';
    if (depth === 0 && args !== '') return [];
    const inner = wholeSelection(schema, named, isWrapper ? depth : depth - 1);
    return [`${name}${args} ${inner}`];
  });
  return `{ __typename ${fields.join(' ')} }`;
};

const interfacesOf = (type: GraphQLNamedType): readonly unknown[] =>
  isObjectType(type) ? type.getInterfaces() : isInterfaceType(type) ? [type] : [];
