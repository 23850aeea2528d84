import { GatewayError } from '../core/errors.ts';
import type { Loaders } from '../context.ts';
import type { Knowledge } from './knowledge.ts';

/** What was to be changed: a permission set, perhaps in one account. */
export interface Refused {
  readonly instanceArn: string;
  readonly permissionSetArn: string;
  readonly accountId?: string | undefined;
}

/** The input fields that name them, for the error. */
export interface RefusedFields {
  readonly permissionSet?: string;
  readonly account?: string;
}

const DEFAULT_FIELDS = { permissionSet: 'input.permissionSet', account: 'input.account' } as const;

/**
 * AWS gives a delegated administrator the same AccessDenied for what only the management account may
 * do as for a permission that is missing. Which of the two it is shows in the data: the management
 * account, and a set that is provisioned there, are out of a delegated administrator's reach.
 *
 * @param fields where the caller named the set and the account; `input.permissionSet` and
 * `input.account` when left out.
 * @returns MANAGEMENT_ACCOUNT_ONLY at the field that names what is out of reach, or `error` itself when
 * that is not it or cannot be told.
 */
export const whyRefused = async (
  loaders: Loaders,
  error: GatewayError,
  refused: Refused,
  { writerAccountId }: Pick<Knowledge, 'writerAccountId'>,
  fields: RefusedFields = {},
): Promise<GatewayError> => {
  if (error.code !== 'ACCESS_DENIED' && error.code !== 'MANAGEMENT_ACCOUNT_ONLY') return error;
  // That nobody could act on the caller's behalf says nothing of the management account.
  if (error.details.service === 'sts') return error;
  const { permissionSet, account } = { ...DEFAULT_FIELDS, ...fields };
  const saidByAws = error.code === 'ACCESS_DENIED' ? error : at(permissionSet, error);
  try {
    const [caller, organization] = await Promise.all([
      loaders.sts.callerIdentity(),
      loaders.organizations.organization(),
    ]);
    const management = organization?.detail.MasterAccountId;
    const accountId = writerAccountId ?? caller.accountId;
    if (management === undefined || accountId === management) return saidByAws;
    const who = `the gateway works as account ${accountId ?? 'unknown'}, a delegated administrator`;
    if (refused.accountId === management) {
      return at(
        account,
        error,
        `Only the management account ${management} may change access there; ${who}.`,
      );
    }
    const { items } = await loaders.identityCenter.accountsOfSet({
      instanceArn: refused.instanceArn,
      permissionSetArn: refused.permissionSetArn,
    });
    if (!items.includes(management)) return saidByAws;
    return at(
      permissionSet,
      error,
      `This permission set reaches the management account ${management}, so only the management account may change it; ${who}.`,
    );
  } catch (other) {
    if (other instanceof GatewayError) return saidByAws;
    throw other;
  }
};

/** What only the management account may do, at the input field that makes it so. */
const at = (
  argument: string,
  { message, details: { service, operation, region, awsRequestId } }: GatewayError,
  says: string = message,
): GatewayError =>
  new GatewayError('MANAGEMENT_ACCOUNT_ONLY', says, {
    service,
    operation,
    region,
    awsRequestId,
    argument,
  });
