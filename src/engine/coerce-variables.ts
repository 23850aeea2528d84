import {
  getNullableType,
  getVariableValues,
  type GraphQLLeafType,
  type GraphQLSchema,
  isInputType,
  isLeafType,
  typeFromAST,
  type VariableDefinitionNode,
} from 'graphql';

type Variables = Record<string, unknown>;

/** A variable that takes one value, and is given each time. */
interface Plain {
  readonly name: string;
  readonly type: GraphQLLeafType;
}

/** The variables, if each takes one value and none has a default. */
const plainOf = (
  schema: GraphQLSchema,
  definitions: readonly VariableDefinitionNode[],
): readonly Plain[] | undefined => {
  const plain: Plain[] = [];
  for (const { variable, type: node, defaultValue } of definitions) {
    const type = typeFromAST(schema, node);
    if (defaultValue !== undefined || !isInputType(type)) return undefined;
    const bare = getNullableType(type);
    if (!isLeafType(bare)) return undefined;
    plain.push({ name: variable.name.value, type: bare });
  }
  return plain;
};

/** The values, if each is given and right: then there is nothing to say about them. */
const coercePlain = (
  plain: readonly Plain[],
  given: Readonly<Variables>,
): Variables | undefined => {
  const coerced: Variables = {};
  for (const { name, type } of plain) {
    const value = Object.hasOwn(given, name) ? given[name] : undefined;
    if (value === undefined || value === null) return undefined;
    try {
      const parsed: unknown = type.parseValue(value);
      if (parsed === undefined) return undefined;
      coerced[name] = parsed;
    } catch {
      return undefined;
    }
  }
  return coerced;
};

/**
 * The variables of an operation as its fields get them; undefined where GraphQL refuses them. What types
 * they are of is found out once.
 */
export const createCoercion = (
  schema: GraphQLSchema,
  definitions: readonly VariableDefinitionNode[],
): ((given: Readonly<Variables>) => Variables | undefined) => {
  const plain = plainOf(schema, definitions);
  return (given) =>
    (plain && coercePlain(plain, given)) ??
    getVariableValues(schema, definitions, given, { maxErrors: 50 }).coerced;
};
