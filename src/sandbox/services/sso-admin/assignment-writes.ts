/** The three asynchronous operations: each answers at once with what is under way. */
import type {
  CreateAccountAssignmentCommandInput,
  CreateAccountAssignmentCommandOutput,
  DeleteAccountAssignmentCommandInput,
  DeleteAccountAssignmentCommandOutput,
  ProvisionPermissionSetCommandInput,
  ProvisionPermissionSetCommandOutput,
} from '@aws-sdk/client-sso-admin';

import type { OperationRequest, Operations } from '../../operations.ts';
import { SandboxError, type SandboxCall } from '../../service.ts';
import { assignmentKey, pairKey, type SandboxState } from '../../state.ts';
import { required, validationError, type Answer, type Handlers } from '../answer.ts';
import { notFound, permissionSetOf } from './find.ts';
import { toAssignmentStatus, toProvisioningStatus } from './operation-reads.ts';

const mostSetsPerAccount = 500;

const accountOf = (state: SandboxState, id: string | undefined): string => {
  const accountId = required(id, 'TargetId');
  if (!state.accounts.has(accountId)) throw notFound(`Could not find account ${accountId}`);
  return accountId;
};

/** The set, account and principal of a request. */
const partsOf = (
  state: SandboxState,
  input: CreateAccountAssignmentCommandInput | DeleteAccountAssignmentCommandInput,
): Required<Omit<OperationRequest, 'kind'>> => ({
  permissionSet: permissionSetOf(state, input),
  accountId: accountOf(state, input.TargetId),
  principalType: required(input.PrincipalType, 'PrincipalType'),
  principalId: required(input.PrincipalId, 'PrincipalId'),
});

export const assignmentWrites = (state: SandboxState, operations: Operations): Handlers => ({
  /** Accepted for a principal that nobody knows, too: whether it fails shows later. */
  CreateAccountAssignment(
    input: CreateAccountAssignmentCommandInput,
    call: SandboxCall,
  ): Answer<CreateAccountAssignmentCommandOutput> {
    const parts = partsOf(state, input);
    const pair = pairKey(parts.accountId, parts.permissionSet.permissionSetArn);
    const held = state.provisioningsOfAccount.get(parts.accountId).length;
    if (!state.provisionings.has(pair) && held >= mostSetsPerAccount) {
      throw new SandboxError(
        'ServiceQuotaExceededException',
        `An account cannot have more than ${mostSetsPerAccount} permission sets.`,
      );
    }
    const operation = operations.start({ kind: 'CREATE', ...parts }, call.clock.now());
    return { AccountAssignmentCreationStatus: toAssignmentStatus(operation) };
  },

  /** Accepted for an assignment that is not there, if the account holds the set at all. */
  DeleteAccountAssignment(
    input: DeleteAccountAssignmentCommandInput,
    call: SandboxCall,
  ): Answer<DeleteAccountAssignmentCommandOutput> {
    const parts = partsOf(state, input);
    const { accountId, principalType, principalId } = parts;
    const { permissionSetArn } = parts.permissionSet;
    const row = { accountId, permissionSetArn, principalType, principalId };
    const pair = pairKey(accountId, permissionSetArn);
    if (!state.assignments.has(assignmentKey(row)) && !state.provisionings.has(pair)) {
      throw notFound('Could not find the account assignment.');
    }
    const operation = operations.start({ kind: 'DELETE', ...parts }, call.clock.now());
    return { AccountAssignmentDeletionStatus: toAssignmentStatus(operation) };
  },

  ProvisionPermissionSet(
    input: ProvisionPermissionSetCommandInput,
    call: SandboxCall,
  ): Answer<ProvisionPermissionSetCommandOutput> {
    const permissionSet = permissionSetOf(state, input);
    const isOne = input.TargetType === 'AWS_ACCOUNT';
    if (isOne !== (input.TargetId !== undefined)) {
      throw validationError('TargetId goes with TargetType AWS_ACCOUNT, and only with it.');
    }
    const target = isOne ? { accountId: accountOf(state, input.TargetId) } : {};
    const request = { kind: 'PROVISION', permissionSet, ...target } as const;
    return {
      PermissionSetProvisioningStatus: toProvisioningStatus(
        operations.start(request, call.clock.now()),
      ),
    };
  },
});
