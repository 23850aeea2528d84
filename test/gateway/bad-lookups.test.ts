import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { ID_OF } from '../support/every-argument.ts';
import { makeGateway, type TestGateway } from '../support/make-gateway.ts';

describe('a lookup that is not clear', () => {
  let t: TestGateway;
  beforeAll(async () => {
    t = await makeGateway();
  });
  afterEach(() => expect(t.callCount()).toBe(0));
  afterAll(() => t.close());

  const refused = async (
    query: string,
    argument: string | RegExp,
    variables?: Record<string, unknown>,
  ): Promise<string> => {
    const { errors, data, body } = await t.execute(query, variables);
    expect(errors?.[0]?.extensions, body).toMatchObject({ code: 'BAD_USER_INPUT' });
    expect(errors?.[0]?.extensions.argument, body).toMatch(argument);
    expect(Object.values(data ?? {}).every((value) => value === null)).toBe(true);
    return errors?.[0]?.message ?? '';
  };

  describe.each([
    ['account', 'AccountBy', 'accountId: "123456789012"', 'name: "audit"'],
    ['user', 'UserBy', 'userName: "ana"', 'email: "ana@example.com"'],
    ['group', 'GroupBy', 'displayName: "admins"', `id: "${ID_OF.Group}"`],
    ['environment', 'EnvironmentBy', 'environmentId: "abc123"', 'name: "research-data"'],
    ['permissionSet', 'PermissionSetBy', 'name: "Admin"', `id: "${ID_OF.PermissionSet}"`],
  ])('%s', (field, type, one, other) => {
    const json = (members: string): unknown =>
      JSON.parse(`{${members.replace(/(\w+):/g, '"$1":')}}`);
    const [name = ''] = one.split(':');
    const asVariable = `query ($by: ${type}!) { ${field}(by: $by) { id } }`;

    it.each([
      ['no member', ''],
      ['two members', `${one}, ${other}`],
      ['a member that is null', `${name}: null`],
      ['a member and one that is null', `${one}, ${other.split(':')[0] ?? ''}: null`],
    ])('by %s', async (_what, members) => {
      await refused(`{ ${field}(by: { ${members} }) { id } }`, /^by\b/);
      await refused(asVariable, /^by\b/, { by: json(members) });
    });

    it('by a member that does not exist, by nothing, by null', async () => {
      await refused(asVariable, /^by\b/, { by: { nonsense: '1' } });
      await refused(asVariable, /^by\b/, {});
      await refused(asVariable, /^by\b/, { by: null });
    });

    it('by a variable that may be null', async () => {
      const query = `query ($v: String) { ${field}(by: { ${name}: $v }) { id } }`;
      const { errors } = await t.execute(query, { v: null });
      expect(errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
    });
  });

  it('names the id of a list that is wrong', async () => {
    const query = 'query ($ids: [ID!]!) { nodes(ids: $ids) { id } }';
    await refused(query, 'ids.1', { ids: [ID_OF.Account, 'nonsense', ID_OF.Account] });
    await refused(query, 'ids.2', { ids: [ID_OF.Account, ID_OF.User, null] });
    await refused(`{ nodes(ids: ["${ID_OF.Account}", "x"]) { id } }`, 'ids.1');
  });

  it('takes a hundred ids at most', async () => {
    const ids = Array.from({ length: 101 }, () => ID_OF.Account);
    const message = await refused('query ($ids: [ID!]!) { nodes(ids: $ids) { id } }', 'ids', {
      ids,
    });
    expect(message).toContain('101');
  });

  it('says of which type an id is, and of which it should be', async () => {
    const message = await refused(`{ user(by: { id: "${ID_OF.Account}" }) { id } }`, 'by.id');
    expect(message).toBe('This is the id of an Account; a User is needed.');
  });
});

describe('an argument far below the root', () => {
  it('costs nothing of what leads to it, and nothing of what stands beside it', async () => {
    const t = await makeGateway();
    const bad = 'instances { users(first: 1) { nodes { groups(first: 0) { nodes { id } } } } }';
    const answer = await t.execute(`{ bad: ${bad} good: organization { organizationId } }`);
    expect(answer.errors).toMatchObject([
      { path: ['bad'], extensions: { code: 'BAD_USER_INPUT', argument: 'first' } },
    ]);
    expect(answer.data).toMatchObject({
      bad: null,
      good: { organizationId: expect.any(String) as string },
    });
    expect(t.calls()).toEqual({ 'organizations.DescribeOrganization': 1 });
    await t.close();
  });

  it('is found in fragments, and not in what is skipped', async () => {
    const t = await makeGateway();
    const query = `query ($no: Boolean = false) {
      instances { ...Deep @include(if: $no) ... on IdentityCenterInstance @skip(if: true) { users(first: 0) { nodes { id } } } }
    }
    fragment Deep on IdentityCenterInstance { users(first: 0) { nodes { id } } }`;
    expect((await t.execute(query)).errors).toBeUndefined();
    t.resetCalls();
    const answer = await t.execute(query, { no: true });
    expect(answer.errors?.[0]?.extensions.argument).toBe('first');
    expect(t.callCount()).toBe(0);
    await t.close();
  });
});
