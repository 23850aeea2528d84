import { connectSorted, keepByList, sortRows } from '../../core/connection.ts';
import { createCursorCodec } from '../../core/cursor.ts';
import { when } from '../../core/when.ts';
import type { PermissionSetResolvers } from '../../generated/resolvers.ts';
import { connectAssignments } from '../assignments/assignment-connection.ts';
import { toStatusFilter } from '../provisioning.ts';

/** A list of the cache is put in order once, not for everybody who comes past it. */
const rowsOf = keepByList(
  (accountIds: readonly string[], instanceArn: string, permissionSetArn: string) =>
    sortRows(
      accountIds.map((accountId) => ({
        key: [accountId],
        node: { accountId },
        extra: { permissionSet: { instanceArn, permissionSetArn } },
      })),
    ),
);

export const PermissionSet: Pick<PermissionSetResolvers, 'accounts' | 'assignments'> = {
  accounts({ instanceArn, permissionSetArn }, args, { loaders }) {
    const codec = createCursorCodec('PermissionSet.accounts', permissionSetArn, args);
    const status = toStatusFilter(args.provisioningStatus);
    return when(
      loaders.identityCenter.accountsOfSet.now({ instanceArn, permissionSetArn, status }),
      (page) =>
        connectSorted(codec, args, rowsOf(page.items, instanceArn, permissionSetArn), {
          asOf: page.fetchedAt,
        }),
    );
  },
  async assignments({ instanceArn, permissionSetArn }, args, context) {
    const instance = await context.instance(instanceArn);
    const codec = createCursorCodec('PermissionSet.assignments', permissionSetArn, args);
    const query = { coverage: 'ALL', permissionSetArn } as const;
    return connectAssignments(context, instance, query, args, codec);
  },
};
