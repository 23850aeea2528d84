import type { GatewayContext } from '../../context.ts';
import { UserErrors } from '../../core/user-errors.ts';
import { globalIds } from '../../node-types.ts';
import type {
  AssignmentModel,
  AssignmentOperationModel,
} from '../../services/identity-center/models.ts';
import { isAbout } from '../../services/identity-center/operations/target.ts';
import { type AssignmentInput, toAssignment } from './assignment-input.ts';
import { checkTarget } from './check-target.ts';
import { requireRow } from './require-row.ts';
import { operationConflict, readRow, sendChange } from './send-change.ts';
import { sessionsEndBy } from './session-end.ts';

export interface DeletedAssignment {
  readonly operation: AssignmentOperationModel | undefined;
  /** Only of an assignment that is gone. */
  readonly deletedId: string | undefined;
  readonly sessionsEndBy: Date | undefined;
}

const idOf = (row: AssignmentModel): string =>
  globalIds.encode(
    'AccountAssignment',
    row.instanceArn,
    row.accountId,
    row.permissionSetArn,
    row.principalType,
    row.principalId,
  );

/**
 * Begins the deletion of an assignment, unless it is gone or being deleted already.
 *
 * @throws UserErrors, GatewayError
 */
export const deleteAssignment = async (
  context: GatewayContext,
  input: AssignmentInput,
): Promise<DeletedAssignment> => {
  const named = await toAssignment(context, input, 'DELETE');
  const { assignment } = named;
  await requireRow(context, named, 'DELETE');
  const [running, { errors, permissionSet }] = await Promise.all([
    context.changes.running(context.scope, assignment, ['CREATE', 'DELETE']),
    checkTarget(context, named, 'DELETE'),
  ]);
  const answer = (operation: AssignmentOperationModel | undefined): DeletedAssignment => ({
    operation,
    // Not gone before AWS says so: the operation may fail and the assignment stay.
    deletedId: operation === undefined ? idOf(assignment) : undefined,
    sessionsEndBy: sessionsEndBy(context.upstream.clock.now(), [permissionSet?.SessionDuration]),
  });
  const same = running.find((operation) => isAbout(operation, assignment));
  if (same?.kind === 'DELETE') return answer(same);
  if (same !== undefined) {
    throw operationConflict(
      'This assignment is being created. Delete it when the operation has ended.',
      same,
    );
  }
  const isAllThere = errors.every(({ code }) => code === 'ACCOUNT_SUSPENDED');
  if (isAllThere && (await readRow(context, assignment)) === undefined) {
    return { operation: undefined, deletedId: idOf(assignment), sessionsEndBy: undefined };
  }
  if (errors.length > 0) throw new UserErrors(...errors);
  return answer(await sendChange(context, { ...assignment, kind: 'DELETE' }));
};
