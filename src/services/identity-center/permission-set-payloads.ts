import type { GatewayContext } from '../../context.ts';
import type { PermissionSetChangeModel } from './models.ts';

/** The accounts that have the set, but not in its newest form; undefined when nothing was changed. */
const outdatedIn = async (
  { permissionSet }: PermissionSetChangeModel,
  { loaders }: GatewayContext,
): Promise<readonly string[] | undefined> => {
  if (permissionSet === undefined) return undefined;
  const { instanceArn, permissionSetArn } = permissionSet;
  const status = 'LATEST_PERMISSION_SET_NOT_PROVISIONED';
  return (await loaders.identityCenter.accountsOfSet({ instanceArn, permissionSetArn, status }))
    .items;
};

/**
 * What every change of a permission set answers besides the set. Asked of AWS only by those who want
 * to know: `ListAccountsForProvisionedPermissionSet`, read after the write.
 */
const payload = {
  permissionSet: (change: PermissionSetChangeModel) => change.permissionSet,
  userErrors: (change: PermissionSetChangeModel) => change.userErrors,
  outdatedAccountIds: (change: PermissionSetChangeModel, _args: object, context: GatewayContext) =>
    outdatedIn(change, context),
  async outdatedAccounts(
    change: PermissionSetChangeModel,
    _args: object,
    context: GatewayContext,
  ): Promise<{ readonly accountId: string }[] | undefined> {
    const accountIds = await outdatedIn(change, context);
    return accountIds?.map((accountId) => ({ accountId }));
  },
} as const;

/** One type each in the schema, the same fields in all of them. */
export const permissionSetPayloads = {
  UpdatePermissionSetPayload: payload,
  AttachManagedPolicyPayload: payload,
  DetachManagedPolicyPayload: payload,
  AttachCustomerManagedPolicyPayload: payload,
  DetachCustomerManagedPolicyPayload: payload,
  PutInlinePolicyPayload: payload,
  DeleteInlinePolicyPayload: payload,
  PutPermissionsBoundaryPayload: payload,
  DeletePermissionsBoundaryPayload: payload,
} as const;
