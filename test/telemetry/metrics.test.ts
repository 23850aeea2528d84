import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ERROR_CODES } from '../../src/core/errors.ts';
import { boundOperations } from '../../src/permissions/operation-table.ts';
import { inputOf, rowOf } from '../support/assignments.ts';
import { environmentGlobalId } from '../support/environments.ts';
import { subscribe } from '../support/event-stream.ts';
import { makeGateway, type TestGateway } from '../support/make-gateway.ts';
import { payloadOf } from '../support/mutations.ts';
import { readMetric } from './read-metrics.ts';

const SERVICES = [
  'sso-admin',
  'identitystore',
  'organizations',
  'finspace',
  'finspace-data',
  'grafana',
  'sts',
] as const;

let t: TestGateway;
beforeEach(async () => {
  t = await makeGateway();
});
afterEach(() => t.close());

const read = (name: string): Promise<Record<string, number>> => readMetric(t, name);

/** What has been counted: what has a series before its first time is 0. */
const counted = (samples: Record<string, number>): Record<string, number> =>
  Object.fromEntries(Object.entries(samples).filter(([, value]) => value !== 0));

const grant = async (account: string, more: { user?: string; group?: string }) => {
  const input = inputOf(t, rowOf(t, { account, set: 'MarketDataSupport', ...more }));
  return payloadOf(t, 'createAccountAssignment', input, 'operation { id settled { state } }');
};

