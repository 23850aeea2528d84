import type { SubscriptionResolvers } from '../../../generated/resolvers.ts';
import type { AsyncOperationModel } from '../../../services/identity-center/models.ts';
import { watchOperation } from '../../changes/watch-operation.ts';
import { findNode } from '../../find-node.ts';

export const operation: SubscriptionResolvers['operation'] = {
  async subscribe(_root, { id }, context) {
    const now: AsyncOperationModel = await findNode(context, id, 'id');
    return watchOperation(context.changes, now) as AsyncIterable<never>;
  },
  resolve: (now: AsyncOperationModel) => now,
};
