/** The rows of Amazon Managed Grafana. Times are milliseconds since the epoch. */
import type {
  AuthenticationProviderTypes,
  LicenseType,
  Role,
  SamlConfiguration,
  WorkspaceDescription,
  WorkspaceStatus,
} from '@aws-sdk/client-grafana';

import type { PrincipalType } from './rows.ts';

/** What a workspace was told to be; in AWS's own shape, which is plain JSON. */
export type WorkspaceDetails = Pick<
  WorkspaceDescription,
  | 'accountAccessType'
  | 'dataSources'
  | 'description'
  | 'ipAddressType'
  | 'kmsKeyId'
  | 'name'
  | 'networkAccessControl'
  | 'notificationDestinations'
  | 'organizationRoleName'
  | 'organizationalUnits'
  | 'permissionType'
  | 'stackSetName'
  | 'vpcConfiguration'
  | 'workspaceRoleArn'
>;

/** How people sign in. SAML without a configuration is not configured. */
export interface WorkspaceAuthenticationRow {
  readonly providers: readonly AuthenticationProviderTypes[];
  /** Of the application in IAM Identity Center; with the provider AWS_SSO only. */
  readonly ssoClientId?: string;
  readonly saml?: SamlConfiguration;
}

export interface WorkspaceLicenseRow {
  readonly licenseType?: LicenseType;
  readonly licenseExpiresAt?: number;
  readonly freeTrialConsumed: boolean;
  readonly freeTrialExpiresAt?: number;
  readonly grafanaToken?: string;
}

/** What a change leaves behind when it succeeds. */
export interface WorkspaceAims {
  details: WorkspaceDetails;
  authentication: WorkspaceAuthenticationRow;
  /** JSON text. */
  configuration: string;
  grafanaVersion: string;
  license: WorkspaceLicenseRow;
}

/** A change that is under way. */
export interface WorkspaceChange {
  /** The AWS operation that began it. */
  readonly operation: string;
  readonly finishesAt: number;
  /** What the workspace is if the change fails; nothing else is different then. */
  readonly failedStatus: WorkspaceStatus;
  /** What the workspace has if it succeeds; none: the workspace is gone. */
  readonly aims?: Partial<WorkspaceAims>;
}

export interface WorkspaceRow extends WorkspaceAims {
  readonly workspaceId: string;
  readonly accountId: string;
  readonly region: string;
  readonly createdAt: number;
  /** The token of the request that made it, and what was asked with it. */
  readonly request?: { readonly clientToken: string; readonly digest: string };
  modifiedAt: number;
  status: WorkspaceStatus;
  change?: WorkspaceChange;
}

/** The role that a user or a group of the directory has in a workspace. */
export interface WorkspacePermissionRow {
  readonly workspaceId: string;
  readonly principalType: PrincipalType;
  readonly principalId: string;
  role: Role;
}

export interface ServiceAccountRow {
  readonly workspaceId: string;
  readonly serviceAccountId: string;
  readonly name: string;
  readonly role: Role;
  readonly isDisabled: boolean;
}

/** A token without its secret, which is given out once and kept nowhere. */
export interface ServiceAccountTokenRow {
  readonly workspaceId: string;
  readonly serviceAccountId: string;
  readonly tokenId: string;
  readonly name: string;
  readonly createdAt: number;
  readonly expiresAt: number;
  readonly lastUsedAt?: number;
}

/** A key without its secret, which is given out once and kept nowhere. */
export interface WorkspaceApiKeyRow {
  readonly workspaceId: string;
  readonly name: string;
  readonly role: Role;
  readonly expiresAt: number;
}
