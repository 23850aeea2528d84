import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeGateway, type TestGateway } from '../support/make-gateway.ts';

const user = {
  type: 'UserBy',
  argument: 'by',
  field: (by: string) => `{ user(by: ${by}) { id } }`,
};
const mutation = (name: string, type: string) => ({
  type,
  argument: 'input',
  field: (input: string) => `{ ${name}(input: ${input}) { userErrors { code } } }`,
});
const tag = mutation('tagResource', 'TagResourceInput');
const provision = mutation('provisionPermissionSet', 'ProvisionPermissionSetInput');

describe('a value that GraphQL refuses', () => {
  let t: TestGateway;
  beforeAll(async () => {
    t = await makeGateway();
  });
  afterAll(() => t.close());

  it.each([
    ['a member that is null', user, { userName: null }, 'by.userName'],
    ['two of which one may be given', user, { userName: 'a', userId: 'b' }, 'by'],
    ['none of those that may be given', user, {}, 'by'],
    ['a member that nobody knows', user, { name: 'a' }, 'by.name'],
    ['a member of another type', user, { userName: 5 }, 'by.userName'],
    ['null', user, null, 'by'],
    ['text instead of an object', user, 'a', 'by'],
    ['a member that is missing', tag, { tags: [] }, 'input.resource'],
    ['a required member that is null', tag, { resource: null, tags: [] }, 'input.resource'],
    ['null in a list', tag, { resource: 'x', tags: [null] }, 'input.tags.0'],
    [
      'a member that is missing in a list',
      tag,
      { resource: 'x', tags: [{ key: 'a' }] },
      'input.tags.0.value',
    ],
    [
      'a member in a list that nobody knows',
      tag,
      { resource: 'x', tags: [{ key: 'a', value: 'b', z: 1 }] },
      'input.tags.0.z',
    ],
    [
      'a member further in that is null',
      provision,
      { permissionSet: 'x', target: { account: null } },
      'input.target.account',
    ],
    [
      'two further in',
      provision,
      { permissionSet: 'x', target: { account: 'a', outdated: true } },
      'input.target',
    ],
  ] as const)(
    '%s is told at the same place, written and as a variable',
    async (_what, { type, argument, field }, value, place) => {
      const kind = argument === 'by' ? 'query' : 'mutation';
      const literal = JSON.stringify(value).replace(/"(\w+)":/g, '$1:');
      const ask = {
        written: await t.execute(`${kind} ${field(literal)}`),
        'as a variable': await t.execute(`${kind} ($v: ${type}!) ${field('$v')}`, { v: value }),
      };
      for (const [how, { errors, body }] of Object.entries(ask)) {
        const told = `${how}: ${body}`;
        expect(errors?.[0]?.extensions, told).toMatchObject({
          code: 'BAD_USER_INPUT',
          argument: place,
        });
      }
      expect(t.callCount()).toBe(0);
    },
  );

  it('is not taken for a place by what is written in it', async () => {
    const v = { userName: ['x"; Field "userId" of required type "ID!" was not provided.'] };
    const { errors } = await t.execute('query ($v: UserBy!) { user(by: $v) { id } }', { v });
    expect(errors?.[0]?.extensions.argument).toBe('by.userName');
  });
});
