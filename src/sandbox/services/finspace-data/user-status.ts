/** Users let in, kept out, and given a new password. */
import { hexId } from '../../ids.ts';
import type { SandboxCall } from '../../service.ts';
import type { SandboxState } from '../../state.ts';
import { conflict, validationError, type Handlers } from '../answer.ts';
import { userOf } from './find.ts';
import type { UserInput } from './inputs.ts';
import { checkReady, checkUserLimit } from './user-rules.ts';

export const userStatusWrites = (state: SandboxState): Handlers => ({
  EnableUser(input: UserInput, call: SandboxCall): object {
    const user = userOf(state, input.userId, call);
    checkReady(user);
    if (user.status === 'ENABLED') throw conflict(`User ${user.userId} is already enabled.`);
    checkUserLimit(state, user.environmentId);
    user.status = 'ENABLED';
    user.lastEnabledAt = user.lastModifiedAt = call.clock.now();
    return { userId: user.userId };
  },

  DisableUser(input: UserInput, call: SandboxCall): object {
    const user = userOf(state, input.userId, call);
    checkReady(user);
    if (user.status === 'DISABLED') throw conflict(`User ${user.userId} is already disabled.`);
    user.status = 'DISABLED';
    user.lastDisabledAt = user.lastModifiedAt = call.clock.now();
    return { userId: user.userId };
  },

  /** The password is in the answer and nowhere else: the sandbox does not keep it. */
  ResetUserPassword(input: UserInput, call: SandboxCall): object {
    const user = userOf(state, input.userId, call);
    checkReady(user);
    if (user.status === 'DISABLED') throw conflict(`User ${user.userId} is disabled.`);
    if (state.environments.get(user.environmentId)?.federationMode === 'FEDERATED') {
      throw validationError('Users of a federated environment have no password in FinSpace.');
    }
    user.lastModifiedAt = call.clock.now();
    const temporaryPassword = `Sandbox-${hexId(`password/${state.nextUuid()}`, 12)}`;
    return { userId: user.userId, temporaryPassword };
  },
});
