import type { GraphQLResolveInfo } from 'graphql';
import type { GatewayContext } from '../context.ts';
import { selectsOnly } from '../core/selection.ts';
import type { AccountModel } from '../services/organizations/models.ts';

const KEYS = new Set(['id', 'accountId']);

/**
 * The link to an account: null when the organization does not have it. When only its keys are asked
 * for, they are answered without a call.
 */
export const linkAccount = async (
  { loaders }: GatewayContext,
  accountId: string | undefined,
  info: GraphQLResolveInfo,
): Promise<AccountModel | null> => {
  if (accountId === undefined || !(loaders.rows.seesAll || (await loaders.rows.sees(accountId)))) {
    return null;
  }
  if (selectsOnly(info, KEYS)) return { accountId };
  return (await loaders.organizations.account.load(accountId)) === null ? null : { accountId };
};
