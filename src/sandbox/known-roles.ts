/** The roles that whoever points a client at the sandbox should know of. */
import { readerRoleName } from './firm/foundation.ts';
import type { EnvironmentUserRow } from './finspace-rows.ts';
import type { SandboxState } from './state.ts';

/**
 * The reader's role of every account that has environments or workspaces, apart from the account
 * that is played, whose own credentials will do. ARNs, in the order of the roles.
 */
export const readerRolesOf = (
  state: SandboxState,
  playedAccountId: string | undefined,
): readonly string[] => {
  const holders = [...state.environments.rows, ...state.workspaces.rows];
  const accounts = new Set(holders.map((row) => row.accountId));
  return state.roles.rows
    .filter(({ roleName, accountId }) => roleName === readerRoleName && accounts.has(accountId))
    .filter(({ accountId }) => accountId !== playedAccountId)
    .map(({ roleArn }) => roleArn);
};

const isManager = (user: EnvironmentUserRow): boolean =>
  user.type === 'SUPER_USER' && user.status === 'ENABLED' && user.apiAccess === 'ENABLED';

/** By the id of each environment that is there: the role that stands in for a superuser of it. */
export const finspaceRolesOf = (state: SandboxState): Readonly<Record<string, string>> =>
  Object.fromEntries(
    state.environments.rows.flatMap(({ environmentId, status }) => {
      const manager = state.usersOfEnvironment.get(environmentId).find(isManager);
      const roleArn = manager?.apiAccessPrincipalArn;
      return status === 'CREATED' && roleArn !== undefined ? [[environmentId, roleArn]] : [];
    }),
  );