describe('metrics tell', () => {
  it('how many operations there were and how long they took, errors by code', async () => {
    await t.data('{ organization { id } }');
    await t.execute('{ account(by: { accountId: "1" }) { id } }');
    expect(await read('operations_total')).toEqual({ 'kind="query"': 1 });
    expect(await read('operation_duration_seconds_count')).toEqual({ 'kind="query"': 1 });
    expect(counted(await read('errors_total'))).toEqual({ 'code="BAD_USER_INPUT"': 1 });
  });

  it('of what has not happened yet, with 0: by code, by service, and by operation', async () => {
    const codes = Object.keys(ERROR_CODES);
    const errors = await read('errors_total');
    expect(errors).toEqual(Object.fromEntries(codes.map((code) => [`code="${code}"`, 0])));
    const gaps = await read('gaps_total');
    expect(gaps).toEqual(
      Object.fromEntries(
        SERVICES.flatMap((service) =>
          codes.map((code) => [`service="${service}",code="${code}"`, 0] as const),
        ),
      ),
    );
    const calls = await read('aws_calls_total');
    const seconds = await read('aws_call_seconds_total');
    for (const { service, name } of boundOperations()) {
      const labels = `service="${service}",operation="${name}",outcome=`;
      for (const outcome of ['ok', 'error', 'throttled']) {
        expect(calls[`${labels}"${outcome}"`]).toBe(0);
      }
      expect(seconds[`${labels}"ok"`]).toBe(0);
    }
    expect(Object.keys(calls)).toHaveLength(3 * boundOperations().length);
    expect(t.callCount()).toBe(0);
  });

  it('of plain queries that come often, too', async () => {
    for (let times = 0; times < 5; times += 1) await t.data('{ organization { id } }');
    expect(await read('operations_total')).toEqual({ 'kind="query"': 5 });
    expect(await read('operation_duration_seconds_count')).toEqual({ 'kind="query"': 5 });
  });

  it('of AWS calls, the time they waited and took, and what the cache answered at what age', async () => {
    const QUERY = '{ organization { id } }';
    const LABELS = 'service="organizations",operation="DescribeOrganization",outcome=';
    await t.data(QUERY);
    await t.clock.advance(2000);
    await t.data(QUERY);
    const calls = await read('aws_calls_total');
    expect(calls[`${LABELS}"ok"`]).toBe(1);
    expect(calls[`${LABELS}"cached"`]).toBe(1);
    const [hits] = Object.values(await read('cache_hits_total'));
    expect(hits).toBeGreaterThanOrEqual(1);
    const [age] = Object.values(await read('cache_hit_age_seconds_total'));
    expect(age).toBeGreaterThanOrEqual(2);
    expect(age).toBeLessThan(2 * hits! + 1);
  });

  it('of calls that AWS throttled, by the outcome', async () => {
    t.sandbox.faults.set(['organizations.DescribeOrganization:throttle:first=1']);
    await t.data('{ organization { id } }');
    expect(await read('aws_calls_total')).toMatchObject({
      'service="organizations",operation="DescribeOrganization",outcome="throttled"': 1,
    });
  });

  it('whose quota it is', async () => {
    const samples = Object.keys(await read('quota_allowed'));
    expect(samples.length).toBeGreaterThan(5);
    for (const labels of samples) expect(labels).toMatch(/account="(\d{12}|self)"/);
    expect(Object.keys(await read('quota_waiting'))).toEqual(samples);
  });

  it('of gaps', async () => {
    t.sandbox.faults.set(['sso-admin.ListAccountAssignments:denied:first=1']);
    const { assignments } = await t.data<{ assignments: { gaps: object[] } }>(
      '{ assignments(first: 5) { gaps { code } } }',
    );
    expect(assignments.gaps).toHaveLength(1);
    expect(counted(await read('gaps_total'))).toEqual({
      'service="sso-admin",code="ACCESS_DENIED"': 1,
    });
  });

  it('of grants, by the type of principal, and of the management account; they begin with 0', async () => {
    const none = {
      'principal_type="USER",account="management"': 0,
      'principal_type="USER",account="member"': 0,
      'principal_type="GROUP",account="management"': 0,
      'principal_type="GROUP",account="member"': 0,
      'principal_type="USER",account="unknown"': 0,
      'principal_type="GROUP",account="unknown"': 0,
    };
    expect(await read('assignment_grants_total')).toEqual(none);
    await grant('kestrel-management', { user: 'beatrice.holloway' });
    await grant('sandbox', { group: 'AWS-Auditors' });
    expect(await read('assignment_grants_total')).toEqual({
      ...none,
      'principal_type="USER",account="management"': 1,
      'principal_type="GROUP",account="member"': 1,
    });
  });

  it('of operations that run at AWS, and how they ended', async () => {
    const input = inputOf(
      t,
      rowOf(t, { account: 'sandbox', set: 'MarketDataSupport', group: 'AWS-Auditors' }),
    );
    await payloadOf(t, 'createAccountAssignment', input, 'operation { id state }');
    expect(await read('aws_operations_running')).toEqual({
      'kind="CREATE"': 1,
      'kind="DELETE"': 0,
      'kind="PROVISION"': 0,
    });
    await t.clock.advance(60_000);
    expect(await read('aws_operations_running')).toMatchObject({ 'kind="CREATE"': 0 });
    expect(await read('aws_operations_ended_total')).toMatchObject({
      'kind="CREATE",state="SUCCEEDED"': 1,
      'kind="CREATE",state="FAILED"': 0,
    });
  });

  it('of operations that failed at AWS', async () => {
    await t.close();
    t = await makeGateway({ sandbox: { fail: ['permissionSet=MarketDataSupport'] } });
    await grant('sandbox', { group: 'AWS-Auditors' });
    expect(await read('aws_operations_ended_total')).toMatchObject({
      'kind="CREATE",state="SUCCEEDED"': 0,
      'kind="CREATE",state="FAILED"': 1,
      'kind="DELETE",state="FAILED"': 0,
    });
    expect(await read('aws_operations_running')).toMatchObject({ 'kind="CREATE"': 0 });
  });

  it('of credentials that were handed out, and of none that the gateway reads with', async () => {
    // One of them has no role to be read with.
    await t.execute(
      '{ environments(region: "eu-west-1") { nodes { users { nodes { userId } } } } }',
    );
    expect(t.calls()['finspace-data.GetProgrammaticAccessCredentials']).toBeGreaterThan(0);
    expect(await read('credentials_issued_total')).toEqual({ '': 0 });
    await payloadOf(
      t,
      'issueProgrammaticCredentials',
      { environment: environmentGlobalId(t, 'research-data'), durationInMinutes: 15 },
      'expiresAt',
    );
    expect(await read('credentials_issued_total')).toEqual({ '': 1 });
  });

  it('of principals that are gone, until they are not seen for a day', async () => {
    const gone = new Set(
      (
        await t.data<{ assignments: { nodes: { principalId: string }[] } }>(
          '{ assignments(first: 100, filter: { principalState: NOT_IN_DIRECTORY }) { nodes { principalId } } }',
        )
      ).assignments.nodes.map(({ principalId }) => principalId),
    );
    expect(gone.size).toBeGreaterThan(0);
    expect(await read('orphaned_principals')).toEqual({ '': gone.size });
    await t.clock.advance(25 * 3_600_000);
    expect(await read('orphaned_principals')).toEqual({ '': 0 });
  });

  it('of permission sets that are out of date, and for how long', async () => {
    const QUERY =
      '{ permissionSets(first: 100, filter: { outdated: true }) { nodes { id name } } }';
    const found = await t.data<{ permissionSets: { nodes: { id: string }[] } }>(QUERY);
    const { length } = found.permissionSets.nodes;
    expect(length).toBeGreaterThan(0);
    expect(await read('drifted_permission_sets')).toEqual({ '': length });
    await t.clock.advance(3_600_000);
    const [age] = Object.values(await read('drift_age_seconds'));
    expect(age).toBeGreaterThanOrEqual(3600);
    for (const { id } of found.permissionSets.nodes) {
      await payloadOf(
        t,
        'provisionPermissionSet',
        { permissionSet: id, target: { outdated: true } },
        'operations { settled { state } }',
      );
    }
    await t.data(QUERY, {}, { 'x-aws-max-age': '0' });
    expect(await read('drifted_permission_sets')).toEqual({ '': 0 });
    expect(await read('drift_age_seconds')).toEqual({ '': 0 });
  });

  it('of subscriptions that are open', async () => {
    const input = inputOf(
      t,
      rowOf(t, { account: 'sandbox', set: 'MarketDataSupport', group: 'AWS-Auditors' }),
    );
    const { operation } = (await payloadOf(
      t,
      'createAccountAssignment',
      input,
      'operation { id }',
    )) as unknown as { operation: { id: string } };
    const stream = await t.clock.runUntil(
      subscribe(t, 'subscription ($id: ID!) { operation(id: $id) { state } }', {
        id: operation.id,
      }),
    );
    await t.clock.runUntil(stream.next());
    expect(await read('subscriptions')).toEqual({ '': 1 });
    expect(await read('operations_total')).toMatchObject({ 'kind="subscription"': 1 });
    await t.clock.runUntil(stream.rest());
    expect(await read('subscriptions')).toEqual({ '': 0 });
  });

  it('of the process, where it is one of its own', async () => {
    t.metrics.watchProcess();
    const { registry } = t.metrics;
    expect(await registry.getSingleMetricAsString('process_resident_memory_bytes')).toMatch(
      /process_resident_memory_bytes \d+/,
    );
  });
});
