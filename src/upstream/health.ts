import type { Clock } from '../core/clock.ts';
import type { Failure } from './translate.ts';
import type { Readiness, ServiceHealth, ServiceId } from './types.ts';

/** What the last answers say about the services and about the gateway's own credentials. */
export interface Health {
  answered(service: ServiceId): void;
  failed(service: ServiceId, failure: Failure): void;
  of(service: ServiceId): ServiceHealth;
  readiness(): Readiness;
}

export const createHealth = (clock: Clock): Health => {
  const services = new Map<ServiceId, ServiceHealth>();
  let credentials: string | undefined;

  const seen = (service: ServiceId, state: ServiceHealth['state'], failure?: Failure): void => {
    const { error } = failure ?? {};
    services.set(service, {
      state,
      ...(error === undefined ? {} : { reason: error.message, code: error.code }),
      seenAt: clock.now(),
    });
  };

  return {
    answered(service) {
      credentials = undefined;
      seen(service, 'AVAILABLE');
    },
    failed(service, failure) {
      const { kind, error } = failure;
      if (kind === 'internal') return;
      if (kind === 'credentials') credentials = error.message;
      else if (kind === 'throttled') seen(service, 'THROTTLED', failure);
      // A refusal is an answer, unless it says that nobody is there who could answer.
      else if (kind === 'outstanding' || (kind === 'refused' && !isGone(error.code))) {
        seen(service, 'AVAILABLE');
      } else seen(service, 'UNREACHABLE', failure);
    },
    of: (service) => services.get(service) ?? { state: 'UNKNOWN' },
    readiness: () =>
      credentials === undefined ? { ready: true } : { ready: false, reason: credentials },
  };
};

const isGone = (code: string): boolean =>
  code === 'SERVICE_ENDED' || code === 'UPSTREAM_UNAVAILABLE' || code === 'NOT_CONFIGURED';
