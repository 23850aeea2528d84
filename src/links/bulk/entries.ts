import type { GatewayContext } from '../../context.ts';
import { GatewayError } from '../../core/errors.ts';
import { inputError, type UserErrorModel, UserErrors } from '../../core/user-errors.ts';
import { globalIds, type NodeType } from '../../node-types.ts';
import type { AssignmentModel } from '../../services/identity-center/models.ts';
import type { AssignmentChange } from '../../services/identity-center/operations/types.ts';
import { type NamedAssignment, toAssignment } from '../changes/assignment-input.ts';

/** An assignment among several, as a caller names it: by global ids. */
export interface BulkInput {
  readonly account: string;
  readonly permissionSet: string;
  readonly principal: string;
}

/** One assignment among several, in AWS's own keys as far as its ids hold them. */
export interface BulkEntry {
  readonly index: number;
  /** The way to it in the input, for errors. */
  readonly path: string;
  readonly keys: Partial<AssignmentModel>;
  /** There when the ids are right. */
  readonly named?: NamedAssignment | undefined;
  readonly errors: readonly UserErrorModel[];
}

/** The most entries of one mutation. */
export const MOST_ENTRIES = 500;

/** @throws UserErrors VALIDATION when there are none, or too many. */
export const checkCount = (count: number): void => {
  if (count > 0 && count <= MOST_ENTRIES) return;
  const message =
    count === 0
      ? 'Name at least one assignment.'
      : `At most ${MOST_ENTRIES} assignments can be changed at once; ${count} were given. Send the rest with another request.`;
  throw new UserErrors(inputError('VALIDATION', message, 'input.assignments'));
};

const tryDecode = (id: string): { readonly type: NodeType; readonly keys: readonly string[] } => {
  try {
    return globalIds.decode(id, '');
  } catch {
    return { type: 'Organization', keys: [] };
  }
};

/** What the ids of an entry tell, though one of them may be wrong. */
const keysOf = ({ account, permissionSet, principal }: BulkInput): Partial<AssignmentModel> => {
  const [ofAccount, ofSet, ofPrincipal] = [account, permissionSet, principal].map(tryDecode);
  const type = ofPrincipal?.type;
  const isRow = type === 'AccountAssignment';
  const isPrincipal = isRow || type === 'User' || type === 'Group';
  const isGroup = type === 'Group' || (isRow && ofPrincipal?.keys[3] === 'GROUP');
  return {
    ...(ofAccount?.type === 'Account' ? { accountId: ofAccount.keys[0] } : {}),
    ...(ofSet?.type === 'PermissionSet' ? { permissionSetArn: ofSet.keys[1] } : {}),
    ...(isPrincipal
      ? {
          principalType: isGroup ? 'GROUP' : 'USER',
          principalId: ofPrincipal?.keys[isRow ? 4 : 1],
        }
      : {}),
  };
};

/** The entries of a mutation; what is wrong with the ids of one is an error of that one alone. */
export const readEntries = (
  context: GatewayContext,
  inputs: readonly BulkInput[],
  kind: AssignmentChange['kind'],
): Promise<readonly BulkEntry[]> =>
  Promise.all(
    inputs.map(async (input, index): Promise<BulkEntry> => {
      const path = `input.assignments.${index}`;
      const entry = { index, path, keys: keysOf(input) };
      try {
        const named = await toAssignment(context, input, kind, path);
        return { ...entry, keys: named.assignment, named, errors: [] };
      } catch (error) {
        if (error instanceof UserErrors) return { ...entry, errors: error.errors };
        if (!(error instanceof GatewayError) || error.code !== 'BAD_USER_INPUT') throw error;
        const { code, message, details } = error;
        return { ...entry, errors: [inputError(code, message, details.argument)] };
      }
    }),
  );
