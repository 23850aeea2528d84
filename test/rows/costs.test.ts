import { expect, it } from 'vitest';
import type { CostLimits } from '../../src/estimate/cost-limits.ts';
import { assignmentKey, pairKey } from '../../src/sandbox/state.ts';
import type { TestGateway } from '../support/make-gateway.ts';
import { setId } from '../support/mutations.ts';
import { accountNamed, as, makeRuled, unitNamed } from './support.ts';

const HOUR = 3_600_000;

/** Fills what is hidden with accounts that have every set. */
const crowd = ({ sandbox }: TestGateway): void => {
  const { state } = sandbox.world;
  const hidden = state.accounts.get(accountNamed(state, 'hr-systems'))!;
  const sets = new Set(state.assignments.rows.map((row) => row.permissionSetArn));
  const someone = state.assignments.rows.find(({ principalType }) => principalType === 'GROUP')!;
  for (let index = 0; index < 150; index += 1) {
    const accountId = String(700_000_000_000 + index);
    const name = `crowd-${index}`;
    state.accounts.add({ ...hidden, accountId, name, email: `${name}@crowd.example` });
    for (const permissionSetArn of sets) {
      const row = { ...someone, accountId, permissionSetArn };
      if (state.assignments.get(assignmentKey(row)) !== undefined) continue;
      state.assignments.add(row);
      if (state.provisionings.get(pairKey(accountId, permissionSetArn)) === undefined) {
        const like = state.provisionings.rows[0]!;
        state.provisionings.add({ ...like, accountId, permissionSetArn });
      }
    }
  }
};

const queries = (t: TestGateway): readonly string[] => [
  '{ accounts(first: 100) { nodes { name } } }',
  '{ accounts(first: 5) { nodes { name tags { key } } } }',
  '{ assignments(first: 5) { nodes { accountId } } }',
  '{ assignments(first: 100) { nodes { account { name } permissionSet { name } } } }',
  `{ node(id: "${setId(t, 'AdministratorAccess')}") { ... on PermissionSet { accounts(first: 100) { nodes { name } } } } }`,
  '{ permissionSets(first: 100) { nodes { name accounts(first: 100) { nodes { name } } } } }',
];

interface World {
  readonly isCrowded: boolean;
  /** Whether somebody who sees everything has asked before. */
  readonly isKnown: boolean;
}

const WORLDS: readonly World[] = [false, true].flatMap((isCrowded) =>
  [false, true].map((isKnown) => ({ isCrowded, isKnown })),
);

/**
 * What comes of the queries in a world, each asked `times` times.
 *
 * @param apartMs from the beginning of one to that of the next.
 */
const outcomes = async (
  { isCrowded, isKnown }: World,
  costLimits: CostLimits,
  who: string,
  times = 1,
  apartMs = 30_000,
): Promise<readonly string[]> => {
  const probe = await makeRuled('');
  const unit = unitNamed(probe.sandbox.world.state, 'Trading');
  await probe.close();
  const t = await makeRuled(
    `permit(principal in Group::"trading", action, resource in OrganizationalUnit::"${unit}");`,
    { costLimits },
  );
  if (isCrowded) crowd(t);
  if (isKnown) {
    const found: string[] = [];
    let after = '';
    for (let page = 0; page < 40 && after !== 'null'; page += 1) {
      const asked = `{ accounts(first: 20${after}) { nodes { accountId } pageInfo { hasNextPage endCursor } } }`;
      interface Page {
        readonly accounts: {
          readonly nodes: readonly { readonly accountId: string }[];
          readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string };
        };
      }
      const { accounts } = await t.data<Page>(asked, {}, as('platform', String(page)));
      found.push(...accounts.nodes.map(({ accountId }) => accountId));
      if (!accounts.pageInfo.hasNextPage) break;
      after = `, after: "${accounts.pageInfo.endCursor}"`;
    }
    expect(found.length > 100).toBe(isCrowded);
    const sets = '{ permissionSets(first: 1) { nodes { accounts(first: 1) { nodes { id } } } } }';
    await t.data(sets, {}, as('platform', 'sets'));
    // How long lists are stays known; what they had does not.
    await t.clock.advance(HOUR);
  }
  const told: string[] = [];
  for (let time = 0; time < times; time += 1) {
    for (const query of queries(t)) {
      const begun = t.clock.now();
      const { errors } = await t.clock.runUntil(t.execute(query, {}, as(who)));
      const code = errors?.[0]?.extensions.code as string | undefined;
      told.push(code ?? 'answered');
      // How long an answer takes is not hidden, and what a caller has left grows with time.
      await t.clock.advance(Math.max(0, begun + apartMs - t.clock.now()));
    }
  }
  await t.close();
  return told;
};

const LIMITS: readonly (readonly [
  what: string,
  limits: CostLimits,
  times: number,
  apartMs: number,
])[] = [
  ['of one operation', { operation: 8 }, 1, 30_000],
  ['a minute', { callerPerMinute: 45 }, 3, 5_000],
];

it.each(LIMITS)(
  'the cost limit %s answers and refuses the same, whatever is hidden',
  async (_what, costLimits, times, apartMs) => {
    const told = [];
    for (const world of WORLDS)
      told.push(await outcomes(world, costLimits, 'trading', times, apartMs));
    const [first] = told;
    expect(new Set(first)).toEqual(new Set(['answered', 'COST_LIMIT']));
    for (const other of told) expect(other).toEqual(first);
  },
);

it('the cost limit goes by what there is for who sees everything', async () => {
  const told = [];
  for (const world of WORLDS) told.push(await outcomes(world, { operation: 25 }, 'platform'));
  expect(new Set(told.map(String)).size).toBeGreaterThan(1);
});
