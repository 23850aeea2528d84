import fc from 'fast-check';
import { expect, it } from 'vitest';
import { globalIds } from '../../src/node-types.ts';
import type { SandboxState } from '../../src/sandbox/state.ts';
import type { TestGateway } from '../support/make-gateway.ts';
import { as, leaksIn, makeRuled, secretsOf } from './support.ts';

const SEED = 20_261_122;

interface Line {
  readonly accountId: string;
}
interface Page {
  readonly nodes: readonly (Line | null)[];
  readonly gaps?: readonly { readonly code: string }[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}

const PAGE = 'gaps { code } pageInfo { hasNextPage endCursor }';
const ROW = 'accountId permissionSetArn principalId principalType';

/** Lists that name accounts, each of an object that everybody sees. */
const LISTS = {
  assignments: (args: string) => `rows: assignments(${args}) { nodes { ${ROW} } ${PAGE} }`,
  enumerated: (args: string) =>
    `rows: assignments(${args}, coverage: LISTED_PRINCIPALS) { nodes { ${ROW} } ${PAGE} }`,
  accounts: (args: string) =>
    `rows: accounts(${args}) { nodes { accountId name } pageInfo { hasNextPage endCursor } }`,
  ofUser: (args: string) =>
    `node(id: $user) { ... on User { rows: assignments(${args}) { nodes { ${ROW} } ${PAGE} } } }`,
  ofGroup: (args: string) =>
    `node(id: $group) { ... on Group { rows: assignments(${args}) { nodes { ${ROW} } ${PAGE} } } }`,
  ofSet: (args: string) =>
    `node(id: $set) { ... on PermissionSet { rows: assignments(${args}) { nodes { ${ROW} } ${PAGE} } } }`,
  accountsOfSet: (args: string) =>
    `node(id: $set) { ... on PermissionSet { rows: accounts(${args}) { nodes { accountId } pageInfo { hasNextPage endCursor } } } }`,
  accessOfUser: (args: string) =>
    `node(id: $user) { ... on User { rows: access(${args}, to: [ACCOUNT]) { nodes { ... on AccountAccess { ${ROW} direct viaGroupIds } } ${PAGE} } } }`,
  accessOfGroup: (args: string) =>
    `node(id: $group) { ... on Group { rows: access(${args}, to: [ACCOUNT]) { nodes { ... on AccountAccess { ${ROW} direct } } ${PAGE} } } }`,
} as const;

const at = <Row>(rows: readonly Row[], index: number): Row => rows[index % rows.length] as Row;

const choice = fc.record({
  /** Which accounts are named, and which units, by index. */
  accounts: fc.array(fc.nat(100), { maxLength: 6 }),
  units: fc.array(fc.nat(100), { maxLength: 2 }),
  but: fc.option(fc.nat(100)),
  user: fc.nat(100),
  group: fc.nat(100),
  set: fc.nat(100),
  first: fc.integer({ min: 1, max: 100 }),
  plays: fc.constantFrom('management', 'delegated'),
});
type Choice = typeof choice extends fc.Arbitrary<infer Value> ? Value : never;

const policiesOf = (state: SandboxState, { accounts, units, but }: Choice): string => {
  const named = accounts.map((index) => at(state.accounts.rows, index).accountId);
  const within = units.map((index) => at(state.organizationalUnits.rows, index).ouId);
  const who = 'principal in Group::"some", action';
  return [
    ...named.map((id) => `permit(${who}, resource == Account::"${id}");`),
    ...within.map((id) => `permit(${who}, resource in OrganizationalUnit::"${id}");`),
    ...(but === null
      ? []
      : [`forbid(${who}, resource == Account::"${at(state.accounts.rows, but).accountId}");`]),
  ].join('\n');
};

/** The accounts that those policies let somebody see, worked out anew. */
const seenBy = (state: SandboxState, { accounts, units, but }: Choice): ReadonlySet<string> => {
  const within = new Set(units.map((index) => at(state.organizationalUnits.rows, index).ouId));
  const isWithin = (id: string | undefined): boolean =>
    id !== undefined && (within.has(id) || isWithin(state.organizationalUnits.get(id)?.parentId));
  const seen = new Set(accounts.map((index) => at(state.accounts.rows, index).accountId));
  for (const { accountId, parentId } of state.accounts.rows)
    if (isWithin(parentId)) seen.add(accountId);
  if (but !== null) seen.delete(at(state.accounts.rows, but).accountId);
  return seen;
};

it('leaves out what is hidden, and nothing else, whatever the policies and the list', async () => {
  const probe = await makeRuled('');
  const { state: firm } = probe.sandbox.world;
  await probe.close();

  await fc.assert(
    fc.asyncProperty(choice, async (chosen) => {
      const t: TestGateway = await makeRuled(policiesOf(firm, chosen), {
        sandbox: { role: chosen.plays },
      });
      const { state, instanceArn } = t.sandbox.world;
      const { identityStoreId } = state.settings;
      const seen = seenBy(state, chosen);
      const secrets = secretsOf(state, seen);
      const set = at(state.permissionSets.rows, chosen.set).permissionSetArn;
      const ids = {
        user: globalIds.encode(
          'User',
          identityStoreId,
          at(state.usersOfStore.get(identityStoreId), chosen.user).userId,
        ),
        group: globalIds.encode(
          'Group',
          identityStoreId,
          at(state.groupsOfStore.get(identityStoreId), chosen.group).groupId,
        ),
        set: globalIds.encode('PermissionSet', instanceArn, set),
      };
      const drain = async (list: keyof typeof LISTS, who: string): Promise<string[]> => {
        const lines: string[] = [];
        for (let after: string | null = null; ;) {
          const query = `query ($first: Int, $after: String, $user: ID!, $group: ID!, $set: ID!) {
            used: nodes(ids: [$user, $group, $set]) { __typename }
            ${LISTS[list]('first: $first, after: $after')}
          }`;
          const { first } = chosen;
          const answer = await t.execute(
            query,
            { ...ids, first, after },
            { ...as(who), 'x-deadline-ms': '600000' },
          );
          expect(answer.errors, `${list} ${answer.body}`).toBeUndefined();
          if (who === 'some') expect(leaksIn(answer, secrets), list).toEqual([]);
          const data = answer.data as { rows?: Page; node?: { rows: Page } };
          const page = data.rows ?? data.node!.rows;
          for (const line of page.nodes) {
            if (who === 'some' || seen.has(line?.accountId ?? '')) lines.push(JSON.stringify(line));
          }
          const { hasNextPage, endCursor } = page.pageInfo;
          // A page that is not full is the last.
          if (who === 'some' && hasNextPage) expect(page.nodes.length).toBe(first);
          if (!hasNextPage) return lines.toSorted();
          after = endCursor;
        }
      };
      for (const list of Object.keys(LISTS) as (keyof typeof LISTS)[]) {
        expect(await drain(list, 'some'), list).toEqual(await drain(list, 'platform'));
      }
      await t.close();
    }),
    { seed: SEED, numRuns: 5 },
  );
}, 300_000);
