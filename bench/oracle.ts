/**
 * The least number of AWS calls that answer a scenario, by operation, worked out from the sandbox's
 * rows and AWS's page sizes by somebody who knows all of them beforehand. It is a lower bound and not a
 * copy of a plan: no lifetime ends, no list has to be read to know how long it is. What is considered
 * is said in `test/support/oracle.ts`, whose parts this uses, and beside each scenario here.
 */
import type { SandboxState } from '../src/sandbox/state.ts';
import { environmentRows } from '../test/support/access-rows.ts';
import * as oracle from '../test/support/oracle.ts';

type Calls = oracle.Calls;

const storePages = (rows: number): number => oracle.pages(rows, oracle.PAGE.store);

/** 1: by permission set, by account, or every account with every set. */
export const allAssignments = (state: SandboxState): Calls => oracle.allAssignments(state);

/**
 * 1b: as 1, or principal by principal: the directory to its end, which names them all; one list for
 * each, which for a user has the rows of the user's groups as well.
 */
export const listedAssignments = (state: SandboxState): Calls => {
  const { identityStoreId } = state.settings;
  const users = state.usersOfStore.get(identityStoreId);
  const groups = state.groupsOfStore.get(identityStoreId);
  const listPages = (rows: number): number => oracle.pages(rows, oracle.PAGE.sso);
  const own = (id: string): number => state.assignmentsOfPrincipal.get(id).length;
  const reach = (userId: string): number =>
    own(userId) + oracle.addUp(state.membershipsOfUser.get(userId), ({ groupId }) => own(groupId));
  const rows = state.assignments.rows;
  const byPrincipal = oracle.sum(
    oracle.instance(state),
    {
      'identitystore.ListUsers': storePages(users.length),
      'identitystore.ListGroups': storePages(groups.length),
      'sso-admin.ListAccountAssignmentsForPrincipal':
        oracle.addUp(users, ({ userId }) => listPages(reach(userId))) +
        oracle.addUp(groups, ({ groupId }) => listPages(own(groupId))),
    },
    oracle.setNames(rows),
    oracle.accountNames(
      state,
      rows.map(({ accountId }) => accountId),
    ),
  );
  return oracle.least(byPrincipal, oracle.allAssignments(state));
};

/** 4: the list of the sets with their names, and what is outdated of each. */
export const driftOfAllSets = (state: SandboxState): Calls => {
  const outdated = state.provisionings.rows.filter(
    (row) => state.permissionSets.get(row.permissionSetArn)?.revision !== row.revision,
  );
  const bySet = Map.groupBy(outdated, ({ permissionSetArn }) => permissionSetArn);
  return oracle.sum(
    oracle.instance(state),
    oracle.setList(state),
    oracle.setNames(state.permissionSets.rows),
    {
      'sso-admin.ListAccountsForProvisionedPermissionSet': oracle.addUp(
        state.permissionSets.rows,
        ({ permissionSetArn }) =>
          oracle.pages(bySet.get(permissionSetArn)?.length ?? 0, oracle.PAGE.sso),
      ),
    },
  );
};

/**
 * 5: the list by principal for the group, the permissions of every workspace, the group's members with
 * their names and addresses, and the users of every environment that has a role.
 */
export const accessOfGroup = (state: SandboxState, groupId: string, reach: oracle.Reach): Calls => {
  const rows = state.assignmentsOfPrincipal.get(groupId);
  const memberIds = state.membershipsOfGroup.get(groupId).map(({ userId }) => userId);
  const environments = state.environments.rows
    .map(({ environmentId }) => environmentId)
    .filter((id) => reach.finspaceRoles[id] !== undefined);
  const inEnvironments = new Set(
    environments
      .flatMap((id) => environmentRows(state, id))
      .map(({ principalId }) => principalId)
      .filter((id) => memberIds.includes(id)),
  );
  return oracle.sum(
    oracle.instance(state),
    oracle.groupNames(state, [groupId]),
    {
      'sso-admin.ListAccountAssignmentsForPrincipal': oracle.pages(rows.length, oracle.PAGE.sso),
      'identitystore.ListGroupMemberships': storePages(memberIds.length),
    },
    oracle.setNames(rows),
    oracle.accountNames(
      state,
      rows.map(({ accountId }) => accountId),
    ),
    oracle.identities(reach),
    oracle.inPlaces('grafana.ListWorkspaces', reach),
    oracle.permissionsOf(
      state,
      state.workspaces.rows.map(({ workspaceId }) => workspaceId),
    ),
    oracle.inPlaces('finspace.ListEnvironments', reach),
    oracle.environmentUsers(state, environments, reach),
    oracle.addressesAndNames(state, inEnvironments.size, memberIds),
  );
};
