/** What requests to finspace-data say. No package on the registry has a client with these types. */
import type { ApplicationPermission, EnvironmentUserRow } from '../../finspace-rows.ts';

interface Idempotent {
  readonly clientToken?: string;
}

export interface CredentialsInput {
  readonly environmentId: string;
  /** 1 to 60. */
  readonly durationInMinutes?: number;
}

export interface PageInput {
  readonly maxResults: number;
  readonly nextToken?: string;
}

export interface UserInput extends Idempotent {
  readonly userId: string;
}

export interface GroupInput extends Idempotent {
  readonly permissionGroupId: string;
}

export type MemberInput = UserInput & GroupInput;

type UserAttributes = Partial<
  Pick<EnvironmentUserRow, 'firstName' | 'lastName' | 'apiAccess' | 'apiAccessPrincipalArn'>
>;

export interface CreateUserInput extends Idempotent, UserAttributes {
  readonly emailAddress: string;
  readonly type: EnvironmentUserRow['type'];
}

export interface UpdateUserInput extends UserInput, UserAttributes {
  readonly type?: EnvironmentUserRow['type'];
}

export interface CreateGroupInput extends Idempotent {
  readonly name: string;
  readonly description?: string;
  readonly applicationPermissions: readonly ApplicationPermission[];
}

export type UpdateGroupInput = GroupInput & Partial<CreateGroupInput>;
