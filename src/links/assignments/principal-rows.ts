import type { GatewayContext } from '../../context.ts';
import { type ErrorCode, GatewayError } from '../../core/errors.ts';
import type { ListPage } from '../../core/paged-list.ts';
import type {
  AssignmentModel,
  AwsPrincipalType,
  InstanceModel,
} from '../../services/identity-center/models.ts';
import { REFUSAL_LIFETIME_MS } from '../knowledge.ts';

/** A user or a group of an instance's directory. */
export interface PrincipalRef {
  readonly principalType: AwsPrincipalType;
  readonly principalId: string;
}

const REFUSALS: readonly ErrorCode[] = [
  'ACCESS_DENIED',
  'MANAGEMENT_ACCOUNT_ONLY',
  'NOT_SUPPORTED_BY_INSTANCE',
];

/** Whether AWS refused to list by principal not long ago. */
export const isRefused = (context: GatewayContext, { instanceArn }: InstanceModel): boolean => {
  const at = context.knowledge.listRefusedAt.get(instanceArn);
  return at !== undefined && context.upstream.clock.now() - at < REFUSAL_LIFETIME_MS;
};

/**
 * What AWS lists for a principal, whoever's rows come along; null when AWS does not list by
 * principal here (a delegated administrator, an account instance). That is probed once and
 * remembered; `services` shows it.
 */
const listPrincipal = async (
  context: GatewayContext,
  instance: InstanceModel,
  principal: PrincipalRef,
  accountId?: string,
): Promise<ListPage<AssignmentModel> | null> => {
  if (isRefused(context, instance)) return null;
  const { instanceArn } = instance;
  try {
    const page = await context.loaders.identityCenter.assignmentsOfPrincipal({
      instanceArn,
      ...principal,
      accountId,
    });
    context.knowledge.listRefusedAt.delete(instanceArn);
    return page;
  } catch (error) {
    if (!(error instanceof GatewayError)) throw error;
    if (error.code === 'NOT_FOUND' || error.code === 'PRINCIPAL_NOT_FOUND') {
      return { items: [], fetchedAt: context.upstream.clock.now() };
    }
    if (!REFUSALS.includes(error.code)) throw error;
    context.knowledge.listRefusedAt.set(instanceArn, context.upstream.clock.now());
    return null;
  }
};

const own = (page: ListPage<AssignmentModel>, id: string): AssignmentModel[] =>
  page.items.filter((row) => row.principalId === id);

/**
 * The rows that are a principal's own; null when they cannot be had by principal: AWS does not list
 * so here, or the directory does not know the principal, whose rows only the pairs still show.
 */
export const rowsOfPrincipal = async (
  context: GatewayContext,
  instance: InstanceModel,
  principal: PrincipalRef,
  accountId?: string,
): Promise<ListPage<AssignmentModel> | null> => {
  const page = await listPrincipal(context, instance, principal, accountId);
  if (page === null) return null;
  const items = own(page, principal.principalId);
  if (items.length === 0 && !(await isPresent(context, instance, principal))) return null;
  return { ...page, items };
};

/** Whether the directory knows the principal. */
export const isPresent = async (
  { loaders }: GatewayContext,
  { identityStoreId }: InstanceModel,
  { principalType, principalId }: PrincipalRef,
): Promise<boolean> =>
  (principalType === 'USER'
    ? await loaders.identityStore.user.load({ identityStoreId, userId: principalId })
    : await loaders.identityStore.group.load({ identityStoreId, groupId: principalId })) !== null;

/**
 * The rows that reach a user: the user's own and those of the user's groups.
 *
 * Whether AWS's list for a user brings the groups' rows along is not documented. The first answer
 * that tells is remembered for the instance; until then the groups are asked one by one.
 *
 * @returns null when AWS does not list by principal here.
 */
export const rowsReachingUser = async (
  context: GatewayContext,
  instance: InstanceModel,
  userId: string,
): Promise<ListPage<AssignmentModel> | null> => {
  const page = await listPrincipal(context, instance, {
    principalType: 'USER',
    principalId: userId,
  });
  if (page === null) return null;
  const { userListHasGroups } = context.knowledge;
  if (page.items.some((row) => row.principalType === 'GROUP')) {
    userListHasGroups.set(instance.instanceArn, true);
  }
  if (userListHasGroups.get(instance.instanceArn) === true) return page;

  const memberships = await context.loaders.identityStore.allGroupsOfUser({
    identityStoreId: instance.identityStoreId,
    userId,
  });
  const lists = await Promise.all(
    memberships.items.map(async ({ groupId }) => {
      const principal = { principalType: 'GROUP', principalId: groupId } as const;
      const list = await listPrincipal(context, instance, principal);
      return list === null ? null : { ...list, items: own(list, groupId) };
    }),
  );
  const read = lists.filter((list) => list !== null);
  if (read.length < lists.length) return null;
  if (read.some((list) => list.items.length > 0)) {
    userListHasGroups.set(instance.instanceArn, false);
  }
  return {
    items: [...own(page, userId), ...read.flatMap((list) => list.items)],
    fetchedAt: Math.min(page.fetchedAt, memberships.fetchedAt, ...read.map((l) => l.fetchedAt)),
  };
};
