import { connectRows } from '../../core/connection.ts';
import { createCursorCodec } from '../../core/cursor.ts';
import type { PermissionSetResolvers } from '../../generated/resolvers.ts';
import { connectAssignments } from '../assignments/assignment-connection.ts';
import { toStatusFilter } from '../provisioning.ts';

export const PermissionSet: Pick<PermissionSetResolvers, 'accounts' | 'assignments'> = {
  async accounts(permissionSet, args, { loaders }) {
    const { instanceArn, permissionSetArn } = permissionSet;
    const page = await loaders.identityCenter.accountsOfSet({
      ...permissionSet,
      status: toStatusFilter(args.provisioningStatus),
    });
    const rows = page.items.map((accountId) => ({
      key: [accountId],
      node: { accountId },
      extra: { permissionSet: { instanceArn, permissionSetArn } },
    }));
    const codec = createCursorCodec('PermissionSet.accounts', permissionSetArn, args);
    return connectRows(codec, args, rows, { asOf: page.fetchedAt });
  },
  async assignments({ instanceArn, permissionSetArn }, args, context) {
    const instance = await context.instance(instanceArn);
    const codec = createCursorCodec('PermissionSet.assignments', permissionSetArn, args);
    const query = { coverage: 'ALL', permissionSetArn } as const;
    return connectAssignments(context, instance, query, args, codec);
  },
};
