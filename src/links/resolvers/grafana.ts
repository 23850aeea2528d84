import { createCursorCodec } from '../../core/cursor.ts';
import type {
  AccountResolvers,
  WorkspaceAwsSsoResolvers,
  WorkspacePermissionResolvers,
  WorkspaceResolvers,
} from '../../generated/resolvers.ts';
import { describedOf } from '../../services/grafana/seen-workspace.ts';
import { workspaceKey } from '../../services/grafana/workspace-loaders.ts';
import { connectWorkspaces } from '../../services/grafana/workspace-connection.ts';
import { OWN_ACCOUNT } from '../../upstream/places.ts';
import { connectAccess } from '../access/access-connection.ts';
import { accessToWorkspace } from '../access/access-to-workspace.ts';
import { applicationStateOf, findSignInApplication } from '../grafana/sign-in-application.ts';
import { linkAccount } from '../link-account.ts';
import { findPrincipal, tellPrincipalState } from '../principal.ts';

export const workspacesOfAccount: AccountResolvers['workspaces'] = ({ accountId }, args, context) =>
  connectWorkspaces(context, args, 'Account', accountId);

export const Workspace: Pick<WorkspaceResolvers, 'account' | 'organizationalUnits' | 'access'> = {
  async account({ accountId }, _args, context, info) {
    const { knowledge, loaders } = context;
    if (accountId !== OWN_ACCOUNT) return linkAccount(context, accountId, info);
    // Where STS does not tell whose the workspace is, that is what the field says.
    const own = knowledge.accountId ?? (await loaders.sts.callerIdentity()).accountId;
    return linkAccount(context, own, info);
  },
  async organizationalUnits(key, _args, context) {
    const { organizationalUnits = [] } = await describedOf(key, context);
    const { unit } = context.loaders.organizations;
    const units = await Promise.all(organizationalUnits.map((ouId) => unit.load({ ouId })));
    return organizationalUnits.flatMap((ouId, index) => (units[index] === null ? [] : [{ ouId }]));
  },
  async access(key, args, context) {
    const found = await accessToWorkspace(context, key);
    const codec = createCursorCodec('Workspace.access', workspaceKey(key), args);
    return connectAccess(codec, args, found);
  },
};

export const WorkspacePermission: Pick<
  WorkspacePermissionResolvers,
  'principal' | 'principalState'
> = {
  principal: async (row, _args, context) => findPrincipal(context, await context.instance(), row),
  principalState: (row, _args, context) => tellPrincipalState(context, undefined, row),
};

export const WorkspaceAwsSso: WorkspaceAwsSsoResolvers = {
  ssoClientId: ({ ssoClientId }) => ssoClientId,
  application: ({ ssoClientId }, _args, context) => findSignInApplication(context, ssoClientId),
  applicationState: ({ ssoClientId }, _args, context) => applicationStateOf(context, ssoClientId),
};
