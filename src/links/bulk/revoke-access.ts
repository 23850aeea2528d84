import type { GatewayContext } from '../../context.ts';
import type { Gap } from '../../core/connection.ts';
import { globalIds } from '../../node-types.ts';
import type { AssignmentModel, InstanceModel } from '../../services/identity-center/models.ts';
import type { PrincipalRef } from '../assignments/principal-rows.ts';
import { instanceOfStore } from '../instance-of-store.ts';
import { type BulkChange, carryOut } from './change-assignments.ts';
import type { Decision } from './decide.ts';
import { freshContext, lookUntil } from './in-time.ts';
import { lookAtTargets } from './look-at-targets.ts';
import { accessOf, accessToCome } from './principal-access.ts';
import { rowKey } from './read-rows.ts';
import { openInQueue } from './under-way.ts';
import { withRights } from './with-rights.ts';

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
  // The rows have taken their time: what is left of it is shared with the answer.
  const looking = freshContext(context, lookUntil(context));
  const entries = [...all.values()].map((assignment, index) => {
    const named = { instance, assignment };
    return { index, path: 'input', keys: assignment, named, errors: [] };
  });
  const open = entries.filter(
    ({ named }) => waiting.get(rowKey(named.assignment))?.kind !== 'DELETE',
  );
  const targets = await lookAtTargets(looking, open, 'DELETE');
  const allowed = await withRights(context, entries);
  const decisions = entries.map((entry, index): Decision => {
    const { assignment } = entry.named;
    const key = rowKey(assignment);
    const row = rows.get(key);
    const refused = allowed[index]?.errors ?? [];
    if (refused.length > 0) {
      return { entry, row, errors: refused.map((error) => ({ ...error, field: null })) };
    }
    const look = targets.get(key);
    if (look === undefined) return { entry, begun: waiting.get(key), row, errors: [] };
    // No value of the input is at fault: it names only the principal.
    const errors = look.errors.map((error) => ({ ...error, field: null }));
    if (errors.length > 0) return { entry, row, errors };
    const change = { ...assignment, kind: 'DELETE' as const };
    return { entry, row, change, isUnchecked: !look.isComplete, errors };
  });
  const change = await carryOut(context, looking, decisions, 'DELETE', isDry);
  return { ...change, inherited, identityStoreId: instance.identityStoreId, gaps };
};
