import type { JWTPayload } from 'jose';
import type { ClaimNames, Grants, IssuerSettings } from './auth-settings.ts';
import type { Caller, PersonClaims } from './caller.ts';
import { unauthenticated } from './credential.ts';
import { isScope } from './scopes.ts';

/** The longest text that is taken from a claim, in characters, and the longest list. */
const MAX_TEXT = 256;
const MAX_LIST = 1000;

/** What a name must not have, since people read it in logs and terminals. */
const UNPRINTABLE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u;

const isText = (value: unknown): value is string =>
  typeof value === 'string' && value !== '' && value.length <= MAX_TEXT && !UNPRINTABLE.test(value);

/** The member called `path`, or the one that its dots lead to. */
const claimAt = (claims: object, path: string): unknown => {
  if (Object.hasOwn(claims, path)) return (claims as Record<string, unknown>)[path];
  let value: unknown = claims;
  for (const name of path.split('.')) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name))
      return undefined;
    value = (value as Record<string, unknown>)[name];
  }
  return value;
};

const textAt = (claims: object, paths: readonly string[]): string | undefined =>
  paths.map((path) => claimAt(claims, path)).find(isText);

const listOf = (value: unknown, split: boolean): readonly string[] => {
  const list: readonly unknown[] = Array.isArray(value)
    ? value
    : typeof value !== 'string'
      ? []
      : split
        ? value.split(' ')
        : [value];
  return list.slice(0, MAX_LIST).filter(isText);
};

/** Claims that providers put into the token of somebody who has signed in, and not into a service's. */
const OF_PEOPLE = [
  ...['auth_time', 'amr', 'nonce', 'name', 'given_name', 'family_name'],
  ...['email', 'preferred_username', 'username', 'upn', 'unique_name'],
] as const;

/** Whether a token is somebody's: it has a claim of people, or was asked for to sign somebody in. */
const isOfPerson = (claims: object, names: ClaimNames): boolean =>
  [...OF_PEOPLE, ...names.userId, ...names.userName, ...names.email].some(
    (path) => claimAt(claims, path) !== undefined,
  ) || ['scope', 'scp'].some((path) => listOf(claimAt(claims, path), true).includes('openid'));

const personOf = (claims: object, names: ClaimNames): PersonClaims | undefined => {
  const userId = textAt(claims, names.userId);
  const userName = textAt(claims, names.userName);
  // Whoever may write any address into a profile must not be taken for the one whose address it is.
  const isOwn = claimAt(claims, 'email_verified') !== false;
  const email = isOwn ? textAt(claims, names.email) : undefined;
  return isOfPerson(claims, names) ? { userId, userName, email } : undefined;
};

/** The scopes that come of what a token says. */
export const scopesOf = (
  said: readonly string[],
  groups: readonly string[],
  grants: Grants,
): ReadonlySet<string> => {
  const { values } = grants;
  const direct =
    values === undefined
      ? // All of them is for the configuration to give.
        said.filter((name) => name !== '*' && isScope(name))
      : said.flatMap((value) => values.get(value) ?? []);
  const byGroup = groups.flatMap((group) => grants.groups.get(group) ?? []);
  return new Set([...grants.everyone, ...direct, ...byGroup]);
};

const milliseconds = (seconds: unknown): number | undefined =>
  typeof seconds === 'number' && Number.isFinite(seconds) ? seconds * 1000 : undefined;

/**
 * The caller that the claims of a verified token tell of.
 *
 * @throws GatewayError UNAUTHENTICATED when it names nobody.
 */
export const callerOfClaims = (
  claims: JWTPayload,
  { issuer, claims: names, grants, maxTokenAgeSeconds }: IssuerSettings,
): Caller => {
  const { sub, exp, iat } = claims;
  if (!isText(sub)) throw unauthenticated('The token names nobody (sub).');
  const said = names.scopes.flatMap((path) => listOf(claimAt(claims, path), true));
  const groups = names.groups.flatMap((path) => listOf(claimAt(claims, path), false));
  const ends = Math.min(exp ?? 0, (iat ?? 0) + maxTokenAgeSeconds);
  // An email address that nobody has verified is no name either.
  const name =
    claimAt(claims, 'email_verified') === false
      ? textAt(
          claims,
          names.name.filter((path) => !names.email.includes(path)),
        )
      : textAt(claims, names.name);
  return Object.freeze({
    // What only one of them can have: a name may change hands.
    id: `oidc:${issuer}#${sub}`,
    name: name ?? sub,
    authentication: 'JWT',
    scopes: scopesOf(said, groups, grants),
    groups,
    person: personOf(claims, names),
    authenticatedAt: milliseconds(claims.auth_time),
    expiresAt: ends * 1000,
    shown: { kind: 'JWT', issuer, said },
  } satisfies Caller);
};
