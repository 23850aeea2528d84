import { afterEach, expect, it } from 'vitest';
import { globalIds } from '../../src/node-types.ts';
import { makeGateway, type TestGateway } from '../support/make-gateway.ts';

let t: TestGateway;
afterEach(() => t.close());

interface Told {
  readonly calls: number;
  readonly estimate: {
    readonly calls: number;
    readonly quotaSeconds: number;
    readonly operations: readonly { service: string; operation: string; calls: number }[];
  };
}

const DRY = { 'x-aws-dry-run': '1' };
const QUERY = '{ permissionSets(first: 100) { nodes { name } } accounts { nodes { name } } }';

it('says what a query is expected to cost, and runs nothing', async () => {
  t = await makeGateway();
  const answer = await t.execute(QUERY, undefined, DRY);
  expect(answer.status).toBe(200);
  expect(answer.data).toBeNull();
  expect(answer.errors).toBeUndefined();
  const { calls, estimate } = answer.extensions?.aws as Told;
  expect(calls).toBe(0);
  expect(t.callCount()).toBe(0);
  expect(estimate.calls).toBe(estimate.operations.reduce((sum, one) => sum + one.calls, 0));
  expect(estimate.operations[0]).toEqual({
    service: 'sso-admin',
    operation: 'DescribePermissionSet',
    calls: 15,
  });
  // 20 calls a second, of which the gateway takes nine tenths; quotas are used side by side.
  const ofOneQuota = estimate.operations
    .filter(({ service }) => service === 'sso-admin')
    .reduce((sum, one) => sum + one.calls, 0);
  expect(estimate.quotaSeconds).toBeCloseTo(ofOneQuota / 18, 1);
});

it('knows after a query that it costs nothing while the cache has it, and more when it must not', async () => {
  t = await makeGateway();
  const { extensions } = await t.execute(QUERY, undefined, { 'x-aws-journal': '1' });
  const made = t.callCount();
  expect((extensions?.aws as Told).estimate.calls).toBeGreaterThan(10);
  const again = await t.execute(QUERY, undefined, DRY);
  expect(again.extensions?.aws).toMatchObject({ estimate: { calls: 0, operations: [] } });
  await t.clock.advance(10);
  const fresh = await t.execute(QUERY, undefined, { ...DRY, 'x-aws-max-age': '0' });
  expect((fresh.extensions?.aws as Told).estimate.calls).toBe(made);
  expect(t.callCount()).toBe(made);
});

it('estimates a mutation and changes nothing', async () => {
  t = await makeGateway();
  const { state } = t.sandbox.world;
  const [set] = state.permissionSets.rows;
  const id = globalIds.encode(
    'PermissionSet',
    state.settings.instanceArn,
    set?.permissionSetArn ?? '',
  );
  const mutation = `mutation ($id: ID!) {
    updatePermissionSet(input: { permissionSet: $id, description: "other" }) { permissionSet { name } }
  }`;
  const { data, extensions } = await t.execute(mutation, { id }, DRY);
  expect(data).toBeNull();
  expect((extensions?.aws as Told).estimate.operations).toEqual([
    { service: 'sso-admin', operation: 'DescribePermissionSet', calls: 2 },
    { service: 'sso-admin', operation: 'UpdatePermissionSet', calls: 1 },
  ]);
  expect(t.callCount()).toBe(0);
  expect(set?.description).not.toBe('other');
});

it('refuses subscriptions, and values that the query cannot be run with', async () => {
  t = await makeGateway();
  const subscription = await t
    .execute('subscription { operation(id: "x") { id } }', undefined, {
      ...DRY,
      accept: 'application/json, text/event-stream',
    })
    .catch((error: unknown) => error);
  expect(JSON.stringify(subscription)).toContain('A subscription is not estimated');
  const { errors, data } = await t.execute(
    'query ($first: Int!) { accounts(first: $first) { nodes { name } } }',
    { first: 'many' },
    DRY,
  );
  expect(data).toBeUndefined();
  expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', argument: 'first' });
  expect(t.callCount()).toBe(0);
});

it.each([
  [
    'what a directive leaves out',
    'query ($no: Boolean = false) { accounts @include(if: $no) { nodes { name } } viewer @skip(if: true) { upstream { arn } } }',
    0,
  ],
  [
    'what is asked twice',
    '{ a: viewer { ...I } b: viewer { ...I } ...F } fragment F on Query { viewer { ...I } } fragment I on Viewer { upstream { accountId arn partition } }',
    1,
  ],
  ['keys alone', '{ services { name } }', 0],
  ['what the gateway knows of itself', '{ viewer { caller upstream { kind region writes } } }', 0],
])('counts %s as execution does', async (_what, query, calls) => {
  t = await makeGateway();
  const { extensions } = await t.execute(query, undefined, DRY);
  expect((extensions?.aws as Told).estimate.calls).toBe(calls);
});
