import type { AssignmentRow } from '../../src/sandbox/rows.ts';
import { pairKey, type SandboxState } from '../../src/sandbox/state.ts';
import { environmentRows, workspaceRows } from './access-rows.ts';

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
 * - workspaces and environments: the list of each place, the permissions of each workspace that
 *   people sign in to by the directory, the users of each environment that there is a role for.
 *   Grafana can list the permissions of one principal: a call for the user and each of its groups,
 *   which is never less than one page of all of them;
 * - credentials: who the gateway is (`GetCallerIdentity`), `AssumeRole` for each account and each role of
 *   an environment that is read, and `GetProgrammaticAccessCredentials` for each environment, which
 *   serve all that is asked for an hour;
 * - whose an address is: the directory to its end, or `GetUserId` for each address;
 * - the instance: `ListInstances`, and `DescribeOrganization` to tell whose is whose when it shows
 *   several.
 */
export type Calls = Readonly<Record<string, number>>;

/** The largest pages that AWS gives. */
export const PAGE = {
  sso: 100,
  store: 100,
  organizations: 20,
  instances: 10,
  grafana: 100,
  finspace: 100,
};

export const total = (calls: Calls): number => Object.values(calls).reduce((a, b) => a + b, 0);

/** Adds calls up by operation. */
export const sum = (...parts: readonly Calls[]): Calls => {
  const all: Record<string, number> = {};
  for (const [name, count] of parts.flatMap((part) => Object.entries(part))) {
    all[name] = (all[name] ?? 0) + count;
  }
  return all;
};

export const least = (...ways: readonly Calls[]): Calls =>
  ways.reduce((best, way) => (total(way) < total(best) ? way : best));

export const pages = (rows: number, size: number): number => Math.max(1, Math.ceil(rows / size));

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

export const accountNames = (state: SandboxState, wanted: Iterable<string>): Calls =>
  byId(
    ['organizations.ListAccounts', 'organizations.DescribeAccount'],
    state.accounts.rows.map((row) => row.accountId),
    PAGE.organizations,
    wanted,
    emptyPages(state),
  );

export const userNames = (state: SandboxState, wanted: Iterable<string>): Calls =>
  byId(
    ['identitystore.ListUsers', 'identitystore.DescribeUser'],
    state.usersOfStore.get(state.settings.identityStoreId).map((row) => row.userId),
    PAGE.store,
    wanted,
  );

export const groupNames = (state: SandboxState, wanted: Iterable<string>): Calls =>
  byId(
    ['identitystore.ListGroups', 'identitystore.DescribeGroup'],
    state.groupsOfStore.get(state.settings.identityStoreId).map((row) => row.groupId),
    PAGE.store,
    wanted,
  );

export const principals = (rows: readonly AssignmentRow[], type: 'USER' | 'GROUP'): string[] =>
  rows.filter((row) => row.principalType === type).map((row) => row.principalId);

