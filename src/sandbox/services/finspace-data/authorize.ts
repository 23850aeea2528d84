/** Whom finspace-data lets in: those with credentials that it handed out itself. */
import type { EnvironmentUserRow } from '../../finspace-rows.ts';
import type { SandboxError, SandboxCall } from '../../service.ts';
import type { SandboxState } from '../../state.ts';
import { accessDenied } from '../answer.ts';

const credentialsOperation = 'GetProgrammaticAccessCredentials';

/** The refusal of an operation, as IAM words it. */
export const refusal = (
  state: SandboxState,
  operation: string,
  call: SandboxCall,
): SandboxError => {
  const { caller, region } = call;
  const place = `arn:${state.settings.partition}:finspace-api:${region}:${caller.accountId}`;
  const path =
    operation === credentialsOperation
      ? 'credentials/programmatic'
      : operation.includes('Group')
        ? 'permission-group'
        : 'user';
  return accessDenied(call, `finspace-api:${operation}`, `${place}:/${path}`);
};

const mayUseApi = (user: EnvironmentUserRow | undefined): user is EnvironmentUserRow =>
  user?.status === 'ENABLED' && user.apiAccess === 'ENABLED';

/** Whether the environment is there, in the Region that was asked. */
const isOpen = (state: SandboxState, environmentId: string, region: string): boolean => {
  const environment = state.environments.get(environmentId);
  return environment?.status === 'CREATED' && environment.region === region;
};

/** Whether a user may see and change users and permission groups. */
const managesUsers = (state: SandboxState, user: EnvironmentUserRow): boolean =>
  user.type === 'SUPER_USER' ||
  state.permissionGroupsOfUser
    .get(user.userId)
    .filter((member) => member.status === 'ADDITION_SUCCESS')
    .some(({ permissionGroupId }) =>
      state.permissionGroups
        .get(permissionGroupId)
        ?.applicationPermissions.includes('ManageUsersAndGroups'),
    );

/** The user whose credentials the caller's role may have. */
export const userOfRole = (
  state: SandboxState,
  environmentId: string,
  { caller, region }: SandboxCall,
): EnvironmentUserRow | undefined => {
  if (!isOpen(state, environmentId, region)) return undefined;
  // A session's user id begins with its role's id, and its ARN lacks the role's path.
  const [roleId] = caller.userId.split(':');
  const role = state.roles.rows.find((row) => row.roleId === roleId);
  if (role === undefined) return undefined;
  return state.usersOfEnvironment
    .get(environmentId)
    .find((user) => mayUseApi(user) && user.apiAccessPrincipalArn === role.roleArn);
};

/** What a user may ask: all of it, or what the user is. */
const allows = (
  state: SandboxState,
  user: EnvironmentUserRow,
  operation: string,
  { userId }: { userId?: string },
): boolean => {
  // Nobody but a superuser sets the password of somebody else.
  if (operation === 'ResetUserPassword') return user.type === 'SUPER_USER';
  if (operation === 'GetUser' && userId === user.userId) return true;
  return managesUsers(state, user);
};

/**
 * Asks of every operation but the one that hands them out for credentials of FinSpace's own, and
 * of these that their user may still use them, and for this.
 *
 * @throws AccessDeniedException
 */
export const admitToFinSpaceData =
  (state: SandboxState) =>
  (operation: string, input: object, call: SandboxCall): void => {
    const { environmentUser } = call.caller;
    if (operation === credentialsOperation && environmentUser === undefined) return;
    const user = state.environmentUsers.get(environmentUser?.userId ?? '');
    const isAdmitted =
      operation !== credentialsOperation &&
      mayUseApi(user) &&
      isOpen(state, user.environmentId, call.region) &&
      allows(state, user, operation, input);
    if (!isAdmitted) throw refusal(state, operation, call);
  };

/**
 * Keeps FinSpace's own credentials to its data API. Who one is, everyone may ask.
 *
 * @throws AccessDeniedException
 */
export const keepToFinSpaceData = (service: string, operation: string, call: SandboxCall): void => {
  if (call.caller.environmentUser === undefined || service === 'finspace-data') return;
  if (operation === 'GetCallerIdentity') return;
  const prefix = service === 'sso-admin' ? 'sso' : service;
  throw accessDenied(call, `${prefix}:${operation}`, '*');
};
