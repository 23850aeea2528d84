import { makeExecutableSchema } from '@graphql-tools/schema';
import fc from 'fast-check';
import { GraphQLError } from 'graphql';
import { createYoga } from 'graphql-yoga';
import { pino } from 'pino';
import { describe, expect, it } from 'vitest';
import { GatewayError } from '../../src/core/errors.ts';
import { CompiledQueries } from '../../src/engine/compiled-queries.ts';
import { createMaskError } from '../../src/plugins/mask-error.ts';
import { useCompiledQueries } from '../../src/plugins/use-compiled-queries.ts';

const typeDefs = /* GraphQL */ `
  enum How {
    HERE
    LATER
    MUCH_LATER
  }
  enum What {
    VALUE
    NULL
    ERROR
    TABLE
    RETURNED
    TEXT
    WRONG
    MANY
  }
  interface Thing {
    name(how: How = HERE, what: What = VALUE): String
  }
  type One implements Thing {
    name(how: How = HERE, what: What = VALUE): String
    sure(how: How = HERE, what: What = VALUE): String!
    number(how: How = HERE, what: What = VALUE): Int
    given(what: What, list: [What!], input: Input): String
    plain: String
    method(text: String = "x"): String
    next(how: How = HERE, what: What = VALUE): One
    sureNext(how: How = HERE, what: What = VALUE): One!
    all(how: How = HERE, what: What = VALUE): [One]
    sureAll(how: How = HERE, what: What = VALUE): [One!]!
    words(how: How = HERE, what: What = VALUE): [String]
    sureWords(how: How = HERE, what: What = VALUE): [String!]
    thing(how: How = HERE, what: What = VALUE): Thing
    things(how: How = HERE, what: What = VALUE): [Thing!]
  }
  type Other implements Thing {
    name(how: How = HERE, what: What = VALUE): String
    other: Int!
  }
  input Input {
    what: What
    inner: [Input!]
  }
  type Query {
    one: One
    sureOne: One!
    thing(how: How = HERE, what: What = VALUE): Thing
  }
`;

interface Args {
  readonly how: 'HERE' | 'LATER' | 'MUCH_LATER';
  readonly what: string;
}

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** What a resolver does: gives `value`, or fails in one of the ways there are, at once or later. */
const behave = ({ how, what }: Args, value: () => unknown, wrong: unknown): unknown => {
  const now = (): unknown => {
    switch (what) {
      case 'NULL':
        return null;
      case 'ERROR':
        throw new Error('a bug');
      case 'TABLE':
        throw new GatewayError('NOT_FOUND', 'It is not there.');
      case 'RETURNED':
        return new GraphQLError('returned', { extensions: { code: 'RETURNED' } });
      case 'TEXT':
        // Anything can be thrown.
        throw 'a text' as unknown as Error;
      case 'WRONG':
        return typeof wrong === 'function' ? (wrong as () => unknown)() : wrong;
      case 'MANY':
        throw new AggregateError([new Error('first'), new GatewayError('CONFLICT', 'second')]);
      default:
        return value();
    }
  };
  if (how === 'HERE') return now();
  return (how === 'LATER' ? Promise.resolve() : turn()).then(now);
};

const one = { plain: 'plain', method: ({ text }: { text: string }) => `called with ${text}` };
type Resolve = (source: unknown, args: Args, context: unknown, info: { path: object }) => unknown;
const gives =
  (value: () => unknown, wrong: unknown): Resolve =>
  (_source, args) =>
    behave(args, value, wrong);

const list = (item: () => unknown): unknown[] => [
  item(),
  Promise.resolve(item()),
  turn().then(item),
];
const broken = (item: () => unknown): unknown[] => [
  item(),
  null,
  Promise.reject(new Error('an item')),
];
const name = gives(() => 'name', {});
const thing = (): unknown => ({ ...one, __typename: 'One' });
const oneOf = gives(() => one, 7);

