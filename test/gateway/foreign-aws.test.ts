import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { startForeignAws, type ForeignAws, type ForeignHabits } from '../support/foreign-aws.ts';
import { makeGateway, type TestGateway } from '../support/make-gateway.ts';

let foreign: ForeignAws;
let t: TestGateway;

const start = async (habits: Partial<ForeignHabits>): Promise<void> => {
  foreign = await startForeignAws({
    byPrincipal: 'OWN',
    organization: true,
    newPrincipalType: false,
    ...habits,
  });
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
      const query = `query ($after: String) { user(by: { userName: "bob" }) { access(to: [ACCOUNT], first: 1, after: $after) { gaps { code } nodes { direct viaGroupIds ... on AccountAccess { accountId permissionSet { name } principalId } } ${PAGE} } } }`;
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

describe('an assignment to a kind of principal that is not known yet', () => {
  afterEach(stop);

  it('is a gap, so that the list does not look complete', async () => {
    await start({ newPrincipalType: true });
    const { assignments } = await t.data<{ assignments: { nodes: Assignment[] } }>(
      `{ assignments(first: 100) { gaps { accountId code } nodes { ${ROW} } } }`,
    );
    expect(assignments).toMatchObject({
      gaps: [{ accountId: '333333333333', code: 'UPSTREAM_MALFORMED' }],
    });
    expect(assignments.nodes.map(short).toSorted()).toEqual(EVERY_ROW.slice(0, 5));
  });
});
