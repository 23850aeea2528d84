import type { ExecutionResult } from 'graphql';
import type { Caller } from '../auth/caller.ts';
import { unauthenticated } from '../auth/credential.ts';
import type { Clock } from '../core/clock.ts';
import { GatewayError } from '../core/errors.ts';
import type { RowRules } from '../rows/row-rules.ts';
import { refusal } from './operation-cost.ts';
import type { Recognized } from './use-caller.ts';

/** How often the caller of a stream is looked at again, in milliseconds. */
export const AUTHORIZED_EVERY_MS = 60_000;

/** Who watches a stream, for as long as it may. */
export interface Watcher {
  /** Who it is as of the last look: its scopes may have changed since the stream began. */
  caller(): Caller;
  /**
   * The same results, until the caller may have no more: then one last result says why, and the stream
   * is complete. Ends `results` with it.
   */
  guard(results: AsyncIterable<ExecutionResult>): AsyncIterableIterator<ExecutionResult>;
}

export interface WatcherDeps {
  readonly clock: Clock;
  readonly caller: Caller;
  /** Finds out anew who it is. */
  readonly again: () => Recognized | Promise<Recognized>;
  /** The row rules. */
  readonly rules: Pick<RowRules, 'rightsOf'>;
}

/** Seconds after which a client may come again. */
const RETRY_AFTER = 1;

/** What is watched may be hidden by now: who begins anew is told as much as anybody who asks for it now. */
const rulesChanged = (): GatewayError =>
  new GatewayError(
    'THROTTLED',
    'The rules about which accounts you see have changed. Subscribe again.',
    { retryAfter: RETRY_AFTER },
  );

const hasExpired = ({ expiresAt = Infinity }: Caller, clock: Clock): boolean =>
  expiresAt <= clock.now();

/**
 * Looks at the caller of a stream again every minute, and when its token ends, and at whether it has the
 * rows that it had. That nobody can say who it is, since its issuer does not answer, ends no stream: the
 * end of its token does.
 */
export const createWatcher = ({ clock, caller, again, rules }: WatcherDeps): Watcher => {
  let current = caller;
  const atFirst = rules.rightsOf(caller);
  const haveRowsChanged = (): boolean => {
    const now = rules.rightsOf(current);
    return now !== atFirst && !(now.seesAll && atFirst.seesAll);
  };

  /** Why the caller may have no more; undefined while it may. */
  const look = async (): Promise<GatewayError | undefined> => {
    const expired = unauthenticated('What you signed in with has expired. Sign in again.');
    if (hasExpired(current, clock)) return expired;
    const who = await again();
    if ('scopes' in who) current = who;
    else if (who.code === 'UNAUTHENTICATED') return who;
    if (hasExpired(current, clock)) return expired;
    return haveRowsChanged() ? rulesChanged() : undefined;
  };

  /** Calls `end` when the caller may have no more. Returns a function that stops looking. */
  const watch = (end: (why: GatewayError) => void): (() => void) => {
    // Where nobody is asked there is nothing to look at.
    if (caller.authentication === 'NONE') return () => undefined;
    let cancel: () => void = () => undefined;
    let isOver = false;
    // Whatever it was, who asks is not known: closed, and for this stream alone.
    const failed = (): void => {
      if (!isOver) end(new GatewayError('INTERNAL'));
    };
    const arm = (): void => {
      const left = (current.expiresAt ?? Infinity) - clock.now();
      cancel = clock.schedule(Math.min(AUTHORIZED_EVERY_MS, Math.max(0, left)), () => {
        void look().then((why) => {
          if (isOver) return;
          if (why === undefined) arm();
          else end(why);
        }, failed);
      });
    };
    arm();
    return () => {
      isOver = true;
      cancel();
    };
  };

  return {
    caller: () => current,
    guard(results) {
      const iterator = results[Symbol.asyncIterator]();
      const done = { done: true, value: undefined } as const;
      let why: GatewayError | undefined;
      let isOver = false;
      let interrupt: () => void = () => undefined;
      const stop = watch((reason) => {
        why = reason;
        interrupt();
      });
      const finish = (): void => {
        isOver = true;
        stop();
      };
      const lastResult = (reason: GatewayError): IteratorYieldResult<ExecutionResult> => {
        finish();
        void Promise.resolve(iterator.return?.()).catch(() => undefined);
        return { done: false, value: refusal(reason) };
      };
      return {
        async next() {
          if (isOver) return done;
          if (why !== undefined) return lastResult(why);
          const interrupted = new Promise<'interrupted'>((resolve) => {
            interrupt = () => resolve('interrupted');
          });
          try {
            const step = await Promise.race([iterator.next(), interrupted]);
            // What was read for it before is not told any more either.
            if (why !== undefined) return lastResult(why);
            if (step !== 'interrupted' && step.done !== true) return step;
            finish();
            return done;
          } catch (error) {
            finish();
            throw error;
          }
        },
        async return() {
          finish();
          await iterator.return?.();
          return done;
        },
        [Symbol.asyncIterator]() {
          return this;
        },
      };
    },
  };
};
