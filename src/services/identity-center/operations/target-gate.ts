import { type Clock, sleep } from '../../../core/clock.ts';
import type { RequestScope } from '../../../upstream/types.ts';
import type { AssignmentModel, AssignmentOperationModel } from '../models.ts';
import { ANSWER_MS } from './state.ts';
import { TargetBusy } from './target-busy.ts';
import type { AssignmentChange } from './types.ts';

/** A turn at a target: until `leave`, nobody else of this process has one there. */
export interface Turn {
  /** Says what was begun, for those who come to ask for the same. */
  began(operation: AssignmentOperationModel): void;
  leave(): void;
}

/**
 * AWS runs one change at a time of a permission set in an account, and answers others with a
 * conflict. Changes of this process line up instead, so that none of them costs a call to be refused.
 */
export interface TargetGate {
  /**
   * Waits for a turn; or answers the operation that is doing the very same already.
   *
   * @throws TargetBusy when the deadline comes first; the signal's reason.
   */
  enter(scope: RequestScope, change: AssignmentChange): Promise<Turn | AssignmentOperationModel>;
  /** What this process has begun at a target, and that has not ended. */
  begunAt(target: AssignmentModel): AssignmentOperationModel | undefined;
}

interface Holder {
  readonly change: AssignmentChange;
  operation?: AssignmentOperationModel;
  /** Whoever waits for something to happen here, in the order of arrival. */
  readonly waiters: Set<() => void>;
}

const isSame = (a: AssignmentChange, b: AssignmentChange): boolean =>
  a.kind === b.kind && a.principalId === b.principalId && a.principalType === b.principalType;

const keyOf = ({ instanceArn, accountId, permissionSetArn }: AssignmentModel): string =>
  `${instanceArn}|${accountId}|${permissionSetArn}`;

export const createTargetGate = (clock: Clock): TargetGate => {
  const holders = new Map<string, Holder>();

  const wake = ({ waiters }: Holder): void => {
    const waiting = [...waiters];
    waiters.clear();
    for (const waiter of waiting) waiter();
  };

  /** Until something has happened to the holder, or `ms` have passed. */
  const news = async (scope: RequestScope, holder: Holder, ms: number): Promise<boolean> => {
    const over = new AbortController();
    const happened = new Promise<true>((resolve) => {
      const waiter = (): void => resolve(true);
      holder.waiters.add(waiter);
      over.signal.addEventListener('abort', () => holder.waiters.delete(waiter));
    });
    const either = AbortSignal.any([scope.signal, over.signal]);
    const late = sleep(clock, ms, either).then(
      () => false,
      (reason: unknown) => {
        if (scope.signal.aborted) throw reason;
        return false;
      },
    );
    try {
      return await Promise.race([happened, late]);
    } finally {
      over.abort();
    }
  };

  return {
    begunAt: (target) => holders.get(keyOf(target))?.operation,
    async enter(scope, change) {
      const key = keyOf(change);
      for (;;) {
        scope.signal.throwIfAborted();
        const holder = holders.get(key);
        if (holder === undefined) break;
        if (holder.operation !== undefined && isSame(holder.change, change)) {
          return holder.operation;
        }
        const left = scope.deadline - ANSWER_MS - clock.now();
        const isNews = left > 0 && (await news(scope, holder, left));
        if (!isNews) throw new TargetBusy(holder.operation);
      }
      const own: Holder = { change, waiters: new Set() };
      holders.set(key, own);
      return {
        began(operation) {
          own.operation = operation;
          wake(own);
        },
        leave() {
          if (holders.get(key) === own) holders.delete(key);
          wake(own);
        },
      };
    },
  };
};
