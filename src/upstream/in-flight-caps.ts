import type { Clock } from '../core/clock.ts';
import { GatewayError } from '../core/errors.ts';
import { departureError, type ScopeWatch, throwIfDeparted } from './scope-watch.ts';
import type {
  CappedOperation,
  InFlightCaps,
  InFlightSlot,
  Priority,
  QuotaTarget,
  RequestScope,
} from './types.ts';
import { WaitingLine } from './waiting-line.ts';

/**
 * "CreateAccountAssignment: at most 15 outstanding asynchronous calls" and "ProvisionPermissionSet:
 * at most 3 concurrent" (IAM Identity Center quotas, fixed). For deletions none is documented; they
 * run in the same machinery, so the same number is assumed, counted apart.
 */
const IN_FLIGHT_CAPS: Readonly<Record<CappedOperation, number>> = {
  CreateAccountAssignment: 15,
  DeleteAccountAssignment: 15,
  ProvisionPermissionSet: 3,
};

/** An operation of others counts for so long after it was last seen; most end within 30 seconds. */
const STALE_MS = 60_000;
/** About how long one operation holds its slot, for `retryAfter`. */
const TYPICAL_SECONDS = 30;

interface Waiter {
  readonly scope: RequestScope;
  lane: Priority;
  gone: boolean;
  start(): void;
}

interface Slots {
  readonly line: WaitingLine<Waiter>;
  /** The slots given out, with AWS's RequestId once it is known. */
  readonly own: Set<{ requestId?: string }>;
  /** Operations that AWS listed as running when it was last asked. */
  running: readonly string[];
  cancelStale: (() => void) | undefined;
}

/** Caps for each (operation, account, Region). */
export const createInFlightCaps = (
  clock: Clock,
  watch: ScopeWatch,
  caps: Readonly<Partial<Record<CappedOperation, number>>> = {},
): InFlightCaps => {
  const all = new Map<string, Slots>();
  const limitOf = (operation: CappedOperation): number =>
    caps[operation] ?? IN_FLIGHT_CAPS[operation];

  const slotsOf = (operation: CappedOperation, target: QuotaTarget): Slots => {
    const key = `${operation} ${target.accountId} ${target.region ?? ''}`;
    const known = all.get(key);
    if (known !== undefined) return known;
    const slots: Slots = {
      line: new WaitingLine(),
      own: new Set(),
      running: [],
      cancelStale: undefined,
    };
    all.set(key, slots);
    return slots;
  };

  const othersIn = ({ own, running }: Slots): number => {
    const ours = new Set([...own].map(({ requestId }) => requestId));
    return running.filter((requestId) => !ours.has(requestId)).length;
  };

  const pump = (operation: CappedOperation, slots: Slots): void => {
    const limit = limitOf(operation);
    while (slots.own.size + othersIn(slots) < limit) {
      const waiter = slots.line.next(true, limit);
      if (waiter === undefined) return;
      waiter.start();
    }
  };

  const take = (operation: CappedOperation, slots: Slots): InFlightSlot => {
    const slot: { requestId?: string } = {};
    slots.own.add(slot);
    return {
      bind(requestId) {
        slot.requestId = requestId;
      },
      release() {
        if (!slots.own.delete(slot)) return;
        slots.running = slots.running.filter((requestId) => requestId !== slot.requestId);
        pump(operation, slots);
      },
    };
  };

  return {
    async acquire(scope, operation, target) {
      throwIfDeparted(clock, scope);
      const slots = slotsOf(operation, target);
      return new Promise((resolve, reject) => {
        const start = (): void => {
          unwatch();
          resolve(take(operation, slots));
        };
        const waiter: Waiter = { scope, lane: scope.priority, gone: false, start };
        const unwatch = watch.watch(scope, {
          onLeave(why) {
            slots.line.remove(waiter);
            reject(
              why === 'deadline'
                ? refusal(operation, limitOf(operation))
                : departureError(scope, why),
            );
          },
        });
        slots.line.add(waiter, false);
        pump(operation, slots);
      });
    },
    observe(operation, target, requestIds) {
      const slots = slotsOf(operation, target);
      slots.cancelStale?.();
      slots.running = [...requestIds];
      slots.cancelStale = clock.schedule(STALE_MS, () => {
        slots.running = [];
        pump(operation, slots);
      });
      pump(operation, slots);
    },
    use(operation, target) {
      const slots = slotsOf(operation, target);
      const { own, line } = slots;
      return {
        own: own.size,
        others: othersIn(slots),
        waiting: line.size,
        limit: limitOf(operation),
      };
    },
  };
};

const refusal = (operation: CappedOperation, limit: number): GatewayError =>
  new GatewayError(
    'THROTTLED',
    `AWS lets only ${String(limit)} of ${operation} be under way at once, and none of them ended before the deadline.`,
    { service: 'sso-admin', operation, retryAfter: TYPICAL_SECONDS },
  );
