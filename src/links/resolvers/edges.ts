import type {
  AccountPermissionSetEdgeResolvers,
  PermissionSetAccountEdgeResolvers,
  UserAssignmentEdgeResolvers,
} from '../../generated/resolvers.ts';
import { findPrincipal } from '../principal.ts';
import { statusInAccount, statusOfSet } from '../provisioning.ts';

export const PermissionSetAccountEdge: PermissionSetAccountEdgeResolvers = {
  cursor: ({ cursor }) => cursor,
  node: ({ node }) => node,
  accountId: ({ node }) => node.accountId,
  provisioningStatus: ({ permissionSet, node }, _args, context) =>
    statusOfSet(context, permissionSet, node.accountId),
};

export const AccountPermissionSetEdge: AccountPermissionSetEdgeResolvers = {
  cursor: ({ cursor }) => cursor,
  node: ({ node }) => node,
  permissionSetArn: ({ node }) => node.permissionSetArn,
  provisioningStatus: ({ accountId, node }, _args, context) =>
    statusInAccount(context, node, accountId),
};

export const UserAssignmentEdge: UserAssignmentEdgeResolvers = {
  cursor: ({ cursor }) => cursor,
  node: ({ node }) => node,
  direct: ({ node }) => node.principalType === 'USER',
  viaGroupId: ({ node }) => (node.principalType === 'GROUP' ? node.principalId : null),
  async via({ node }, _args, context) {
    if (node.principalType !== 'GROUP') return null;
    const { identityStoreId } = await context.instance(node.instanceArn);
    const group = await findPrincipal(context, { identityStoreId }, node);
    return group !== null && 'groupId' in group ? group : null;
  },
};
