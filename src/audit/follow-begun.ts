import type { Clock } from '../core/clock.ts';
import { safeText } from '../core/safe-text.ts';
import type { StatusWatch } from '../core/status-watch.ts';
import type { SeenEnvironment } from '../services/finspace/environment-watch.ts';
import type { EnvironmentModel } from '../services/finspace/models.ts';
import type { WorkspaceKey, WorkspaceModel } from '../services/grafana/models.ts';
import type { OperationTracker } from '../services/identity-center/operations/types.ts';
import { begunOf } from './payload.ts';
import type { AuditRecord, Begun, BegunChange, BegunOperation } from './record.ts';
import { defined } from './trail.ts';
import type { AuditWriter } from './writer.ts';

/** What follows things that AWS is at, to their end. */
export interface Follows {
  readonly tracker: Pick<OperationTracker, 'follow'>;
  readonly environments: Pick<
    StatusWatch<EnvironmentModel, SeenEnvironment>,
    'follow' | 'isSettled'
  >;
  readonly workspaces: Pick<StatusWatch<WorkspaceKey, WorkspaceModel>, 'follow' | 'isSettled'>;
}

/** AWS takes minutes for an environment or a workspace; what is not seen to end by then never will be. */
const MOST_MS = 6 * 3_600_000;
/** How long what is to be made, changed or deleted may still look as if nothing had been asked. */
const LATE_MS = { CREATE: 5 * 60_000, UPDATE: 60_000, DELETE: 5 * 60_000 } as const;
/** How long it is left alone after it has looked so; each time twice as long as the time before. */
const PAUSE_MS = 4000;
const MOST_PAUSE_MS = 30_000;
/** What the record says of a thing that is there no more. */
const GONE = 'GONE';

type End = Pick<AuditRecord, 'outcome' | 'ended' | 'reason'>;

/**
 * What the status that a change has ended in says of it.
 *
 * @param status AWS's; null when the thing is gone.
 */
export const endOf = ({ change }: BegunChange, status: string | null): End => {
  const ended = status ?? GONE;
  const isGone = status === null || status === 'DELETED';
  if (change === 'DELETE') {
    return {
      ended,
      outcome: isGone ? 'SUCCEEDED' : status.includes('FAIL') ? 'FAILED' : 'UNKNOWN',
    };
  }
  return { ended, outcome: isGone || status.includes('FAIL') ? 'FAILED' : 'SUCCEEDED' };
};

/**
 * Whether what was read may be from before AWS began: a reading need not show what was just asked for.
 *
 * @param wasUnderWay whether it was seen to be changing.
 */
const mayBeFromBefore = (
  { change }: BegunChange,
  status: string | null,
  wasUnderWay: boolean,
): boolean => {
  if (change === 'CREATE') return status === null;
  if (status === null || wasUnderWay) return false;
  return change === 'UPDATE' || !status.includes('DELET');
};

/** Follows what changes have begun, and writes down how it ended. */
export class BegunWork {
  readonly #writer: Pick<AuditWriter, 'note'>;
  readonly #clock: Clock;
  #follows: Follows | undefined;
  /** What is being followed, with what stops that. */
  readonly #open = new Map<object, () => AuditRecord>();

  constructor(writer: Pick<AuditWriter, 'note'>, clock: Clock) {
    this.#writer = writer;
    this.#clock = clock;
  }

  begin(follows: Follows): void {
    this.#follows = follows;
  }

  /** @param record the one that says that it has begun. */
  follow(record: AuditRecord, begun: Begun): void {
    if (this.#follows === undefined) return;
    if ('requestId' in begun) this.#followOperation(record, begun, this.#follows.tracker);
    else this.#followChange(record, begun, this.#follows);
  }

  /**
   * @param isForgotten whether no later process will know what is open: then nobody will ever say how it
   * ended, and that is what is written.
   */
  close(isForgotten: boolean): void {
    const open = [...this.#open.values()];
    this.#open.clear();
    const reason = 'The gateway ended before it did, and nobody follows it any more.';
    for (const stop of open) {
      const { begun = [], ...record } = stop();
      if (isForgotten) this.#end(record, begun[0]!, { outcome: 'UNKNOWN', reason });
    }
  }

  #end({ id, of = id, who }: Omit<AuditRecord, 'begun'>, begun: Begun, end: End): void {
    const operationId = 'requestId' in begun ? begun.requestId : undefined;
    const ended = { type: 'operation-ended' as const, of, who, operationId, begun: [begun] };
    this.#writer.note(defined({ ...ended, ...end }));
  }

  #followOperation(
    record: AuditRecord,
    operation: BegunOperation,
    tracker: Pick<OperationTracker, 'follow'>,
  ): void {
    const key = {};
    const unfollow = tracker.follow(operation, ({ state, detail, requestId, ...ended }) => {
      this.#open.delete(key);
      const failure = detail?.FailureReason;
      const begun = { ...operation, ...begunOf({ ...ended, detail, requestId, state }) };
      this.#end(record, begun, {
        outcome: state as 'SUCCEEDED' | 'FAILED' | 'UNKNOWN',
        ...(failure === undefined ? {} : { reason: safeText(failure) }),
      });
    });
    this.#open.set(key, () => {
      unfollow();
      // What is followed may know more of itself than is written.
      const { instanceArn, kind, requestId, account, permissionSet } = operation;
      return {
        ...record,
        begun: [defined({ instanceArn, kind, requestId, account, permissionSet })],
      };
    });
  }

  #followChange(record: AuditRecord, begun: BegunChange, follows: Follows): void {
    const clock = this.#clock;
    const since = clock.now();
    const key = {};
    let unfollow: () => void = () => undefined;
    let pauseMs = PAUSE_MS;
    const stop = (): AuditRecord => {
      this.#open.delete(key);
      cancel();
      unfollow();
      return { ...record, begun: [begun] };
    };
    const cancel = clock.schedule(MOST_MS, () => {
      stop();
      const reason = 'It was not seen to end within 6 hours.';
      this.#end(record, begun, { outcome: 'UNKNOWN', reason });
    });
    const seen = (status: string | null, wasUnderWay: boolean): void => {
      const isLate = clock.now() - since >= LATE_MS[begun.change];
      if (mayBeFromBefore(begun, status, wasUnderWay) && !isLate) {
        unfollow = clock.schedule(pauseMs, () => (unfollow = watch()));
        pauseMs = Math.min(MOST_PAUSE_MS, pauseMs * 2);
        return;
      }
      stop();
      this.#end(record, begun, endOf(begun, status));
    };
    const watch = (): (() => void) => followStatus(follows, begun, seen);
    unfollow = watch();
    this.#open.set(key, stop);
  }
}

/**
 * Calls `ended` once, with the status that changes no more by itself, null when the thing is gone, and
 * whether another was seen before it.
 */
const followStatus = (
  { environments, workspaces }: Follows,
  { kind, account: accountId, region, thing }: BegunChange,
  ended: (status: string | null, wasUnderWay: boolean) => void,
): (() => void) => {
  let wasUnderWay = false;
  if (kind === 'ENVIRONMENT') {
    const key = { accountId, region, environmentId: thing };
    return environments.follow(key, { ...key, status: '' }, (state) => {
      if (state === null || environments.isSettled(state)) {
        ended(state?.status ?? null, wasUnderWay);
      } else wasUnderWay = true;
    });
  }
  const key = { accountId, region, workspaceId: thing };
  return workspaces.follow(key, key, (state) => {
    if (state === null || workspaces.isSettled(state)) {
      ended(state?.seen?.workspace.status ?? null, wasUnderWay);
    } else wasUnderWay = true;
  });
};
