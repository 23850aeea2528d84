import type { GatewayContext } from '../../context.ts';
import { UserErrors } from '../../core/user-errors.ts';
import type {
  AssignmentModel,
  AssignmentOperationModel,
} from '../../services/identity-center/models.ts';
import { isAbout } from '../../services/identity-center/operations/target.ts';
import { type AssignmentInput, toAssignment } from './assignment-input.ts';
import { checkTarget } from './check-target.ts';
import { requireRow } from './require-row.ts';
import { operationConflict, readRow, sendChange } from './send-change.ts';

export interface CreatedAssignment {
  readonly operation: AssignmentOperationModel | undefined;
  readonly assignment: AssignmentModel | undefined;
}

/**
 * Begins the creation of an assignment, unless it is there or being created already.
 *
 * What runs is looked at before the row: the other way round, a row that a deletion takes away in
 * between would be taken for one that stays.
 *
 * @throws UserErrors, GatewayError
 */
export const createAssignment = async (
  context: GatewayContext,
  input: AssignmentInput,
): Promise<CreatedAssignment> => {
  const named = await toAssignment(context, input, 'CREATE');
  const { assignment } = named;
  await requireRow(context, named, 'CREATE');
  const [running, { errors }] = await Promise.all([
    context.changes.running(context.scope, assignment, ['CREATE', 'DELETE']),
    checkTarget(context, named, 'CREATE'),
  ]);
  const same = running.find((operation) => isAbout(operation, assignment));
  if (same?.kind === 'CREATE') return { operation: same, assignment: undefined };
  if (same !== undefined) {
    throw operationConflict(
      'This assignment is being deleted. Create it again when the operation has ended.',
      same,
    );
  }
  const isAllThere = errors.every(({ code }) => code === 'ACCOUNT_SUSPENDED');
  const row = isAllThere ? await readRow(context, assignment) : undefined;
  if (row !== undefined) return { operation: undefined, assignment: row };
  if (errors.length > 0) throw new UserErrors(...errors);
  const operation = await sendChange(context, { ...assignment, kind: 'CREATE' });
  return { operation, assignment: operation === undefined ? assignment : undefined };
};
