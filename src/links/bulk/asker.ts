import type { Authenticator } from '../../auth/authenticator.ts';
import { ANYBODY, type Caller } from '../../auth/caller.ts';
import { forbidden, permissionsOf, type Requirement } from '../../auth/permissions.ts';
import type { GatewayContext } from '../../context.ts';
import { GatewayError } from '../../core/errors.ts';
import type { StoredAsker } from '../../services/identity-center/operations/queue-log.ts';
import type { DueChange } from '../../services/identity-center/operations/types.ts';

/** What the mutations need whose changes are queued, as their `@requiresScopes` says. */
export const QUEUED_NEEDS: Requirement = [['identity-center:write']];

/**
 * How long after it was asked for a change is sent that came with a token, in milliseconds: the token is not
 * asked for again, and nothing else would ever end what it allowed.
 */
export const LONGEST_WAIT_MS = 24 * 3_600_000;

/** Who asks, as it is written down with a change; undefined where it is all the same. */
export const storedAsker = ({ caller, hasRowRules }: GatewayContext): StoredAsker | undefined => {
  const { name, authentication, groups, authenticatedAt, shown } = caller;
  if (authentication === 'NONE' && !hasRowRules) return undefined;
  return { name, authentication, groups, scopes: [...caller.scopes], authenticatedAt, shown };
};

const callerOf = ({ caller: id, asker }: DueChange): Caller => {
  if (asker === undefined) return { ...ANYBODY, id, name: id };
  const { authentication, scopes, ...more } = asker;
  return {
    ...more,
    id,
    authentication: authentication as Caller['authentication'],
    scopes: new Set(scopes),
  };
};

/**
 * Who asked for a change that is about to be sent, as it is by now.
 *
 * @param now in milliseconds since the epoch.
 * @throws GatewayError UNAUTHENTICATED for one that is not let in any more, or of whom too long nothing was
 * heard; FORBIDDEN for one whose scopes do not allow it any more.
 */
export const whoAsked = (authenticator: Authenticator, due: DueChange, now: number): Caller => {
  const before = callerOf(due);
  const caller = authenticator.byNow?.(before) ?? before;
  if (caller.authentication === 'JWT' && now - due.askedAt > LONGEST_WAIT_MS) {
    const hours = LONGEST_WAIT_MS / 3_600_000;
    throw new GatewayError(
      'UNAUTHENTICATED',
      `It has waited for more than ${hours} hours, which is longer than a sign-in counts.`,
    );
  }
  if (permissionsOf(caller.scopes).allows(QUEUED_NEEDS)) return caller;
  throw forbidden(QUEUED_NEEDS, 'A change of assignments');
};
