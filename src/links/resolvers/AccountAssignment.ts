import type { AccountAssignmentResolvers } from '../../generated/resolvers.ts';
import { linkAccount } from '../link-account.ts';
import { findPrincipal, tellPrincipalState } from '../principal.ts';

type Links = Pick<AccountAssignmentResolvers, 'account' | 'principal' | 'principalState'>;

export const AccountAssignment: Links = {
  account: ({ accountId }, _args, context, info) => linkAccount(context, accountId, info),
  principal: async (row, _args, context) =>
    findPrincipal(context, await context.instance(row.instanceArn), row),
  principalState: (row, _args, context) => tellPrincipalState(context, row.instanceArn, row),
};
