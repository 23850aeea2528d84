/** How asynchronous operations stand: lists that say little, and a full answer for each. */
import type {
  AccountAssignmentOperationStatus,
  DescribeAccountAssignmentCreationStatusCommandInput,
  DescribeAccountAssignmentCreationStatusCommandOutput,
  DescribeAccountAssignmentDeletionStatusCommandInput,
  DescribeAccountAssignmentDeletionStatusCommandOutput,
  DescribePermissionSetProvisioningStatusCommandInput,
  DescribePermissionSetProvisioningStatusCommandOutput,
  ListAccountAssignmentCreationStatusCommandInput,
  ListAccountAssignmentCreationStatusCommandOutput,
  ListAccountAssignmentDeletionStatusCommandInput,
  ListAccountAssignmentDeletionStatusCommandOutput,
  ListPermissionSetProvisioningStatusCommandInput,
  ListPermissionSetProvisioningStatusCommandOutput,
  PermissionSetProvisioningStatus,
} from '@aws-sdk/client-sso-admin';

import { paginate } from '../../pages.ts';
import type { OperationKind, OperationRow } from '../../rows.ts';
import type { SandboxState } from '../../state.ts';
import { present, required, type Answer, type Handlers } from '../answer.ts';
import { instanceOf, largestPage, notFound, pageRequest } from './find.ts';

export const toAssignmentStatus = (row: OperationRow): AccountAssignmentOperationStatus =>
  present<AccountAssignmentOperationStatus>({
    Status: row.status,
    RequestId: row.requestId,
    FailureReason: row.failureReason,
    TargetId: row.accountId,
    TargetType: 'AWS_ACCOUNT',
    PermissionSetArn: row.permissionSetArn,
    PrincipalType: row.principalType,
    PrincipalId: row.principalId,
    CreatedDate: new Date(row.createdAt),
  });

export const toProvisioningStatus = (row: OperationRow): PermissionSetProvisioningStatus =>
  present<PermissionSetProvisioningStatus>({
    Status: row.status,
    RequestId: row.requestId,
    AccountId: row.accountId,
    PermissionSetArn: row.permissionSetArn,
    FailureReason: row.failureReason,
    CreatedDate: new Date(row.createdAt),
  });

const toEntry = (row: OperationRow) => ({
  Status: row.status,
  RequestId: row.requestId,
  CreatedDate: new Date(row.createdAt),
});

const find = (state: SandboxState, kind: OperationKind, id: string | undefined): OperationRow => {
  const row = state.operations.get(required(id, 'RequestId'));
  if (row?.kind !== kind) throw notFound(`Could not find request with id ${id}`);
  return row;
};

const list = (
  state: SandboxState,
  kind: OperationKind,
  input: ListAccountAssignmentCreationStatusCommandInput,
): { page: ReturnType<typeof toEntry>[]; nextToken?: string } => {
  const { instanceArn } = instanceOf(state, input.InstanceArn);
  const status = input.Filter?.Status;
  const rows = state.operationsOfKind
    .get(kind)
    .filter((row) => status === undefined || row.status === status);
  const { page, nextToken } = paginate(rows, pageRequest(input), {
    scope: `List ${kind} ${instanceArn} ${status}`,
    maximum: largestPage,
  });
  return { page: page.map(toEntry), ...(nextToken === undefined ? {} : { nextToken }) };
};

export const operationReads = (state: SandboxState): Handlers => ({
  ListAccountAssignmentCreationStatus(
    input: ListAccountAssignmentCreationStatusCommandInput,
  ): Answer<ListAccountAssignmentCreationStatusCommandOutput> {
    const { page, nextToken } = list(state, 'CREATE', input);
    return { AccountAssignmentsCreationStatus: page, NextToken: nextToken };
  },

  ListAccountAssignmentDeletionStatus(
    input: ListAccountAssignmentDeletionStatusCommandInput,
  ): Answer<ListAccountAssignmentDeletionStatusCommandOutput> {
    const { page, nextToken } = list(state, 'DELETE', input);
    return { AccountAssignmentsDeletionStatus: page, NextToken: nextToken };
  },

  ListPermissionSetProvisioningStatus(
    input: ListPermissionSetProvisioningStatusCommandInput,
  ): Answer<ListPermissionSetProvisioningStatusCommandOutput> {
    const { page, nextToken } = list(state, 'PROVISION', input);
    return { PermissionSetsProvisioningStatus: page, NextToken: nextToken };
  },

  DescribeAccountAssignmentCreationStatus(
    input: DescribeAccountAssignmentCreationStatusCommandInput,
  ): Answer<DescribeAccountAssignmentCreationStatusCommandOutput> {
    const row = find(state, 'CREATE', input.AccountAssignmentCreationRequestId);
    return { AccountAssignmentCreationStatus: toAssignmentStatus(row) };
  },

  DescribeAccountAssignmentDeletionStatus(
    input: DescribeAccountAssignmentDeletionStatusCommandInput,
  ): Answer<DescribeAccountAssignmentDeletionStatusCommandOutput> {
    const row = find(state, 'DELETE', input.AccountAssignmentDeletionRequestId);
    return { AccountAssignmentDeletionStatus: toAssignmentStatus(row) };
  },

  DescribePermissionSetProvisioningStatus(
    input: DescribePermissionSetProvisioningStatusCommandInput,
  ): Answer<DescribePermissionSetProvisioningStatusCommandOutput> {
    const row = find(state, 'PROVISION', input.ProvisionPermissionSetRequestId);
    return { PermissionSetProvisioningStatus: toProvisioningStatus(row) };
  },
});
