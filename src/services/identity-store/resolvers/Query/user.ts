import type { QueryResolvers } from '../../../../generated/resolvers.ts';
import { globalIds } from '../../../../node-types.ts';
import type { UserModel } from '../../models.ts';

export const user: QueryResolvers['user'] = async (_root, { by, instance }, context) => {
  const { identityStore } = context.loaders;
  const existing = async (key: UserModel): Promise<UserModel | null> =>
    (await identityStore.user.load(key)) === null ? null : key;

  if (by.id != null) {
    const [identityStoreId = '', userId = ''] = globalIds.decode(by.id, 'by.id', ['User']).keys;
    return existing({ identityStoreId, userId });
  }
  const { identityStoreId } = await context.instance(instance);
  if (by.userId != null) return existing({ identityStoreId, userId: by.userId });
  const userId = await identityStore.userIdBy({
    identityStoreId,
    attribute: by.userName != null ? 'userName' : 'emails.value',
    value: by.userName ?? by.email ?? '',
  });
  return userId === null ? null : existing({ identityStoreId, userId });
};
