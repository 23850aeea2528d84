import { isInterfaceType, isObjectType } from 'graphql';
import { describe, expect, it } from 'vitest';
import { assumedSizes, costs } from '../../src/costs.ts';
import { resolvers } from '../../src/resolvers.ts';
import { createSchema } from '../../src/schema.ts';

const schema = createSchema();
const types = Object.values(schema.getTypeMap()).filter(({ name }) => !name.startsWith('__'));
const objects = types.filter(isObjectType);
const own: Readonly<Record<string, object | undefined>> = resolvers;

describe('the costs of fields', () => {
  it('are told for every field of the schema', () => {
    const missing = objects.flatMap((type) => {
      const rules = costs[type.name];
      if (rules === 'FREE') return [];
      return Object.keys(type.getFields())
        .filter((field) => rules?.[field] === undefined)
        .map((field) => `${type.name}.${field}`);
    });
    expect(missing, 'say in the costs.ts of its service what each of these fields costs').toEqual(
      [],
    );
  });

  it('are told for nothing that the schema does not have', () => {
    const known = new Set(
      objects.flatMap((type) => [
        type.name,
        ...Object.keys(type.getFields()).map((field) => `${type.name}.${field}`),
      ]),
    );
    const said = Object.entries(costs).flatMap(([type, rules]) => [
      type,
      ...(rules === 'FREE' ? [] : Object.keys(rules).map((field) => `${type}.${field}`)),
    ]);
    expect(said.filter((name) => !known.has(name))).toEqual([]);
    // Interfaces are asked through the types that implement them.
    expect(types.filter(isInterfaceType).filter(({ name }) => name in costs)).toEqual([]);
  });

  it('are nothing for a whole type only where no field of it has a resolver', () => {
    const resolved = objects
      .filter(({ name }) => costs[name] === 'FREE')
      .flatMap((type) =>
        // Not those of the schema, in which scopes are held by resolvers too.
        Object.keys(own[type.name] ?? {})
          .filter((field) => field in type.getFields())
          .map((field) => `${type.name}.${field}`),
      );
    expect(resolved).toEqual([]);
  });

  it('assume sizes above nothing', () => {
    expect(Object.entries(assumedSizes).filter(([, size]) => !(size > 0))).toEqual([]);
  });
});
