import type { GatewayContext } from '../../context.ts';
import { detailOf } from '../../services/finspace/find-environment.ts';
import type { EnvironmentModel } from '../../services/finspace/models.ts';
import type { ListedUser } from '../../services/finspace/user-loaders.ts';
import type { EnvironmentAccessModel } from '../models.ts';
import { directoryOf } from './access-to-workspace.ts';
import { isOpen, noteAmbiguous, usersIn, wayOf } from './environment-entry.ts';
import { createFindings, type Findings, type FoundAccess } from './found-access.ts';
import { toGrants, type Way } from './grants.ts';

/**
 * Everyone who can get into an environment: each user of FinSpace who is not disabled, with the user
 * of the directory who has the same email address. From `ListUsers` of FinSpace, and `ListUsers` or
 * `GetUserId` of Identity Store.
 *
 * @throws GatewayError NOT_FOUND when there is no such environment, and what AWS answers to that.
 */
export const accessToEnvironment = async (
  context: GatewayContext,
  key: EnvironmentModel,
): Promise<FoundAccess> => {
  const findings = createFindings(context);
  if (!isOpen(await detailOf(key, context))) return findings.with([]);
  const [users, identityStoreId] = await Promise.all([
    usersIn(context, findings, key),
    directoryOf(context, findings),
  ]);
  const ways = await Promise.all(
    users.map((user) => matchedWay(context, findings, key, user, identityStoreId)),
  );
  return findings.with(toGrants<EnvironmentAccessModel>(ways));
};

const matchedWay = async (
  { loaders }: GatewayContext,
  findings: Findings,
  key: EnvironmentModel,
  user: ListedUser,
  identityStoreId: string | undefined,
): Promise<Way<EnvironmentAccessModel>> => {
  const { emailAddress: address } = user;
  const unmatched = wayOf(key, user, identityStoreId, undefined);
  if (!address || identityStoreId === undefined) return unmatched;
  try {
    const holders = await loaders.identityStore.usersByAddress.load({ identityStoreId, address });
    findings.noteAge(holders?.fetchedAt);
    const [userId, ...others] = holders?.userIds ?? [];
    if (others.length > 0) noteAmbiguous(findings, key, user);
    return others.length > 0 ? unmatched : wayOf(key, user, identityStoreId, userId);
  } catch (error) {
    findings.missing(error, 'identitystore');
    return unmatched;
  }
};
