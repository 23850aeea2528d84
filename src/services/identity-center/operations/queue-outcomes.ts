import { GatewayError, type ErrorCode } from '../../../core/errors.ts';
import { NotRecorded } from '../../../core/not-recorded.ts';
import { explainFailure } from './failure-reasons.ts';
import type { AsyncOperationModel } from '../models.ts';
import type { StoredEnd } from './queue-log.ts';

/** Errors after which AWS certainly has nothing of the change, and that pass by themselves. */
const PASSING: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'THROTTLED',
  'CONFLICT_RETRYABLE',
  'UPSTREAM_UNAVAILABLE',
  'DEADLINE_EXCEEDED',
  'GATEWAY_CREDENTIALS',
]);

/** What to do about a change that was not accepted. */
export type Verdict = 'RETRY' | 'LOOK' | 'FAIL';

/** Tries again what passes, looks what became of what is not known, gives up on the rest. */
export const judge = (error: unknown): Verdict => {
  if (!(error instanceof GatewayError)) return 'LOOK';
  // Nothing was sent of what could not be written down.
  if (error instanceof NotRecorded) return 'RETRY';
  if (PASSING.has(error.code)) return 'RETRY';
  const isLost = error.code === 'OUTCOME_UNKNOWN' || error.code === 'UPSTREAM_MALFORMED';
  return isLost || error.code === 'INTERNAL' ? 'LOOK' : 'FAIL';
};

/** Whether it went wrong here, and not at AWS or on the way there. */
export const isOurFault = (error: unknown): boolean => failureOf(error).code === 'INTERNAL';

/** Why a change was not made, as it may be shown to its caller. */
export const failureOf = (error: unknown): NonNullable<StoredEnd['failure']> =>
  error instanceof GatewayError
    ? { code: error.code, reason: error.message }
    : { code: 'INTERNAL', reason: 'Something unexpected happened in the gateway.' };

/** The end of a change that may or may not have been made, and `error` kept from finding out. */
export const undecided = (error: unknown, at: number): StoredEnd => ({
  at,
  state: 'UNKNOWN',
  failure: {
    code: 'OUTCOME_UNKNOWN',
    reason: `The connection ended before AWS answered, and it could not be found out whether the change was made. ${failureOf(error).reason}`,
  },
});

/** How AWS says that an operation has ended. */
export const endOf = ({ state, detail }: AsyncOperationModel, at: number): StoredEnd => {
  if (state === 'SUCCEEDED') return { at, state };
  if (state !== 'FAILED') {
    const reason = 'AWS no longer knows this request, and the assignment does not tell.';
    return { at, state: 'UNKNOWN', failure: { reason } };
  }
  const { code } = explainFailure(detail?.FailureReason);
  const reason = detail?.FailureReason ?? 'AWS gave no reason.';
  return { at, state, failure: { code: code ?? undefined, reason } };
};
