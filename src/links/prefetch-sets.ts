import type { GraphQLResolveInfo } from 'graphql';
import type { GatewayContext } from '../context.ts';
import { selectedBelow } from '../core/selection.ts';
import {
  PERMISSION_SET_FIXED,
  PERMISSION_SET_KEYS,
} from '../services/identity-center/find-permission-set.ts';
import type { PermissionSetModel } from '../services/identity-center/models.ts';

const PATHS = [
  ['nodes', 'permissionSet'],
  ['edges', 'node', 'permissionSet'],
];

/** Permission sets before they are shown. Whoever shows one meets the error. */
export interface SetsAhead {
  /** Asks for the sets of rows. */
  ask(rows: readonly PermissionSetModel[]): void;
  /** Asks for the sets of rows one after the other, and for no more once the answer is made. */
  follow(rows: readonly PermissionSetModel[]): Promise<void>;
}

/**
 * Asks for the permission sets of rows as soon as the rows are known, while others are still waited for:
 * each set is a `DescribePermissionSet`, and all of them are charged to the quota that the rows come by.
 *
 * @returns undefined where the answer does not show the sets, or only what the rows say of them.
 */
export const prefetchSets = (
  { loaders, scope }: GatewayContext,
  info: GraphQLResolveInfo,
): SetsAhead | undefined => {
  const asked = PATHS.flatMap((path) => [...selectedBelow(info, path)]);
  if (asked.every((name) => PERMISSION_SET_KEYS.has(name))) return undefined;
  const isFixed = asked.every((name) => PERMISSION_SET_FIXED.has(name));
  const load = async ({ instanceArn, permissionSetArn }: PermissionSetModel): Promise<void> => {
    const key = { instanceArn, permissionSetArn };
    const { fixedPermissionSet, permissionSet } = loaders.identityCenter;
    try {
      await (isFixed ? fixedPermissionSet.now(key) : permissionSet(key));
    } catch {
      return;
    }
  };
  return {
    ask(rows) {
      for (const row of rows) void load(row);
    },
    async follow(rows) {
      const sets = new Map(rows.map((row) => [row.permissionSetArn, row]));
      for (const set of sets.values()) {
        if (scope.journal.isClosed) return;
        await load(set);
      }
    },
  };
};
