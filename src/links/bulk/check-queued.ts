import type { Caller } from '../../auth/caller.ts';
import type { Authenticator } from '../../auth/authenticator.ts';
import type { GatewayContext } from '../../context.ts';
import type { Clock } from '../../core/clock.ts';
import type { ErrorCode } from '../../core/errors.ts';
import { GatewayError } from '../../core/errors.ts';
import type { InstanceModel } from '../../services/identity-center/models.ts';
import type {
  AssignmentChange,
  ChangeCheck,
  ChangeFailure,
  DueChange,
} from '../../services/identity-center/operations/types.ts';
import { accountRight, rowsNow } from '../../rows/require-change.ts';
import { noAccount } from '../changes/check-target.ts';
import { groupsOfUsers } from '../guard/self.ts';
import { decideOn } from './decide.ts';
import type { BulkEntry } from './entries.ts';
import { freshContext } from './in-time.ts';
import { whoAsked } from './asker.ts';
import { findRunning } from './under-way.ts';

/** What to do about what is found to be in the way of a change. */
const ADVICE: Readonly<Partial<Record<ErrorCode, string>>> = {
  NOT_FOUND:
    'The account or the permission set is not there (any more). Look it up again before you retry.',
  PRINCIPAL_NOT_FOUND:
    'The directory does not know this user or group. Look it up again before you retry.',
  FORBIDDEN: 'Somebody with rights on the account has to make this change.',
  UNAUTHENTICATED: 'Sign in, or use a key that is valid, and ask for it again.',
  ACCOUNT_SUSPENDED:
    'Nothing can be changed there while the account is not active: look at its `state`.',
};

const SCOPE_ADVICE = 'Somebody who has the scope has to ask for it.';

/** Whether a change would give something to whoever asked for it, as groups are now. */
const isOwnGrant = async (
  context: GatewayContext,
  { identityStoreId }: InstanceModel,
  { kind, principalId }: AssignmentChange,
  self: readonly string[],
): Promise<boolean> => {
  if (kind !== 'CREATE') return false;
  if (self.includes(principalId)) return true;
  return (await groupsOfUsers(context.uncached(), identityStoreId, self)).has(principalId);
};

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

/** What queued changes are looked at with. */
export interface QueueChecks {
  readonly authenticator: Authenticator;
  readonly clock: Pick<Clock, 'now'>;
  /** The context of a caller. */
  contextOf(caller: Caller): GatewayContext;
}

const refused = (failure: ChangeFailure): ChangeCheck => ({ kind: 'REFUSED', failure });

/**
 * Looks at a change when its turn has come. Of every one it is asked again whether who asked for it is still
 * let in, has the scope, and the rights on the account; whether its sign-in is fresh, where what is changed
 * is protected; whether it has joined the group since that it gives something to. Of one that there was no
 * time to look at when it was queued also whether it has to be made, and whether AWS would make it: by what
 * an entry of a bulk mutation is decided on, read now.
 *
 * @throws GatewayError when AWS does not tell, or there is no time.
 */
export const checkQueued = async (
  { authenticator, clock, contextOf }: QueueChecks,
  due: DueChange,
): Promise<ChangeCheck> => {
  const { change, isUnchecked, self } = due;
  const { kind, ...assignment } = change;
  let caller: Caller;
  try {
    caller = whoAsked(authenticator, due, clock.now());
  } catch (error) {
    if (!(error instanceof GatewayError)) throw error;
    const { code, message } = error;
    const advice = code === 'FORBIDDEN' ? SCOPE_ADVICE : ADVICE[code];
    return refused({ code, reason: `Who asked for this may not any more. ${message}`, advice });
  }
  const context = contextOf(caller);
  const failure = await whyForbidden(context, assignment.accountId);
  if (failure !== undefined) return refused(failure);
  const stale = await context.guard.whyStale(assignment);
  if (stale !== undefined) return refused(stale);
  if (self === undefined && !isUnchecked) return { kind: 'WANTED' };
  const instance = await context.instance(change.instanceArn);
  if (self !== undefined && (await isOwnGrant(context, instance, change, self))) {
    const reason =
      'Who asked for this is in the group by now, and nobody gives access to themselves.';
    const advice = 'Somebody else has to ask for it.';
    return refused({ code: 'FORBIDDEN', reason, advice });
  }
  if (!isUnchecked) return { kind: 'WANTED' };
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
    return refused({ code, reason, advice: ADVICE[code] });
  }
  return { kind: decision.change === undefined ? 'DONE' : 'WANTED' };
};
