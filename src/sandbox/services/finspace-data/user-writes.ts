/** Creation and update of users. */
import type { EnvironmentLife } from '../../environment-life.ts';
import { finspaceId } from '../../environment-place.ts';
import type { SandboxCall } from '../../service.ts';
import type { SandboxState } from '../../state.ts';
import { present, type Handlers } from '../answer.ts';
import { callerOf, userOf } from './find.ts';
import type { CreateUserInput, UpdateUserInput } from './inputs.ts';
import { checkApiAccess, checkEmail, checkReady, checkUserLimit } from './user-rules.ts';

interface UserOutput {
  readonly userId: string;
}

export const userWrites = (state: SandboxState, life: EnvironmentLife): Handlers => ({
  CreateUser(input: CreateUserInput, call: SandboxCall): UserOutput {
    const { environmentId } = callerOf(call);
    checkApiAccess(state, environmentId, input);
    checkEmail(state, environmentId, input.emailAddress);
    checkUserLimit(state, environmentId);
    const { emailAddress, type, firstName, lastName, apiAccessPrincipalArn } = input;
    const userId = finspaceId(state.nextUuid());
    const now = call.clock.now();
    state.environmentUsers.add({
      environmentId,
      userId,
      emailAddress,
      type,
      ...present({ firstName, lastName, apiAccessPrincipalArn }),
      apiAccess: input.apiAccess ?? 'DISABLED',
      status: 'CREATING',
      createdAt: now,
      lastModifiedAt: now,
      readyAt: now + life.durationOf(userId),
    });
    return { userId };
  },

  UpdateUser(input: UpdateUserInput, call: SandboxCall): UserOutput {
    const user = userOf(state, input.userId, call);
    checkReady(user);
    const { type, firstName, lastName, apiAccess, apiAccessPrincipalArn } = input;
    const changes = present({ type, firstName, lastName, apiAccess, apiAccessPrincipalArn });
    checkApiAccess(state, user.environmentId, { ...user, ...changes });
    Object.assign(user, changes, { lastModifiedAt: call.clock.now() });
    return { userId: user.userId };
  },
});
