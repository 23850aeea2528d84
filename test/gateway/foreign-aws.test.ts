import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { startForeignAws, type ForeignAws, type ForeignHabits } from '../support/foreign-aws.ts';
import { makeGateway, type TestGateway } from '../support/make-gateway.ts';

let foreign: ForeignAws;
let t: TestGateway;

const start = async (habits: Partial<ForeignHabits>): Promise<void> => {
  foreign = await startForeignAws({ byPrincipal: 'OWN', organization: true, ...habits });
  t = await makeGateway({ endpoint: foreign.url, time: 'real' });
};
const stop = async (): Promise<void> => {
  await t.close();
  await foreign.close();
};

/** Every page of a list, by the member `list` of what `at` finds. */
const all = async <Node>(
  query: string,
  at: (data: Record<string, unknown>) => unknown,
): Promise<Node[]> => {
  interface Page {
    nodes: Node[];
    gaps?: unknown[];
    pageInfo: { hasNextPage: boolean; endCursor: string | null };
  }
  const nodes: Node[] = [];
  let after: string | null = null;
  do {
    const data: Record<string, unknown> = await t.data(query, { after });
    const page = at(data) as Page;
    expect(page.gaps ?? []).toEqual([]);
    nodes.push(...page.nodes);
    after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
  } while (after !== null);
  return nodes;
};

const PAGE = 'pageInfo { hasNextPage endCursor }';
const ROW = 'accountId permissionSet { name } principalId principalType principalState';

interface Assignment {
  accountId: string;
  permissionSet: { name: string };
  principalId: string;
  principalState: string;
}
const short = ({ accountId, permissionSet, principalId }: Assignment): string =>
  `${accountId.slice(0, 1)} ${permissionSet.name} ${Number(principalId.slice(-12))}`;

const EVERY_ROW = [
  '1 Admin 12',
  '1 Reader 11',
  '2 Admin 2',
  '2 Admin 3',
  '2 Reader 11',
  '3 Odd 99',
];

describe.each<ForeignHabits['byPrincipal']>(['OWN', 'UNKNOWN', 'NOT_IMPLEMENTED'])(
  'where assignments by principal are %s',
  (byPrincipal) => {
    beforeAll(() => start({ byPrincipal }));
    afterAll(stop);

    it.each([1, 4, 100])('gives every assignment, %i a page', async (first) => {
      const query = `query ($after: String) { assignments(first: ${first}, after: $after) { gaps { code } nodes { ${ROW} } ${PAGE} } }`;
      const rows = await all<Assignment>(query, (data) => data.assignments);
      expect(rows.map(short).toSorted()).toEqual(EVERY_ROW);
      const gone = rows.filter((row) => row.principalState === 'NOT_IN_DIRECTORY');
      expect(gone.map(short)).toEqual(['3 Odd 99']);
    });

    it('gives the assignments of those whom the directory lists', async () => {
      const query = `query ($after: String) { assignments(coverage: LISTED_PRINCIPALS, first: 2, after: $after) { gaps { code } nodes { ${ROW} } ${PAGE} } }`;
      const rows = await all<Assignment>(query, (data) => data.assignments);
      expect(rows.map(short).toSorted()).toEqual(EVERY_ROW.slice(0, 5));
    });

    it.each([
      ['ANY', ['1 Admin 12', '1 Reader 11', '2 Reader 11']],
      ['DIRECT', []],
      ['GROUP', ['1 Admin 12', '1 Reader 11', '2 Reader 11']],
    ])("gives a user's assignments, %s", async (via, expected) => {
      const query = `query ($after: String) { user(by: { userName: "ana" }) { assignments(via: ${via}, first: 1, after: $after) { gaps { code } nodes { ${ROW} } ${PAGE} } } }`;
      const rows = await all<Assignment>(
        query,
        ({ user }) => (user as { assignments: object }).assignments,
      );
      expect(rows.map(short).toSorted()).toEqual(expected);
    });

    it('gives what a user can get into, and how', async () => {
      const query = `query ($after: String) { user(by: { userName: "bob" }) { access(first: 1, after: $after) { gaps { code } nodes { direct viaGroupIds ... on AccountAccess { accountId permissionSet { name } principalId } } ${PAGE} } } }`;
      const rows = await all<Assignment & { direct: boolean }>(
        query,
        ({ user }) => (user as { access: object }).access,
      );
      expect(rows.map((row) => `${short(row)} ${row.direct}`).toSorted()).toEqual([
        '1 Reader 2 false',
        '2 Admin 2 true',
        '2 Reader 2 false',
      ]);
    });

    it('says in `services` what was refused, and nothing worse', async () => {
      const { services } = await t.data<{
        services: { name: string; state: string; refusals: { operation: string }[] }[];
      }>('{ services { name state refusals { operation } } }');
      const sso = services.find(({ name }) => name === 'sso-admin');
      expect(sso?.state).toBe('AVAILABLE');
      const operation = 'ListAccountAssignmentsForPrincipal';
      expect(sso?.refusals).toEqual(byPrincipal === 'OWN' ? [] : [{ operation }]);
    });
  },
);

describe('an older implementation', () => {
  beforeAll(() => start({}));
  afterAll(stop);

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

describe('an account that is in no organization', () => {
  afterEach(stop);

  it('has assignments and people all the same', async () => {
    await start({ organization: false });
    const answer = await t.execute(
      '{ organization { id } assignments(first: 100) { gaps { code } nodes { accountId permissionSet { name } principalId } } accounts { nodes { id } } }',
    );
    expect(answer.data?.organization).toBeNull();
    const { nodes, gaps } = answer.data?.assignments as { nodes: Assignment[]; gaps: object[] };
    expect(gaps).toEqual([]);
    expect(nodes.map(short).toSorted()).toEqual(EVERY_ROW);
    expect(answer.data?.accounts).toBeNull();
    expect(answer.errors).toMatchObject([
      { path: ['accounts'], extensions: { code: 'NOT_FOUND' } },
    ]);
  });
});
