import { sleep } from '../core/clock.ts';
import { GatewayError } from '../core/errors.ts';
import type { RequestScope, Upstream } from './types.ts';

/** The first pause and the longest, in milliseconds. */
const FIRST_PAUSE_MS = 1000;
const LONGEST_PAUSE_MS = 8000;
/** What is left of the deadline to give an answer in, in milliseconds. */
const RESERVE_MS = 1000;

/** On whose behalf something is written, and by what clock. */
export interface Writer {
  readonly scope: RequestScope;
  readonly upstream: Upstream;
}

/** Whether AWS has said that something else has to end first, and so has done nothing. */
export const isPassing = (error: unknown): boolean =>
  error instanceof GatewayError && error.code === 'CONFLICT_RETRYABLE';

/**
 * Sends a write again while AWS refuses it with a conflict that passes by itself. Each refusal says
 * that nothing was done, so a write still happens once.
 *
 * @param passes says whether to go on waiting after this error.
 * @throws the last conflict when the deadline leaves no time for another try; whatever else `send` or
 * `passes` throws; the signal's reason when the client has gone.
 */
export const throughConflicts = async <Answer>(
  { scope, upstream: { clock } }: Writer,
  send: () => Promise<Answer>,
  passes: (error: unknown) => boolean | Promise<boolean> = isPassing,
): Promise<Answer> => {
  for (let pause = FIRST_PAUSE_MS; ; pause = Math.min(LONGEST_PAUSE_MS, pause * 2)) {
    try {
      return await send();
    } catch (error) {
      if (!(await passes(error))) throw error;
      if (clock.now() + pause + RESERVE_MS >= scope.deadline) throw error;
      await sleep(clock, pause, scope.signal);
    }
  }
};
