import { createWorkspace } from './Mutation/createWorkspace.ts';
import { deleteWorkspace } from './Mutation/deleteWorkspace.ts';
import { updateWorkspace } from './Mutation/updateWorkspace.ts';
import { updateWorkspaceAuthentication } from './Mutation/updateWorkspaceAuthentication.ts';
import { updateWorkspacePermissions } from './Mutation/updateWorkspacePermissions.ts';
import { SamlIdpMetadata, WorkspacePermission, WorkspaceServiceAccount } from './parts.ts';
import { workspace } from './Query/workspace.ts';
import { workspaces } from './Query/workspaces.ts';
import { Workspace, WorkspaceLicense } from './Workspace.ts';

/** Every field that rests on Grafana alone. */
export const grafana = {
  Query: { workspace, workspaces },
  Mutation: {
    createWorkspace,
    deleteWorkspace,
    updateWorkspace,
    updateWorkspaceAuthentication,
    updateWorkspacePermissions,
  },
  Workspace,
  WorkspaceLicense,
  WorkspacePermission,
  WorkspaceServiceAccount,
  SamlIdpMetadata,
} as const;
