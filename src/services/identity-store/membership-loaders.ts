import type { GroupMembership } from '@aws-sdk/client-identitystore';
import { createKeyLoader } from '../../core/batching.ts';
import { drain, type ListPage, type PagedList } from '../../core/paged-list.ts';
import { LIFETIMES } from '../../upstream/lifetimes.ts';
import { pagedList } from '../../upstream/paged-read.ts';
import { type LoaderDeps, MAX_RESULTS, tags } from './deps.ts';
import type { GroupModel, MembershipModel, UserModel } from './models.ts';

const toMembership = (row: GroupMembership): MembershipModel[] =>
  row.MembershipId !== undefined && row.GroupId !== undefined && row.MemberId?.UserId !== undefined
    ? [{ membershipId: row.MembershipId, groupId: row.GroupId, userId: row.MemberId.UserId }]
    : [];

/** Who is in which group, from either side. */
export const createMembershipLoaders = ({ upstream, scope, client }: LoaderDeps) => {
  const membershipsOfUser = ({ identityStoreId, userId }: UserModel): PagedList<MembershipModel> =>
    pagedList(upstream, scope, {
      operation: client.listGroupMembershipsForMember,
      id: `${identityStoreId}|${userId}`,
      lifetimeMs: LIFETIMES.memberships,
      tags: [tags.memberships(userId)],
      request: (token) => ({
        IdentityStoreId: identityStoreId,
        MemberId: { UserId: userId },
        MaxResults: MAX_RESULTS,
        NextToken: token,
      }),
      items: (output) => output.GroupMemberships?.flatMap(toMembership),
      token: (output) => output.NextToken,
      keyOf: (row) => row.membershipId,
    });

  const membershipsOfGroup = ({
    identityStoreId,
    groupId,
  }: GroupModel): PagedList<MembershipModel> =>
    pagedList(upstream, scope, {
      operation: client.listGroupMemberships,
      id: `${identityStoreId}|${groupId}`,
      lifetimeMs: LIFETIMES.memberships,
      tags: [tags.memberships(groupId)],
      request: (token) => ({
        IdentityStoreId: identityStoreId,
        GroupId: groupId,
        MaxResults: MAX_RESULTS,
        NextToken: token,
      }),
      items: (output) => output.GroupMemberships?.flatMap(toMembership),
      token: (output) => output.NextToken,
      keyOf: (row) => row.membershipId,
    });

  return {
    /** From `ListGroupMembershipsForMember`. */
    membershipsOfUser,
    /** From `ListGroupMemberships`. */
    membershipsOfGroup,
    allGroupsOfUser: createKeyLoader(
      (key: UserModel) => `${key.identityStoreId}|${key.userId}`,
      (key): Promise<ListPage<MembershipModel>> => drain(membershipsOfUser(key)),
    ),
    allMembersOfGroup: createKeyLoader(
      (key: GroupModel) => `${key.identityStoreId}|${key.groupId}`,
      (key): Promise<ListPage<MembershipModel>> => drain(membershipsOfGroup(key)),
    ),
  };
};
