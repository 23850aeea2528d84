/** The operations of sso-admin on assignments, and those that AWS finishes later. */
import { byGlobalId } from './permission-sets.ts';
import { at, beneath, nextPage, nowhere, pagesOf } from './place.ts';
import type { DescribedOperation, Place, Places } from './place.ts';

const principal = (coordinate: string): Places => ({
  PrincipalId: at(coordinate, { note: "the principal's global id holds it" }),
  PrincipalType: at(coordinate, {
    note: "the principal's global id tells it",
    values: { USER: 'User', GROUP: 'Group' },
  }),
});

const ONLY_ACCOUNTS = 'there is one kind of target, an account';

/** Of `CreateAccountAssignment` and `DeleteAccountAssignment`. */
const changed = (input: string): Places => ({
  InstanceArn: at(`${input}.instance`, { note: "left out, the permission set's own" }),
  TargetId: at([`${input}.account`, 'AccountAssignmentInput.account']),
  TargetType: nowhere(ONLY_ACCOUNTS, { values: { AWS_ACCOUNT: `${input}.account` } }),
  PermissionSetArn: at([`${input}.permissionSet`, 'AccountAssignmentInput.permissionSet']),
  ...principal(`${input}.principal`),
});

const stateOf = (type: string): Place =>
  at([`${type}.state`, 'AsyncOperationState'], { otherwise: 'AsyncOperationState.UNKNOWN' });

const failure = at(['OperationFailure.reason', 'OperationFailure.code'], {
  note: 'the texts that are known have a code and advice as well',
});

const assignmentOperation: Places = {
  Status: stateOf('AccountAssignmentOperation'),
  RequestId: at('AccountAssignmentOperation.requestId'),
  FailureReason: failure,
  TargetId: at(['AccountAssignmentOperation.accountId', 'AccountAssignmentOperation.account']),
  TargetType: nowhere(ONLY_ACCOUNTS, {
    values: { AWS_ACCOUNT: 'AccountAssignmentOperation.accountId' },
  }),
  PermissionSetArn: at([
    'AccountAssignmentOperation.permissionSetArn',
    'AccountAssignmentOperation.permissionSet',
  ]),
  PrincipalType: at('AccountAssignmentOperation.principalType'),
  PrincipalId: at([
    'AccountAssignmentOperation.principalId',
    'AccountAssignmentOperation.principal',
  ]),
  CreatedDate: at('AccountAssignmentOperation.createdAt'),
};

const provisioning: Places = {
  Status: stateOf('PermissionSetProvisioning'),
  RequestId: at('PermissionSetProvisioning.requestId'),
  AccountId: at(['PermissionSetProvisioning.accountId', 'PermissionSetProvisioning.account']),
  PermissionSetArn: at([
    'PermissionSetProvisioning.permissionSetArn',
    'PermissionSetProvisioning.permissionSet',
  ]),
  FailureReason: failure,
  CreatedDate: at('PermissionSetProvisioning.createdAt'),
};

const OPERATIONS = [
  'Query.operations',
  'IdentityCenterInstance.operations',
  'Subscription.operation',
];

/** The three lists of operations: their rows hold state, key and time alone. */
const listed = (rows: string, type: string): DescribedOperation => ({
  fields: OPERATIONS,
  request: {
    InstanceArn: at(['Query.operations(instance:)', 'IdentityCenterInstance.arn']),
    'Filter.Status': at(['OperationFilter.state', 'AsyncOperationState'], {
      note: 'IN_PROGRESS as well to follow what is under way',
    }),
    ...pagesOf('Query.operations'),
  },
  response: {
    [`${rows}[].Status`]: stateOf(type),
    [`${rows}[].RequestId`]: at(`${type}.requestId`),
    [`${rows}[].CreatedDate`]: at(`${type}.createdAt`),
    ...nextPage(),
  },
});

