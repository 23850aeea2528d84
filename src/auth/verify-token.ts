import { decodeJwt, decodeProtectedHeader, errors, jwtVerify, type JWTPayload } from 'jose';
import type { Clock } from '../core/clock.ts';
import { GatewayError } from '../core/errors.ts';
import type { IssuerSettings } from './auth-settings.ts';
import { unauthenticated } from './credential.ts';
import type { IssuerKeys } from './issuer-keys.ts';

export interface TrustedIssuer {
  readonly settings: IssuerSettings;
  readonly keys: Pick<IssuerKeys, 'find'>;
}

/** What is refused so looks like a guess: nobody who means well sends it. */
export class BadToken extends Error {
  override readonly name = 'BadToken';
}

/** What helps whoever sent the token, and no more: neither what was expected nor what was found. */
const refusalOf = (error: unknown): Error => {
  if (error instanceof GatewayError) return error;
  if (error instanceof errors.JWTExpired) {
    return unauthenticated(
      error.claim === 'iat'
        ? 'The token is too old. Sign in again.'
        : 'The token has expired. Sign in again.',
    );
  }
  if (error instanceof errors.JWTClaimValidationFailed) {
    if (error.claim === 'aud') return unauthenticated('The token is not for this gateway (aud).');
    if (error.claim === 'nbf' || error.claim === 'iat') {
      return unauthenticated(`The token is not valid yet, or not any more (${error.claim}).`);
    }
    return unauthenticated(`The token cannot be used: its ${error.claim} is missing or wrong.`);
  }
  if (error instanceof errors.JWKSNoMatchingKey) {
    return unauthenticated('The token is signed with a key that its issuer does not have.');
  }
  return new BadToken('The token is not valid.');
};

/** @throws BadToken, before anything is verified. */
const issuerOf = (token: string, issuers: ReadonlyMap<string, TrustedIssuer>): TrustedIssuer => {
  let iss: unknown;
  let alg: unknown;
  try {
    ({ iss } = decodeJwt(token));
    ({ alg } = decodeProtectedHeader(token));
  } catch {
    throw new BadToken('The token is no JSON Web Token.');
  }
  const issuer = typeof iss === 'string' ? issuers.get(iss) : undefined;
  if (issuer === undefined) throw new BadToken('The token is from an issuer that is not trusted.');
  // Before a key is looked for: a token chooses neither its algorithm nor its key.
  if (typeof alg !== 'string' || !issuer.settings.algorithms.includes(alg)) {
    throw new BadToken('The token is signed in a way that is not allowed.');
  }
  return issuer;
};

/**
 * What a token says, once it is known to be its issuer's and to be valid now.
 *
 * @throws BadToken for what is forged or of nobody; GatewayError UNAUTHENTICATED for what is not valid
 * now or here, UPSTREAM_UNAVAILABLE where that cannot be told.
 */
export const verifyToken = async (
  token: string,
  issuers: ReadonlyMap<string, TrustedIssuer>,
  clock: Clock,
): Promise<{ readonly claims: JWTPayload; readonly settings: IssuerSettings }> => {
  const { settings, keys } = issuerOf(token, issuers);
  const { issuer, audience, clockSkewSeconds, maxTokenAgeSeconds, tokenType } = settings;
  try {
    const { payload } = await jwtVerify(token, keys.find, {
      issuer,
      audience: [...audience],
      algorithms: [...settings.algorithms],
      clockTolerance: clockSkewSeconds,
      maxTokenAge: maxTokenAgeSeconds,
      requiredClaims: ['exp', 'iat', 'sub'],
      currentDate: new Date(clock.now()),
      ...(tokenType === undefined ? {} : { typ: tokenType }),
    });
    return { claims: payload, settings };
  } catch (error) {
    throw refusalOf(error);
  }
};
