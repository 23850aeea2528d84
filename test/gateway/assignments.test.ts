import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeGateway, type TestGateway } from '../support/make-gateway.ts';

interface Row {
  readonly accountId: string;
  readonly permissionSetArn: string;
  readonly principalId: string;
}

interface Page {
  readonly assignments: {
    readonly gaps: readonly unknown[];
    readonly asOf: string;
    readonly nodes: readonly Row[];
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  };
}

const QUERY = /* GraphQL */ `
  query ($first: Int, $after: String, $filter: AssignmentFilter) {
    assignments(first: $first, after: $after, filter: $filter) {
      gaps {
        code
      }
      asOf
      nodes {
        accountId
        permissionSetArn
        principalId
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`;

const all = async (t: TestGateway, first: number): Promise<Row[]> => {
  const rows: Row[] = [];
  let after: string | null = null;
  do {
    const { assignments }: Page = await t.data<Page>(QUERY, { first, after });
    expect(assignments.gaps).toEqual([]);
    rows.push(...assignments.nodes);
    after = assignments.pageInfo.hasNextPage ? assignments.pageInfo.endCursor : null;
  } while (after !== null);
  return rows;
};

describe('assignments', () => {
  let t: TestGateway;
  beforeAll(async () => {
    t = await makeGateway();
  });
  afterAll(() => t.close());

  it.each([1, 7, 25, 100])('gives every row once, %i a page', async (first) => {
    const rows = await all(t, first);
    const expected = [...t.sandbox.world.state.assignments.rows].map(
      (row) => `${row.accountId} ${row.permissionSetArn} ${row.principalId}`,
    );
    const got = rows.map((row) => `${row.accountId} ${row.permissionSetArn} ${row.principalId}`);
    expect(got.toSorted()).toEqual(expected.toSorted());
  });
});

describe('access to an account', () => {
  it('is read without waiting for some of its sets before the others', async () => {
    const t = await makeGateway({
      sandbox: {
        // Slower than the quota lets all of them start.
        latencyMs: 2000,
        populations: {
          accounts: 3,
          permissionSets: 15,
          provisionedPerAccount: 15,
          users: 10,
          groups: 5,
        },
      },
    });
    const { accounts } = await t.data<{ accounts: { nodes: { id: string }[] } }>(
      '{ accounts(first: 1) { nodes { id } } }',
    );
    const moments: string[] = [];
    t.onWire = (moment, operation) => {
      if (operation.endsWith('ListAccountAssignments')) moments.push(moment);
    };
    const { account } = await t.data<{ account: { access: { gaps: object[] } } }>(
      'query ($id: ID!) { account(by: { id: $id }) { access { gaps { code } } } }',
      { id: accounts.nodes[0]?.id },
    );
    expect(account.access.gaps).toEqual([]);
    expect(moments).toHaveLength(30);
    expect(moments.indexOf('answer')).toBe(15);
    await t.close();
  });
});
