import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { globalIds } from '../../../src/node-types.ts';
import { CREATE, inputOf, isThere, type Named, rowOf } from '../../support/assignments.ts';
import { makeGateway, type TestGateway } from '../../support/make-gateway.ts';
import { begun, type BulkPayload, CREATE_MANY, ended, strangerId } from './support.ts';

let t: TestGateway;
let since: number;
beforeEach(async () => {
  t = await makeGateway();
  since = t.clock.now();
});
afterEach(() => t.close());

const create = async (assignments: readonly object[], more: object = {}, on = t) =>
  (await on.data<BulkPayload>(CREATE_MANY, { input: { assignments, ...more } })).result;
const of = (named: Named) => inputOf(t, rowOf(t, named));

const NEW: readonly Named[] = [
  { account: 'risk-prod', set: 'SecurityAudit', user: 'ingrid.solberg' },
  { account: 'risk-dev', set: 'SecurityAudit', user: 'ingrid.solberg' },
  { account: 'risk-dev', set: 'DeveloperAccess', group: 'Finance' },
];
const THERE: Named = { account: 'risk-prod', set: 'RiskAnalyst', group: 'Risk-Analytics' };

describe('success', () => {
  it('queues each, answers in the order of the input, and makes them', async () => {
    t.resetCalls();
    const { results, operations, plan, userErrors } = await create(NEW.map(of));
    expect(userErrors).toEqual([]);
    expect(plan).toBeNull();
    expect(results).toMatchObject(
      NEW.map((named, index) => ({
        index,
        action: 'CREATE',
        ...rowOf(t, named),
        operation: { kind: 'CREATE', requestId: null, principalId: rowOf(t, named).principalId },
        assignment: null,
        userErrors: [],
      })),
    );
    expect(operations?.map(({ id }) => id)).toEqual(results.map(({ operation }) => operation?.id));
    expect(await ended(t, operations)).toEqual(['SUCCEEDED', 'SUCCEEDED', 'SUCCEEDED']);
    for (const named of NEW) expect(isThere(t, rowOf(t, named))).toBe(true);
    expect(begun(t, 'CREATE', since)).toHaveLength(3);
  });

  it('reads each thing once: two principals are fewer than three pairs', async () => {
    t.resetCalls();
    await create(NEW.map(of), { dryRun: true });
    expect(t.calls()).toEqual({
      'sso-admin.ListInstances': 1,
      'sso-admin.ListAccountAssignmentCreationStatus': 1,
      'sso-admin.ListAccountAssignmentDeletionStatus': 1,
      'sso-admin.DescribePermissionSet': 2,
      'organizations.DescribeAccount': 2,
      'identitystore.DescribeUser': 1,
      'identitystore.DescribeGroup': 1,
      'sso-admin.ListAccountAssignmentsForPrincipal': 2,
    });
  });

  it('reads a pair once, however many principals it is for', async () => {
    const users = ['ingrid.solberg', 'ahmed.farouk', 'amara.diallo'];
    t.resetCalls();
    await create(
      users.map((user) => of({ account: 'risk-prod', set: 'SecurityAudit', user })),
      { dryRun: true },
    );
    expect(t.calls()).toMatchObject({
      'sso-admin.ListAccountAssignments': 1,
      'sso-admin.DescribePermissionSet': 1,
      'organizations.DescribeAccount': 1,
      'identitystore.ListUsers': 1,
    });
    expect(t.calls()).not.toHaveProperty('sso-admin.ListAccountAssignmentsForPrincipal');
  });

  it('reads pairs where AWS does not list by principal', async () => {
    const d = await makeGateway({ sandbox: { role: 'delegated' } });
    const inputs = NEW.map((named) => inputOf(d, rowOf(d, named)));
    const { results } = await create(inputs, { dryRun: true }, d);
    expect(results.map(({ action }) => action)).toEqual(['CREATE', 'CREATE', 'CREATE']);
    expect(d.calls()).toMatchObject({ 'sso-admin.ListAccountAssignments': 3 });
    await d.close();
  });

  it('can be found again: by node, in operations, once and not twice', async () => {
    const { operations } = await create(NEW.map(of));
    await ended(t, operations);
    const { node, operations: listed } = await t.data<{
      node: { state: string; requestId: string; queuePosition: null; accountId: string };
      operations: { nodes: { id: string; requestId: string; state: string }[] };
    }>(
      `query ($id: ID!, $after: DateTime!) {
        node(id: $id) { ... on AccountAssignmentOperation { state requestId queuePosition accountId } }
        operations(filter: { createdAfter: $after }) { nodes { id requestId state } }
      }`,
      { id: operations?.[0]?.id, after: new Date(since - 1).toISOString() },
    );
    expect(node).toMatchObject({ state: 'SUCCEEDED', queuePosition: null });
    expect(node.accountId).toBe(rowOf(t, NEW[0]!).accountId);
    const rows = begun(t, 'CREATE', since).map(({ requestId }) => requestId);
    expect(rows).toContain(node.requestId);
    expect(listed.nodes.map(({ requestId }) => requestId).toSorted()).toEqual(rows.toSorted());
    expect(listed.nodes.map(({ id }) => id).toSorted()).toEqual(
      operations?.map(({ id }) => id).toSorted(),
    );
  });

  it('tells the place in the queue', async () => {
    const users = t.sandbox.world.state.users.rows.slice(0, 18);
    const { results } = await create(
      users.map(({ userName }) =>
        of({
          account: 'risk-dev',
          set: 'SecurityAudit',
          user: userName.replace('@kestrelbridge.example', ''),
        }),
      ),
    );
    expect(results.map(({ operation }) => operation?.queuePosition)).toEqual(
      Array.from({ length: 18 }, (_, n) => n + 1),
    );
  });
});

