import type { GatewayContext } from '../../context.ts';
import { GatewayError, withDetails } from '../../core/errors.ts';
import { findOut } from '../../upstream/find-out.ts';
import { changedBy, queryOf } from './changed-by.ts';
import type { EnvironmentModel } from './models.ts';
import { requireEnvironmentChange } from './require-environment.ts';

/** Whether a deletion has been asked for, or is done. */
const isGoing = (status: string | undefined): boolean =>
  status === 'DELETE_REQUESTED' ||
  status === 'DELETING' ||
  status === 'RETRY_DELETION' ||
  status === 'DELETED';

/** The status now; undefined when the place does not have the environment. */
const statusNow = async (
  context: GatewayContext,
  key: EnvironmentModel,
): Promise<{ readonly status: string | undefined } | undefined> => {
  const now = await context.uncached().finspace.environment(key);
  return now === null ? undefined : { status: now.status };
};

/** What has become of an environment: it is gone, or how far its deletion has come can be read. */
export interface Deletion {
  readonly isGone: boolean;
  /** Undefined when AWS no longer shows it. */
  readonly environment: EnvironmentModel | undefined;
}

/**
 * Asks for the deletion of an environment: `DeleteEnvironment`, after which AWS takes its time. One
 * that is going or gone already is not asked for again.
 *
 * @throws GatewayError OUTCOME_UNKNOWN with the query that tells; what AWS refuses.
 */
export const deleteEnvironment = async (
  context: GatewayContext,
  key: EnvironmentModel,
): Promise<Deletion> => {
  const { upstream, scope, loaders } = context;
  await requireEnvironmentChange(context, key, 'input.environment');
  const { operations } = await loaders.finspace.placeOf(key);
  const before = await statusNow(context, key);
  if (before === undefined) return { isGone: true, environment: undefined };
  try {
    if (!isGoing(before.status)) {
      const { environmentId } = key;
      await upstream.call(scope, operations.deleteEnvironment, { environmentId });
    }
  } catch (error) {
    await settle(context, key, error);
  } finally {
    context.changed(changedBy(key));
  }
  const after = await context.loaders.finspace.environment(key);
  return {
    isGone: after === null || after.status === 'DELETED',
    environment: after === null ? undefined : key,
  };
};

/** Returns when the deletion was asked for after all. @throws the error that says why not. */
const settle = async (
  context: GatewayContext,
  key: EnvironmentModel,
  error: unknown,
): Promise<void> => {
  if (!(error instanceof GatewayError)) throw error;
  if (error.code === 'NOT_FOUND') return;
  if (error.code === 'CONFLICT') throw withDetails(error, { argument: 'input.environment' });
  if (error.code !== 'OUTCOME_UNKNOWN') throw error;
  const asked = await findOut(context, async () => {
    const now = await statusNow(context, key);
    return now === undefined || isGoing(now.status) || undefined;
  });
  if (asked === undefined) throw withDetails(error, { query: queryOf(key, 'name status') });
};