const schema = makeExecutableSchema({
  typeDefs,
  resolvers: {
    Query: { one: () => one, sureOne: () => one, thing: gives(thing, { __typename: 'Nothing' }) },
    One: {
      name,
      sure: name,
      number: gives(() => 7, 'no number'),
      given: (_source: unknown, args: object) => JSON.stringify(args),
      next: oneOf,
      sureNext: oneOf,
      all: gives(() => list(() => one), 'no list'),
      sureAll: gives(() => list(() => one), 5),
      words: (_source: unknown, args: Args) =>
        behave(
          args,
          () => list(() => 'word'),
          () => broken(() => 'word'),
        ),
      sureWords: (_source: unknown, args: Args) =>
        behave(args, () => list(() => 'word'), ['word', {}, 'word']),
      thing: gives(thing, { __typename: 'What' }),
      things: gives(() => [thing(), { __typename: 'Other', other: 1, later: true }], [{}]),
    },
    Other: { name },
    Thing: {
      __resolveType: (value: { __typename: string; later?: boolean }) =>
        value.later === true ? turn().then(() => value.__typename) : value.__typename,
    },
  },
  inheritResolversFromInterfaces: false,
});

const server = (queries: CompiledQueries | undefined) =>
  createYoga({
    schema,
    logging: false,
    maskedErrors: { maskError: createMaskError(pino({ level: 'silent' })) },
    plugins: queries === undefined ? [] : [useCompiledQueries(queries)],
  });

class Counted extends CompiledQueries {
  compiled = 0;
  override count(...args: Parameters<CompiledQueries['count']>) {
    const found = super.count(...args);
    if (found !== undefined) this.compiled += 1;
    return found;
  }
}

const counted = new Counted(0);
const reference = server(undefined);
const subject = server(counted);

const ask = async (yoga: typeof reference, query: string, variables?: object): Promise<string> => {
  const response = await yoga.fetch('http://127.0.0.1/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query, variables }),
  });
  const text = await response.text();
  return `${response.status} ${text.replaceAll(/"errorId":"[^"]+"/g, '"errorId":"…"')}`;
};

interface Answer {
  readonly data?: unknown;
  readonly errors?: readonly { readonly path?: readonly (string | number)[] }[];
}

/** Whether what is at `path` is within something that has become null. */
const isWithinNull = (data: unknown, path: readonly (string | number)[]): boolean => {
  let at = data;
  for (const key of path.slice(0, -1)) {
    if (at === null || at === undefined) return true;
    at = (at as Record<string | number, unknown>)[key];
  }
  return at === null || at === undefined;
};

/**
 * The data byte for byte, and every error that tells why something in it is null, in an order of its
 * own: the order in which promises come is nobody's. Within what is null, which of several errors came
 * in time is chance too; that there is one is not.
 */
const comparable = (text: string): unknown => {
  const { data, errors = [] } = JSON.parse(text.slice(4)) as Answer;
  const [inside, outside] = [true, false].map((wanted) =>
    errors.filter(({ path = [] }) => isWithinNull(data, path) === wanted),
  );
  return {
    status: text.slice(0, 3),
    data: JSON.stringify(data),
    outside: outside?.map((error) => JSON.stringify(error)).toSorted(),
    inside: (inside?.length ?? 0) > 0,
  };
};

const how = fc.constantFrom('HERE', 'LATER', 'MUCH_LATER');
const what = fc.oneof(
  { weight: 6, arbitrary: fc.constant('VALUE') },
  {
    weight: 1,
    arbitrary: fc.constantFrom('NULL', 'ERROR', 'TABLE', 'RETURNED', 'TEXT', 'WRONG', 'MANY'),
  },
);
const LEAVES = ['name', 'sure', 'number', 'words', 'sureWords'];
const NESTED = ['next', 'sureNext', 'all', 'sureAll'];

