import type { User as AwsUser } from '@aws-sdk/client-identitystore';
import type { GatewayContext } from '../../../context.ts';
import { createCursorCodec } from '../../../core/cursor.ts';
import { recognize } from '../../../core/enums.ts';
import { GatewayError } from '../../../core/errors.ts';
import { connectPages } from '../../../core/paged-list.ts';
import type { UserResolvers } from '../../../generated/resolvers.ts';
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

const detailOf = async (key: UserModel, { loaders }: GatewayContext): Promise<AwsUser> => {
  const user = await loaders.identityStore.user.load(key);
  if (user === null) throw missing(key.userId);
  return user;
};

export const User: Own = {
  id: ({ identityStoreId, userId }) => globalIds.encode('User', identityStoreId, userId),
  userId: ({ userId }) => userId,
  principalId: ({ userId }) => userId,
  principalType: () => 'USER',
  identityStoreId: ({ identityStoreId }) => identityStoreId,
  userName: async (key, _args, context) => (await detailOf(key, context)).UserName,
  async displayName(key, _args, context) {
    const user = await detailOf(key, context);
    return user.DisplayName || user.UserName || key.userId;
  },
  async name(key, _args, context) {
    const { Name: name } = await detailOf(key, context);
    return (
      name && {
        formatted: name.Formatted,
        givenName: name.GivenName,
        middleName: name.MiddleName,
        familyName: name.FamilyName,
        honorificPrefix: name.HonorificPrefix,
        honorificSuffix: name.HonorificSuffix,
      }
    );
  },
  nickName: async (key, _args, context) => (await detailOf(key, context)).NickName,
  title: async (key, _args, context) => (await detailOf(key, context)).Title,
  userType: async (key, _args, context) => (await detailOf(key, context)).UserType,
  async status(key, _args, { loaders, log }) {
    // Asked for anew when the names are from minutes ago: a disabled person must not look enabled.
    const user = await loaders.identityStore.userNow.load(key);
    if (user === null) throw missing(key.userId);
    return recognize(user.UserStatus, ['ENABLED', 'DISABLED'] as const, (message) =>
      log.warn(message),
    );
  },
  async emails(key, _args, context) {
    const { Emails: emails } = await detailOf(key, context);
    return (emails ?? []).map(({ Value, Type, Primary }) => ({
      value: Value,
      type: Type,
      primary: Primary ?? false,
    }));
  },
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
  profileUrl: async (key, _args, context) => (await detailOf(key, context)).ProfileUrl,
  website: async (key, _args, context) => (await detailOf(key, context)).Website,
  preferredLanguage: async (key, _args, context) =>
    (await detailOf(key, context)).PreferredLanguage,
  locale: async (key, _args, context) => (await detailOf(key, context)).Locale,
  timezone: async (key, _args, context) => (await detailOf(key, context)).Timezone,
  createdAt: async (key, _args, context) => (await detailOf(key, context)).CreatedAt,
  updatedAt: async (key, _args, context) => (await detailOf(key, context)).UpdatedAt,
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
