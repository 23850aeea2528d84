import { ANYBODY, type Caller } from './caller.ts';

/** Finds out who asks. */
export interface Authenticator {
  /**
   * Who sends these headers.
   *
   * @returns the caller at once where nothing has to be asked for it.
   * @throws GatewayError UNAUTHENTICATED, at once or as a rejection.
   */
  authenticate(headers: Pick<Headers, 'get'>): Caller | Promise<Caller>;
}

/** Asks nobody who it is: for loopback alone. */
export const openDoor: Authenticator = { authenticate: () => ANYBODY };
