import type { Clock } from '../core/clock.ts';
import type { ErrorCode, GatewayError } from '../core/errors.ts';
import type { Charged } from './quota-queue.ts';
import type { Failure } from './translate.ts';
import type { Operation, Readiness, Refusal, ServiceStatus } from './types.ts';

/** A call that was made: `prepare` says that it has credentials of its own. */
type Made = Charged & Pick<Operation<never, object>, 'prepare'>;

/** What the last answers say about the services and about the gateway's own credentials. */
export interface Health {
  /** Says that there is such an operation, so that its service is known before the first call. */
  announce(operation: Charged): void;
  answered(operation: Made): void;
  failed(operation: Made, failure: Failure): void;
  /** Every service in each of its Regions, in the order in which they were announced. */
  all(): readonly ServiceHealth[];
  readiness(): Readiness;
}

/** What the last answers of a service in one Region say. */
export interface ServiceHealth extends Pick<
  ServiceStatus,
  'service' | 'region' | 'answeredAt' | 'refusals'
> {
  /** Why nobody answered the last call; undefined when it was answered, or none was made. */
  readonly failure: GatewayError | undefined;
  /** Whether the refused operations are all that were tried. */
  readonly answersNone: boolean;
}

/** A service in one Region. */
interface Place extends Pick<ServiceHealth, 'service' | 'region'> {
  answeredAt: number | undefined;
  /** Why nobody answered the last call; undefined when it was answered. */
  failure: GatewayError | undefined;
  /** The operations AWS has ruled on, the latest last: how it refused, or null when it did not. */
  readonly tried: Map<string, Refusal | null>;
}

/** Operations remembered for each service and Region: more than there are, in a few accounts. */
const MAX_TRIED = 500;

/** Refusals of the operation. What is wrong with the object or with the input is none. */
const REFUSALS: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'ACCESS_DENIED',
  'MANAGEMENT_ACCOUNT_ONLY',
  'NOT_SUPPORTED_BY_INSTANCE',
  'NOT_CONFIGURED',
  'SERVICE_ENDED',
  'UPSTREAM_UNAVAILABLE',
]);

export const createHealth = (clock: Clock): Health => {
  const places = new Map<string, Place>();
  let credentials: string | undefined;

  const placeOf = ({ service, target: { region } }: Charged): Place => {
    const key = `${service} ${region ?? ''}`;
    const known = places.get(key);
    if (known !== undefined) return known;
    const place = { service, region, answeredAt: undefined, failure: undefined, tried: new Map() };
    places.set(key, place);
    return place;
  };

  const rule = ({ tried }: Place, operation: Charged, refusal: Refusal | null): void => {
    const key = `${operation.name} ${operation.target.accountId}`;
    tried.delete(key);
    tried.set(key, refusal);
    for (const oldest of tried.keys()) {
      if (tried.size <= MAX_TRIED) return;
      tried.delete(oldest);
    }
  };

  const answer = (place: Place): void => {
    place.answeredAt = clock.now();
    place.failure = undefined;
  };

  const refuse = (place: Place, operation: Charged, { code }: GatewayError): void => {
    const { name, target } = operation;
    if (REFUSALS.has(code)) {
      const refusal = { operation: name, accountId: target.accountId, code, at: clock.now() };
      rule(place, operation, refusal);
    } else if (!place.tried.has(`${name} ${target.accountId}`)) rule(place, operation, null);
  };

  return {
    announce: (operation) => void placeOf(operation),
    answered(operation) {
      if (isOwn(operation)) credentials = undefined;
      const place = placeOf(operation);
      answer(place);
      rule(place, operation, null);
    },
    failed(operation, { kind, error }) {
      if (kind === 'internal') return;
      const place = placeOf(operation);
      if (kind === 'credentials') {
        if (isOwn(operation)) credentials = error.message;
      } else if (kind === 'throttled' || kind === 'outstanding') answer(place);
      else if (kind === 'refused') {
        refuse(place, operation, error);
        // A refusal is an answer, unless it says that nobody is there who could answer.
        if (isGone(error.code)) place.failure = error;
        else answer(place);
      } else place.failure = error;
    },
    all: () => [...places.values()].map(healthOf),
    readiness: () =>
      credentials === undefined ? { ready: true } : { ready: false, reason: credentials },
  };
};

/** Whether it is made with the gateway's own credentials, and not with those of a role. */
const isOwn = ({ prepare }: Made): boolean => prepare === undefined;

const isGone = (code: ErrorCode): boolean =>
  code === 'SERVICE_ENDED' || code === 'UPSTREAM_UNAVAILABLE' || code === 'NOT_CONFIGURED';

const healthOf = ({ service, region, answeredAt, failure, tried }: Place): ServiceHealth => {
  const rulings = [...tried.values()];
  const refusals = rulings.filter((ruling) => ruling !== null).reverse();
  return {
    service,
    region,
    failure,
    answeredAt,
    refusals,
    answersNone: refusals.length > 0 && refusals.length === rulings.length,
  };
};
