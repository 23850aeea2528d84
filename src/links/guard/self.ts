import type { Caller, PersonClaims } from '../../auth/caller.ts';
import type { Protection } from '../../auth/protection.ts';
import type { GatewayContext, Loaders } from '../../context.ts';
import { GatewayError } from '../../core/errors.ts';
import { UserErrors } from '../../core/user-errors.ts';
import { PRINCIPAL_ID } from '../../services/identity-store/principal-id.ts';
import { cannotTell, unknownPerson } from './refusals.ts';

/** Whom of a directory the caller is, and what groups that is in. */
export interface Self {
  readonly userIds: ReadonlySet<string>;
  readonly groupIds: ReadonlySet<string>;
}

const NOBODY: Self = { userIds: new Set(), groupIds: new Set() };

/** As it is written and in small letters: AWS does not say how it compares names. */
const spellings = (text: string): readonly string[] => [...new Set([text, text.toLowerCase()])];

/**
 * The users of a directory that a person may be: the one with the id, which is the surest, or else
 * whoever has the user name or the email address.
 */
const usersOf = async (
  { identityStore }: Loaders,
  identityStoreId: string,
  { userId, userName, email }: PersonClaims,
): Promise<readonly string[]> => {
  if (userId !== undefined && PRINCIPAL_ID.test(userId)) {
    const found = await identityStore.user.load({ identityStoreId, userId });
    if (found !== null) return [userId];
  }
  const names = userName === undefined ? [] : spellings(userName);
  const [byName, byAddress] = await Promise.all([
    Promise.all(
      names.map((value) =>
        identityStore.userIdBy({ identityStoreId, attribute: 'userName', value }),
      ),
    ),
    email === undefined
      ? undefined
      : identityStore.usersByAddress.load({ identityStoreId, address: email }),
  ]);
  return [...new Set([...byName.filter((id) => id !== null), ...(byAddress?.userIds ?? [])])];
};

/**
 * The groups that users are in now. `ListGroupMembershipsForMember`.
 *
 * @throws GatewayError when the directory does not tell.
 */
export const groupsOfUsers = async (
  { identityStore }: Loaders,
  identityStoreId: string,
  userIds: Iterable<string>,
): Promise<ReadonlySet<string>> => {
  const lists = await Promise.all(
    [...userIds].map((userId) =>
      identityStore.allGroupsOfUser({ identityStoreId, userId }).catch((error: unknown) => {
        // A user who is gone is in no group.
        if (error instanceof GatewayError && error.code === 'NOT_FOUND') return { items: [] };
        throw error;
      }),
    ),
  );
  return new Set(lists.flatMap(({ items }) => items.map(({ groupId }) => groupId)));
};

/** Whether a caller is somebody: of a directory, or not found there. */
export const isPerson = ({ person }: Caller): boolean => person !== undefined;

/**
 * Whom of a directory the caller is now, and what groups that is in. A service is nobody.
 *
 * @throws UserErrors FORBIDDEN at `field` when the directory does not tell, or does not have the person
 * and such are refused: nobody is then let through.
 */
export const readSelf = async (
  context: GatewayContext,
  identityStoreId: string,
  field: string,
  { unknownPersons }: Pick<Protection, 'unknownPersons'>,
): Promise<Self> => {
  const { person } = context.caller;
  if (person === undefined) return NOBODY;
  const loaders = context.uncached();
  try {
    const userIds = new Set(await usersOf(loaders, identityStoreId, person));
    if (userIds.size === 0) {
      if (unknownPersons === 'allow') return NOBODY;
      throw new UserErrors(unknownPerson(field, person, identityStoreId));
    }
    return { userIds, groupIds: await groupsOfUsers(loaders, identityStoreId, userIds) };
  } catch (error) {
    if (!(error instanceof GatewayError)) throw error;
    const what = 'The directory does not tell whether this would give access to yourself';
    throw new UserErrors(cannotTell(field, what, error));
  }
};
