/** What must be so of the users of an environment. */
import type { EnvironmentUserRow } from '../../finspace-rows.ts';
import { SandboxError } from '../../service.ts';
import type { SandboxState } from '../../state.ts';
import { conflict, validationError } from '../answer.ts';

const mostUsers = 5;

/** @throws LimitExceededException if one more user would be too many; disabled ones do not count. */
export const checkUserLimit = (state: SandboxState, environmentId: string): void => {
  const users = state.usersOfEnvironment.get(environmentId);
  if (users.filter((user) => user.status !== 'DISABLED').length < mostUsers) return;
  throw new SandboxError(
    'LimitExceededException',
    `The environment has the most users that it may have: ${mostUsers}.`,
  );
};

/** @throws ConflictException if another user has the address, in whatever case. */
export const checkEmail = (
  state: SandboxState,
  environmentId: string,
  emailAddress: string,
): void => {
  const taken = state.usersOfEnvironment
    .get(environmentId)
    .some((user) => user.emailAddress.toLowerCase() === emailAddress.toLowerCase());
  if (taken) throw conflict('A user with the email address already exists.');
};

type Access = Partial<Pick<EnvironmentUserRow, 'apiAccess' | 'apiAccessPrincipalArn'>>;

/** @throws ValidationException unless a user with API access has a role of the account of the environment. */
export const checkApiAccess = (
  state: SandboxState,
  environmentId: string,
  { apiAccess, apiAccessPrincipalArn }: Access,
): void => {
  if (apiAccess === 'ENABLED' && apiAccessPrincipalArn === undefined) {
    throw validationError('apiAccessPrincipalArn is required when apiAccess is ENABLED.');
  }
  const accountId = state.environments.get(environmentId)?.accountId;
  const owner = apiAccessPrincipalArn?.split(':')[4];
  if (owner !== undefined && owner !== accountId) {
    throw validationError(
      `apiAccessPrincipalArn must be a role of the account of the environment, ${accountId}.`,
    );
  }
};

/** @throws ConflictException while the user is not there yet. */
export const checkReady = ({ userId, status }: EnvironmentUserRow): void => {
  if (status === 'CREATING') throw conflict(`User ${userId} is being created.`);
};
