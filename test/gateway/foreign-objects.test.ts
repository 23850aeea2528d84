import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ForeignAws, startForeignAws } from '../support/foreign-aws.ts';
import { makeGateway, type TestGateway } from '../support/make-gateway.ts';

describe('an older implementation', () => {
  let foreign: ForeignAws;
  let t: TestGateway;
  beforeAll(async () => {
    const habits = { byPrincipal: 'OWN', organization: true, newPrincipalType: false } as const;
    foreign = await startForeignAws(habits);
    t = await makeGateway({ endpoint: foreign.url, time: 'real' });
  });
  afterAll(async () => {
    await t.close();
    await foreign.close();
  });

  it('answers with ARNs of the older form, which lead back to their objects', async () => {
    const { permissionSets } = await t.data<{
      permissionSets: { nodes: { id: string; arn: string }[] };
    }>('{ permissionSets { nodes { id arn } } }');
    expect(permissionSets.nodes).toHaveLength(3);
    const [set] = permissionSets.nodes;
    const found = await t.data(
      'query ($id: ID!, $arn: Arn!) { node(id: $id) { id } permissionSet(by: { arn: $arn }) { id } }',
      set,
    );
    expect(found).toEqual({ node: { id: set?.id }, permissionSet: { id: set?.id } });
  });

  it('reads durations that are no ISO 8601, and says which it cannot', async () => {
    const answer = await t.execute('{ permissionSets { nodes { name sessionDuration } } }');
    expect(answer.data?.permissionSets).toEqual({
      nodes: [
        { name: 'Reader', sessionDuration: 'PT2H' },
        { name: 'Admin', sessionDuration: 'PT2H' },
        { name: 'Odd', sessionDuration: null },
      ],
    });
    expect(answer.errors).toMatchObject([
      {
        path: ['permissionSets', 'nodes', 2, 'sessionDuration'],
        extensions: { code: 'UPSTREAM_MALFORMED' },
      },
    ]);
  });

  it('has accounts with a Status, no State and no Paths', async () => {
    expect(
      await t.data('{ accounts { nodes { name state organizationalUnits { ouId name } } } }'),
    ).toEqual({
      accounts: {
        nodes: [
          { name: 'main', state: 'ACTIVE', organizationalUnits: [] },
          {
            name: 'shop',
            state: 'SUSPENDED',
            organizationalUnits: [{ ouId: 'ou-ab12-11111111', name: 'Shops' }],
          },
          { name: 'lab', state: 'UNRECOGNIZED', organizationalUnits: [] },
        ],
      },
    });
  });

  it('finds accounts by state, by unit, by name and by address', async () => {
    const { organization } = await t.data<{
      organization: { featureSet: string; organizationalUnits: { nodes: { id: string }[] } };
    }>('{ organization { featureSet organizationalUnits { nodes { id } } } }');
    expect(organization.featureSet).toBe('UNRECOGNIZED');
    expect(
      await t.data(
        `query ($unit: ID!) {
          suspended: accounts(filter: { state: SUSPENDED }) { nodes { name } }
          shops: accounts(filter: { organizationalUnit: $unit }) { nodes { name } }
          lab: account(by: { name: "lab" }) { accountId }
          main: account(by: { email: "MAIN@example.org" }) { accountId }
          none: account(by: { accountId: "999999999999" }) { name }
        }`,
        { unit: organization.organizationalUnits.nodes[0]?.id },
      ),
    ).toEqual({
      suspended: { nodes: [{ name: 'shop' }] },
      shops: { nodes: [{ name: 'shop' }] },
      lab: { accountId: '333333333333' },
      main: { accountId: '111111111111' },
      none: null,
    });
  });

  it('has users without a display name, and nobody by a name that nobody has', async () => {
    expect(
      await t.data(`{
        users { nodes { displayName status groups { nodes { displayName } } } }
        none: user(by: { userName: "nobody" }) { id }
        staff: group(by: { displayName: "staff" }) { members { nodes { userName } } }
      }`),
    ).toEqual({
      users: {
        nodes: [
          {
            displayName: 'Ana Lima',
            status: null,
            groups: { nodes: [{ displayName: 'staff' }, { displayName: 'admins' }] },
          },
          { displayName: 'bob', status: null, groups: { nodes: [{ displayName: 'staff' }] } },
          { displayName: 'cy', status: null, groups: { nodes: [] } },
        ],
      },
      none: null,
      staff: { members: { nodes: [{ userName: 'ana' }, { userName: 'bob' }] } },
    });
  });

  it('fails the fields alone that rest on what it does not have', async () => {
    const answer = await t.execute(
      '{ instance { arn identityStoreId primaryRegion tags { key } } }',
    );
    expect(answer.data?.instance).toMatchObject({
      arn: 'arn:aws:sso:::instance/ins-72230fdc8f4e2a1b',
      identityStoreId: 'd-9067000000',
      primaryRegion: null,
      tags: null,
    });
    expect(answer.errors).toHaveLength(2);
  });
});
