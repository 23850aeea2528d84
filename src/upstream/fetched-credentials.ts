import type { AwsCredentialIdentity, AwsCredentialIdentityProvider } from '@smithy/types';
import type { Clock } from '../core/clock.ts';
import { GatewayError } from '../core/errors.ts';
import type { RequestScope } from './types.ts';

/** Credentials are fetched anew when less than this is left of them. */
const RENEW_BEFORE_MS = 5 * 60_000;

/** What the calls of one client are signed with, where that has to be fetched first. */
export interface CallCredentials {
  /** For a client's `credentials`: those at hand. */
  readonly provider: AwsCredentialIdentityProvider;
  /** See `FetchedCredentials`. */
  prepare(scope: RequestScope): Promise<void>;
  /** Sends with those of the scope, where they are not the same for all. */
  during?<Sent>(scope: RequestScope, send: () => Promise<Sent>): Promise<Sent>;
  /** Forgets them: AWS said that they no longer work. */
  forget(scope: RequestScope): void;
}

/**
 * Credentials that AWS calls give (`AssumeRole`, `GetProgrammaticAccessCredentials`). They are kept
 * here until they expire and nowhere else: no cache, no journal and no error ever holds them.
 */
export interface FetchedCredentials extends CallCredentials {
  /**
   * Sees to it that there are some, before a call is made with them. What that costs is the request's
   * own: its deadline, its place in the queue, its journal. Several requests share one fetch.
   *
   * @throws GatewayError of the call that fetches them; the reason of `scope.signal`.
   */
  prepare(scope: RequestScope): Promise<void>;
  /** Whether a call could be made now without fetching any. */
  isFresh(): boolean;
  /** Forgets them: AWS said that they no longer work. */
  forget(): void;
}

/** @param fetch gets credentials with an `expiration`, by calls in the scope it is given. */
export const createFetchedCredentials = (
  clock: Clock,
  fetch: (scope: RequestScope) => Promise<AwsCredentialIdentity>,
): FetchedCredentials => {
  let current: AwsCredentialIdentity | undefined;
  let pending: Promise<void> | undefined;

  const isFresh = (): boolean =>
    current !== undefined &&
    (current.expiration === undefined ||
      current.expiration.getTime() - clock.now() > RENEW_BEFORE_MS);

  const start = (scope: RequestScope): Promise<void> => {
    pending = fetch(scope)
      .then((identity) => void (current = identity))
      .finally(() => (pending = undefined));
    return pending;
  };

  return {
    provider: Object.assign(
      () => (current === undefined ? Promise.reject(noCredentials()) : Promise.resolve(current)),
      // The mark keeps a client from remembering the first answer for itself.
      { memoized: true },
    ),
    async prepare(scope) {
      while (!isFresh()) {
        if (pending === undefined) return start(scope);
        try {
          await orDeparted(pending, scope);
        } catch (error) {
          // Another request had no time left for it; this one may.
          if (scope.signal.aborted || !isAnothersLimit(error)) throw error;
        }
      }
    },
    isFresh,
    forget() {
      current = undefined;
    },
  };
};

/** There is nothing to sign with; who calls fetches some and tries again. */
export const noCredentials = (): Error =>
  Object.assign(new Error('There are no credentials for this call.'), {
    name: 'CredentialsProviderError',
  });

const isAnothersLimit = (error: unknown): boolean =>
  !(error instanceof GatewayError) ||
  error.code === 'DEADLINE_EXCEEDED' ||
  error.code === 'THROTTLED';

/** @throws the signal's reason as soon as it aborts. */
const orDeparted = (pending: Promise<void>, { signal }: RequestScope): Promise<void> =>
  new Promise((resolve, reject) => {
    const leave = (): void => reject(signal.reason as Error);
    if (signal.aborted) return leave();
    signal.addEventListener('abort', leave, { once: true });
    pending.then(resolve, reject).finally(() => signal.removeEventListener('abort', leave));
  });
