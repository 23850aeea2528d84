/** Reads of users. */
import { paginate } from '../../pages.ts';
import type { SandboxCall } from '../../service.ts';
import type { SandboxState } from '../../state.ts';
import type { Handlers } from '../answer.ts';
import { callerOf, groupOf, userOf } from './find.ts';
import type { GroupInput, PageInput, UserInput } from './inputs.ts';
import { toGroupUser, toUser } from './shapes.ts';

/** finspace-data answers at most a hundred rows a page. */
export const largestPage = 100;

export const userReads = (state: SandboxState): Handlers => ({
  GetUser({ userId }: UserInput, call: SandboxCall): object {
    return toUser(userOf(state, userId, call));
  },

  ListUsers(input: PageInput, call: SandboxCall): object {
    const { environmentId } = callerOf(call);
    const users = state.usersOfEnvironment.get(environmentId);
    const scope = `ListUsers ${environmentId}`;
    const { page, nextToken } = paginate(users, input, { scope, maximum: largestPage });
    return { users: page.map(toUser), nextToken };
  },

  ListUsersByPermissionGroup(input: PageInput & GroupInput, call: SandboxCall): object {
    const { permissionGroupId } = groupOf(state, input.permissionGroupId, call);
    const members = state.membersOfPermissionGroup.get(permissionGroupId);
    const scope = `ListUsersByPermissionGroup ${permissionGroupId}`;
    const { page, nextToken } = paginate(members, input, { scope, maximum: largestPage });
    const users = page.map((member) => toGroupUser(userOf(state, member.userId, call), member));
    return { users, nextToken };
  },
});
