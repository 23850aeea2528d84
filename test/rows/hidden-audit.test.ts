/** Who asks by its key for what row rules hide from it is on record; the caller cannot tell. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AuditRecord } from '../../src/audit/record.ts';
import { globalIds } from '../../src/node-types.ts';
import { memberAccountId } from '../../src/sandbox/firm/accounts.ts';
import { beginElsewhere, operationIdOf } from '../support/elsewhere.ts';
import { subscribe } from '../support/event-stream.ts';
import type { Answer, TestGateway } from '../support/make-gateway.ts';
import { run } from '../support/mutations.ts';
import { accountNamed, as, makeRuled, unitNamed } from './support.ts';

const NOBODYS = '999999999999';
const trading = as('trading');
const WHO = { id: 'trading-caller', authentication: 'JWT' };

let t: TestGateway;
let hidden: string;
let seen: string;
beforeAll(async () => {
  const probe = await makeRuled('');
  const unit = unitNamed(probe.sandbox.world.state, 'Trading');
  await probe.close();
  t = await makeRuled(
    `permit(principal in Group::"trading", action, resource in OrganizationalUnit::"${unit}");`,
    { sandbox: { operationMs: [30_000, 30_000] } },
  );
  hidden = accountNamed(t.sandbox.world.state, 'hr-systems');
  seen = accountNamed(t.sandbox.world.state, 'risk-prod');
});
afterAll(() => t.close());

/** The records that something leaves, the minute's numbers apart. */
const recordsOf = async (make: () => Promise<unknown>): Promise<readonly AuditRecord[]> => {
  // Whatever was asked in another minute is a record again.
  await t.clock.advance(60_000);
  const { length } = t.audit;
  await make();
  // They are written after the answer.
  for (let turns = 0; turns < 5; turns += 1) await new Promise((done) => setImmediate(done));
  return t.audit.slice(length).filter(({ codes }) => codes?.includes('HIDDEN') === true);
};

const ask = (query: string): Promise<Answer> => t.execute(query, {}, trading);

/** Asks for what is hidden, which is on record, and for what is not there, which is not. */
const expectOnRecord = async (
  query: (key: string) => string,
  [key, none]: readonly [string, string],
  field: string,
  shown: string,
): Promise<void> => {
  const answers: Answer[] = [];
  const records = await recordsOf(async () => answers.push(await ask(query(key))));
  expect(records).toMatchObject([
    {
      type: 'denied',
      who: WHO,
      fields: [field],
      on: { [field]: [shown] },
      codes: ['HIDDEN'],
      status: 200,
    },
  ]);
  expect(await recordsOf(async () => answers.push(await ask(query(none))))).toEqual([]);
  const [first, second] = answers.map(({ status, headers, body }, index) => {
    headers.delete('x-request-id');
    const said = body.replaceAll([key, none][index]!, 'KEY');
    return JSON.stringify([status, [...headers], said]);
  });
  expect(first).toBe(second);
};

