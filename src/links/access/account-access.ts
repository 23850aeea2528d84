import type { GatewayContext } from '../../context.ts';
import type { AssignmentModel, InstanceModel } from '../../services/identity-center/models.ts';
import { collectAssignments } from '../assignments/assignment-connection.ts';
import { rowsReachingUser } from '../assignments/principal-rows.ts';
import type { AccountAccessModel } from '../models.ts';
import type { FoundAccess } from './found-access.ts';
import { toGrants, type Way } from './grants.ts';

/** An assignment as a way in of whoever holds it. */
export const toWay = (row: AssignmentModel): Way<AccountAccessModel> => ({
  ...row,
  kind: 'ACCOUNT',
});

/** The accounts a user can get into: by its own assignments, and by those of its groups. */
export const accountsOfUser = async (
  context: GatewayContext,
  instance: InstanceModel,
  userId: string,
): Promise<FoundAccess> => {
  const listed = await rowsReachingUser(context, instance, userId);
  const { nodes, gaps, asOf } =
    listed === null
      ? await reachByPairs(context, instance, userId)
      : { nodes: listed.items, gaps: [], asOf: listed.fetchedAt };
  const grants = toGrants<AccountAccessModel>(
    nodes.map((row): Way<AccountAccessModel> =>
      row.principalId === userId
        ? toWay(row)
        : {
            ...toWay(row),
            principalType: 'USER',
            principalId: userId,
            viaGroupId: row.principalId,
          },
    ),
  );
  return { grants, gaps, asOf };
};

/** The accounts a group opens. Groups are not members of groups. */
export const accountsOfGroup = async (
  context: GatewayContext,
  instance: InstanceModel,
  groupId: string,
): Promise<FoundAccess> => {
  const { nodes, gaps, asOf } = await collectAssignments(context, instance, {
    coverage: 'ALL',
    principal: { principalType: 'GROUP', principalId: groupId },
  });
  return { grants: toGrants<AccountAccessModel>(nodes.map(toWay)), gaps, asOf };
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
