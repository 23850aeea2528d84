import { checkAll, unlessLeftOut } from '../../../../core/checks.ts';
import type { MutationResolvers } from '../../../../generated/resolvers.ts';
import { mutation } from '../../../../mutation.ts';
import { permissionSetOf } from '../../change-permission-set.ts';
import {
  checkDescription,
  checkRelayState,
  checkSessionDuration,
} from '../../permission-set-input.ts';
import { updatePermissionSet as update } from '../../update-permission-set.ts';

export const updatePermissionSet: MutationResolvers['updatePermissionSet'] = (
  _root,
  { input },
  context,
) =>
  mutation(context, () => {
    const key = permissionSetOf(input.permissionSet);
    const { description, sessionDuration, relayState, expected } = input;
    checkAll(
      unlessLeftOut(description, 'input.description', checkDescription),
      unlessLeftOut(sessionDuration, 'input.sessionDuration', checkSessionDuration),
      relayState == null ? undefined : checkRelayState(relayState, 'input.relayState'),
    );
    return update(context, key, { description, sessionDuration, relayState }, expected ?? {});
  });
