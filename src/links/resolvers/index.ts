import { Account } from './Account.ts';
import { AccountAccess, EnvironmentAccess, WorkspaceAccess } from './access-grants.ts';
import { AccountAssignment } from './AccountAssignment.ts';
import { Application, ApplicationAssignment } from './applications.ts';
import { AccountPermissionSetEdge, PermissionSetAccountEdge, UserAssignmentEdge } from './edges.ts';
import { Environment } from './Environment.ts';
import { EnvironmentUser } from './EnvironmentUser.ts';
import { Workspace, WorkspaceAwsSso, WorkspacePermission, workspacesOfAccount } from './grafana.ts';
import { Group } from './Group.ts';
import { IdentityCenterInstance } from './IdentityCenterInstance.ts';
import { createAccountAssignment } from './Mutation/createAccountAssignment.ts';
import { createAccountAssignments } from './Mutation/createAccountAssignments.ts';
import { deleteAccountAssignment } from './Mutation/deleteAccountAssignment.ts';
import { deleteAccountAssignments } from './Mutation/deleteAccountAssignments.ts';
import { revokeAccess } from './Mutation/revokeAccess.ts';
import { tagResource } from './Mutation/tagResource.ts';
import { untagResource } from './Mutation/untagResource.ts';
import { AccountAssignmentOperation, PermissionSetProvisioning } from './operations.ts';
import { PermissionSet } from './PermissionSet.ts';
import { assignments } from './Query/assignments.ts';
import { node } from './Query/node.ts';
import { nodes } from './Query/nodes.ts';
import { services } from './Query/services.ts';
import { viewer } from './Query/viewer.ts';
import { provisionPermissionSet } from './Mutation/provisionPermissionSet.ts';
import { environment } from './Subscription/environment.ts';
import { operation } from './Subscription/operation.ts';
import { workspace } from './Subscription/workspace.ts';
import { UpstreamIdentity } from './UpstreamIdentity.ts';
import { User } from './User.ts';

/** Every field that crosses services, and those of the gateway itself. */
export const links = {
  Query: { node, nodes, viewer, services, assignments },
  Mutation: {
    createAccountAssignment,
    deleteAccountAssignment,
    createAccountAssignments,
    deleteAccountAssignments,
    revokeAccess,
    provisionPermissionSet,
    tagResource,
    untagResource,
  },
  Subscription: { operation, environment, workspace },
  IdentityCenterInstance,
  PermissionSet,
  Account: { ...Account, workspaces: workspacesOfAccount },
  AccountAccess,
  AccountAssignment,
  AccountAssignmentOperation,
  AccountPermissionSetEdge,
  Application,
  ApplicationAssignment,
  Environment,
  EnvironmentAccess,
  EnvironmentUser,
  Group,
  PermissionSetAccountEdge,
  PermissionSetProvisioning,
  UpstreamIdentity,
  User,
  UserAssignmentEdge,
  Workspace,
  WorkspaceAccess,
  WorkspaceAwsSso,
  WorkspacePermission,
} as const;
