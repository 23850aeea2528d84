import { GatewayError } from '../core/errors.ts';
import type { Loaders } from '../context.ts';

/** What was to be changed: a permission set, perhaps in one account. */
export interface Refused {
  readonly instanceArn: string;
  readonly permissionSetArn: string;
  readonly accountId?: string | undefined;
}

/**
 * AWS gives a delegated administrator the same AccessDenied for what only the management account may
 * do as for a permission that is missing. Which of the two it is shows in the data: a set that is
 * provisioned in the management account is out of a delegated administrator's reach.
 *
 * @returns the error that says so, or `error` itself when that is not it or cannot be told.
 */
export const whyRefused = async (
  loaders: Loaders,
  error: GatewayError,
  { instanceArn, permissionSetArn, accountId }: Refused,
): Promise<GatewayError> => {
  if (error.code !== 'ACCESS_DENIED') return error;
  try {
    const [caller, organization] = await Promise.all([
      loaders.sts.callerIdentity(),
      loaders.organizations.organization(),
    ]);
    const management = organization?.detail.MasterAccountId;
    if (management === undefined || caller.accountId === management) return error;
    const isThere =
      accountId === management ||
      (
        await loaders.identityCenter.accountsOfSet({ instanceArn, permissionSetArn })
      ).items.includes(management);
    if (!isThere) return error;
    const { service, operation, region, awsRequestId } = error.details;
    return new GatewayError(
      'MANAGEMENT_ACCOUNT_ONLY',
      `This permission set reaches the management account ${management}, so only the management account may change it; the gateway works as account ${caller.accountId ?? 'unknown'}, a delegated administrator.`,
      { service, operation, region, awsRequestId },
    );
  } catch (other) {
    if (other instanceof GatewayError) return error;
    throw other;
  }
};
