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
