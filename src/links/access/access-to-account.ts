import type { GatewayContext } from '../../context.ts';
import type { Gap } from '../../core/connection.ts';
import { GatewayError } from '../../core/errors.ts';
import type { InstanceModel } from '../../services/identity-center/models.ts';
import { collectAssignments } from '../assignments/assignment-connection.ts';
import { type FoundAccess, type Reach, toGrants } from './access-connection.ts';

/**
 * Everyone who can get into an account: each group by its own assignments, each user by its own and
 * by those of its groups. A group whose members cannot be read is a gap.
 */
export const accessToAccount = async (
  context: GatewayContext,
  instance: InstanceModel,
  accountId: string,
): Promise<FoundAccess> => {
  const found = await collectAssignments(context, instance, { coverage: 'ALL', accountId });
  const gaps: Gap[] = [...found.gaps];
  let asOf = found.asOf;
  const ways = await Promise.all(
    found.nodes.map(async (row): Promise<Reach[]> => {
      if (row.principalType !== 'GROUP') return [row];
      const { identityStoreId } = instance;
      try {
        const members = await context.loaders.identityStore.allMembersOfGroup({
          identityStoreId,
          groupId: row.principalId,
        });
        asOf = Math.min(asOf ?? members.fetchedAt, members.fetchedAt);
        return [
          row,
          ...members.items.map(({ userId }): Reach => ({
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
  return { grants: toGrants(ways.flat()), gaps, asOf };
};
