import { readdirSync, readFileSync } from 'node:fs';
import { buildSchema, isNonNullType, type GraphQLInterfaceType } from 'graphql';
import { expect, it } from 'vitest';

const schema = buildSchema(
  readdirSync('schema')
    .map((file) => readFileSync(`schema/${file}`, 'utf8'))
    .join('\n'),
);

/**
 * A field that is nullable on one type and not on another cannot be asked for on both in one
 * selection: GraphQL refuses the document.
 */
it.each(['UserError', 'AsyncOperation', 'AccessGrant', 'Principal'])(
  'the types of %s can be asked for the same fields side by side',
  (name) => {
    const type = schema.getType(name) as GraphQLInterfaceType;
    const byField = new Map<string, Set<string>>();
    for (const member of [type, ...schema.getPossibleTypes(type)]) {
      for (const field of Object.values(member.getFields())) {
        const kinds = byField.get(field.name) ?? new Set();
        byField.set(field.name, kinds.add(String(isNonNullType(field.type))));
      }
    }
    const mixed = [...byField].filter(([, kinds]) => kinds.size > 1).map(([field]) => field);
    expect(mixed).toEqual([]);
  },
);
