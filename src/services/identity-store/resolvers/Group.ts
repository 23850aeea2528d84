import type { Group as AwsGroup } from '@aws-sdk/client-identitystore';
import type { GatewayContext } from '../../../context.ts';
import { createCursorCodec } from '../../../core/cursor.ts';
import { GatewayError } from '../../../core/errors.ts';
import { connectPages } from '../../../core/paged-list.ts';
import type { GroupResolvers } from '../../../generated/resolvers.ts';
import { when } from '../../../core/when.ts';
import { globalIds } from '../../../node-types.ts';
import { toExternalIds } from '../external-ids.ts';
import type { GroupModel } from '../models.ts';

const detailOf = (key: GroupModel, { loaders }: GatewayContext): AwsGroup | Promise<AwsGroup> =>
  when(loaders.identityStore.group.now(key), (group) => {
    if (group !== null) return group;
    throw new GatewayError('NOT_FOUND', `The directory has no group ${key.groupId}.`, {
      service: 'identitystore',
      operation: 'DescribeGroup',
    });
  });

/** The fields of a group that rest on the Identity Store alone. */
export const Group: Omit<GroupResolvers, 'assignments' | 'access'> = {
  id: ({ identityStoreId, groupId }) => globalIds.encode('Group', identityStoreId, groupId),
  groupId: ({ groupId }) => groupId,
  principalId: ({ groupId }) => groupId,
  principalType: () => 'GROUP',
  identityStoreId: ({ identityStoreId }) => identityStoreId,
  displayName: (key, _args, context) =>
    when(detailOf(key, context), (group) => group.DisplayName || key.groupId),
  description: (key, _args, context) => when(detailOf(key, context), (group) => group.Description),
  externalIds: async (key, _args, context) =>
    toExternalIds((await detailOf(key, context)).ExternalIds),
  createdAt: (key, _args, context) => when(detailOf(key, context), (group) => group.CreatedAt),
  updatedAt: (key, _args, context) => when(detailOf(key, context), (group) => group.UpdatedAt),
  async members(key, args, { loaders }) {
    const { identityStoreId, groupId } = key;
    const page = await connectPages(
      createCursorCodec('Group.members', `${identityStoreId}|${groupId}`, args),
      args,
      loaders.identityStore.membershipsOfGroup(key),
      (membership) => membership,
    );
    const edges = page.edges.map(({ cursor, node: { userId, membershipId } }) => ({
      cursor,
      userId,
      membershipId,
      node: { identityStoreId, userId },
    }));
    return { ...page, edges, nodes: edges.map((edge) => edge.node) };
  },
};
