import { afterEach, expect, it } from 'vitest';
import { createCostGuard } from '../../src/estimate/cost-limits.ts';
import type { Estimate } from '../../src/estimate/estimator.ts';
import { makeGateway, type TestGateway } from '../support/make-gateway.ts';
import { ManualClock } from '../support/manual-clock.ts';
import { WIDE_LIMITS } from '../support/wide-limits.ts';

let t: TestGateway;
afterEach(() => t?.close());

const WIDE = `{
  permissionSets(first: 100) {
    nodes { name assignments(first: 100) { nodes { account { name } principal { displayName } } } }
  }
}`;
const SMALL = '{ accounts(first: 10) { nodes { name } } }';

const only = ({ errors }: Awaited<ReturnType<TestGateway['execute']>>) => {
  expect(errors).toHaveLength(1);
  return errors?.[0];
};

it('refuses what is expected to cost more than the limit, before the first call', async () => {
  t = await makeGateway({ costLimits: { operation: 20 } });
  const answer = await t.execute(WIDE);
  expect(t.callCount()).toBe(0);
  expect(answer.body).not.toContain('"data"');
  const error = only(answer);
  const { code, estimate, limit, dearestField, retryable } = error?.extensions ?? {};
  expect({ code, limit, dearestField, retryable }).toEqual({
    code: 'COST_LIMIT',
    limit: 20,
    dearestField: 'permissionSets.nodes.assignments',
    retryable: false,
  });
  expect(estimate).toBeGreaterThan(20);
  expect(error?.message).toContain(
    `expected to make ${String(estimate)} AWS calls, and the limit is 20.`,
  );
  expect(error?.message).toContain('`permissionSets.nodes.assignments`');
});

it('lets through what costs less, and what the cache has', async () => {
  t = await makeGateway({ costLimits: { operation: 20 } });
  expect((await t.execute(SMALL)).errors).toBeUndefined();
  expect((await t.execute(SMALL)).errors).toBeUndefined();
});

it('gives every caller so many calls a minute', async () => {
  t = await makeGateway({ costLimits: { callerPerMinute: 10 } });
  const ask = (accountId: string) =>
    t.execute(`{ account(by: { accountId: "${accountId}" }) { name tags { key } } }`);
  const ids = t.sandbox.world.state.accounts.rows.map((row) => row.accountId);
  const answers = [];
  for (const id of ids.slice(0, 6)) answers.push(await ask(id));
  const made = t.callCount();
  expect(made).toBeLessThanOrEqual(10);
  const refused = answers.filter(({ errors }) => errors !== undefined);
  expect(refused.length).toBeGreaterThan(0);
  const error = only(refused[0]!);
  expect(error?.extensions).toMatchObject({ code: 'COST_LIMIT', limit: 10 });
  const retryAfter = error?.extensions.retryAfter as number;
  expect(retryAfter).toBeGreaterThan(0);
  await t.clock.advance(retryAfter * 1000);
  expect((await ask(ids[6] ?? '')).errors).toBeUndefined();
});

it('refuses for good what no minute has room for', async () => {
  t = await makeGateway({ costLimits: { callerPerMinute: 10 } });
  const error = only(await t.execute(WIDE));
  expect(error?.extensions).not.toHaveProperty('retryAfter');
  expect(error?.message).toContain('a caller may make 10 a minute.');
  expect(t.callCount()).toBe(0);
});

it('gives up counting what is laid out without end', async () => {
  const without = { ...WIDE_LIMITS, fields: Infinity, aliases: Infinity, depth: Infinity };
  t = await makeGateway({ costLimits: { operation: 1_000_000 }, safety: { limits: without } });
  const depth = 16;
  const fragments = Array.from({ length: depth }, (_, at) => {
    const inner = at + 1 === depth ? 'name' : `...F${at + 1}`;
    return `fragment F${at} on OrganizationalUnit { a: parent { ${inner} } b: parent { ${inner} } }`;
  });
  const id = Buffer.from('["OrganizationalUnit","ou-abcd-12345678"]').toString('base64url');
  const error = only(await t.execute(`{ node(id: "${id}") { ...F0 } } ${fragments.join('\n')}`));
  expect(error?.extensions.code).toBe('COST_LIMIT');
  expect(error?.message).toContain('too large to be counted');
  expect(t.callCount()).toBe(0);
});

const estimate = (calls: number): Estimate => ({
  calls,
  operations: [],
  dearest: undefined,
  isWhole: true,
});

it('charges what was made, not what was expected', () => {
  const guard = createCostGuard(new ManualClock(), { callerPerMinute: 100 });
  guard.admit('a', estimate(90));
  guard.settle('a', 90, 10);
  guard.admit('a', estimate(90));
  guard.settle('a', 90, 90);
  expect(() => guard.admit('a', estimate(1))).toThrow('of which 0 are left');
  // What costs nothing is never refused, and others have their own.
  guard.admit('a', estimate(0));
  guard.admit('b', estimate(100));
});
