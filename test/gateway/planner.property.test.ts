import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { globalIds } from '../../src/node-types.ts';
import { assignmentKey, type SandboxState } from '../../src/sandbox/state.ts';
import type { AssignmentRow } from '../../src/sandbox/rows.ts';
import {
  isPresent,
  keyOf,
  keysOf,
  type Page,
  PAGE_FIELDS,
  readAll,
  readPage,
} from '../support/assignment-rows.ts';
import { makeGateway, type TestGateway } from '../support/make-gateway.ts';
import {
  addRow,
  fillWorld,
  smallRow,
  type SmallWorld,
  smallWorld,
  toRow,
} from '../support/small-world.ts';

const SEED = 20_261_122;
const TIMEOUT = 120_000;

/** Runs `check` in a gateway of its own in front of `world`. */
const inWorld = async (
  world: SmallWorld,
  check: (t: TestGateway, state: SandboxState) => Promise<void>,
): Promise<void> => {
  const t = await makeGateway({
    sandbox: {
      emptyWorld: true,
      quotas: false,
      role: world.role,
      principalListIncludesGroups: world.includesGroups,
    },
  });
  try {
    const { state } = t.sandbox.world;
    fillWorld(state, world);
    await check(t, state);
  } finally {
    await t.close();
  }
};

/** All but the last page are full, and only the last says that it is. */
const expectWholePages = (pages: readonly Page[], first: number): void => {
  for (const [index, { nodes, edges, gaps, pageInfo }] of pages.entries()) {
    const isLast = index === pages.length - 1;
    expect(gaps).toEqual([]);
    expect(pageInfo.hasNextPage).toBe(!isLast);
    expect(pageInfo.hasPreviousPage).toBe(index > 0);
    expect(pageInfo.startCursor).toBe(edges[0]?.cursor ?? null);
    if (!isLast) expect(nodes.length).toBe(first);
    if (isLast && index > 0) expect(nodes.length).toBeGreaterThan(0);
    expect(edges.length).toBe(nodes.length);
  }
};

const nodesOf = (pages: readonly Page[]) => pages.flatMap(({ nodes }) => nodes);

/** Which rows to ask for: indexes into the rows of the world, so that most filters find something. */
const wish = fc.record({
  account: fc.option(fc.nat({ max: 100 })),
  permissionSet: fc.option(fc.nat({ max: 100 })),
  principal: fc.option(fc.nat({ max: 100 }), { freq: 1 }),
  principalType: fc.option(fc.constantFrom('USER', 'GROUP')),
  principalState: fc.option(fc.constantFrom('PRESENT', 'NOT_IN_DIRECTORY')),
  coverage: fc.constantFrom('ALL', 'LISTED_PRINCIPALS'),
  first: fc.integer({ min: 1, max: 30 }),
});

const pick = <T>(rows: readonly T[], index: number | null): T | undefined =>
  index === null ? undefined : rows[index % Math.max(1, rows.length)];

const idOfPrincipal = ({ settings }: SandboxState, row: AssignmentRow): string =>
  globalIds.encode(
    row.principalType === 'USER' ? 'User' : 'Group',
    settings.identityStoreId,
    row.principalId,
  );

