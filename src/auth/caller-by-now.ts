import type { ApiKeys } from './api-keys.ts';
import type { Caller } from './caller.ts';
import { scopesOf } from './caller-of-claims.ts';
import { unauthenticated } from './credential.ts';
import type { TrustedIssuer } from './verify-token.ts';

/** Whom the settings of now let in. */
export interface LetIn {
  readonly issuers: ReadonlyMap<string, Pick<TrustedIssuer, 'settings'>>;
  readonly apiKeys: Pick<ApiKeys, 'named'>;
}

/**
 * A caller of before as the settings of now have it.
 *
 * @throws GatewayError UNAUTHENTICATED for one that they do not let in.
 */
export const callerByNow = (caller: Caller, { issuers, apiKeys }: LetIn, now: number): Caller => {
  const { shown, groups } = caller;
  if (shown?.kind === 'JWT') {
    const issuer = issuers.get(shown.issuer);
    if (issuer !== undefined) {
      return { ...caller, scopes: scopesOf(shown.said, groups, issuer.settings.grants) };
    }
    throw unauthenticated('The issuer of the token is not trusted any more.');
  }
  if (shown?.kind !== 'API_KEY') throw unauthenticated('It is not known how the caller signed in.');
  const found = apiKeys.named(shown.keyId, now);
  if (found === 'EXPIRED') throw unauthenticated('The API key has expired.');
  // A key that has gone to another service is not the one that was shown.
  if (found === 'UNKNOWN' || found.caller.id !== caller.id) {
    throw unauthenticated('The API key is not valid any more.');
  }
  return found.caller;
};
