import type { EnvironmentUserModel } from '../services/finspace/models.ts';
import type { WorkspaceKey } from '../services/grafana/models.ts';
import type {
  AssignmentModel,
  AwsPrincipalType,
  PermissionSetModel,
} from '../services/identity-center/models.ts';
import type { AccountModel } from '../services/organizations/models.ts';

/** A principal that can get into something: directly, through groups, or both. */
interface GrantModel {
  readonly principalType: AwsPrincipalType;
  readonly principalId: string;
  readonly direct: boolean;
  readonly viaGroupIds: readonly string[];
}

/** Into an account, with a permission set. */
export interface AccountAccessModel extends GrantModel {
  readonly kind: 'ACCOUNT';
  readonly instanceArn: string;
  readonly accountId: string;
  readonly permissionSetArn: string;
}

/** Into a Grafana workspace, in a role. */
export interface WorkspaceAccessModel extends GrantModel {
  readonly kind: 'WORKSPACE';
  /** The directory of the principal; undefined where it could not be told. */
  readonly identityStoreId: string | undefined;
  readonly workspace: WorkspaceKey;
  /** AWS's word for it. */
  readonly role: string;
}

/** Into a FinSpace environment, as a user of it. */
export interface EnvironmentAccessModel extends GrantModel {
  readonly kind: 'ENVIRONMENT';
  /** The directory of the principal; undefined where it could not be told. */
  readonly identityStoreId: string | undefined;
  readonly user: EnvironmentUserModel;
  /** AWS's word for what the user is. */
  readonly type: string | undefined;
  /** Null where the directory has nobody for the user: `principalId` is FinSpace's id of it then. */
  readonly matchedBy: 'EMAIL' | null;
}

/** One row of `access`. */
export type AccessModel = AccountAccessModel | WorkspaceAccessModel | EnvironmentAccessModel;

export interface PermissionSetAccountEdgeModel {
  readonly cursor: string;
  readonly node: AccountModel;
  readonly permissionSet: PermissionSetModel;
}

export interface AccountPermissionSetEdgeModel {
  readonly cursor: string;
  readonly node: PermissionSetModel;
  readonly accountId: string;
}

export interface UserAssignmentEdgeModel {
  readonly cursor: string;
  readonly node: AssignmentModel;
}
