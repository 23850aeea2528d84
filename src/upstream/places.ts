import { GatewayError } from '../core/errors.ts';
import type { RequestScope, Upstream } from './types.ts';
import { createFetchedCredentials, type FetchedCredentials } from './fetched-credentials.ts';

/** The services that the configuration can switch off. FinSpace is finspace and finspace-data. */
export const SWITCHABLE = ['finspace', 'grafana'] as const;
export type Switchable = (typeof SWITCHABLE)[number];

/** What the configuration says of services that are in several Regions and accounts. */
export interface PlacedServices {
  /** `[]`: the gateway's own Region alone. */
  readonly finspaceRegions: readonly string[];
  readonly grafanaRegions: readonly string[];
  /** The role to read each further account with. */
  readonly readerRoles: readonly string[];
  /** By environment id: the role whose FinSpace credentials the environment's users are read with. */
  readonly finspaceRoles: Readonly<Record<string, string>>;
  /** By name: the roles that `issueProgrammaticCredentials` may take on. */
  readonly credentialRoles: Readonly<Record<string, string>>;
  readonly disabled: readonly Switchable[];
}

/** An AWS account and Region in which a service is asked. */
export interface Place {
  /** The account of the role it is read with; undefined for the account of the gateway itself. */
  readonly accountId?: string | undefined;
  readonly region: string;
  /** Those of that role; undefined for the gateway's own. */
  readonly credentials?: FetchedCredentials | undefined;
}

/** A place, and the operations of a service bound to it. */
export interface Placed<Operations> extends Place {
  readonly operations: Operations;
}

/** The account number in the ARN of a role. */
export const accountOf = (roleArn: string): string => roleArn.split(':')[4] ?? '';

/**
 * Every account in every Region: the gateway's own account and those of the roles. The credentials of
 * a role are shared by all Regions and services.
 *
 * @param roles by ARN.
 */
export const placesOf = (
  regions: readonly string[],
  roles: ReadonlyMap<string, FetchedCredentials>,
): readonly Place[] =>
  regions.flatMap((region) => [
    { region },
    ...[...roles].map(([roleArn, credentials]) => ({
      region,
      accountId: accountOf(roleArn),
      credentials,
    })),
  ]);

/** A service in all its places, for one process. */
export interface Places<Operations> {
  /** @throws GatewayError SERVICE_DISABLED where the configuration has switched the service off. */
  all(): readonly Placed<Operations>[];
  /**
   * The place that a key names.
   *
   * @param accountId the account's number, or `self` for the gateway's own.
   * @param ownAccountId the number of the gateway's own account, or `self` while it is not known.
   * @returns undefined where the gateway is not configured to ask there.
   * @throws GatewayError SERVICE_DISABLED as `all`.
   */
  at(accountId: string, region: string, ownAccountId: string): Placed<Operations> | undefined;
}

/** What the loaders of a service in several places work with, for one request. */
export interface PlacedDeps<Operations> {
  readonly upstream: Upstream;
  readonly scope: RequestScope;
  readonly places: Places<Operations>;
  /** The number of the gateway's own account, or `self` where nobody tells it. */
  ownAccountId(): Promise<string>;
  /** Whether who asks may see what an account has; all accounts when left out. */
  readonly admits?: ((accountId: string) => Promise<boolean>) | undefined;
}

/** What stands for the account of the gateway itself while nobody has told its number. */
export const OWN_ACCOUNT = 'self';

/** Binds a service's operations in each place; no call is made. */
export const bindPlaces = <Operations>(
  service: Switchable,
  { disabled }: Pick<PlacedServices, 'disabled'>,
  places: readonly Place[],
  bind: (place: Place) => Operations,
): Places<Operations> => {
  const isDisabled = disabled.includes(service);
  const bound = isDisabled ? [] : places.map((place) => ({ ...place, operations: bind(place) }));
  const all = (): readonly Placed<Operations>[] => {
    if (!isDisabled) return bound;
    const message = `The gateway does not ask ${service}: DISABLED_SERVICES switches it off.`;
    throw new GatewayError('SERVICE_DISABLED', message, { service });
  };
  return {
    all,
    at(accountId, region, ownAccountId) {
      const isOwn = accountId === OWN_ACCOUNT || accountId === ownAccountId;
      return all().find(
        (place) =>
          place.region === region &&
          (isOwn ? place.accountId === undefined : place.accountId === accountId),
      );
    },
  };
};

/** Those of `places` whose account may be seen. */
export const admitted = async <One extends { readonly accountId: string }>(
  { admits }: Pick<PlacedDeps<unknown>, 'admits'>,
  places: readonly One[],
): Promise<readonly One[]> => {
  if (admits === undefined) return places;
  const seen = await Promise.all(places.map(({ accountId }) => admits(accountId)));
  return places.filter((_, index) => seen[index]);
};

/** What was read in several places. */
export interface ReadPlaces<Result> {
  readonly results: readonly Result[];
  /** The places that could not be read. */
  readonly failed: readonly { readonly place: Place; readonly error: GatewayError }[];
}

/**
 * Reads every place at once. One that fails leaves the others as they are.
 *
 * @throws GatewayError of the first place when none of them could be read.
 */
export const readPlaces = async <Operations, Result>(
  places: readonly Placed<Operations>[],
  read: (place: Placed<Operations>) => Promise<Result>,
): Promise<ReadPlaces<Result>> => {
  const settled = await Promise.allSettled(places.map(read));
  const results: Result[] = [];
  const failed: ReadPlaces<Result>['failed'][number][] = [];
  settled.forEach((outcome, index) => {
    const place = places[index]!;
    if (outcome.status === 'fulfilled') results.push(outcome.value);
    else if (outcome.reason instanceof GatewayError) failed.push({ place, error: outcome.reason });
    else throw outcome.reason;
  });
  if (results.length === 0 && failed[0] !== undefined) throw failed[0].error;
  return { results, failed };
};

/** Credentials for each role, none of them fetched before they are needed. */
export const roleCredentials = (
  upstream: Upstream,
  roleArns: readonly string[],
  assume: (roleArn: string) => Parameters<typeof createFetchedCredentials>[1],
): ReadonlyMap<string, FetchedCredentials> =>
  new Map(
    roleArns.map((roleArn) => [roleArn, createFetchedCredentials(upstream.clock, assume(roleArn))]),
  );
