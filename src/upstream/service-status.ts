import type { ServiceHealth } from './health.ts';
import type { QuotaUse, Readiness, Refusal, ServiceStatus } from './types.ts';

/** Refusals that the reason names; `refusals` has them all. */
const NAMED_REFUSALS = 3;

/**
 * What can be said of a service without asking it.
 *
 * @param quotas of this service in this Region.
 * @param readiness of the gateway's own credentials: with none that work, no service answers.
 */
export const statusOf = (
  health: ServiceHealth,
  quotas: readonly QuotaUse[],
  readiness: Readiness,
): ServiceStatus => {
  const { service, region, answeredAt, refusals, failure } = health;
  const throttles = quotas.reduce((sum, { throttled }) => sum + throttled, 0);
  const about = { service, region, answeredAt, refusals, quotas };
  if (failure !== undefined)
    return { ...about, state: gone(failure.code), reason: failure.message };
  const reasons = [
    readiness.reason,
    throttles === 0 ? undefined : `AWS throttled ${times(throttles)} within the last minute.`,
    refusals.length === 0 ? undefined : refused(refusals, health.answersNone),
  ].filter((reason) => reason !== undefined);
  return {
    ...about,
    state: throttles === 0 ? 'AVAILABLE' : 'THROTTLED',
    reason: reasons.length === 0 ? undefined : reasons.join(' '),
  };
};

const gone = (code: string): ServiceStatus['state'] => {
  if (code === 'SERVICE_ENDED') return 'ENDED';
  return code === 'NOT_CONFIGURED' ? 'NOT_CONFIGURED' : 'UNREACHABLE';
};

const times = (calls: number): string => (calls === 1 ? '1 call' : `${calls} calls`);

/** AWS refuses some operations altogether and others for one object: it does not say which. */
const refused = (refusals: readonly Refusal[], answersNone: boolean): string => {
  const named = refusals
    .slice(0, NAMED_REFUSALS)
    .map(({ operation, code }) => `${operation} (${code})`)
    .join(', ');
  const others = refusals.length - NAMED_REFUSALS;
  const list = others > 0 ? `${named} and ${others} more` : named;
  return answersNone
    ? `Every operation tried so far was refused to the gateway when last tried: ${list}.`
    : `Refused to the gateway when last tried: ${list}. A refusal may hold for one object only.`;
};
