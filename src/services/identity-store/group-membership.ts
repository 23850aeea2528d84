import type { Group } from '@aws-sdk/client-identitystore';
import type { GatewayContext } from '../../context.ts';
import { badInput, GatewayError } from '../../core/errors.ts';
import { inputError, type UserErrorModel, UserErrors } from '../../core/user-errors.ts';
import { globalIds } from '../../node-types.ts';
import { findOut } from '../../upstream/find-out.ts';
import { throughConflicts } from '../../upstream/through-conflicts.ts';
import { tags } from './deps.ts';
import { toExternalIds } from './external-ids.ts';
import type { GroupModel, UserModel } from './models.ts';

/** A group and a user of the same directory. */
export interface Membership {
  readonly identityStoreId: string;
  readonly groupId: string;
  readonly userId: string;
}

/** What a change of a membership answers with. */
export interface MembershipChange {
  readonly group: GroupModel;
  readonly user: UserModel;
  readonly membershipId: string | null;
}

/**
 * The group and the user that two ids name.
 *
 * @throws GatewayError BAD_USER_INPUT; UserErrors VALIDATION when they are of two directories.
 */
export const membershipOf = (input: {
  readonly group: string;
  readonly user: string;
}): Membership => {
  const [store, groupId] = globalIds.decode(input.group, 'input.group', ['Group']).keys;
  const [ownStore, userId] = globalIds.decode(input.user, 'input.user', ['User']).keys;
  if (store === undefined || groupId === undefined || userId === undefined) {
    throw badInput('input', 'These are not ids of this gateway.');
  }
  if (store === ownStore) return { identityStoreId: store, groupId, userId };
  throw new UserErrors(
    inputError('VALIDATION', 'This user is in another directory than the group.', 'input.user'),
  );
};

const unknown = (field: string, what: string, id: string): GatewayError =>
  new GatewayError('PRINCIPAL_NOT_FOUND', `The directory has no ${what} ${id} any more.`, {
    service: 'identitystore',
    argument: field,
  });

const managedElsewhere = (group: Group): UserErrorModel => {
  const externalIds = toExternalIds(group.ExternalIds);
  const issuers = [...new Set(externalIds.map(({ issuer }) => issuer))].join(' and ');
  return {
    ...inputError(
      'CONFLICT',
      `The group ${group.DisplayName ?? ''} is managed by ${issuers || 'another system'}, and nothing would carry a change made here back there. Make the change there; it is synchronized to AWS.`,
      'input.group',
    ),
    __typename: 'ExternallyManagedGroup',
    externalIds,
  } as UserErrorModel;
};

/**
 * Looks at both, now: what a membership is changed on.
 *
 * @throws GatewayError PRINCIPAL_NOT_FOUND; UserErrors with ExternallyManagedGroup.
 */
const lookAt = async (
  context: GatewayContext,
  { identityStoreId, groupId, userId }: Membership,
): Promise<void> => {
  const read = context.uncached().identityStore;
  const [group, user] = await Promise.all([
    read.group.load({ identityStoreId, groupId }),
    read.user.load({ identityStoreId, userId }),
  ]);
  if (group === null) throw unknown('input.group', 'group', groupId);
  if (user === null) throw unknown('input.user', 'user', userId);
  if ((group.ExternalIds ?? []).length > 0 && !context.info.externalGroupChanges) {
    throw new UserErrors(managedElsewhere(group));
  }
};

/** AWS's key of the membership now; null when there is none. `GetGroupMembershipId`. */
const membershipId = async (
  { upstream, scope, clients }: GatewayContext,
  { identityStoreId, groupId, userId }: Membership,
): Promise<string | null> => {
  try {
    const { MembershipId } = await upstream.call(
      scope,
      clients.identityStore.getGroupMembershipId,
      { IdentityStoreId: identityStoreId, GroupId: groupId, MemberId: { UserId: userId } },
    );
    return MembershipId ?? null;
  } catch (error) {
    if (error instanceof GatewayError && error.code === 'NOT_FOUND') return null;
    throw error;
  }
};

