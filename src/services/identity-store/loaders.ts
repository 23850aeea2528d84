import type { Group, User } from '@aws-sdk/client-identitystore';
import { createBatchLoader, createKeyLoader } from '../../core/batching.ts';
import { GatewayError } from '../../core/errors.ts';
import type { PagedList } from '../../core/paged-list.ts';
import { type Ahead, createBulkOrSingle } from '../../upstream/bulk-or-single.ts';
import { populationOf } from '../../upstream/population.ts';
import { LIFETIMES } from '../../upstream/lifetimes.ts';
import { createAddressLoader } from './address-loaders.ts';
import { type LoaderDeps, MAX_RESULTS, tags } from './deps.ts';
import { createMembershipLoaders } from './membership-loaders.ts';
import { type GroupModel, userKey, type UserModel } from './models.ts';
import { pagedList } from '../../upstream/paged-read.ts';
import type { CacheKey } from '../../upstream/types.ts';

const groupKey = (key: GroupModel): string => `${key.identityStoreId}|${key.groupId}`;

const userCacheKey = (key: UserModel, lifetimeMs: number): CacheKey => ({
  id: userKey(key),
  lifetimeMs,
  longestMs: LIFETIMES.names,
  tags: [tags.user(key.userId)],
  service: 'identitystore',
  operation: 'DescribeUser',
});

const groupCacheKey = (key: GroupModel): CacheKey => ({
  id: `DescribeGroup|${groupKey(key)}`,
  lifetimeMs: LIFETIMES.names,
  tags: [tags.group(key.groupId)],
  service: 'identitystore',
  operation: 'DescribeGroup',
});

/**
 * Users to a group in the organizations whose numbers we know (800 to 150, 5,000 to 500). Only a
 * guess at what listing users costs, for as long as they were never listed.
 */
const USERS_PER_GROUP = 5;

/** A directory seldom has so few users that a page of a hundred is all of them: two are described. */
const FEWEST_USERS = 3;

/** Groups are begun for two already: how many there are says whether to list users. */
const FEWEST_GROUPS_AHEAD = 2;

const nullWhenNotFound = (error: unknown): null => {
  if (error instanceof GatewayError && error.code === 'NOT_FOUND') return null;
  throw error;
};

