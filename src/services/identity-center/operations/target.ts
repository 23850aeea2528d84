import type { AssignmentModel, AsyncOperationModel } from '../models.ts';
import { tags } from '../tags.ts';

/** What an operation is about, as far as it was described. */
interface Target {
  readonly accountId?: string | undefined;
  readonly permissionSetArn?: string | undefined;
  readonly principalType?: string | undefined;
  readonly principalId?: string | undefined;
}

/** A permission set in an account; without one, in all accounts that have it. */
export interface Place {
  readonly instanceArn: string;
  readonly permissionSetArn: string;
  readonly accountId?: string | undefined;
}

/** The account, permission set and principal of an operation; empty until it was described. */
export const targetOf = (operation: AsyncOperationModel): Target => {
  if (operation.kind === 'PROVISION') {
    const { AccountId, PermissionSetArn } = operation.detail ?? {};
    return { accountId: AccountId, permissionSetArn: PermissionSetArn };
  }
  const { TargetId, PermissionSetArn, PrincipalType, PrincipalId } = operation.detail ?? {};
  return {
    accountId: TargetId,
    permissionSetArn: PermissionSetArn,
    principalType: PrincipalType,
    principalId: PrincipalId,
  };
};

/** The assignment that an operation creates or deletes; undefined until it was described. */
export const assignmentOf = (operation: AsyncOperationModel): AssignmentModel | undefined => {
  const { accountId, permissionSetArn, principalType, principalId } = targetOf(operation);
  return accountId === undefined ||
    permissionSetArn === undefined ||
    (principalType !== 'USER' && principalType !== 'GROUP') ||
    principalId === undefined
    ? undefined
    : {
        instanceArn: operation.instanceArn,
        accountId,
        permissionSetArn,
        principalType,
        principalId,
      };
};

/** Whether an operation is on the same set in the same account: AWS runs one there at a time. */
export const isInTheWay = (operation: AsyncOperationModel, place: Place): boolean => {
  const { accountId, permissionSetArn } = targetOf(operation);
  return (
    permissionSetArn === place.permissionSetArn &&
    // A provisioning of all accounts names none.
    (accountId === undefined || place.accountId === undefined || accountId === place.accountId)
  );
};

/** Whether an operation is about the very assignment, whatever it does with it. */
export const isAbout = (operation: AsyncOperationModel, change: AssignmentModel): boolean => {
  const { accountId, principalType, principalId } = targetOf(operation);
  return (
    isInTheWay(operation, change) &&
    accountId === change.accountId &&
    principalType === change.principalType &&
    principalId === change.principalId
  );
};

/** What cached values a change makes obsolete, when it begins and when it has ended. */
export const tagsOfChange = (change: AssignmentModel): readonly string[] => {
  const { instanceArn, accountId, permissionSetArn, principalId } = change;
  return [
    tags.operations(instanceArn),
    tags.pair(accountId, permissionSetArn),
    tags.accountProvisioning(accountId),
    tags.setProvisioning(permissionSetArn),
    tags.drift(instanceArn),
    tags.principalAssignments(principalId),
    // What a user has through a group is in the user's list.
    ...(change.principalType === 'GROUP' ? [tags.userAssignments(instanceArn)] : []),
  ];
};

/** The same for any operation. */
export const tagsOfOperation = (operation: AsyncOperationModel): readonly string[] => {
  const assignment = assignmentOf(operation);
  if (assignment !== undefined) return tagsOfChange(assignment);
  const { accountId, permissionSetArn } = targetOf(operation);
  return [
    tags.operations(operation.instanceArn),
    tags.drift(operation.instanceArn),
    ...(accountId === undefined ? [] : [tags.accountProvisioning(accountId)]),
    ...(permissionSetArn === undefined ? [] : [tags.setProvisioning(permissionSetArn)]),
  ];
};
