import type { GatewayContext } from '../../context.ts';
import { GatewayError, withDetails } from '../../core/errors.ts';
import { inputError, type UserErrorModel, UserErrors } from '../../core/user-errors.ts';
import type {
  AssignmentModel,
  AssignmentOperationModel,
  AsyncOperationModel,
} from '../../services/identity-center/models.ts';
import { isInEffect } from '../../services/identity-center/operations/settle-forgotten.ts';
import { targetOf } from '../../services/identity-center/operations/target.ts';
import { TargetBusy } from '../../services/identity-center/operations/target-busy.ts';
import type { AssignmentChange } from '../../services/identity-center/operations/types.ts';

/** Another operation has to end first. */
export const operationConflict = (
  message: string,
  operation: AsyncOperationModel | undefined,
): UserErrors => {
  const error: UserErrorModel & { readonly operation: AsyncOperationModel | undefined } = {
    ...inputError('CONFLICT_RETRYABLE', message, 'input'),
    __typename: 'OperationConflict',
    operation,
  };
  return new UserErrors(error);
};

/** What is in the way of a change: told without the operation where that is in a hidden account. */
export const conflictOf = async (
  { loaders }: GatewayContext,
  { message, operation }: TargetBusy,
): Promise<UserErrors> => {
  const accountId = operation && targetOf(operation).accountId;
  const isSeen = accountId === undefined || (await loaders.rows.sees(accountId));
  return operationConflict(message, isSeen ? operation : undefined);
};

/** The row of an assignment, read now; undefined when AWS does not list it. */
export const readRow = async (
  context: GatewayContext,
  assignment: AssignmentModel,
): Promise<AssignmentModel | undefined> => {
  const { items } = await context.uncached().identityCenter.assignmentsOfPair(assignment);
  const { principalId, principalType } = assignment;
  return items.find(
    (row) => row.principalId === principalId && row.principalType === principalType,
  );
};

/** The input fields that AWS's refusals are about. */
const FIELDS: Readonly<Record<string, string>> = {
  PRINCIPAL_NOT_FOUND: 'input.principal',
  ACCOUNT_SUSPENDED: 'input.account',
};

/**
 * Sends a change of an assignment, and answers what AWS has begun; nothing when AWS does not say,
 * but the assignment itself shows that the change was made.
 *
 * @throws UserErrors, GatewayError
 */
export const sendChange = async (
  context: GatewayContext,
  change: AssignmentChange,
): Promise<AssignmentOperationModel | undefined> => {
  try {
    const operation = await context.changes.sender.send(context.scope, change);
    context.changed([]);
    return operation;
  } catch (error) {
    if (error instanceof TargetBusy) throw await conflictOf(context, error);
    if (!(error instanceof GatewayError)) throw error;
    context.changed([]);
    const isOpen = error.code === 'OUTCOME_UNKNOWN';
    const isGone = error.code === 'NOT_FOUND' && change.kind === 'DELETE';
    if ((isOpen || isGone) && (await isMade(context, change))) return undefined;
    const field = FIELDS[error.code];
    if (field !== undefined) throw withDetails(error, { argument: field });
    throw await context.whyRefused(error, change);
  }
};

const isMade = async (context: GatewayContext, change: AssignmentChange): Promise<boolean> => {
  try {
    return await isInEffect(context.uncached().identityCenter, change);
  } catch (error) {
    if (error instanceof GatewayError) return false;
    throw error;
  }
};
