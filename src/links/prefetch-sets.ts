import type { GraphQLResolveInfo } from 'graphql';
import type { GatewayContext } from '../context.ts';
import { selectedBelow } from '../core/selection.ts';
import { PERMISSION_SET_KEYS } from '../services/identity-center/find-permission-set.ts';
import type { PermissionSetModel } from '../services/identity-center/models.ts';

const PATHS = [
  ['nodes', 'permissionSet'],
  ['edges', 'node', 'permissionSet'],
];

/**
 * Asks for the permission sets of rows as soon as the rows are known, while others are still waited for:
 * each set is a `DescribePermissionSet`, and all of them are charged to the quota that the rows come by.
 *
 * @returns undefined where the answer does not show the sets, or only what the rows say of them.
 */
export const prefetchSets = (
  { loaders }: GatewayContext,
  info: GraphQLResolveInfo,
): ((rows: readonly PermissionSetModel[]) => void) | undefined => {
  const asked = PATHS.flatMap((path) => [...selectedBelow(info, path)]);
  if (asked.every((name) => PERMISSION_SET_KEYS.has(name))) return undefined;
  return (rows) => {
    for (const { instanceArn, permissionSetArn } of rows) {
      // Who shows it meets the error.
      loaders.identityCenter
        .permissionSet({ instanceArn, permissionSetArn })
        .catch(() => undefined);
    }
  };
};
