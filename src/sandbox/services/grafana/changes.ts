/**
 * Changes of workspaces, which take their time. A change ends when somebody looks after its time, so
 * that only the clock decides what anyone sees: until then the workspace is as it was.
 */
import type { WorkspaceStatus } from '@aws-sdk/client-grafana';

import { resourceFailureByRule, type FailRule } from '../../fail-rules.ts';
import type { WorkspaceChange, WorkspaceRow } from '../../grafana-rows.ts';
import { createRandom, hexId } from '../../ids.ts';
import { heldKey, type SandboxState } from '../../state.ts';
import { workspaceArn } from './shapes.ts';
import { addSignInApplication, removeSignInApplication } from './sign-in-application.ts';

export interface WorkspaceChangeSettings {
  /** Least and most milliseconds that a change takes. */
  readonly durationMs: readonly [number, number];
  readonly failRules: readonly FailRule[];
}

export interface WorkspaceChangeRequest extends Omit<WorkspaceChange, 'finishesAt'> {
  /** What the workspace is until the change has ended. */
  readonly status: WorkspaceStatus;
}

export class WorkspaceChanges {
  readonly #state: SandboxState;
  readonly #settings: WorkspaceChangeSettings;

  constructor(state: SandboxState, settings: WorkspaceChangeSettings) {
    this.#state = state;
    this.#settings = settings;
  }

  /** Begins a change of a workspace that none is under way on. */
  begin(row: WorkspaceRow, request: WorkspaceChangeRequest, now: number): void {
    const { status, ...change } = request;
    const [least, most] = this.#settings.durationMs;
    const text = `${row.workspaceId}/${change.operation}/${now}`;
    const chance = createRandom(Number.parseInt(hexId(text, 8), 16))();
    row.status = status;
    row.change = { ...change, finishesAt: now + Math.round(least + chance * (most - least)) };
  }

  /** Ends what is due. Returns whether anything was. */
  settle(now: number): boolean {
    const due = this.#state.workspaces.rows.flatMap((row) =>
      row.change !== undefined && row.change.finishesAt <= now ? [[row, row.change] as const] : [],
    );
    for (const [row, change] of due) this.#end(row, change);
    return due.length > 0;
  }

  #end(row: WorkspaceRow, change: WorkspaceChange): void {
    delete row.change;
    row.modifiedAt = change.finishesAt;
    if (this.#fails(row, change.operation)) {
      row.status = change.failedStatus;
    } else if (change.aims === undefined) {
      removeWorkspace(this.#state, row);
    } else {
      this.#reach(row, change.aims, change.finishesAt);
    }
  }

  /** Grafana never says why. */
  #fails({ workspaceId, accountId, details }: WorkspaceRow, operation: string): boolean {
    const names = [workspaceId, details.name ?? workspaceId];
    const changed = { kind: 'workspace', names, accountId, operation } as const;
    return resourceFailureByRule(this.#settings.failRules, changed) !== undefined;
  }

  #reach(row: WorkspaceRow, aims: NonNullable<WorkspaceChange['aims']>, now: number): void {
    const before = row.authentication.ssoClientId;
    Object.assign(row, aims);
    row.status = 'ACTIVE';
    const after = row.authentication.ssoClientId;
    if (before === after) return;
    if (after !== undefined) addSignInApplication(this.#state, row, after, now);
    else {
      removeSignInApplication(this.#state, before);
      removePermissions(this.#state, row);
    }
  }
}

/** Without IAM Identity Center nobody has a role by way of it. */
const removePermissions = (state: SandboxState, { workspaceId }: WorkspaceRow): void => {
  for (const { principalId } of [...state.permissionsOfWorkspace.get(workspaceId)]) {
    state.workspacePermissions.delete(heldKey(workspaceId, principalId));
  }
};

/** Removes a service account with its tokens. */
export const removeServiceAccount = (
  state: SandboxState,
  workspaceId: string,
  serviceAccountId: string,
): void => {
  const key = heldKey(workspaceId, serviceAccountId);
  for (const { tokenId } of [...state.tokensOfServiceAccount.get(key)]) {
    state.serviceAccountTokens.delete(heldKey(workspaceId, serviceAccountId, tokenId));
  }
  state.serviceAccounts.delete(key);
};

const removeWorkspace = (state: SandboxState, row: WorkspaceRow): void => {
  const { workspaceId } = row;
  removePermissions(state, row);
  for (const { serviceAccountId } of [...state.serviceAccountsOfWorkspace.get(workspaceId)]) {
    removeServiceAccount(state, workspaceId, serviceAccountId);
  }
  for (const { name } of [...state.apiKeysOfWorkspace.get(workspaceId)]) {
    state.workspaceApiKeys.delete(heldKey(workspaceId, name));
  }
  removeSignInApplication(state, row.authentication.ssoClientId);
  state.tags.delete(workspaceArn(state, row));
  state.workspaces.delete(workspaceId);
};
