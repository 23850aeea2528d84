import type { Environment } from '@aws-sdk/client-finspace';
import { createBatchLoader, createKeyLoader } from '../../core/batching.ts';
import { GatewayError } from '../../core/errors.ts';
import { drain, type PagedList } from '../../core/paged-list.ts';
import { createBulkOrSingle } from '../../upstream/bulk-or-single.ts';
import { LIFETIMES } from '../../upstream/lifetimes.ts';
import { pagedList } from '../../upstream/paged-read.ts';
import {
  admitted,
  OWN_ACCOUNT,
  type Placed,
  type ReadPlaces,
  readPlaces,
} from '../../upstream/places.ts';
import type { CacheKey } from '../../upstream/types.ts';
import type { FinspaceClientOperations } from './client.ts';
import { type LoaderDeps, MAX_RESULTS } from './deps.ts';
import type { EnvironmentModel, ListedEnvironment } from './models.ts';
import { tags } from './tags.ts';

type Place = Placed<FinspaceClientOperations>;

/** What one account and Region has. */
export interface PlaceEnvironments {
  readonly environments: readonly EnvironmentModel[];
  /** Milliseconds since the epoch. */
  readonly fetchedAt: number;
}

/** An account has at most two environments in a Region unless AWS raised that: one page. */
const EXPECTED_PAGES = 1;

const keyOf = ({ region, accountId = OWN_ACCOUNT }: Place): string => `${region}|${accountId}`;

const isListed = (environment: Environment): environment is ListedEnvironment =>
  environment.environmentId !== undefined;

/** The reads of environments, for one request. */
export const createEnvironmentLoaders = (deps: LoaderDeps) => {
  const { upstream, scope, places } = deps;

  /** An environment has one place in the cache, whether it came by itself or with a list. */
  const cacheKey = (place: Place, environmentId: string): CacheKey => ({
    id: `GetEnvironment|${keyOf(place)}|${environmentId}`,
    lifetimeMs: LIFETIMES.environments,
    tags: [tags.place(place.region), tags.environment({ environmentId })],
    service: 'finspace',
    operation: 'GetEnvironment',
  });

  const list = (place: Place): PagedList<ListedEnvironment> =>
    pagedList(upstream, scope, {
      operation: place.operations.listEnvironments,
      id: keyOf(place),
      lifetimeMs: LIFETIMES.environments,
      tags: [tags.place(place.region)],
      request: (token) => ({ maxResults: MAX_RESULTS, nextToken: token }),
      items: (output) => output.environments?.filter(isListed),
      token: (output) => output.nextToken,
      keyOf: (environment) => environment.environmentId,
      itemKey: (environment) => cacheKey(place, environment.environmentId),
    });

  /**
   * The place that a key names.
   *
   * @throws GatewayError SERVICE_DISABLED; NOT_CONFIGURED when the gateway does not ask there.
   */
  const placeOf = async ({ accountId, region }: EnvironmentModel): Promise<Place> => {
    places.all();
    const place = places.at(accountId, region, await deps.ownAccountId());
    // A place in an account that is hidden is none.
    if (place !== undefined && (await (deps.admits?.(accountId) ?? true))) return place;
    throw new GatewayError(
      'NOT_CONFIGURED',
      `The gateway does not ask FinSpace in ${region} of account ${accountId}. FINSPACE_REGIONS says which Regions it asks, READER_ROLES in which accounts.`,
      { service: 'finspace', region },
    );
  };

  interface Wanted {
    readonly place: Place;
    readonly environmentId: string;
  }
  const wantedKey = ({ place, environmentId }: Wanted): string =>
    `${keyOf(place)}|${environmentId}`;
  const byKey = new Map<string, Place>();
  const environments = createBulkOrSingle<Wanted, ListedEnvironment>(upstream, scope, {
    population: 'finspace:environments',
    partitionOf: ({ place }) => keyOf(place),
    pageSize: MAX_RESULTS,
    keyOf: wantedKey,
    list: (partition) => list(byKey.get(partition)!),
    expectedPages: () => Promise.resolve(EXPECTED_PAGES),
    itemKey: ({ environmentId }, partition) => `${partition}|${environmentId}`,
    cacheKey: ({ place, environmentId }) => cacheKey(place, environmentId),
    async describe(flight, { place, environmentId }) {
      const input = { environmentId };
      const { environment } = await upstream.call(flight, place.operations.getEnvironment, input);
      return environment === undefined ? null : { ...environment, environmentId };
    },
  });
  const environment = createBatchLoader(wantedKey, environments.load);

  const load = async (key: EnvironmentModel): Promise<ListedEnvironment | null> => {
    const place = await placeOf(key);
    byKey.set(keyOf(place), place);
    return environment.load({ place, environmentId: key.environmentId });
  };

  return {
    placeOf,
    /**
     * Every place that the gateway asks, with the account's number where it is known.
     *
     * @throws GatewayError SERVICE_DISABLED.
     */
    async places(): Promise<readonly (Place & { readonly accountId: string })[]> {
      const all = places.all();
      const own = await deps.ownAccountId();
      const named = all.map((place) => ({ ...place, accountId: place.accountId ?? own }));
      return admitted(deps, named);
    },
    /** The Regions that are asked. @throws GatewayError SERVICE_DISABLED. */
    regions: (): readonly string[] => [...new Set(places.all().map(({ region }) => region))],
    /**
     * The environments of each of these places. From `ListEnvironments`.
     *
     * @throws GatewayError of the first place when none of them could be read; SERVICE_DISABLED.
     */
    async environmentsIn(
      wanted: (place: Place & { readonly accountId: string }) => boolean,
    ): Promise<ReadPlaces<PlaceEnvironments>> {
      const all = places.all();
      const own = await deps.ownAccountId();
      const asked = all
        .map((place) => ({ place, accountId: place.accountId ?? own }))
        .filter(({ place, accountId }) => wanted({ ...place, accountId }));
      const seen = (await admitted(deps, asked)).map(({ place }) => place);
      return readPlaces(seen, async (place) => {
        const { items, fetchedAt } = await drain(list(place));
        // Whole as they are: nothing of them is asked for again, however old it may be.
        for (const item of items) environment.prime({ place, ...item }, item);
        const { region, accountId = own } = place;
        const found = items.map(({ environmentId }) => ({ accountId, region, environmentId }));
        return { environments: found, fetchedAt };
      });
    },
    /** One environment whole; null when its account and Region do not have it. */
    environment: load,
    /** Its tags. `ListTagsForResource`. */
    tagsOf: createKeyLoader(
      (key: EnvironmentModel) => `${key.accountId}|${key.region}|${key.environmentId}`,
      async (key): Promise<Readonly<Record<string, string>>> => {
        const place = await placeOf(key);
        const detail = await load(key);
        if (detail?.environmentArn === undefined) return {};
        const resourceArn = detail.environmentArn;
        const { value } = await upstream.read(
          scope,
          {
            id: `ListTagsForResource|${resourceArn}`,
            lifetimeMs: LIFETIMES.environments,
            tags: [tags.environment(key)],
            service: 'finspace',
            operation: 'ListTagsForResource',
          },
          (flight) => upstream.call(flight, place.operations.listTagsForResource, { resourceArn }),
        );
        return value.tags ?? {};
      },
    ),
  };
};
