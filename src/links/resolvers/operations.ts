import type {
  AccountAssignmentOperationResolvers,
  PermissionSetProvisioningResolvers,
} from '../../generated/resolvers.ts';
import { detailOf } from '../../services/identity-center/async-operation.ts';
import { linkAccount } from '../link-account.ts';
import { findPrincipal } from '../principal.ts';

export const AccountAssignmentOperation: Pick<
  AccountAssignmentOperationResolvers,
  'account' | 'principal'
> = {
  account: async (operation, _args, context, info) =>
    linkAccount(context, (await detailOf(operation, context)).detail?.TargetId, info),
  async principal(operation, _args, context) {
    const { instanceArn, detail } = await detailOf(operation, context);
    if (detail?.PrincipalId === undefined || detail.PrincipalType === undefined) return null;
    const ref = { principalType: detail.PrincipalType, principalId: detail.PrincipalId };
    return findPrincipal(context, await context.instance(instanceArn), ref);
  },
};

export const PermissionSetProvisioning: Pick<PermissionSetProvisioningResolvers, 'account'> = {
  account: async (operation, _args, context, info) =>
    linkAccount(context, (await detailOf(operation, context)).detail?.AccountId, info),
};
