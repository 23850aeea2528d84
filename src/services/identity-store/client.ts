import {
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
} from '@aws-sdk/client-identitystore';
import type { ClientFactory } from '../../upstream/client-factory.ts';

/** The operations of the Identity Store that the gateway uses, each bound to one client. */
export const createIdentityStoreClient = (factory: ClientFactory) => {
  const { read, write } = factory.service('identitystore', IdentitystoreClient);
  return {
    describeGroup: read(DescribeGroupCommand),
    describeUser: read(DescribeUserCommand),
    getGroupId: read(GetGroupIdCommand),
    getGroupMembershipId: read(GetGroupMembershipIdCommand),
    getUserId: read(GetUserIdCommand),
    listGroupMemberships: read(ListGroupMembershipsCommand),
    listGroupMembershipsForMember: read(ListGroupMembershipsForMemberCommand),
    listGroups: read(ListGroupsCommand),
    listUsers: read(ListUsersCommand),
    createGroupMembership: write(CreateGroupMembershipCommand),
    deleteGroupMembership: write(DeleteGroupMembershipCommand),
  };
};

export type IdentityStoreClient = ReturnType<typeof createIdentityStoreClient>;
