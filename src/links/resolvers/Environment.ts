import { createCursorCodec } from '../../core/cursor.ts';
import type { EnvironmentResolvers } from '../../generated/resolvers.ts';
import { detailOf } from '../../services/finspace/find-environment.ts';
import { OWN_ACCOUNT } from '../../upstream/places.ts';
import { connectAccess } from '../access/access-connection.ts';
import { accessToEnvironment } from '../access/access-to-environment.ts';
import { linkAccount } from '../link-account.ts';

export const Environment: Pick<EnvironmentResolvers, 'account' | 'access'> = {
  async account(key, _args, context, info) {
    const { accountId } = key;
    const owner =
      accountId === OWN_ACCOUNT ? (await detailOf(key, context)).awsAccountId : accountId;
    return linkAccount(context, owner, info);
  },
  async access(key, args, context) {
    const found = await accessToEnvironment(context, key);
    const { region, environmentId } = key;
    const codec = createCursorCodec('Environment.access', `${region}|${environmentId}`, args);
    return connectAccess(codec, args, found);
  },
};
