import type { GatewayContext } from '../../context.ts';
import type { InstanceModel, PermissionSetModel } from '../../services/identity-center/models.ts';
import { rowsReachingUser } from '../assignments/principal-rows.ts';
import { freshContext } from '../bulk/in-time.ts';
import { openInQueue } from '../bulk/under-way.ts';
import { withEverything } from './protected.ts';
import type { Self } from './self.ts';

/**
 * Whether somebody has a permission set in any account, or a change waits that gives it to them:
 * directly or through a group. By `ListAccountAssignmentsForPrincipal`, or by every account that has
 * the set where AWS does not list so.
 *
 * @throws GatewayError when AWS does not tell.
 */
export const hasSet = async (
  context: GatewayContext,
  instance: InstanceModel,
  { userIds, groupIds }: Self,
  key: PermissionSetModel,
): Promise<boolean> => {
  const { permissionSetArn } = key;
  const isOwn = (row: { readonly permissionSetArn?: string; readonly principalId?: string }) =>
    row.permissionSetArn === permissionSetArn &&
    (userIds.has(row.principalId ?? '') || groupIds.has(row.principalId ?? ''));
  const waiting = [...openInQueue(context, instance.instanceArn).values()];
  const isComing = waiting.some(
    ({ kind, detail }) =>
      kind === 'CREATE' &&
      isOwn({
        permissionSetArn: detail?.PermissionSetArn,
        principalId: detail?.PrincipalId,
      }),
  );
  if (isComing) return true;
  const fresh = withEverything(freshContext(context));
  const lists = await Promise.all(
    [...userIds].map((userId) => rowsReachingUser(fresh, instance, userId)),
  );
  if (lists.every((list) => list !== null)) return lists.some((list) => list.items.some(isOwn));
  const { identityCenter } = fresh.loaders;
  const holders = await identityCenter.accountsOfSet(key);
  const pairs = await Promise.all(
    holders.items.map((accountId) => identityCenter.assignmentsOfPair({ ...key, accountId })),
  );
  return pairs.some(({ items }) => items.some(isOwn));
};
