import fc from 'fast-check';
import type { SandboxState } from '../../src/sandbox/state.ts';
import { assignmentKey, pairKey } from '../../src/sandbox/state.ts';
import type { AssignmentRow } from '../../src/sandbox/rows.ts';

/** A small organization by numbers: indexes into what it has; a few principals beyond are orphans. */
export interface SmallWorld {
  readonly accounts: number;
  readonly sets: number;
  readonly users: number;
  readonly groups: number;
  readonly members: readonly (readonly [user: number, group: number])[];
  readonly rows: readonly SmallRow[];
  /** Pairs that are provisioned though nobody is assigned. */
  readonly bare: readonly (readonly [account: number, set: number])[];
  readonly includesGroups: boolean;
  readonly role: 'management' | 'delegated';
}

export interface SmallRow {
  readonly account: number;
  readonly set: number;
  readonly type: 'USER' | 'GROUP';
  readonly principal: number;
}

const ORPHANS = 2;
const natural = (max: number) => fc.nat({ max });

export const smallRow: fc.Arbitrary<SmallRow> = fc.record({
  account: natural(100),
  set: natural(100),
  type: fc.constantFrom('USER', 'GROUP'),
  principal: natural(100),
});

export const smallWorld: fc.Arbitrary<SmallWorld> = fc.record({
  accounts: fc.integer({ min: 1, max: 7 }),
  sets: fc.integer({ min: 1, max: 12 }),
  users: fc.integer({ min: 1, max: 8 }),
  groups: fc.integer({ min: 0, max: 5 }),
  members: fc.array(fc.tuple(natural(100), natural(100)), { maxLength: 20 }),
  rows: fc.array(smallRow, { maxLength: 60 }),
  bare: fc.array(fc.tuple(natural(100), natural(100)), { maxLength: 5 }),
  includesGroups: fc.boolean(),
  role: fc.constantFrom('management', 'delegated'),
});

const hex = (n: number, length: number): string => n.toString(16).padStart(length, '0');

export const principalIdOf = (
  { settings }: SandboxState,
  type: 'USER' | 'GROUP',
  index: number,
): string => {
  // Spread, so that the order of ids is not that of the rows.
  const mixed = (index * 7919 + (type === 'USER' ? 1 : 2)) % 65_536;
  const kind = type === 'USER' ? 'aaaa' : 'bbbb';
  return `${settings.identityStoreId.slice(2)}-${hex(mixed, 8)}-${kind}-4000-8000-${hex(index, 12)}`;
};

const accountIdOf = (index: number): string =>
  String(100_000_000_000 + ((index * 7_919_933_111) % 800_000_000_000));

const setArnOf = ({ settings }: SandboxState, index: number): string =>
  `${settings.instanceArn.replace(':instance/', ':permissionSet/')}/ps-${hex((index * 7919) % 65_536, 16)}`;

/** The row that the numbers stand for in this world. */
export const toRow = (state: SandboxState, world: SmallWorld, row: SmallRow): AssignmentRow => {
  const count = (row.type === 'USER' ? world.users : world.groups) + ORPHANS;
  return {
    accountId: accountIdOf(row.account % world.accounts),
    permissionSetArn: setArnOf(state, row.set % world.sets),
    principalType: row.type,
    principalId: principalIdOf(state, row.type, row.principal % count),
  };
};

/** Adds an assignment, unless it is there. */
export const addRow = (state: SandboxState, row: AssignmentRow): void => {
  if (!state.assignments.has(assignmentKey(row))) state.assignments.add(row);
  const { accountId, permissionSetArn } = row;
  if (state.provisionings.has(pairKey(accountId, permissionSetArn))) return;
  state.provisionings.add({ accountId, permissionSetArn, revision: 1 });
};

/** Puts the small organization into a sandbox whose world is empty. */
export const fillWorld = (state: SandboxState, world: SmallWorld): void => {
  const { instanceArn, identityStoreId, rootId } = state.settings;
  const each = (count: number, add: (index: number) => void) => {
    for (let index = 0; index < count; index += 1) add(index);
  };
  each(world.accounts, (index) => {
    state.accounts.add({
      accountId: accountIdOf(index),
      name: `account ${index}`,
      email: `account-${index}@example.com`,
      parentId: rootId,
      state: 'ACTIVE',
      joinedMethod: 'CREATED',
      joinedAt: 0,
      iamPolicies: [],
    });
  });
  each(world.sets, (index) => {
    state.permissionSets.add({
      permissionSetArn: setArnOf(state, index),
      instanceArn,
      name: `set-${index}`,
      createdAt: 0,
      sessionDuration: 'PT1H',
      managedPolicyArns: [],
      customerManagedPolicies: [],
      revision: 1,
    });
  });
  each(world.users, (index) => {
    state.users.add({
      identityStoreId,
      userId: principalIdOf(state, 'USER', index),
      userName: `user-${index}`,
      displayName: `User ${index}`,
      givenName: 'User',
      familyName: String(index),
      status: 'ENABLED',
      externalIds: [],
      createdAt: 0,
    });
  });
  each(world.groups, (index) => {
    state.groups.add({
      identityStoreId,
      groupId: principalIdOf(state, 'GROUP', index),
      displayName: `Group ${index}`,
      externalIds: [],
      createdAt: 0,
    });
  });
  for (const [index, [user, group]] of world.members.entries()) {
    const userId = principalIdOf(state, 'USER', user % world.users);
    const groupId = principalIdOf(state, 'GROUP', group % Math.max(1, world.groups));
    const isKnown = state.membershipsOfUser.get(userId).some((row) => row.groupId === groupId);
    if (world.groups === 0 || isKnown) continue;
    const membershipId = principalIdOf(state, 'USER', 1000 + index);
    state.memberships.add({ identityStoreId, membershipId, groupId, userId, createdAt: 0 });
  }
  for (const row of world.rows) addRow(state, toRow(state, world, row));
  for (const [account, set] of world.bare) {
    const accountId = accountIdOf(account % world.accounts);
    const permissionSetArn = setArnOf(state, set % world.sets);
    if (state.provisionings.has(pairKey(accountId, permissionSetArn))) continue;
    state.provisionings.add({ accountId, permissionSetArn, revision: 1 });
  }
};
