import type { GatewayContext } from '../../context.ts';
import { GatewayError } from '../../core/errors.ts';
import type { WorkspaceBy } from '../../generated/resolvers.ts';
import { globalIds } from '../../node-types.ts';
import { readPlaces } from '../../upstream/places.ts';
import type { WorkspaceKey, WorkspaceModel } from './models.ts';

/** The keys in the id of a workspace. @throws GatewayError BAD_USER_INPUT. */
export const workspaceOf = (id: string, argument: string): WorkspaceKey => {
  const { keys } = globalIds.decode(id, argument, ['Workspace']);
  const [accountId = '', region = '', workspaceId = ''] = keys;
  return { accountId, region, workspaceId };
};

/** The global id of a workspace. */
export const workspaceId = ({ accountId, region, workspaceId: own }: WorkspaceKey): string =>
  globalIds.encode('Workspace', accountId, region, own);

/** @returns null when there is none. @throws GatewayError NOT_CONFIGURED, what AWS answers. */
export const existingWorkspace = async (
  { loaders }: GatewayContext,
  key: WorkspaceKey,
): Promise<WorkspaceModel | null> =>
  (await loaders.grafana.workspace.load(key)) === null ? null : key;

/**
 * The workspace that `by` names; null when there is none anywhere. AWS's key alone does not say
 * where it is, so that all places are looked at, as for a name.
 *
 * @throws GatewayError AMBIGUOUS; that of a place that could not be read, when it was found nowhere:
 * then it is not known that there is none.
 */
export const findWorkspace = async (
  context: GatewayContext,
  by: WorkspaceBy,
): Promise<WorkspaceModel | null> => {
  if (by.id != null) return existingWorkspace(context, workspaceOf(by.id, 'by.id'));
  const { grafana } = context.loaders;
  const places = await grafana.placesIn();
  const { results, failed } = await readPlaces(places, (place) =>
    grafana.workspacesOf(place as (typeof places)[number]),
  );
  const found = results
    .flatMap(({ items }) => items)
    .filter((seen) =>
      by.workspaceId == null
        ? seen.workspace.name === by.name
        : seen.workspaceId === by.workspaceId,
    );
  if (found.length > 1) {
    throw new GatewayError('AMBIGUOUS', `${found.length} workspaces have this name. Ask by id.`, {
      service: 'grafana',
      argument: 'by.name',
      candidates: found.map(workspaceId),
    });
  }
  const [only] = found;
  if (only === undefined && failed[0] !== undefined) throw failed[0].error;
  return only === undefined
    ? null
    : { accountId: only.accountId, region: only.region, workspaceId: only.workspaceId };
};