describe('what need not be done', () => {
  it('is answered with the assignment that is there, without an operation', async () => {
    const { results, operations } = await create([of(THERE), of(NEW[0]!)]);
    expect(results[0]).toMatchObject({ action: 'NONE', operation: null, userErrors: [] });
    expect(results[0]?.assignment?.principalId).toBe(rowOf(t, THERE).principalId);
    expect(operations).toHaveLength(1);
    await ended(t, operations);
    expect(begun(t, 'CREATE', since)).toHaveLength(1);
  });

  it('is one change when it is named twice', async () => {
    const [first] = NEW.map(of);
    const { results, operations } = await create([first as object, first as object]);
    expect(results[1]?.operation?.id).toBe(results[0]?.operation?.id);
    expect(results.map(({ action }) => action)).toEqual(['CREATE', 'CREATE']);
    expect(operations).toHaveLength(1);
    await ended(t, operations);
    expect(begun(t, 'CREATE', since)).toHaveLength(1);
  });

  it('is the same operation when it is repeated before it has ended, and none after', async () => {
    const first = await create(NEW.map(of));
    const second = await create(NEW.map(of));
    expect(second.operations).toEqual(first.operations);
    await ended(t, first.operations);
    const third = await create(NEW.map(of));
    expect(third.results.map(({ action }) => action)).toEqual(['NONE', 'NONE', 'NONE']);
    expect(begun(t, 'CREATE', since)).toHaveLength(3);
  });

  it('is the same operation for two callers who race for it', async () => {
    const [first, second] = await t.clock.runUntil(
      Promise.all([create(NEW.map(of)), create(NEW.toReversed().map(of))]),
    );
    expect(second.operations?.map(({ id }) => id).toSorted()).toEqual(
      first.operations?.map(({ id }) => id).toSorted(),
    );
    await ended(t, first.operations);
    expect(begun(t, 'CREATE', since)).toHaveLength(3);
  });

  it('is the operation that somebody else has begun', async () => {
    const [input] = NEW.map(of);
    const single = await t.data<{ result: { operation: { id: string } } }>(CREATE, { input });
    const { results } = await create([input as object]);
    expect(results[0]).toMatchObject({
      action: 'CREATE',
      operation: { id: single.result.operation.id },
    });
    await ended(t, [single.result.operation]);
    expect(begun(t, 'CREATE', since)).toHaveLength(1);
  });
});

