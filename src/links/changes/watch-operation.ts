import { Repeater } from 'graphql-yoga';
import type { AsyncOperationModel } from '../../services/identity-center/models.ts';
import { asItStands, followOperation } from '../../services/identity-center/operations/follow.ts';
import { hasEnded } from '../../services/identity-center/operations/state.ts';
import type { Changes } from '../../services/identity-center/operations/types.ts';

/**
 * An operation as it stands, then again whenever it has changed, until it has ended or the gateway
 * ends. A reader that leaves ends the following.
 */
export const watchOperation = (
  changes: Pick<Changes, 'tracker' | 'queue'>,
  now: AsyncOperationModel,
): AsyncIterable<AsyncOperationModel> =>
  new Repeater<AsyncOperationModel>(async (push, stop) => {
    const { closed } = changes.tracker;
    const leave = (): void => stop();
    const tell = (operation: AsyncOperationModel): void => {
      void push(operation);
      if (hasEnded(operation.state)) stop();
    };
    // Followed first, and then looked at: so nothing is missed in between.
    const unfollow = hasEnded(now.state) ? undefined : followOperation(changes, now, tell);
    closed.addEventListener('abort', leave, { once: true });
    tell(asItStands(changes, now));
    if (closed.aborted) stop();
    await stop;
    unfollow?.();
    closed.removeEventListener('abort', leave);
  });
