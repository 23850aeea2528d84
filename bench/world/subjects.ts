/** Whom and what the scenarios about one object are about. */
import { environmentRows, workspaceRows } from '../../test/support/access-rows.ts';
import type { SandboxState } from '../../src/sandbox/state.ts';

export interface Subjects {
  readonly userId: string;
  readonly accountId: string;
  readonly groupId: string;
}

/** Members of a group that fit a page. */
const PAGE = 100;

/** The one in the middle of those that fit: neither the easiest nor the hardest. */
const middleOf = <T>(items: readonly T[], what: string): T => {
  const item = items[Math.floor(items.length / 2)];
  if (item === undefined) throw new Error(`This world has no such ${what}.`);
  return item;
};

export const subjectsOf = (state: SandboxState): Subjects => {
  const { identityStoreId } = state.settings;
  const inWorkspaces = new Set(
    state.workspaces.rows.flatMap(({ workspaceId }) =>
      workspaceRows(state, workspaceId).map(({ principalId }) => principalId),
    ),
  );
  const inEnvironments = new Set(
    state.environments.rows.flatMap(({ environmentId }) =>
      environmentRows(state, environmentId).map(({ principalId }) => principalId),
    ),
  );
  const members = (groupId: string) => state.membershipsOfGroup.get(groupId);
  const everywhere = state.usersOfStore
    .get(identityStoreId)
    .filter(({ userId }) => inWorkspaces.has(userId) && inEnvironments.has(userId))
    .filter(({ userId }) => state.membershipsOfUser.get(userId).length > 1);
  const groups = state.groupsOfStore
    .get(identityStoreId)
    .filter(({ groupId }) => inWorkspaces.has(groupId) && members(groupId).length <= PAGE)
    .filter(({ groupId }) => state.assignmentsOfPrincipal.get(groupId).length > 0)
    .filter(({ groupId }) => members(groupId).some(({ userId }) => inEnvironments.has(userId)));
  return {
    userId: middleOf(everywhere, 'user').userId,
    accountId: middleOf(state.accounts.rows, 'account').accountId,
    groupId: middleOf(groups, 'group').groupId,
  };
};
