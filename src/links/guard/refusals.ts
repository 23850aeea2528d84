import type { Caller, PersonClaims } from '../../auth/caller.ts';
import { FRESH_SECONDS } from '../../auth/protection.ts';
import type { GatewayError } from '../../core/errors.ts';
import { inputError, type UserErrorModel } from '../../core/user-errors.ts';

/** What somebody would give to themselves; `groupId` is their own group through which they would. */
export const selfGrant = (field: string, what: string, groupId?: string): UserErrorModel => {
  const through = groupId === undefined ? '' : ' through a group they are in';
  const message = `${what} Nobody gives access to themselves${through}: somebody else has to do this.`;
  return {
    ...inputError('FORBIDDEN', message, field),
    __typename: 'SelfGrant',
    viaGroupId: groupId,
  } as UserErrorModel;
};

const adviceOn = ({ retryable }: GatewayError): string =>
  retryable
    ? 'Try again.'
    : 'Whoever runs the gateway has to see to it: trying again does not help.';

/** Closed where it cannot be told whether somebody would give something to themselves. */
export const cannotTell = (field: string, what: string, error: GatewayError): UserErrorModel =>
  inputError(
    'FORBIDDEN',
    `${what}, so that nothing was changed (${error.code}). ${adviceOn(error)}`,
    field,
  );

const LOOKED_FOR = [
  ['userId', 'the id'],
  ['userName', 'the user name'],
  ['email', 'the email address'],
] as const;

/** Closed where the directory does not have the person who calls, so that nothing tells what is theirs. */
export const unknownPerson = (
  field: string,
  person: PersonClaims,
  identityStoreId: string,
): UserErrorModel => {
  const asked = LOOKED_FOR.flatMap(([claim, what]) =>
    person[claim] === undefined
      ? []
      : [`${what} ${JSON.stringify(person[claim])} (claims.${claim})`],
  );
  const why =
    asked.length > 0
      ? `no user has ${asked.join(' or ')}`
      : 'your token has none of claims.userId, claims.userName and claims.email, or an email address that is not verified';
  return inputError(
    'FORBIDDEN',
    `You are not found in the directory ${identityStoreId}: ${why}. So it cannot be told whether this gives access to yourself, and nothing was changed. Whoever runs the gateway can name the claims by which the directory has you (claims of the issuer in AUTH_FILE); only UNKNOWN_PERSONS=allow lets people give access who are not found.`,
    field,
  );
};

/** What is protected, and no fresh sign-in. */
export const staleSignIn = (
  { authentication }: Caller,
  field: string | undefined,
  what: string,
): UserErrorModel => {
  const minutes = FRESH_SECONDS / 60;
  const advice =
    authentication === 'API_KEY'
      ? `It is changed only by a person who has signed in within the last ${minutes} minutes, never with an API key.`
      : `It is changed only by a person who has signed in within the last ${minutes} minutes: sign in again, then repeat this.`;
  return {
    ...inputError('FORBIDDEN', `${what} ${advice}`, field),
    __typename: 'FreshSignInRequired',
    maxAgeSeconds: FRESH_SECONDS,
  } as UserErrorModel;
};

/**
 * No fresh sign-in, and it cannot be told whether that is needed: of an account's own instance, for one, AWS
 * lists no assignments to anybody. A fresh sign-in is what helps, whatever the reason.
 */
export const staleUntold = (caller: Caller, field: string, error: GatewayError): UserErrorModel => {
  const what = `AWS does not tell whether this changes what is protected (${error.code}), so that it is taken for protected.`;
  const stale = staleSignIn(caller, field, what);
  if (!error.retryable) return stale;
  return { ...stale, message: `${stale.message} Or try again: AWS may tell then.` };
};
