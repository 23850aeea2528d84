import { hash } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import type { Logger } from 'pino';
import type { Clock } from '../core/clock.ts';
import { GatewayError } from '../core/errors.ts';
import { ApiKeys } from './api-keys.ts';
import type { AuthSettings, IssuerSettings } from './auth-settings.ts';
import type { Authenticator } from './authenticator.ts';
import type { Caller } from './caller.ts';
import { callerByNow } from './caller-by-now.ts';
import { callerOfClaims } from './caller-of-claims.ts';
import { type Credential, readCredential, unauthenticated } from './credential.ts';
import { GuessLimit } from './guess-limit.ts';
import { IssuerKeys } from './issuer-keys.ts';
import { BadToken, type TrustedIssuer, verifyToken } from './verify-token.ts';

/** How long a token that was verified is taken without being verified again, in milliseconds. */
const VERIFIED_MS = 60_000;
const MAX_VERIFIED = 10_000;
/** How long a token that was refused is refused again without being verified, in milliseconds. */
const REFUSED_MS = 10_000;

interface Refused {
  readonly error: GatewayError;
  readonly until: number;
}

interface Verified {
  readonly caller: Caller;
  readonly until: number;
}

/** An authenticator whose settings may change while it is asked. */
export interface LiveAuthenticator extends Authenticator {
  /** Goes by other settings from now on: nothing that was known by the old ones is known any more. */
  use(settings: AuthSettings): void;
  /** Asks every issuer for its keys, so that no caller has to wait for them. Never throws. */
  warm(): Promise<void>;
}

export interface AuthenticatorDeps {
  readonly settings: AuthSettings;
  readonly clock: Clock;
  readonly log: Logger;
}

/** Finds out who asks by the tokens of issuers and the API keys of services. */
export const createAuthenticator = (deps: AuthenticatorDeps): LiveAuthenticator => {
  const { clock, log } = deps;
  const guesses = new GuessLimit(clock);
  /** By the SHA-256 of a token: nothing here can be shown to be let in. */
  const verified = new LRUCache<string, Verified>({ max: MAX_VERIFIED });
  /** One that is sent again and again is one guess, or none: it must not cost a signature each time. */
  const refused = new LRUCache<string, Refused>({ max: MAX_VERIFIED });
  let issuers: ReadonlyMap<string, TrustedIssuer & { readonly keys: IssuerKeys }> = new Map();
  let apiKeys = new ApiKeys([]);

  const trust = (settings: IssuerSettings): TrustedIssuer & { readonly keys: IssuerKeys } => {
    const { issuer, jwksUri } = settings;
    const known = issuers.get(issuer);
    const keys =
      known?.settings.jwksUri === jwksUri && known !== undefined
        ? known.keys
        : new IssuerKeys({
            settings,
            clock,
            onFailure: (reason) => log.warn({ issuer, reason }, 'no keys of an issuer'),
          });
    return { settings, keys };
  };

  const use = (settings: AuthSettings): void => {
    issuers = new Map(settings.issuers.map((each) => [each.issuer, trust(each)]));
    apiKeys = new ApiKeys(settings.apiKeys);
    verified.clear();
    refused.clear();
  };
  use(deps.settings);

  const byKey = (key: string, digest: string, from: string | undefined): Caller => {
    guesses.check(from, digest);
    const found = apiKeys.find(key, clock.now());
    if (found === 'EXPIRED') throw unauthenticated('The API key has expired.');
    if (found === 'UNKNOWN') {
      guesses.wrong(from, digest);
      throw unauthenticated('The API key is not valid.');
    }
    guesses.right(digest);
    return found.caller;
  };

  const byToken = async (
    token: string,
    digest: string,
    from: string | undefined,
  ): Promise<Caller> => {
    const trusted = issuers;
    try {
      const { claims, settings } = await verifyToken(token, trusted, clock);
      const caller = callerOfClaims(claims, settings);
      const ends = (caller.expiresAt ?? 0) + settings.clockSkewSeconds * 1000;
      const until = Math.min(clock.now() + VERIFIED_MS, ends);
      // Not what other settings let in meanwhile.
      if (trusted === issuers) verified.set(digest, { caller, until });
      guesses.right(digest);
      return caller;
    } catch (error) {
      const isBad = error instanceof BadToken;
      if (isBad) guesses.wrong(from, digest);
      const told = isBad ? unauthenticated(error.message) : error;
      if (told instanceof GatewayError && told.code === 'UNAUTHENTICATED' && trusted === issuers) {
        refused.set(digest, { error: told, until: clock.now() + REFUSED_MS });
      }
      throw told;
    }
  };

  const find = ({ kind, text }: Credential, from: string | undefined) => {
    const digest = hash('sha256', text, 'base64');
    if (kind === 'API_KEY') return byKey(text, digest, from);
    const known = verified.get(digest);
    if (known !== undefined && known.until > clock.now()) return known.caller;
    guesses.check(from, digest);
    const bad = refused.get(digest);
    if (bad !== undefined && bad.until > clock.now()) throw bad.error;
    return byToken(text, digest, from);
  };

  return {
    authenticate: (headers, from) => find(readCredential(headers), from),
    byNow: (caller) => callerByNow(caller, { issuers, apiKeys }, clock.now()),
    use,
    async warm() {
      await Promise.all([...issuers.values()].map(({ keys }) => keys.warm()));
    },
  };
};
