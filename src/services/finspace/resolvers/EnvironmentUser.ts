import type { GatewayContext } from '../../../context.ts';
import { recognize } from '../../../core/enums.ts';
import { GatewayError } from '../../../core/errors.ts';
import type { EnvironmentUserResolvers } from '../../../generated/resolvers.ts';
import { globalIds } from '../../../node-types.ts';
import { linkEnvironment } from '../find-environment.ts';
import { toDate } from '../to-date.ts';
import type { EnvironmentUserModel } from '../models.ts';
import { connectGroupsOfUser } from '../user-connections.ts';
import type { ListedUser } from '../user-loaders.ts';

const detailOf = async (
  key: EnvironmentUserModel,
  { loaders }: GatewayContext,
): Promise<ListedUser> => {
  const user = await loaders.finspace.user(key);
  if (user !== null) return user;
  throw new GatewayError(
    'NOT_FOUND',
    `There is no user ${key.userId} in environment ${key.environmentId}.`,
    { service: 'finspace-data' },
  );
};

/** The fields of a user of an environment that rest on FinSpace alone. */
export const EnvironmentUser: Omit<EnvironmentUserResolvers, 'user' | 'userMatch'> = {
  id: ({ accountId, region, environmentId, userId }) =>
    globalIds.encode('EnvironmentUser', accountId, region, environmentId, userId),
  userId: ({ userId }) => userId,
  environment: linkEnvironment,
  emailAddress: async (key, _args, context) => (await detailOf(key, context)).emailAddress,
  type: async (key, _args, context) =>
    recognize((await detailOf(key, context)).type, ['SUPER_USER', 'APP_USER'] as const, (message) =>
      context.log.warn(message),
    ),
  status: async (key, _args, context) =>
    recognize(
      (await detailOf(key, context)).status,
      ['CREATING', 'ENABLED', 'DISABLED'] as const,
      (message) => context.log.warn(message),
    ),
  firstName: async (key, _args, context) => (await detailOf(key, context)).firstName,
  lastName: async (key, _args, context) => (await detailOf(key, context)).lastName,
  apiAccess: async (key, _args, context) =>
    recognize(
      (await detailOf(key, context)).apiAccess,
      ['ENABLED', 'DISABLED'] as const,
      (message) => context.log.warn(message),
    ),
  apiAccessPrincipalArn: async (key, _args, context) =>
    (await detailOf(key, context)).apiAccessPrincipalArn,
  createdAt: async (key, _args, context) => toDate((await detailOf(key, context)).createTime),
  lastEnabledAt: async (key, _args, context) =>
    toDate((await detailOf(key, context)).lastEnabledTime),
  lastDisabledAt: async (key, _args, context) =>
    toDate((await detailOf(key, context)).lastDisabledTime),
  lastModifiedAt: async (key, _args, context) =>
    toDate((await detailOf(key, context)).lastModifiedTime),
  lastLoginAt: async (key, _args, context) => toDate((await detailOf(key, context)).lastLoginTime),
  permissionGroups: (key, args, context) => connectGroupsOfUser(context, key, args),
};
