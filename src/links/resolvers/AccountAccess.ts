import type { AccountAccessResolvers } from '../../generated/resolvers.ts';
import { linkPermissionSet } from '../../services/identity-center/find-permission-set.ts';
import { linkAccount } from '../link-account.ts';
import { findPrincipal } from '../principal.ts';

export const AccountAccess: AccountAccessResolvers = {
  principalId: ({ principalId }) => principalId,
  principalType: ({ principalType }) => principalType,
  principal: async (grant, _args, context) =>
    findPrincipal(context, await context.instance(grant.instanceArn), grant),
  direct: ({ direct }) => direct,
  viaGroupIds: ({ viaGroupIds }) => viaGroupIds,
  async via({ instanceArn, viaGroupIds }, _args, context) {
    const { identityStoreId } = await context.instance(instanceArn);
    const keys = viaGroupIds.map((groupId) => ({ identityStoreId, groupId }));
    const groups = await Promise.all(
      keys.map((key) => context.loaders.identityStore.group.load(key)),
    );
    return keys.filter((_, index) => groups[index] !== null);
  },
  accountId: ({ accountId }) => accountId,
  account: ({ accountId }, _args, context, info) => linkAccount(context, accountId, info),
  permissionSetArn: ({ permissionSetArn }) => permissionSetArn,
  permissionSet: linkPermissionSet,
};
