/** Why an asynchronous operation of IAM Identity Center fails: the reasons that AWS gives. */
import type { AccountRow, AssignmentRow, OperationRow, PermissionSetRow } from './rows.ts';
import { assignmentKey, pairKey, type SandboxState } from './state.ts';

/** How many managed policies IAM allows a role, unless the account's quota was raised. */
const policiesPerRole = 10;

/** The row that an operation on an assignment is about. */
export const assignmentOf = (operation: OperationRow, accountId: string): AssignmentRow => ({
  accountId,
  permissionSetArn: operation.permissionSetArn,
  principalType: operation.principalType ?? 'USER',
  principalId: operation.principalId ?? '',
});

/** The reason for which `operation` fails in `account`; `undefined` if it succeeds there. */
export const failureIn = (
  state: SandboxState,
  operation: OperationRow,
  account: AccountRow,
): string | undefined => {
  // What a suspended or closed account answers does not say that it is suspended.
  if (account.state !== 'ACTIVE') {
    return 'Received a 403 status error: Access denied by IAM. Please check your policy, or wait for role propagation to complete.';
  }
  const { kind, permissionSetArn } = operation;
  if (kind === 'DELETE') {
    const key = assignmentKey(assignmentOf(operation, account.accountId));
    if (state.assignments.has(key)) return undefined;
    return 'Received a 404 status error: the account assignment was not found.';
  }
  const missing = kind === 'CREATE' ? missingPrincipal(state, operation) : undefined;
  if (missing !== undefined) return missing;
  const isHeld = state.provisionings.has(pairKey(account.accountId, permissionSetArn));
  const set = state.permissionSets.get(permissionSetArn);
  if (set === undefined || (kind === 'CREATE' && isHeld)) return undefined;
  return roleFailure(state, set, account, isHeld);
};

const missingPrincipal = (state: SandboxState, operation: OperationRow): string | undefined => {
  const { principalType = 'USER', principalId = '', instanceArn } = operation;
  const store = state.instances.get(instanceArn)?.identityStoreId ?? '';
  const principal =
    principalType === 'USER' ? state.users.get(principalId) : state.groups.get(principalId);
  if (principal?.identityStoreId === store) return undefined;
  return `Received a 404 status error: the ${principalType} assignee ${principalId} was not found in directory ${store}`;
};

/** What IAM in the account has against the role that it would get. */
const roleFailure = (
  state: SandboxState,
  set: PermissionSetRow,
  account: AccountRow,
  isHeld: boolean,
): string | undefined => {
  const { accountId, iamPolicies, roleQuota } = account;
  const boundary = set.permissionsBoundary?.customerManagedPolicy;
  const references = [
    ...set.customerManagedPolicies,
    ...(boundary === undefined ? [] : [boundary]),
  ];
  const missing = references
    .map(({ path, name }) => `${path}${name}`)
    .find((policy) => !iamPolicies.includes(policy));
  if (missing !== undefined) {
    return `Received a 404 status error: Not supported policy arn:${state.settings.partition}:iam::${accountId}:policy${missing}.`;
  }
  if (set.managedPolicyArns.length + set.customerManagedPolicies.length > policiesPerRole) {
    return `Received a 409 status error: Cannot exceed quota for PoliciesPerRole: ${policiesPerRole}`;
  }
  const roles = state.provisioningsOfAccount.get(accountId).length;
  if (!isHeld && roleQuota !== undefined && roles >= roleQuota) {
    return 'Received a 409 status error: Cannot exceed quota for RolesPerAccount: 1000';
  }
  return undefined;
};
