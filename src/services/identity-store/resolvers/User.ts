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

const foundLater = (key: UserModel, user: Promise<AwsUser | null>): Promise<AwsUser> =>
  user.then((one) => found(key, one));

const detailOf = (key: UserModel, { loaders }: GatewayContext): AwsUser | Promise<AwsUser> => {
  const user = loaders.identityStore.user.now(key);
  return user instanceof Promise ? foundLater(key, user) : found(key, user);
};

const pickLater = <Value>(
  key: UserModel,
  user: Promise<AwsUser>,
  pick: (user: AwsUser, key: UserModel) => Value,
): Promise<Value> => user.then((one) => pick(one, key));

/** A field that is told by what AWS says of the user. Nothing is made for it but its value. */
const detail =
  <Value>(pick: (user: AwsUser, key: UserModel) => Value) =>
  (key: UserModel, _args: unknown, context: GatewayContext): Value | Promise<Value> => {
    const user = detailOf(key, context);
    return user instanceof Promise ? pickLater(key, user, pick) : pick(user, key);
  };

export const User: Own = {
  id: ({ identityStoreId, userId }) => globalIds.encode('User', identityStoreId, userId),
  userId: ({ userId }) => userId,
  principalId: ({ userId }) => userId,
  principalType: () => 'USER',
  identityStoreId: ({ identityStoreId }) => identityStoreId,
  userName: detail((user) => user.UserName),
  displayName: detail((user, key) => user.DisplayName || user.UserName || key.userId),
  name: detail(
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
  nickName: detail((user) => user.NickName),
  title: detail((user) => user.Title),
  userType: detail((user) => user.UserType),
  // Asked for anew when the names are from minutes ago: a disabled person must not look enabled.
  status: (key, _args, { loaders, log }) =>
    when(loaders.identityStore.userNow.now(key), (user) =>
      recognize(found(key, user).UserStatus, ['ENABLED', 'DISABLED'] as const, (message) =>
        log.warn(message),
      ),
    ),
  emails: detail(({ Emails: emails }) =>
    (emails ?? []).map(({ Value, Type, Primary }) => ({
      value: Value,
      type: Type,
      primary: Primary ?? false,
    })),
  ),
  phoneNumbers: detail(({ PhoneNumbers: numbers }) =>
    (numbers ?? []).map(({ Value, Type, Primary }) => ({
      value: Value,
      type: Type,
      primary: Primary ?? false,
    })),
  ),
  addresses: detail(({ Addresses: addresses }) =>
    (addresses ?? []).map((address) => ({
      formatted: address.Formatted,
      streetAddress: address.StreetAddress,
      locality: address.Locality,
      region: address.Region,
      postalCode: address.PostalCode,
      country: address.Country,
      type: address.Type,
      primary: address.Primary ?? false,
    })),
  ),
  externalIds: detail((user) => toExternalIds(user.ExternalIds)),
  profileUrl: detail((user) => user.ProfileUrl),
  website: detail((user) => user.Website),
  preferredLanguage: detail((user) => user.PreferredLanguage),
  locale: detail((user) => user.Locale),
  timezone: detail((user) => user.Timezone),
  createdAt: detail((user) => user.CreatedAt),
  updatedAt: detail((user) => user.UpdatedAt),
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
