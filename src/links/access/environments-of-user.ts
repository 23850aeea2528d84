import type { GatewayContext } from '../../context.ts';
import type { EnvironmentModel } from '../../services/finspace/models.ts';
import type { ListedUser } from '../../services/finspace/user-loaders.ts';
import type { UserModel } from '../../services/identity-store/models.ts';
import type { EnvironmentAccessModel } from '../models.ts';
import { isOpen, noteAmbiguous, usersIn, wayOf } from './environment-entry.ts';
import { createFindings, type Findings, type FoundAccess } from './found-access.ts';
import { toGrants, type Way } from './grants.ts';
import { noteUnreadAccounts } from './unread-accounts.ts';

/**
 * The FinSpace environments that a user of the directory can get into, as the user there with the
 * same email address. What cannot be told is a gap; nothing is thrown. From `ListEnvironments` of
 * each place and `ListUsers` of each environment.
 */
export const environmentsOfUser = async (
  context: GatewayContext,
  user: UserModel,
): Promise<FoundAccess> => {
  const { finspace } = context.loaders;
  const findings = createFindings(context);
  try {
    const places = await finspace.places();
    const ways = await Promise.all([
      noteUnreadAccounts(context, findings, 'finspace', places).then(() => []),
      ...places.map(async ({ accountId, region }) => {
        try {
          const { results } = await finspace.environmentsIn(
            (place) => place.region === region && place.accountId === accountId,
          );
          const found = results.flatMap(({ environments, fetchedAt }) => {
            findings.noteAge(fetchedAt);
            return environments;
          });
          const into = found.map((key) => waysInto(context, findings, key, user));
          return (await Promise.all(into)).flat();
        } catch (error) {
          findings.missing(error, 'finspace', { accountId, region });
          return [];
        }
      }),
    ]);
    return findings.with(toGrants<EnvironmentAccessModel>(ways.flat()));
  } catch (error) {
    findings.missing(error, 'finspace');
    return findings.with([]);
  }
};

const waysInto = async (
  context: GatewayContext,
  findings: Findings,
  key: EnvironmentModel,
  user: UserModel,
): Promise<readonly Way<EnvironmentAccessModel>[]> => {
  // It came with the list: no call.
  const environment = await context.loaders.finspace.environment(key);
  if (environment === null || !isOpen(environment)) return [];
  const users = await usersIn(context, findings, key);
  if (users.length === 0) return [];
  const addresses = await addressesOf(context, findings, user);
  const found = await Promise.all(
    users
      .filter(({ emailAddress }) => addresses.has(emailAddress?.toLowerCase() ?? ''))
      .map(async (one) =>
        (await isAlone(context, findings, key, one, user))
          ? [wayOf(key, one, user.identityStoreId, user.userId)]
          : [],
      ),
  );
  return found.flat();
};

/** The addresses of a user of the directory, in small letters. From `DescribeUser` or `ListUsers`. */
const addressesOf = async (
  { loaders }: GatewayContext,
  findings: Findings,
  user: UserModel,
): Promise<ReadonlySet<string>> => {
  try {
    const detail = await loaders.identityStore.user.load(user);
    return new Set(detail?.Emails?.flatMap(({ Value }) => Value?.toLowerCase() ?? []));
  } catch (error) {
    findings.missing(error, 'identitystore');
    return new Set();
  }
};

/** Whether nobody else in the directory has the address. */
const isAlone = async (
  { loaders }: GatewayContext,
  findings: Findings,
  key: EnvironmentModel,
  one: ListedUser,
  { identityStoreId, userId }: UserModel,
): Promise<boolean> => {
  try {
    const address = one.emailAddress ?? '';
    const holders = await loaders.identityStore.usersByAddress.load({ identityStoreId, address });
    findings.noteAge(holders?.fetchedAt);
    const isShared = holders?.userIds.some((holder) => holder !== userId) === true;
    if (isShared) noteAmbiguous(findings, key, one);
    return !isShared;
  } catch (error) {
    findings.missing(error, 'identitystore');
    return false;
  }
};
