import { inputError } from '../../../../core/user-errors.ts';
import type { MutationResolvers } from '../../../../generated/resolvers.ts';
import { mutation } from '../../../../mutation.ts';
import { permissionSetOf } from '../../change-permission-set.ts';
import {
  type Check,
  checkAll,
  checkDescription,
  checkRelayState,
  checkSessionDuration,
} from '../../permission-set-input.ts';
import { updatePermissionSet as update } from '../../update-permission-set.ts';

/** Null is an error where AWS has no way to clear the value. */
const unlessLeftOut = (
  value: string | null | undefined,
  field: string,
  check: (value: string, field: string) => Check,
): Check => {
  if (value === undefined) return undefined;
  if (value !== null) return check(value, field);
  return inputError('VALIDATION', 'AWS cannot clear this: leave it out to keep it.', field);
};

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
