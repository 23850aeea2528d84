/** The rows that the sandbox's state is made of. Times are milliseconds since the epoch. */

export type PrincipalType = 'USER' | 'GROUP';
export type AccountState =
  'ACTIVE' | 'SUSPENDED' | 'PENDING_CLOSURE' | 'PENDING_ACTIVATION' | 'CLOSED';
export type OperationKind = 'CREATE' | 'DELETE' | 'PROVISION';
export type OperationStatus = 'IN_PROGRESS' | 'SUCCEEDED' | 'FAILED';

/** An instance of IAM Identity Center. Permission sets exist on the organization's own only. */
export interface InstanceRow {
  readonly instanceArn: string;
  readonly identityStoreId: string;
  readonly ownerAccountId: string;
  readonly kind: 'ORGANIZATION' | 'ACCOUNT';
  readonly name?: string;
  readonly createdAt: number;
}

export interface AccountRow {
  readonly accountId: string;
  readonly name: string;
  readonly email: string;
  /** The root or the organizational unit that the account is in. */
  readonly parentId: string;
  readonly state: AccountState;
  readonly joinedMethod: 'CREATED' | 'INVITED';
  readonly joinedAt: number;
  /** Path and name of each policy in the account that a permission set may refer to. */
  readonly iamPolicies: readonly string[];
  /** How many permission sets the account's role quota leaves room for; unbounded when absent. */
  readonly roleQuota?: number;
}

export interface OrganizationalUnitRow {
  readonly ouId: string;
  readonly name: string;
  readonly parentId: string;
}

export interface PolicyReference {
  readonly name: string;
  readonly path: string;
}

export interface PermissionsBoundaryRow {
  readonly managedPolicyArn?: string;
  readonly customerManagedPolicy?: PolicyReference;
}

export interface PermissionSetRow {
  readonly permissionSetArn: string;
  readonly instanceArn: string;
  readonly name: string;
  readonly createdAt: number;
  description?: string;
  sessionDuration: string;
  relayState?: string;
  inlinePolicy?: string;
  managedPolicyArns: string[];
  customerManagedPolicies: PolicyReference[];
  permissionsBoundary?: PermissionsBoundaryRow;
  /** Counts the changes of policies and attributes: an account that has an older one has drifted. */
  revision: number;
  /** When the set left its last account: for a while after that it cannot be deleted. */
  releasedAt?: number;
}

/** A permission set that an account holds, and which of its revisions. */
export interface ProvisioningRow {
  readonly accountId: string;
  readonly permissionSetArn: string;
  revision: number;
}

/** Who has which permission set in which account: the triple, never less. */
export interface AssignmentRow {
  readonly accountId: string;
  readonly permissionSetArn: string;
  readonly principalType: PrincipalType;
  readonly principalId: string;
}

export interface ExternalIdRow {
  readonly issuer: string;
  readonly id: string;
}

export interface UserRow {
  readonly identityStoreId: string;
  readonly userId: string;
  readonly userName: string;
  readonly displayName: string;
  readonly givenName: string;
  readonly familyName: string;
  readonly email?: string;
  readonly title?: string;
  readonly status: 'ENABLED' | 'DISABLED';
  readonly externalIds: readonly ExternalIdRow[];
  readonly createdAt: number;
}

export interface GroupRow {
  readonly identityStoreId: string;
  readonly groupId: string;
  readonly displayName: string;
  readonly description?: string;
  readonly externalIds: readonly ExternalIdRow[];
  readonly createdAt: number;
}

export interface MembershipRow {
  readonly identityStoreId: string;
  readonly membershipId: string;
  readonly groupId: string;
  readonly userId: string;
  readonly createdAt: number;
}

export interface ApplicationProviderRow {
  readonly applicationProviderArn: string;
  readonly protocol: 'SAML' | 'OAUTH';
  readonly displayName: string;
  readonly description: string;
}

export interface ApplicationRow {
  readonly applicationArn: string;
  readonly applicationProviderArn: string;
  readonly instanceArn: string;
  readonly accountId: string;
  readonly name: string;
  readonly description?: string;
  readonly status: 'ENABLED' | 'DISABLED';
  readonly url?: string;
  /** False: every user of the instance may use the application without an assignment. */
  readonly assignmentRequired: boolean;
  readonly createdAt: number;
}

export interface ApplicationAssignmentRow {
  readonly applicationArn: string;
  readonly principalType: PrincipalType;
  readonly principalId: string;
}

/** An asynchronous operation of IAM Identity Center. */
export interface OperationRow {
  readonly requestId: string;
  readonly kind: OperationKind;
  readonly instanceArn: string;
  /** Absent: every account that the set is provisioned to. */
  readonly accountId?: string;
  readonly permissionSetArn: string;
  readonly principalType?: PrincipalType;
  readonly principalId?: string;
  /** The set's revision when the operation began, which is the one that accounts get. */
  readonly revision: number;
  readonly createdAt: number;
  readonly finishesAt: number;
  status: OperationStatus;
  failureReason?: string;
}

/** Tags of a permission set, instance or application (by ARN) or of an account, unit or root. */
export interface TagsRow {
  readonly resource: string;
  readonly tags: Record<string, string>;
}

/** An IAM role that `AssumeRole` can take on. */
export interface RoleRow {
  readonly roleArn: string;
  readonly roleId: string;
  readonly roleName: string;
  readonly accountId: string;
  readonly trustedAccountIds: readonly string[];
  readonly maxSessionSeconds: number;
  /** False where the trust policy allows `sts:AssumeRole` without `sts:SetSourceIdentity`. */
  readonly takesSourceIdentity?: boolean;
}

/** Temporary credentials that were handed out. */
export interface SessionRow {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken: string;
  readonly accountId: string;
  readonly arn: string;
  readonly userId: string;
  readonly expiresAt: number;
  /** On whose behalf, as whoever took on the role said it; every call of the session carries it. */
  readonly sourceIdentity?: string;
  /** Credentials that FinSpace handed out: the environment and the user of it that they stand for. */
  readonly environmentId?: string;
  readonly finspaceUserId?: string;
}
