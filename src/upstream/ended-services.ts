import type { Clock } from '../core/clock.ts';
import { GatewayError } from '../core/errors.ts';
import { AttemptTimeout } from './attempt.ts';
import type { Charged } from './quota-queue.ts';
import type { Failure } from './translate.ts';
import type { ServiceId } from './types.ts';

/** Support of Amazon FinSpace ended on 7 October 2026: what its endpoints do now is not known. */
const ENDED: ReadonlySet<ServiceId> = new Set<ServiceId>(['finspace', 'finspace-data']);

/** How long such a service is left alone, and for how long at most when it goes on not answering. */
const FIRST_REST_MS = 30_000;
const LONGEST_REST_MS = 10 * 60_000;

/** How long a read of it is waited for: whoever asks for much should not wait for what has ended. */
const PATIENCE_MS = 4000;

interface Rest {
  readonly error: GatewayError;
  /** Milliseconds since the epoch. */
  until: number;
  readonly restMs: number;
  /** Whether its time was over, and a call has been let go to find out. */
  isTried: boolean;
}

/** Asks a service that AWS has ended only now and then, so that it costs everybody else nothing. */
export interface EndedServices {
  /**
   * Lets a call go. One that comes when the rest is over is the one that finds out whether the
   * service answers again.
   *
   * @throws GatewayError of the call that was not answered, with `retryAfter` in seconds.
   */
  pass(operation: Charged): void;
  answered(operation: Charged): void;
  failed(operation: Charged, failure: Failure): void;
  /** Whether it is left alone now. */
  isResting(operation: Charged): boolean;
  /** How long a request may take, in milliseconds; undefined for the usual. */
  patience(operation: Charged & { readonly kind: 'read' | 'write' }): number | undefined;
}

export const createEndedServices = (clock: Clock): EndedServices => {
  const resting = new Map<string, Rest>();
  /** Where the last call ended in the middle. */
  const cutOff = new Set<string>();
  const keyOf = ({ service, target }: Charged): string => `${service} ${target.region ?? ''}`;

  return {
    pass(operation) {
      const rest = resting.get(keyOf(operation));
      if (rest === undefined) return;
      const left = rest.until - clock.now();
      if (left <= 0) {
        rest.until = clock.now() + rest.restMs;
        rest.isTried = true;
        return;
      }
      const { code, message, details } = rest.error;
      const { service, region } = details;
      throw new GatewayError(code, message, {
        service,
        operation: operation.name,
        ...(region === undefined ? {} : { region }),
        retryAfter: Math.ceil(left / 1000),
      });
    },
    answered(operation) {
      resting.delete(keyOf(operation));
      cutOff.delete(keyOf(operation));
    },
    failed(operation, failure) {
      if (!ENDED.has(operation.service)) return;
      // What became of a change is read back, and that tells whether anybody is there.
      if (failure.error.code === 'OUTCOME_UNKNOWN') return;
      const key = keyOf(operation);
      // A connection may break once; when the next one does, too, it is no accident.
      const isAgain = failure.kind === 'broken' && cutOff.has(key);
      if (failure.kind === 'broken') cutOff.add(key);
      if (isAgain || isNobodyThere(failure)) {
        const before = resting.get(key);
        // Others that were under way tell nothing new.
        if (before?.isTried === false) return;
        const restMs = Math.min(LONGEST_REST_MS, (before?.restMs ?? FIRST_REST_MS / 2) * 2);
        const until = clock.now() + restMs;
        resting.set(key, { error: failure.error, restMs, until, isTried: false });
      } else if (failure.kind !== 'broken') {
        // Whatever went wrong, somebody was there.
        resting.delete(key);
        cutOff.delete(key);
      }
    },
    isResting(operation) {
      const rest = resting.get(keyOf(operation));
      return rest !== undefined && rest.until > clock.now();
    },
    patience: ({ service, kind }) =>
      ENDED.has(service) && kind === 'read' ? PATIENCE_MS : undefined,
  };
};

const isNobodyThere = ({ kind, error }: Failure): boolean =>
  error.code === 'SERVICE_ENDED' || kind === 'unreachable' || error.cause instanceof AttemptTimeout;
