/** Generates an organization of any size. The same seed and numbers give the same rows. */
import { createRandom, hexId, shuffle } from '../ids.ts';
import { pairKey, type SandboxState } from '../state.ts';
import { everyIamPolicy } from './accounts.ts';
import { addMember, principalId } from './directory.ts';
import { day, emailDomain, rootId } from './foundation.ts';
import { assign } from './load-firm.ts';
import { accountName, groupName, permissionSetName, personName, unitNames } from './names.ts';
import type { Populations } from './populations.ts';

const indexes = (count: number): number[] =>
  Array.from({ length: Math.max(0, count) }, (_, i) => i);

const pickOne = <T>(items: readonly T[], random: () => number): T | undefined =>
  items[Math.floor(random() * items.length)];

/**
 * Adds rows until the organization's own instance has as many of everything as asked for. Accounts
 * that are there already keep what they hold, unless `fill` says `all`.
 */
export const growTo = (
  state: SandboxState,
  populations: Populations,
  fill: 'all' | 'added',
): void => {
  const random = createRandom(state.settings.seed);
  const { identityStoreId: store } = state.settings;
  addSets(state, populations.permissionSets - state.permissionSets.size, random);
  addUsers(state, populations.users - state.usersOfStore.get(store).length, random);
  addGroups(state, populations.groups - state.groupsOfStore.get(store).length, random);
  const older = fill === 'added' ? state.accounts.size : 0;
  addAccounts(state, populations.accounts - state.accounts.size, random);
  for (const { accountId } of state.accounts.rows.slice(older)) {
    fillAccount(state, accountId, populations, random);
  }
};

const addSets = (state: SandboxState, count: number, random: () => number): void => {
  const { instanceArn, partition, seed } = state.settings;
  const prefix = instanceArn.replace(':instance/', ':permissionSet/');
  for (const index of shuffle(indexes(count), random)) {
    state.permissionSets.add({
      permissionSetArn: `${prefix}/ps-${hexId(`${seed}/set/${index}`, 16)}`,
      instanceArn,
      name: permissionSetName(index),
      createdAt: day('2022-02-01') + index * 3_600_000,
      description: `Generated permission set ${index}`,
      sessionDuration: `PT${1 + (index % 12)}H`,
      managedPolicyArns: [
        `arn:${partition}:iam::aws:policy/${index % 2 === 0 ? 'ReadOnlyAccess' : 'PowerUserAccess'}`,
      ],
      customerManagedPolicies: [],
      revision: 1,
    });
  }
};

const addUsers = (state: SandboxState, count: number, random: () => number): void => {
  const { identityStoreId, seed } = state.settings;
  for (const index of shuffle(indexes(count), random)) {
    const [givenName, familyName] = personName(index);
    const userName = `${givenName}.${familyName}.${index}@${emailDomain}`.toLowerCase();
    state.users.add({
      identityStoreId,
      userId: principalId(state, `${seed}/user/${index}`),
      userName,
      displayName: `${givenName} ${familyName}`,
      givenName,
      familyName,
      email: userName,
      status: index % 50 === 49 ? 'DISABLED' : 'ENABLED',
      externalIds: [],
      createdAt: day('2022-02-01') + index * 60_000,
    });
  }
};

/** Every user that is in no group yet comes into one to four, the first of them often large. */
const addGroups = (state: SandboxState, count: number, random: () => number): void => {
  const { identityStoreId, seed } = state.settings;
  const groupIds: string[] = [];
  for (const index of shuffle(indexes(count), random)) {
    const groupId = principalId(state, `${seed}/group/${index}`);
    groupIds.push(groupId);
    state.groups.add({
      identityStoreId,
      groupId,
      displayName: groupName(index),
      externalIds: [],
      createdAt: day('2022-02-01'),
    });
  }
  if (groupIds.length === 0) return;
  for (const { userId } of state.usersOfStore.get(identityStoreId)) {
    if (state.membershipsOfUser.get(userId).length > 0) continue;
    const wanted = indexes(1 + Math.floor(random() * 4));
    const chosen = wanted.map(() => groupIds[Math.floor(random() ** 2 * groupIds.length)]);
    for (const groupId of new Set(chosen)) addMember(state, groupId ?? '', userId);
  }
};

const addAccounts = (state: SandboxState, count: number, random: () => number): void => {
  if (count <= 0) return;
  const units = unitNames.map((name) => {
    const ouId = `ou-${rootId.slice(2)}-${hexId(`generated/${name}`, 8)}`;
    state.organizationalUnits.add({ ouId, name, parentId: rootId });
    return ouId;
  });
  for (const index of shuffle(indexes(count), random)) {
    const name = accountName(index);
    // Numbers in a row would be sorted, and hashes would collide: this is neither.
    const offset = Math.abs(state.settings.seed % 1000) * 104_729;
    const number = (index * 7_919_933 + offset) % 100_000_000;
    state.accounts.add({
      accountId: `7310${String(number).padStart(8, '0')}`,
      name,
      email: `aws+${name}@${emailDomain}`,
      parentId: pickOne(units, random) ?? rootId,
      state: 'ACTIVE',
      joinedMethod: 'CREATED',
      joinedAt: day('2022-02-01') + index * 3_600_000,
      iamPolicies: everyIamPolicy,
    });
  }
};

/** Gives the account sets until it holds as many as asked for, each to one principal or more. */
const fillAccount = (
  state: SandboxState,
  accountId: string,
  { provisionedPerAccount }: Populations,
  random: () => number,
): void => {
  const { identityStoreId } = state.settings;
  const users = state.usersOfStore.get(identityStoreId);
  const groups = state.groupsOfStore.get(identityStoreId);
  while (state.provisioningsOfAccount.get(accountId).length < provisionedPerAccount) {
    const permissionSetArn = pickOne(state.permissionSets.rows, random)?.permissionSetArn ?? '';
    if (state.provisionings.has(pairKey(accountId, permissionSetArn))) continue;
    const row = { accountId, permissionSetArn };
    const chance = random();
    const group = chance < 0.9 ? pickOne(groups, random) : undefined;
    const user = group === undefined || chance < 0.15 ? pickOne(users, random) : undefined;
    if (group !== undefined) {
      assign(state, { ...row, principalType: 'GROUP', principalId: group.groupId });
    }
    if (user !== undefined) {
      assign(state, { ...row, principalType: 'USER', principalId: user.userId });
    }
    if (group === undefined && user === undefined) {
      const last = groups[0];
      if (last === undefined) throw new Error('Nobody to assign permission sets to');
      assign(state, { ...row, principalType: 'GROUP', principalId: last.groupId });
    }
  }
};
