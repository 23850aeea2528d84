import type { GatewayContext } from '../../../context.ts';
import type { SubscriptionResolvers } from '../../../generated/resolvers.ts';
import { workspaceOf } from '../../../services/grafana/find-workspace.ts';
import type { WorkspaceModel } from '../../../services/grafana/models.ts';
import { watchStatus } from '../../watch-status.ts';

export const workspace: SubscriptionResolvers['workspace'] = {
  async subscribe(_root, { id }, context) {
    const key = workspaceOf(id, 'id');
    const seen = await context.uncached().grafana.wholeWorkspace(key);
    const now = seen === null ? null : { ...key, seen };
    return watchStatus(context.watches.workspaces, key, now) as AsyncIterable<never>;
  },
  resolve: async (now: WorkspaceModel | null, _args: object, { loaders }: GatewayContext) =>
    now !== null && (await loaders.rows.sees(now.accountId)) ? now : null,
};
