/** More assignments than there is time to look at before the deadline. */
import type { AssignmentRow } from '../../../src/sandbox/rows.ts';
import { inputOf, isThere } from '../../support/assignments.ts';
import { makeGateway, type TestGateway } from '../../support/make-gateway.ts';

export const MANY = 500;

/** An organization with room for `MANY` pairs and people, at half of AWS's quotas as on AWS. */
export const makeLargeGateway = (stateDir?: string): Promise<TestGateway> =>
  makeGateway({
    sandbox: {
      populations: {
        accounts: 40,
        permissionSets: 30,
        provisionedPerAccount: 3,
        users: 700,
        groups: 10,
      },
      operationMs: [2000, 4000],
    },
    upstream: { quotaShare: 0.5 },
    ...(stateDir === undefined ? {} : { stateDir }),
  });

/** `MANY` assignments that are not there, each of a pair and a user of its own. */
export const manyRows = (t: TestGateway): readonly AssignmentRow[] => {
  const { state } = t.sandbox.world;
  const accounts = state.accounts.rows.filter((account) => account.state === 'ACTIVE').slice(0, 25);
  const sets = state.permissionSets.rows.slice(0, MANY / accounts.length);
  const pairs = sets.flatMap(({ permissionSetArn }) =>
    accounts.map(({ accountId }) => ({ accountId, permissionSetArn })),
  );
  const users = state.users.rows.toReversed();
  return pairs.map((pair) => {
    const row = (index: number): AssignmentRow => ({
      ...pair,
      principalType: 'USER',
      principalId: users[index]?.userId ?? '',
    });
    const free = users.findIndex((_, index) => !isThere(t, row(index)));
    const own = row(free);
    users.splice(free, 1);
    return own;
  });
};

export const inputsOf = (t: TestGateway, rows: readonly AssignmentRow[]) =>
  rows.map((row) => inputOf(t, row));

const OUTCOMES = /* GraphQL */ `
  query ($ids: [ID!]!) {
    nodes(ids: $ids) {
      ... on AccountAssignmentOperation {
        id
        requestId
        state
        queuePosition
        failure {
          code
          reason
          advice
        }
      }
    }
  }
`;

/** How operations stand. */
export interface Outcome {
  readonly id: string;
  readonly requestId: string | null;
  readonly state: string;
  readonly queuePosition: number | null;
  readonly failure: { readonly code: string; readonly reason: string } | null;
}

export const outcomes = async (
  t: TestGateway,
  operations: readonly { readonly id: string }[],
): Promise<readonly Outcome[]> => {
  const found: Outcome[] = [];
  for (let start = 0; start < operations.length; start += 100) {
    const ids = operations.slice(start, start + 100).map(({ id }) => id);
    found.push(...(await t.data<{ nodes: Outcome[] }>(OUTCOMES, { ids })).nodes);
  }
  return found;
};
