import { recognize } from '../../../core/enums.ts';
import type { AccountAssignmentOperationResolvers } from '../../../generated/resolvers.ts';
import { asyncOperation, detailOf, operationId, settle } from '../async-operation.ts';
import { linkPermissionSet } from '../find-permission-set.ts';

/** The fields of an assignment operation that rest on sso-admin alone. */
type Own = Omit<AccountAssignmentOperationResolvers, 'account' | 'principal'>;

export const AccountAssignmentOperation: Own = {
  ...asyncOperation,
  id: operationId,
  settled: (operation, { within }, context) => settle(operation, within, context),
  kind: ({ kind }) => kind,
  accountId: async (operation, _args, context) =>
    (await detailOf(operation, context)).detail?.TargetId,
  permissionSetArn: async (operation, _args, context) =>
    (await detailOf(operation, context)).detail?.PermissionSetArn,
  async permissionSet(operation, args, context, info) {
    const { instanceArn, detail } = await detailOf(operation, context);
    const permissionSetArn = detail?.PermissionSetArn;
    return permissionSetArn === undefined
      ? null
      : linkPermissionSet({ instanceArn, permissionSetArn }, args, context, info);
  },
  principalId: async (operation, _args, context) =>
    (await detailOf(operation, context)).detail?.PrincipalId,
  principalType: async (operation, _args, context) =>
    recognize(
      (await detailOf(operation, context)).detail?.PrincipalType,
      ['USER', 'GROUP'] as const,
      (message) => context.log.warn(message),
    ),
  async assignment(operation, _args, context) {
    const { detail, instanceArn } = await detailOf(operation, context);
    if (
      detail?.TargetId === undefined ||
      detail.PermissionSetArn === undefined ||
      detail.PrincipalId === undefined ||
      detail.PrincipalType === undefined
    ) {
      return null;
    }
    const pair = {
      instanceArn,
      accountId: detail.TargetId,
      permissionSetArn: detail.PermissionSetArn,
    };
    const rows = await context.loaders.identityCenter.assignmentsOfPair(pair);
    return rows.items.find((row) => row.principalId === detail.PrincipalId) ?? null;
  },
};
