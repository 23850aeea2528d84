import type { GatewayContext } from '../../context.ts';
import { GatewayError, withDetails } from '../../core/errors.ts';
import type { ProvisioningModel } from '../../services/identity-center/models.ts';
import type { Place } from '../../services/identity-center/operations/target.ts';
import { TargetBusy } from '../../services/identity-center/operations/target-busy.ts';
import type { ProvisioningOptions } from '../../services/identity-center/operations/types.ts';
import type { RequestScope } from '../../upstream/types.ts';
import { conflictOf } from '../changes/send-change.ts';

/**
 * Begins to provision a set in one account, or in all that have it.
 *
 * @param field the input field that names the account, where it is the only one. Without it, what only
 * the management account may do is said of the set: of one account among several it holds for all.
 * @returns undefined when it was not wanted any more.
 * @throws UserErrors with OperationConflict; GatewayError
 */
export const provisionIn = async (
  context: GatewayContext,
  scope: RequestScope,
  place: Place,
  field?: string,
  options?: ProvisioningOptions,
): Promise<ProvisioningModel | undefined> => {
  try {
    return await context.changes.provisioner.provision(scope, place, options);
  } catch (error) {
    if (error instanceof TargetBusy) throw await conflictOf(context, error);
    if (!(error instanceof GatewayError)) throw error;
    const { instanceArn, permissionSetArn, accountId } = place;
    if (field === undefined) {
      throw await context.whyRefused(error, { instanceArn, permissionSetArn });
    }
    if (error.code === 'ACCOUNT_SUSPENDED') throw withDetails(error, { argument: field });
    const refused = { instanceArn, permissionSetArn, accountId };
    throw await context.whyRefused(error, refused, { account: field });
  } finally {
    context.changed([]);
  }
};
