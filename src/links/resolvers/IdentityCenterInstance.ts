import { createCursorCodec } from '../../core/cursor.ts';
import type { IdentityCenterInstanceResolvers } from '../../generated/resolvers.ts';
import { connectGroups, connectUsers } from '../../services/identity-store/principal-connection.ts';
import { connectAssignments } from '../assignments/assignment-connection.ts';
import { linkAccount } from '../link-account.ts';
import { toQuery } from '../to-query.ts';

type Links = Pick<
  IdentityCenterInstanceResolvers,
  'ownerAccount' | 'users' | 'groups' | 'assignments'
>;

export const IdentityCenterInstance: Links = {
  ownerAccount: ({ metadata }, _args, context, info) =>
    linkAccount(context, metadata.OwnerAccountId, info),
  users: ({ identityStoreId }, args, context) =>
    connectUsers(context, identityStoreId, args, 'IdentityCenterInstance'),
  groups: ({ identityStoreId }, args, context) =>
    connectGroups(context, identityStoreId, args, 'IdentityCenterInstance'),
  assignments(instance, args, context) {
    const query = toQuery(instance, args.filter, args.coverage ?? 'ALL');
    const codec = createCursorCodec(
      'IdentityCenterInstance.assignments',
      instance.instanceArn,
      args,
    );
    return connectAssignments(context, instance, query, args, codec);
  },
};
