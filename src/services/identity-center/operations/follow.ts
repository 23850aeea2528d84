import { type Clock, sleep } from '../../../core/clock.ts';
import type { AsyncOperationModel } from '../models.ts';
import { isQueueKey, toQueuedOperation } from './queued-operation.ts';
import { hasEnded } from './state.ts';
import type { Changes } from './types.ts';

/**
 * Calls `listener` whenever an operation has changed, until it has ended: one of AWS's, or one that
 * waits in the gateway's queue. Returns the function that stops following.
 */
export const followOperation = (
  { tracker, queue }: Pick<Changes, 'tracker' | 'queue'>,
  operation: AsyncOperationModel,
  listener: (operation: AsyncOperationModel) => void,
): (() => void) =>
  isQueueKey(operation.requestId)
    ? queue.follow(operation.requestId, (entry) => listener(toQueuedOperation(entry)))
    : tracker.follow(operation, listener);

/** An operation as it stands by now, as far as that can be said without asking AWS. */
export const asItStands = <Model extends AsyncOperationModel>(
  { queue }: Pick<Changes, 'queue'>,
  operation: Model,
): Model => {
  const entry = isQueueKey(operation.requestId) ? queue.get(operation.requestId) : undefined;
  return entry === undefined ? operation : (toQueuedOperation(entry) as Model);
};

/**
 * The operation once it has ended, or as it stands at `until` (milliseconds since the epoch).
 *
 * @throws the signal's reason.
 */
export const settledOperation = async <Model extends AsyncOperationModel>(
  changes: Pick<Changes, 'tracker' | 'queue'>,
  clock: Clock,
  operation: Model,
  until: number,
  signal: AbortSignal,
): Promise<Model> => {
  if (hasEnded(operation.state)) return operation;
  const { tracker } = changes;
  if (!isQueueKey(operation.requestId)) return tracker.settled(operation, until, signal);
  const over = new AbortController();
  const ended = new Promise<void>((resolve) => {
    const look = (now: AsyncOperationModel): void => {
      if (hasEnded(now.state)) resolve();
    };
    const unfollow = followOperation(changes, operation, look);
    over.signal.addEventListener('abort', unfollow);
    look(asItStands(changes, operation));
  });
  const either = AbortSignal.any([signal, tracker.closed, over.signal]);
  const late = sleep(clock, until - clock.now(), either).catch((reason: unknown) => {
    if (signal.aborted) throw reason;
  });
  try {
    await Promise.race([ended, late]);
  } finally {
    over.abort();
  }
  return asItStands(changes, operation);
};
