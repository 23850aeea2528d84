import type { AccountAssignmentOperationStatus } from '@aws-sdk/client-sso-admin';
import { GatewayError } from '../../../core/errors.ts';
import type { RequestScope } from '../../../upstream/types.ts';
import type { AssignmentOperationModel } from '../models.ts';
import { toState } from '../operation-loaders.ts';
import type { ProcessDeps } from './background.ts';
import { BEGUN_BY } from './state.ts';
import type { AssignmentChange } from './types.ts';

/**
 * Sends a change, once. `CreateAccountAssignment` or `DeleteAccountAssignment`.
 *
 * @returns what AWS has begun.
 * @throws GatewayError
 */
export const requestChange = async (
  { upstream, client }: ProcessDeps,
  scope: RequestScope,
  change: AssignmentChange,
): Promise<AssignmentOperationModel> => {
  const { kind, instanceArn } = change;
  const input = {
    InstanceArn: instanceArn,
    TargetId: change.accountId,
    TargetType: 'AWS_ACCOUNT',
    PermissionSetArn: change.permissionSetArn,
    PrincipalType: change.principalType,
    PrincipalId: change.principalId,
  } as const;
  const status =
    kind === 'CREATE'
      ? (await upstream.call(scope, client.createAccountAssignment, input))
          .AccountAssignmentCreationStatus
      : (await upstream.call(scope, client.deleteAccountAssignment, input))
          .AccountAssignmentDeletionStatus;
  if (status?.RequestId === undefined) {
    const details = { service: 'sso-admin', operation: BEGUN_BY[kind] };
    throw new GatewayError('OUTCOME_UNKNOWN', 'AWS did not say what it has begun.', details);
  }
  return toOperation(change, status.RequestId, status);
};

/** The operation that makes a change, by what AWS says of it. */
export const toOperation = (
  { kind, instanceArn, ...change }: AssignmentChange,
  requestId: string,
  status: AccountAssignmentOperationStatus,
): AssignmentOperationModel => {
  const { accountId, permissionSetArn, principalType, principalId } = change;
  return {
    instanceArn,
    kind,
    requestId,
    state: toState(status.Status ?? 'IN_PROGRESS'),
    createdAt: status.CreatedDate,
    detail: {
      // What was sent, where an answer leaves it out.
      TargetId: accountId,
      PermissionSetArn: permissionSetArn,
      PrincipalType: principalType,
      PrincipalId: principalId,
      ...status,
    },
  };
};
