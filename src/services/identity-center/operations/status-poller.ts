import { GatewayError } from '../../../core/errors.ts';
import type { AsyncOperationModel } from '../models.ts';
import { type OperationKind, POLL_MS } from '../operation-loaders.ts';
import { inBackground } from './background.ts';
import { settleForgotten } from './settle-forgotten.ts';
import { tagsOfOperation } from './target.ts';
import type { TrackerDeps } from './tracker.ts';
import type { Followed } from './types.ts';

/** Follows the operations of one instance and kind. */
export interface StatusPoller {
  follow(operation: Followed, listener: (operation: AsyncOperationModel) => void): () => void;
  close(): void;
}

/** How long one look may take: what has no answer by then is looked at again at the next tick. */
const LOOK_DEADLINE_MS = 10_000;
/** The longest pause while AWS throttles or does not answer. */
const LONGEST_PAUSE_MS = 15_000;
/** AWS may take a moment until it knows an operation that it has just accepted. */
const GRACE_MS = 5000;

interface Entry {
  operation: AsyncOperationModel;
  readonly listeners: Set<{ readonly tell: (operation: AsyncOperationModel) => void }>;
  readonly since: number;
  /** AWS has said that it knows it. */
  isSeen: boolean;
  isLookedAt: boolean;
  failures: number;
  /** Not looked at before, after a look has failed. */
  dueAt: number;
}

const pauseAfter = (failures: number): number =>
  Math.min(LONGEST_PAUSE_MS, POLL_MS * 2 ** failures);

/**
 * One filtered list a tick while somebody follows, then one describe for each that has left it. A
 * tick that fails (throttled, no answer) is followed by a later one: only the end of an operation
 * ends the following.
 */
export const createStatusPoller = (
  deps: TrackerDeps,
  instanceArn: string,
  kind: OperationKind,
): StatusPoller => {
  const { upstream, running, memory, log } = deps;
  const { clock } = upstream;
  const entries = new Map<string, Entry>();
  let cancel: (() => void) | undefined;
  let isTicking = false;
  let failures = 0;

  const rest = (): void => {
    cancel?.();
    cancel = undefined;
  };
  const arm = (delayMs: number): void => {
    if (entries.size > 0 && !isTicking) cancel ??= clock.schedule(delayMs, () => void tick());
  };

  const tick = async (): Promise<void> => {
    cancel = undefined;
    isTicking = true;
    const startedAt = clock.now();
    // One that is followed from now on may have begun after the list was made.
    const asked = [...entries.values()];
    try {
      const listed = await inBackground(deps, LOOK_DEADLINE_MS, (_reads, scope) =>
        running.list(scope, instanceArn, kind, 0),
      );
      failures = 0;
      const isRunning = new Set(listed);
      for (const entry of asked) {
        if (isRunning.has(entry.operation.requestId)) entry.isSeen = true;
        else void look(entry);
      }
    } catch (error) {
      failures += 1;
      note(error, 'operations could not be listed');
      // Whoever may not list them may still look at each.
      if (error instanceof GatewayError && error.code === 'ACCESS_DENIED') {
        for (const entry of asked) void look(entry);
      }
    } finally {
      isTicking = false;
    }
    arm(Math.max(0, startedAt + pauseAfter(failures) - clock.now()));
  };

  /** Looks at one that is not, or no longer, in the list. */
  const look = async (entry: Entry): Promise<void> => {
    const { requestId } = entry.operation;
    if (entry.isLookedAt || entry.dueAt > clock.now() || entries.get(requestId) !== entry) return;
    entry.isLookedAt = true;
    try {
      const found = await inBackground(deps, LOOK_DEADLINE_MS, async (reads) => {
        const described = await reads.operation({ instanceArn, kind, requestId });
        if (described.state === 'UNKNOWN' && isOldEnough(entry)) {
          return settleForgotten(reads, described.detail ? described : entry.operation);
        }
        return described;
      });
      entry.failures = 0;
      if (found.state === 'IN_PROGRESS') entry.isSeen = true;
      else if (found.state !== 'UNKNOWN' || isOldEnough(entry)) end(entry, found);
    } catch (error) {
      entry.failures += 1;
      entry.dueAt = clock.now() + pauseAfter(entry.failures);
      note(error, 'an operation could not be read');
    } finally {
      entry.isLookedAt = false;
    }
  };

  const isOldEnough = ({ isSeen, since }: Entry): boolean =>
    isSeen || clock.now() - since >= GRACE_MS;

  const end = (entry: Entry, operation: AsyncOperationModel): void => {
    entries.delete(operation.requestId);
    if (entries.size === 0) rest();
    memory.keep(operation);
    // Before anybody is told, so that whoever then reads finds what the operation has brought.
    upstream.invalidate(tagsOfOperation(operation));
    for (const { tell } of entry.listeners) {
      try {
        tell(operation);
      } catch (error) {
        log.error({ err: error, requestId: operation.requestId }, 'a follower failed');
      }
    }
  };

  const note = (error: unknown, message: string): void => {
    const at = { instanceArn, kind };
    if (error instanceof GatewayError) log.warn({ ...at, code: error.code }, message);
    else log.error({ ...at, err: error }, message);
  };

  return {
    follow(operation, tell) {
      const { requestId } = operation;
      const entry: Entry = entries.get(requestId) ?? {
        operation: { state: 'IN_PROGRESS', ...operation },
        listeners: new Set(),
        since: clock.now(),
        isSeen: false,
        isLookedAt: false,
        failures: 0,
        dueAt: 0,
      };
      entries.set(requestId, entry);
      if (entry.operation.detail === undefined && operation.detail !== undefined) {
        entry.operation = { ...entry.operation, ...operation };
      }
      const listener = { tell };
      entry.listeners.add(listener);
      arm(POLL_MS);
      return () => {
        entry.listeners.delete(listener);
        if (entry.listeners.size > 0 || entries.get(requestId) !== entry) return;
        entries.delete(requestId);
        if (entries.size === 0) rest();
      };
    },
    close() {
      entries.clear();
      rest();
    },
  };
};
