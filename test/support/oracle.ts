import type { AssignmentRow } from '../../src/sandbox/rows.ts';
import { pairKey, type SandboxState } from '../../src/sandbox/state.ts';

/**
 * The least number of AWS calls that answer a query, by operation, worked out from the sandbox's
 * state by somebody who knows all of it. It knows how many there are of everything and where each
 * stands in its list, which the gateway has to find out: a lower bound, not a copy of a plan.
 *
 * What is considered, of each thing that is read:
 *
 * - objects by id: k describes, or the first p pages of their list and describes for the rest, for
 *   every p (AWS has no batch read; permission sets have no list that says more than their ARNs);
 * - assignments of the whole instance: by permission set, by account, or every account with every
 *   set. Not by principal: `ListAccountAssignmentsForPrincipal` has nothing of a principal that was
 *   deleted and is in no list, so it does not give the same rows, except by luck;
 * - assignments of a user of the directory: by principal, for the user alone where AWS's answer has
 *   the groups' rows, else for each of the groups too; where AWS refuses that, by all pairs;
 * - drift: the list of all accounts of a set and that of the outdated, or one for each status;
 * - the instance: `ListInstances`, and `DescribeOrganization` to tell whose is whose when it shows
 *   several.
 */
export type Calls = Readonly<Record<string, number>>;

/** The largest pages that AWS gives. */
const PAGE = { sso: 100, store: 100, organizations: 20, instances: 10 };

export const total = (calls: Calls): number => Object.values(calls).reduce((a, b) => a + b, 0);

/** Adds calls up by operation. */
export const sum = (...parts: readonly Calls[]): Calls => {
  const all: Record<string, number> = {};
  for (const [name, count] of parts.flatMap((part) => Object.entries(part))) {
    all[name] = (all[name] ?? 0) + count;
  }
  return all;
};

const least = (...ways: readonly Calls[]): Calls =>
  ways.reduce((best, way) => (total(way) < total(best) ? way : best));

const pages = (rows: number, size: number): number => Math.max(1, Math.ceil(rows / size));

/** Objects by id out of a list in AWS's order: every number of pages, and describes for the rest. */
const byId = (
  [list, describe]: readonly [string, string],
  order: readonly string[],
  size: number,
  wanted: Iterable<string>,
  emptyPages = 0,
): Calls => {
  const ids = [...new Set(wanted)];
  const place = new Map(order.map((id, index) => [id, Math.floor(index / size)]));
  const last = pages(order.length, size);
  const ways = Array.from({ length: last + 1 }, (_, read): Calls => {
    // Who has read the whole list knows as well what does not exist.
    const left = read === last ? [] : ids.filter((id) => (place.get(id) ?? last) >= read);
    return { [list]: read === 0 ? 0 : read + emptyPages, [describe]: left.length };
  });
  return least(...ways);
};

const emptyPages = ({ settings }: SandboxState): number => (settings.emptyAccountPage ? 1 : 0);

const accountPages = (state: SandboxState): number =>
  pages(state.accounts.size, PAGE.organizations) + emptyPages(state);

const accountNames = (state: SandboxState, wanted: Iterable<string>): Calls =>
  byId(
    ['organizations.ListAccounts', 'organizations.DescribeAccount'],
    state.accounts.rows.map((row) => row.accountId),
    PAGE.organizations,
    wanted,
    emptyPages(state),
  );

const userNames = (state: SandboxState, wanted: Iterable<string>): Calls =>
  byId(
    ['identitystore.ListUsers', 'identitystore.DescribeUser'],
    state.usersOfStore.get(state.settings.identityStoreId).map((row) => row.userId),
    PAGE.store,
    wanted,
  );

const groupNames = (state: SandboxState, wanted: Iterable<string>): Calls =>
  byId(
    ['identitystore.ListGroups', 'identitystore.DescribeGroup'],
    state.groupsOfStore.get(state.settings.identityStoreId).map((row) => row.groupId),
    PAGE.store,
    wanted,
  );

const principals = (rows: readonly AssignmentRow[], type: 'USER' | 'GROUP'): string[] =>
  rows.filter((row) => row.principalType === type).map((row) => row.principalId);

const setNames = (rows: readonly { readonly permissionSetArn: string }[]): Calls => ({
  'sso-admin.DescribePermissionSet': new Set(rows.map((row) => row.permissionSetArn)).size,
});

