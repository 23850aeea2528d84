import { createCursorCodec } from '../../core/cursor.ts';
import { connectPages } from '../../core/paged-list.ts';
import type { UserResolvers } from '../../generated/resolvers.ts';
import { connectAccess, prefetchPage } from '../access/access-connection.ts';
import { accessOfUser, resourcesOf } from '../access/access-of-principal.ts';
import { connectUserAssignments } from '../assignments/user-assignments.ts';
import { instanceOfStore } from '../instance-of-store.ts';

export const User: Pick<UserResolvers, 'assignments' | 'applicationAssignments' | 'access'> = {
  async assignments({ identityStoreId, userId }, args, context) {
    const instance = await instanceOfStore(context, identityStoreId);
    const codec = createCursorCodec('User.assignments', `${identityStoreId}|${userId}`, args);
    return connectUserAssignments(context, instance, userId, args.via ?? 'ANY', args, codec);
  },
  async applicationAssignments({ identityStoreId, userId }, args, context) {
    const { instanceArn } = await instanceOfStore(context, identityStoreId);
    return connectPages(
      createCursorCodec('User.applicationAssignments', `${identityStoreId}|${userId}`, args),
      args,
      context.loaders.identityCenter.applicationAssignmentList({
        instanceArn,
        principalType: 'USER',
        principalId: userId,
      }),
      (row) => row,
    );
  },
  async access(user, args, context, info) {
    const prefetch = prefetchPage(context, args, info, user.identityStoreId);
    const found = await accessOfUser(context, user, resourcesOf(args.to), prefetch);
    return connectAccess(createCursorCodec('User.access', user.userId, args), args, found);
  },
};
