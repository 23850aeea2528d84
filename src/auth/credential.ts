import { GatewayError } from '../core/errors.ts';

/** What a request shows to tell who sends it: the text is a secret. */
export interface Credential {
  readonly kind: 'TOKEN' | 'API_KEY';
  readonly text: string;
}

/** The longest token that is looked at, in characters; Node itself takes 16 KB of headers. */
export const MAX_TOKEN_LENGTH = 8192;

/** How every API key begins, so that it can be told from a token, and found where it should not be. */
export const API_KEY_PREFIX = 'mgk_';

const BEARER = /^Bearer +([A-Za-z0-9._~+/=-]+)$/i;

export const unauthenticated = (message: string): GatewayError =>
  new GatewayError('UNAUTHENTICATED', message);

/**
 * The one credential that a request shows: `Authorization: Bearer …`, or `x-api-key`.
 *
 * Two of them are refused, as is one header that was sent twice (joined with a comma by whoever read it):
 * what stands in front of the gateway might have looked at the other one.
 *
 * @throws GatewayError UNAUTHENTICATED when there is none, or more than one, or one of another form.
 */
export const readCredential = (headers: Pick<Headers, 'get'>): Credential => {
  const authorization = headers.get('authorization');
  const apiKey = headers.get('x-api-key');
  if (authorization === null && apiKey === null) {
    throw unauthenticated(
      'Sign in first: send a token or an API key as "Authorization: Bearer …".',
    );
  }
  if (authorization !== null && apiKey !== null) {
    throw unauthenticated('Send either Authorization or x-api-key, not both.');
  }
  if (apiKey !== null) return { kind: 'API_KEY', text: bounded(apiKey) };
  const [, text] = BEARER.exec(bounded(authorization ?? '')) ?? [];
  if (text === undefined) {
    throw unauthenticated('The Authorization header must be "Bearer" and one token, sent once.');
  }
  return { kind: text.startsWith(API_KEY_PREFIX) ? 'API_KEY' : 'TOKEN', text };
};

const bounded = (text: string): string => {
  if (text.length <= MAX_TOKEN_LENGTH) return text;
  throw unauthenticated(`The token is longer than ${MAX_TOKEN_LENGTH} characters.`);
};