describe('what is hidden, asked for by its key', () => {
  it('is on record beside what cannot be decided, and nowhere is', async () => {
    const query = `query($x: Boolean = true) {
      account(by: { accountId: "${hidden}" }) { id }
      node(id: "${globalIds.encode('Account', seen)}") { ... on PermissionSet { name @skip(if: $x) } }
    }`;
    // A default does not stand for null.
    const records = await recordsOf(() => t.execute(query, { x: null }, trading));
    expect(records).toMatchObject([{ fields: ['Query.account'], codes: ['HIDDEN'] }]);
  });

  it('is on record for an account, by whatever it is looked up', async () => {
    const { name, email } = t.sandbox.world.state.accounts.get(hidden)!;
    for (const [kind, key, none] of [
      ['accountId', hidden, NOBODYS],
      ['name', name, 'no-such-account'],
      ['email', email.toUpperCase(), 'nobody@example.com'],
      ['id', globalIds.encode('Account', hidden), globalIds.encode('Account', NOBODYS)],
    ] as const) {
      const by = (value: string) => `{ account(by: { ${kind}: "${value}" }) { name } }`;
      await expectOnRecord(by, [key, none], 'Query.account', `Account ${hidden}`);
    }
  });

  it('is on record for whatever has an id', async () => {
    const { state, instanceArn } = t.sandbox.world;
    const row = state.assignments.rows.find(({ accountId }) => accountId === hidden)!;
    const workspace = state.workspaces.rows.find((one) => one.accountId === memberAccountId)!;
    const environment = state.environments.rows.find((one) => one.accountId === memberAccountId)!;
    const user = state.environmentUsers.rows.find(
      (one) => one.environmentId === environment.environmentId,
    )!;
    const lab = state.instances.rows.find((one) => one.kind !== 'ORGANIZATION')!;
    const labUser = state.usersOfStore.get(lab.identityStoreId)[0]!;
    const { applicationArn } = state.applications.rows[0]!;
    const { region, environmentId } = environment;
    const { permissionSetArn, principalType, principalId } = row;
    const assignment = (account: string) =>
      [instanceArn, account, permissionSetArn, principalType, principalId] as const;
    const cases = [
      ['Account', [hidden], [NOBODYS]],
      ['AccountAssignment', assignment(hidden), assignment(NOBODYS)],
      ['OrganizationalUnit', [unitNamed(state, 'Corporate')], ['ou-kb7q-00000000']],
      [
        'Workspace',
        [memberAccountId, workspace.region, workspace.workspaceId],
        [NOBODYS, workspace.region, workspace.workspaceId],
      ],
      ['Environment', [memberAccountId, region, environmentId], [NOBODYS, region, environmentId]],
      [
        'EnvironmentUser',
        [memberAccountId, region, environmentId, user.userId],
        [NOBODYS, region, environmentId, user.userId],
      ],
      ['Application', [applicationArn], [applicationArn.replace(/::\d{12}:/, `::${NOBODYS}:`)]],
      [
        'IdentityCenterInstance',
        [lab.instanceArn],
        ['arn:aws:sso:::instance/ssoins-0000000000000000'],
      ],
      ['User', [lab.identityStoreId, labUser.userId], ['d-0000000000', labUser.userId]],
    ] as const;
    for (const [type, keys, none] of cases) {
      const ids = [globalIds.encode(type, ...keys), globalIds.encode(type, ...none)] as const;
      const shown = [type, ...keys].join(' ');
      await expectOnRecord((id) => `{ node(id: "${id}") { id } }`, ids, 'Query.node', shown);
      await expectOnRecord((id) => `{ nodes(ids: ["${id}"]) { id } }`, ids, 'Query.nodes', shown);
    }
    const ids = [memberAccountId, NOBODYS].map((account) =>
      globalIds.encode('Workspace', account, workspace.region, workspace.workspaceId),
    ) as [string, string];
    const shown = ['Workspace', memberAccountId, workspace.region, workspace.workspaceId].join(' ');
    const by = (id: string) => `{ workspace(by: { id: "${id}" }) { id } }`;
    await expectOnRecord(by, ids, 'Query.workspace', shown);
    const places = [memberAccountId, NOBODYS].map((account) =>
      globalIds.encode('Environment', account, region, environmentId),
    ) as [string, string];
    const environmentBy = (id: string) => `{ environment(by: { id: "${id}" }) { id } }`;
    const place = ['Environment', memberAccountId, region, environmentId].join(' ');
    await expectOnRecord(environmentBy, places, 'Query.environment', place);
  });

  it('is on record when it was found nowhere where the caller may look', async () => {
    const { state } = t.sandbox.world;
    const workspace = state.workspaces.rows.find((one) => one.accountId === memberAccountId)!;
    const environment = state.environments.rows.find((one) => one.accountId === memberAccountId)!;
    for (const [field, by, key, none, shown] of [
      ['workspace', 'workspaceId', workspace.workspaceId, 'g-0000000000', 'g-0000000000'],
      ['environment', 'environmentId', environment.environmentId, 'canary1', 'a key'],
    ] as const) {
      const query = (value: string) => `{ x: ${field}(by: { ${by}: "${value}" }) { id } }`;
      const records = await recordsOf(() => ask(query(key)));
      expect(records).toMatchObject([{ who: WHO, on: { [`Query.${field}`]: [key] } }]);
      // Whoever sees everything has looked everywhere; what was pasted by mistake is not kept.
      const all = await recordsOf(() => t.execute(query(none), {}, as('platform')));
      expect(all).toEqual([]);
      const wrong = await recordsOf(() => ask(query(none)));
      expect(wrong).toMatchObject([{ on: { [`Query.${field}`]: [shown] } }]);
      const named = await recordsOf(() => ask(`{ ${field}(by: { name: "canary" }) { id } }`));
      expect(named).toMatchObject([{ on: { [`Query.${field}`]: ['a name'] } }]);
    }
  });

  it('is on record in a filter, in a fragment, by a variable and beneath another field', async () => {
    const ids = [hidden, NOBODYS].map((id) => globalIds.encode('Account', id)) as [string, string];
    const shown = `Account ${hidden}`;
    const rows = (id: string) =>
      `{ ...F } fragment F on Query { x: assignments(first: 1, filter: { account: "${id}" }) { nodes { id } } }`;
    await expectOnRecord(rows, ids, 'Query.assignments', shown);
    const beneath = (id: string) =>
      `{ instance { assignments(first: 1, filter: { account: "${id}" }) { nodes { id } } } }`;
    await expectOnRecord(beneath, ids, 'IdentityCenterInstance.assignments', shown);
    const places = [memberAccountId, NOBODYS].map((id) => globalIds.encode('Account', id));
    const workspaces = (id: string) =>
      `{ workspaces(filter: { account: "${id}" }) { nodes { id } } }`;
    const there = `Account ${memberAccountId}`;
    await expectOnRecord(workspaces, places as [string, string], 'Query.workspaces', there);
    const query = 'query Peek($id: ID!) { node(id: $id) { id } }';
    const records = await recordsOf(() => t.execute(query, { id: ids[0] }, trading));
    expect(records).toMatchObject([{ operation: 'Peek', on: { 'Query.node': [shown] } }]);
    const out =
      'query ($id: ID!) { node(id: $id) @skip(if: true) { id } accounts { nodes { id } } }';
    expect(await recordsOf(() => t.execute(out, { id: ids[0] }, trading))).toEqual([]);
  });

  it('is on record for an operation that runs there', async () => {
    const rowOf = (account: string) =>
      t.sandbox.world.state.assignments.rows.find(({ accountId }) => accountId === account)!;
    const requestId = await beginElsewhere(t, 'DELETE', rowOf(hidden));
    const own = await beginElsewhere(t, 'DELETE', rowOf(seen));
    const node = (id: string) =>
      `{ node(id: "${operationIdOf(t, 'DELETE', id)}") { ... on AsyncOperation { state } } }`;
    const records = await recordsOf(() => ask(node(requestId)));
    expect(records).toHaveLength(1);
    expect(JSON.stringify(records[0]!.on)).toContain(requestId);
    expect(await recordsOf(() => ask(node(own)))).toEqual([]);
  });

  it('is on record for a subscription, and for a change', async () => {
    const workspace = t.sandbox.world.state.workspaces.rows.find(
      (one) => one.accountId === memberAccountId,
    )!;
    const id = globalIds.encode(
      'Workspace',
      memberAccountId,
      workspace.region,
      workspace.workspaceId,
    );
    const watched = await recordsOf(async () => {
      const query = 'subscription ($id: ID!) { workspace(id: $id) { name } }';
      const stream = await t.clock.runUntil(subscribe(t, query, { id }, trading));
      await t.clock.runUntil(stream.rest());
    });
    expect(watched).toMatchObject([{ who: WHO, fields: ['Subscription.workspace'] }]);
    const changed = await recordsOf(() =>
      run(t, 'updateWorkspace', { workspace: id, description: 'x' }, '', trading),
    );
    expect(changed).toMatchObject([{ who: WHO, fields: ['Mutation.updateWorkspace'] }]);
  });

  it('is one record for many, with their number', async () => {
    const { state } = t.sandbox.world;
    const accounts = state.accounts.rows.map(({ accountId }) => accountId);
    const ids = JSON.stringify(accounts.map((id) => globalIds.encode('Account', id)));
    const [record, ...more] = await recordsOf(() => ask(`{ nodes(ids: ${ids}) { id } }`));
    expect(more).toEqual([]);
    const { data } = await ask(`{ nodes(ids: ${ids}) { id } }`);
    const missing = (data!.nodes as readonly unknown[]).filter((one) => one === null).length;
    expect(record!.places).toBe(missing);
    expect((record!.on as { 'Query.nodes': unknown[] })['Query.nodes']).toHaveLength(10);
  });
});

describe('what nobody has asked for', () => {
  it.each([
    '{ accounts(first: 100) { nodes { name accountId } } }',
    '{ organization { id root { accounts(first: 100) { nodes { name } } } } }',
    '{ assignments(first: 100) { nodes { accountId } } workspaces(first: 50) { nodes { id } } }',
    '{ accounts(first: 50, filter: { contains: "hr" }) { nodes { name } } }',
    '{ users(first: 5) { nodes { access(first: 5) { nodes { direct } } } } }',
  ])('is not on record although it is left out: %s', async (query) => {
    expect(await recordsOf(() => ask(query))).toEqual([]);
  });

  it('nor is what is seen', async () => {
    const id = globalIds.encode('Account', seen);
    const query = `{ node(id: "${id}") { id } account(by: { name: "risk-prod" }) { name } }`;
    expect(await recordsOf(() => ask(query))).toEqual([]);
    const everything = `{ account(by: { accountId: "${hidden}" }) { name } }`;
    expect(await recordsOf(() => t.execute(everything, {}, as('platform')))).toEqual([]);
  });
});
