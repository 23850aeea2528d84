/** Creation, update and deletion of permission groups. */
import { removePermissionGroup } from '../../environment-life.ts';
import { finspaceId } from '../../environment-place.ts';
import { SandboxError, type SandboxCall } from '../../service.ts';
import type { SandboxState } from '../../state.ts';
import { conflict, present, type Handlers } from '../answer.ts';
import { callerOf, groupOf } from './find.ts';
import type { CreateGroupInput, GroupInput, UpdateGroupInput } from './inputs.ts';

const mostGroups = 20;

interface GroupOutput {
  readonly permissionGroupId: string;
}

/** @throws ConflictException if another group of the environment has the name. */
const checkName = (
  state: SandboxState,
  environmentId: string,
  name: string | undefined,
  own?: string,
): void => {
  const taken = state.groupsOfEnvironment
    .get(environmentId)
    .some((group) => group.name === name && group.permissionGroupId !== own);
  if (taken) throw conflict('A permission group with the name already exists.');
};

export const groupWrites = (state: SandboxState): Handlers => ({
  CreatePermissionGroup(input: CreateGroupInput, call: SandboxCall): GroupOutput {
    const { environmentId } = callerOf(call);
    const { name, description, applicationPermissions } = input;
    checkName(state, environmentId, name);
    if (state.groupsOfEnvironment.get(environmentId).length >= mostGroups) {
      throw new SandboxError(
        'LimitExceededException',
        `The environment has the most permission groups that it may have: ${mostGroups}.`,
      );
    }
    const permissionGroupId = finspaceId(state.nextUuid());
    const now = call.clock.now();
    state.permissionGroups.add({
      environmentId,
      permissionGroupId,
      name,
      ...present({ description }),
      applicationPermissions: [...new Set(applicationPermissions)],
      createdAt: now,
      lastModifiedAt: now,
    });
    return { permissionGroupId };
  },

  UpdatePermissionGroup(input: UpdateGroupInput, call: SandboxCall): GroupOutput {
    const group = groupOf(state, input.permissionGroupId, call);
    const { permissionGroupId, environmentId } = group;
    const { name, description, applicationPermissions } = input;
    checkName(state, environmentId, name, permissionGroupId);
    Object.assign(group, present({ name, description }), { lastModifiedAt: call.clock.now() });
    if (applicationPermissions !== undefined) {
      group.applicationPermissions = [...new Set(applicationPermissions)];
    }
    return { permissionGroupId };
  },

  DeletePermissionGroup(input: GroupInput, call: SandboxCall): GroupOutput {
    const { permissionGroupId } = groupOf(state, input.permissionGroupId, call);
    removePermissionGroup(state, permissionGroupId);
    return { permissionGroupId };
  },
});
