/** The directory: the operations of `@aws-sdk/client-identitystore`. */
import type { ServiceTable } from './place.ts';

export const identityStore: ServiceTable = {
  service: 'identitystore',
  title: 'Identity Store',
  source: '`@aws-sdk/client-identitystore`',
  described: {},
  used: {
    CreateGroupMembership: ['Mutation.addGroupMember'],
    DeleteGroupMembership: ['Mutation.removeGroupMember'],
    DescribeGroup: ['Query.group', 'UserGroupEdge.node', 'AccountAssignment.principal'],
    DescribeUser: ['Query.user', 'GroupMemberEdge.node', 'AccountAssignment.principal'],
    GetGroupId: ['GroupBy.displayName'],
    GetGroupMembershipId: ['Mutation.removeGroupMember'],
    GetUserId: ['UserBy.userName', 'UserBy.email'],
    ListGroupMemberships: ['Group.members', 'Account.access'],
    ListGroupMembershipsForMember: ['User.groups', 'User.assignments', 'User.access'],
    ListGroups: ['Query.groups', 'IdentityCenterInstance.groups'],
    ListUsers: ['Query.users', 'IdentityCenterInstance.users'],
  },
  notUsed: [
    {
      why: 'Users and groups are made where people are hired: in the identity provider that the directory is synchronized from. The gateway changes who is in a group and nothing else.',
      operations: [
        'CreateGroup',
        'CreateUser',
        'DeleteGroup',
        'DeleteUser',
        'UpdateGroup',
        'UpdateUser',
      ],
    },
    {
      why: 'A membership comes whole with the lists of a user and of a group.',
      operations: ['DescribeGroupMembership', 'IsMemberInGroups'],
    },
  ],
};
