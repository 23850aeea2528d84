/** Grants are counted, whoever finds out that they were made. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { inputOf, isThere, rowOf } from '../support/assignments.ts';
import { makeGateway, type MakeGatewayOptions, type TestGateway } from '../support/make-gateway.ts';
import { payloadOf } from '../support/mutations.ts';
import { readMetric } from './read-metrics.ts';

const WRITE = 'CreateAccountAssignment';
const PATIENT = { 'x-deadline-ms': '600000' };
const READY = 'http://127.0.0.1:4000/health/ready';
const SIGNS = ['ListAccountAssignments', 'ListAccountAssignmentCreationStatus'];
const NEW = { account: 'risk-dev', set: 'SecurityAudit', user: 'ingrid.solberg' };
const USER_IN = { member: 'principal_type="USER",account="member"' } as const;

let t: TestGateway;
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'grants-'));
});
afterEach(async () => {
  await t.close();
  rmSync(folder, { recursive: true });
});

const start = async (options: MakeGatewayOptions = {}): Promise<void> => {
  t = await makeGateway(options);
};

/** The grants and ends that were counted at all. */
const counted = async (name: string): Promise<Record<string, number>> =>
  Object.fromEntries(Object.entries(await readMetric(t, name)).filter(([, count]) => count > 0));
const grants = () => counted('assignment_grants_total');
const ends = () => counted('aws_operations_ended_total');

/** Does it to the first request to create an assignment, from the moment that it is sent. */
const cutOff = (...faults: readonly string[]): void => {
  t.onWire = (moment, operation) => {
    if (moment !== 'request' || operation !== WRITE) return;
    t.onWire = undefined;
    t.sandbox.faults.set(faults);
  };
};

const grantNow = () =>
  payloadOf(
    t,
    'createAccountAssignment',
    inputOf(t, rowOf(t, NEW)),
    'operation { settled { state } }',
    PATIENT,
  );
const grantLater = () =>
  payloadOf(
    t,
    'createAccountAssignments',
    { assignments: [inputOf(t, rowOf(t, NEW))] },
    'operations { id }',
  );

describe('a grant whose answer was lost', () => {
  it('counts once when AWS lists its operation, and so does its end', async () => {
    await start();
    cutOff(`sso-admin.${WRITE}:cut-after:times=1`);
    expect((await grantNow()).userErrors).toEqual([]);
    expect(await grants()).toEqual({ [USER_IN.member]: 1 });
    expect(await ends()).toEqual({ 'kind="CREATE",state="SUCCEEDED"': 1 });
  });

  it('counts when nobody can tell', async () => {
    await start();
    cutOff(`sso-admin.${WRITE}:cut-after`, ...SIGNS.map((sign) => `sso-admin.${sign}:denied`));
    expect((await grantNow()).userErrors).toMatchObject([{ code: 'OUTCOME_UNKNOWN' }]);
    expect(await grants()).toEqual({ [USER_IN.member]: 1 });
    expect(await ends()).toEqual({});
  });

  it('counts when its answer could not be read', async () => {
    await start();
    cutOff(`sso-admin.${WRITE}:malformed:times=1`);
    await grantNow();
    expect(isThere(t, rowOf(t, NEW))).toBe(true);
    expect(await grants()).toEqual({ [USER_IN.member]: 1 });
  });

  it.each(['cut-before', 'cut-after'])('counts once when the queue sends it: %s', async (cut) => {
    await start();
    cutOff(`sso-admin.${WRITE}:${cut}:times=1`);
    await grantLater();
    await t.clock.advance(10 * 60_000);
    expect(isThere(t, rowOf(t, NEW))).toBe(true);
    expect(await grants()).toEqual({ [USER_IN.member]: 1 });
    expect(await ends()).toEqual({ 'kind="CREATE",state="SUCCEEDED"': 1 });
  });

  it.each(['request', 'answer'])(
    'counts when the process died at the %s, and the next one finds it',
    async (when) => {
      await start({ stateDir: folder, sandbox: { operationMs: [60_000, 60_000] } });
      let killed: Promise<void> | undefined;
      t.onWire = (moment, operation) => {
        if (operation === WRITE && moment === when) killed ??= t.kill();
      };
      await grantLater();
      await t.clock.advance(1000);
      expect(killed).toBeDefined();
      await killed;
      t = await t.restart();
      // As `main.ts` asks it.
      await t.clock.runUntil(Promise.resolve(t.gateway.fetch(READY)));
      await t.clock.advance(10 * 60_000);
      expect(isThere(t, rowOf(t, NEW))).toBe(true);
      expect(await grants()).toEqual({ [USER_IN.member]: 1 });
      expect(await ends()).toEqual({ 'kind="CREATE",state="SUCCEEDED"': 1 });
    },
  );

  it('counts when the next process finds the assignment alone', async () => {
    await start({ stateDir: folder });
    let killed: Promise<void> | undefined;
    t.onWire = (moment, operation) => {
      if (operation === WRITE && moment === 'answer') killed ??= t.kill();
    };
    await grantLater();
    // By then it has ended.
    await t.clock.advance(10 * 60_000);
    expect(killed).toBeDefined();
    await killed;
    t = await t.restart();
    await t.clock.runUntil(Promise.resolve(t.gateway.fetch(READY)));
    await t.clock.advance(60_000);
    expect(isThere(t, rowOf(t, NEW))).toBe(true);
    expect(await grants()).toEqual({ [USER_IN.member]: 1 });
  });
});

