import type { GatewayContext } from '../../context.ts';
import type { SeenWorkspace } from '../../services/grafana/models.ts';
import type { WorkspaceAccessModel } from '../models.ts';
import { createFindings, type Findings, type FoundAccess } from './found-access.ts';
import { toGrants, type Way } from './grants.ts';
import type { WhoseAccess } from './whose-access.ts';
import { noteUnreadAccounts } from './unread-accounts.ts';
import { hasSignInByDirectory, isOpen, noteSaml, permissionsIn } from './workspace-entry.ts';

/**
 * The Grafana workspaces that a user or group can get into. What cannot be told is a gap; nothing is
 * thrown. From `ListWorkspaces` of each place and `ListPermissions` of each workspace that people
 * sign in to by IAM Identity Center.
 */
export const workspacesOfPrincipal = async (
  context: GatewayContext,
  whose: WhoseAccess,
): Promise<FoundAccess> => {
  const { grafana } = context.loaders;
  const findings = createFindings(context);
  try {
    const places = await grafana.placesIn();
    const ways = await Promise.all([
      noteUnreadAccounts(context, findings, 'grafana', places).then(() => []),
      ...places.map(async (place) => {
        try {
          const { items, fetchedAt } = await grafana.workspacesOf(place);
          findings.noteAge(fetchedAt);
          const open = items.filter(isOpen);
          const found = await Promise.all(
            open.map((one) => waysInto(context, findings, one, whose)),
          );
          return found.flat();
        } catch (error) {
          findings.missing(error, 'grafana', place);
          return [];
        }
      }),
    ]);
    return findings.with(toGrants<WorkspaceAccessModel>(ways.flat()));
  } catch (error) {
    findings.missing(error, 'grafana');
    return findings.with([]);
  }
};

const waysInto = async (
  context: GatewayContext,
  findings: Findings,
  workspace: SeenWorkspace,
  whose: WhoseAccess,
): Promise<readonly Way<WorkspaceAccessModel>[]> => {
  noteSaml(findings, workspace);
  if (!hasSignInByDirectory(workspace)) return [];
  const { accountId, region, workspaceId } = workspace;
  const [permissions, groupIds] = await Promise.all([
    permissionsIn(context, findings, workspace),
    whose.groupIds(findings),
  ]);
  const { identityStoreId, principalType, principalId } = whose;
  return permissions.flatMap((row): Way<WorkspaceAccessModel>[] => {
    const isOwn = row.principalType === principalType && row.principalId === principalId;
    const viaGroupId =
      row.principalType === 'GROUP' && groupIds.has(row.principalId) ? row.principalId : undefined;
    if (!isOwn && viaGroupId === undefined) return [];
    const way: Way<WorkspaceAccessModel> = {
      kind: 'WORKSPACE',
      identityStoreId,
      workspace: { accountId, region, workspaceId },
      role: row.role,
      principalType,
      principalId,
      viaGroupId,
    };
    return [way];
  });
};
