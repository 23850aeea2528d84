/** Users put into permission groups, and taken out. */
import type { EnvironmentLife } from '../../environment-life.ts';
import { SandboxError, type SandboxCall } from '../../service.ts';
import { memberKey, type SandboxState } from '../../state.ts';
import { conflict, type Handlers } from '../answer.ts';
import { groupOf, userOf } from './find.ts';
import type { MemberInput } from './inputs.ts';
import { checkReady } from './user-rules.ts';

interface StatusOutput {
  /** The HTTP status of the answer; the model has nothing else in it. */
  readonly statusCode: number;
}

export const memberWrites = (state: SandboxState, life: EnvironmentLife): Handlers => ({
  AssociateUserToPermissionGroup(input: MemberInput, call: SandboxCall): StatusOutput {
    const { permissionGroupId } = groupOf(state, input.permissionGroupId, call);
    const user = userOf(state, input.userId, call);
    checkReady(user);
    const key = memberKey(permissionGroupId, user.userId);
    if (state.permissionGroupMembers.has(key)) {
      throw conflict(`User ${user.userId} is in permission group ${permissionGroupId} already.`);
    }
    state.permissionGroupMembers.add({
      permissionGroupId,
      userId: user.userId,
      status: 'ADDITION_IN_PROGRESS',
      settlesAt: call.clock.now() + life.durationOf(key),
    });
    return { statusCode: 200 };
  },

  DisassociateUserFromPermissionGroup(input: MemberInput, call: SandboxCall): StatusOutput {
    const { permissionGroupId } = groupOf(state, input.permissionGroupId, call);
    const { userId } = userOf(state, input.userId, call);
    const key = memberKey(permissionGroupId, userId);
    const member = state.permissionGroupMembers.get(key);
    if (member === undefined) {
      const message = `User ${userId} is not in permission group ${permissionGroupId}.`;
      throw new SandboxError('ResourceNotFoundException', message);
    }
    if (member.status !== 'ADDITION_SUCCESS') {
      throw conflict(`The membership of user ${userId} is ${member.status}.`);
    }
    member.status = 'REMOVAL_IN_PROGRESS';
    member.settlesAt = call.clock.now() + life.durationOf(key);
    return { statusCode: 200 };
  },
});
