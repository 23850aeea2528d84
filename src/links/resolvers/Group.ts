import { createCursorCodec } from '../../core/cursor.ts';
import type { GroupResolvers } from '../../generated/resolvers.ts';
import { connectAccess, prefetchPage } from '../access/access-connection.ts';
import { accessOfGroup, resourcesOf } from '../access/access-of-principal.ts';
import { connectAssignments } from '../assignments/assignment-connection.ts';
import { instanceOfStore } from '../instance-of-store.ts';

export const Group: Pick<GroupResolvers, 'assignments' | 'access'> = {
  async assignments({ identityStoreId, groupId }, args, context) {
    const instance = await instanceOfStore(context, identityStoreId);
    const codec = createCursorCodec('Group.assignments', `${identityStoreId}|${groupId}`, args);
    const principal = { principalType: 'GROUP', principalId: groupId } as const;
    return connectAssignments(context, instance, { coverage: 'ALL', principal }, args, codec);
  },
  async access(group, args, context, info) {
    const prefetch = prefetchPage(context, args, info, group.identityStoreId);
    const found = await accessOfGroup(context, group, resourcesOf(args.to), prefetch);
    return connectAccess(createCursorCodec('Group.access', group.groupId, args), args, found);
  },
};
