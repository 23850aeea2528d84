import type { GatewayContext } from '../../context.ts';
import type { UserErrorModel } from '../../core/user-errors.ts';
import type { AssignmentChange } from '../../services/identity-center/operations/types.ts';
import { noPermissionSet, readTarget } from '../changes/check-target.ts';
import type { BulkEntry } from './entries.ts';
import { inTime } from './in-time.ts';
import { rowKey } from './read-rows.ts';

/** What is known of the account, the permission set and the principal of an assignment. */
export interface TargetLook {
  /** What would make AWS refuse the change. */
  readonly errors: readonly UserErrorModel[];
  /** False when there was no time to look at all three. */
  readonly isComplete: boolean;
}

/**
 * Looks at what the entries are about, by `rowKey`. Accounts and principals are read together, and
 * each permission set once.
 *
 * @param fresh a context whose loaders take nothing from before the change.
 * @throws GatewayError when it cannot be read, for another reason than time.
 */
export const lookAtTargets = async (
  fresh: GatewayContext,
  entries: readonly BulkEntry[],
  kind: AssignmentChange['kind'],
): Promise<ReadonlyMap<string, TargetLook>> => {
  const looks = await Promise.all(
    entries.map(async ({ named, path }): Promise<readonly [string, TargetLook][]> => {
      if (named === undefined) return [];
      const reads = readTarget(fresh.loaders, named, kind, path);
      const [account, permissionSet, principal] = await Promise.all([
        inTime(reads.account),
        inTime(reads.permissionSet),
        inTime(reads.principal),
      ]);
      const set = permissionSet === null ? noPermissionSet(path) : undefined;
      const known = [account, set, principal];
      const look = {
        errors: known.filter((error) => error != null),
        isComplete: [account, permissionSet, principal].every((each) => each !== undefined),
      };
      return [[rowKey(named.assignment), look]];
    }),
  );
  return new Map(looks.flat());
};
