import type * as Aws from '@aws-sdk/client-identitystore';
import type { ClientFactory } from '../../upstream/client-factory.ts';
import { lazyPackage } from '../../upstream/lazy-package.ts';

const {
  CreateGroupMembershipCommand,
  DeleteGroupMembershipCommand,
  DescribeGroupCommand,
  DescribeUserCommand,
  GetGroupIdCommand,
  GetGroupMembershipIdCommand,
  GetUserIdCommand,
  IdentitystoreClient,
  ListGroupMembershipsCommand,
  ListGroupMembershipsForMemberCommand,
  ListGroupsCommand,
  ListUsersCommand,
} = lazyPackage<typeof Aws>('@aws-sdk/client-identitystore');

/** The operations of the Identity Store that the gateway uses, each bound to one client. */
export const createIdentityStoreClient = (factory: ClientFactory) => {
  const { read, write } = factory.service('identitystore', IdentitystoreClient);
  return {
    describeGroup: read(DescribeGroupCommand, { required: ['GroupId'] }),
    describeUser: read(DescribeUserCommand, { required: ['UserId'] }),
    getGroupId: read(GetGroupIdCommand, { required: ['GroupId'] }),
    getGroupMembershipId: read(GetGroupMembershipIdCommand),
    getUserId: read(GetUserIdCommand, { required: ['UserId'] }),
    listGroupMemberships: read(ListGroupMembershipsCommand, { required: ['GroupMemberships'] }),
    listGroupMembershipsForMember: read(ListGroupMembershipsForMemberCommand, {
      required: ['GroupMemberships'],
    }),
    listGroups: read(ListGroupsCommand, { required: ['Groups'] }),
    listUsers: read(ListUsersCommand, { required: ['Users'] }),
    createGroupMembership: write(CreateGroupMembershipCommand),
    deleteGroupMembership: write(DeleteGroupMembershipCommand),
  };
};

export type IdentityStoreClient = ReturnType<typeof createIdentityStoreClient>;
