/** Who has which role in a workspace, by way of IAM Identity Center. A principal has one role. */
import type {
  ListPermissionsCommandInput,
  ListPermissionsCommandOutput,
  PermissionEntry,
  UpdateError,
  UpdateInstruction,
  UpdatePermissionsCommandInput,
  UpdatePermissionsCommandOutput,
  User,
} from '@aws-sdk/client-grafana';

import type { WorkspacePermissionRow, WorkspaceRow } from '../../grafana-rows.ts';
import type { SandboxCall } from '../../service.ts';
import { heldKey, type SandboxState } from '../../state.ts';
import { required, type Answer, type Handlers } from '../answer.ts';
import { invalid } from './errors.ts';
import { isChangeable, notActive, pageOf, workspaceOf } from './find.ts';
import { letOpen } from './sign-in-application.ts';

const toEntry = (row: WorkspacePermissionRow): PermissionEntry => ({
  user: {
    id: row.principalId,
    type: row.principalType === 'USER' ? 'SSO_USER' : 'SSO_GROUP',
  },
  role: row.role,
});

export const permissionReads = (state: SandboxState): Handlers => ({
  ListPermissions(
    input: ListPermissionsCommandInput,
    call: SandboxCall,
  ): Answer<ListPermissionsCommandOutput> {
    const { workspaceId } = workspaceOf(state, input, call);
    const { userType, userId, groupId } = input;
    const rows = state.permissionsOfWorkspace
      .get(workspaceId)
      .map(toEntry)
      .filter(
        ({ user }) =>
          (userType === undefined || user?.type === userType) &&
          (userId === undefined || (user?.type === 'SSO_USER' && user.id === userId)) &&
          (groupId === undefined || (user?.type === 'SSO_GROUP' && user.id === groupId)),
      );
    const scope = `ListPermissions ${workspaceId} ${userType} ${userId} ${groupId}`;
    const { page, nextToken } = pageOf(rows, input, scope);
    return { permissions: page, nextToken };
  },
});

/** What an instruction could not do for a user or a group. */
type Refusal = Pick<UpdateError, 'code' | 'message'>;

const isKnown = (state: SandboxState, { id = '', type }: User): boolean => {
  const principal = type === 'SSO_USER' ? state.users.get(id) : state.groups.get(id);
  return principal?.identityStoreId === state.settings.identityStoreId;
};

const add = (
  state: SandboxState,
  workspace: WorkspaceRow,
  role: WorkspacePermissionRow['role'],
  user: User,
): Refusal | undefined => {
  const principalId = required(user.id, 'id');
  const principalType = user.type === 'SSO_USER' ? 'USER' : 'GROUP';
  if (!isKnown(state, user)) {
    const store = state.settings.identityStoreId;
    const message = `The ${user.type} ${principalId} was not found in the directory ${store}.`;
    return { code: 404, message };
  }
  const { workspaceId } = workspace;
  const held = state.workspacePermissions.get(heldKey(workspaceId, principalId));
  if (held === undefined) {
    state.workspacePermissions.add({ workspaceId, principalType, principalId, role });
    letOpen(state, workspace, { principalType, principalId }, true);
  } else {
    held.role = role;
  }
  return undefined;
};

/** Revoking needs nobody in the directory: the principal may have left it. */
const revoke = (
  state: SandboxState,
  workspace: WorkspaceRow,
  role: WorkspacePermissionRow['role'],
  user: User,
): Refusal | undefined => {
  const principalId = required(user.id, 'id');
  const key = heldKey(workspace.workspaceId, principalId);
  const held = state.workspacePermissions.get(key);
  if (held?.role !== role || toEntry(held).user?.type !== user.type) {
    const message = `The ${user.type} ${principalId} does not have the role ${role}.`;
    return { code: 404, message };
  }
  state.workspacePermissions.delete(key);
  letOpen(state, workspace, held, false);
  return undefined;
};

/** Does what it can of an instruction, and says of each user and group what could not be done. */
const follow = (
  state: SandboxState,
  workspace: WorkspaceRow,
  { action, role, users }: UpdateInstruction,
): UpdateError[] => {
  const asked = required(role, 'role');
  return required(users, 'users').flatMap((user) => {
    const act = action === 'ADD' ? add : revoke;
    const refusal = act(state, workspace, asked, user);
    return refusal === undefined ? [] : [{ ...refusal, causedBy: { action, role, users: [user] } }];
  });
};

export const permissionWrites = (state: SandboxState): Handlers => ({
  /** The model gives it no ConflictException: a workspace that is not active is not valid. */
  UpdatePermissions(
    input: UpdatePermissionsCommandInput,
    call: SandboxCall,
  ): Answer<UpdatePermissionsCommandOutput> {
    const workspace = workspaceOf(state, input, call);
    if (!isChangeable(workspace)) throw invalid(notActive(workspace));
    if (!workspace.authentication.providers.includes('AWS_SSO')) {
      throw invalid('Permissions need a workspace that authenticates with IAM Identity Center.');
    }
    const batch = required(input.updateInstructionBatch, 'updateInstructionBatch');
    return { errors: batch.flatMap((instruction) => follow(state, workspace, instruction)) };
  },
});
