import type { GatewayContext } from '../../context.ts';
import { requireAccountChange } from '../../rows/require-change.ts';
import { noSuchEnvironment } from './find-environment.ts';
import type { EnvironmentModel } from './models.ts';

/**
 * Refuses a change of what is in an environment whose account the caller may only see. Nothing is
 * asked where it may change every account.
 *
 * @throws UserErrors FORBIDDEN at `field`; GatewayError NOT_CONFIGURED where the account is hidden or not
 * there, NOT_FOUND where it has no such environment, before anything that the configuration has for the
 * environment could be told.
 */
export const requireEnvironmentChange = async (
  context: GatewayContext,
  key: EnvironmentModel,
  field: string,
): Promise<void> => {
  if (context.loaders.rows.changesAll) return;
  await requireAccountChange(context, key.accountId, field);
  const { finspace } = context.uncached();
  await finspace.placeOf(key);
  // Roles and the data API go by the environment's id: it has to be one of that account.
  if ((await finspace.environment(key)) === null) throw noSuchEnvironment(key, field);
};