describe('what is refused', () => {
  it('is refused alone: the others go on', async () => {
    const good = of(NEW[0]!);
    const inputs = [
      { ...good, account: globalIds.encode('Account', '999999999999') },
      of({ ...NEW[0]!, account: 'legacy-backtest' }),
      { ...good, principal: strangerId(t) },
      {
        ...good,
        permissionSet: globalIds.encode(
          'PermissionSet',
          t.sandbox.world.instanceArn,
          rowOf(t, NEW[0]!).permissionSetArn.replace(/.{4}$/, '0000'),
        ),
      },
      { ...good, principal: good.account },
      { ...good, account: 'nonsense' },
      { ...good, principal: globalIds.encode('User', 'd-0000000000', 'x') },
      good,
    ];
    const { results, operations, userErrors } = await create(inputs);
    expect(userErrors).toEqual([]);
    expect(results.map(({ userErrors: [error] }) => [error?.code, error?.field])).toEqual([
      ['NOT_FOUND', ['input', 'assignments', '0', 'account']],
      ['ACCOUNT_SUSPENDED', ['input', 'assignments', '1', 'account']],
      ['PRINCIPAL_NOT_FOUND', ['input', 'assignments', '2', 'principal']],
      ['NOT_FOUND', ['input', 'assignments', '3', 'permissionSet']],
      ['BAD_USER_INPUT', ['input', 'assignments', '4', 'principal']],
      ['BAD_USER_INPUT', ['input', 'assignments', '5', 'account']],
      ['VALIDATION', ['input', 'assignments', '6', 'principal']],
      [undefined, undefined],
    ]);
    expect(results.slice(0, 7).every(({ action }) => action === 'NONE')).toBe(true);
    expect(results[4]).toMatchObject({ principalId: null, principalType: null });
    expect(results[5]).toMatchObject({ accountId: null });
    expect(await ended(t, operations)).toEqual(['SUCCEEDED']);
    expect(begun(t, 'CREATE', since)).toHaveLength(1);
  });

  it.each([
    ['none', 0, /at least one/],
    ['too many', 501, /At most 500.*501/],
  ])('is all of it when there are %s', async (_what, count, message) => {
    const input = of(NEW[0]!);
    const { results, operations, userErrors } = await create(
      Array.from({ length: count }, () => input),
    );
    expect({ results, operations }).toEqual({ results: [], operations: null });
    expect(userErrors).toEqual([
      {
        __typename: 'InputError',
        code: 'VALIDATION',
        message: expect.stringMatching(message) as string,
        field: ['input', 'assignments'],
      },
    ]);
    expect(t.callCount()).toBe(0);
  });

  it('is all of it when the gateway may not look', async () => {
    t.sandbox.faults.set(['sso-admin.ListAccountAssignments:denied']);
    const { results, userErrors } = await create([of(NEW[0]!)]);
    expect(results).toEqual([]);
    expect(userErrors).toMatchObject([{ __typename: 'AccessDenied', code: 'ACCESS_DENIED' }]);
    expect(begun(t, 'CREATE', since)).toEqual([]);
  });

  it('is told by the operation when AWS refuses it later', async () => {
    t.sandbox.faults.set(['sso-admin.CreateAccountAssignment:denied']);
    const { operations } = await create([of(NEW[0]!)]);
    expect(await ended(t, operations)).toEqual(['FAILED']);
    const { node } = await t.data<{ node: { failure: { code: string; reason: string } } }>(
      'query ($id: ID!) { node(id: $id) { ... on AsyncOperation { failure { code reason } } } }',
      operations?.[0],
    );
    expect(node.failure.code).toBe('ACCESS_DENIED');
    expect(node.failure.reason).toContain('sso:CreateAccountAssignment');
  });

  it('is everything while the gateway only reads, except a dry run', async () => {
    const r = await makeGateway({ writes: false });
    const assignments = NEW.map((named) => inputOf(r, rowOf(r, named)));
    const answer = await r.execute(CREATE_MANY, { input: { assignments } });
    expect(answer.errors?.[0]?.extensions.code).toBe('READ_ONLY');
    expect(r.callCount()).toBe(0);
    const { plan } = await create(assignments, { dryRun: true }, r);
    expect(plan).toMatchObject({ toCreate: 3 });
    await r.close();
  });
});

describe('a dry run', () => {
  it('says what would be done, and changes nothing', async () => {
    const before = JSON.stringify(t.sandbox.world.snapshot());
    const inputs = [...NEW, NEW[0]!, THERE].map(of);
    const bad = { ...of(NEW[0]!), principal: strangerId(t) };
    const { results, operations, plan } = await create([...inputs, bad], { dryRun: true });
    expect(results.map(({ action }) => action)).toEqual([
      'CREATE',
      'CREATE',
      'CREATE',
      'CREATE',
      'NONE',
      'NONE',
    ]);
    expect(results.every(({ operation }) => operation === null)).toBe(true);
    expect(operations).toBeNull();
    expect(plan).toEqual({
      toCreate: 3,
      toDelete: 0,
      unchanged: 1,
      refused: 1,
      unchecked: 0,
      awsCalls: 36,
      expectedDuration: 'PT30S',
    });
    expect(JSON.stringify(t.sandbox.world.snapshot())).toBe(before);
    expect(t.gateway.changes.queue.list(t.sandbox.world.instanceArn)).toEqual([]);
  });
});

describe('a connection that is cut', () => {
  it('before AWS has taken it: it is sent again, once', async () => {
    t.sandbox.faults.set(['sso-admin.CreateAccountAssignment:cut-before:times=1']);
    const { operations } = await create([of(NEW[0]!)]);
    expect(await ended(t, operations)).toEqual(['SUCCEEDED']);
    expect(begun(t, 'CREATE', since)).toHaveLength(1);
    expect(t.calls()['sso-admin.CreateAccountAssignment']).toBe(2);
  });

  it('after AWS has taken it: it is found, and not sent again', async () => {
    t.sandbox.faults.set(['sso-admin.CreateAccountAssignment:cut-after:times=1']);
    const { operations } = await create([of(NEW[0]!)]);
    expect(await ended(t, operations)).toEqual(['SUCCEEDED']);
    expect(begun(t, 'CREATE', since)).toHaveLength(1);
    expect(t.calls()['sso-admin.CreateAccountAssignment']).toBe(1);
  });
});
