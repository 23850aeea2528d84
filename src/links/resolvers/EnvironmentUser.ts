import type { EnvironmentUserResolvers } from '../../generated/resolvers.ts';
import { globalIds } from '../../node-types.ts';
import { matchUser } from '../match-user.ts';

export const EnvironmentUser: Pick<EnvironmentUserResolvers, 'user' | 'userMatch'> = {
  async user(key, _args, context) {
    const { users } = await matchUser(context, key);
    const [user, ...others] = users;
    return user === undefined || others.length > 0 ? null : user;
  },
  async userMatch(key, _args, context) {
    const { state, reason, users } = await matchUser(context, key);
    const candidates = users.map(({ identityStoreId, userId }) =>
      globalIds.encode('User', identityStoreId, userId),
    );
    return { state, reason, candidates };
  },
};
