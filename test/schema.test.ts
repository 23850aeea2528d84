import { isObjectType, lexicographicSortSchema, printSchema } from 'graphql';
import { describe, expect, it } from 'vitest';
import { ERROR_CODES } from '../src/core/errors.ts';
import { globalIds } from '../src/node-types.ts';
import { createSchema } from '../src/schema.ts';

const schema = createSchema();

describe('the schema', () => {
  it('is the one that was agreed on: a change of the contract is a change of this file', async () => {
    await expect(printSchema(lexicographicSortSchema(schema))).toMatchFileSnapshot(
      'schema.graphql',
    );
  });

  it('gives every type that is a Node a place in the registry of ids', () => {
    const nodes = Object.values(schema.getTypeMap()).filter(
      (type) => isObjectType(type) && type.getInterfaces().some((parent) => parent.name === 'Node'),
    );
    expect(nodes.map(({ name }) => name).toSorted()).toEqual(globalIds.types.toSorted());
  });

  it('knows every code of the error table', () => {
    const codes = schema.getType('ErrorCode');
    const names = codes && 'getValues' in codes ? codes.getValues().map(({ name }) => name) : [];
    expect(names.toSorted()).toEqual(Object.keys(ERROR_CODES).toSorted());
  });
});
