import type { GatewayContext } from '../../../context.ts';
import type { SubscriptionResolvers } from '../../../generated/resolvers.ts';
import { seeEnvironment } from '../../../services/finspace/environment-watch.ts';
import { environmentKeyOf } from '../../../services/finspace/find-environment.ts';
import type { EnvironmentModel } from '../../../services/finspace/models.ts';
import { watchStatus } from '../../watch-status.ts';

export const environment: SubscriptionResolvers['environment'] = {
  async subscribe(_root, { id }, context) {
    const key = environmentKeyOf(id, 'id');
    const now = await seeEnvironment(context.uncached().finspace, key);
    return watchStatus(context.watches.environments, key, now) as AsyncIterable<never>;
  },
  resolve: async (now: EnvironmentModel | null, _args: object, { loaders }: GatewayContext) =>
    now !== null && (await loaders.rows.sees(now.accountId)) ? now : null,
};
