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
  check: Promise<UserErrorModel | null>,
): Promise<UserErrorModel | null> => {
  try {
    return await check;
  } catch (error) {
    if (error instanceof GatewayError && NOT_ALLOWED_TO_LOOK.has(error.code)) return null;
    throw error;
  }
};

/** An account that is not there. */
export const noAccount = (accountId: string, field: string): UserErrorModel =>
  inputError('NOT_FOUND', `The organization has no account ${accountId}.`, field);

/** An account that is not there, or where AWS changes nothing, as an error at `field`. */
export const checkAccount = async (
  { organizations }: Pick<Loaders, 'organizations'>,
  accountId: string,
  field: string,
): Promise<UserErrorModel | null> => {
  const account = await organizations.account.load(accountId);
  if (account === null) return noAccount(accountId, field);
  const state = account.State ?? account.Status;
  if (state === undefined || state === 'ACTIVE') return null;
  const message = `The account ${account.Name ?? accountId} is ${state.toLowerCase().replaceAll('_', ' ')}: AWS changes no access there.`;
  return inputError('ACCOUNT_SUSPENDED', message, field);
};

/** A permission set that is not there, as an error of the input at `path`. */
export const noPermissionSet = (path: string): UserErrorModel =>
  inputError('NOT_FOUND', 'There is no such permission set.', `${path}.permissionSet`);

const checkPrincipal = async (
  loaders: Loaders,
  { assignment, instance }: NamedAssignment,
  field: string,
): Promise<UserErrorModel | null> => {
  if ((await findPrincipal({ loaders }, instance, assignment)) !== null) return null;
  const what = assignment.principalType === 'USER' ? 'user' : 'group';
  const message = `The directory has no ${what} ${assignment.principalId}.`;
  return inputError('PRINCIPAL_NOT_FOUND', message, field);
};

/** What a change is about, each as it is read: an error, or null where nothing is known against it. */
export interface TargetReads {
  readonly account: Promise<UserErrorModel | null>;
  /** Null when there is no such set. */
  readonly permissionSet: Promise<PermissionSet | null>;
  readonly principal: Promise<UserErrorModel | null>;
}

/**
 * Reads whether the account is there and active, the permission set is there and, where that matters,
 * the principal is.
 *
 * @param loaders uncached ones, which several reads may share: accounts and principals are then read
 * together, and a permission set once.
 * @param path of the assignment in the input.
 */
export const readTarget = (
  loaders: Loaders,
  named: NamedAssignment,
  kind: 'CREATE' | 'DELETE',
  path: string,
): TargetReads => ({
  account: unlessRefused(checkAccount(loaders, named.assignment.accountId, `${path}.account`)),
  permissionSet: loaders.identityCenter.permissionSet(named.assignment),
  principal:
    // What is left of a principal that is gone may be deleted.
    kind === 'DELETE'
      ? Promise.resolve(null)
      : unlessRefused(checkPrincipal(loaders, named, `${path}.principal`)),
});

/**
 * Looks, uncached, at what a change of an assignment is about.
 *
 * @throws GatewayError when it cannot be read.
 */
export const checkTarget = async (
  context: GatewayContext,
  named: NamedAssignment,
  kind: 'CREATE' | 'DELETE',
): Promise<CheckedTarget> => {
  const path = 'input';
  const reads = readTarget(context.uncached(), named, kind, path);
  const [account, permissionSet, principal] = await Promise.all([
    reads.account,
    reads.permissionSet,
    reads.principal,
  ]);
  const set = permissionSet === null ? noPermissionSet(path) : null;
  return {
    permissionSet,
    errors: [account, set, principal].filter((error) => error !== null),
  };
};
