import type { GatewayContext } from '../../context.ts';
import { GatewayError, withDetails } from '../../core/errors.ts';
import { findOut } from '../../upstream/find-out.ts';
import { inTurn, type Opened, queryOf, whyNot } from './change-workspace.ts';
import type { WorkspaceKey, WorkspaceModel } from './models.ts';
import { seenWhole } from './seen-workspace.ts';
import { changedBy } from './tags.ts';

/** The workspace as it is while AWS deletes it, null when it is gone; undefined when it stays. */
const leaving = async (
  context: GatewayContext,
  key: WorkspaceKey,
): Promise<WorkspaceModel | null | undefined> => {
  const seen = await context.uncached().grafana.wholeWorkspace(key);
  if (seen === null) return null;
  return seen.workspace.status === 'DELETING' ? { ...key, seen } : undefined;
};

/**
 * Deletes a workspace. `DeleteWorkspace`, sent once; not at all for one that is gone or being deleted.
 *
 * @returns the workspace while AWS is at it; null when it is gone.
 * @throws GatewayError CONFLICT_RETRYABLE while it is being changed; OUTCOME_UNKNOWN with the query
 * that tells; what AWS refuses.
 */
export const deleteWorkspace = (
  context: GatewayContext,
  { key, place }: Opened,
): Promise<WorkspaceModel | null> =>
  inTurn(context, key, async () => {
    const { upstream, scope } = context;
    const already = await leaving(context, key);
    if (already !== undefined) return already;
    try {
      const { workspaceId } = key;
      const operation = place.operations.deleteWorkspace;
      const { workspace } = await upstream.call(scope, operation, { workspaceId });
      return { ...key, seen: seenWhole(place, workspace!, upstream.clock.now()) };
    } catch (error) {
      if (!(error instanceof GatewayError)) throw error;
      if (error.code === 'NOT_FOUND') return null;
      if (error.code !== 'OUTCOME_UNKNOWN') throw await whyNot(context, key, error);
      // `findOut` looks again after undefined: null is an end, too, so it is wrapped.
      const found = await findOut(context, async () => {
        const now = await leaving(context, key);
        return now === undefined ? undefined : { now };
      });
      if (found === undefined) throw withDetails(error, { query: queryOf(key, 'name status') });
      return found.now;
    } finally {
      context.changed(changedBy(key));
    }
  });
