import type { GatewayContext } from '../../context.ts';
import { GatewayError } from '../../core/errors.ts';
import { inputError, type UserErrorModel, UserErrors } from '../../core/user-errors.ts';
import type { ProvisionTarget } from '../../generated/resolvers.ts';
import { globalIds } from '../../node-types.ts';
import { noSuchSet } from '../../services/identity-center/change-permission-set.ts';
import type {
  PermissionSetModel,
  ProvisioningStatus,
} from '../../services/identity-center/models.ts';
import { checkAccount, unlessRefused } from '../changes/check-target.ts';

/** One account of several, or what speaks against it. */
export interface TargetAccount {
  readonly accountId: string;
  /** The input field that names it. */
  readonly field: string;
  readonly refusal?: UserErrorModel | undefined;
}

/** Where a permission set is to be provisioned. */
export type Target =
  | { readonly kind: 'ALL' }
  | { readonly kind: 'ONE'; readonly account: TargetAccount }
  | { readonly kind: 'SEVERAL'; readonly accounts: readonly TargetAccount[] };

const FIELD = 'input.target';
const MOST_ACCOUNTS = 500;

const invalid = (field: string, message: string): UserErrors =>
  new UserErrors(inputError('VALIDATION', message, field));

/** What is wrong with a target as it was written. @throws UserErrors VALIDATION. */
export const checkProvisionTarget = ({ accounts, outdated, allProvisioned }: ProvisionTarget) => {
  const says = 'This names a target by being true. Leave it out, and name another target.';
  if (outdated === false) throw invalid(`${FIELD}.outdated`, says);
  if (allProvisioned === false) throw invalid(`${FIELD}.allProvisioned`, says);
  if (accounts == null) return;
  if (accounts.length === 0) throw invalid(`${FIELD}.accounts`, 'Name at least one account.');
  if (accounts.length > MOST_ACCOUNTS) {
    const message = `At most ${MOST_ACCOUNTS} accounts at once; ${accounts.length} were given.`;
    throw invalid(`${FIELD}.accounts`, message);
  }
  const again = accounts.findIndex((id, index) => accounts.indexOf(id) < index);
  if (again >= 0) {
    throw invalid(`${FIELD}.accounts.${again}`, 'Each account once: this one is there already.');
  }
};

const accountIdOf = (id: string, argument: string): string =>
  globalIds.decode(id, argument, ['Account']).keys[0] ?? '';

/** The accounts that have the set now. @throws GatewayError NOT_FOUND at the set. */
const holdersOf = async (
  context: GatewayContext,
  key: PermissionSetModel,
  status?: ProvisioningStatus,
): Promise<readonly string[]> => {
  try {
    return (await context.uncached().identityCenter.accountsOfSet({ ...key, status })).items;
  } catch (error) {
    if (error instanceof GatewayError && error.code === 'NOT_FOUND') throw noSuchSet(key);
    throw error;
  }
};

/**
 * The target in AWS's own keys, each account looked at now: one that does not have the set, or that is
 * suspended, is refused before a call is spent.
 *
 * @throws GatewayError BAD_USER_INPUT, NOT_FOUND; what AWS refuses.
 */
export const readTarget = async (
  context: GatewayContext,
  key: PermissionSetModel,
  target: ProvisionTarget,
): Promise<Target> => {
  const { organizations } = context.uncached();
  const look = async (
    accountId: string,
    field: string,
    holders: readonly string[],
  ): Promise<TargetAccount> => {
    const known = await unlessRefused(checkAccount({ organizations }, accountId, field));
    const missing = inputError(
      'VALIDATION',
      `The account ${accountId} does not have this permission set. Assign it there: the assignment provisions it.`,
      field,
    );
    const refusal = known ?? (holders.includes(accountId) ? undefined : missing);
    return { accountId, field, refusal };
  };

  if (target.allProvisioned != null) {
    await holdersOf(context, key);
    return { kind: 'ALL' };
  }
  if (target.account != null) {
    const field = `${FIELD}.account`;
    const accountId = accountIdOf(target.account, field);
    const holders = await holdersOf(context, key);
    return { kind: 'ONE', account: await look(accountId, field, holders) };
  }
  const status = 'LATEST_PERMISSION_SET_NOT_PROVISIONED';
  const holders = await holdersOf(context, key, target.outdated === true ? status : undefined);
  const accounts = target.accounts?.map((id, index) => {
    const field = `${FIELD}.accounts.${index}`;
    return { accountId: accountIdOf(id, field), field };
  });
  const places = accounts ?? holders.map((accountId) => ({ accountId, field: FIELD }));
  return {
    kind: 'SEVERAL',
    accounts: await Promise.all(
      places.map(({ accountId, field }) => look(accountId, field, holders)),
    ),
  };
};
