import type { AssignmentOperationModel } from '../models.ts';
import type { QueuedChange } from './types.ts';

/** Whether this is the key of an entry of the gateway's own queue, and not AWS's. */
export const isQueueKey = (requestId: string): boolean => requestId.startsWith('q-');

/** An entry of the queue as the operation that it is, or is to become. */
export const toQueuedOperation = (entry: QueuedChange): AssignmentOperationModel => {
  const { id, change, state, awsRequestId, failure, createdAt } = entry;
  return {
    instanceArn: change.instanceArn,
    kind: change.kind,
    requestId: id,
    state,
    createdAt: new Date(createdAt),
    detail: {
      RequestId: awsRequestId,
      TargetId: change.accountId,
      TargetType: 'AWS_ACCOUNT',
      PermissionSetArn: change.permissionSetArn,
      PrincipalType: change.principalType,
      PrincipalId: change.principalId,
      FailureReason: failure?.reason,
    },
  };
};
