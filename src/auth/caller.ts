/** How a caller said who it is. */
export type Authentication = 'NONE' | 'JWT' | 'API_KEY';

/** Who asks, and what it may do: what an authenticator has found out, never what a request says. */
export interface Caller {
  /** Unique among all callers, and the same for as long as the caller is: quotas, limits and audit go by it. */
  readonly id: string;
  /** What a person knows the caller by. */
  readonly name: string;
  readonly authentication: Authentication;
  /** The names of scopes, such as `identity-center:read`; `*` is all of them. */
  readonly scopes: ReadonlySet<string>;
  /** The groups that the token names; policies go by them. */
  readonly groups: readonly string[];
  /**
   * Whom of the Identity Store the caller is, as far as its token tells: without members for a person
   * of whom it does not tell, undefined for a service.
   */
  readonly person?: PersonClaims | undefined;
  /** When the caller last showed who it is, in milliseconds since the epoch. */
  readonly authenticatedAt?: number | undefined;
  /** When its token ends, in milliseconds since the epoch. */
  readonly expiresAt?: number | undefined;
  /** What it has shown, for a look at it later on. */
  readonly shown?: Shown | undefined;
}

/** What tells of a credential, without being one: it may be written down. */
export type Shown =
  | { readonly kind: 'API_KEY'; readonly keyId: string }
  /** @property said the values of the claims that scopes come from. */
  | { readonly kind: 'JWT'; readonly issuer: string; readonly said: readonly string[] };

/** By what a user of the Identity Store is found who calls. */
export interface PersonClaims {
  readonly userId?: string | undefined;
  readonly userName?: string | undefined;
  readonly email?: string | undefined;
}

/** Whoever reaches the port, where nobody is asked who it is. */
export const ANYBODY: Caller = Object.freeze({
  id: 'anonymous',
  name: 'anonymous',
  authentication: 'NONE',
  scopes: new Set(['*']),
  groups: [],
});
