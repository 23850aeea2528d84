import type { GatewayContext } from '../../context.ts';
import { GatewayError } from '../../core/errors.ts';
import {
  inTurn,
  noSuchWorkspace,
  notNow,
  type Opened,
  settleChange,
  whyNot,
} from './change-workspace.ts';
import type { WorkspaceModel } from './models.ts';
import { seenWhole } from './seen-workspace.ts';
import { changedBy } from './tags.ts';
import { differing, type NamedValues, toSettings } from './workspace-values.ts';

const SELECTION =
  'status name description accountAccessType permissionType dataSources notificationDestinations organizationalUnitIds organizationRoleName roleArn stackSetName vpcConfiguration { securityGroupIds subnetIds } networkAccess { prefixListIds vpcEndpointIds } ipAddressType';

/**
 * Changes what is named of a workspace. It is read now (`DescribeWorkspace`), and only what would be
 * another is sent with `UpdateWorkspace`, once; nothing when nothing would.
 *
 * @returns the workspace as AWS answered: while it is UPDATING, as it was.
 * @throws GatewayError NOT_FOUND, CONFLICT, CONFLICT_RETRYABLE while it is being changed already;
 * OUTCOME_UNKNOWN with the query that tells; what AWS refuses.
 */
export const updateWorkspace = (
  context: GatewayContext,
  { key, place }: Opened,
  wanted: NamedValues,
): Promise<WorkspaceModel> =>
  inTurn(context, key, async () => {
    const { upstream, scope } = context;
    const stored = await context.uncached().grafana.wholeWorkspace(key);
    if (stored?.whole === undefined) throw noSuchWorkspace(key);
    const members = differing(wanted, stored.whole);
    if (members.length === 0) return { ...key, seen: stored };
    const conflict = notNow(stored);
    if (conflict !== undefined) throw conflict;
    try {
      const operation = place.operations.updateWorkspace;
      const input = { workspaceId: key.workspaceId, ...toSettings(wanted, members) };
      const { workspace } = await upstream.call(scope, operation, input);
      return { ...key, seen: seenWhole(place, workspace!, upstream.clock.now()) };
    } catch (error) {
      if (!(error instanceof GatewayError)) throw error;
      if (error.code !== 'OUTCOME_UNKNOWN') throw await whyNot(context, key, error);
      const isMade = ({ whole }: typeof stored): boolean =>
        whole !== undefined && differing(wanted, whole).length === 0;
      return { ...key, seen: await settleChange(context, key, error, isMade, SELECTION) };
    } finally {
      context.changed(changedBy(key));
    }
  });