/** The reads of an Identity Store, for one request. */
export const createIdentityStoreLoaders = (deps: LoaderDeps) => {
  const { upstream, scope, client } = deps;

  const userList = (identityStoreId: string, lifetimeMs: number): PagedList<User> =>
    pagedList(upstream, scope, {
      operation: client.listUsers,
      id: identityStoreId,
      lifetimeMs,
      longestMs: LIFETIMES.names,
      request: (token) => ({
        IdentityStoreId: identityStoreId,
        MaxResults: MAX_RESULTS,
        NextToken: token,
      }),
      items: (output) => output.Users,
      token: (output) => output.NextToken,
      keyOf: (user) => user.UserId ?? '',
      itemKey: (user) => userCacheKey({ identityStoreId, userId: user.UserId ?? '' }, lifetimeMs),
    });

  const groupList = (
    identityStoreId: string,
    lifetimeMs: number = LIFETIMES.names,
  ): PagedList<Group> =>
    pagedList(upstream, scope, {
      operation: client.listGroups,
      id: identityStoreId,
      lifetimeMs,
      longestMs: LIFETIMES.names,
      request: (token) => ({
        IdentityStoreId: identityStoreId,
        MaxResults: MAX_RESULTS,
        NextToken: token,
      }),
      items: (output) => output.Groups,
      token: (output) => output.NextToken,
      keyOf: (group) => group.GroupId ?? '',
      itemKey: (group) => groupCacheKey({ identityStoreId, groupId: group.GroupId ?? '' }),
    });

  const groups = createBulkOrSingle<GroupModel, Group>(upstream, scope, {
    population: 'identitystore:groups',
    partitionOf: (key) => key.identityStoreId,
    pageSize: MAX_RESULTS,
    keyOf: groupKey,
    list: (identityStoreId) => groupList(identityStoreId),
    fewestAhead: FEWEST_GROUPS_AHEAD,
    itemKey: (group, identityStoreId) => `${identityStoreId}|${group.GroupId ?? ''}`,
    cacheKey: groupCacheKey,
    describe: (flight, { identityStoreId, groupId }) =>
      upstream.call(flight, client.describeGroup, {
        IdentityStoreId: identityStoreId,
        GroupId: groupId,
      }),
  });
  let groupsUnderWay: Promise<unknown> = Promise.resolve();

  /**
   * Rows of assignments name users and groups together: the groups that are being read tell how
   * large the directory is, and so whether a few users are better described or listed.
   */
  const expectedUserPages = async (identityStoreId: string): Promise<number | undefined> => {
    await Promise.resolve();
    await groupsUnderWay;
    const { size } = populationOf(upstream, `identitystore:groups ${identityStoreId}`);
    return size && Math.ceil((size * USERS_PER_GROUP) / MAX_RESULTS);
  };

  /** Users by id, no older than `lifetimeMs`. */
  const users = (lifetimeMs: number) => {
    const read = createBulkOrSingle<UserModel, User>(upstream, scope, {
      population: 'identitystore:users',
      partitionOf: (key) => key.identityStoreId,
      pageSize: MAX_RESULTS,
      keyOf: userKey,
      list: (identityStoreId) => userList(identityStoreId, lifetimeMs),
      expectedPages: expectedUserPages,
      fewest: FEWEST_USERS,
      itemKey: (user, identityStoreId) => userKey({ identityStoreId, userId: user.UserId ?? '' }),
      cacheKey: (key) => userCacheKey(key, lifetimeMs),
      describe: (flight, { identityStoreId, userId }) =>
        upstream.call(flight, client.describeUser, {
          IdentityStoreId: identityStoreId,
          UserId: userId,
        }),
    });
    return { loader: createBatchLoader(userKey, read.load, read.atHand), ahead: read };
  };
  const namedUsers = users(LIFETIMES.names);

  /** The id of the user with this name or e-mail address; null when there is none. `GetUserId`. */
  const userIdBy = createKeyLoader(
    (key: { identityStoreId: string; attribute: 'userName' | 'emails.value'; value: string }) =>
      `${key.identityStoreId}|${key.attribute}|${key.value}`,
    ({ identityStoreId, attribute, value }): Promise<string | null> =>
      upstream
        .read(
          scope,
          {
            id: `GetUserId|${identityStoreId}|${attribute}|${value}`,
            lifetimeMs: LIFETIMES.userStatus,
            service: 'identitystore',
            operation: 'GetUserId',
          },
          (flight) =>
            upstream.call(flight, client.getUserId, {
              IdentityStoreId: identityStoreId,
              AlternateIdentifier: {
                UniqueAttribute: { AttributePath: attribute, AttributeValue: value },
              },
            }),
        )
        .then((output) => output.value.UserId ?? null, nullWhenNotFound),
  );

  return {
    ...createMembershipLoaders(deps),
    userList: (identityStoreId: string) => userList(identityStoreId, LIFETIMES.userStatus),
    /** The same, as old as names may be: for who has begun with the list above and goes on. */
    userListOfNames: (identityStoreId: string) => userList(identityStoreId, LIFETIMES.names),
    groupList: (identityStoreId: string) => groupList(identityStoreId),
    /** Groups as young as whether they are there has to be. */
    groupListNow: (identityStoreId: string) => groupList(identityStoreId, LIFETIMES.userStatus),
    /** A user, for its names: described or listed, whichever is fewer calls. */
    user: namedUsers.loader,
    /** A user as young as its status must be. */
    userNow: users(LIFETIMES.userStatus).loader,
    /** What may be said of users and groups by id before they are asked for. */
    ahead: { user: namedUsers.ahead as Ahead<UserModel>, group: groups as Ahead<GroupModel> },
    group: createBatchLoader(
      groupKey,
      (keys) => {
        const answers = groups.load(keys);
        groupsUnderWay = answers.catch(() => undefined);
        return answers;
      },
      groups.atHand,
    ),
    userIdBy,
    /** The users that have an email address, whatever its case. `ListUsers` or `GetUserId`. */
    usersByAddress: createAddressLoader({
      upstream,
      userList: (identityStoreId) => userList(identityStoreId, LIFETIMES.userStatus),
      userIdBy,
    }),
    /** The id of the group with this display name; null when there is none. `GetGroupId`. */
    groupIdBy: createKeyLoader(
      (key: { identityStoreId: string; displayName: string }) =>
        `${key.identityStoreId}|${key.displayName}`,
      ({ identityStoreId, displayName }): Promise<string | null> =>
        upstream
          .read(
            scope,
            {
              id: `GetGroupId|${identityStoreId}|${displayName}`,
              lifetimeMs: LIFETIMES.memberships,
              service: 'identitystore',
              operation: 'GetGroupId',
            },
            (flight) =>
              upstream.call(flight, client.getGroupId, {
                IdentityStoreId: identityStoreId,
                AlternateIdentifier: {
                  UniqueAttribute: { AttributePath: 'displayName', AttributeValue: displayName },
                },
              }),
          )
          .then((output) => output.value.GroupId ?? null, nullWhenNotFound),
    ),
  };
};

export type IdentityStoreLoaders = ReturnType<typeof createIdentityStoreLoaders>;
