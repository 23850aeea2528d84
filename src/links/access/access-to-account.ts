import type { GatewayContext } from '../../context.ts';
import type { Gap } from '../../core/connection.ts';
import { GatewayError } from '../../core/errors.ts';
import type { InstanceModel } from '../../services/identity-center/models.ts';
import { collectAssignments } from '../assignments/assignment-connection.ts';
import type { AccountAccessModel } from '../models.ts';
import { toWay } from './account-access.ts';
import type { FoundAccess } from './found-access.ts';
import { type Head, watchHead } from './watch-head.ts';
import { toGrants, type Way } from './grants.ts';

/**
 * Everyone who can get into an account: each group by its own assignments, each user by its own and
 * by those of its groups. A group whose members cannot be read is a gap.
 *
 * @param head is shown the users that are certain to be among the first grants, while others are read.
 */
export const accessToAccount = async (
  context: GatewayContext,
  instance: InstanceModel,
  accountId: string,
  head?: Head,
): Promise<FoundAccess> => {
  const { identityStoreId } = instance;
  const membersOf = (groupId: string) =>
    context.loaders.identityStore.allMembersOfGroup({ identityStoreId, groupId });
  const query = { coverage: 'ALL', accountId } as const;
  const shown = head && watchHead(context, instance, accountId, head);
  const found = await collectAssignments(context, instance, query, (rows, setArn) => {
    // Memberships have a quota of their own: asked for as soon as a group is known, they have come
    // by the time the last pair has. What fails is met below.
    for (const row of rows) {
      if (row.principalType === 'GROUP') membersOf(row.principalId).catch(() => undefined);
    }
    shown?.(rows, setArn);
  });
  const gaps: Gap[] = [...found.gaps];
  let asOf = found.asOf;
  const ways = await Promise.all(
    found.nodes.map(async (assignment): Promise<Way<AccountAccessModel>[]> => {
      const row = toWay(assignment);
      if (row.principalType !== 'GROUP') return [row];
      try {
        const members = await membersOf(row.principalId);
        asOf = Math.min(asOf ?? members.fetchedAt, members.fetchedAt);
        return [
          row,
          ...members.items.map(({ userId }): Way<AccountAccessModel> => ({
            ...row,
            principalType: 'USER',
            principalId: userId,
            viaGroupId: row.principalId,
          })),
        ];
      } catch (error) {
        // A group that was deleted lets nobody in; its own row stays.
        if (error instanceof GatewayError && error.code === 'NOT_FOUND') return [row];
        gaps.push(context.gap(error, 'identitystore', accountId));
        return [row];
      }
    }),
  );
  return { grants: toGrants<AccountAccessModel>(ways.flat()), gaps, asOf };
};
