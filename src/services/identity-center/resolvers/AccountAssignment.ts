import type { AccountAssignmentResolvers } from '../../../generated/resolvers.ts';
import { globalIds } from '../../../node-types.ts';
import { linkListedSet } from '../find-permission-set.ts';

/** The fields of an assignment that rest on sso-admin alone. */
type Own = Omit<AccountAssignmentResolvers, 'account' | 'principal' | 'principalState'>;

export const AccountAssignment: Own = {
  id: ({ instanceArn, accountId, permissionSetArn, principalType, principalId }) =>
    globalIds.encode(
      'AccountAssignment',
      instanceArn,
      accountId,
      permissionSetArn,
      principalType,
      principalId,
    ),
  accountId: ({ accountId }) => accountId,
  permissionSetArn: ({ permissionSetArn }) => permissionSetArn,
  permissionSet: linkListedSet,
  principalId: ({ principalId }) => principalId,
  principalType: ({ principalType }) => principalType,
};
