/** Finding what a request to finspace-data names, in the environment of its credentials. */
import type {
  EnvironmentUserRow,
  PermissionGroupMemberRow,
  PermissionGroupRow,
} from '../../finspace-rows.ts';
import { SandboxError, type SandboxCall } from '../../service.ts';
import { memberKey, type SandboxState } from '../../state.ts';
import { required } from '../answer.ts';

const notFound = (what: string, id: string): SandboxError =>
  new SandboxError('ResourceNotFoundException', `${what} with id ${id} does not exist.`, {
    reason: `${what} not found`,
  });

/** What a call's credentials stand for. Whether they stand for anything was settled before. */
export const callerOf = ({ caller }: SandboxCall): { environmentId: string; userId: string } =>
  required(caller.environmentUser, 'credentials of FinSpace');

/** @throws ResourceNotFoundException if the environment has no such user. */
export const userOf = (
  state: SandboxState,
  userId: string,
  call: SandboxCall,
): EnvironmentUserRow => {
  const row = state.environmentUsers.get(userId);
  if (row?.environmentId !== callerOf(call).environmentId) throw notFound('User', userId);
  return row;
};

/** @throws ResourceNotFoundException if the environment has no such permission group. */
export const groupOf = (
  state: SandboxState,
  permissionGroupId: string,
  call: SandboxCall,
): PermissionGroupRow => {
  const row = state.permissionGroups.get(permissionGroupId);
  if (row?.environmentId !== callerOf(call).environmentId) {
    throw notFound('Permission group', permissionGroupId);
  }
  return row;
};

/** The caller's own membership in a permission group, if there is one. */
export const ownMembership = (
  state: SandboxState,
  { permissionGroupId }: PermissionGroupRow,
  call: SandboxCall,
): PermissionGroupMemberRow | undefined =>
  state.permissionGroupMembers.get(memberKey(permissionGroupId, callerOf(call).userId));
