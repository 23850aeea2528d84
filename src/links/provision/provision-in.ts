import type { GatewayContext } from '../../context.ts';
import { GatewayError } from '../../core/errors.ts';
import type { ProvisioningModel } from '../../services/identity-center/models.ts';
import type { Place } from '../../services/identity-center/operations/target.ts';
import { TargetBusy } from '../../services/identity-center/operations/target-busy.ts';
import type { ProvisioningOptions } from '../../services/identity-center/operations/types.ts';
import type { RequestScope } from '../../upstream/types.ts';
import { operationConflict } from '../changes/send-change.ts';

/**
 * Begins to provision a set in one account, or in all that have it.
 *
 * @returns undefined when it was not wanted any more.
 * @throws UserErrors with OperationConflict; GatewayError
 */
export const provisionIn = async (
  context: GatewayContext,
  scope: RequestScope,
  place: Place,
  options?: ProvisioningOptions,
): Promise<ProvisioningModel | undefined> => {
  try {
    return await context.changes.provisioner.provision(scope, place, options);
  } catch (error) {
    if (error instanceof TargetBusy) throw operationConflict(error.message, error.operation);
    if (!(error instanceof GatewayError)) throw error;
    throw await context.whyRefused(error, place);
  } finally {
    context.changed([]);
  }
};