describe('what others have begun', () => {
  it('counts as nothing, though the gateway looks at it', async () => {
    await start();
    await t.data('{ operations(first: 50) { nodes { id state } } }');
    await t.clock.advance(60_000);
    expect(await grants()).toEqual({});
    expect(await ends()).toEqual({});
  });
});

describe('the management account', () => {
  /** As a delegated administrator may see it: an instance of its own account comes first. */
  const addAccountInstance = (): void => {
    const { state } = t.sandbox.world;
    const [own] = state.instances.rows;
    state.instances.delete(own!.instanceArn);
    state.instances.add({
      ...own!,
      instanceArn: 'arn:aws:sso:::instance/ssoins-00000000000000aa',
      identityStoreId: 'd-00000000aa',
      ownerAccountId: state.settings.delegatedAccountId,
      kind: 'ACCOUNT',
    });
    state.instances.add(own!);
  };
  const nobodyAsksOrganizations = {
    protection: { management: false, accounts: [], permissionSets: [] },
  };

  it('is the owner of the instance that is changed, not of the first one in sight', async () => {
    await start({ ...nobodyAsksOrganizations, sandbox: { role: 'delegated' } });
    addAccountInstance();
    t.sandbox.faults.set(['organizations.DescribeOrganization:denied']);
    await t.data('{ instances { name } }');
    const { state } = t.sandbox.world;
    const row = {
      ...rowOf(t, NEW),
      accountId: state.settings.delegatedAccountId,
      permissionSetArn: rowOf(t, { ...NEW, set: 'RiskAnalyst' }).permissionSetArn,
    };
    const { userErrors } = await payloadOf(
      t,
      'createAccountAssignment',
      inputOf(t, row),
      'operation { id }',
    );
    expect(userErrors).toEqual([]);
    expect(await grants()).toEqual({ [USER_IN.member]: 1 });
  });

  it('is known where Organizations tells nothing', async () => {
    await start(nobodyAsksOrganizations);
    t.sandbox.faults.set(['organizations.DescribeOrganization:denied']);
    await t.data('{ instances { name } }');
    const row = rowOf(t, { ...NEW, account: 'kestrel-management' });
    await payloadOf(t, 'createAccountAssignment', inputOf(t, row), 'operation { id }');
    expect(await grants()).toEqual({ 'principal_type="USER",account="management"': 1 });
  });

  it('may be any account where nobody tells until metrics are read again', async () => {
    await start(nobodyAsksOrganizations);
    t.metrics.noticed.operation({
      kind: 'CREATE',
      instanceArn: t.sandbox.world.instanceArn,
      requestId: 'a',
      state: 'IN_PROGRESS',
      detail: { TargetId: '398216540714', PrincipalType: 'GROUP' },
    });
    expect(await grants()).toEqual({});
    expect(await grants()).toEqual({ 'principal_type="GROUP",account="unknown"': 1 });
    await t.data('{ organization { id } }');
    expect(await grants()).toEqual({ 'principal_type="GROUP",account="unknown"': 1 });
  });
});
