import { badInput, GatewayError } from '../../core/errors.ts';
import { admitted, OWN_ACCOUNT, type Placed, type PlacedDeps } from '../../upstream/places.ts';
import type { GrafanaClientOperations } from './client.ts';
import type { WorkspaceKey } from './models.ts';

export type LoaderDeps = PlacedDeps<GrafanaClientOperations>;

/** The largest page that Grafana gives. */
export const MAX_RESULTS = 100;

/** An account and Region with its operations; the account is named, or `self`. */
export type GrafanaPlace = Placed<GrafanaClientOperations> & { readonly accountId: string };

/** Where workspaces are looked for; a member that is left out is everywhere. */
export interface Where {
  readonly region?: string | null | undefined;
  readonly accountId?: string | undefined;
}

/** Finds the places that keys and arguments name. */
export const createFindPlaces = ({ places, ownAccountId, admits }: LoaderDeps) => ({
  /**
   * The configured places among these; `[]` when the account is none of them.
   *
   * @throws GatewayError BAD_USER_INPUT for a Region that is not configured, SERVICE_DISABLED.
   */
  async placesIn({ region, accountId }: Where = {}): Promise<readonly GrafanaPlace[]> {
    const all = places.all();
    const regions = [...new Set(all.map((place) => place.region))];
    if (region != null && !regions.includes(region)) {
      const message = `Grafana is not read in the Region ${region.slice(0, 40)}. GRAFANA_REGIONS has: ${regions.join(', ')}.`;
      throw badInput('region', message);
    }
    const own = await ownAccountId();
    const wanted = all
      .map((place) => ({ ...place, accountId: place.accountId ?? own }))
      .filter((place) => region == null || place.region === region)
      .filter((place) => accountId === undefined || place.accountId === accountId);
    return admitted({ admits }, wanted);
  },
  /**
   * The place of a workspace.
   *
   * @throws GatewayError NOT_CONFIGURED where the gateway does not ask there, SERVICE_DISABLED.
   */
  async placeOf({
    accountId,
    region,
  }: Pick<WorkspaceKey, 'accountId' | 'region'>): Promise<GrafanaPlace> {
    const own = await ownAccountId();
    const place = places.at(accountId, region, own);
    // A place in an account that is hidden is none.
    if (place !== undefined && (await (admits?.(accountId) ?? true))) {
      return { ...place, accountId: place.accountId ?? own };
    }
    const account = accountId === OWN_ACCOUNT ? 'its own account' : `account ${accountId}`;
    throw new GatewayError(
      'NOT_CONFIGURED',
      `The gateway does not read Grafana in ${account}, ${region}: GRAFANA_REGIONS and READER_ROLES say where it does.`,
      { service: 'grafana', region, ...(accountId === OWN_ACCOUNT ? {} : { accountId }) },
    );
  },
});

export type FindPlaces = ReturnType<typeof createFindPlaces>;
