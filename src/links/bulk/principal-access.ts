import type { GatewayContext } from '../../context.ts';
import type { Gap } from '../../core/connection.ts';
import { GatewayError } from '../../core/errors.ts';
import type { AssignmentModel, InstanceModel } from '../../services/identity-center/models.ts';
import { visible } from '../../rows/rows.ts';
import { assignmentOf } from '../../services/identity-center/operations/target.ts';
import { collectAssignments } from '../assignments/assignment-connection.ts';
import {
  isPresent,
  type PrincipalRef,
  rowsOfPrincipal,
  rowsReachingUser,
} from '../assignments/principal-rows.ts';
import { openInQueue } from './under-way.ts';

/** What a principal has itself, and what a user has through groups. */
export interface PrincipalAccess {
  readonly own: readonly AssignmentModel[];
  readonly inherited: readonly AssignmentModel[];
  /** What could not be read, so that some may be missing. */
  readonly gaps: readonly Gap[];
}

/**
 * Every assignment of a principal: by principal where AWS lists so and the directory has it, else by
 * all pairs, which also show what a principal has left behind.
 *
 * @param fresh a context whose loaders take nothing from before the change.
 * @throws GatewayError when nothing can be read.
 */
export const accessOf = async (
  fresh: GatewayContext,
  instance: InstanceModel,
  principal: PrincipalRef,
): Promise<PrincipalAccess> => {
  const { principalId, principalType } = principal;
  const listed =
    principalType === 'GROUP'
      ? await rowsOfPrincipal(fresh, instance, principal)
      : await rowsReachingPresentUser(fresh, instance, principal);
  if (listed !== null) return { ...split(listed.items, principalId), gaps: [] };
  const groups = principalType === 'USER' ? await groupsOf(fresh, instance, principalId) : [];
  const principalIds = new Set([principalId, ...groups]);
  const found = await collectAssignments(fresh, instance, { coverage: 'ALL', principalIds });
  return { ...split(found.nodes, principalId), gaps: found.gaps };
};

const nullWhenGone = async <Value>(read: Promise<Value>): Promise<Value | null> => {
  try {
    return await read;
  } catch (error) {
    if (error instanceof GatewayError && error.code === 'NOT_FOUND') return null;
    throw error;
  }
};

/** A list by principal has nothing of a user who is gone, though assignments may be left. */
const rowsReachingPresentUser = async (
  fresh: GatewayContext,
  instance: InstanceModel,
  principal: PrincipalRef,
) => {
  const rows = await nullWhenGone(rowsReachingUser(fresh, instance, principal.principalId));
  const hasOwn = rows?.items.some((row) => row.principalId === principal.principalId) === true;
  if (rows === null || hasOwn) return rows;
  return (await isPresent(fresh, instance, principal)) ? rows : null;
};

const split = (rows: readonly AssignmentModel[], principalId: string) => ({
  own: rows.filter((row) => row.principalId === principalId),
  inherited: rows.filter((row) => row.principalId !== principalId),
});

const groupsOf = async (
  { loaders }: GatewayContext,
  { identityStoreId }: InstanceModel,
  userId: string,
): Promise<readonly string[]> => {
  const { identityStore } = loaders;
  const memberships = await nullWhenGone(
    identityStore.allGroupsOfUser({ identityStoreId, userId }),
  );
  return memberships?.items.map(({ groupId }) => groupId) ?? [];
};

/**
 * What is about to be assigned to anybody: creations that AWS runs, whoever began them, and those that
 * wait in the queue.
 *
 * @throws GatewayError when AWS does not tell what runs.
 */
export const assignmentsToCome = async (
  fresh: GatewayContext,
  { instanceArn }: Pick<InstanceModel, 'instanceArn'>,
): Promise<readonly AssignmentModel[]> => {
  const { identityCenter } = fresh.loaders;
  const waiting = [...openInQueue(fresh, instanceArn).values()];
  const known = new Set(waiting.flatMap(({ detail }) => detail?.RequestId ?? []));
  const listed = await identityCenter.operationsOfKind(instanceArn, 'CREATE', 'IN_PROGRESS');
  const running = await Promise.all(
    listed.items
      .filter(({ requestId }) => !known.has(requestId))
      .map((operation) => identityCenter.operation(operation)),
  );
  return [...running, ...waiting]
    .filter(({ kind }) => kind === 'CREATE')
    .flatMap((operation) => assignmentOf(operation) ?? []);
};

/**
 * The same for one principal, in accounts that the caller may see.
 *
 * @throws GatewayError when AWS does not tell what runs.
 */
export const accessToCome = async (
  fresh: GatewayContext,
  instance: InstanceModel,
  { principalId, principalType }: PrincipalRef,
): Promise<readonly AssignmentModel[]> => {
  const rows = (await assignmentsToCome(fresh, instance)).filter(
    (row) => row.principalId === principalId && row.principalType === principalType,
  );
  return visible(fresh.loaders.rows, rows, ({ accountId }) => accountId);
};
