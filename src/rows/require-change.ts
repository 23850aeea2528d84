import type { GatewayContext } from '../context.ts';
import { GatewayError } from '../core/errors.ts';
import { inputError, type UserErrorModel, UserErrors } from '../core/user-errors.ts';
import type { PermissionSetModel } from '../services/identity-center/models.ts';
import type { Rows } from './rows.ts';

/** ALLOWED, HIDDEN for an account that is not visible or not there, or the error that says FORBIDDEN. */
export type AccountRight = 'ALLOWED' | 'HIDDEN' | UserErrorModel;

/** The rows by what is there now; those of the request where nothing has to be read for them. */
export const rowsNow = (context: GatewayContext): Rows => {
  const { rows } = context.loaders;
  return rows.changesAll ? rows : context.uncached().rows;
};

/**
 * What keeps the caller from changing an account. Of one that is hidden nothing is said:
 * `checkAccount` and the loaders have it as one that is not there.
 *
 * @param rows of `rowsNow`: accounts that are asked about together are read together.
 */
export const accountRight = async (
  rows: Rows,
  accountId: string,
  field: string,
): Promise<AccountRight> => {
  if (rows.changesAll) return 'ALLOWED';
  if (!(await rows.sees(accountId))) return 'HIDDEN';
  if (await rows.changes(accountId)) return 'ALLOWED';
  return inputError(
    'FORBIDDEN',
    'You may see this account, and not change anything there: the row rules of this gateway (POLICY_FILE) do not permit it.',
    field,
  );
};

/**
 * Refuses a change of what is in an account that the caller may only see. One that is hidden passes:
 * what follows does not find it.
 *
 * @throws UserErrors FORBIDDEN at `field`.
 */
export const requireAccountChange = async (
  context: GatewayContext,
  accountId: string,
  field: string,
): Promise<void> => {
  const right = await accountRight(rowsNow(context), accountId, field);
  if (typeof right !== 'string') throw new UserErrors(right);
};

/**
 * Refuses a change of a permission set that some account has which the caller may not change: its
 * attributes, policies, boundary and tags are those of the role in each of them. Read now, from
 * `ListAccountsForProvisionedPermissionSet`; nothing is read for a caller who may change every account.
 *
 * @throws UserErrors FORBIDDEN at `field`, which names none of the accounts.
 */
export const requireSetChange = async (
  context: GatewayContext,
  { instanceArn, permissionSetArn }: PermissionSetModel,
  field = 'input.permissionSet',
): Promise<void> => {
  if (context.loaders.rows.changesAll) return;
  const { rows } = context.uncached();
  const accounts = await accountsOf(rows.all.identityCenter.accountsOfSet, {
    instanceArn,
    permissionSetArn,
  });
  const changeable = await Promise.all(accounts.map(rows.changes));
  if (!changeable.includes(false)) return;
  throw new UserErrors(
    inputError(
      'FORBIDDEN',
      'This permission set is provisioned to accounts that you may not change, and whatever is changed of it changes there. Somebody with rights on all of them has to.',
      field,
    ),
  );
};

/** A set that is gone is in no account: what changes it finds that out. */
const accountsOf = async (
  read: (key: PermissionSetModel) => Promise<{ readonly items: readonly string[] }>,
  key: PermissionSetModel,
): Promise<readonly string[]> => {
  try {
    return (await read(key)).items;
  } catch (error) {
    if (error instanceof GatewayError && error.code === 'NOT_FOUND') return [];
    throw error;
  }
};

/**
 * Refuses to have something read the accounts of units that the caller may not change whole.
 *
 * @throws UserErrors FORBIDDEN at each of them: one that is hidden, or not there, is like the others.
 */
export const requireUnitChange = async (
  context: GatewayContext,
  ouIds: readonly string[],
  field: string,
): Promise<void> => {
  const { changesAll } = context.loaders.rows;
  if (changesAll || ouIds.length === 0) return;
  const { rows } = context.uncached();
  const changeable = await Promise.all(ouIds.map(rows.changesUnit));
  const errors = changeable.flatMap((isAllowed, index) =>
    isAllowed
      ? []
      : [
          inputError(
            'FORBIDDEN',
            'You may not change everything in this organizational unit, whose accounts would be read.',
            `${field}.${index}`,
          ),
        ],
  );
  if (errors.length > 0) throw new UserErrors(...errors);
};
