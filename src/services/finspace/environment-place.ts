import type { GatewayContext } from '../../context.ts';
import { invalid } from '../../core/checks.ts';
import { UserErrors } from '../../core/user-errors.ts';
import { globalIds } from '../../node-types.ts';
import { requireAccountChange } from '../../rows/require-change.ts';
import { OWN_ACCOUNT, type Placed } from '../../upstream/places.ts';
import type { FinspaceClientOperations } from './client.ts';

type NumberedPlace = Placed<FinspaceClientOperations> & { readonly accountId: string };

/**
 * Where a new environment shall be.
 *
 * @param account the global id of an account; the gateway's own when left out.
 * @param region the first of those that are asked when left out.
 * @throws UserErrors VALIDATION with the accounts and Regions that are configured; GatewayError
 * BAD_USER_INPUT, SERVICE_DISABLED.
 */
export const placeFor = async (
  context: GatewayContext,
  account: string | null | undefined,
  region: string | null | undefined,
): Promise<NumberedPlace> => {
  const { finspace } = context.loaders;
  const wanted =
    account == null
      ? undefined
      : (globalIds.decode(account, 'input.account', ['Account']).keys[0] ?? OWN_ACCOUNT);
  const regions = finspace.regions();
  if (region != null && !regions.includes(region)) {
    const message = `The gateway does not ask FinSpace in ${region}, but in ${regions.join(', ')}. FINSPACE_REGIONS says where.`;
    throw new UserErrors(invalid('input.region', message));
  }
  const places = await finspace.places();
  const owner = wanted ?? (await context.ownAccountId());
  const place = places.find(
    (one) => one.accountId === owner && one.region === (region ?? regions[0]),
  );
  if (place !== undefined) {
    await requireAccountChange(context, place.accountId, 'input.account');
    return place;
  }
  const accounts = [...new Set(places.map(({ accountId }) => accountId))].join(', ');
  const message = `The gateway has no role for account ${owner}, but works in ${accounts}. READER_ROLES says with which roles.`;
  throw new UserErrors(invalid('input.account', message));
};
