import type { GatewayContext } from '../../context.ts';
import {
  type Connection,
  connectRows,
  type Gap,
  gapOf,
  type PageArgs,
} from '../../core/connection.ts';
import { createCursorCodec } from '../../core/cursor.ts';
import { badInput } from '../../core/errors.ts';
import type { EnvironmentFilter } from '../../generated/resolvers.ts';
import { OWN_ACCOUNT, type ReadPlaces } from '../../upstream/places.ts';
import type { PlaceEnvironments } from './environment-loaders.ts';
import type { EnvironmentModel } from './models.ts';

export interface EnvironmentArgs extends PageArgs {
  readonly region?: string | null | undefined;
  readonly filter?: EnvironmentFilter | null | undefined;
}

const matches = async (
  { loaders }: GatewayContext,
  filter: EnvironmentFilter | null | undefined,
  key: EnvironmentModel,
): Promise<boolean> => {
  if (filter == null) return true;
  // It came with the list: no call.
  const detail = await loaders.finspace.environment(key);
  if (detail === null) return false;
  if (filter.status != null && detail.status !== filter.status) return false;
  if (!filter.contains) return true;
  const text = [detail.name, detail.description, key.environmentId].join('\n').toLowerCase();
  return text.includes(filter.contains.toLowerCase());
};

/** What is missing of the places that could not be read. */
const gapsOf = async (
  context: GatewayContext,
  failed: ReadPlaces<unknown>['failed'],
): Promise<readonly Gap[]> => {
  const own = failed.length === 0 ? OWN_ACCOUNT : await context.ownAccountId();
  return failed.map(({ place: { region, accountId = own }, error }) => ({
    ...gapOf(error, { service: 'finspace', regionOf: () => region }),
    region,
    accountId: accountId === OWN_ACCOUNT ? null : accountId,
  }));
};

/** @throws GatewayError BAD_USER_INPUT at `region` for one that is not asked; SERVICE_DISABLED. */
const checkRegion = ({ loaders }: GatewayContext, region: string | null | undefined): void => {
  const regions = loaders.finspace.regions();
  if (region == null || regions.includes(region)) return;
  throw badInput(
    'region',
    `The gateway does not ask FinSpace in ${region}, but in ${regions.join(', ')}. FINSPACE_REGIONS says where.`,
  );
};

/**
 * The environments of several accounts and Regions, by account, Region and id.
 *
 * @param parent the field, for the cursor.
 * @param account only those of this account, by its twelve digits.
 * @throws GatewayError BAD_USER_INPUT, SERVICE_DISABLED, and that of the first place when none could
 * be read.
 */
export const connectEnvironments = async (
  context: GatewayContext,
  args: EnvironmentArgs,
  parent: string,
  account?: string,
): Promise<Connection<EnvironmentModel>> => {
  checkRegion(context, args.region);
  const { results, failed } = await context.loaders.finspace.environmentsIn(
    ({ region, accountId }) =>
      (args.region == null || region === args.region) &&
      (account === undefined || accountId === account),
  );
  const found = await keptOf(context, args, results);
  const codec = createCursorCodec(`${parent}.environments`, account ?? '', args);
  const rows = found.map((node) => ({
    key: [node.accountId, node.region, node.environmentId],
    node,
  }));
  const times = results.map(({ fetchedAt }) => fetchedAt);
  return connectRows(codec, args, rows, {
    gaps: await gapsOf(context, failed),
    asOf: times.length === 0 ? undefined : Math.min(...times),
  });
};

const keptOf = async (
  context: GatewayContext,
  { filter }: EnvironmentArgs,
  results: readonly PlaceEnvironments[],
): Promise<readonly EnvironmentModel[]> => {
  const all = results.flatMap(({ environments }) => environments);
  const kept = await Promise.all(all.map((key) => matches(context, filter, key)));
  return all.filter((_key, index) => kept[index]);
};
