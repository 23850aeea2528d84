import type {
  AccountAssignmentOperationStatus,
  Application,
  InstanceMetadata,
  PermissionSetProvisioningStatus,
} from '@aws-sdk/client-sso-admin';
import type { UserErrorModel } from '../../core/user-errors.ts';

/**
 * What the resolvers of a type are handed: the keys, which are always there, and what a list
 * already carried. Everything else is loaded when a field asks for it.
 */
export interface InstanceModel {
  readonly instanceArn: string;
  readonly identityStoreId: string;
  readonly metadata: InstanceMetadata;
}

export interface PermissionSetModel {
  readonly instanceArn: string;
  readonly permissionSetArn: string;
  /** What `permissionSetKey` makes of the two, where the model is kept: it is written out once then. */
  readonly key?: string;
}

/** A permission set of an instance as one text. */
export const permissionSetKey = (set: PermissionSetModel): string =>
  set.key ?? `${set.instanceArn}|${set.permissionSetArn}`;

/** What came of a change of a permission set. */
export interface PermissionSetChangeModel {
  /** The set that was changed; not there when the change was refused. */
  readonly permissionSet?: PermissionSetModel | undefined;
  readonly userErrors: readonly UserErrorModel[];
}

/** `USER` or `GROUP`, as AWS writes it. */
export type AwsPrincipalType = 'USER' | 'GROUP';

/** The triple that an assignment is, in its instance. It always stays a triple. */
export interface AssignmentModel {
  readonly instanceArn: string;
  readonly accountId: string;
  readonly permissionSetArn: string;
  readonly principalType: AwsPrincipalType;
  readonly principalId: string;
}

export interface ApplicationModel {
  readonly applicationArn: string;
  /** There when a list carried it. */
  readonly detail?: Application | undefined;
}

export interface ApplicationAssignmentModel {
  readonly instanceArn: string;
  readonly applicationArn: string;
  readonly principalType: AwsPrincipalType;
  readonly principalId: string;
}

/**
 * The states of AWS's operations; QUEUED for what waits in the gateway, and UNKNOWN for what AWS has
 * forgotten.
 */
export type OperationState = 'QUEUED' | 'IN_PROGRESS' | 'SUCCEEDED' | 'FAILED' | 'UNKNOWN';

interface OperationModel {
  readonly instanceArn: string;
  /**
   * What the operation is found by again: AWS's RequestId, or the id of an entry of the gateway's own
   * queue (`q-…`), which keeps its id when AWS has given it another.
   */
  readonly requestId: string;
  readonly state: OperationState;
  readonly createdAt?: Date | undefined;
}

export interface AssignmentOperationModel extends OperationModel {
  readonly kind: 'CREATE' | 'DELETE';
  /** There when it was described. */
  readonly detail?: AccountAssignmentOperationStatus | undefined;
}

export interface ProvisioningModel extends OperationModel {
  readonly kind: 'PROVISION';
  readonly detail?: PermissionSetProvisioningStatus | undefined;
}

export type AsyncOperationModel = AssignmentOperationModel | ProvisioningModel;

/** How far an account is behind its permission set. */
export type ProvisioningStatus =
  'LATEST_PERMISSION_SET_PROVISIONED' | 'LATEST_PERMISSION_SET_NOT_PROVISIONED';
