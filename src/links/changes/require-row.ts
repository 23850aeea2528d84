import type { GatewayContext } from '../../context.ts';
import { UserErrors } from '../../core/user-errors.ts';
import { accountRight, rowsNow } from '../../rows/require-change.ts';
import type { NamedAssignment } from './assignment-input.ts';
import { checkTarget, noAccount } from './check-target.ts';

/**
 * Refuses a change in an account that the caller may not change, before anything of it is looked at:
 * what is under way there would tell that it is.
 *
 * @throws UserErrors FORBIDDEN at `input.account` where it may be seen; NOT_FOUND, with whatever else is
 * not there, where it may not.
 */
export const requireRow = async (
  context: GatewayContext,
  named: NamedAssignment,
  kind: 'CREATE' | 'DELETE',
): Promise<void> => {
  const { accountId } = named.assignment;
  const right = await accountRight(rowsNow(context), accountId, 'input.account');
  if (right === 'ALLOWED') return;
  if (right !== 'HIDDEN') throw new UserErrors(right);
  const { errors } = await checkTarget(context, named, kind);
  const isSaid = errors.some(
    ({ code, field }) => code === 'NOT_FOUND' && field?.at(-1) === 'account',
  );
  throw new UserErrors(...(isSaid ? [] : [noAccount(accountId, 'input.account')]), ...errors);
};
