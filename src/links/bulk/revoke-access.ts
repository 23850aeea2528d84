import type { GatewayContext } from '../../context.ts';
import type { Gap } from '../../core/connection.ts';
import { globalIds } from '../../node-types.ts';
import type { AssignmentModel, InstanceModel } from '../../services/identity-center/models.ts';
import type { PrincipalRef } from '../assignments/principal-rows.ts';
import { checkTarget } from '../changes/check-target.ts';
import { instanceOfStore } from '../instance-of-store.ts';
import { type BulkChange, carryOut, freshContext } from './change-assignments.ts';
import type { Decision } from './decide.ts';
import { accessOf, accessToCome } from './principal-access.ts';
import { rowKey } from './read-rows.ts';
import { openInQueue } from './under-way.ts';

export interface RevokedAccess extends BulkChange {
  readonly inherited: readonly AssignmentModel[];
  /** The directory of the principal, and of the groups. */
  readonly identityStoreId: string;
  readonly gaps: readonly Gap[];
}

/** Whom an id means: a user, a group, or whoever has an assignment. */
const readPrincipal = async (
  context: GatewayContext,
  id: string,
): Promise<{ readonly instance: InstanceModel; readonly principal: PrincipalRef }> => {
  const allowed = ['User', 'Group', 'AccountAssignment'] as const;
  const { type, keys } = globalIds.decode(id, 'input.principal', allowed);
  if (type === 'AccountAssignment') {
    const [instanceArn, , , principalType, principalId = ''] = keys;
    return {
      instance: await context.instance(instanceArn),
      principal: { principalType: principalType === 'GROUP' ? 'GROUP' : 'USER', principalId },
    };
  }
  const [storeId = '', principalId = ''] = keys;
  return {
    instance: await instanceOfStore(context, storeId),
    principal: { principalType: type === 'Group' ? 'GROUP' : 'USER', principalId },
  };
};

/**
 * Takes from a principal all that is assigned to it directly, and what it is about to be given. What
 * a user has through groups is only listed.
 *
 * @throws GatewayError BAD_USER_INPUT, NOT_FOUND, and when nothing can be read.
 */
export const revokeAccess = async (
  context: GatewayContext,
  principalId: string,
  isDry: boolean,
): Promise<RevokedAccess> => {
  const { instance, principal } = await readPrincipal(context, principalId);
  const fresh = freshContext(context);
  // What is to come first: the other way round, what is created in between would be missed.
  const toCome = await accessToCome(fresh, instance, principal);
  const { own, inherited, gaps } = await accessOf(fresh, instance, principal);
  const rows = new Map(own.map((row) => [rowKey(row), row]));
  const all = new Map([...toCome, ...own].map((row) => [rowKey(row), row]));
  const waiting = openInQueue(fresh, instance.instanceArn);
  const decisions = await Promise.all(
    [...all].map(async ([key, assignment], index): Promise<Decision> => {
      const entry = { index, path: 'input', keys: assignment, errors: [] };
      const begun = waiting.get(key);
      const row = rows.get(key);
      if (begun?.kind === 'DELETE') return { entry, begun, row, errors: [] };
      const named = { instance, assignment };
      const target = await checkTarget(fresh, named, 'DELETE', 'input', fresh.loaders);
      // No value of the input is at fault: it names only the principal.
      const errors = target.errors.map((error) => ({ ...error, field: null }));
      if (errors.length > 0) return { entry, row, errors };
      return { entry, row, change: { ...assignment, kind: 'DELETE' }, errors };
    }),
  );
  const change = await carryOut(context, decisions, 'DELETE', isDry);
  return { ...change, inherited, identityStoreId: instance.identityStoreId, gaps };
};
