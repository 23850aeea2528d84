import { getNamedType, isEnumType } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createCursorCodec } from '../../src/core/cursor.ts';
import { createSchema } from '../../src/schema.ts';
import { everyPlace, ID_OF, type Place } from '../support/every-argument.ts';
import { type Answer, makeGateway, type TestGateway } from '../support/make-gateway.ts';

const LONG = 'x'.repeat(5000);
const DEEP = Buffer.from('['.repeat(600) + ']'.repeat(600)).toString('base64url');
const FOREIGN = Buffer.from('["Tenant","1"]').toString('base64url');
const HALF_AN_ID = ID_OF.PermissionSet.slice(0, -7);

const BROKEN_IDS = ['', 'nonsense', 'é\u0000', LONG, DEEP, FOREIGN, HALF_AN_ID, 7];
const CURSOR_OF_ANOTHER_FIELD = createCursorCodec('Query.nothing', '', {}).seal(['a']);

/** What must be refused, by the name of the argument or by its type. */
const BAD: Readonly<Record<string, readonly unknown[]>> = {
  first: [0, -1, 101, 2_147_483_647, 1.5, 'ten', true],
  after: ['', 'nonsense', '{}', LONG, DEEP, ID_OF.Account, CURSOR_OF_ANOTHER_FIELD, 5],
  within: ['', 'soon', 'PT16M', 'P1M', '-PT5S', 'PT-5S', '-P1W', -1],
  instance: ['', 'ssoins-1234567890abcdef', 'arn:aws:iam::aws:policy/ReadOnlyAccess', LONG],
  name: ['', '  ', 5],
  userName: ['', 5],
  displayName: ['', '\t'],
  userId: ['', 'ana', '../admin', `${ID_OF.User}`],
  groupId: ['', 'admins', LONG],
  ID: BROKEN_IDS,
  Arn: ['', 'arn', 'arn:aws', 'https://aws.amazon.com/', 'arn:other:sso:::instance/ssoins-1', 12],
  AccountId: ['', '12345678901', '1234567890123', '12345678901x', 123_456_789_012],
  EmailAddress: ['', 'ana', 'ana@', 4],
  DateTime: ['', 'yesterday', '2026-13-01T00:00:00Z', true],
  Boolean: ['yes', 1],
  String: [5, true, ['a'], { a: 'b' }],
};

/** Ids of the right form whose type does not fit, by the place. */
const WRONG_TYPE: Readonly<Record<string, readonly string[]>> = {
  'by.id': [ID_OF.Organization, ID_OF.AccountAssignment],
  'filter.account': [ID_OF.User],
  'filter.permissionSet': [ID_OF.Account],
  'filter.principal': [ID_OF.Account, ID_OF.PermissionSet],
  'filter.organizationalUnit': [ID_OF.Account, ID_OF.Organization],
};

const badValues = ({ argument, type }: Place): readonly unknown[] => {
  const named = getNamedType(type);
  if (isEnumType(named)) {
    const unrecognized = named.getValue('UNRECOGNIZED') == null ? [] : ['UNRECOGNIZED'];
    return [...unrecognized, 'NO_SUCH_VALUE', 3];
  }
  const own = BAD[argument.split('.').at(-1) ?? ''] ?? BAD[named.name] ?? [];
  return [...own, ...(WRONG_TYPE[argument] ?? [])];
};

const literal = (value: unknown, isEnum: boolean): string =>
  isEnum && typeof value === 'string' ? value : JSON.stringify(value)?.replace(/"(\w+)":/g, '$1:');

const places = everyPlace(createSchema());

describe('a value that cannot be right', () => {
  let t: TestGateway;
  beforeAll(async () => {
    t = await makeGateway();
  });
  afterAll(() => t.close());

  const expectRefused = (answer: Answer, place: Place, value: unknown): void => {
    const [error] = answer.errors ?? [];
    const told = `${place.name} = ${JSON.stringify(value)?.slice(0, 80)}: ${answer.body}`;
    expect(error?.extensions, told).toMatchObject({
      code: 'BAD_USER_INPUT',
      retryable: false,
      argument: place.argument,
    });
    expect(error?.message, told).toMatch(/^[A-Z"`].{10,}/s);
    expect(t.callCount(), told).toBe(0);
  };

  it('is looked for at every argument of the schema', () => {
    const bare = places.filter((place) => badValues(place).length === 0);
    expect(bare.map(({ name }) => name)).toEqual([]);
    expect(places.length).toBeGreaterThan(100);
  });

  it.each(places.map((place) => [place.name, place] as const))('%s', async (_name, place) => {
    const isEnum = isEnumType(getNamedType(place.type));
    const type = place.type.toString().replace(/!?$/, '!');
    for (const value of badValues(place)) {
      const written = await t.execute(place.query(literal(value, isEnum)));
      expectRefused(written, place, value);
      const asVariable = await t.execute(place.query('$v', `($v: ${type})`), { v: value });
      expectRefused(asVariable, place, value);
      const whole = await t.execute(place.whole.query, place.whole.variables(value));
      expectRefused(whole, place, value);
    }
  });
});

describe('a duration that nobody can wait for', () => {
  it.each(['-PT5S', 'PT-5S', 'PT16M', 'P1M'])('%s: says what is allowed', async (within) => {
    const t = await makeGateway();
    const { errors } = await t.execute(
      'query ($id: ID!, $w: Duration) { node(id: $id) { ... on AsyncOperation { settled(within: $w) { id } } } }',
      { id: ID_OF.PermissionSet, w: within },
    );
    expect(errors?.[0]).toMatchObject({
      message: expect.stringMatching(/from PT0S to PT15M.*such as PT30S/) as string,
      extensions: { code: 'BAD_USER_INPUT', argument: 'within' },
    });
    expect(t.callCount()).toBe(0);
    await t.close();
  });
});
