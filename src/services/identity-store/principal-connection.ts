import type { Group, User } from '@aws-sdk/client-identitystore';
import type { GatewayContext } from '../../context.ts';
import type { Connection, PageArgs } from '../../core/connection.ts';
import { createCursorCodec } from '../../core/cursor.ts';
import { connectPages } from '../../core/paged-list.ts';
import type { GroupFilter, UserFilter } from '../../generated/resolvers.ts';
import { type GroupModel, userKey, type UserModel } from './models.ts';

const holds = (needle: string | null | undefined, ...texts: (string | undefined)[]): boolean =>
  !needle || texts.some((text) => text?.toLowerCase().includes(needle.toLowerCase()));

/** AWS's own filter knows only whole names, so the gateway looks into the pages itself. */
const userMatches = (filter: UserFilter, user: User): boolean =>
  (filter.status == null || user.UserStatus === filter.status) &&
  holds(
    filter.contains,
    user.UserName,
    user.DisplayName,
    ...(user.Emails ?? []).map((email) => email.Value),
  );

const groupMatches = (filter: GroupFilter, group: Group): boolean =>
  holds(filter.contains, group.DisplayName, group.Description);

/** What stands for the users of the lists that the cache has, for as long as it has them. */
const models = new WeakMap<User, UserModel>();

const modelOf = (identityStoreId: string, user: User): UserModel => {
  const known = models.get(user);
  if (known?.identityStoreId === identityStoreId) return known;
  const userId = user.UserId ?? '';
  const model = { identityStoreId, userId, key: userKey({ identityStoreId, userId }) };
  models.set(user, model);
  return model;
};

/** The users of a directory, page by page, in AWS's order. */
export const connectUsers = (
  { loaders }: GatewayContext,
  identityStoreId: string,
  args: PageArgs & { readonly filter?: UserFilter | null | undefined },
  parent: string,
): Promise<Connection<UserModel>> =>
  connectPages(
    createCursorCodec(`${parent}.users`, identityStoreId, args),
    args,
    loaders.identityStore.userList(identityStoreId),
    (user) => modelOf(identityStoreId, user),
    args.filter == null
      ? undefined
      : (users) => Promise.resolve(users.map((user) => userMatches(args.filter ?? {}, user))),
  );

/** The groups of a directory, page by page, in AWS's order. */
export const connectGroups = (
  { loaders }: GatewayContext,
  identityStoreId: string,
  args: PageArgs & { readonly filter?: GroupFilter | null | undefined },
  parent: string,
): Promise<Connection<GroupModel>> =>
  connectPages(
    createCursorCodec(`${parent}.groups`, identityStoreId, args),
    args,
    loaders.identityStore.groupList(identityStoreId),
    ({ GroupId }) => ({ identityStoreId, groupId: GroupId ?? '' }),
    args.filter == null
      ? undefined
      : (groups) => Promise.resolve(groups.map((group) => groupMatches(args.filter ?? {}, group))),
  );
