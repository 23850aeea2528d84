/** Callers that a test makes up: what an authenticator would have found out. */
import type { Authenticator } from '../../src/auth/authenticator.ts';
import type { Caller } from '../../src/auth/caller.ts';
import { GatewayError } from '../../src/core/errors.ts';
import { ALL_SCOPES } from '../../src/auth/scopes.ts';

const HEADER = 'x-test-caller';

export type CallerClaims = Partial<Omit<Caller, 'scopes'>> & {
  readonly scopes?: readonly string[];
};

/** The headers by which a request comes from such a caller; all scopes when left out. */
export const as = (claims: CallerClaims = {}): Record<string, string> => ({
  [HEADER]: JSON.stringify(claims),
});

/** The headers of a caller with these scopes. */
export const having = (...scopes: readonly string[]): Record<string, string> => as({ scopes });

/** The headers of a caller with every scope but these. */
export const lacking = (...scopes: readonly string[]): Record<string, string> =>
  as({ scopes: ALL_SCOPES.filter((scope) => !scopes.includes(scope)) });

/** Takes callers as `as` has written them. */
export const byHeader: Authenticator = {
  authenticate(headers) {
    const text = headers.get(HEADER);
    if (text === null) throw new GatewayError('UNAUTHENTICATED');
    const { scopes = ['*'], ...claims } = JSON.parse(text) as CallerClaims;
    return {
      id: 'test',
      name: 'Test',
      authentication: 'JWT',
      groups: [],
      ...claims,
      scopes: new Set(scopes),
    };
  },
};
