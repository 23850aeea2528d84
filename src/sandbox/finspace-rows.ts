/** The rows of Amazon FinSpace. Times are milliseconds since the epoch. */

export type EnvironmentStatus =
  | 'CREATE_REQUESTED'
  | 'CREATING'
  | 'CREATED'
  | 'DELETE_REQUESTED'
  | 'DELETING'
  | 'DELETED'
  | 'FAILED_CREATION'
  | 'RETRY_DELETION'
  | 'FAILED_DELETION'
  | 'SUSPENDED';

export interface FederationRow {
  readonly samlMetadataDocument?: string;
  readonly samlMetadataURL?: string;
  readonly applicationCallBackURL?: string;
  readonly federationURN?: string;
  readonly federationProviderName?: string;
  readonly attributeMap?: Readonly<Record<string, string>>;
}

/** What an environment is on its way to, and when: it is where it is until somebody looks. */
export interface EnvironmentChange {
  readonly kind: 'CREATE' | 'DELETE';
  /** When the request becomes work: `CREATING`, `DELETING`. */
  readonly beginsAt: number;
  readonly endsAt: number;
}

export interface EnvironmentRow {
  readonly environmentId: string;
  readonly environmentArn: string;
  readonly accountId: string;
  readonly region: string;
  readonly kmsKeyId: string;
  readonly dedicatedServiceAccountId: string;
  /** Data that the environment was made with; no answer shows it. */
  readonly dataBundles: readonly string[];
  name: string;
  description?: string;
  federationMode: 'FEDERATED' | 'LOCAL';
  federation?: FederationRow;
  status: EnvironmentStatus;
  change?: EnvironmentChange;
  /** A deleted environment is shown until then. */
  goneAt?: number;
}

/** A user of an environment, who may or may not be in the firm's directory too. */
export interface EnvironmentUserRow {
  readonly environmentId: string;
  readonly userId: string;
  readonly emailAddress: string;
  readonly createdAt: number;
  type: 'SUPER_USER' | 'APP_USER';
  status: 'CREATING' | 'ENABLED' | 'DISABLED';
  firstName?: string;
  lastName?: string;
  apiAccess: 'ENABLED' | 'DISABLED';
  /** The role that may ask for the user's credentials. */
  apiAccessPrincipalArn?: string;
  /** When a user that is `CREATING` is there. */
  readyAt?: number;
  lastModifiedAt: number;
  lastEnabledAt?: number;
  lastDisabledAt?: number;
  lastLoginAt?: number;
}

export type ApplicationPermission =
  | 'CreateDataset'
  | 'ManageClusters'
  | 'ManageUsersAndGroups'
  | 'ManageAttributeSets'
  | 'ViewAuditData'
  | 'AccessNotebooks'
  | 'GetTemporaryCredentials';

export interface PermissionGroupRow {
  readonly environmentId: string;
  readonly permissionGroupId: string;
  readonly createdAt: number;
  name: string;
  description?: string;
  applicationPermissions: readonly ApplicationPermission[];
  lastModifiedAt: number;
}

/** Who is in which permission group of an environment. */
export interface PermissionGroupMemberRow {
  readonly permissionGroupId: string;
  readonly userId: string;
  status: 'ADDITION_IN_PROGRESS' | 'ADDITION_SUCCESS' | 'REMOVAL_IN_PROGRESS';
  /** When what is in progress is done. */
  settlesAt?: number;
}
