import type { GatewayContext } from '../context.ts';
import { badInput } from '../core/errors.ts';
import type { ProvisioningStatus as SchemaStatus } from '../generated/resolvers.ts';
import type { PermissionSetModel, ProvisioningStatus } from '../services/identity-center/models.ts';

/** @throws GatewayError BAD_USER_INPUT for the value that stands for all that is not known. */
export const toStatusFilter = (
  status: SchemaStatus | null | undefined,
): ProvisioningStatus | undefined => {
  if (status === 'UNRECOGNIZED') {
    throw badInput('provisioningStatus', 'UNRECOGNIZED is only ever an answer.');
  }
  return status ?? undefined;
};

/**
 * Whether a set is up to date in an account. AWS tells only by filtering: what is in the list of
 * the outdated is outdated, and one such list answers for all accounts of a set.
 */
export const statusOfSet = async (
  { loaders }: GatewayContext,
  permissionSet: PermissionSetModel,
  accountId: string,
): Promise<ProvisioningStatus> => {
  const status = 'LATEST_PERMISSION_SET_NOT_PROVISIONED';
  const outdated = await loaders.identityCenter.accountsOfSet({ ...permissionSet, status });
  return outdated.items.includes(accountId) ? status : 'LATEST_PERMISSION_SET_PROVISIONED';
};

/** The same, by the list of an account: one list answers for all sets of it. */
export const statusInAccount = async (
  { loaders }: GatewayContext,
  { instanceArn, permissionSetArn }: PermissionSetModel,
  accountId: string,
): Promise<ProvisioningStatus> => {
  const status = 'LATEST_PERMISSION_SET_NOT_PROVISIONED';
  const outdated = await loaders.identityCenter.setsOfAccount({ instanceArn, accountId, status });
  return outdated.items.includes(permissionSetArn) ? status : 'LATEST_PERMISSION_SET_PROVISIONED';
};
