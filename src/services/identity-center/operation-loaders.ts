import type {
  AccountAssignmentOperationStatusMetadata,
  PermissionSetProvisioningStatusMetadata,
  StatusValues,
} from '@aws-sdk/client-sso-admin';
import { createKeyLoader } from '../../core/batching.ts';
import { GatewayError } from '../../core/errors.ts';
import { drain, type ListPage } from '../../core/paged-list.ts';
import { LIFETIMES } from '../../upstream/lifetimes.ts';
import { pagedList } from '../../upstream/paged-read.ts';
import type { Operation } from '../../upstream/types.ts';
import { type LoaderDeps, MAX_RESULTS } from './deps.ts';
import type { AsyncOperationModel, OperationState } from './models.ts';
import { tags } from './tags.ts';

export type OperationKind = AsyncOperationModel['kind'];

/** What identifies an operation at AWS. */
export interface OperationKey {
  readonly instanceArn: string;
  readonly kind: OperationKind;
  readonly requestId: string;
}

type Metadata = AccountAssignmentOperationStatusMetadata | PermissionSetProvisioningStatusMetadata;

interface StatusListInput {
  InstanceArn: string | undefined;
  MaxResults?: number | undefined;
  NextToken?: string | undefined;
  Filter?: { Status?: StatusValues | undefined } | undefined;
}

/** How often AWS is asked about what is under way, in milliseconds. */
export const POLL_MS = 1000;

const isState = (status: string | undefined): status is OperationState =>
  status === 'IN_PROGRESS' || status === 'SUCCEEDED' || status === 'FAILED';

/** AWS's word for a state; what it may add later is UNKNOWN until it is known here. */
export const toState = (status: string | undefined): OperationState =>
  isState(status) ? status : 'UNKNOWN';

/** The asynchronous operations of an instance: three lists, and three describes. */
export const createOperationLoaders = ({ upstream, scope, client }: LoaderDeps) => {
  const listOf = <Output extends object>(
    operation: Operation<StatusListInput, Output>,
    items: (output: Output) => readonly Metadata[] | undefined,
    token: (output: Output) => string | undefined,
  ) => ({
    list: (instanceArn: string, status: StatusValues | undefined, lifetimeMs: number) =>
      pagedList(upstream, scope, {
        operation,
        kind: status === undefined ? operation.name : `${operation.name}:${status}`,
        id: `${instanceArn}|${status ?? ''}`,
        lifetimeMs,
        tags: [tags.operations(instanceArn)],
        request: (nextToken: string | undefined): StatusListInput => ({
          InstanceArn: instanceArn,
          MaxResults: MAX_RESULTS,
          NextToken: nextToken,
          Filter: status === undefined ? undefined : { Status: status },
        }),
        items,
        token,
        keyOf: (item: Metadata) => item.RequestId ?? '',
      }),
  });

  const lists = {
    CREATE: listOf(
      client.listAccountAssignmentCreationStatus,
      (output) => output.AccountAssignmentsCreationStatus,
      (output) => output.NextToken,
    ),
    DELETE: listOf(
      client.listAccountAssignmentDeletionStatus,
      (output) => output.AccountAssignmentsDeletionStatus,
      (output) => output.NextToken,
    ),
    PROVISION: listOf(
      client.listPermissionSetProvisioningStatus,
      (output) => output.PermissionSetsProvisioningStatus,
      (output) => output.NextToken,
    ),
  };

  const listed = async (
    instanceArn: string,
    kind: OperationKind,
    status?: StatusValues,
    lifetimeMs: number = LIFETIMES.operations,
  ): Promise<ListPage<AsyncOperationModel>> => {
    const page = await drain(lists[kind].list(instanceArn, status, lifetimeMs));
    return {
      ...page,
      items: page.items.flatMap((item): AsyncOperationModel[] =>
        item.RequestId === undefined
          ? []
          : [
              {
                instanceArn,
                kind,
                requestId: item.RequestId,
                state: toState(item.Status),
                createdAt: item.CreatedDate,
              },
            ],
      ),
    };
  };

  const describe = async (key: OperationKey): Promise<AsyncOperationModel> => {
    const { instanceArn, kind, requestId } = key;
    const call = <Input extends object, Output extends object>(
      operation: Operation<Input, Output>,
      input: Input,
    ): Promise<Output> => upstream.call(scope, operation, input);
    try {
      if (kind === 'PROVISION') {
        const { PermissionSetProvisioningStatus: detail } = await call(
          client.describePermissionSetProvisioningStatus,
          { InstanceArn: instanceArn, ProvisionPermissionSetRequestId: requestId },
        );
        const state = toState(detail?.Status);
        return { instanceArn, kind, requestId, state, createdAt: detail?.CreatedDate, detail };
      }
      const detail =
        kind === 'CREATE'
          ? (
              await call(client.describeAccountAssignmentCreationStatus, {
                InstanceArn: instanceArn,
                AccountAssignmentCreationRequestId: requestId,
              })
            ).AccountAssignmentCreationStatus
          : (
              await call(client.describeAccountAssignmentDeletionStatus, {
                InstanceArn: instanceArn,
                AccountAssignmentDeletionRequestId: requestId,
              })
            ).AccountAssignmentDeletionStatus;
      const state = toState(detail?.Status);
      return { instanceArn, kind, requestId, state, createdAt: detail?.CreatedDate, detail };
    } catch (error) {
      // AWS keeps an operation for a while and then forgets it: that it is not there says nothing
      // about how it ended.
      if (error instanceof GatewayError && error.code === 'NOT_FOUND') {
        return { instanceArn, kind, requestId, state: 'UNKNOWN' };
      }
      throw error;
    }
  };

  return {
    /** All that AWS still knows of one kind, optionally of one state. */
    operationsOfKind: listed,
    /** One operation in full, read now. UNKNOWN when AWS has forgotten it. */
    operation: createKeyLoader(
      (key: OperationKey) => `${key.instanceArn}|${key.kind}|${key.requestId}`,
      describe,
    ),
  };
};
