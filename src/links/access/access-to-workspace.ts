import type { GatewayContext } from '../../context.ts';
import { GatewayError } from '../../core/errors.ts';
import type { WorkspaceModel } from '../../services/grafana/models.ts';
import { seenOf } from '../../services/grafana/seen-workspace.ts';
import type { WorkspaceAccessModel } from '../models.ts';
import { createFindings, type Findings, type FoundAccess } from './found-access.ts';
import { toGrants, type Way } from './grants.ts';
import { hasSignInByDirectory, isOpen, noteSaml, permissionsIn } from './workspace-entry.ts';

/**
 * Everyone who can get into a workspace: each user and group that has a role there, and each member
 * of those groups. From `ListPermissions` and `ListGroupMemberships`.
 *
 * @throws GatewayError NOT_FOUND when there is no such workspace, and what AWS answers to that.
 */
export const accessToWorkspace = async (
  context: GatewayContext,
  key: WorkspaceModel,
): Promise<FoundAccess> => {
  const findings = createFindings(context);
  const seen = await seenOf(key, context);
  findings.noteAge(seen.readAt);
  if (!isOpen(seen)) return findings.with([]);
  noteSaml(findings, seen);
  if (!hasSignInByDirectory(seen)) return findings.with([]);
  const [permissions, identityStoreId] = await Promise.all([
    permissionsIn(context, findings, seen),
    directoryOf(context, findings),
  ]);
  const { accountId, region, workspaceId } = seen;
  const ways = await Promise.all(
    permissions.map(async (row): Promise<readonly Way<WorkspaceAccessModel>[]> => {
      const way: Way<WorkspaceAccessModel> = {
        ...row,
        kind: 'WORKSPACE',
        identityStoreId,
        workspace: { accountId, region, workspaceId },
      };
      if (row.principalType === 'USER' || identityStoreId === undefined) return [way];
      const { principalId: viaGroupId } = row;
      const userIds = await membersOf(context, findings, identityStoreId, viaGroupId);
      return [
        way,
        ...userIds.map((userId): Way<WorkspaceAccessModel> => ({
          ...way,
          principalType: 'USER',
          principalId: userId,
          viaGroupId,
        })),
      ];
    }),
  );
  return findings.with(toGrants<WorkspaceAccessModel>(ways.flat()));
};

/** The directory of the organization's own instance; without it, groups are shown without members. */
export const directoryOf = async (
  context: GatewayContext,
  findings: Findings,
): Promise<string | undefined> => {
  try {
    return (await context.instance()).identityStoreId;
  } catch (error) {
    findings.missing(error, 'sso-admin');
    return undefined;
  }
};

const membersOf = async (
  { loaders }: GatewayContext,
  findings: Findings,
  identityStoreId: string,
  groupId: string,
): Promise<readonly string[]> => {
  try {
    const key = { identityStoreId, groupId };
    const { items, fetchedAt } = await loaders.identityStore.allMembersOfGroup(key);
    findings.noteAge(fetchedAt);
    return items.map(({ userId }) => userId);
  } catch (error) {
    // A group that was deleted lets nobody in; its own row stays.
    if (!(error instanceof GatewayError && error.code === 'NOT_FOUND')) {
      findings.missing(error, 'identitystore');
    }
    return [];
  }
};
