import type { GatewayContext } from '../../../context.ts';
import { recognize } from '../../../core/enums.ts';
import { GatewayError } from '../../../core/errors.ts';
import type { AccountResolvers } from '../../../generated/resolvers.ts';
import { when } from '../../../core/when.ts';
import { globalIds } from '../../../node-types.ts';
import type { ListedAccount } from '../deps.ts';
import type { AccountModel } from '../models.ts';
import { toTags } from '../../../core/tags.ts';
import { unitsAbove } from '../units-above.ts';

const STATES = ['PENDING_ACTIVATION', 'ACTIVE', 'SUSPENDED', 'PENDING_CLOSURE', 'CLOSED'] as const;

const found = (accountId: string, account: ListedAccount | null): ListedAccount => {
  if (account !== null) return account;
  throw new GatewayError('NOT_FOUND', `There is no account ${accountId} in the organization.`, {
    service: 'organizations',
    operation: 'DescribeAccount',
  });
};

const foundLater = (
  accountId: string,
  account: Promise<ListedAccount | null>,
): Promise<ListedAccount> => account.then((one) => found(accountId, one));

const detailOf = (
  { accountId }: AccountModel,
  { loaders }: GatewayContext,
): ListedAccount | Promise<ListedAccount> => {
  const account = loaders.organizations.account.now(accountId);
  return account instanceof Promise ? foundLater(accountId, account) : found(accountId, account);
};

/** A field that is told by what AWS says of the account. Nothing is made for it but its value. */
const detail =
  <Value>(pick: (account: ListedAccount) => Value) =>
  (key: AccountModel, _args: unknown, context: GatewayContext): Value | Promise<Value> =>
    when(detailOf(key, context), pick);

type Links = 'permissionSets' | 'assignments' | 'access' | 'environments' | 'workspaces';

/** The fields of an account that rest on Organizations alone. */
export const Account: Omit<AccountResolvers, Links> = {
  id: ({ accountId }) => globalIds.encode('Account', accountId),
  accountId: ({ accountId }) => accountId,
  arn: detail((account) => account.Arn),
  name: detail((account) => account.Name),
  email: detail((account) => account.Email),
  // `Status` is what AWS retires in favour of `State`; an older answer has only the former.
  state: (key, _args, context) =>
    when(detailOf(key, context), ({ State, Status }) =>
      recognize(State ?? Status, STATES, (message) => context.log.warn(message)),
    ),
  joinedAt: detail((account) => account.JoinedTimestamp),
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
