/** Who is in which group: reads, and the two writes that the gateway makes. */
import type {
  CreateGroupMembershipCommandInput,
  CreateGroupMembershipCommandOutput,
  DeleteGroupMembershipCommandInput,
  DeleteGroupMembershipCommandOutput,
  DescribeGroupMembershipCommandInput,
  DescribeGroupMembershipCommandOutput,
  GetGroupMembershipIdCommandInput,
  GetGroupMembershipIdCommandOutput,
  IsMemberInGroupsCommandInput,
  IsMemberInGroupsCommandOutput,
  ListGroupMembershipsCommandInput,
  ListGroupMembershipsCommandOutput,
  ListGroupMembershipsForMemberCommandInput,
  ListGroupMembershipsForMemberCommandOutput,
} from '@aws-sdk/client-identitystore';

import { paginate } from '../../pages.ts';
import type { MembershipRow } from '../../rows.ts';
import { SandboxError, type SandboxCall } from '../../service.ts';
import type { SandboxState } from '../../state.ts';
import { required, type Answer, type Handlers } from '../answer.ts';
import { groupOf, membershipIn, storeOf, userOf } from './find.ts';
import { bareId, notFound, toMembership } from './shapes.ts';
import { largestPage } from './users.ts';

/** @throws ResourceNotFoundException if the store has no such membership. */
const membershipOf = (
  state: SandboxState,
  input: { IdentityStoreId: string | undefined; MembershipId: string | undefined },
): MembershipRow => {
  const id = bareId(required(input.MembershipId, 'MembershipId'));
  const row = state.memberships.get(id);
  if (row?.identityStoreId !== storeOf(input)) throw notFound('GROUP_MEMBERSHIP', id);
  return row;
};

export const membershipReads = (state: SandboxState): Handlers => ({
  ListGroupMemberships(
    input: ListGroupMembershipsCommandInput,
  ): Answer<ListGroupMembershipsCommandOutput> {
    const { groupId } = groupOf(state, storeOf(input), input.GroupId);
    const { page, nextToken } = paginate(
      state.membershipsOfGroup.get(groupId),
      { maxResults: input.MaxResults, nextToken: input.NextToken },
      { scope: `ListGroupMemberships ${groupId}`, maximum: largestPage },
    );
    return { GroupMemberships: page.map(toMembership), NextToken: nextToken };
  },

  ListGroupMembershipsForMember(
    input: ListGroupMembershipsForMemberCommandInput,
  ): Answer<ListGroupMembershipsForMemberCommandOutput> {
    const { userId } = userOf(state, storeOf(input), input.MemberId?.UserId);
    const { page, nextToken } = paginate(
      state.membershipsOfUser.get(userId),
      { maxResults: input.MaxResults, nextToken: input.NextToken },
      { scope: `ListGroupMembershipsForMember ${userId}`, maximum: largestPage },
    );
    return { GroupMemberships: page.map(toMembership), NextToken: nextToken };
  },

  DescribeGroupMembership(
    input: DescribeGroupMembershipCommandInput,
  ): Answer<DescribeGroupMembershipCommandOutput> {
    const row = membershipOf(state, input);
    return { ...toMembership(row), GroupId: row.groupId, MemberId: { UserId: row.userId } };
  },

  GetGroupMembershipId(
    input: GetGroupMembershipIdCommandInput,
  ): Answer<GetGroupMembershipIdCommandOutput> {
    const store = storeOf(input);
    const { groupId } = groupOf(state, store, input.GroupId);
    const { userId } = userOf(state, store, input.MemberId?.UserId);
    const row = membershipIn(state, groupId, userId);
    if (row === undefined) throw notFound('GROUP_MEMBERSHIP');
    return { IdentityStoreId: store, MembershipId: row.membershipId };
  },

  IsMemberInGroups(input: IsMemberInGroupsCommandInput): Answer<IsMemberInGroupsCommandOutput> {
    const store = storeOf(input);
    const { userId } = userOf(state, store, input.MemberId?.UserId);
    const groupIds = required(input.GroupIds, 'GroupIds').map(bareId);
    return {
      Results: groupIds.map((GroupId) => ({
        GroupId,
        MemberId: { UserId: userId },
        MembershipExists: membershipIn(state, GroupId, userId) !== undefined,
      })),
    };
  },
});

export const membershipWrites = (state: SandboxState): Handlers => ({
  CreateGroupMembership(
    input: CreateGroupMembershipCommandInput,
    call: SandboxCall,
  ): Answer<CreateGroupMembershipCommandOutput> {
    const store = storeOf(input);
    const { groupId } = groupOf(state, store, input.GroupId);
    const { userId } = userOf(state, store, input.MemberId?.UserId);
    if (membershipIn(state, groupId, userId) !== undefined) {
      throw new SandboxError('ConflictException', 'Member and Group relationship already exists.', {
        Reason: 'UNIQUENESS_CONSTRAINT_VIOLATION',
      });
    }
    const membershipId = `${store.slice(2)}-${state.nextUuid()}`;
    const createdAt = call.clock.now();
    state.memberships.add({ identityStoreId: store, membershipId, groupId, userId, createdAt });
    return { IdentityStoreId: store, MembershipId: membershipId };
  },

  DeleteGroupMembership(
    input: DeleteGroupMembershipCommandInput,
  ): Answer<DeleteGroupMembershipCommandOutput> {
    state.memberships.delete(membershipOf(state, input).membershipId);
    return {};
  },
});
