import type { User as AwsUser } from '@aws-sdk/client-identitystore';
import type { GatewayContext } from '../../../context.ts';
import { createCursorCodec } from '../../../core/cursor.ts';
import { recognize } from '../../../core/enums.ts';
import { GatewayError } from '../../../core/errors.ts';
import { connectPages } from '../../../core/paged-list.ts';
import type { UserResolvers } from '../../../generated/resolvers.ts';
import { when } from '../../../core/when.ts';
import { globalIds } from '../../../node-types.ts';
import { toExternalIds } from '../external-ids.ts';
import type { UserModel } from '../models.ts';

/** The fields of a user that rest on the Identity Store alone. */
type Own = Omit<UserResolvers, 'assignments' | 'applicationAssignments' | 'access'>;

const missing = (userId: string): GatewayError =>
  new GatewayError('NOT_FOUND', `The directory has no user ${userId}.`, {
    service: 'identitystore',
    operation: 'DescribeUser',
  });

const found = (key: UserModel, user: AwsUser | null): AwsUser => {
  if (user === null) throw missing(key.userId);
  return user;
};

const detailOf = (key: UserModel, { loaders }: GatewayContext): AwsUser | Promise<AwsUser> =>
  when(loaders.identityStore.user.now(key), (user) => found(key, user));

export const User: Own = {
  id: ({ identityStoreId, userId }) => globalIds.encode('User', identityStoreId, userId),
  userId: ({ userId }) => userId,
  principalId: ({ userId }) => userId,
  principalType: () => 'USER',
  identityStoreId: ({ identityStoreId }) => identityStoreId,
  userName: (key, _args, context) => when(detailOf(key, context), (user) => user.UserName),
  displayName: (key, _args, context) =>
    when(detailOf(key, context), (user) => user.DisplayName || user.UserName || key.userId),
  name: (key, _args, context) =>
    when(
      detailOf(key, context),
      ({ Name: name }) =>
        name && {
          formatted: name.Formatted,
          givenName: name.GivenName,
          middleName: name.MiddleName,
          familyName: name.FamilyName,
          honorificPrefix: name.HonorificPrefix,
          honorificSuffix: name.HonorificSuffix,
        },
    ),
  nickName: (key, _args, context) => when(detailOf(key, context), (user) => user.NickName),
  title: (key, _args, context) => when(detailOf(key, context), (user) => user.Title),
  userType: (key, _args, context) => when(detailOf(key, context), (user) => user.UserType),
  // Asked for anew when the names are from minutes ago: a disabled person must not look enabled.
  status: (key, _args, { loaders, log }) =>
    when(loaders.identityStore.userNow.now(key), (user) =>
      recognize(found(key, user).UserStatus, ['ENABLED', 'DISABLED'] as const, (message) =>
        log.warn(message),
      ),
    ),
  emails: (key, _args, context) =>
    when(detailOf(key, context), ({ Emails: emails }) =>
      (emails ?? []).map(({ Value, Type, Primary }) => ({
        value: Value,
        type: Type,
        primary: Primary ?? false,
      })),
    ),
  async phoneNumbers(key, _args, context) {
    const { PhoneNumbers: numbers } = await detailOf(key, context);
    return (numbers ?? []).map(({ Value, Type, Primary }) => ({
      value: Value,
      type: Type,
      primary: Primary ?? false,
    }));
  },
  async addresses(key, _args, context) {
    const { Addresses: addresses } = await detailOf(key, context);
    return (addresses ?? []).map((address) => ({
      formatted: address.Formatted,
      streetAddress: address.StreetAddress,
      locality: address.Locality,
      region: address.Region,
      postalCode: address.PostalCode,
      country: address.Country,
      type: address.Type,
      primary: address.Primary ?? false,
    }));
  },
  externalIds: async (key, _args, context) =>
    toExternalIds((await detailOf(key, context)).ExternalIds),
  profileUrl: (key, _args, context) => when(detailOf(key, context), (user) => user.ProfileUrl),
  website: (key, _args, context) => when(detailOf(key, context), (user) => user.Website),
  preferredLanguage: (key, _args, context) =>
    when(detailOf(key, context), (user) => user.PreferredLanguage),
  locale: (key, _args, context) => when(detailOf(key, context), (user) => user.Locale),
  timezone: (key, _args, context) => when(detailOf(key, context), (user) => user.Timezone),
  createdAt: (key, _args, context) => when(detailOf(key, context), (user) => user.CreatedAt),
  updatedAt: (key, _args, context) => when(detailOf(key, context), (user) => user.UpdatedAt),
  async groups(key, args, { loaders }) {
    const { identityStoreId, userId } = key;
    const page = await connectPages(
      createCursorCodec('User.groups', `${identityStoreId}|${userId}`, args),
      args,
      loaders.identityStore.membershipsOfUser(key),
      (membership) => membership,
    );
    const edges = page.edges.map(({ cursor, node: { groupId, membershipId } }) => ({
      cursor,
      groupId,
      membershipId,
      node: { identityStoreId, groupId },
    }));
    return { ...page, edges, nodes: edges.map((edge) => edge.node) };
  },
};
