import { parse } from 'graphql';
import { describe, expect, it } from 'vitest';
import { CompiledQueries } from '../../src/engine/compiled-queries.ts';
import { createDocuments } from '../../src/engine/documents.ts';
import { createSchema } from '../../src/schema.ts';

describe('documents', () => {
  it('are kept when they come again, and not before', () => {
    const documents = createDocuments();
    const document = parse('{ a }');
    documents.set('{ a }', document);
    expect(documents.get('{ a }')).toBeUndefined();
    documents.set('{ a }', document);
    expect(documents.get('{ a }')).toBe(document);
  });

  it('stay, however many others come once', () => {
    const documents = createDocuments();
    const document = parse('{ a }');
    documents.set('{ a }', document);
    documents.set('{ a }', document);
    for (let i = 0; i < 10_000; i += 1) documents.set(`{ a${i} }`, document);
    expect(documents.get('{ a }')).toBe(document);
    expect(documents.get('{ a9999 }')).toBeUndefined();
  });

  it('are bounded in number and in length', () => {
    const documents = createDocuments();
    const document = parse('{ a }');
    const put = (text: string): void => {
      documents.set(text, document);
      documents.set(text, document);
    };
    for (let i = 0; i < 1000; i += 1) put(`{ a${i} }`);
    const kept = (): number =>
      Array.from({ length: 1000 }).filter((_, i) => documents.get(`{ a${i} }`) !== undefined)
        .length;
    expect(kept()).toBe(500);
    put(`{ ${'a'.repeat(499_000)} }`);
    expect(kept()).toBeLessThan(200);
    const tooLong = `{ ${'a'.repeat(600_000)} }`;
    put(tooLong);
    expect(documents.get(tooLong)).toBeUndefined();
  });
});

describe('compiled queries', () => {
  const schema = createSchema();

  it('are compiled when they come often', () => {
    const queries = new CompiledQueries(2);
    const document = parse('{ __typename }');
    expect(queries.count(schema, document, undefined)).toBeUndefined();
    expect(queries.count(schema, document, undefined)).toBeUndefined();
    expect(queries.find(document, undefined)).toBeUndefined();
    const compiled = queries.count(schema, document, undefined);
    expect(compiled?.({ contextValue: {} })).toEqual({ data: { __typename: 'Query' } });
    expect(queries.find(document, undefined)).toBe(compiled);
  });

  it.each([
    'mutation { __typename }',
    'subscription { operation(id: "x") { id } }',
    '{ ... @defer { __typename } }',
    '{ instances @stream { arn } }',
  ])('never are %s', (query) => {
    const queries = new CompiledQueries(0);
    const document = parse(query);
    expect(queries.count(schema, document, undefined)).toBeUndefined();
    expect(queries.find(document, undefined)).toBeUndefined();
  });
});
