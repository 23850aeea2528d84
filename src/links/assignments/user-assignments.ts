import type { GatewayContext } from '../../context.ts';
import { type Connection, connectRows, type PageArgs } from '../../core/connection.ts';
import type { CursorCodec } from '../../core/cursor.ts';
import type { AssignmentVia } from '../../generated/resolvers.ts';
import type { AssignmentModel, InstanceModel } from '../../services/identity-center/models.ts';
import { connectAssignments } from './assignment-connection.ts';
import { rowsOfPrincipal, rowsReachingUser } from './principal-rows.ts';
import { rowKey } from './scan.ts';

/**
 * The assignments that give a user access: the user's own, those of the user's groups, or both. The
 * principal of each row tells which.
 *
 * By principal where AWS lists so; else by all pairs, where only the user's and the groups' rows
 * are kept.
 */
export const connectUserAssignments = async (
  context: GatewayContext,
  instance: InstanceModel,
  userId: string,
  via: AssignmentVia,
  args: PageArgs,
  codec: CursorCodec,
): Promise<Connection<AssignmentModel>> => {
  const isWanted = (row: AssignmentModel): boolean =>
    via === 'ANY' || (row.principalType === 'USER') === (via === 'DIRECT');
  const isPairCursor = args.after != null && codec.open(args.after)[0] !== 'P';
  const listed = isPairCursor
    ? null
    : via === 'DIRECT'
      ? await rowsOfPrincipal(context, instance, {
          principalType: 'USER',
          principalId: userId,
        })
      : await rowsReachingUser(context, instance, userId);
  if (listed !== null) {
    const rows = listed.items
      .filter(isWanted)
      .map((node) => ({ key: ['P', node.principalId, '', rowKey(node)], node }));
    return connectRows(codec, args, rows, { asOf: listed.fetchedAt });
  }
  const groups =
    via === 'DIRECT'
      ? []
      : (
          await context.loaders.identityStore.allGroupsOfUser({
            identityStoreId: instance.identityStoreId,
            userId,
          })
        ).items.map(({ groupId }) => groupId);
  const principalIds = new Set(via === 'GROUP' ? groups : [userId, ...groups]);
  if (principalIds.size === 0) return connectRows(codec, args, []);
  return connectAssignments(context, instance, { coverage: 'ALL', principalIds }, args, codec);
};
