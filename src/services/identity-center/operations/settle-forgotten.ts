import { GatewayError } from '../../../core/errors.ts';
import type { AsyncOperationModel } from '../models.ts';
import type { Reads } from './background.ts';
import { assignmentOf, targetOf } from './target.ts';
import type { AssignmentChange } from './types.ts';

/** Whether things are as the change wants them. From `ListAccountAssignments`. */
export const isInEffect = async (reads: Reads, change: AssignmentChange): Promise<boolean> => {
  const { items } = await reads.assignmentsOfPair(change).catch((error: unknown) => {
    // Where the set or the account is gone there is no assignment either.
    if (error instanceof GatewayError && error.code === 'NOT_FOUND') return { items: [] };
    throw error;
  });
  const isThere = items.some(
    (row) => row.principalId === change.principalId && row.principalType === change.principalType,
  );
  return isThere === (change.kind === 'CREATE');
};

/**
 * An operation that AWS no longer knows, judged by what it was to bring about: SUCCEEDED when that
 * is so, else UNKNOWN, because another change may have undone it since.
 *
 * @throws GatewayError when it cannot be read.
 */
export const settleForgotten = async (
  reads: Reads,
  operation: AsyncOperationModel,
): Promise<AsyncOperationModel> => {
  const { kind } = operation;
  const { accountId, permissionSetArn } = targetOf(operation);
  let isDone = false;
  if (kind === 'PROVISION') {
    if (accountId !== undefined && permissionSetArn !== undefined) {
      const { instanceArn } = operation;
      const status = 'LATEST_PERMISSION_SET_PROVISIONED';
      const latest = await reads.accountsOfSet({ instanceArn, permissionSetArn, status });
      isDone = latest.items.includes(accountId);
    }
  } else {
    const assignment = assignmentOf(operation);
    isDone = assignment !== undefined && (await isInEffect(reads, { ...assignment, kind }));
  }
  return { ...operation, state: isDone ? 'SUCCEEDED' : 'UNKNOWN' };
};
