import { sleep } from '../../../core/clock.ts';
import { GatewayError } from '../../../core/errors.ts';
import type { RequestScope } from '../../../upstream/types.ts';
import type { AssignmentOperationModel, AsyncOperationModel } from '../models.ts';
import { findRunning } from './find-running.ts';
import { ANSWER_MS } from './state.ts';
import { isAbout } from './target.ts';
import { TargetBusy } from './target-busy.ts';
import type { SenderDeps } from './sender.ts';
import type { AssignmentChange } from './types.ts';

/** What to do after AWS has refused a change: the other way is to throw. */
export type AfterRefusal =
  /** Send it again: what was in the way may have gone. */
  | { readonly kind: 'AGAIN' }
  /** Somebody has begun the very same. */
  | { readonly kind: 'SAME'; readonly operation: AssignmentOperationModel };

/** The first pause, doubled each time, and the longest, in milliseconds. */
const PAUSE_MS = [1000, 8000] as const;
/** How often AWS may speak of a conflict while nothing runs; it may take a moment to notice an end. */
const MOST_IDLE_CONFLICTS = 3;

/**
 * Decides, for one change, about AWS's refusals that may pass: whoever is in the way is waited for,
 * until the deadline. A conflict that nobody causes does not pass, and is reported soon.
 */
export const createRefusals = (
  deps: SenderDeps,
  scope: RequestScope,
  change: AssignmentChange,
): ((error: unknown) => Promise<AfterRefusal>) => {
  const { clock } = deps.upstream;
  let idleConflicts = 0;
  let pauses = 0;

  /** @throws `error` when the deadline would come first. */
  const pause = async (error: GatewayError): Promise<AfterRefusal> => {
    const [first, longest] = PAUSE_MS;
    const ms = Math.min(longest, first * 2 ** pauses);
    pauses += 1;
    if (clock.now() + ms > scope.deadline - ANSWER_MS) throw error;
    await sleep(clock, ms, scope.signal);
    return { kind: 'AGAIN' };
  };

  const afterConflict = async (error: GatewayError): Promise<AfterRefusal> => {
    let inTheWay: readonly AsyncOperationModel[];
    try {
      inTheWay = await findRunning(deps, scope, change, ['CREATE', 'DELETE', 'PROVISION'], 0);
    } catch (other) {
      // Whoever may not list them can only try again.
      if (other instanceof GatewayError && other.code === 'ACCESS_DENIED') return pause(error);
      throw other;
    }
    const [blocking] = inTheWay;
    if (blocking === undefined) {
      idleConflicts += 1;
      if (idleConflicts <= MOST_IDLE_CONFLICTS) return pause(error);
      throw new GatewayError(
        'CONFLICT',
        'AWS reports a conflict, but no operation on this permission set is under way in this account: it will not pass by itself. Look whether the account is being closed, or moved.',
        error.details,
        { cause: error },
      );
    }
    idleConflicts = 0;
    const same = inTheWay.find(
      (operation): operation is AssignmentOperationModel =>
        operation.kind === change.kind && isAbout(operation, change),
    );
    if (same !== undefined) return { kind: 'SAME', operation: same };
    const until = scope.deadline - ANSWER_MS;
    const ended = await deps.tracker.settled(blocking, until, scope.signal);
    if (ended.state === 'IN_PROGRESS') throw new TargetBusy(ended, error);
    return { kind: 'AGAIN' };
  };

  return async (error) => {
    if (!(error instanceof GatewayError)) throw error;
    if (error.code === 'CONFLICT_RETRYABLE') return afterConflict(error);
    // AWS's own throttling, which says that nothing was done. Where the gateway itself saw that
    // there is no room before the deadline, there is none.
    if (error.code === 'THROTTLED' && error.details.awsRequestId !== undefined) return pause(error);
    throw error;
  };
};
