import type { AsyncOperationModel } from '../models.ts';
import type { ProcessDeps } from './background.ts';
import type { OperationMemory } from './memory.ts';
import type { RunningOperations } from './running-operations.ts';
import { hasEnded } from './state.ts';
import { createStatusPoller, type StatusPoller } from './status-poller.ts';
import type { OperationTracker } from './types.ts';

export interface TrackerDeps extends ProcessDeps {
  readonly running: RunningOperations;
  readonly memory: OperationMemory;
}

/** The tracker of this process: a poller for each instance and kind, which rests when nobody follows. */
export const createOperationTracker = (deps: TrackerDeps): OperationTracker => {
  const { clock } = deps.upstream;
  const pollers = new Map<string, StatusPoller>();
  const closing = new AbortController();

  const pollerOf = ({ instanceArn, kind }: Pick<AsyncOperationModel, 'instanceArn' | 'kind'>) => {
    const key = `${instanceArn}|${kind}`;
    const poller = pollers.get(key) ?? createStatusPoller(deps, instanceArn, kind);
    pollers.set(key, poller);
    return poller;
  };

  const follow: OperationTracker['follow'] = (operation, listener) =>
    closing.signal.aborted ? () => undefined : pollerOf(operation).follow(operation, listener);

  return {
    closed: closing.signal,
    follow,
    settled<Model extends AsyncOperationModel>(
      operation: Model,
      until: number,
      signal: AbortSignal,
    ): Promise<Model> {
      if (hasEnded(operation.state)) return Promise.resolve(operation);
      return new Promise<Model>((resolve, reject) => {
        signal.throwIfAborted();
        const leave = (): void => {
          unfollow();
          cancel();
          signal.removeEventListener('abort', onAbort);
          closing.signal.removeEventListener('abort', asItStands);
        };
        const asItStands = (): void => {
          leave();
          resolve({ ...operation, state: 'IN_PROGRESS' });
        };
        const onAbort = (): void => {
          leave();
          reject(signal.reason as Error);
        };
        const cancel = clock.schedule(until - clock.now(), asItStands);
        const unfollow = follow(operation, (ended) => {
          leave();
          resolve(ended as Model);
        });
        signal.addEventListener('abort', onAbort, { once: true });
        closing.signal.addEventListener('abort', asItStands, { once: true });
        if (closing.signal.aborted) asItStands();
      });
    },
    close() {
      closing.abort();
      for (const poller of pollers.values()) poller.close();
      pollers.clear();
    },
  };
};
