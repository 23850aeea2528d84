import { GatewayError } from '../../../core/errors.ts';
import type { AsyncOperationModel } from '../models.ts';

/** A change that has to wait for another on the same target, for longer than there was time. */
export class TargetBusy extends GatewayError {
  /** What is under way there, when it is known. */
  readonly operation: AsyncOperationModel | undefined;

  constructor(operation: AsyncOperationModel | undefined, cause?: unknown) {
    super(
      'CONFLICT_RETRYABLE',
      'Another change of this permission set in this account is under way. Try again when it has ended.',
      { service: 'sso-admin' },
      { cause },
    );
    this.operation = operation;
  }
}
