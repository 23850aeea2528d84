import type { GatewayContext } from '../../context.ts';
import type { AssignmentModel, InstanceModel } from '../../services/identity-center/models.ts';
import { collectAssignments } from '../assignments/assignment-connection.ts';
import { rowsReachingUser } from '../assignments/principal-rows.ts';
import { type FoundAccess, toGrants } from './access-connection.ts';

/** Everything a user can reach: by its own assignments, and by those of its groups. */
export const accessOfUser = async (
  context: GatewayContext,
  instance: InstanceModel,
  userId: string,
): Promise<FoundAccess> => {
  const listed = await rowsReachingUser(context, instance, userId);
  const { nodes, gaps, asOf } =
    listed === null
      ? await reachByPairs(context, instance, userId)
      : { nodes: listed.items, gaps: [], asOf: listed.fetchedAt };
  const grants = toGrants(
    nodes.map((row) =>
      row.principalId === userId
        ? row
        : { ...row, principalType: 'USER', principalId: userId, viaGroupId: row.principalId },
    ),
  );
  return { grants, gaps, asOf };
};

/** Everything a group gives. Groups are not members of groups. */
export const accessOfGroup = async (
  context: GatewayContext,
  instance: InstanceModel,
  groupId: string,
): Promise<FoundAccess> => {
  const { nodes, gaps, asOf } = await collectAssignments(context, instance, {
    coverage: 'ALL',
    principal: { principalType: 'GROUP', principalId: groupId },
  });
  return { grants: toGrants(nodes), gaps, asOf };
};

/** Where AWS does not list by principal, every pair is read and the user's rows are kept. */
const reachByPairs = async (
  context: GatewayContext,
  instance: InstanceModel,
  userId: string,
): Promise<Pick<FoundAccess, 'gaps' | 'asOf'> & { readonly nodes: readonly AssignmentModel[] }> => {
  const { identityStoreId } = instance;
  const { items } = await context.loaders.identityStore.allGroupsOfUser({
    identityStoreId,
    userId,
  });
  const principalIds = new Set([userId, ...items.map(({ groupId }) => groupId)]);
  return collectAssignments(context, instance, { coverage: 'ALL', principalIds });
};
