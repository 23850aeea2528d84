import type { GatewayContext } from '../../context.ts';
import { checkAll } from '../../core/checks.ts';
import type { ApiAccess, UserChange, UserType } from './data/types.ts';
import { changeUser } from './change-user.ts';
import type { EnvironmentUserModel } from './models.ts';
import { checkAccess } from './user-input.ts';
import type { ListedUser } from './user-loaders.ts';

const MEMBERS = ['type', 'firstName', 'lastName', 'apiAccess', 'apiAccessPrincipalArn'] as const;

/** The values that a caller names: left out is whatever it is. */
export type NamedValues = Readonly<
  Partial<Record<(typeof MEMBERS)[number], string | null | undefined>>
>;

/** What the user shall be: what is named, and for the rest what it is. */
const merged = (stored: ListedUser, named: NamedValues): NamedValues =>
  Object.fromEntries(MEMBERS.map((member) => [member, named[member] ?? stored[member]]));

const toAws = (userId: string, values: NamedValues): UserChange => ({
  userId,
  type: values.type as UserType,
  firstName: values.firstName ?? undefined,
  lastName: values.lastName ?? undefined,
  apiAccess: values.apiAccess as ApiAccess,
  apiAccessPrincipalArn: values.apiAccessPrincipalArn ?? undefined,
});

/**
 * Changes what is named of a user and keeps the rest. AWS does not say whether `UpdateUser` clears
 * what is left out, so the user is read now and every value is sent back.
 *
 * @throws UserErrors VALIDATION when access would be allowed to no role; as `changeUser`.
 */
export const updateUser = (
  context: GatewayContext,
  key: EnvironmentUserModel,
  named: NamedValues,
): Promise<void> =>
  changeUser(context, key, (stored) => {
    const next = merged(stored, named);
    checkAll(checkAccess(next.apiAccess, next.apiAccessPrincipalArn));
    return {
      send: ({ updateUser: operation }, { userId }) =>
        context.upstream.call(context.scope, operation, toAws(userId, next)),
      isMade: (user) => MEMBERS.every((member) => (user[member] ?? '') === (next[member] ?? '')),
      gives:
        named.type != null || named.apiAccess === 'ENABLED' || named.apiAccessPrincipalArn != null,
      roleArn: named.apiAccessPrincipalArn ?? undefined,
      selection: 'type firstName lastName apiAccess apiAccessPrincipalArn',
    };
  });