describe('assignments', () => {
  it(
    'are what a look at every row gives, whatever is asked and however it is paged',
    { timeout: TIMEOUT },
    async () => {
      await fc.assert(
        fc.asyncProperty(
          smallWorld,
          fc.array(wish, { minLength: 1, maxLength: 3 }),
          (world, wishes) =>
            inWorld(world, async (t, state) => {
              const { instanceArn } = state.settings;
              const rows = state.assignments.rows;
              for (const { first, coverage, principalType, principalState, ...indexes } of wishes) {
                const account = pick(rows, indexes.account)?.accountId;
                const set = pick(rows, indexes.permissionSet)?.permissionSetArn;
                const principal = pick(rows, indexes.principal);
                const filter = {
                  account: account && globalIds.encode('Account', account),
                  permissionSet: set && globalIds.encode('PermissionSet', instanceArn, set),
                  principal: principal && idOfPrincipal(state, principal),
                  principalType,
                  principalState,
                };
                const expected = rows.filter(
                  (row) =>
                    (account === undefined || row.accountId === account) &&
                    (set === undefined || row.permissionSetArn === set) &&
                    (principal === undefined || row.principalId === principal.principalId) &&
                    (principalType === null || row.principalType === principalType) &&
                    (principalState === null ||
                      isPresent(state, row) === (principalState === 'PRESENT')) &&
                    (coverage === 'ALL' || isPresent(state, row)),
                );
                const pages = await readAll((after) =>
                  readPage(t, { first, after, filter, coverage }),
                );
                expect(keysOf(nodesOf(pages))).toEqual(keysOf(expected));
                expectWholePages(pages, first);
              }
            }),
        ),
        { seed: SEED, numRuns: 120 },
      );
    },
  );

  it('are the same by set, by account and by principal', { timeout: TIMEOUT }, async () => {
    await fc.assert(
      fc.asyncProperty(smallWorld, (world) =>
        inWorld(world, async (t, state) => {
          const { instanceArn } = state.settings;
          const { rows } = state.assignments;
          const union = async (filters: readonly object[]) => {
            const all = await Promise.all(
              filters.map((filter) =>
                readAll((after) => readPage(t, { first: 100, after, filter })),
              ),
            );
            return keysOf(all.flatMap(nodesOf));
          };
          const whole = keysOf(rows);
          expect(await union([{}])).toEqual(whole);
          expect(
            await union(
              state.permissionSets.rows.map(({ permissionSetArn }) => ({
                permissionSet: globalIds.encode('PermissionSet', instanceArn, permissionSetArn),
              })),
            ),
          ).toEqual(whole);
          expect(
            await union(
              state.accounts.rows.map(({ accountId }) => ({
                account: globalIds.encode('Account', accountId),
              })),
            ),
          ).toEqual(whole);
          const principals = new Set(rows.map((row) => idOfPrincipal(state, row)));
          expect(await union([...principals].map((principal) => ({ principal })))).toEqual(whole);
        }),
      ),
      { seed: SEED, numRuns: 25 },
    );
  });

  it(
    'neither repeat nor lose a row that stays while others come and go',
    { timeout: TIMEOUT },
    async () => {
      const change = fc.record({
        add: fc.array(smallRow, { maxLength: 4 }),
        remove: fc.array(fc.nat({ max: 1000 }), { maxLength: 4 }),
      });
      await fc.assert(
        fc.asyncProperty(
          smallWorld,
          fc.array(change, { minLength: 1, maxLength: 8 }),
          fc.integer({ min: 1, max: 9 }),
          fc.constantFrom('ALL', 'LISTED_PRINCIPALS'),
          (world, changes, first, coverage) =>
            inWorld(world, async (t, state) => {
              const isAsked = (row: AssignmentRow) => coverage === 'ALL' || isPresent(state, row);
              const stayed = new Set(state.assignments.rows.filter(isAsked).map(keyOf));
              const ever = new Set(stayed);
              const left = [...changes];
              const touch = () => {
                const { add = [], remove = [] } = left.shift() ?? {};
                for (const row of add.map((one) => toRow(state, world, one))) {
                  addRow(state, row);
                  if (isAsked(row)) ever.add(keyOf(row));
                }
                for (const index of remove) {
                  const row = pick(state.assignments.rows, index);
                  if (row === undefined) continue;
                  state.assignments.delete(assignmentKey(row));
                  stayed.delete(keyOf(row));
                }
              };
              const fresh = { 'x-aws-max-age': '0' };
              const pages = await readAll(
                (after) => readPage(t, { first, after, coverage }, fresh),
                touch,
              );
              const keys = nodesOf(pages).map(keyOf);
              expect(new Set(keys).size).toBe(keys.length);
              expect([...stayed].filter((key) => !keys.includes(key))).toEqual([]);
              expect(keys.filter((key) => !ever.has(key))).toEqual([]);
            }),
        ),
        { seed: SEED, numRuns: 60 },
      );
    },
  );
});

const USER = /* GraphQL */ `
  query ($userId: String!, $first: Int, $via: AssignmentVia, $after: String) {
    user(by: { userId: $userId }) {
      assignments(first: $first, via: $via, after: $after) { ${PAGE_FIELDS} }
    }
  }
`;

