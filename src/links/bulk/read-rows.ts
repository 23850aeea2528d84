import type { GatewayContext } from '../../context.ts';
import { GatewayError } from '../../core/errors.ts';
import type { AssignmentModel } from '../../services/identity-center/models.ts';
import { isRefused, rowsOfPrincipal } from '../assignments/principal-rows.ts';
import type { NamedAssignment } from '../changes/assignment-input.ts';

/** An assignment as one key, in whatever instance. */
export const rowKey = (row: AssignmentModel): string =>
  [row.instanceArn, row.accountId, row.permissionSetArn, row.principalType, row.principalId].join(
    '|',
  );

/** Its account and permission set. */
export const pairKey = (row: AssignmentModel): string =>
  [row.instanceArn, row.accountId, row.permissionSetArn].join('|');
const principalKey = (row: AssignmentModel): string =>
  [row.instanceArn, row.principalType, row.principalId].join('|');

const distinct = (
  named: readonly NamedAssignment[],
  keyOf: (row: AssignmentModel) => string,
): readonly NamedAssignment[] => [
  ...new Map(named.map((each) => [keyOf(each.assignment), each])).values(),
];

/** The rows of a pair; none where the account or the set is gone. */
const rowsOfPair = async (
  { loaders }: GatewayContext,
  { assignment }: NamedAssignment,
): Promise<readonly AssignmentModel[]> => {
  try {
    return (await loaders.identityCenter.assignmentsOfPair(assignment)).items;
  } catch (error) {
    if (error instanceof GatewayError && error.code === 'NOT_FOUND') return [];
    throw error;
  }
};

/**
 * Which of these assignments AWS lists, by `rowKey`: asked by (account, permission set) pair, or by
 * principal where those are fewer and AWS lists so. Each pair and each principal is asked once.
 *
 * @param fresh a context whose loaders take nothing from before the change.
 * @throws GatewayError
 */
export const readRows = async (
  fresh: GatewayContext,
  named: readonly NamedAssignment[],
): Promise<ReadonlySet<string>> => {
  const found = new Set<string>();
  const collect = (rows: readonly AssignmentModel[]): void => {
    for (const row of rows) found.add(rowKey(row));
  };
  let rest = named;
  const principals = distinct(named, principalKey);
  if (principals.length < distinct(named, pairKey).length) {
    const answered = new Set<string>();
    await Promise.all(
      principals.map(async ({ instance, assignment }) => {
        if (isRefused(fresh, instance)) return;
        const { principalType, principalId } = assignment;
        const page = await rowsOfPrincipal(fresh, instance, { principalType, principalId });
        if (page === null) return;
        answered.add(principalKey(assignment));
        collect(page.items);
      }),
    );
    rest = named.filter(({ assignment }) => !answered.has(principalKey(assignment)));
  }
  const pairs = await Promise.all(distinct(rest, pairKey).map((pair) => rowsOfPair(fresh, pair)));
  collect(pairs.flat());
  return found;
};
