import { createLocalJWKSet, errors, type JSONWebKeySet, type JWTVerifyGetKey } from 'jose';
import type { Clock } from '../core/clock.ts';
import { GatewayError } from '../core/errors.ts';
import type { IssuerSettings } from './auth-settings.ts';
import { fetchJson } from './fetch-json.ts';
import { isSafeUrl } from '../core/safe-url.ts';

/** How old keys may be without being asked for again, in milliseconds: a withdrawn one is taken no longer. */
const FRESH_MS = 10 * 60_000;
/** From which age on they are asked for while the ones there are still used. */
const RENEW_MS = 5 * 60_000;
/** How long keys are used after their issuer was last heard of: an outage of it does not end ours at once. */
const LIFE_MS = 4 * 3_600_000;
/** The pause between two requests: nobody makes us hammer an issuer by inventing keys. */
const PAUSE_MS = 30_000;
/** The same, while there are no keys at all. */
const FIRST_PAUSE_MS = 5000;

/** More keys than any issuer has: what is longer is no key set. */
const MAX_KEYS = 100;

export interface IssuerKeysDeps {
  readonly settings: Pick<IssuerSettings, 'issuer' | 'jwksUri'>;
  readonly clock: Clock;
  /** Told why keys could not be had. */
  readonly onFailure: (reason: string) => void;
}

/**
 * The public keys of one issuer, by its key set (RFC 7517), which discovery finds where no address is
 * configured (OpenID Connect Discovery 1.0). All tokens share one request for them.
 */
export class IssuerKeys {
  readonly #deps: IssuerKeysDeps;
  #set: { readonly find: JWTVerifyGetKey; readonly at: number } | undefined;
  #asked: Promise<void> | undefined;
  #askedAt = -Infinity;
  #isFailing = false;

  constructor(deps: IssuerKeysDeps) {
    this.#deps = deps;
  }

  /**
   * The key that a token's header names. One that is not known is looked for once more: issuers change
   * their keys without telling anybody.
   *
   * @throws GatewayError UPSTREAM_UNAVAILABLE where the issuer could not be asked; jose's
   * JWKSNoMatchingKey where it has no such key.
   */
  readonly find: JWTVerifyGetKey = async (header, token) => {
    const find = await this.#current();
    try {
      return await find(header, token);
    } catch (error) {
      if (!(error instanceof errors.JWKSNoMatchingKey)) throw error;
      await this.#ask(PAUSE_MS);
      if (this.#isFailing) throw this.#unavailable();
      if (this.#set === undefined || this.#set.find === find) throw error;
      return this.#set.find(header, token);
    }
  };

  /** Asks for the keys, so that the first caller need not wait for them. */
  async warm(): Promise<void> {
    await this.#ask(FIRST_PAUSE_MS);
  }

  async #current(): Promise<JWTVerifyGetKey> {
    const age = this.#age();
    if (age > FRESH_MS) await this.#ask(this.#set === undefined ? FIRST_PAUSE_MS : PAUSE_MS);
    else if (age > RENEW_MS) void this.#ask(PAUSE_MS);
    if (this.#set === undefined || this.#age() > LIFE_MS) throw this.#unavailable();
    return this.#set.find;
  }

  #age(): number {
    return this.#set === undefined ? Infinity : this.#deps.clock.now() - this.#set.at;
  }

  /** Asks the issuer, unless that was done less than `pauseMs` ago. Never throws. */
  async #ask(pauseMs: number): Promise<void> {
    const { clock, onFailure } = this.#deps;
    if (this.#asked === undefined) {
      if (clock.now() - this.#askedAt < pauseMs) return;
      this.#askedAt = clock.now();
      this.#asked = this.#fetch()
        .then(
          (find) => {
            this.#set = { find, at: clock.now() };
            this.#isFailing = false;
          },
          (error: unknown) => {
            this.#isFailing = true;
            onFailure(error instanceof Error ? error.message : 'fails');
          },
        )
        .finally(() => (this.#asked = undefined));
    }
    await this.#asked;
  }

  async #fetch(): Promise<JWTVerifyGetKey> {
    const { settings, clock } = this.#deps;
    const uri = settings.jwksUri ?? (await this.#discover());
    const set = (await fetchJson(uri, clock)) as JSONWebKeySet | null;
    if (!Array.isArray(set?.keys) || set.keys.length > MAX_KEYS) {
      throw new Error('answers no key set');
    }
    return createLocalJWKSet(set);
  }

  /** @throws Error where the document is not of this issuer, or names keys that could be changed on the way. */
  async #discover(): Promise<string> {
    const { settings, clock } = this.#deps;
    const url = `${settings.issuer.replace(/\/$/, '')}/.well-known/openid-configuration`;
    const document = (await fetchJson(url, clock)) as Record<string, unknown> | null;
    if (document?.issuer !== settings.issuer) {
      throw new Error('has a discovery document of another issuer');
    }
    const uri = document.jwks_uri;
    if (typeof uri !== 'string' || !isSafeUrl(uri)) {
      throw new Error('has a discovery document without an https jwks_uri');
    }
    return uri;
  }

  #unavailable(): GatewayError {
    const left = this.#askedAt + FIRST_PAUSE_MS - this.#deps.clock.now();
    return new GatewayError(
      'UPSTREAM_UNAVAILABLE',
      'The gateway cannot reach the issuer of this token to check it. Try again.',
      { retryAfter: Math.max(1, Math.ceil(left / 1000)) },
    );
  }
}
