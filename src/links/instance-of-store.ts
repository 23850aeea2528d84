import type { GatewayContext } from '../context.ts';
import { GatewayError } from '../core/errors.ts';
import type { InstanceModel } from '../services/identity-center/models.ts';

/**
 * The instance whose directory `identityStoreId` is.
 *
 * @throws GatewayError NOT_FOUND.
 */
export const instanceOfStore = async (
  { loaders }: GatewayContext,
  identityStoreId: string,
): Promise<InstanceModel> => {
  const instances = await loaders.identityCenter.instances();
  const found = instances.find((instance) => instance.identityStoreId === identityStoreId);
  if (found !== undefined) return found;
  throw new GatewayError('NOT_FOUND', `No instance here has the directory ${identityStoreId}.`, {
    service: 'sso-admin',
    operation: 'ListInstances',
  });
};
