import { sleep } from '../../../core/clock.ts';
import { GatewayError } from '../../../core/errors.ts';
import { isOutOfTime } from '../../../core/paged-list.ts';
import type { NoticedChanges } from '../../../telemetry/noticed.ts';
import type { InFlightSlot, RequestScope } from '../../../upstream/types.ts';
import type { AsyncOperationModel, ProvisioningModel } from '../models.ts';
import { POLL_MS, toState } from '../operation-loaders.ts';
import { findRunning } from './find-running.ts';
import { findProvisioning, provisioningUnknown } from './provisioning-read-back.ts';
import { ANSWER_MS, BEGUN_BY, hasEnded } from './state.ts';
import { type Place, tagsOfOperation } from './target.ts';
import { TargetBusy } from './target-busy.ts';
import type { TrackerDeps } from './tracker.ts';
import type { OperationTracker, Provisioner, ProvisioningOptions } from './types.ts';

export interface ProvisionerDeps extends TrackerDeps {
  readonly tracker: OperationTracker;
  readonly noticed: NoticedChanges;
}

/** How often AWS may speak of a conflict while nothing runs; it may take a moment to notice an end. */
const MOST_IDLE_CONFLICTS = 3;
const PAUSE_MS = 2000;

/** Sends provisionings, each once, under the cap of three. `ProvisionPermissionSet`. */
export const createProvisioner = (deps: ProvisionerDeps): Provisioner => {
  const { upstream, client, tracker, running, memory, log } = deps;
  const { clock } = upstream;
  const operation = client.provisionPermissionSet;

  /** What AWS runs by now, told to the cap, as far as the gateway may list it. */
  const runningNow = async (scope: RequestScope, place: Place): Promise<readonly string[]> => {
    try {
      return await running.list(scope, place.instanceArn, 'PROVISION', POLL_MS);
    } catch (error) {
      if (!(error instanceof GatewayError) || isOutOfTime(error)) throw error;
      log.warn({ code: error.code }, 'provisionings of others could not be counted');
      return [];
    }
  };

  /** Waits for a slot; what others run is followed meanwhile, because its end makes room. */
  const acquire = async (scope: RequestScope, place: Place): Promise<InFlightSlot> => {
    const { instanceArn } = place;
    const others = await runningNow(scope, place);
    const unfollow = others.map((requestId) =>
      tracker.follow({ instanceArn, kind: 'PROVISION', requestId }, () => undefined),
    );
    try {
      return await upstream.inFlight.acquire(scope, BEGUN_BY.PROVISION, operation.target);
    } finally {
      for (const leave of unfollow) leave();
    }
  };

  const request = async (scope: RequestScope, place: Place): Promise<ProvisioningModel> => {
    const { instanceArn, permissionSetArn, accountId } = place;
    const { PermissionSetProvisioningStatus: status } = await upstream.call(scope, operation, {
      InstanceArn: instanceArn,
      PermissionSetArn: permissionSetArn,
      ...(accountId === undefined
        ? { TargetType: 'ALL_PROVISIONED_ACCOUNTS' }
        : { TargetType: 'AWS_ACCOUNT', TargetId: accountId }),
    });
    if (status?.RequestId === undefined) {
      const details = { service: 'sso-admin', operation: 'ProvisionPermissionSet' };
      throw new GatewayError('OUTCOME_UNKNOWN', 'AWS did not say what it has begun.', details);
    }
    return {
      instanceArn,
      kind: 'PROVISION',
      requestId: status.RequestId,
      state: toState(status.Status ?? 'IN_PROGRESS'),
      createdAt: status.CreatedDate,
      // What was sent, where the answer leaves it out.
      detail: { AccountId: accountId, PermissionSetArn: permissionSetArn, ...status },
    };
  };

  /** Follows what AWS has accepted, and gives the slot back when it has ended. */
  const hold = (
    accepted: ProvisioningModel,
    slot: InFlightSlot,
    { onEnd }: ProvisioningOptions,
  ): ProvisioningModel => {
    const release = (ended: AsyncOperationModel): void => {
      deps.noticed.operation(ended);
      onEnd?.(ended);
      slot.release();
    };
    deps.noticed.operation(accepted);
    memory.keep(accepted);
    slot.bind(accepted.requestId);
    upstream.invalidate(tagsOfOperation(accepted));
    if (hasEnded(accepted.state)) release(accepted);
    else tracker.follow(accepted, release);
    return accepted;
  };

  /**
   * Waits until what is in the way has ended.
   *
   * @throws TargetBusy when the deadline comes first; CONFLICT when nothing is under way.
   */
  const waitOut = async (
    scope: RequestScope,
    place: Place,
    refusal: GatewayError,
    refusals: number,
  ): Promise<void> => {
    const until = scope.deadline - ANSWER_MS;
    const [blocking] = await findRunning(deps, scope, place, ['PROVISION', 'CREATE', 'DELETE'], 0);
    if (blocking !== undefined) {
      const ended = await tracker.settled(blocking, until, scope.signal);
      if (!hasEnded(ended.state)) throw new TargetBusy(ended, refusal);
    } else if (refusals > MOST_IDLE_CONFLICTS) {
      throw new GatewayError(
        'CONFLICT',
        'AWS reports a conflict, but nothing on this permission set is under way there: it will not pass by itself. Look whether the account is being closed, or moved.',
        refusal.details,
        { cause: refusal },
      );
    } else if (clock.now() + PAUSE_MS > until) {
      throw new TargetBusy(undefined, refusal);
    } else {
      await sleep(clock, PAUSE_MS, scope.signal);
    }
  };

  return {
    async provision(scope, place, options = {}) {
      for (let refusals = 1; ; refusals += 1) {
        const slot = await acquire(scope, place);
        if (options.isWanted?.() === false) {
          slot.release();
          return undefined;
        }
        const sentAt = clock.now();
        const taken = memory.requestIds();
        try {
          return hold(await request(scope, place), slot, options);
        } catch (error) {
          const code = error instanceof GatewayError ? error.code : undefined;
          if (code === 'OUTCOME_UNKNOWN') {
            const found = await findProvisioning(deps, place, sentAt, taken);
            if (found !== undefined) return hold(found, slot, options);
          }
          slot.release();
          if (!(error instanceof GatewayError)) throw error;
          if (code === 'OUTCOME_UNKNOWN') throw provisioningUnknown(place, sentAt, error);
          if (code !== 'CONFLICT_RETRYABLE') throw error;
          await waitOut(scope, place, error, refusals);
        }
      }
    },
  };
};