/** Selections of a `One`: each field under an alias of its own, so that nothing has to merge. */
const { selection } = fc.letrec<{ selection: string; field: string }>((tie) => ({
  field: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc
      .tuple(fc.constantFrom(...LEAVES), how, what)
      .map(([field, h, w]) => `${field}(how: ${h}, what: ${w})`),
    fc.constantFrom('plain', 'method', '__typename', 'method(text: "y")'),
    fc
      .tuple(fc.constantFrom(...NESTED), how, what, tie('selection'))
      .map(([field, h, w, inner]) => `${field}(how: ${h}, what: ${w}) ${inner}`),
    fc
      .tuple(fc.constantFrom('thing', 'things'), how, what, tie('selection'))
      .map(
        ([field, h, w, inner]) =>
          `${field}(how: ${h}, what: ${w}) { __typename name ... on One ${inner} ... on Other { other } }`,
      ),
  ),
  selection: fc
    .array(tie('field'), { minLength: 1, maxLength: 4 })
    .map((fields) => `{ ${fields.map((field, i) => `f${i}: ${field}`).join(' ')} }`),
}));

describe('a compiled query', () => {
  it('answers as the reference executor, however resolvers behave', async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom('one', 'sureOne'), selection, async (root, inner) => {
        const query = `{ ${root} ${inner} }`;
        const [expected, given] = await Promise.all([ask(reference, query), ask(subject, query)]);
        expect(comparable(given)).toEqual(comparable(expected));
      }),
      { numRuns: 400 },
    );
    expect(counted.compiled).toBeGreaterThanOrEqual(400);
  });

  const GIVEN =
    'query ($w: What, $l: [What!], $i: Input) { one { given(what: $w, list: $l, input: $i) b: given(input: { what: $w, inner: [{ what: $w }] }) } }';
  it.each<[query: string, variables?: object]>([
    ['{ sureOne { sureNext(how: LATER) { sure(what: NULL) } } one { plain } }'],
    ['{ one { all { sure(what: ERROR, how: LATER) } plain } }'],
    ['{ one { sureAll { sure(what: TABLE) } } }'],
    ['{ one { words(what: WRONG) sureWords(what: WRONG) number(what: WRONG) } }'],
    ['{ one { name(what: RETURNED) a: name(what: RETURNED, how: LATER) } }'],
    ['{ one { name(what: MANY) a: sure(what: MANY) } }'],
    ['{ one { all(what: WRONG) { plain } } }'],
    ['{ thing(what: WRONG) { name } }'],
    ['{ one { things(what: WRONG) { name } thing(what: WRONG) { name } } }'],
    [GIVEN],
    [GIVEN, { w: null, l: null, i: null }],
    [GIVEN, { w: 'NULL', l: 'TEXT', i: { inner: { what: 'MANY' } } }],
    [GIVEN, { l: [null] }],
    [
      'query ($a: Boolean!) { one { plain @include(if: $a) ...F @skip(if: $a) } } fragment F on One { next { plain } }',
      { a: true },
    ],
    [
      'query ($a: Boolean!) { one { plain @include(if: $a) ...F @skip(if: $a) } } fragment F on One { next { plain } }',
      { a: false },
    ],
  ])('%s', async (query, variables) => {
    expect(await ask(subject, query, variables)).toBe(await ask(reference, query, variables));
  });

  it('has a plan for each combination of conditions, up to a bound', async () => {
    const names = ['a', 'b', 'c', 'd', 'e', 'f'];
    const query = `query (${names.map((n) => `$${n}: Boolean!`).join(' ')}) { one { ${names.map((n) => `${n}: plain @include(if: $${n})`).join(' ')} } }`;
    for (let bits = 0; bits < 64; bits += 1) {
      const variables = Object.fromEntries(names.map((n, i) => [n, ((bits >> i) & 1) === 1]));
      expect(await ask(subject, query, variables)).toBe(await ask(reference, query, variables));
    }
  });
});
