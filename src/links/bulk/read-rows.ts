import type { GatewayContext } from '../../context.ts';
import { GatewayError } from '../../core/errors.ts';
import type { AssignmentModel } from '../../services/identity-center/models.ts';
import { isRefused, rowsOfPrincipal } from '../assignments/principal-rows.ts';
import type { NamedAssignment } from '../changes/assignment-input.ts';
import { inTime } from './in-time.ts';

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

type Group = readonly [NamedAssignment, ...NamedAssignment[]];

const groupBy = (
  named: readonly NamedAssignment[],
  keyOf: (row: AssignmentModel) => string,
): readonly Group[] => {
  const groups = new Map<string, [NamedAssignment, ...NamedAssignment[]]>();
  for (const each of named) {
    const key = keyOf(each.assignment);
    const own = groups.get(key);
    if (own === undefined) groups.set(key, [each]);
    else own.push(each);
  }
  return [...groups.values()];
};

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

/** Which of some assignments AWS lists. */
export interface Rows {
  /** Those that are there, by `rowKey`. */
  readonly found: ReadonlySet<string>;
  /** Those of which nothing is known, because there was no time to read them, by `rowKey`. */
  readonly late: ReadonlySet<string>;
}

/**
 * Reads which of these assignments AWS lists: by (account, permission set) pair, or by principal where
 * those are fewer and AWS lists so. Each pair and each principal is asked once.
 *
 * @param fresh a context whose loaders take nothing from before the change.
 * @throws GatewayError when they cannot be read, for another reason than time.
 */
export const readRows = async (
  fresh: GatewayContext,
  named: readonly NamedAssignment[],
): Promise<Rows> => {
  const found = new Set<string>();
  const late = new Set<string>();
  const read = async (
    own: readonly NamedAssignment[],
    rows: Promise<readonly AssignmentModel[]>,
  ): Promise<void> => {
    const listed = await inTime(rows);
    if (listed === undefined) for (const { assignment } of own) late.add(rowKey(assignment));
    else for (const row of listed) found.add(rowKey(row));
  };
  let rest = named;
  const byPrincipal = groupBy(named, principalKey);
  if (byPrincipal.length < groupBy(named, pairKey).length) {
    const left = await Promise.all(
      byPrincipal.map(async (own) => {
        const [{ instance, assignment }] = own;
        if (isRefused(fresh, instance)) return own;
        const { principalType, principalId } = assignment;
        let isListed = true;
        const list = rowsOfPrincipal(fresh, instance, { principalType, principalId });
        const rows = list.then((page) => {
          isListed = page !== null;
          return page?.items ?? [];
        });
        await read(own, rows);
        return isListed ? [] : own;
      }),
    );
    rest = left.flat();
  }
  await Promise.all(groupBy(rest, pairKey).map((own) => read(own, rowsOfPair(fresh, own[0]))));
  return { found, late };
};
