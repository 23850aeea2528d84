/**
 * What takes time in FinSpace: environments come and go, users and members of permission groups
 * come after they were asked for. As with the operations of IAM Identity Center, what is due happens
 * when somebody looks, so that only the clock decides what anyone sees.
 */
import { resourceFailureByRule } from './fail-rules.ts';
import type { EnvironmentChange, EnvironmentRow } from './finspace-rows.ts';
import { createRandom, hexId } from './ids.ts';
import type { OperationSettings } from './operations.ts';
import { memberKey, type SandboxState } from './state.ts';

/** How long a deleted environment is still shown. */
const shownAfterDeletionMs = 10 * 60_000;
/** Of the time that a change takes, the part before the work on it begins. */
const waitingPart = 0.25;

export class EnvironmentLife {
  readonly #state: SandboxState;
  readonly #settings: OperationSettings;

  constructor(state: SandboxState, settings: OperationSettings) {
    this.#state = state;
    this.#settings = settings;
  }

  /** How long what has this id takes, in milliseconds: always the same. */
  durationOf(id: string): number {
    const [least, most] = this.#settings.durationMs;
    const chance = createRandom(Number.parseInt(hexId(id, 8), 16))();
    return Math.round(least + chance * (most - least));
  }

  /** When an environment that is asked to come or to go now will have done so. */
  change(kind: EnvironmentChange['kind'], environmentId: string, now: number): EnvironmentChange {
    const duration = this.durationOf(`${kind} ${environmentId}`);
    return { kind, beginsAt: now + Math.round(duration * waitingPart), endsAt: now + duration };
  }

  /** Does what is due. Returns whether anything was. */
  settle(now: number): boolean {
    const environments = [...this.#state.environments.rows].filter((row) => this.#step(row, now));
    const users = this.#admitUsers(now);
    const members = this.#settleMembers(now);
    return environments.length > 0 || users || members;
  }

  #step(row: EnvironmentRow, now: number): boolean {
    const { change, status } = row;
    if (change !== undefined && change.endsAt <= now) this.#end(row, change);
    else if (change !== undefined && change.beginsAt <= now) {
      row.status = change.kind === 'CREATE' ? 'CREATING' : 'DELETING';
    }
    if (row.goneAt === undefined || row.goneAt > now) return row.status !== status;
    this.#state.environments.delete(row.environmentId);
    this.#state.tags.delete(row.environmentArn);
    return true;
  }

  #end(row: EnvironmentRow, { kind, endsAt }: EnvironmentChange): void {
    const { name, environmentId, accountId } = row;
    const fails = resourceFailureByRule(this.#settings.failRules, {
      kind: 'environment',
      names: [name, environmentId],
      accountId,
      operation: kind === 'CREATE' ? 'CreateEnvironment' : 'DeleteEnvironment',
    });
    delete row.change;
    if (kind === 'CREATE') {
      row.status = fails === undefined ? 'CREATED' : 'FAILED_CREATION';
      if (fails !== undefined) this.#empty(environmentId);
      return;
    }
    row.status = fails === undefined ? 'DELETED' : 'FAILED_DELETION';
    if (fails !== undefined) return;
    this.#empty(environmentId);
    row.goneAt = endsAt + shownAfterDeletionMs;
  }

  /** Removes everyone and every permission group from an environment. */
  #empty(environmentId: string): void {
    const state = this.#state;
    for (const { permissionGroupId } of [...state.groupsOfEnvironment.get(environmentId)]) {
      removePermissionGroup(state, permissionGroupId);
    }
    for (const { userId } of [...state.usersOfEnvironment.get(environmentId)]) {
      state.environmentUsers.delete(userId);
    }
  }

  #admitUsers(now: number): boolean {
    const ready = this.#state.environmentUsers.rows.filter(
      (row) => row.readyAt !== undefined && row.readyAt <= now,
    );
    for (const row of ready) {
      row.status = 'ENABLED';
      row.lastEnabledAt = row.readyAt;
      delete row.readyAt;
    }
    return ready.length > 0;
  }

  #settleMembers(now: number): boolean {
    const due = this.#state.permissionGroupMembers.rows.filter(
      (row) => row.settlesAt !== undefined && row.settlesAt <= now,
    );
    for (const row of due) {
      delete row.settlesAt;
      if (row.status === 'ADDITION_IN_PROGRESS') row.status = 'ADDITION_SUCCESS';
      else this.#state.permissionGroupMembers.delete(memberKey(row.permissionGroupId, row.userId));
    }
    return due.length > 0;
  }
}

/** Removes a permission group, and with it who was in it. */
export const removePermissionGroup = (state: SandboxState, permissionGroupId: string): void => {
  for (const { userId } of [...state.membersOfPermissionGroup.get(permissionGroupId)]) {
    state.permissionGroupMembers.delete(memberKey(permissionGroupId, userId));
  }
  state.permissionGroups.delete(permissionGroupId);
};