/** @throws GatewayError OUTCOME_UNKNOWN, with the query that tells. */
const notKnown = (lost: GatewayError, { identityStoreId, userId }: Membership): GatewayError => {
  const id = globalIds.encode('User', identityStoreId, userId);
  return new GatewayError(lost.code, lost.message, {
    ...lost.details,
    query: `{ node(id: "${id}") { ... on User { groups(first: 100) { edges { membershipId groupId } pageInfo { hasNextPage endCursor } } } } }`,
  });
};

const forget = (context: GatewayContext, { groupId, userId }: Membership): void =>
  context.changed([
    tags.memberships(groupId),
    tags.memberships(userId),
    tags.group(groupId),
    tags.user(userId),
  ]);

const answer = (
  { identityStoreId, groupId, userId }: Membership,
  id: string | null,
): MembershipChange => ({
  group: { identityStoreId, groupId },
  user: { identityStoreId, userId },
  membershipId: id,
});

/**
 * Puts a user into a group: `CreateGroupMembership`, sent once. One who is in it already is no error.
 *
 * @throws GatewayError PRINCIPAL_NOT_FOUND, QUOTA_EXCEEDED, OUTCOME_UNKNOWN, what AWS refuses;
 * UserErrors with ExternallyManagedGroup.
 */
export const addMember = async (
  context: GatewayContext,
  membership: Membership,
): Promise<MembershipChange> => {
  await context.requireGroupChange(membership.identityStoreId, membership.groupId);
  await lookAt(context, membership);
  const { upstream, scope, clients } = context;
  const { identityStoreId, groupId, userId } = membership;
  try {
    const { MembershipId } = await throughConflicts(context, () =>
      upstream.call(scope, clients.identityStore.createGroupMembership, {
        IdentityStoreId: identityStoreId,
        GroupId: groupId,
        MemberId: { UserId: userId },
      }),
    );
    return answer(membership, MembershipId ?? null);
  } catch (error) {
    if (!(error instanceof GatewayError)) throw error;
    if (error.code === 'ALREADY_EXISTS') {
      return answer(membership, await membershipId(context, membership));
    }
    if (error.code !== 'OUTCOME_UNKNOWN') throw goneMeanwhile(error);
    const look = async () => (await membershipId(context, membership)) ?? undefined;
    const id = await findOut(context, look);
    if (id === undefined) throw notKnown(error, membership);
    return answer(membership, id);
  } finally {
    forget(context, membership);
  }
};

/** Both were there a moment ago: which of them has gone since, AWS says in its own words. */
const goneMeanwhile = (error: GatewayError): GatewayError =>
  error.code === 'NOT_FOUND'
    ? new GatewayError('PRINCIPAL_NOT_FOUND', error.message, error.details)
    : error;

/**
 * Takes a user out of a group: `GetGroupMembershipId`, then `DeleteGroupMembership`, sent once. One
 * who is not in it is no error.
 *
 * @throws GatewayError PRINCIPAL_NOT_FOUND, OUTCOME_UNKNOWN, what AWS refuses; UserErrors with
 * ExternallyManagedGroup.
 */
export const removeMember = async (
  context: GatewayContext,
  membership: Membership,
): Promise<MembershipChange> => {
  await context.requireGroupChange(membership.identityStoreId, membership.groupId);
  const [id] = await Promise.all([membershipId(context, membership), lookAt(context, membership)]);
  const { upstream, scope, clients } = context;
  const { identityStoreId } = membership;
  try {
    if (id === null) return answer(membership, null);
    await throughConflicts(context, () =>
      upstream.call(scope, clients.identityStore.deleteGroupMembership, {
        IdentityStoreId: identityStoreId,
        MembershipId: id,
      }),
    );
  } catch (error) {
    if (!(error instanceof GatewayError)) throw error;
    // Somebody else was faster; it is gone all the same.
    if (error.code === 'NOT_FOUND') return answer(membership, id);
    if (error.code !== 'OUTCOME_UNKNOWN') throw error;
    const isGone = async () => (await membershipId(context, membership)) === null || undefined;
    if ((await findOut(context, isGone)) === undefined) throw notKnown(error, membership);
  } finally {
    forget(context, membership);
  }
  return answer(membership, id);
};
