import type { GatewayContext } from '../../context.ts';
import { GatewayError } from '../../core/errors.ts';
import { isOutOfTime } from '../../core/paged-list.ts';
import {
  inputError,
  toUserError,
  toUserErrors,
  type UserErrorModel,
} from '../../core/user-errors.ts';
import type {
  PermissionSetModel,
  ProvisioningModel,
} from '../../services/identity-center/models.ts';
import type { RequestScope } from '../../upstream/types.ts';
import { provisionIn } from './provision-in.ts';
import type { TargetAccount } from './provision-target.ts';

/** What came of one account among several. */
export interface AccountResult {
  readonly accountId: string;
  readonly account: { readonly accountId: string };
  readonly operation: ProvisioningModel | undefined;
  readonly skipped: boolean;
  readonly userErrors: readonly UserErrorModel[];
}

const notInTime = (error: GatewayError): UserErrorModel =>
  inputError(
    'DEADLINE_EXCEEDED',
    `There was no time left to begin here: AWS runs three of these at a time. Ask again for what is left (outdated: true), or give the request more time with x-deadline-ms. (${error.code})`,
  );

/**
 * Provisions a set in one account after the other, three at a time as AWS runs them, and begins no
 * more when more than `maxFailures` have failed, or when `scope` ends.
 *
 * @returns a result for each account, in order.
 * @throws GatewayError when the first account is refused for a reason that holds for all of them;
 * anything that is not for a person to act on, unless something was begun.
 */
export const provisionInOrder = async (
  context: GatewayContext,
  scope: RequestScope,
  key: PermissionSetModel,
  accounts: readonly TargetAccount[],
  maxFailures: number,
): Promise<readonly AccountResult[]> => {
  const results: AccountResult[] = [];
  let failures = 0;
  let late: GatewayError | undefined;

  const add = (accountId: string, more: Partial<AccountResult>): void => {
    results.push({
      accountId,
      account: { accountId },
      operation: undefined,
      skipped: false,
      userErrors: [],
      ...more,
    });
  };
  const isWanted = (): boolean => failures <= maxFailures;
  const onEnd = ({ state }: { readonly state: string }): void => {
    if (state === 'FAILED') failures += 1;
  };

  for (const { accountId, field, refusal } of accounts) {
    if (refusal !== undefined) add(accountId, { userErrors: [refusal] });
    else if (!isWanted()) add(accountId, { skipped: true });
    else if (late !== undefined) add(accountId, { skipped: true, userErrors: [notInTime(late)] });
    else {
      try {
        const place = { ...key, accountId };
        const operation = await provisionIn(context, scope, place, undefined, {
          isWanted,
          onEnd,
        });
        add(accountId, { operation, skipped: operation === undefined });
      } catch (error) {
        if (error instanceof GatewayError && isOutOfTime(error)) {
          late = error;
          add(accountId, { skipped: true, userErrors: [notInTime(error)] });
          continue;
        }
        const userErrors = errorsOf(error, field, results);
        if (userErrors.every(({ code }) => code !== 'CONFLICT_RETRYABLE')) failures += 1;
        add(accountId, { userErrors });
      }
    }
  }
  return results;
};

/** Refusals that are about the set or the gateway, whatever the account. */
const OF_ALL: ReadonlySet<string> = new Set(['ACCESS_DENIED', 'MANAGEMENT_ACCOUNT_ONLY']);

/**
 * The errors of one account. Once something was begun, nothing may hide it: then even an outage is
 * told at the account where it was met.
 */
const errorsOf = (
  error: unknown,
  field: string,
  before: readonly AccountResult[],
): readonly UserErrorModel[] => {
  const isFirst = before.every(({ operation }) => operation === undefined);
  if (isFirst && error instanceof GatewayError && OF_ALL.has(error.code)) throw error;
  const userErrors = toUserErrors(error);
  if (userErrors !== undefined) {
    return userErrors.map((each) =>
      each.field === null && each.code === 'ACCOUNT_SUSPENDED'
        ? { ...each, field: field.split('.') }
        : each,
    );
  }
  if (isFirst || !(error instanceof GatewayError)) throw error;
  return [toUserError(error)];
};
