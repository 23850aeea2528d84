/** API keys of a workspace, which no operation lists. The secret is in one answer only. */
import type {
  CreateWorkspaceApiKeyCommandInput,
  CreateWorkspaceApiKeyCommandOutput,
  DeleteWorkspaceApiKeyCommandInput,
  DeleteWorkspaceApiKeyCommandOutput,
  Role,
} from '@aws-sdk/client-grafana';

import { hexId } from '../../ids.ts';
import type { SandboxCall } from '../../service.ts';
import { heldKey, type SandboxState } from '../../state.ts';
import { required, type Answer, type Handlers } from '../answer.ts';
import { conflict, invalid, notFound, quotaExceeded } from './errors.ts';
import { changeableWorkspaceOf } from './find.ts';

const mostKeys = 100;
const roles: readonly Role[] = ['ADMIN', 'EDITOR', 'VIEWER'];

/** The model takes any text. @throws ValidationException unless it is a role. */
const roleOf = (text: string | undefined): Role => {
  const role = roles.find((one) => one === text);
  if (role === undefined)
    throw invalid(`The role should be one of ${roles.join(', ')}.`, 'keyRole');
  return role;
};

export const apiKeyWrites = (state: SandboxState): Handlers => ({
  CreateWorkspaceApiKey(
    input: CreateWorkspaceApiKeyCommandInput,
    call: SandboxCall,
  ): Answer<CreateWorkspaceApiKeyCommandOutput> {
    const { workspaceId } = changeableWorkspaceOf(state, input, call);
    const name = required(input.keyName, 'keyName');
    const role = roleOf(input.keyRole);
    const rows = state.apiKeysOfWorkspace.get(workspaceId);
    if (rows.some((row) => row.name === name)) {
      throw conflict(`An API key with the name ${name} already exists.`, 'API_KEY', name);
    }
    if (rows.length >= mostKeys) {
      const message = `The workspace has ${mostKeys} API keys: no more are allowed.`;
      throw quotaExceeded(message, 'API_KEY', workspaceId);
    }
    const expiresAt = call.clock.now() + required(input.secondsToLive, 'secondsToLive') * 1000;
    state.workspaceApiKeys.add({ workspaceId, name, role, expiresAt });
    const secret = { k: `sandbox${hexId(state.nextUuid(), 25)}`, n: name, id: rows.length };
    const key = Buffer.from(JSON.stringify(secret)).toString('base64');
    return { keyName: name, key, workspaceId };
  },

  DeleteWorkspaceApiKey(
    input: DeleteWorkspaceApiKeyCommandInput,
    call: SandboxCall,
  ): Answer<DeleteWorkspaceApiKeyCommandOutput> {
    const { workspaceId } = changeableWorkspaceOf(state, input, call);
    const keyName = required(input.keyName, 'keyName');
    const row = state.workspaceApiKeys.delete(heldKey(workspaceId, keyName));
    if (row === undefined) throw notFound('API_KEY', keyName);
    return { keyName, workspaceId };
  },
});
