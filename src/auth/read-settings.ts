import { ConfigError } from '../config-error.ts';
import type {
  AuthSettings,
  ClaimNames,
  Grants,
  IssuerSettings,
  KeySettings,
  ServiceSettings,
} from './auth-settings.ts';
import { isScope } from './scopes.ts';
import { isSafeUrl } from '../core/safe-url.ts';
import { StrictReader } from './strict-reader.ts';

/** All that `jose` verifies with a public key. What is signed with a shared secret is not among them. */
const PUBLIC_KEY_ALGORITHMS = [
  ...['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512'],
  ...['ES256', 'ES384', 'ES512', 'EdDSA', 'Ed25519'],
];

/** What is left out of an issuer's settings. */
const DEFAULTS = {
  algorithms: ['RS256', 'PS256', 'ES256', 'EdDSA'],
  clockSkewSeconds: 60,
  maxTokenAgeSeconds: 86_400,
} as const;

const DEFAULT_CLAIMS: ClaimNames = {
  name: ['email', 'preferred_username', 'sub'],
  groups: ['groups'],
  scopes: ['scope', 'scp'],
  userId: [],
  userName: ['preferred_username'],
  email: ['email'],
};

const scopes = (reader: StrictReader | undefined): readonly string[] =>
  reader?.list((value) => {
    const name = value.text();
    return isScope(name)
      ? name
      : value.fail('the name of a scope, as identity-center:read, or with * for all of them');
  }) ?? [];

const url = (reader: StrictReader): string => {
  const text = reader.text();
  return isSafeUrl(text)
    ? text
    : reader.fail('a URL that begins with https:// (http:// on loopback alone)');
};

const claims = (reader: StrictReader | undefined): ClaimNames => {
  if (reader === undefined) return DEFAULT_CLAIMS;
  const member = reader.object(['name', 'groups', 'scopes', 'userId', 'userName', 'email']);
  const named = (name: keyof ClaimNames): readonly string[] =>
    member(name)?.texts() ?? DEFAULT_CLAIMS[name];
  return {
    name: named('name'),
    groups: named('groups'),
    scopes: named('scopes'),
    userId: named('userId'),
    userName: named('userName'),
    email: named('email'),
  };
};

const grants = (reader: StrictReader | undefined): Grants => {
  const member = reader?.object(['everyone', 'values', 'groups']);
  return {
    everyone: scopes(member?.('everyone')),
    values: member?.('values')?.map(scopes),
    groups: member?.('groups')?.map(scopes) ?? new Map(),
  };
};

/**
 * @param reader an issuer as `AUTH_FILE` has it.
 * @throws ConfigError
 */
export const readIssuer = (reader: StrictReader): IssuerSettings => {
  const member = reader.object([
    ...(['issuer', 'audience', 'jwksUri', 'algorithms', 'clockSkewSeconds'] as const),
    ...(['maxTokenAgeSeconds', 'tokenType', 'claims', 'grants'] as const),
  ]);
  const issuer = member('issuer') ?? reader.fail('an object with "issuer"');
  const audience = member('audience')?.texts() ?? [];
  // Else a token that was made for any other application of the issuer would open this door.
  if (audience.length === 0) reader.fail('an object with "audience", whom its tokens are for');
  const algorithms = member('algorithms')?.list((value) => {
    const name = value.text();
    return PUBLIC_KEY_ALGORITHMS.includes(name)
      ? name
      : value.fail(`one of ${PUBLIC_KEY_ALGORITHMS.join(', ')}`);
  });
  if (algorithms?.length === 0) member('algorithms')?.fail('a list that is not empty');
  const jwksUri = member('jwksUri');
  return {
    issuer: url(issuer),
    audience,
    jwksUri: jwksUri === undefined ? undefined : url(jwksUri),
    algorithms: algorithms ?? DEFAULTS.algorithms,
    clockSkewSeconds: member('clockSkewSeconds')?.number(0, 300) ?? DEFAULTS.clockSkewSeconds,
    maxTokenAgeSeconds:
      member('maxTokenAgeSeconds')?.number(60, 30 * 86_400) ?? DEFAULTS.maxTokenAgeSeconds,
    tokenType: member('tokenType')?.text(),
    claims: claims(member('claims')),
    grants: grants(member('grants')),
  };
};

const DATE = /^\d{4}-\d\d-\d\d(T\d\d:\d\d:\d\d(\.\d+)?Z)?$/;

const key = (reader: StrictReader): KeySettings => {
  const member = reader.object(['id', 'sha256', 'expiresAt']);
  const expires = member('expiresAt');
  const expected = 'a date such as 2027-11-30 or 2027-11-30T08:00:00Z';
  const expiresAt = expires === undefined ? undefined : Date.parse(expires.text(DATE, expected));
  if (Number.isNaN(expiresAt)) expires?.fail(expected);
  return {
    id: (member('id') ?? reader.fail('an object with "id"')).text(
      /^[a-z0-9]{12}$/,
      'the 12 letters and digits after mgk_ of the key',
    ),
    sha256: (member('sha256') ?? reader.fail('an object with "sha256"')).text(
      /^[0-9a-f]{64}$/,
      'the SHA-256 of the whole key, as 64 hexadecimal digits',
    ),
    expiresAt,
  };
};

const service = (reader: StrictReader): ServiceSettings => {
  const member = reader.object(['name', 'scopes', 'groups', 'keys']);
  return {
    name: (member('name') ?? reader.fail('an object with "name"')).text(
      SERVICE_NAME,
      'a name of letters, digits and . _ - , at most 64 of them',
    ),
    scopes: scopes(member('scopes')),
    groups: member('groups')?.list((value) => value.text()) ?? [],
    keys: member('keys')?.list(key) ?? reader.fail('an object with "keys"'),
  };
};

/** What a service may be called: it goes into logs, records and session names. */
export const SERVICE_NAME = /^[A-Za-z0-9][\w.-]{0,63}$/;

/** @throws ConfigError when two are the same. */
const distinct = (what: string, values: readonly string[]): void => {
  const twice = values.find((value, index) => values.indexOf(value) !== index);
  if (twice !== undefined) throw new ConfigError(`${what} "${twice}" is there twice.`);
};

/** @throws ConfigError for what could not be told apart. */
export const checkSettings = (settings: AuthSettings, name: string): AuthSettings => {
  const { issuers, apiKeys } = settings;
  distinct(
    `${name}: the issuer`,
    issuers.map(({ issuer }) => issuer),
  );
  distinct(
    `${name}: the API key of`,
    apiKeys.map((each) => each.name),
  );
  distinct(
    `${name}: the key`,
    apiKeys.flatMap(({ keys }) => keys.map(({ id }) => id)),
  );
  return settings;
};

/**
 * The settings in the text of a file.
 *
 * @param name what messages call the file.
 * @throws ConfigError at the first thing that cannot be.
 */
export const readSettings = (text: string, name: string): AuthSettings => {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    // The parser would quote what it could not read.
    throw new ConfigError(`${name} must be JSON.`);
  }
  const member = new StrictReader(json, name).object(['issuers', 'apiKeys']);
  const settings = {
    issuers: member('issuers')?.list(readIssuer) ?? [],
    apiKeys: member('apiKeys')?.list(service) ?? [],
  };
  return checkSettings(settings, name);
};
