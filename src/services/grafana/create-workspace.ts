import type { CreateWorkspaceCommandInput } from '@aws-sdk/client-grafana';
import type { GatewayContext } from '../../context.ts';
import { invalid } from '../../core/checks.ts';
import { GatewayError, withDetails } from '../../core/errors.ts';
import { inputError, UserErrors } from '../../core/user-errors.ts';
import { findOut } from '../../upstream/find-out.ts';
import { requireAccountChange } from '../../rows/require-change.ts';
import type { GrafanaPlace } from './deps.ts';
import type { SeenWorkspace, WorkspaceModel } from './models.ts';
import { seenWhole } from './seen-workspace.ts';
import { tags } from './tags.ts';

/** AWS's clock and ours need not agree to the second. */
const CLOCK_SKEW_MS = 5 * 60_000;

/**
 * Where a workspace is to be made.
 *
 * @param accountId that of the gateway itself when left out.
 * @param region that of the gateway when left out.
 * @throws UserErrors at `input.region` or `input.account` for a place that is not configured.
 */
export const placeFor = async (
  context: GatewayContext,
  accountId: string | undefined,
  region: string = context.info.region,
): Promise<GrafanaPlace> => {
  const all = await context.loaders.grafana.placesIn();
  const inRegion = all.filter((place) => place.region === region);
  if (inRegion.length === 0) {
    const regions = [...new Set(all.map((place) => place.region))].join(', ');
    const message = `Grafana is not asked in ${region.slice(0, 40)}. GRAFANA_REGIONS has: ${regions}.`;
    throw new UserErrors(invalid('input.region', message));
  }
  const place = inRegion.find((one) =>
    accountId === undefined ? one.credentials === undefined : one.accountId === accountId,
  );
  if (place !== undefined) {
    await requireAccountChange(context, place.accountId, 'input.account');
    return place;
  }
  const message = `The gateway has no role for account ${accountId ?? ''}. Add one of that account to READER_ROLES.`;
  throw new UserErrors(inputError('NOT_CONFIGURED', message, 'input.account'));
};

/**
 * Makes a workspace. `CreateWorkspace`, sent once. Names are not unique, so that the workspaces there
 * are now are read first (`ListWorkspaces`): one that was there is not the one that was made.
 *
 * @returns the workspace, CREATING.
 * @throws GatewayError QUOTA_EXCEEDED; OUTCOME_UNKNOWN with the query that tells when the connection
 * ended and no new workspace of this name is there; what AWS refuses.
 */
export const createWorkspace = async (
  context: GatewayContext,
  place: GrafanaPlace,
  input: CreateWorkspaceCommandInput,
): Promise<WorkspaceModel> => {
  const { upstream, scope } = context;
  const startedAt = upstream.clock.now();
  const before = await context.uncached().grafana.workspacesOf(place);
  try {
    const operation = place.operations.createWorkspace;
    const { workspace } = await upstream.call(scope, operation, input);
    return modelOf(seenWhole(place, workspace!, upstream.clock.now()));
  } catch (error) {
    if (!(error instanceof GatewayError) || error.code !== 'OUTCOME_UNKNOWN') throw error;
    const known = new Set(before.items.map(({ workspaceId }) => workspaceId));
    const isMade = ({ workspaceId, workspace }: SeenWorkspace): boolean =>
      !known.has(workspaceId) &&
      workspace.name === input.workspaceName &&
      (workspace.created?.getTime() ?? 0) >= startedAt - CLOCK_SKEW_MS;
    const found = await findOut(context, async () => {
      const { items } = await context.uncached().grafana.workspacesOf(place);
      const [made, ...others] = items.filter(isMade);
      // Which of two is ours cannot be told.
      return others.length > 0 ? undefined : made;
    });
    if (found === undefined) throw withDetails(error, { query: queryFor(place, input) });
    return modelOf(found);
  } finally {
    context.changed([tags.place(place)]);
  }
};

const modelOf = (seen: SeenWorkspace): WorkspaceModel => {
  const { accountId, region, workspaceId } = seen;
  return { accountId, region, workspaceId, seen };
};

const queryFor = ({ region }: GrafanaPlace, { workspaceName }: CreateWorkspaceCommandInput) => {
  const filter =
    workspaceName === undefined ? '' : `, filter: { contains: ${JSON.stringify(workspaceName)} }`;
  return `{ workspaces(region: "${region}"${filter}, first: 100) { nodes { id name accountId status createdAt } gaps { message } } }`;
};
