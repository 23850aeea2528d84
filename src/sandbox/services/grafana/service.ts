/** Amazon Managed Grafana: workspaces, each of one account in one Region, whose callers alone see it. */
import type { SandboxState } from '../../state.ts';
import type { Handlers } from '../answer.ts';
import { apiKeyWrites } from './api-keys.ts';
import { authenticationHandlers } from './authentication.ts';
import type { WorkspaceChanges } from './changes.ts';
import { configurationHandlers } from './configuration.ts';
import { workspaceCreation } from './create-workspace.ts';
import { licenseWrites } from './licenses.ts';
import { permissionReads, permissionWrites } from './permissions.ts';
import { tokenReads, tokenWrites } from './service-account-tokens.ts';
import { serviceAccountHandlers } from './service-accounts.ts';
import { tagHandlers } from './tags.ts';
import { versionReads } from './versions.ts';
import { workspaceReads, workspaceWrites } from './workspaces.ts';

export const grafanaHandlers = (state: SandboxState, changes: WorkspaceChanges): Handlers => ({
  ...workspaceReads(state),
  ...workspaceCreation(state, changes),
  ...workspaceWrites(state, changes),
  ...configurationHandlers(state, changes),
  ...authenticationHandlers(state, changes),
  ...permissionReads(state),
  ...permissionWrites(state),
  ...serviceAccountHandlers(state),
  ...tokenReads(state),
  ...tokenWrites(state),
  ...apiKeyWrites(state),
  ...licenseWrites(state, changes),
  ...versionReads(state),
  ...tagHandlers(state),
});
