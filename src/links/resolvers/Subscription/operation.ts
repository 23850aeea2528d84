import type { GatewayContext } from '../../../context.ts';
import type { SubscriptionResolvers } from '../../../generated/resolvers.ts';
import type { AsyncOperationModel } from '../../../services/identity-center/models.ts';
import { targetOf } from '../../../services/identity-center/operations/target.ts';
import { watchOperation } from '../../changes/watch-operation.ts';
import { findNode } from '../../find-node.ts';

export const operation: SubscriptionResolvers['operation'] = {
  async subscribe(_root, { id }, context) {
    const now = (await findNode(context, id, 'id')) as AsyncOperationModel;
    const { changes, loaders } = context;
    // What is hidden is like what is not there: the queue, which knows it, is not asked again.
    const isHidden = !loaders.rows.seesAll && now.detail === undefined;
    const queue = isHidden ? { ...changes.queue, get: () => undefined } : changes.queue;
    return watchOperation({ tracker: changes.tracker, queue }, now) as AsyncIterable<never>;
  },
  async resolve(now: AsyncOperationModel, _args: object, { loaders }: GatewayContext) {
    const { accountId } = targetOf(now);
    if (accountId === undefined || (await loaders.rows.sees(accountId))) return now;
    const { instanceArn, kind, requestId } = now;
    return { instanceArn, kind, requestId, state: 'UNKNOWN' as const };
  },
};