/** The names of everything that rows of assignments link to. */
const namesOf = (state: SandboxState, rows: readonly AssignmentRow[]): Calls =>
  sum(
    setNames(rows),
    accountNames(
      state,
      rows.map((row) => row.accountId),
    ),
    userNames(state, principals(rows, 'USER')),
    groupNames(state, principals(rows, 'GROUP')),
  );

export const instance = (state: SandboxState): Calls => ({
  'sso-admin.ListInstances': pages(state.instances.size, PAGE.instances),
  'organizations.DescribeOrganization': state.instances.size > 1 ? 1 : 0,
});

const rowsOfPair = (state: SandboxState, accountId: string, permissionSetArn: string): number =>
  pages(state.assignmentsOfPair.get(pairKey(accountId, permissionSetArn)).length, PAGE.sso);

const pairs = (
  state: SandboxState,
  some: readonly { readonly accountId: string; readonly permissionSetArn: string }[],
): Calls => ({
  'sso-admin.ListAccountAssignments': some.reduce(
    (calls, row) => calls + rowsOfPair(state, row.accountId, row.permissionSetArn),
    0,
  ),
});

const addUp = <T>(items: readonly T[], price: (item: T) => number): number =>
  items.reduce((all, item) => all + price(item), 0);

const setList = (state: SandboxState): Calls => ({
  'sso-admin.ListPermissionSets': pages(state.permissionSets.size, PAGE.sso),
});

/** Every assignment with the names in `names`; the accounts' names may come with the way. */
const everyPair = (state: SandboxState, names: Calls): Calls => {
  const listed = { 'organizations.ListAccounts': accountPages(state) };
  const named = Object.fromEntries(
    Object.entries(names).filter(([name]) => !/(List|Describe)Accounts?$/.test(name)),
  );
  const bySet = sum(setList(state), pairs(state, state.provisionings.rows), names, {
    'sso-admin.ListAccountsForProvisionedPermissionSet': addUp(state.permissionSets.rows, (row) =>
      pages(state.provisioningsOfSet.get(row.permissionSetArn).length, PAGE.sso),
    ),
  });
  const byAccount = sum(listed, pairs(state, state.provisionings.rows), named, {
    'sso-admin.ListPermissionSetsProvisionedToAccount': addUp(state.accounts.rows, (row) =>
      pages(state.provisioningsOfAccount.get(row.accountId).length, PAGE.sso),
    ),
  });
  const byBoth = sum(setList(state), listed, named, {
    'sso-admin.ListAccountAssignments': addUp(state.accounts.rows, ({ accountId }) =>
      addUp(state.permissionSets.rows, (set) => rowsOfPair(state, accountId, set.permissionSetArn)),
    ),
  });
  return least(bySet, byAccount, byBoth);
};

/** All assignments, each with the names of its account, permission set and principal. */
export const allAssignments = (state: SandboxState): Calls =>
  sum(instance(state), everyPair(state, namesOf(state, state.assignments.rows)));

/** One user by id, with the names of its groups and all its assignments with theirs. */
export const oneUser = (
  state: SandboxState,
  userId: string,
  { byPrincipal, includesGroups }: { byPrincipal: boolean; includesGroups: boolean },
): Calls => {
  const groupIds = state.membershipsOfUser.get(userId).map((row) => row.groupId);
  const of = (type: 'USER' | 'GROUP', id: string): AssignmentRow[] =>
    state.assignmentsOfPrincipal.get(id).filter((row) => row.principalType === type);
  const lists = [of('USER', userId), ...groupIds.map((id) => of('GROUP', id))];
  const rows = lists.flat();
  const names = sum(
    setNames(rows),
    accountNames(
      state,
      rows.map((row) => row.accountId),
    ),
  );
  const found = includesGroups
    ? pages(rows.length, PAGE.sso)
    : addUp(lists, (list) => pages(list.length, PAGE.sso));
  const listed = sum({ 'sso-admin.ListAccountAssignmentsForPrincipal': found }, names);
  return sum(
    instance(state),
    userNames(state, [userId]),
    {
      'identitystore.ListGroupMembershipsForMember': pages(groupIds.length, PAGE.store),
    },
    groupNames(state, groupIds),
    byPrincipal ? least(listed, everyPair(state, names)) : everyPair(state, names),
  );
};

/** One account by id, with the names of its permission sets and of who is assigned them. */
export const oneAccount = (state: SandboxState, accountId: string): Calls => {
  const held = state.provisioningsOfAccount.get(accountId);
  const rows = state.assignments.rows.filter((row) => row.accountId === accountId);
  return sum(
    instance(state),
    accountNames(state, [accountId]),
    { 'sso-admin.ListPermissionSetsProvisionedToAccount': pages(held.length, PAGE.sso) },
    pairs(state, held),
    setNames(held),
    userNames(state, principals(rows, 'USER')),
    groupNames(state, principals(rows, 'GROUP')),
  );
};

