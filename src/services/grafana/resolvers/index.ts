import { SamlIdpMetadata, WorkspacePermission, WorkspaceServiceAccount } from './parts.ts';
import { workspace } from './Query/workspace.ts';
import { workspaces } from './Query/workspaces.ts';
import { Workspace, WorkspaceLicense } from './Workspace.ts';

/** Every field that rests on Grafana alone. */
export const grafana = {
  Query: { workspace, workspaces },
  Workspace,
  WorkspaceLicense,
  WorkspacePermission,
  WorkspaceServiceAccount,
  SamlIdpMetadata,
} as const;
