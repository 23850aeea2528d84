import type { GatewayContext } from '../../context.ts';
import { GatewayError, withDetails } from '../../core/errors.ts';
import { inputError, type UserErrorModel, UserErrors } from '../../core/user-errors.ts';
import { requireSetChange } from '../../rows/require-change.ts';
import { awsNames, changedBy, queryOf } from './change-permission-set.ts';
import { findOut } from '../../upstream/find-out.ts';
import { isPassing, throughConflicts } from '../../upstream/through-conflicts.ts';
import type { PermissionSetModel } from './models.ts';
import { tags } from './tags.ts';

const FIELD = 'input.permissionSet';
/** So many accounts are named in the sentence; all of them are in `accountIds`. */
const NAMED_ACCOUNTS = 3;

const inUse = (accountIds: readonly string[]): UserErrorModel => {
  const named = accountIds.slice(0, NAMED_ACCOUNTS).join(', ');
  const more = accountIds.length - NAMED_ACCOUNTS;
  const where =
    accountIds.length === 1
      ? `account ${named} still has it`
      : `${accountIds.length} accounts still have it: ${named}${more > 0 ? ` and ${more} more` : ''}`;
  return {
    ...inputError(
      'CONFLICT',
      `The permission set cannot be deleted, because ${where}. Delete its assignments there with deleteAccountAssignments, wait until they have ended, then delete the set.`,
      FIELD,
    ),
    __typename: 'PermissionSetInUse',
    accountIds,
    accounts: accountIds.map((accountId) => ({ accountId })),
  } as UserErrorModel;
};

/**
 * Where the set is provisioned now; undefined when there is no such set.
 *
 * @throws GatewayError what AWS refuses.
 */
const accountsWith = async (
  context: GatewayContext,
  key: PermissionSetModel,
): Promise<readonly string[] | undefined> => {
  try {
    return (await context.uncached().identityCenter.accountsOfSet(key)).items;
  } catch (error) {
    if (error instanceof GatewayError && error.code === 'NOT_FOUND') return undefined;
    throw error;
  }
};

/**
 * Deletes a permission set. Where accounts still have it nothing is sent; for some time after the
 * last of them has gone AWS refuses all the same, which is waited out. A set that is gone is no error.
 *
 * @throws UserErrors with PermissionSetInUse; GatewayError CONFLICT_RETRYABLE when AWS has not
 * released the set before the deadline; OUTCOME_UNKNOWN with the query that tells.
 */
export const deletePermissionSet = async (
  context: GatewayContext,
  key: PermissionSetModel,
): Promise<void> => {
  const { upstream, scope, clients } = context;
  const operation = clients.identityCenter.deletePermissionSet;

  /** Whether to wait: AWS's answer is the same for a set in use and for one that it still releases. */
  const passes = async (error: unknown): Promise<boolean> => {
    if (!(error instanceof GatewayError)) return false;
    if (!isPassing(error) && error.code !== 'CONFLICT') return false;
    const accountIds = await accountsWith(context, key);
    if (accountIds !== undefined && accountIds.length > 0) throw new UserErrors(inUse(accountIds));
    return true;
  };

  await requireSetChange(context, key);
  const accountIds = await accountsWith(context, key);
  if (accountIds !== undefined && accountIds.length > 0) throw new UserErrors(inUse(accountIds));
  try {
    if (accountIds === undefined) return;
    await throughConflicts(context, () => upstream.call(scope, operation, awsNames(key)), passes);
  } catch (error) {
    await settle(context, key, error);
  } finally {
    context.changed([...changedBy(key), tags.instance(key.instanceArn)]);
  }
};

/** Returns when the set is gone after all. @throws the error that says why it is not. */
const settle = async (
  context: GatewayContext,
  key: PermissionSetModel,
  error: unknown,
): Promise<void> => {
  if (!(error instanceof GatewayError)) throw error;
  switch (error.code) {
    case 'NOT_FOUND':
      return;
    case 'OUTCOME_UNKNOWN':
      if ((await findOut(context, () => isGone(context, key))) !== undefined) return;
      throw withDetails(error, { query: queryOf(key, 'name') });
    case 'CONFLICT':
    case 'CONFLICT_RETRYABLE':
      throw new GatewayError(
        'CONFLICT_RETRYABLE',
        'No account has the permission set any more, but AWS has not released it yet, which takes some minutes at most. Try again then.',
        { ...error.details, argument: FIELD },
      );
    default:
      throw await context.whyRefused(error, key);
  }
};

const isGone = async (
  context: GatewayContext,
  key: PermissionSetModel,
): Promise<true | undefined> =>
  (await context.uncached().identityCenter.permissionSet(key)) === null || undefined;
