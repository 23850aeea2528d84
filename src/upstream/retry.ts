import type { Failure } from './translate.ts';
import type { RequestScope } from './types.ts';

/** How often a read is tried again, by what went wrong. What is not named is not tried again. */
const READ_RETRIES: Partial<Record<Failure['kind'], number>> = {
  throttled: 6,
  outstanding: 4,
  unavailable: 2,
  'not-begun': 2,
  unreachable: 2,
  broken: 1,
  malformed: 1,
  credentials: 1,
};

/**
 * A write is sent once: these operations take no client token, so a second try of one that went
 * through answers "already exists" for what was our own success. Being throttled is the exception,
 * because AWS then says that it did nothing.
 */
const WRITE_RETRIES: Partial<Record<Failure['kind'], number>> = { throttled: 6, outstanding: 4 };

/** The first pause and the longest, in milliseconds. */
const PAUSES: Partial<Record<Failure['kind'], readonly [number, number]>> = {
  throttled: [500, 8000],
  outstanding: [2000, 8000],
  credentials: [0, 0],
};
const USUAL_PAUSE = [200, 2000] as const;

/** Decides about the retries of one call. */
export interface Retries {
  /**
   * @returns the milliseconds to wait before trying again; nothing when the call has failed for
   * good, because of what went wrong or because the pause would outlast the deadline.
   */
  next(failure: Failure): number | undefined;
}

/**
 * @param random gives numbers from 0 up to 1; half of each pause is left to it, so that calls that
 * failed together do not come back together.
 */
export const createRetries = (
  kind: 'read' | 'write',
  scope: RequestScope,
  now: () => number,
  random: () => number,
): Retries => {
  const allowed = kind === 'read' ? READ_RETRIES : WRITE_RETRIES;
  const tried = new Map<Failure['kind'], number>();
  return {
    next(failure) {
      const before = tried.get(failure.kind) ?? 0;
      if (before >= (allowed[failure.kind] ?? 0)) return undefined;
      tried.set(failure.kind, before + 1);
      const [first, longest] = PAUSES[failure.kind] ?? USUAL_PAUSE;
      const pause = Math.min(longest, first * 2 ** before);
      const jittered = Math.round(pause / 2 + (pause / 2) * random());
      const wait = Math.max(jittered, failure.retryAfterMs ?? 0);
      return now() + wait < scope.deadline ? wait : undefined;
    },
  };
};