/** The same with everybody whom its groups let in. */
export const peopleOfAccount = (state: SandboxState, accountId: string): Calls => {
  const held = state.provisioningsOfAccount.get(accountId);
  const rows = state.assignments.rows.filter((row) => row.accountId === accountId);
  const groupIds = [...new Set(principals(rows, 'GROUP'))];
  const members = groupIds.flatMap((id) =>
    state.membershipsOfGroup.get(id).map((row) => row.userId),
  );
  return sum(
    instance(state),
    accountNames(state, [accountId]),
    { 'sso-admin.ListPermissionSetsProvisionedToAccount': pages(held.length, PAGE.sso) },
    pairs(state, held),
    setNames(held),
    {
      'identitystore.ListGroupMemberships': addUp(groupIds, (id) =>
        pages(state.membershipsOfGroup.get(id).length, PAGE.store),
      ),
    },
    userNames(state, [...principals(rows, 'USER'), ...members]),
    groupNames(state, groupIds),
  );
};

/** One permission set by ARN: its policies, its accounts with their drift, and who is assigned it. */
export const onePermissionSet = (state: SandboxState, permissionSetArn: string): Calls => {
  const held = state.provisioningsOfSet.get(permissionSetArn);
  const { revision } = state.permissionSets.get(permissionSetArn) ?? {};
  const outdated = held.filter((row) => row.revision !== revision).length;
  const rows = state.assignments.rows.filter((row) => row.permissionSetArn === permissionSetArn);
  const all = pages(held.length, PAGE.sso);
  const latest = pages(held.length - outdated, PAGE.sso);
  // A set without accounts has no drift to ask for.
  const drift = held.length === 0 ? 0 : pages(outdated, PAGE.sso);
  const accountIds = held.map((row) => row.accountId);
  return sum(
    instance(state),
    {
      'sso-admin.DescribePermissionSet': 1,
      'sso-admin.GetInlinePolicyForPermissionSet': 1,
      'sso-admin.ListManagedPoliciesInPermissionSet': 1,
      'sso-admin.ListCustomerManagedPolicyReferencesInPermissionSet': 1,
      'sso-admin.GetPermissionsBoundaryForPermissionSet': 1,
      'sso-admin.ListAccountsForProvisionedPermissionSet': Math.min(all, latest) + drift,
    },
    pairs(state, held),
    accountNames(state, accountIds),
    userNames(state, principals(rows, 'USER')),
    groupNames(state, principals(rows, 'GROUP')),
  );
};

/** Users by id, with their names; their global ids name the directory. */
export const usersById = (state: SandboxState, userIds: readonly string[]): Calls =>
  userNames(state, userIds);

/** The names of the organizational units above accounts: described, or listed under their parents. */
const unitNames = (state: SandboxState, accountIds: readonly string[]): Calls => {
  const wanted = new Map<string, Set<string>>();
  for (const accountId of accountIds) {
    let at = state.accounts.get(accountId)?.parentId;
    for (let unit = state.organizationalUnits.get(at ?? ''); unit !== undefined;) {
      wanted.set(unit.parentId, (wanted.get(unit.parentId) ?? new Set()).add(unit.ouId));
      at = unit.parentId;
      unit = state.organizationalUnits.get(at);
    }
  }
  const list = 'organizations.ListOrganizationalUnitsForParent';
  const describe = 'organizations.DescribeOrganizationalUnit';
  return sum(
    ...[...wanted].map(([parentId, units]) => {
      const order = state.unitsOfParent.get(parentId).map((row) => row.ouId);
      return byId([list, describe], order, PAGE.organizations, units);
    }),
  );
};

/** The first `count` accounts of the organization with the names of the units above them. */
export const firstAccounts = (state: SandboxState, count: number): Calls => {
  const accountIds = state.accounts.rows.slice(0, count).map((row) => row.accountId);
  const listed = pages(accountIds.length, PAGE.organizations) + emptyPages(state);
  return sum({ 'organizations.ListAccounts': listed }, unitNames(state, accountIds));
};

/** Accounts by id with the names of the units above them: an account says where it is. */
export const accountsById = (state: SandboxState, accountIds: readonly string[]): Calls =>
  sum(accountNames(state, accountIds), unitNames(state, accountIds));
