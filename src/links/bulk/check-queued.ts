import { ANYBODY, type Caller } from '../../auth/caller.ts';
import type { GatewayContext } from '../../context.ts';
import type { ErrorCode } from '../../core/errors.ts';
import { GatewayError } from '../../core/errors.ts';
import type {
  ChangeCheck,
  ChangeFailure,
  DueChange,
} from '../../services/identity-center/operations/types.ts';
import { accountRight, rowsNow } from '../../rows/require-change.ts';
import { noAccount } from '../changes/check-target.ts';
import { decideOn } from './decide.ts';
import type { BulkEntry } from './entries.ts';
import { freshContext } from './in-time.ts';
import { findRunning } from './under-way.ts';

/** What to do about what is found to be in the way of a change. */
const ADVICE: Readonly<Partial<Record<ErrorCode, string>>> = {
  NOT_FOUND:
    'The account or the permission set is not there (any more). Look it up again before you retry.',
  PRINCIPAL_NOT_FOUND:
    'The directory does not know this user or group. Look it up again before you retry.',
  FORBIDDEN: 'Somebody with rights on the account has to make this change.',
  ACCOUNT_SUSPENDED:
    'Nothing can be changed there while the account is not active: look at its `state`.',
};

/** Who asked for a change, as the row rules know a caller. */
export const askerOf = ({ caller, asker }: DueChange): Caller => ({
  ...ANYBODY,
  id: caller,
  name: asker?.name ?? caller,
  authentication: (asker?.authentication ?? 'NONE') as Caller['authentication'],
  groups: asker?.groups ?? [],
});

/**
 * Whether whoever asked for a change may still make it, by the rules of now and where the account is
 * now; undefined when it may.
 *
 * @throws GatewayError when Organizations does not tell.
 */
const whyForbidden = async (
  context: GatewayContext,
  accountId: string,
): Promise<ChangeFailure | undefined> => {
  const right = await accountRight(rowsNow(context), accountId, 'input.account');
  if (right === 'ALLOWED') return undefined;
  const { code, message } = right === 'HIDDEN' ? noAccount(accountId, 'input.account') : right;
  return { code, reason: message, advice: ADVICE[code] };
};

/**
 * Looks, when its turn has come, at a change that there was no time to look at when it was queued:
 * whether it has to be made, and whether AWS would make it. By what an entry of a bulk mutation is
 * decided on, read now. Whether it is allowed by the row rules is asked of every change again.
 *
 * @param context that of who asked, see `askerOf`.
 *
 * @throws GatewayError when AWS does not tell, or there is no time.
 */
export const checkQueued = async (
  context: GatewayContext,
  { change, isUnchecked }: DueChange,
): Promise<ChangeCheck> => {
  const { kind, ...assignment } = change;
  const failure = await whyForbidden(context, assignment.accountId);
  if (failure !== undefined) return { kind: 'REFUSED', failure };
  if (!isUnchecked) return { kind: 'WANTED' };
  const instance = await context.instance(change.instanceArn);
  const fresh = freshContext(context);
  const named = { instance, assignment };
  const entry: BulkEntry = { index: 0, path: 'input', keys: assignment, named, errors: [] };
  // What else waits in the queue about this assignment comes after it.
  const operations = await findRunning(fresh, [assignment]);
  const [decision] = await decideOn(fresh, [entry], kind, { operations, isComplete: true });
  if (decision === undefined || decision.isUnchecked === true) {
    throw new GatewayError('THROTTLED', 'There was no time to look at the assignment.');
  }
  const { begun, errors } = decision;
  if (begun !== undefined) return { kind: 'UNDER_WAY', requestId: begun.requestId };
  const [error] = errors;
  if (error !== undefined) {
    const reason = errors.map(({ message }) => message).join(' ');
    const { code } = error;
    return { kind: 'REFUSED', failure: { code, reason, advice: ADVICE[code] } };
  }
  return { kind: decision.change === undefined ? 'DONE' : 'WANTED' };
};