export const setNames = (rows: readonly { readonly permissionSetArn: string }[]): Calls => ({
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

export const addUp = <T>(items: readonly T[], price: (item: T) => number): number =>
  items.reduce((all, item) => all + price(item), 0);

export const setList = (state: SandboxState): Calls => ({
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

export interface ByPrincipal {
  readonly byPrincipal: boolean;
  readonly includesGroups: boolean;
}

/** The assignments that reach a user, and the names of their accounts and permission sets. */
const reachOfUser = (
  state: SandboxState,
  userId: string,
  { byPrincipal, includesGroups }: ByPrincipal,
): { readonly groupIds: readonly string[]; readonly calls: Calls } => {
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
  const calls = byPrincipal ? least(listed, everyPair(state, names)) : everyPair(state, names);
  return { groupIds, calls };
};

/** One user by id, with the names of its groups and all its assignments with theirs. */
export const oneUser = (state: SandboxState, userId: string, by: ByPrincipal): Calls => {
  const { groupIds, calls } = reachOfUser(state, userId, by);
  return sum(
    instance(state),
    userNames(state, [userId]),
    {
      'identitystore.ListGroupMembershipsForMember': pages(groupIds.length, PAGE.store),
    },
    groupNames(state, groupIds),
    calls,
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

/** What the gateway is configured to read: as the sandbox says of itself. */
export interface Reach {
  readonly regions: readonly string[];
  readonly readerRoles: readonly string[];
  readonly finspaceRoles: Readonly<Record<string, string>>;
}

/** One list in each place, and what it takes to be let in there. */
export const inPlaces = (list: string, { regions, readerRoles }: Reach): Calls => ({
  [list]: regions.length * (1 + readerRoles.length),
});

export const identities = ({ readerRoles }: Reach): Calls => ({
  'sts.GetCallerIdentity': 1,
  'sts.AssumeRole': readerRoles.length,
});

export const permissionsOf = (state: SandboxState, workspaceIds: readonly string[]): Calls => ({
  'grafana.ListPermissions': addUp(workspaceIds, (id) =>
    pages(state.permissionsOfWorkspace.get(id).length, PAGE.grafana),
  ),
});

export const environmentUsers = (
  state: SandboxState,
  environmentIds: readonly string[],
  { finspaceRoles }: Reach,
): Calls => ({
  // A session of a role serves every environment that the role may ask for.
  'sts.AssumeRole': new Set(environmentIds.map((id) => finspaceRoles[id])).size,
  'finspace-data.GetProgrammaticAccessCredentials': environmentIds.length,
  'finspace-data.ListUsers': addUp(environmentIds, (id) =>
    pages(state.usersOfEnvironment.get(id).length, PAGE.finspace),
  ),
});

/** Users by name, and that nobody else has one of `addresses`. */
export const addressesAndNames = (
  state: SandboxState,
  addresses: number,
  userIds: readonly string[],
): Calls => {
  const all = state.usersOfStore.get(state.settings.identityStoreId).length;
  const listed = { 'identitystore.ListUsers': pages(all, PAGE.store) };
  return addresses === 0
    ? userNames(state, userIds)
    : least(listed, sum({ 'identitystore.GetUserId': addresses }, userNames(state, userIds)));
};

/** One user by id, with everything that it gets into by any service, and every name in that. */
export const onePersonEverywhere = (
  state: SandboxState,
  userId: string,
  by: ByPrincipal,
  reach: Reach,
): Calls => {
  const signedInTo = state.workspaces.rows
    .filter(({ authentication }) => authentication.providers.includes('AWS_SSO'))
    .map(({ workspaceId }) => workspaceId);
  const open = state.environments.rows
    .map(({ environmentId }) => environmentId)
    .filter((id) => reach.finspaceRoles[id] !== undefined);
  const isKnown = open
    .flatMap((id) => environmentRows(state, id))
    .some(({ principalId }) => principalId === userId);
  const { groupIds, calls } = reachOfUser(state, userId, by);
  const rows = [userId, ...groupIds].flatMap((id) => state.assignmentsOfPrincipal.get(id));
  const giving = new Set([
    ...principals(rows, 'GROUP'),
    ...signedInTo
      .flatMap((id) => workspaceRows(state, id))
      .filter(({ principalId }) => principalId === userId)
      .flatMap(({ viaGroupIds }) => viaGroupIds),
  ]);
  return sum(
    instance(state),
    calls,
    // Where nothing but AWS's list for the user tells of groups, that has them.
    by.byPrincipal && by.includesGroups && signedInTo.length === 0
      ? {}
      : { 'identitystore.ListGroupMembershipsForMember': pages(groupIds.length, PAGE.store) },
    groupNames(state, giving),
    addressesAndNames(state, isKnown ? 1 : 0, [userId]),
    identities(reach),
    inPlaces('grafana.ListWorkspaces', reach),
    permissionsOf(state, signedInTo),
    inPlaces('finspace.ListEnvironments', reach),
    environmentUsers(state, open, reach),
  );
};

/** One workspace by name with everybody who gets in, and every name in that. */
export const peopleOfWorkspace = (
  state: SandboxState,
  workspaceId: string,
  reach: Reach,
): Calls => {
  const rows = workspaceRows(state, workspaceId);
  const of = (type: string) =>
    rows.filter((row) => row.principalType === type).map((row) => row.principalId);
  return sum(
    instance(state),
    identities(reach),
    inPlaces('grafana.ListWorkspaces', reach),
    permissionsOf(state, [workspaceId]),
    {
      'identitystore.ListGroupMemberships': addUp(of('GROUP'), (id) =>
        pages(state.membershipsOfGroup.get(id).length, PAGE.store),
      ),
    },
    userNames(state, of('USER')),
    groupNames(state, of('GROUP')),
  );
};

/** One environment by name with everybody who gets in, and every name in that. */
export const peopleOfEnvironment = (
  state: SandboxState,
  environmentId: string,
  reach: Reach,
): Calls => {
  const rows = environmentRows(state, environmentId);
  const matched = rows.filter(({ matchedBy }) => matchedBy != null);
  return sum(
    instance(state),
    identities(reach),
    inPlaces('finspace.ListEnvironments', reach),
    environmentUsers(state, [environmentId], reach),
    addressesAndNames(
      state,
      rows.length,
      matched.map(({ principalId }) => principalId),
    ),
  );
};