const ACCESS = /* GraphQL */ `
  query ($id: ID!) {
    node(id: $id) {
      ... on Account {
        access(first: 100) {
          ...grants
        }
      }
      ... on User {
        access(to: [ACCOUNT], first: 100) {
          ...grants
        }
      }
      ... on Group {
        access(to: [ACCOUNT], first: 100) {
          ...grants
        }
      }
    }
  }
  fragment grants on AccessGrantConnection {
    gaps {
      code
    }
    pageInfo {
      hasNextPage
    }
    nodes {
      principalId
      principalType
      direct
      viaGroupIds
      ... on AccountAccess {
        accountId
        permissionSetArn
      }
    }
  }
`;

interface Grant {
  readonly principalId: string;
  readonly principalType: string;
  readonly direct: boolean;
  readonly viaGroupIds: readonly string[];
  readonly accountId: string;
  readonly permissionSetArn: string;
}

const grantKey = (grant: Grant): string =>
  `${keyOf(grant)} ${grant.direct} ${grant.viaGroupIds.toSorted().join()}`;

/** Every grant that there is, worked out from rows and memberships one by one. */
const everyGrant = (state: SandboxState): Grant[] => {
  const grants = new Map<string, Grant>();
  const add = (row: AssignmentRow, via: string | undefined): void => {
    const key = assignmentKey(row);
    const known = grants.get(key) ?? { ...row, direct: false, viaGroupIds: [] };
    grants.set(
      key,
      via === undefined
        ? { ...known, direct: true }
        : { ...known, viaGroupIds: [...known.viaGroupIds, via] },
    );
  };
  for (const row of state.assignments.rows) {
    add(row, undefined);
    if (row.principalType === 'USER') continue;
    for (const { userId } of state.membershipsOfGroup.get(row.principalId)) {
      add({ ...row, principalType: 'USER', principalId: userId }, row.principalId);
    }
  }
  return [...grants.values()];
};

describe('what reaches whom', () => {
  it(
    'is what rows and memberships say, directly and through groups',
    { timeout: TIMEOUT },
    async () => {
      await fc.assert(
        fc.asyncProperty(smallWorld, fc.integer({ min: 1, max: 20 }), (world, first) =>
          inWorld(world, async (t, state) => {
            const { identityStoreId } = state.settings;
            const grants = everyGrant(state);
            const expectAccess = async (id: string, wanted: (grant: Grant) => boolean) => {
              interface Answer {
                readonly node: {
                  readonly access: { readonly nodes: readonly Grant[]; readonly gaps: unknown };
                };
              }
              const { node } = await t.data<Answer>(ACCESS, { id });
              expect(node.access.gaps).toEqual([]);
              expect(node.access.nodes.map(grantKey).toSorted().slice(0, 100)).toEqual(
                grants.filter(wanted).map(grantKey).toSorted(),
              );
            };
            for (const { userId } of state.users.rows.slice(0, 3)) {
              const groups = state.membershipsOfUser.get(userId).map((row) => row.groupId);
              for (const via of ['DIRECT', 'GROUP', 'ANY'] as const) {
                const expected = state.assignments.rows.filter(
                  (row) =>
                    (via !== 'GROUP' && row.principalId === userId) ||
                    (via !== 'DIRECT' && groups.includes(row.principalId)),
                );
                const pages = await readAll(async (after) => {
                  const data = await t.data<{ readonly user: { readonly assignments: Page } }>(
                    USER,
                    { userId, first, via, after },
                  );
                  return data.user.assignments;
                });
                expect(keysOf(nodesOf(pages))).toEqual(keysOf(expected));
                expectWholePages(pages, first);
              }
              await expectAccess(
                globalIds.encode('User', identityStoreId, userId),
                (grant) => grant.principalId === userId,
              );
            }
            for (const { groupId } of state.groups.rows.slice(0, 2)) {
              await expectAccess(
                globalIds.encode('Group', identityStoreId, groupId),
                (grant) => grant.principalId === groupId,
              );
            }
            for (const { accountId } of state.accounts.rows.slice(0, 5)) {
              const ofAccount = (grant: Grant) => grant.accountId === accountId;
              if (grants.filter(ofAccount).length > 100) continue;
              await expectAccess(globalIds.encode('Account', accountId), ofAccount);
            }
          }),
        ),
        { seed: SEED, numRuns: 30 },
      );
    },
  );
});
