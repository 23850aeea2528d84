import { afterEach, describe, expect, it } from 'vitest';
import { makeGateway, type TestGateway } from '../support/make-gateway.ts';

const cases = [
  {
    what: 'accounts',
    query: '{ found: account(by: { name: "risk-dev" }) { id } }',
    argument: 'by.name',
    type: 'Account',
    double: ({ sandbox }: TestGateway): void => {
      const { accounts } = sandbox.world.state;
      const row = accounts.rows.find(({ name }) => name === 'risk-dev');
      if (row !== undefined)
        accounts.add({ ...row, accountId: '100000000001', email: 'x@y.example' });
    },
  },
  {
    what: 'permission sets',
    query: '{ found: permissionSet(by: { name: "Billing" }) { id } }',
    argument: 'by.name',
    type: 'PermissionSet',
    double: ({ sandbox }: TestGateway): void => {
      const { permissionSets } = sandbox.world.state;
      const row = permissionSets.rows.find(({ name }) => name === 'Billing');
      if (row === undefined) return;
      const permissionSetArn = `${row.permissionSetArn.slice(0, -4)}0000`;
      permissionSets.add({ ...row, permissionSetArn });
    },
  },
];

describe('a name that AWS does not keep unique', () => {
  let t: TestGateway;
  afterEach(() => t.close());

  it.each(cases)('of $what comes with the ids to choose among', async (each) => {
    t = await makeGateway();
    const one = await t.data<{ found: { id: string } }>(each.query);
    await t.close();
    t = await makeGateway();
    each.double(t);
    const { data, errors, body } = await t.execute(each.query);
    expect(data, body).toEqual({ found: null });
    expect(errors?.[0]).toMatchObject({
      message: expect.stringMatching(/^2 .*`candidates`/) as string,
      extensions: { code: 'AMBIGUOUS', retryable: false, argument: each.argument },
    });
    const ids = errors?.[0]?.extensions.candidates as string[];
    expect(ids).toHaveLength(2);
    expect(ids).toContain(one.found.id);
    const { nodes } = await t.data<{ nodes: object[] }>(
      'query ($ids: [ID!]!) { nodes(ids: $ids) { __typename id } }',
      { ids },
    );
    expect(nodes).toEqual(ids.map((id) => ({ __typename: each.type, id })));
  });
});
