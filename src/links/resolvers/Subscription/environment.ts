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
  resolve: (now: EnvironmentModel | null) => now,
};
