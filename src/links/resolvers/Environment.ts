import type { EnvironmentResolvers } from '../../generated/resolvers.ts';
import { detailOf } from '../../services/finspace/find-environment.ts';
import { OWN_ACCOUNT } from '../../upstream/places.ts';
import { linkAccount } from '../link-account.ts';

export const Environment: Pick<EnvironmentResolvers, 'account'> = {
  async account(key, _args, context, info) {
    const { accountId } = key;
    const owner =
      accountId === OWN_ACCOUNT ? (await detailOf(key, context)).awsAccountId : accountId;
    return linkAccount(context, owner, info);
  },
};
