import fc from 'fast-check';
import { expect, it } from 'vitest';
import { globalIds, type NodeType } from '../../src/node-types.ts';
import { memberAccountId } from '../../src/sandbox/firm/accounts.ts';
import type { SandboxState } from '../../src/sandbox/state.ts';
import {
  ACCESS_ROW,
  accessLine,
  type AccessRow,
  environmentRows,
  everyRow,
  workspaceRows,
} from '../support/access-rows.ts';
import { makeGateway } from '../support/make-gateway.ts';

const SEED = 20_261_122;
const ROLES = ['ADMIN', 'EDITOR', 'VIEWER'] as const;
const STATUSES = ['ACTIVE', 'UPDATING', 'CREATING', 'CREATION_FAILED', 'DELETING'] as const;

/** What is done to the firm, by numbers that are taken as indexes. */
const change = fc.record({
  permissions: fc.array(fc.tuple(fc.nat(200), fc.nat(200), fc.constantFrom(...ROLES)), {
    maxLength: 25,
  }),
  memberships: fc.array(fc.tuple(fc.nat(200), fc.nat(200)), { maxLength: 15 }),
  statuses: fc.array(fc.tuple(fc.nat(200), fc.constantFrom(...STATUSES)), { maxLength: 2 }),
  disabled: fc.array(fc.nat(200), { maxLength: 2 }),
  /** Users of the directory who get the address of a user of FinSpace, in capitals. */
  addresses: fc.array(fc.tuple(fc.nat(200), fc.nat(200)), { maxLength: 3 }),
});
type Change = typeof change extends fc.Arbitrary<infer Value> ? Value : never;

const at = <Row>(rows: readonly Row[], index: number): Row => rows[index % rows.length] as Row;

const apply = (state: SandboxState, change: Change): void => {
  const { identityStoreId } = state.settings;
  const users = state.usersOfStore.get(identityStoreId);
  const groups = state.groupsOfStore.get(identityStoreId);
  for (const [where, who, role] of change.permissions) {
    const { workspaceId } = at(state.workspaces.rows, where);
    const isUser = who % 2 === 0;
    const principalId = isUser ? at(users, who).userId : at(groups, who).groupId;
    if (
      state.permissionsOfWorkspace.get(workspaceId).some((row) => row.principalId === principalId)
    )
      continue;
    const principalType = isUser ? 'USER' : 'GROUP';
    state.workspacePermissions.add({ workspaceId, principalType, principalId, role });
  }
  for (const [index, [user, group]] of change.memberships.entries()) {
    const { userId } = at(users, user);
    const { groupId } = at(groups, group);
    if (state.membershipsOfUser.get(userId).some((row) => row.groupId === groupId)) continue;
    const membershipId = `eeeeeeee-0000-4000-8000-${String(index).padStart(12, '0')}`;
    state.memberships.add({ identityStoreId, membershipId, groupId, userId, createdAt: 0 });
  }
  for (const [index, status] of change.statuses) at(state.workspaces.rows, index).status = status;
  for (const index of change.disabled) {
    const user = at(state.environmentUsers.rows, index);
    // Who reads the users is one of them.
    if (user.apiAccess === 'DISABLED') user.status = 'DISABLED';
  }
  for (const [index, [user, of]] of change.addresses.entries()) {
    const email = at(state.environmentUsers.rows, of).emailAddress.toUpperCase();
    const userId = `9067a1c3e5-dddddddd-0000-4000-8000-${String(index).padStart(12, '0')}`;
    state.users.add({ ...at(users, user), userId, userName: `other-${index}`, email });
  }
};

interface Page {
  readonly nodes: readonly AccessRow[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string };
}

/** A cursor is of one field: the query names the type alone that is asked. */
const queryOf = (type: NodeType): string => {
  const to = type === 'User' || type === 'Group' ? 'to: [WORKSPACE, ENVIRONMENT], ' : '';
  return `query ($id: ID!, $first: Int, $after: String) { node(id: $id) { ... on ${type} {
    access(${to}first: $first, after: $after) {
      nodes { ${ACCESS_ROW} } pageInfo { hasNextPage endCursor }
    }
  } } }`;
};

it('access is what a look at every row gives, from every side and however it is paged', async () => {
  await fc.assert(
    fc.asyncProperty(change, fc.integer({ min: 1, max: 40 }), async (what, first) => {
      const t = await makeGateway({ sandbox: { quotas: false } });
      try {
        const { state } = t.sandbox.world;
        apply(state, what);
        const { identityStoreId } = state.settings;
        const rows = everyRow(state);
        const lines = (some: readonly AccessRow[]) => some.map(accessLine).toSorted();
        const read = async (type: NodeType, ...keys: string[]): Promise<readonly AccessRow[]> => {
          const id = globalIds.encode(type, ...keys);
          const found: AccessRow[] = [];
          let after: string | null = null;
          do {
            const data: { readonly node: { readonly access: Page } } = await t.data(queryOf(type), {
              id,
              first,
              after,
            });
            const { nodes, pageInfo } = data.node.access;
            found.push(...nodes);
            if (pageInfo.hasNextPage) expect(nodes).toHaveLength(first);
            after = pageInfo.hasNextPage ? pageInfo.endCursor : null;
          } while (after !== null);
          return found;
        };
        for (const { accountId, region, workspaceId } of state.workspaces.rows) {
          const found = await read('Workspace', accountId, region, workspaceId);
          expect(lines(found)).toEqual(lines(workspaceRows(state, workspaceId)));
        }
        for (const { accountId, region, environmentId } of state.environments.rows) {
          if (accountId !== memberAccountId) continue;
          const found = await read('Environment', accountId, region, environmentId);
          expect(lines(found)).toEqual(lines(environmentRows(state, environmentId)));
        }
        // The other way round; who has nothing is not asked about, but for one.
        const having = [...new Set(rows.map(({ principalId }) => principalId))];
        const nobody = state.users.rows.find(({ userId }) => !having.includes(userId))?.userId;
        for (const principalId of [
          ...having.slice(0, 12),
          ...(nobody === undefined ? [] : [nobody]),
        ]) {
          const isUser = state.users.has(principalId);
          if (!isUser && !state.groups.has(principalId)) continue;
          const found = await read(isUser ? 'User' : 'Group', identityStoreId, principalId);
          const own = rows.filter((row) => row.principalId === principalId);
          expect(lines(found)).toEqual(lines(own));
        }
      } finally {
        await t.close();
      }
    }),
    { seed: SEED, numRuns: 25 },
  );
}, 120_000);
