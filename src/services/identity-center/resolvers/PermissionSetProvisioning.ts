import type { PermissionSetProvisioningResolvers } from '../../../generated/resolvers.ts';
import { asyncOperation, detailOf, operationId, settle } from '../async-operation.ts';
import { linkPermissionSet } from '../find-permission-set.ts';

/** The fields of a provisioning that rest on sso-admin alone. */
type Own = Omit<PermissionSetProvisioningResolvers, 'account'>;

export const PermissionSetProvisioning: Own = {
  ...asyncOperation,
  id: operationId,
  settled: (operation, { within }, context) => settle(operation, within, context),
  accountId: async (operation, _args, context) =>
    (await detailOf(operation, context)).detail?.AccountId,
  permissionSetArn: async (operation, _args, context) =>
    (await detailOf(operation, context)).detail?.PermissionSetArn,
  async permissionSet(operation, args, context, info) {
    const { instanceArn, detail } = await detailOf(operation, context);
    const permissionSetArn = detail?.PermissionSetArn;
    return permissionSetArn === undefined
      ? null
      : linkPermissionSet({ instanceArn, permissionSetArn }, args, context, info);
  },
};
