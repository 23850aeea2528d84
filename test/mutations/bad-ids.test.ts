import {
  getNamedType,
  getNullableType,
  type GraphQLInputType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
} from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSchema } from '../../src/schema.ts';
import { ID_OF } from '../support/every-argument.ts';
import { makeGateway, type TestGateway } from '../support/make-gateway.ts';

/** The id that belongs to a member of an input, by the member's name. */
const GOOD_ID: Readonly<Record<string, string>> = {
  account: ID_OF.Account,
  environment: ID_OF.Environment,
  accounts: ID_OF.Account,
  permissionSet: ID_OF.PermissionSet,
  principal: ID_OF.User,
  user: ID_OF.User,
  group: ID_OF.Group,
  resource: ID_OF.PermissionSet,
  workspace: ID_OF.Workspace,
};

const GOOD: Readonly<Record<string, unknown>> = {
  String: 'Name',
  EmailAddress: 'ana@example.com',
  Arn: 'arn:aws:iam::aws:policy/ReadOnlyAccess',
  PolicyDocument: { Version: '2012-10-17', Statement: [] },
};

/** The first member of a `@oneOf` that is an id or text, so that each has one. */
const ONE_OF: Readonly<Record<string, string>> = {
  ProvisionTarget: 'account',
  PermissionsBoundaryInput: 'managedPolicyArn',
};

const valueOf = (type: GraphQLInputType, name: string): unknown => {
  const bare = getNullableType(type);
  if (isListType(bare)) return [valueOf(bare.ofType, name)];
  if (isEnumType(bare)) return bare.getValues()[0]?.name;
  if (!isInputObjectType(bare)) {
    return bare.name === 'ID' ? GOOD_ID[name] : (GOOD[bare.name] ?? 1);
  }
  const fields = Object.values(bare.getFields()).filter(
    (field) => isNonNullType(field.type) || field.name === ONE_OF[bare.name],
  );
  return Object.fromEntries(fields.map((field) => [field.name, valueOf(field.type, field.name)]));
};

interface IdPlace {
  readonly path: readonly string[];
  readonly name: string;
}

const idsIn = (type: GraphQLInputType, path: readonly string[]): IdPlace[] => {
  const bare = getNullableType(type);
  if (isListType(bare)) return [];
  if (!isInputObjectType(bare)) {
    return bare.name === 'ID' ? [{ path, name: path.at(-1) ?? '' }] : [];
  }
  return Object.values(bare.getFields()).flatMap((field) =>
    isNonNullType(field.type) || field.name === ONE_OF[bare.name]
      ? idsIn(field.type, [...path, field.name])
      : [],
  );
};

const withValue = (at: unknown, [name, ...rest]: readonly string[], value: unknown): unknown =>
  name === undefined
    ? value
    : {
        ...(at as object),
        [name]: withValue((at as Record<string, unknown>)[name], rest, value),
      };

const mutations = Object.values(createSchema().getMutationType()?.getFields() ?? {});
const places = mutations.flatMap(({ name, args: [argument] }) => {
  if (argument === undefined) throw new Error(`${name} takes no input.`);
  const input = valueOf(argument.type, 'input');
  return idsIn(argument.type, []).map((place) => ({
    title: `${name}(input.${place.path.join('.')})`,
    name,
    type: getNamedType(argument.type).name,
    place,
    input,
  }));
});

describe('an id that cannot be right', () => {
  let t: TestGateway;
  beforeAll(async () => {
    t = await makeGateway();
  });
  afterAll(() => t.close());

  it('is looked for in every mutation that takes one', () => {
    const without = mutations.filter(({ name }) => !places.some((place) => place.name === name));
    // A bulk change tells of a wrong id at its entry, and makes the others.
    expect(without.map(({ name }) => name)).toEqual([
      'createAccountAssignments',
      'deleteAccountAssignments',
      'createEnvironment',
      'createWorkspace',
      'createPermissionSet',
    ]);
  });

  it.each(places.map((place) => [place.title, place] as const))(
    '%s is refused before any call',
    async (_title, { name, type, place, input }) => {
      for (const bad of ['', 'nonsense', ID_OF.Organization, `${GOOD_ID[place.name]}x`]) {
        const answer = await t.execute(
          `mutation ($input: ${type}!) { ${name}(input: $input) { userErrors { code } } }`,
          { input: withValue(input, place.path, bad) },
        );
        expect(answer.errors?.[0]?.extensions, answer.body).toMatchObject({
          code: 'BAD_USER_INPUT',
          argument: `input.${place.path.join('.')}`,
        });
        expect(t.callCount()).toBe(0);
      }
    },
  );
});
