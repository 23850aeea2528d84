import type { GatewayContext } from '../context.ts';
import type { EnvironmentUserMatchState } from '../generated/resolvers.ts';
import type { EnvironmentUserModel } from '../services/finspace/models.ts';
import type { UserModel } from '../services/identity-store/models.ts';

/** What the directory has for a user of FinSpace. */
export interface MatchedUser {
  readonly state: EnvironmentUserMatchState;
  /** Why there is no match; null when there is one. */
  readonly reason: string | null;
  readonly users: readonly UserModel[];
}

/**
 * The users of the organization's directory with the email address of a user of FinSpace. Addresses
 * are the same whatever their case.
 *
 * @throws GatewayError what either service answers.
 */
export const matchUser = async (
  context: GatewayContext,
  key: EnvironmentUserModel,
): Promise<MatchedUser> => {
  const emailAddress = (await context.loaders.finspace.user(key))?.emailAddress;
  if (!emailAddress) {
    const reason = 'FinSpace gave no email address to look for in the directory.';
    return { state: 'NO_ADDRESS', reason, users: [] };
  }
  return matchAddress(context, emailAddress);
};

/** The users of the organization's directory with this email address. */
export const matchAddress = async (
  { loaders, instance }: GatewayContext,
  address: string,
): Promise<MatchedUser> => {
  const { identityStoreId } = await instance();
  const holders = await loaders.identityStore.usersByAddress.load({ identityStoreId, address });
  const users = (holders?.userIds ?? []).map((userId) => ({ identityStoreId, userId }));
  if (users.length === 1) return { state: 'MATCHED', reason: null, users };
  if (users.length === 0) {
    const reason = 'No user of the directory has this email address.';
    return { state: 'NONE', reason, users };
  }
  const reason = `${users.length} users of the directory have this email address.`;
  return { state: 'AMBIGUOUS', reason, users };
};
