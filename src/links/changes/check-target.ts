import type { PermissionSet } from '@aws-sdk/client-sso-admin';
import type { GatewayContext, Loaders } from '../../context.ts';
import { type ErrorCode, GatewayError } from '../../core/errors.ts';
import { inputError, type UserErrorModel } from '../../core/user-errors.ts';
import { findPrincipal } from '../principal.ts';
import type { NamedAssignment } from './assignment-input.ts';

export interface CheckedTarget {
  /** What would make AWS refuse the change, or accept and fail it; `[]` when nothing is known to. */
  readonly errors: readonly UserErrorModel[];
  readonly permissionSet: PermissionSet | null;
}

/** Refusals of a read that is only a check: AWS decides then, when the change is sent. */
const NOT_ALLOWED_TO_LOOK: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'ACCESS_DENIED',
  'MANAGEMENT_ACCOUNT_ONLY',
  'NOT_CONFIGURED',
]);

/** Says nothing of what the gateway may not look at. */
export const unlessRefused = async (
  check: Promise<UserErrorModel | undefined>,
): Promise<UserErrorModel | undefined> => {
  try {
    return await check;
  } catch (error) {
    if (error instanceof GatewayError && NOT_ALLOWED_TO_LOOK.has(error.code)) return undefined;
    throw error;
  }
};

/** An account that is not there, or where AWS changes nothing, as an error at `field`. */
export const checkAccount = async (
  { organizations }: Pick<Loaders, 'organizations'>,
  accountId: string,
  field: string,
): Promise<UserErrorModel | undefined> => {
  const account = await organizations.account.load(accountId);
  if (account === null) {
    return inputError('NOT_FOUND', `The organization has no account ${accountId}.`, field);
  }
  const state = account.State ?? account.Status;
  if (state === undefined || state === 'ACTIVE') return undefined;
  const message = `The account ${account.Name ?? accountId} is ${state.toLowerCase().replaceAll('_', ' ')}: AWS changes no access there.`;
  return inputError('ACCOUNT_SUSPENDED', message, field);
};

/**
 * Looks, uncached, at what a change of an assignment is about: whether the account is there and
 * active, the permission set is there and, where that matters, the principal is.
 *
 * @param loaders the uncached loaders that several checks share: accounts and principals are then read
 * together, and a permission set once.
 * @throws GatewayError when it cannot be read.
 */
export const checkTarget = async (
  context: GatewayContext,
  { assignment, instance }: NamedAssignment,
  kind: 'CREATE' | 'DELETE',
  path = 'input',
  loaders: Loaders = context.uncached(),
): Promise<CheckedTarget> => {
  const { accountId, principalId, principalType } = assignment;
  const checkPrincipal = async (): Promise<UserErrorModel | undefined> => {
    // What is left of a principal that is gone may be deleted.
    if (kind === 'DELETE') return undefined;
    if ((await findPrincipal({ ...context, loaders }, instance, assignment)) !== null)
      return undefined;
    const what = principalType === 'USER' ? 'user' : 'group';
    const message = `The directory has no ${what} ${principalId}.`;
    return inputError('PRINCIPAL_NOT_FOUND', message, `${path}.principal`);
  };
  const [account, permissionSet, principal] = await Promise.all([
    unlessRefused(checkAccount(loaders, accountId, `${path}.account`)),
    loaders.identityCenter.permissionSet(assignment),
    unlessRefused(checkPrincipal()),
  ]);
  const set =
    permissionSet === null
      ? inputError('NOT_FOUND', 'There is no such permission set.', `${path}.permissionSet`)
      : undefined;
  return {
    permissionSet,
    errors: [account, set, principal].filter((error) => error !== undefined),
  };
};
