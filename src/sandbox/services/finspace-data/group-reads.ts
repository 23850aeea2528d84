/** Reads of permission groups. */
import { paginate } from '../../pages.ts';
import type { SandboxCall } from '../../service.ts';
import type { SandboxState } from '../../state.ts';
import type { Handlers } from '../answer.ts';
import { callerOf, groupOf, ownMembership, userOf } from './find.ts';
import type { GroupInput, PageInput, UserInput } from './inputs.ts';
import { toGroup, toUserGroup } from './shapes.ts';
import { largestPage } from './user-reads.ts';

export const groupReads = (state: SandboxState): Handlers => ({
  GetPermissionGroup({ permissionGroupId }: GroupInput, call: SandboxCall): object {
    const group = groupOf(state, permissionGroupId, call);
    return { permissionGroup: toGroup(group, ownMembership(state, group, call)) };
  },

  ListPermissionGroups(input: PageInput, call: SandboxCall): object {
    const { environmentId } = callerOf(call);
    const groups = state.groupsOfEnvironment.get(environmentId);
    const scope = `ListPermissionGroups ${environmentId}`;
    const { page, nextToken } = paginate(groups, input, { scope, maximum: largestPage });
    const permissionGroups = page.map((row) => toGroup(row, ownMembership(state, row, call)));
    return { permissionGroups, nextToken };
  },

  ListPermissionGroupsByUser(input: PageInput & UserInput, call: SandboxCall): object {
    const { userId } = userOf(state, input.userId, call);
    const members = state.permissionGroupsOfUser.get(userId);
    const scope = `ListPermissionGroupsByUser ${userId}`;
    const { page, nextToken } = paginate(members, input, { scope, maximum: largestPage });
    const permissionGroups = page.map((member) =>
      toUserGroup(groupOf(state, member.permissionGroupId, call), member),
    );
    return { permissionGroups, nextToken };
  },
});
