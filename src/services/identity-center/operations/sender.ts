import { sleep } from '../../../core/clock.ts';
import { GatewayError } from '../../../core/errors.ts';
import { isOutOfTime } from '../../../core/paged-list.ts';
import { createRequestScope } from '../../../upstream/request-scope.ts';
import type { NoticedChanges } from '../../../telemetry/noticed.ts';
import type { InFlightSlot, RequestScope } from '../../../upstream/types.ts';
import type { AssignmentOperationModel, AsyncOperationModel } from '../models.ts';
import { POLL_MS } from '../operation-loaders.ts';
import { createReads } from './background.ts';
import { outcomeUnknown } from './outcome-unknown.ts';
import { judge } from './queue-outcomes.ts';
import type { ReadBack } from './read-back.ts';
import { createRefusals } from './refusals.ts';
import { requestChange } from './request-change.ts';
import { BEGUN_BY, hasEnded } from './state.ts';
import { tagsOfChange } from './target.ts';
import type { TargetGate, Turn } from './target-gate.ts';
import type { TrackerDeps } from './tracker.ts';
import type { AssignmentChange, ChangeSender, OperationTracker } from './types.ts';

export interface SenderDeps extends TrackerDeps {
  readonly tracker: OperationTracker;
  readonly readBack: ReadBack;
  readonly gate: TargetGate;
  readonly noticed: NoticedChanges;
}

/** Reading back may outlast the deadline by so much: the answer is worth more than being on time. */
const READ_BACK_MS = 5000;
/** How often AWS is asked, a second apart, what it has made of a change whose answer was lost. */
const MOST_LOOKS = 3;

export const createChangeSender = (deps: SenderDeps): ChangeSender => {
  const { upstream, client, gate, memory, running, tracker, noticed } = deps;
  const { clock } = upstream;
  const targets = {
    CREATE: client.createAccountAssignment.target,
    DELETE: client.deleteAccountAssignment.target,
  };

  /** Has the operations of others counted, as far as the gateway may list them. */
  const countOthers = async (scope: RequestScope, change: AssignmentChange): Promise<void> => {
    try {
      await running.list(scope, change.instanceArn, change.kind, POLL_MS);
    } catch (error) {
      if (!(error instanceof GatewayError) || isOutOfTime(error)) throw error;
      deps.log.warn({ code: error.code }, 'operations of others could not be counted');
    }
  };

  /** What AWS has made of a change whose answer was lost. */
  const readBack = async (
    scope: RequestScope,
    change: AssignmentChange,
    sentAt: number,
    taken: ReadonlySet<string>,
  ): Promise<AssignmentOperationModel | undefined> => {
    const own = createRequestScope({
      caller: scope.caller,
      clock,
      deadlineMs: Math.max(READ_BACK_MS, scope.deadline - clock.now()),
      maxAgeMs: 0,
      kind: 'mutation',
    });
    try {
      for (let looks = 1; ; looks += 1) {
        const trace = await deps.readBack.find(own, change, sentAt, taken);
        if (trace.kind === 'OPERATION') {
          const { instanceArn, kind } = change;
          const { requestId } = trace;
          const reads = createReads(deps, own);
          return (await reads.operation({
            instanceArn,
            kind,
            requestId,
          })) as AssignmentOperationModel;
        }
        if (trace.kind === 'DONE' || looks >= MOST_LOOKS) return undefined;
        await sleep(clock, POLL_MS, own.signal);
      }
    } catch (error) {
      if (error instanceof GatewayError) return undefined;
      throw error;
    } finally {
      own.dispose();
    }
  };

  /** Follows what AWS has accepted, and gives slot and turn back when it has ended. */
  const hold = (
    change: AssignmentChange,
    accepted: AssignmentOperationModel,
    slot: InFlightSlot,
    turn: Turn,
  ): AssignmentOperationModel => {
    const release = (ended: AsyncOperationModel): void => {
      noticed.operation(ended);
      slot.release();
      turn.leave();
    };
    noticed.operation(accepted);
    memory.keep(accepted);
    slot.bind(accepted.requestId);
    upstream.invalidate(tagsOfChange(change));
    turn.began(accepted);
    if (hasEnded(accepted.state)) release(accepted);
    else tracker.follow(accepted, release);
    return accepted;
  };

  const begin = async (
    scope: RequestScope,
    change: AssignmentChange,
    turn: Turn,
  ): Promise<AssignmentOperationModel> => {
    const afterRefusal = createRefusals(deps, scope, change);
    for (;;) {
      await countOthers(scope, change);
      const { kind } = change;
      const slot = await upstream.inFlight.acquire(scope, BEGUN_BY[kind], targets[kind]);
      const sentAt = clock.now();
      const taken = memory.requestIds();
      try {
        return hold(change, await requestChange(deps, scope, change), slot, turn);
      } catch (error) {
        if (error instanceof GatewayError && error.code === 'OUTCOME_UNKNOWN') {
          const found = await readBack(scope, change, sentAt, taken);
          if (found !== undefined) return hold(change, found, slot, turn);
          noticed.unclear(change);
          slot.release();
          upstream.invalidate(tagsOfChange(change));
          throw outcomeUnknown(change, sentAt, error);
        }
        if (judge(error) === 'LOOK') noticed.unclear(change);
        slot.release();
        const next = await afterRefusal(error);
        if (next.kind === 'AGAIN') continue;
        turn.leave();
        return next.operation;
      }
    }
  };

  return {
    async send(scope, change) {
      const turn = await gate.enter(scope, change);
      if ('requestId' in turn) return turn;
      try {
        return await begin(scope, change, turn);
      } catch (error) {
        turn.leave();
        throw error;
      }
    },
  };
};
