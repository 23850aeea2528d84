/** Tokens of service accounts. The secret is in the answer that makes one, and nowhere else. */
import type {
  CreateWorkspaceServiceAccountTokenCommandInput,
  CreateWorkspaceServiceAccountTokenCommandOutput,
  DeleteWorkspaceServiceAccountTokenCommandInput,
  DeleteWorkspaceServiceAccountTokenCommandOutput,
  ListWorkspaceServiceAccountTokensCommandInput,
  ListWorkspaceServiceAccountTokensCommandOutput,
  ServiceAccountTokenSummary,
} from '@aws-sdk/client-grafana';

import type { ServiceAccountTokenRow } from '../../grafana-rows.ts';
import { hexId } from '../../ids.ts';
import type { SandboxCall } from '../../service.ts';
import { heldKey, type SandboxState } from '../../state.ts';
import { present, required, type Answer, type Handlers } from '../answer.ts';
import { conflict, notFound, quotaExceeded } from './errors.ts';
import { changeableWorkspaceOf, pageOf, serviceAccountOf, workspaceOf } from './find.ts';
import { nextNumber } from './service-accounts.ts';

const mostTokens = 100;

const toSummary = (row: ServiceAccountTokenRow): ServiceAccountTokenSummary =>
  present<ServiceAccountTokenSummary>({
    id: row.tokenId,
    name: row.name,
    createdAt: new Date(row.createdAt),
    expiresAt: new Date(row.expiresAt),
    lastUsedAt: row.lastUsedAt === undefined ? undefined : new Date(row.lastUsedAt),
  });

export const tokenReads = (state: SandboxState): Handlers => ({
  /** Those that have expired are among them, until they are deleted. */
  ListWorkspaceServiceAccountTokens(
    input: ListWorkspaceServiceAccountTokensCommandInput,
    call: SandboxCall,
  ): Answer<ListWorkspaceServiceAccountTokensCommandOutput> {
    const workspace = workspaceOf(state, input, call);
    const { workspaceId } = workspace;
    const { serviceAccountId } = serviceAccountOf(state, workspace, input.serviceAccountId);
    const key = heldKey(workspaceId, serviceAccountId);
    const rows = state.tokensOfServiceAccount.get(key);
    const { page, nextToken } = pageOf(rows, input, `ListTokens ${key}`);
    return { serviceAccountTokens: page.map(toSummary), serviceAccountId, workspaceId, nextToken };
  },
});

export const tokenWrites = (state: SandboxState): Handlers => ({
  CreateWorkspaceServiceAccountToken(
    input: CreateWorkspaceServiceAccountTokenCommandInput,
    call: SandboxCall,
  ): Answer<CreateWorkspaceServiceAccountTokenCommandOutput> {
    const workspace = changeableWorkspaceOf(state, input, call);
    const { workspaceId } = workspace;
    const { serviceAccountId } = serviceAccountOf(state, workspace, input.serviceAccountId);
    const name = required(input.name, 'name');
    const rows = state.tokensOfServiceAccount.get(heldKey(workspaceId, serviceAccountId));
    const taken = rows.find((row) => row.name === name);
    if (taken !== undefined) {
      const message = `A token with the name ${name} already exists.`;
      throw conflict(message, 'SERVICE_ACCOUNT_TOKEN', taken.tokenId);
    }
    if (rows.length >= mostTokens) {
      const message = `The service account has ${mostTokens} tokens: no more are allowed.`;
      throw quotaExceeded(message, 'SERVICE_ACCOUNT_TOKEN', serviceAccountId);
    }
    const tokenId = nextNumber(state);
    const createdAt = call.clock.now();
    const expiresAt = createdAt + required(input.secondsToLive, 'secondsToLive') * 1000;
    const ids = { workspaceId, serviceAccountId, tokenId };
    state.serviceAccountTokens.add({ ...ids, name, createdAt, expiresAt });
    const key = `glsa_sandbox${hexId(state.nextUuid(), 24)}_${hexId(`${workspaceId}/${tokenId}`, 8)}`;
    return { serviceAccountToken: { id: tokenId, name, key }, serviceAccountId, workspaceId };
  },

  DeleteWorkspaceServiceAccountToken(
    input: DeleteWorkspaceServiceAccountTokenCommandInput,
    call: SandboxCall,
  ): Answer<DeleteWorkspaceServiceAccountTokenCommandOutput> {
    const workspace = changeableWorkspaceOf(state, input, call);
    const { workspaceId } = workspace;
    const { serviceAccountId } = serviceAccountOf(state, workspace, input.serviceAccountId);
    const tokenId = required(input.tokenId, 'tokenId');
    const row = state.serviceAccountTokens.delete(heldKey(workspaceId, serviceAccountId, tokenId));
    if (row === undefined) throw notFound('SERVICE_ACCOUNT_TOKEN', tokenId);
    return { tokenId, serviceAccountId, workspaceId };
  },
});