/** The three looks at one operation. */
const looked = (type: string, requestId: string, answer: string, places: Places) => ({
  fields: ['Query.node', `${type}.state`, `${type}.settled`, 'OperationConflict.operation'],
  request: {
    InstanceArn: at('Query.node(id:)', { note: "the operation's global id holds it" }),
    [requestId]: at(['Query.node(id:)', 'Subscription.operation(id:)'], {
      note: "the operation's global id holds it",
    }),
  },
  response: beneath(answer, places),
});

export const assignments: Readonly<Record<string, DescribedOperation>> = {
  ListAccountAssignments: {
    fields: [
      'Query.assignments',
      'IdentityCenterInstance.assignments',
      'PermissionSet.assignments',
      'Account.assignments',
      'AccountAssignmentOperation.assignment',
    ],
    request: {
      InstanceArn: at(['Query.assignments(instance:)', 'IdentityCenterInstance.arn']),
      AccountId: at(['AssignmentFilter.account', 'Account.accountId']),
      PermissionSetArn: at(['AssignmentFilter.permissionSet', 'PermissionSet.arn']),
      ...pagesOf('Query.assignments'),
    },
    response: {
      'AccountAssignments[].AccountId': at([
        'AccountAssignment.accountId',
        'AccountAssignment.account',
      ]),
      'AccountAssignments[].PermissionSetArn': at([
        'AccountAssignment.permissionSetArn',
        'AccountAssignment.permissionSet',
      ]),
      'AccountAssignments[].PrincipalType': at('AccountAssignment.principalType'),
      'AccountAssignments[].PrincipalId': at([
        'AccountAssignment.principalId',
        'AccountAssignment.principal',
      ]),
      ...nextPage(),
    },
    note: 'Neither account nor permission set needs to be given: the gateway finds the pairs itself.',
  },
  CreateAccountAssignment: {
    fields: ['Mutation.createAccountAssignment', 'Mutation.createAccountAssignments'],
    request: changed('CreateAccountAssignmentInput'),
    response: beneath('AccountAssignmentCreationStatus', assignmentOperation),
  },
  DeleteAccountAssignment: {
    fields: [
      'Mutation.deleteAccountAssignment',
      'Mutation.deleteAccountAssignments',
      'Mutation.revokeAccess',
    ],
    request: changed('DeleteAccountAssignmentInput'),
    response: beneath('AccountAssignmentDeletionStatus', assignmentOperation),
  },
  ProvisionPermissionSet: {
    fields: ['Mutation.provisionPermissionSet'],
    request: {
      ...byGlobalId('ProvisionPermissionSetInput.permissionSet'),
      TargetId: at(['ProvisionTarget.account', 'ProvisionTarget.accounts']),
      TargetType: at('ProvisionPermissionSetInput.target', {
        values: {
          AWS_ACCOUNT: 'ProvisionTarget.account',
          ALL_PROVISIONED_ACCOUNTS: 'ProvisionTarget.allProvisioned',
        },
      }),
    },
    response: beneath('PermissionSetProvisioningStatus', provisioning),
  },
  ListAccountAssignmentCreationStatus: listed(
    'AccountAssignmentsCreationStatus',
    'AccountAssignmentOperation',
  ),
  ListAccountAssignmentDeletionStatus: listed(
    'AccountAssignmentsDeletionStatus',
    'AccountAssignmentOperation',
  ),
  ListPermissionSetProvisioningStatus: listed(
    'PermissionSetsProvisioningStatus',
    'PermissionSetProvisioning',
  ),
  DescribeAccountAssignmentCreationStatus: looked(
    'AccountAssignmentOperation',
    'AccountAssignmentCreationRequestId',
    'AccountAssignmentCreationStatus',
    assignmentOperation,
  ),
  DescribeAccountAssignmentDeletionStatus: looked(
    'AccountAssignmentOperation',
    'AccountAssignmentDeletionRequestId',
    'AccountAssignmentDeletionStatus',
    assignmentOperation,
  ),
  DescribePermissionSetProvisioningStatus: looked(
    'PermissionSetProvisioning',
    'ProvisionPermissionSetRequestId',
    'PermissionSetProvisioningStatus',
    provisioning,
  ),
};
