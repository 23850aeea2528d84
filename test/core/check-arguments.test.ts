import { buildSchema, execute, parse } from 'graphql';
import { describe, expect, it } from 'vitest';
import { checkArguments } from '../../src/core/check-arguments.ts';
import { badInput } from '../../src/core/errors.ts';

const schema = buildSchema('type Query { list(first: Int): Query, name: String }');
const asked: unknown[] = [];
const rules = {
  '(first:)': (value: unknown, argument: string) => {
    asked.push(value);
    if ((value as number) > 100) throw badInput(argument, 'at most 100');
  },
};
const list = schema.getQueryType()?.getFields().list;
if (list !== undefined) {
  list.resolve = (_source, args: Readonly<Record<string, unknown>>, _context, info) => {
    if (info.path.prev === undefined) checkArguments(rules, info, args);
    return {};
  };
}

/** What the rule was asked, and whether anything was refused. */
const run = async (document: ReturnType<typeof parse>, variableValues = {}) => {
  asked.length = 0;
  const { errors } = await execute({ schema, document, variableValues });
  return [[...asked], errors?.[0]?.message];
};

describe('the arguments of a document that comes again', () => {
  it('are looked at once where they stand in it', async () => {
    const document = parse('{ list(first: 1) { list(first: 2) { name } } }');
    expect(await run(document)).toEqual([[1, 2], undefined]);
    expect(await run(document)).toEqual([[], undefined]);
  });

  it('are looked at each time where variables are in them', async () => {
    const document = parse(
      'query ($a: Int, $b: Int) { list(first: $a) { list(first: $b) { list(first: 3) { name } } } }',
    );
    expect(await run(document, { a: 1, b: 2 })).toEqual([[1, 2, 3], undefined]);
    expect(await run(document, { a: 4, b: 5 })).toEqual([[4, 5], undefined]);
    expect(await run(document, { a: 4, b: 101 })).toEqual([[4, 101], 'at most 100']);
    expect(await run(document, { a: 102, b: 5 })).toEqual([[102], 'at most 100']);
  });

  it('are refused each time where they are wrong', async () => {
    const document = parse('{ list(first: 1) { list(first: 101) { name } } }');
    expect(await run(document)).toEqual([[1, 101], 'at most 100']);
    expect(await run(document)).toEqual([[1, 101], 'at most 100']);
  });

  it('are looked at each time where something may be left out', async () => {
    const document = parse(
      'query ($no: Boolean!) { list(first: 1) { list(first: 101) @skip(if: $no) { name } } }',
    );
    expect(await run(document, { no: true })).toEqual([[1], undefined]);
    expect(await run(document, { no: false })).toEqual([[1, 101], 'at most 100']);
  });
});
