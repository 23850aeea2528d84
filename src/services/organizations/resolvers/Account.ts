import type { GatewayContext } from '../../../context.ts';
import { recognize } from '../../../core/enums.ts';
import { GatewayError } from '../../../core/errors.ts';
import type { AccountResolvers } from '../../../generated/resolvers.ts';
import { globalIds } from '../../../node-types.ts';
import type { ListedAccount } from '../deps.ts';
import type { AccountModel } from '../models.ts';
import { toTags } from '../../../core/tags.ts';
import { unitsAbove } from '../units-above.ts';

const STATES = ['PENDING_ACTIVATION', 'ACTIVE', 'SUSPENDED', 'PENDING_CLOSURE', 'CLOSED'] as const;

const detailOf = async (
  { accountId }: AccountModel,
  { loaders }: GatewayContext,
): Promise<ListedAccount> => {
  const account = await loaders.organizations.account.load(accountId);
  if (account !== null) return account;
  throw new GatewayError('NOT_FOUND', `There is no account ${accountId} in the organization.`, {
    service: 'organizations',
    operation: 'DescribeAccount',
  });
};

type Links = 'permissionSets' | 'assignments' | 'access' | 'environments' | 'workspaces';

/** The fields of an account that rest on Organizations alone. */
export const Account: Omit<AccountResolvers, Links> = {
  id: ({ accountId }) => globalIds.encode('Account', accountId),
  accountId: ({ accountId }) => accountId,
  arn: async (key, _args, context) => (await detailOf(key, context)).Arn,
  name: async (key, _args, context) => (await detailOf(key, context)).Name,
  email: async (key, _args, context) => (await detailOf(key, context)).Email,
  async state(key, _args, context) {
    // `Status` is what AWS retires in favour of `State`; an older answer has only the former.
    const { State, Status } = await detailOf(key, context);
    return recognize(State ?? Status, STATES, (message) => context.log.warn(message));
  },
  joinedAt: async (key, _args, context) => (await detailOf(key, context)).JoinedTimestamp,
  joinedMethod: async (key, _args, context) =>
    recognize(
      (await detailOf(key, context)).JoinedMethod,
      ['INVITED', 'CREATED'] as const,
      (message) => context.log.warn(message),
    ),
  organizationalUnits: async (key, _args, context) =>
    unitsAbove(context, key.accountId, (await detailOf(key, context)).Paths?.[0]),
  tags: async ({ accountId }, _args, { loaders }) =>
    toTags(await loaders.organizations.tagsOf(accountId)),
};
