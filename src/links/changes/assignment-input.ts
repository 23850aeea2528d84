import type { GatewayContext } from '../../context.ts';
import { GatewayError } from '../../core/errors.ts';
import { inputError, UserErrors } from '../../core/user-errors.ts';
import { globalIds, type NodeType } from '../../node-types.ts';
import type { AssignmentModel, InstanceModel } from '../../services/identity-center/models.ts';

/** An assignment as a caller names it: by global ids. */
export interface AssignmentInput {
  readonly instance?: string | null | undefined;
  readonly account: string;
  readonly permissionSet: string;
  readonly principal: string;
}

export interface NamedAssignment {
  readonly assignment: AssignmentModel;
  readonly instance: InstanceModel;
}

/** Whom an assignment can be created for; one to be deleted may also be named by its own id. */
const PRINCIPALS = {
  CREATE: ['User', 'Group'],
  DELETE: ['User', 'Group', 'AccountAssignment'],
} as const satisfies Record<string, readonly NodeType[]>;

const invalid = (field: string, message: string): UserErrors =>
  new UserErrors(inputError('VALIDATION', message, field));

/**
 * An assignment in AWS's own keys.
 *
 * @throws GatewayError BAD_USER_INPUT for what is no id of the right type; UserErrors when what is
 * named does not belong together.
 */
export const toAssignment = async (
  context: GatewayContext,
  input: AssignmentInput,
  kind: 'CREATE' | 'DELETE',
  path = 'input',
): Promise<NamedAssignment> => {
  const [accountId = ''] = globalIds.decode(input.account, `${path}.account`, ['Account']).keys;
  const [instanceArn = '', permissionSetArn = ''] = globalIds.decode(
    input.permissionSet,
    `${path}.permissionSet`,
    ['PermissionSet'],
  ).keys;
  const principal = globalIds.decode(input.principal, `${path}.principal`, PRINCIPALS[kind]);
  if (input.instance != null && input.instance !== instanceArn) {
    throw invalid(`${path}.instance`, 'The permission set belongs to another instance.');
  }
  const instance = await instanceOf(context, instanceArn, `${path}.permissionSet`);
  const { type, keys } = principal;
  const elsewhere = 'This principal is in the directory of another instance.';
  if (type === 'AccountAssignment') {
    const [ownInstance, , , principalType, principalId = ''] = keys;
    if (ownInstance !== instanceArn) throw invalid(`${path}.principal`, elsewhere);
    return {
      instance,
      assignment: {
        instanceArn,
        accountId,
        permissionSetArn,
        principalType: principalType === 'GROUP' ? 'GROUP' : 'USER',
        principalId,
      },
    };
  }
  const [storeId, principalId = ''] = keys;
  if (storeId !== instance.identityStoreId) throw invalid(`${path}.principal`, elsewhere);
  const principalType = type === 'Group' ? 'GROUP' : 'USER';
  return {
    instance,
    assignment: { instanceArn, accountId, permissionSetArn, principalType, principalId },
  };
};

const instanceOf = async (
  context: GatewayContext,
  instanceArn: string,
  field: string,
): Promise<InstanceModel> => {
  try {
    return await context.instance(instanceArn);
  } catch (error) {
    if (!(error instanceof GatewayError) || error.code !== 'NOT_FOUND') throw error;
    throw new UserErrors(inputError('NOT_FOUND', error.message, field));
  }
};
