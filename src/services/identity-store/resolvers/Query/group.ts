import type { QueryResolvers } from '../../../../generated/resolvers.ts';
import { globalIds } from '../../../../node-types.ts';
import type { GroupModel } from '../../models.ts';

export const group: QueryResolvers['group'] = async (_root, { by, instance }, context) => {
  const { identityStore } = context.loaders;
  const existing = async (key: GroupModel): Promise<GroupModel | null> =>
    (await identityStore.group.load(key)) === null ? null : key;

  if (by.id != null) {
    const [identityStoreId = '', groupId = ''] = globalIds.decode(by.id, 'by.id', ['Group']).keys;
    return existing({ identityStoreId, groupId });
  }
  const { identityStoreId } = await context.instance(instance);
  if (by.groupId != null) return existing({ identityStoreId, groupId: by.groupId });
  const groupId = await identityStore.groupIdBy({
    identityStoreId,
    displayName: by.displayName ?? '',
  });
  return groupId === null ? null : existing({ identityStoreId, groupId });
};
