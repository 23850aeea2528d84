/** Making, changing and deleting permission sets. */
import type {
  CreatePermissionSetCommandInput,
  CreatePermissionSetCommandOutput,
  DeletePermissionSetCommandInput,
  DeletePermissionSetCommandOutput,
  UpdatePermissionSetCommandInput,
  UpdatePermissionSetCommandOutput,
} from '@aws-sdk/client-sso-admin';

import { hexId } from '../../ids.ts';
import type { Operations } from '../../operations.ts';
import type { PermissionSetRow } from '../../rows.ts';
import { SandboxError, type SandboxCall } from '../../service.ts';
import type { SandboxState } from '../../state.ts';
import { conflict, required, validationError, type Answer, type Handlers } from '../answer.ts';
import { permissionSetOf } from './find.ts';
import { toPermissionSet } from './permission-set-reads.ts';
import { mergeTags, setTags } from './tags.ts';

const mostPermissionSets = 3500;

/** One to twelve hours, whatever ISO 8601 form they are in. */
const checkSessionDuration = (duration: string): void => {
  const [, hours = 0, minutes = 0, seconds = 0] =
    /^PT(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?$/.exec(duration) ?? [];
  const total = Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds);
  if (total < 3600 || total > 12 * 3600) {
    throw validationError('SessionDuration must be between 1 and 12 hours.');
  }
};

const newRow = (
  state: SandboxState,
  input: CreatePermissionSetCommandInput,
  createdAt: number,
): PermissionSetRow => {
  const instanceArn = required(input.InstanceArn, 'InstanceArn');
  const row: PermissionSetRow = {
    permissionSetArn: `${instanceArn.replace(':instance/', ':permissionSet/')}/ps-${hexId(state.nextUuid(), 16)}`,
    instanceArn,
    name: required(input.Name, 'Name'),
    createdAt,
    sessionDuration: input.SessionDuration ?? 'PT1H',
    managedPolicyArns: [],
    customerManagedPolicies: [],
    revision: 1,
  };
  if (input.Description !== undefined) row.description = input.Description;
  if (input.RelayState !== undefined) row.relayState = input.RelayState;
  return row;
};

export const permissionSetWrites = (state: SandboxState, operations: Operations): Handlers => ({
  CreatePermissionSet(
    input: CreatePermissionSetCommandInput,
    call: SandboxCall,
  ): Answer<CreatePermissionSetCommandOutput> {
    const name = required(input.Name, 'Name');
    if (input.SessionDuration !== undefined) checkSessionDuration(input.SessionDuration);
    const tags = mergeTags({}, input.Tags ?? []);
    if (state.permissionSetsByName.get(name.toLowerCase()).length > 0) {
      throw conflict(`PermissionSet with name ${name} already exists.`);
    }
    if (state.permissionSets.size >= mostPermissionSets) {
      throw new SandboxError(
        'ServiceQuotaExceededException',
        `The instance cannot have more than ${mostPermissionSets} permission sets.`,
      );
    }
    const row = newRow(state, input, call.clock.now());
    state.permissionSets.add(row);
    setTags(state, row.permissionSetArn, tags);
    return { PermissionSet: toPermissionSet(row) };
  },

  /** What is left out stays, except the relay state, which goes. */
  UpdatePermissionSet(
    input: UpdatePermissionSetCommandInput,
  ): Answer<UpdatePermissionSetCommandOutput> {
    const row = permissionSetOf(state, input);
    if (input.SessionDuration !== undefined) {
      checkSessionDuration(input.SessionDuration);
      row.sessionDuration = input.SessionDuration;
    }
    if (input.Description !== undefined) row.description = input.Description;
    if (input.RelayState === undefined) delete row.relayState;
    else row.relayState = input.RelayState;
    row.revision += 1;
    return {};
  },

  DeletePermissionSet(
    input: DeletePermissionSetCommandInput,
    call: SandboxCall,
  ): Answer<DeletePermissionSetCommandOutput> {
    const { permissionSetArn, releasedAt = -Infinity } = permissionSetOf(state, input);
    if (operations.isBusy(permissionSetArn)) {
      throw conflict('There is a conflicting operation in process.');
    }
    const isHeld = state.provisioningsOfSet.get(permissionSetArn).length > 0;
    if (isHeld || call.clock.now() < releasedAt + operations.releaseMs) {
      throw conflict(
        'Could not delete because PermissionSet has ApplicationProfile associated with it.',
      );
    }
    state.permissionSets.delete(permissionSetArn);
    setTags(state, permissionSetArn, {});
    return {};
  },
});
