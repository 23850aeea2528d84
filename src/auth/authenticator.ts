import { ANYBODY, type Caller } from './caller.ts';

/** Finds out who asks. */
export interface Authenticator {
  /**
   * Who sends these headers.
   *
   * @param from the address of the client, as `clientAddress` tells it: guesses are counted by it. Left
   * out, as where a caller that is known is looked at again, nothing is counted.
   * @returns the caller at once where nothing has to be asked for it.
   * @throws GatewayError, at once or as a rejection: UNAUTHENTICATED for what does not tell who calls,
   * THROTTLED after too many wrong guesses, UPSTREAM_UNAVAILABLE where an issuer's keys cannot be had.
   */
  authenticate(headers: Pick<Headers, 'get'>, from?: string): Caller | Promise<Caller>;
  /**
   * A caller of before as it is by now, without its credential: an API key has to be one that would be let
   * in, the issuer of a token one that is trusted; that a token has ended since is not asked. Its scopes are
   * what the settings of today give it. Where this is left out, callers stay what they were.
   *
   * @throws GatewayError UNAUTHENTICATED for one that is not let in any more.
   */
  byNow?(caller: Caller): Caller;
}

/** Asks nobody who it is: for loopback alone. */
export const openDoor: Authenticator = { authenticate: () => ANYBODY };
