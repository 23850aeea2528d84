import type {
  AssignmentModel,
  AwsPrincipalType,
  PermissionSetModel,
} from '../services/identity-center/models.ts';
import type { AccountModel } from '../services/organizations/models.ts';

/** A way from a principal to an account: directly, through groups, or both. */
export interface AccountAccessModel {
  readonly kind: 'ACCOUNT';
  readonly instanceArn: string;
  readonly accountId: string;
  readonly permissionSetArn: string;
  readonly principalType: AwsPrincipalType;
  readonly principalId: string;
  readonly direct: boolean;
  readonly viaGroupIds: readonly string[];
}

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
