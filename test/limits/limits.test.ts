import { getIntrospectionQuery, type GraphQLError, Kind, parse } from 'graphql';
import { describe, expect, it } from 'vitest';
import { exampleQueries } from '../../src/graphiql/graphiql.ts';
import { checkVariables } from '../../src/limits/check-variables.ts';
import { DEFAULT_LIMITS, type Limits } from '../../src/limits/limits.ts';
import { createMeasure } from '../../src/limits/measure-document.ts';
import { parseWithin } from '../../src/limits/parse-within.ts';

const refusalOf = (run: () => unknown): GraphQLError => {
  try {
    run();
  } catch (error) {
    return error as GraphQLError;
  }
  throw new Error('It was not refused.');
};
const refusal = (text: string, limits: Partial<Limits> = {}): GraphQLError =>
  refusalOf(() => parseWithin({ ...DEFAULT_LIMITS, ...limits })(text));

const nested = (depth: number): string => `${'{ a '.repeat(depth)}${'}'.repeat(depth)}`;
const many = (count: number, make: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => make(index)).join(' ');

describe('an operation as large as it may be passes, and one larger is told the limit and what was met', () => {
  it.each<[limit: keyof Limits, name: string, within: string, beyond: string, met?: number]>([
    ['tokens', 'MAX_TOKENS', '{ a b c }', '{ a b c d }'],
    ['depth', 'MAX_DEPTH', nested(5), nested(6), 6],
    ['aliases', 'MAX_ALIASES', many(5, (i) => `a${i}: a`), many(6, (i) => `a${i}: a`), 6],
    ['directives', 'MAX_DIRECTIVES', `a ${'@b '.repeat(5)}`, `a ${'@b '.repeat(6)}`, 6],
    ['fields', 'MAX_FIELDS', many(5, (i) => `a${i}`), many(6, (i) => `a${i}`), 6],
    ['rootFields', 'MAX_ROOT_FIELDS', many(5, (i) => `a${i}`), many(6, (i) => `a${i}`), 6],
    [
      'rootMutations',
      'MAX_ROOT_MUTATIONS',
      `mutation { ${many(5, (i) => `a${i}`)} }`,
      `mutation { ${many(6, (i) => `a${i}`)} }`,
      6,
    ],
    ['listItems', 'MAX_LIST_ITEMS', '{ a(b: [1,2,3,4,5]) }', '{ a(b: { c: [1,2,3,4,5,6] }) }', 6],
  ])('%s (%s)', (limit, name, within, beyond, met) => {
    const whole = (text: string): string => (/^[{m]/.test(text) ? text : `{ ${text} }`);
    parseWithin({ ...DEFAULT_LIMITS, [limit]: 5 })(whole(within));
    const { extensions, message } = refusal(whole(beyond), { [limit]: 5 });
    expect(extensions).toMatchObject({ code: 'BAD_USER_INPUT', limitName: name, limit: 5 });
    expect(extensions.met).toBe(met);
    expect(message).toContain(`(${name}) is 5.`);
  });

  it('says where', () => {
    const { message, locations } = refusal(`query Deep ${nested(22)}`);
    expect(message).toMatch(/^Query "Deep", at `a(\.a){20}`, has 22 fields within fields/);
    expect(locations).toEqual([{ line: 1, column: 12 + 4 * 20 + 2 }]);
    expect(refusal('{ a\n\n b c d }', { tokens: 4 }).extensions).toMatchObject({
      line: 3,
      column: 6,
    });
    const fragment = `{ ...F } fragment F on Q { ${many(101, (i) => `a${i}: a`)} }`;
    expect(refusal(fragment).message).toContain('101 aliases');
  });
});

describe('fragments count where they are spread', () => {
  it('as often as they are', () => {
    const text = '{ ...F ...F b { ...F } } fragment F on Q { x: a @b { c } }';
    const document = parse(text);
    const measure = createMeasure(document);
    const [operation] = document.definitions;
    if (operation?.kind !== Kind.OPERATION_DEFINITION) throw new Error('It is one.');
    expect(measure.operation(operation)).toMatchObject({
      fields: 10,
      aliases: 3,
      directives: 3,
      rootFields: 3,
      depth: 3,
    });
  });

  it('without being written out: thirty that double are a thousand million fields', () => {
    const doubling = many(30, (i) => `fragment F${i} on Q { ...F${i + 1} ...F${i + 1} }`);
    const text = `{ ...F0 } ${doubling} fragment F30 on Q { a }`;
    const { message } = refusal(text);
    expect(message).toMatch(
      /has 1000000000 fields and fragments, and the limit \(MAX_FIELDS\) is 2500/,
    );
    // Nobody spreads the first of them: GraphQL's rules would look at it all the same.
    expect(refusal(text.replace('...F0', 'a')).message).toContain('(MAX_FIELDS)');
  });

  it('unless in a circle, which is told as GraphQL tells it', () => {
    const circle = '{ ...A } fragment A on Q { ...B } fragment B on Q { x { ...A } }';
    expect(refusal(circle).message).toBe('Cannot spread fragment "A" within itself via "B".');
    expect(refusal('{ a } fragment A on Q { ...A }').message).toBe(
      'Cannot spread fragment "A" within itself.',
    );
  });
});

it('fields of one name are counted by the pairs that have to be merged', () => {
  parseWithin(DEFAULT_LIMITS)(`{ x { ${'a { b } '.repeat(100)} } }`);
  const { extensions } = refusal(`{ x { ${'a '.repeat(400)} } }`);
  expect(extensions).toMatchObject({ code: 'BAD_USER_INPUT', limitName: 'merging' });
  const spread = many(250, (i) => `...F${i}`);
  const fragments = many(250, (i) => `fragment F${i} on Q { a${i} }`);
  expect(refusal(`{ x { ${spread} } } ${fragments}`).extensions.limitName).toBe('merging');
  // A few in each of a few: the pairs are of all that come together.
  expect(refusal(`{ x { ${`a { ${'b '.repeat(30)} } `.repeat(30)} } }`).extensions).toMatchObject({
    limitName: 'merging',
  });
});

it('several operations and unused fragments are one document', () => {
  const operations = many(30, (i) => `query Q${i} { x { ${many(100, (j) => `a${j}`)} } }`);
  expect(refusal(operations).message).toMatch(/^The document has \d+ fields/);
  const fragments = many(30, (i) => `fragment F${i} on Q { ${many(100, (j) => `a${j}`)} }`);
  expect(refusal(`{ a } ${fragments}`).message).toMatch(/^The document has \d+ fields/);
});

describe('before anything is parsed', () => {
  it.each([
    ['selections', '{a'.repeat(110_000), 'document length'],
    ['selections that are fewer', '{a'.repeat(2000), 'nesting'],
    ['lists', `{ a(b: ${'['.repeat(4000)}`, 'nesting'],
    ['types', `query ($a: ${'['.repeat(4000)}`, 'nesting'],
    ['inline fragments', '{ ... '.repeat(1500), 'nesting'],
    ['tokens', `{ ${'a '.repeat(50_000)}}`, 'MAX_TOKENS'],
    ['punctuators alone', '!'.repeat(150_000), 'MAX_TOKENS'],
    ['comments', '#\n'.repeat(100_001), 'document length'],
  ])('%s without end are refused', (_what, text, limitName) => {
    expect(refusal(text).extensions).toMatchObject({ code: 'BAD_USER_INPUT', limitName });
  });

  it('brackets in texts and comments are no nesting', () => {
    parseWithin(DEFAULT_LIMITS)(`{ a(b: "${'['.repeat(500)}", c: """${'{'.repeat(500)}""") } # ((`);
  });
});

describe('variables', () => {
  const check = (variables: object): GraphQLError =>
    refusalOf(() => checkVariables(variables, DEFAULT_LIMITS));
  let deep: unknown = 1;
  for (let i = 0; i < 50_000; i += 1) deep = [deep];

  it.each<[what: string, variables: object, limitName: string]>([
    ['a list that is too long', { a: Array.from({ length: 1001 }, () => 1) }, 'MAX_LIST_ITEMS'],
    ['one within', { a: { b: { c: Array.from({ length: 1001 }) } } }, 'MAX_LIST_ITEMS'],
    ['lists in lists', { a: deep }, 'variables depth'],
    [
      'many lists',
      { a: Array.from({ length: 200 }, () => Array.from({ length: 400 })) },
      'variables',
    ],
    [
      'many variables',
      Object.fromEntries(Array.from({ length: 60_000 }, (_, i) => [`v${i}`, 1])),
      'variables',
    ],
  ])('%s are refused', (_what, variables, limitName) => {
    expect(check(variables)).toMatchObject({ code: 'BAD_USER_INPUT', details: { limitName } });
  });

  it('as large as a change may be pass', () => {
    const entry = { account: 'a', permissionSet: 'b', principal: 'c', principalType: 'USER' };
    const assignments = Array.from({ length: 500 }, () => entry);
    checkVariables({ input: { assignments } }, DEFAULT_LIMITS);
    checkVariables(undefined, DEFAULT_LIMITS);
    checkVariables([1], DEFAULT_LIMITS);
  });
});

describe('what people ask passes', () => {
  it.each(exampleQueries())('$name', ({ query }) => {
    parseWithin(DEFAULT_LIMITS)(query);
  });

  it("GraphiQL's introspection, with whatever it may ask for", () => {
    const text = getIntrospectionQuery({
      descriptions: true,
      specifiedByUrl: true,
      directiveIsRepeatable: true,
      schemaDescription: true,
      inputValueDeprecation: true,
      oneOf: true,
    });
    parseWithin(DEFAULT_LIMITS)(text);
    const { extensions } = refusal(text, { depth: 10 });
    expect(extensions).toMatchObject({ limitName: 'MAX_DEPTH' });
  });
});
