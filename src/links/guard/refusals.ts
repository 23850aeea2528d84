import type { Caller } from '../../auth/caller.ts';
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

/** Closed where it cannot be told whether somebody would give something to themselves. */
export const cannotTell = (field: string, what: string, error: GatewayError): UserErrorModel =>
  inputError(
    'FORBIDDEN',
    `${what}, so that nothing was changed (${error.code}). Try again.`,
    field,
  );

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
