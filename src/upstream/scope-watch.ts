import type { Clock } from '../core/clock.ts';
import { GatewayError } from '../core/errors.ts';
import type { RequestScope } from './types.ts';

/** Why a scope no longer wants what it asked for. */
export type Departure = 'deadline' | 'aborted';

export interface ScopeWatcher {
  /** Called at most once. */
  onLeave(departure: Departure): void;
  /** The scope has become more urgent than it was. */
  onRaise?(): void;
}

/**
 * Tells everything that waits for a scope when the scope leaves, with one timer and one listener
 * for each scope instead of one for each waiting call: a bulk request has thousands of those.
 */
export interface ScopeWatch {
  /** Returns the function that ends the watch. The scope must not have departed yet. */
  watch(scope: RequestScope, watcher: ScopeWatcher): () => void;
  /** Passes on that `scope.priority` has gone up; falling is noticed when a call is picked. */
  raise(scope: RequestScope): void;
}

/** Whether the signal of `scope` has aborted: most are answered without one. */
export const isAborted = (scope: RequestScope): boolean => scope.isAborted ?? scope.signal.aborted;

/** Whether the scope has left already, and why; a passed deadline explains an abort. */
export const departureOf = (clock: Clock, scope: RequestScope): Departure | undefined => {
  if (clock.now() >= scope.deadline) return 'deadline';
  return isAborted(scope) ? 'aborted' : undefined;
};

/** The error of a scope that has left. */
export const departureError = (scope: RequestScope, departure: Departure): Error => {
  if (departure === 'deadline') return new GatewayError('DEADLINE_EXCEEDED');
  const reason: unknown = scope.signal.reason;
  return reason instanceof Error ? reason : new GatewayError('DEADLINE_EXCEEDED', 'Aborted.');
};

/** @throws Error when the scope has left: DEADLINE_EXCEEDED, or the reason of its signal. */
export const throwIfDeparted = (clock: Clock, scope: RequestScope): void => {
  const departure = departureOf(clock, scope);
  if (departure !== undefined) throw departureError(scope, departure);
};

interface Watched {
  readonly watchers: Set<ScopeWatcher>;
  stop(): void;
}

export const createScopeWatch = (clock: Clock): ScopeWatch => {
  const all = new WeakMap<RequestScope, Watched>();

  const begin = (scope: RequestScope): Watched => {
    const watchers = new Set<ScopeWatcher>();
    let cancel: (() => void) | undefined;
    const stop = (): void => {
      all.delete(scope);
      cancel?.();
      scope.signal.removeEventListener('abort', onAbort);
    };
    const leave = (departure: Departure): void => {
      stop();
      for (const watcher of [...watchers]) watcher.onLeave(departure);
    };
    const onAbort = (): void => leave(departureOf(clock, scope) ?? 'aborted');
    const arm = (): void => {
      const left = scope.deadline - clock.now();
      if (left <= 0) leave('deadline');
      else if (Number.isFinite(left)) cancel = clock.schedule(left, arm);
    };
    scope.signal.addEventListener('abort', onAbort, { once: true });
    arm();
    const watched = { watchers, stop };
    all.set(scope, watched);
    return watched;
  };

  return {
    watch(scope, watcher) {
      const watched = all.get(scope) ?? begin(scope);
      watched.watchers.add(watcher);
      return () => {
        watched.watchers.delete(watcher);
        if (watched.watchers.size === 0) watched.stop();
      };
    },
    raise(scope) {
      for (const watcher of [...(all.get(scope)?.watchers ?? [])]) watcher.onRaise?.();
    },
  };
};
