import { AsyncLocalStorage } from 'node:async_hooks';
import type { AwsCredentialIdentity } from '@smithy/types';
import { LRUCache } from 'lru-cache';
import type { Clock } from '../core/clock.ts';
import { GatewayError } from '../core/errors.ts';
import {
  type CallCredentials,
  createFetchedCredentials,
  type FetchedCredentials,
  noCredentials,
} from './fetched-credentials.ts';
import type { RequestScope } from './types.ts';

/** Sessions that are kept of one role: the callers of an hour, not of all time. */
const MOST_SESSIONS = 1000;

/** Credentials by session. */
export interface SessionCredentials extends CallCredentials {
  /** Whether a call could be made now in the session of `scope` without fetching any. */
  isOpen(scope: RequestScope): boolean;
}

/** The session of whoever asks. @throws GatewayError INTERNAL: a change is never made for nobody. */
export const sessionOf = ({ session }: RequestScope): string => {
  if (session !== undefined) return session;
  throw new GatewayError('INTERNAL', 'It is not known on whose behalf this is to be done.');
};

/**
 * Credentials that are another caller's each time: a call is signed with those of the session that its
 * scope names. They are kept in memory alone, a session's beside the others', so that nobody acts with
 * somebody else's; those that were not used for longest go first.
 *
 * @param fetch gets credentials for the session of the scope it is given.
 */
export const createSessionCredentials = (
  clock: Clock,
  fetch: (scope: RequestScope) => Promise<AwsCredentialIdentity>,
  most = MOST_SESSIONS,
): SessionCredentials => {
  const sessions = new LRUCache<string, FetchedCredentials>({ max: most });
  const current = new AsyncLocalStorage<FetchedCredentials>();
  /** Those that a request has begun with stay its own, however many others come meanwhile. */
  const begun = new WeakMap<RequestScope, FetchedCredentials>();

  const of = (scope: RequestScope): FetchedCredentials => {
    const session = sessionOf(scope);
    const known =
      begun.get(scope) ?? sessions.get(session) ?? createFetchedCredentials(clock, fetch);
    begun.set(scope, known);
    sessions.set(session, known);
    return known;
  };

  return {
    provider: Object.assign(
      () => current.getStore()?.provider() ?? Promise.reject(noCredentials()),
      // The mark keeps a client from remembering the first answer for itself.
      { memoized: true },
    ),
    async prepare(scope) {
      await of(scope).prepare(scope);
    },
    during: (scope, send) => current.run(of(scope), send),
    forget: (scope) => of(scope).forget(),
    isOpen(scope) {
      const { session } = scope;
      // Who only looks uses none: what was not used for longest stays that.
      const known = session === undefined ? undefined : sessions.peek(session);
      return (begun.get(scope) ?? known)?.isFresh() === true;
    },
  };
};
