/** What FinSpace's data API is sent and answers. Times are milliseconds since the epoch. */

export type ApiAccess = 'ENABLED' | 'DISABLED';
export type UserType = 'SUPER_USER' | 'APP_USER';

export interface UserDetail {
  readonly userId?: string;
  /** CREATING, ENABLED, DISABLED. */
  readonly status?: string;
  readonly firstName?: string;
  readonly lastName?: string;
  readonly emailAddress?: string;
  readonly type?: string;
  readonly apiAccess?: string;
  readonly apiAccessPrincipalArn?: string;
  readonly createTime?: number;
  readonly lastEnabledTime?: number;
  readonly lastDisabledTime?: number;
  readonly lastModifiedTime?: number;
  readonly lastLoginTime?: number;
}

export interface GroupMember extends Omit<UserDetail, 'createTime'> {
  /** ADDITION_IN_PROGRESS, ADDITION_SUCCESS, REMOVAL_IN_PROGRESS. */
  readonly membershipStatus?: string;
}

export interface PermissionGroupDetail {
  readonly permissionGroupId?: string;
  readonly name?: string;
  readonly description?: string;
  readonly applicationPermissions?: readonly string[];
  readonly createTime?: number;
  readonly lastModifiedTime?: number;
  readonly membershipStatus?: string;
}

export interface PageInput {
  /** 1 to 100; AWS requires it. */
  readonly maxResults: number;
  readonly nextToken?: string | undefined;
}

export interface UserIdInput {
  readonly userId: string;
}

export interface UserIdAnswer {
  readonly userId?: string;
}

export interface NewUser {
  readonly emailAddress: string;
  readonly type: UserType;
  readonly firstName?: string | undefined;
  readonly lastName?: string | undefined;
  readonly apiAccess?: ApiAccess | undefined;
  readonly apiAccessPrincipalArn?: string | undefined;
  readonly clientToken?: string | undefined;
}

export type UserChange = UserIdInput & Partial<Omit<NewUser, 'emailAddress'>>;

export interface UserPage {
  readonly users?: readonly UserDetail[];
  readonly nextToken?: string;
}

export interface MemberPage {
  readonly users?: readonly GroupMember[];
  readonly nextToken?: string;
}

export interface PermissionGroupPage {
  readonly permissionGroups?: readonly PermissionGroupDetail[];
  readonly nextToken?: string;
}

export interface CredentialsInput {
  /** 1 to 60. */
  readonly durationInMinutes: number;
  readonly environmentId: string;
}

export interface CredentialsAnswer {
  readonly credentials?: {
    readonly accessKeyId?: string;
    readonly secretAccessKey?: string;
    readonly sessionToken?: string;
  };
  readonly durationInMinutes?: number;
}
