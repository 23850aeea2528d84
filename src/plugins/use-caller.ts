import type { Plugin } from 'graphql-yoga';
import type { Authenticator } from '../auth/authenticator.ts';
import type { Caller } from '../auth/caller.ts';
import { GatewayError } from '../core/errors.ts';
import { refusal } from './operation-cost.ts';

const callers = new WeakMap<Request, Caller>();

/**
 * Who sent `request`.
 *
 * @throws GatewayError UNAUTHENTICATED when nobody has found that out: an operation never runs for an
 * unknown caller.
 */
export const callerOf = (request: Request): Caller => {
  const caller = callers.get(request);
  if (caller === undefined) throw new GatewayError('UNAUTHENTICATED');
  return caller;
};

/** Who sent `request`, as far as somebody has found that out. */
export const findCaller = (request: Request): Caller | undefined => callers.get(request);

/** Finds out who asks before what it asks is read, and answers 401 where that cannot be. */
export const useCaller = (authenticator: Authenticator, path: string): Plugin => ({
  async onRequest({ request, url, endResponse, fetchAPI }) {
    if (request.method !== 'POST' || url.pathname !== path) return;
    try {
      callers.set(request, await authenticator.authenticate(request.headers));
    } catch (error) {
      if (!(error instanceof GatewayError)) throw error;
      endResponse(
        new fetchAPI.Response(JSON.stringify(refusal(error)), {
          status: 401,
          headers: {
            'content-type': 'application/graphql-response+json; charset=utf-8',
            'www-authenticate': 'Bearer',
          },
        }),
      );
    }
  },
});
