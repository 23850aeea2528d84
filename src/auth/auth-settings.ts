/** Who may ask a gateway, and what tells it. */
export interface AuthSettings {
  readonly issuers: readonly IssuerSettings[];
  readonly apiKeys: readonly ServiceSettings[];
}

/** One issuer of tokens, such as an OpenID provider. */
export interface IssuerSettings {
  /** As `iss` has it, to the letter. */
  readonly issuer: string;
  /** Whom a token must be for: one of them must be in `aud`. */
  readonly audience: readonly string[];
  /** Where its keys are; found by discovery when left out. */
  readonly jwksUri?: string | undefined;
  /** The algorithms that its tokens may be signed with: public keys only. */
  readonly algorithms: readonly string[];
  /** How far its clock and ours may be apart, in seconds. */
  readonly clockSkewSeconds: number;
  /** How long after `iat` a token is taken at most, in seconds, whatever `exp` says. */
  readonly maxTokenAgeSeconds: number;
  /** What `typ` must be, as `at+jwt`; anything when left out. */
  readonly tokenType?: string | undefined;
  readonly claims: ClaimNames;
  readonly grants: Grants;
}

/** Where in a token things are: names of members, or paths with dots. The first that is there counts. */
export interface ClaimNames {
  readonly name: readonly string[];
  readonly groups: readonly string[];
  readonly scopes: readonly string[];
  readonly userId: readonly string[];
  readonly userName: readonly string[];
  readonly email: readonly string[];
}

/** Which scopes of the gateway come of what a token says. */
export interface Grants {
  /** To whoever has a token of this issuer. */
  readonly everyone: readonly string[];
  /** By the values of the claims `scopes`. Left out, a value that is a scope of the gateway is one. */
  readonly values?: ReadonlyMap<string, readonly string[]> | undefined;
  /** By groups. */
  readonly groups: ReadonlyMap<string, readonly string[]>;
}

/** A service that shows an API key. While it changes to another one, it has two. */
export interface ServiceSettings {
  readonly name: string;
  readonly scopes: readonly string[];
  readonly groups: readonly string[];
  readonly keys: readonly KeySettings[];
}

export interface KeySettings {
  /** The part of the key that is no secret. */
  readonly id: string;
  /** SHA-256 of the whole key, in hexadecimal. */
  readonly sha256: string;
  /** From when on it is not taken any more, in milliseconds since the epoch. */
  readonly expiresAt?: number | undefined;
}
