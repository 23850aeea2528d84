import fc from 'fast-check';
import {
  buildSchema,
  type FieldNode,
  getArgumentValues,
  type OperationDefinitionNode,
  parse,
} from 'graphql';
import { describe, expect, it } from 'vitest';
import { planArguments } from '../../src/engine/argument-plan.ts';

const schema = buildSchema(/* GraphQL */ `
  type Query {
    field(plain: String, sure: Int!, usual: String = "as usual", input: Input, one: One): String
  }
  input Input {
    text: String
    sure: Int!
    usual: Int! = 7
    words: [String!]
    next: Input
    one: One
  }
  input One @oneOf {
    left: String
    right: Int
  }
`);
const def = schema.getQueryType()!.getFields().field!;

const fieldOf = (text: string): FieldNode => {
  const [operation] = parse(`{ field${text} }`).definitions as OperationDefinitionNode[];
  return operation!.selectionSet.selections[0] as FieldNode;
};

/** What comes of it: the values, or what is said to be wrong with them. */
const outcomeOf = (make: () => unknown): string => {
  try {
    return JSON.stringify(make());
  } catch (error) {
    return `refused: ${(error as Error).message}`;
  }
};

const NAMES = ['a', 'b', 'toString'];
const variable = fc.constantFrom(...NAMES).map((name) => `$${name}`);
const leaf = fc.oneof(
  { weight: 3, arbitrary: variable },
  fc.constantFrom('null', '"text"', '1', '{}'),
);
const { input } = fc.letrec<{ input: string; one: string; words: string }>((tie) => ({
  one: fc
    .tuple(
      fc.option(leaf, { freq: 1, nil: undefined }),
      fc.option(leaf, { freq: 1, nil: undefined }),
    )
    .map(([left, right]) => members({ left, right }, '{', '}')),
  words: fc.array(leaf, { maxLength: 2 }).map((items) => `[${items.join(' ')}]`),
  input: fc
    .record(
      {
        text: leaf,
        sure: leaf,
        usual: leaf,
        words: fc.oneof(leaf, tie('words')),
        next: fc.oneof({ maxDepth: 2 }, leaf, tie('input')),
        one: fc.oneof(leaf, tie('one')),
      },
      { requiredKeys: [] },
    )
    .map((values) => members(values, '{', '}')),
}));
const members = (values: Readonly<Record<string, string | undefined>>, open: string, end: string) =>
  `${open}${Object.entries(values)
    .flatMap(([name, value]) => (value === undefined ? [] : [`${name}: ${value}`]))
    .join(' ')}${end}`;
const args = fc
  .record(
    { plain: leaf, sure: leaf, usual: leaf, input: fc.oneof(leaf, input), one: leaf },
    { requiredKeys: [] },
  )
  .filter((values) => Object.keys(values).length > 0)
  .map((values) => members(values, '(', ')'));
const values = fc.dictionary(
  fc.constantFrom(...NAMES),
  fc.constantFrom(null, 'text', 1, { sure: 1 }),
);

describe('the arguments of a field', () => {
  it('are what GraphQL makes of them, whatever is asked and given', () => {
    const seen = { right: 0, refused: 0 };
    fc.assert(
      fc.property(args, values, (text, variables) => {
        const node = fieldOf(text);
        const expected = outcomeOf(() => getArgumentValues(def, node, variables));
        seen[expected.startsWith('refused') ? 'refused' : 'right'] += 1;
        expect(outcomeOf(() => planArguments(def, node)(variables))).toBe(expected);
      }),
      { numRuns: 3000, examples: [['(sure: 1 one: { left: $a right: $b })', { a: 'text' }]] },
    );
    expect(Math.min(seen.right, seen.refused)).toBeGreaterThan(300);
  });

  it.each([
    ['(sure: $a one: { left: $b })', { a: 1, b: 'text' }],
    ['(sure: $a one: { left: $b right: 1 })', { a: 1 }],
    ['(sure: $a one: { left: $b right: 1 })', { a: 1, b: 'text' }],
    ['(sure: $a one: { left: $b })', { a: 1, b: null }],
    ['(sure: 1 input: { sure: 1 words: [$a "text"] })', { a: 'text' }],
    ['(sure: 1 input: { sure: $a next: { sure: $b usual: $toString } })', { a: 1, b: 2 }],
  ])('%s', (text, variables: Record<string, unknown>) => {
    const node = fieldOf(text);
    expect(outcomeOf(() => planArguments(def, node)(variables))).toBe(
      outcomeOf(() => getArgumentValues(def, node, variables)),
    );
  });
});
