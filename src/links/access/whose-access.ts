import type { GatewayContext } from '../../context.ts';
import type { AwsPrincipalType } from '../../services/identity-center/models.ts';
import type { Findings } from './found-access.ts';

/** The user or group whose access is asked for. */
export interface WhoseAccess {
  readonly identityStoreId: string;
  readonly principalType: AwsPrincipalType;
  readonly principalId: string;
  /**
   * The groups that a user is in; none for a group, since groups are not members of groups. From
   * `ListGroupMembershipsForMember`. What cannot be read is a gap.
   */
  groupIds(findings: Findings): Promise<ReadonlySet<string>>;
}

const NONE: ReadonlySet<string> = new Set();

/** A group of a directory. */
export const groupOf = (identityStoreId: string, groupId: string): WhoseAccess => ({
  identityStoreId,
  principalType: 'GROUP',
  principalId: groupId,
  groupIds: () => Promise.resolve(NONE),
});

/** A user of a directory. */
export const userOf = (
  { loaders }: GatewayContext,
  identityStoreId: string,
  userId: string,
): WhoseAccess => ({
  identityStoreId,
  principalType: 'USER',
  principalId: userId,
  async groupIds(findings) {
    try {
      const key = { identityStoreId, userId };
      const { items, fetchedAt } = await loaders.identityStore.allGroupsOfUser(key);
      findings.noteAge(fetchedAt);
      return new Set(items.map(({ groupId }) => groupId));
    } catch (error) {
      findings.missing(error, 'identitystore');
      return NONE;
    }
  },
});
