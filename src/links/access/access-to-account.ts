import type { GatewayContext } from '../../context.ts';
import type { Gap } from '../../core/connection.ts';
import { GatewayError } from '../../core/errors.ts';
import type { InstanceModel } from '../../services/identity-center/models.ts';
import { collectAssignments } from '../assignments/assignment-connection.ts';
import type { AccountAccessModel } from '../models.ts';
import { toWay } from './account-access.ts';
import type { FoundAccess } from './found-access.ts';
import { createPageHead } from './page-head.ts';
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
  head?: { readonly first: number; onUsers(userIds: readonly string[]): void },
): Promise<FoundAccess> => {
  const { identityStoreId, instanceArn } = instance;
  const membersOf = (groupId: string) =>
    context.loaders.identityStore.allMembersOfGroup({ identityStoreId, groupId });
  const query = { coverage: 'ALL', accountId } as const;
  // The same read as the walk makes.
  const sets = context.loaders.identityCenter.setsOfAccount({ instanceArn, accountId });
  const shown =
    head && sets.then(({ items }) => createPageHead([...items].sort(), head.first, head.onUsers));
  // What fails is met by the walk.
  shown?.catch(() => undefined);
  const found = await collectAssignments(context, instance, query, (rows, setArn) => {
    // Memberships have a quota of their own: asked for as soon as a group is known, they have come
    // by the time the last pair has. What fails is met below.
    const members = Promise.all(
      rows.map(async ({ principalType, principalId }) =>
        principalType === 'GROUP' ? (await membersOf(principalId)).items : [],
      ),
    );
    const everybody = async (): Promise<void> => {
      const users = (await members).flat().map(({ userId }) => ({
        principalType: 'USER' as const,
        principalId: userId,
      }));
      (await shown)?.read(setArn, [...rows, ...users]);
    };
    everybody().catch(() => undefined);
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
