/** Builds the firm, the same one every time. */
import { createRandom, hexId, shuffle } from '../ids.ts';
import type { AssignmentRow, PermissionSetRow } from '../rows.ts';
import { pairKey, type SandboxState } from '../state.ts';
import { accessSeeds, heldByNobody, outdated, type AccessSeed } from './access.ts';
import { accountSeeds, unitPaths } from './accounts.ts';
import { addApplications } from './applications.ts';
import { addDirectory, groupIdOf, userIdOf } from './directory.ts';
import { addEnvironments } from './environments.ts';
import { addAccount, addRoles, day, rootId } from './foundation.ts';
import { addHistory } from './history.ts';
import { addLabInstance } from './lab.ts';
import { permissionSetSeeds, type PermissionSetSeed } from './permission-sets.ts';
import { addWorkspaces } from './workspaces.ts';

/** The order of AWS's lists means nothing, so neither does ours: but it never changes. */
const firmOrder = 7;

/**
 * Fills a state that has nothing but its foundation. `now` dates last night's operations, and tokens
 * that are soon to expire.
 */
export const loadFirm = (state: SandboxState, now: number): void => {
  const random = createRandom(firmOrder);
  const units = addUnits(state);
  for (const seed of shuffle(accountSeeds, random)) {
    addAccount(state, seed, seed.unit === '' ? rootId : (units.get(seed.unit) ?? rootId));
  }
  addAccountTags(state);
  addRoles(state);
  addDirectory(state, random);
  for (const seed of shuffle(permissionSetSeeds, random)) addSet(state, seed);
  const rows = accessSeeds.flatMap((seed) => assignmentsOf(state, seed));
  for (const row of shuffle(rows, random)) assign(state, row);
  for (const [set, account] of heldByNobody) provision(state, set, account);
  for (const [set, account] of outdated) age(state, set, account);
  addApplications(state);
  addLabInstance(state);
  addEnvironments(state);
  addWorkspaces(state, now);
  addHistory(state, now);
};

/** Adds an assignment and, if it is the pair's first, the set to the account. */
export const assign = (state: SandboxState, row: AssignmentRow): void => {
  state.assignments.add(row);
  const { accountId, permissionSetArn } = row;
  if (state.provisionings.has(pairKey(accountId, permissionSetArn))) return;
  const revision = state.permissionSets.get(permissionSetArn)?.revision ?? 1;
  state.provisionings.add({ accountId, permissionSetArn, revision });
};

const addUnits = (state: SandboxState): Map<string, string> => {
  const ids = new Map<string, string>();
  for (const path of unitPaths) {
    const parts = path.split('/');
    const name = parts.pop() ?? '';
    const ouId = `ou-${rootId.slice(2)}-${hexId(`unit/${path}`, 8)}`;
    const parentId = ids.get(parts.join('/')) ?? rootId;
    state.organizationalUnits.add({ ouId, name, parentId });
    ids.set(path, ouId);
  }
  return ids;
};

const addAccountTags = (state: SandboxState): void => {
  for (const { accountId, name } of state.accounts.rows) {
    const stage = /-(prod|dev|uat)$/.exec(name)?.[1];
    if (stage === undefined) continue;
    const tags = { Stage: stage, System: name.slice(0, -stage.length - 1) };
    state.tags.add({ resource: accountId, tags });
  }
};

const addSet = (state: SandboxState, seed: PermissionSetSeed): void => {
  const { partition, instanceArn } = state.settings;
  const instanceId = instanceArn.slice(instanceArn.lastIndexOf('/') + 1);
  const permissionSetArn = `arn:${partition}:sso:::permissionSet/${instanceId}/ps-${hexId(`set/${seed.name}`, 16)}`;
  const row: PermissionSetRow = {
    permissionSetArn,
    instanceArn,
    name: seed.name,
    createdAt: day(seed.created),
    description: seed.description,
    sessionDuration: seed.sessionDuration,
    managedPolicyArns: (seed.managedPolicies ?? []).map(
      (name) => `arn:${partition}:iam::aws:policy/${name}`,
    ),
    customerManagedPolicies: [...(seed.customerManagedPolicies ?? [])],
    revision: seed.revision ?? 1,
  };
  if (seed.relayState !== undefined) row.relayState = seed.relayState;
  if (seed.inlinePolicy !== undefined) row.inlinePolicy = JSON.stringify(seed.inlinePolicy);
  if (seed.boundary !== undefined)
    row.permissionsBoundary = { customerManagedPolicy: seed.boundary };
  state.permissionSets.add(row);
  if (seed.tags !== undefined)
    state.tags.add({ resource: permissionSetArn, tags: { ...seed.tags } });
};

const setArn = (state: SandboxState, name: string): string => {
  const set = state.permissionSetsByName.get(name.toLowerCase())[0];
  if (set === undefined) throw new Error(`No permission set ${name}`);
  return set.permissionSetArn;
};

const assignmentsOf = (state: SandboxState, seed: AccessSeed): AssignmentRow[] => {
  const { accounts, group, user } = seed;
  const permissionSetArn = setArn(state, seed.permissionSet);
  const principal =
    group === undefined
      ? ({ principalType: 'USER', principalId: userIdOf(state, user ?? '') } as const)
      : ({ principalType: 'GROUP', principalId: groupIdOf(state, group) } as const);
  return state.accounts.rows
    .filter(({ name }) =>
      accounts instanceof RegExp ? accounts.test(name) : accounts.includes(name),
    )
    .map(({ accountId }) => ({ accountId, permissionSetArn, ...principal }));
};

const accountOf = (state: SandboxState, name: string): string => {
  const account = state.accounts.rows.find((row) => row.name === name);
  if (account === undefined) throw new Error(`No account ${name}`);
  return account.accountId;
};

const provision = (state: SandboxState, set: string, account: string): void => {
  const permissionSetArn = setArn(state, set);
  const revision = state.permissionSets.get(permissionSetArn)?.revision ?? 1;
  state.provisionings.add({ accountId: accountOf(state, account), permissionSetArn, revision });
};

const age = (state: SandboxState, set: string, account: string): void => {
  const row = state.provisionings.get(pairKey(accountOf(state, account), setArn(state, set)));
  if (row === undefined) throw new Error(`${account} does not hold ${set}`);
  row.revision -= 1;
};
