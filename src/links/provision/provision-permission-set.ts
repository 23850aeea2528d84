import type { GatewayContext } from '../../context.ts';
import { inputError, UserErrors } from '../../core/user-errors.ts';
import type { ProvisionPermissionSetInput } from '../../generated/resolvers.ts';
import { permissionSetOf } from '../../services/identity-center/change-permission-set.ts';
import type { ProvisioningModel } from '../../services/identity-center/models.ts';
import { requireSetChange } from '../../rows/require-change.ts';
import type { RequestScope } from '../../upstream/types.ts';
import { provisionIn } from './provision-in.ts';
import { type AccountResult, provisionInOrder } from './provision-in-order.ts';
import { checkProvisionTarget, readTarget } from './provision-target.ts';

export interface Provisioned {
  readonly operation: ProvisioningModel | undefined;
  readonly operations: readonly ProvisioningModel[];
  readonly results: readonly AccountResult[] | undefined;
}

/** What is left of a request's deadline to answer in, once nothing more is begun, in milliseconds. */
const RESERVE_MS = 1000;

/** The same request, which ends a little earlier: what was begun has to be told in time. */
const endingEarly = (scope: RequestScope): RequestScope => ({
  caller: scope.caller,
  session: scope.session,
  startedAt: scope.startedAt,
  deadline: scope.deadline - RESERVE_MS,
  signal: scope.signal,
  maxAgeMs: scope.maxAgeMs,
  journal: scope.journal,
  witness: scope.witness,
  priority: 'mutation',
});

/**
 * Begins to bring a permission set up to date where `input` says, and returns when the last of the
 * accounts has begun.
 *
 * @throws UserErrors, GatewayError
 */
export const provisionPermissionSet = async (
  context: GatewayContext,
  input: ProvisionPermissionSetInput,
): Promise<Provisioned> => {
  const key = permissionSetOf(input.permissionSet);
  const maxFailures = input.maxFailures ?? 0;
  checkProvisionTarget(input.target);
  if (maxFailures < 0) {
    const message = 'A number of failures, from 0 on.';
    throw new UserErrors(inputError('VALIDATION', message, 'input.maxFailures'));
  }
  // First what rows the caller may change: the guard looks at all of them.
  await requireSetChange(context, key);
  await context.guard.permissionSet(key, true);
  const scope = endingEarly(context.scope);
  const target = await readTarget(context, key, input.target);
  if (target.kind === 'SEVERAL') {
    const { accounts } = target;
    const results = await provisionInOrder(context, scope, key, accounts, maxFailures);
    const operations = results.flatMap(({ operation }) => operation ?? []);
    return { operation: operations[0], operations, results };
  }
  if (target.kind === 'ONE' && target.account.refusal !== undefined) {
    throw new UserErrors(target.account.refusal);
  }
  const { accountId, field } = target.kind === 'ONE' ? target.account : {};
  const operation = await provisionIn(context, scope, { ...key, accountId }, field);
  return { operation, operations: operation === undefined ? [] : [operation], results: undefined };
};
