import type { GatewayContext } from '../../context.ts';
import { type Connection, connectRows, type Gap, type PageArgs } from '../../core/connection.ts';
import { createCursorCodec } from '../../core/cursor.ts';
import type { WorkspaceFilter } from '../../generated/resolvers.ts';
import { globalIds } from '../../node-types.ts';
import { OWN_ACCOUNT, type Place, readPlaces } from '../../upstream/places.ts';
import type { SeenWorkspace, WorkspaceModel } from './models.ts';

export interface WorkspacesArgs extends PageArgs {
  readonly region?: string | null | undefined;
  readonly filter?: WorkspaceFilter | null | undefined;
}

const matches = ({ workspace, workspaceId }: SeenWorkspace, filter: WorkspaceFilter): boolean => {
  const { contains, status, authenticationProvider, samlStatus } = filter;
  const { name, description, authentication } = workspace;
  const text = [name, description, workspaceId].join('\n').toLowerCase();
  return (
    (!contains || text.includes(contains.toLowerCase())) &&
    (status == null || workspace.status === status) &&
    (authenticationProvider == null ||
      authentication?.providers?.some((provider) => provider === authenticationProvider) ===
        true) &&
    (samlStatus == null || authentication?.samlConfigurationStatus === samlStatus)
  );
};

/** A place whose workspaces are missing because of `error`. */
const gapOfPlace = (context: GatewayContext, { accountId, region }: Place, error: unknown): Gap => {
  const isNamed = accountId !== undefined && accountId !== OWN_ACCOUNT;
  const gap = context.gap(error, 'grafana', isNamed ? accountId : undefined);
  return { ...gap, service: 'grafana', region };
};

/** What is missing where the gateway has no way into an account: nothing of it is known. */
const notConfigured = (accountId: string, region: string | null | undefined): Gap => ({
  service: 'grafana',
  region: region ?? null,
  accountId,
  code: 'NOT_CONFIGURED',
  message: `The gateway has no role to read account ${accountId} with. Add one of that account to READER_ROLES.`,
});

/** The account that a filter names. @throws GatewayError BAD_USER_INPUT. */
const accountIn = (filter: WorkspaceFilter | null | undefined): string | undefined =>
  filter?.account == null
    ? undefined
    : globalIds.decode(filter.account, 'filter.account', ['Account']).keys[0];

/**
 * The workspaces of every account and Region that is configured, or of one account. Places that
 * could not be read are gaps, and so is an account that no place is configured for.
 *
 * @throws GatewayError BAD_USER_INPUT, SERVICE_DISABLED, and that of the first place when none could
 * be read.
 */
export const connectWorkspaces = async (
  context: GatewayContext,
  args: WorkspacesArgs,
  parent: string,
  ofAccount?: string,
): Promise<Connection<WorkspaceModel>> => {
  const { region, filter } = args;
  const { grafana } = context.loaders;
  const codec = createCursorCodec(`${parent}.workspaces`, ofAccount ?? '', args);
  const filtered = accountIn(filter);
  if (ofAccount !== undefined && filtered !== undefined && filtered !== ofAccount) {
    return connectRows(codec, args, []);
  }
  const accountId = ofAccount ?? filtered;
  const places = await grafana.placesIn({ region, accountId });
  const { results, failed } = await readPlaces(places, (place) =>
    grafana.workspacesOf(place as (typeof places)[number]),
  );
  const rows = results
    .flatMap(({ items }) => items)
    .filter((seen) => filter == null || matches(seen, filter))
    .map(({ accountId: account, region: at, workspaceId }) => ({
      key: [account, at, workspaceId],
      node: { accountId: account, region: at, workspaceId },
    }));
  const gaps = failed.map(({ place, error }) => gapOfPlace(context, place, error));
  if (accountId !== undefined && places.length === 0) gaps.push(notConfigured(accountId, region));
  const asOf = results.length === 0 ? undefined : Math.min(...results.map((r) => r.fetchedAt));
  return connectRows(codec, args, rows, { gaps, asOf });
};
