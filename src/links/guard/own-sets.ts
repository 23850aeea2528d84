import type { GatewayContext } from '../../context.ts';
import type {
  AssignmentModel,
  InstanceModel,
  PermissionSetModel,
} from '../../services/identity-center/models.ts';
import { rowsReachingUser } from '../assignments/principal-rows.ts';
import { freshContext } from '../bulk/in-time.ts';
import { assignmentsToCome } from '../bulk/principal-access.ts';
import type { SignInRole } from './sign-in-role.ts';
import { withEverything } from './protected.ts';
import type { Self } from './self.ts';

/**
 * What somebody is assigned now or is about to be, directly or through a group: what waits in the queue,
 * what AWS is making, whoever began it, and what is there, by `ListAccountAssignmentsForPrincipal`.
 *
 * @param elsewhere the rows to look through, whoever's they are, where AWS does not list by principal.
 * @throws GatewayError when AWS does not tell.
 */
const ownRows = async (
  fresh: GatewayContext,
  instance: InstanceModel,
  { userIds, groupIds }: Self,
  elsewhere: () => Promise<readonly AssignmentModel[]>,
): Promise<readonly AssignmentModel[]> => {
  const isOwn = ({ principalId }: AssignmentModel): boolean =>
    userIds.has(principalId) || groupIds.has(principalId);
  // What is to come first: the other way round, what is created in between would be missed.
  const toCome = await assignmentsToCome(fresh, instance);
  const lists = await Promise.all(
    [...userIds].map((userId) => rowsReachingUser(fresh, instance, userId)),
  );
  const isListed = lists.every((list) => list !== null);
  const there = isListed ? lists.flatMap((list) => list?.items ?? []) : await elsewhere();
  return [...toCome, ...there].filter(isOwn);
};

/**
 * Whether somebody has a permission set in any account, or is about to: directly or through a group. By
 * every account that has the set where AWS does not list by principal.
 *
 * @throws GatewayError when AWS does not tell.
 */
export const hasSet = async (
  context: GatewayContext,
  instance: InstanceModel,
  self: Self,
  key: PermissionSetModel,
): Promise<boolean> => {
  const fresh = withEverything(freshContext(context));
  const { identityCenter } = fresh.loaders;
  const rows = await ownRows(fresh, instance, self, async () => {
    const holders = await identityCenter.accountsOfSet(key);
    const pairs = await Promise.all(
      holders.items.map((accountId) => identityCenter.assignmentsOfPair({ ...key, accountId })),
    );
    return pairs.flatMap(({ items }) => items);
  });
  return rows.some(({ permissionSetArn }) => permissionSetArn === key.permissionSetArn);
};

/**
 * Whether somebody signs in to a role of IAM Identity Center, or is about to: whether they have the set
 * that it is made for in its account, by the name that is in the role's. By the sets of the account where
 * AWS does not list by principal.
 *
 * @throws GatewayError when AWS does not tell.
 */
export const hasRole = async (
  context: GatewayContext,
  instance: InstanceModel,
  self: Self,
  { accountId, setName }: SignInRole,
): Promise<boolean> => {
  const fresh = withEverything(freshContext(context));
  const { identityCenter } = fresh.loaders;
  const { instanceArn } = instance;
  const isNamed = async (permissionSetArn: string): Promise<boolean> => {
    const set = await identityCenter.permissionSet({ instanceArn, permissionSetArn });
    return set?.Name?.toLowerCase() === setName;
  };
  const rows = await ownRows(fresh, instance, self, async () => {
    const { items } = await identityCenter.setsOfAccount({ instanceArn, accountId });
    const pairs = await Promise.all(
      items.map(async (permissionSetArn) =>
        (await isNamed(permissionSetArn))
          ? identityCenter.assignmentsOfPair({ instanceArn, accountId, permissionSetArn })
          : { items: [] },
      ),
    );
    return pairs.flatMap((pair) => pair.items);
  });
  const sets = new Set(
    rows.flatMap((row) => (row.accountId === accountId ? [row.permissionSetArn] : [])),
  );
  return (await Promise.all([...sets].map(isNamed))).includes(true);
};
