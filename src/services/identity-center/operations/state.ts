import type { CappedOperation } from '../../../upstream/types.ts';
import type { OperationState } from '../models.ts';
import type { OperationKind } from '../operation-loaders.ts';

/** The operation of AWS's that begins one of each kind. */
export const BEGUN_BY: Readonly<Record<OperationKind, CappedOperation>> = {
  CREATE: 'CreateAccountAssignment',
  DELETE: 'DeleteAccountAssignment',
  PROVISION: 'ProvisionPermissionSet',
};

/** Whether nothing more will happen to an operation, as far as can be known. */
export const hasEnded = (state: OperationState): boolean =>
  state !== 'QUEUED' && state !== 'IN_PROGRESS';

/** What is left of a deadline when waiting for something ends, so that it can still be answered. */
export const ANSWER_MS = 500;
