import type { AssignmentRow } from '../../src/sandbox/rows.ts';
import type { SandboxState } from '../../src/sandbox/state.ts';
import type { TestGateway } from './make-gateway.ts';

/** Who has what where, as an answer tells it. */
export interface Row {
  readonly accountId: string;
  readonly permissionSetArn: string;
  readonly principalType: string;
  readonly principalId: string;
}

export interface Page {
  readonly nodes: readonly Row[];
  readonly edges: readonly { readonly cursor: string }[];
  readonly gaps: readonly {
    readonly code: string;
    readonly service: string;
    readonly accountId: string | null;
  }[];
  readonly asOf: string | null;
  readonly pageInfo: {
    readonly hasNextPage: boolean;
    readonly hasPreviousPage: boolean;
    readonly startCursor: string | null;
    readonly endCursor: string | null;
  };
}

export const PAGE_FIELDS = /* GraphQL */ `
  nodes {
    accountId
    permissionSetArn
    principalType
    principalId
  }
  edges {
    cursor
  }
  gaps {
    code
    service
    accountId
  }
  asOf
  pageInfo {
    hasNextPage
    hasPreviousPage
    startCursor
    endCursor
  }
`;

export const ASSIGNMENTS = /* GraphQL */ `
  query ($first: Int, $after: String, $filter: AssignmentFilter, $coverage: AssignmentCoverage) {
    assignments(first: $first, after: $after, filter: $filter, coverage: $coverage) {
      ${PAGE_FIELDS}
    }
  }
`;

export const keyOf = (row: Row): string =>
  [row.accountId, row.permissionSetArn, row.principalType, row.principalId].join(' ');

export const keysOf = (rows: readonly Row[]): string[] => rows.map(keyOf).toSorted();

export const isPresent = (state: SandboxState, row: AssignmentRow): boolean =>
  row.principalType === 'USER'
    ? state.users.has(row.principalId)
    : state.groups.has(row.principalId);

/** A page of `assignments`. */
export const readPage = async (
  t: TestGateway,
  variables: Record<string, unknown>,
  headers?: Record<string, string>,
): Promise<Page> =>
  (await t.data<{ readonly assignments: Page }>(ASSIGNMENTS, variables, headers)).assignments;

const MOST_PAGES = 500;

/** Every page from the beginning to the end; `between` is done between two of them. */
export const readAll = async (
  read: (after: string | null) => Promise<Page>,
  between: (page: Page) => void = () => undefined,
): Promise<Page[]> => {
  const pages: Page[] = [];
  let after: string | null = null;
  do {
    const page: Page = await read(after);
    pages.push(page);
    if (pages.length > MOST_PAGES) throw new Error('The pages do not come to an end.');
    between(page);
    after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
  } while (after !== null);
  return pages;
};
