import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { globalIds } from '../../src/node-types.ts';
import { managementAccountId, memberAccountId } from '../../src/sandbox/firm/accounts.ts';
import type { AssignmentRow } from '../../src/sandbox/rows.ts';
import { beginElsewhere, operationIdOf } from '../support/elsewhere.ts';
import { subscribe } from '../support/event-stream.ts';
import { type Answer, makeGateway, type TestGateway } from '../support/make-gateway.ts';
import { payloadOf, run } from '../support/mutations.ts';
import { WIDE_LIMITS } from '../support/wide-limits.ts';
import { accountNamed, as, leaksIn, makeRuled, secretsOf, unitNamed } from './support.ts';

/** An account that is in no organization. */
const NOBODYS = '999999999999';
const NO_REQUEST = '01234567-89ab-cdef-0123-456789abcdef';

const node = (id: string): string => `{ node(id: "${id}") { id __typename } }`;

/** What an answer says, its ids apart. */
const said = ({ status, body }: Answer, ...ids: readonly string[]): string =>
  ids.reduce((text, id) => text.replaceAll(id, 'ID'), `${status} ${body}`);

describe('what is hidden', () => {
  let t: TestGateway;
  let hidden: string;
  let seen: string;
  const trading = as('trading');
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

  const rowOf = (accountId: string): AssignmentRow => {
    const { state } = t.sandbox.world;
    const found = state.assignments.rows.find((row) => row.accountId === accountId);
    if (found === undefined) throw new Error(accountId);
    return found;
  };

  /** Asks for both, and expects the same answer. */
  const expectAlike = async (
    query: (key: string) => string,
    one: string,
    other: string,
  ): Promise<Answer> => {
    const [first, second] = [
      await t.execute(query(one), {}, trading),
      await t.execute(query(other), {}, trading),
    ];
    expect(said(first, one)).toBe(said(second, other));
    expect(leaksIn(first, secretsOf(t.sandbox.world.state, new Set([seen]))).length).toBe(0);
    return first;
  };

  it('is null like an account that is not there, by every lookup', async () => {
    const { accounts } = t.sandbox.world.state;
    const { name, email } = accounts.get(hidden)!;
    const by = (kind: string) => (value: string) =>
      `{ account(by: { ${kind}: "${value}" }) { name email arn organizationalUnits { name } } }`;
    for (const [kind, value, other] of [
      ['accountId', hidden, NOBODYS],
      ['name', name, 'no-such-account'],
      ['email', email, 'nobody@example.com'],
      ['id', globalIds.encode('Account', hidden), globalIds.encode('Account', NOBODYS)],
    ] as const) {
      const { data } = await expectAlike(by(kind), value, other);
      expect(data).toEqual({ account: null });
    }
    expect(await t.data(by('accountId')(seen), {}, trading)).toMatchObject({
      account: { name: 'risk-prod' },
    });
  });

  it('is null like what is not there, by every id', async () => {
    const { state, instanceArn } = t.sandbox.world;
    const { permissionSetArn, principalType, principalId } = rowOf(hidden);
    const assignment = (accountId: string) =>
      globalIds.encode(
        'AccountAssignment',
        instanceArn,
        accountId,
        permissionSetArn,
        principalType,
        principalId,
      );
    const workspace = state.workspaces.rows.find((one) => one.accountId === memberAccountId)!;
    const environment = state.environments.rows.find((one) => one.accountId === memberAccountId)!;
    const user = state.environmentUsers.rows.find(
      (one) => one.environmentId === environment.environmentId,
    )!;
    const lab = state.instances.rows.find((one) => one.kind !== 'ORGANIZATION')!;
    const labUser = state.usersOfStore.get(lab.identityStoreId)[0]!;
    const inEnvironment = (accountId: string) =>
      [accountId, environment.region, environment.environmentId] as const;
    const application = state.applications.rows[0]!.applicationArn;
    const ids: readonly (readonly [string, string])[] = [
      [globalIds.encode('Account', hidden), globalIds.encode('Account', NOBODYS)],
      [assignment(hidden), assignment(NOBODYS)],
      [
        globalIds.encode('OrganizationalUnit', unitNamed(state, 'Corporate')),
        globalIds.encode('OrganizationalUnit', 'ou-kb7q-00000000'),
      ],
      [
        globalIds.encode('Workspace', memberAccountId, workspace.region, workspace.workspaceId),
        globalIds.encode('Workspace', NOBODYS, workspace.region, workspace.workspaceId),
      ],
      [
        globalIds.encode('Environment', ...inEnvironment(memberAccountId)),
        globalIds.encode('Environment', ...inEnvironment(NOBODYS)),
      ],
      [
        globalIds.encode('EnvironmentUser', ...inEnvironment(memberAccountId), user.userId),
        globalIds.encode('EnvironmentUser', ...inEnvironment(NOBODYS), user.userId),
      ],
      // By the number of an account that may be seen, an environment of another.
      [
        globalIds.encode('Environment', ...inEnvironment(seen)),
        globalIds.encode('Environment', seen, environment.region, 'nosuchenvironment'),
      ],
      [
        globalIds.encode('Application', application),
        globalIds.encode('Application', application.replace(/::\d{12}:/, `::${NOBODYS}:`)),
      ],
      [
        globalIds.encode('IdentityCenterInstance', lab.instanceArn),
        globalIds.encode(
          'IdentityCenterInstance',
          'arn:aws:sso:::instance/ssoins-0000000000000000',
        ),
      ],
      [
        globalIds.encode('User', lab.identityStoreId, labUser.userId),
        globalIds.encode('User', 'd-0000000000', labUser.userId),
      ],
    ];
    for (const [one, other] of ids) await expectAlike(node, one, other);
    const all = (which: 0 | 1) => JSON.stringify(ids.map((pair) => pair[which]));
    await expectAlike((text) => `{ nodes(ids: ${text}) { id __typename } }`, all(0), all(1));
  });

  it('is not opened by its id in the name of an account that may be seen', async () => {
    const own = await makeRuled(
      `permit(principal in Group::"own", action, resource == Account::"${managementAccountId}");`,
    );
    const { state } = own.sandbox.world;
    const { environmentId: there, region } = state.environments.rows.find(
      ({ accountId, status }) => accountId === memberAccountId && status === 'CREATED',
    )!;
    const { userId } = state.environmentUsers.rows.find((one) => one.environmentId === there)!;
    const asked = async (environmentId: string) => {
      const key = [managementAccountId, region, environmentId] as const;
      const id = globalIds.encode('EnvironmentUser', ...key, userId);
      const environment = globalIds.encode('Environment', ...key);
      const answers = [
        await own.execute(
          `{ node(id: "${id}") { ... on EnvironmentUser { emailAddress } } }`,
          {},
          as('own'),
        ),
        await run(own, 'disableEnvironmentUser', { user: id }, '', as('own')),
        await run(own, 'deleteEnvironment', { environment }, '', as('own')),
        await run(
          own,
          'issueProgrammaticCredentials',
          { environment, durationInMinutes: 15 },
          'credentials { accessKeyId }',
          as('own'),
        ),
      ];
      return answers.map((answer) => said(answer, id, environment, environmentId)).join('\n');
    };
    expect(await asked(there)).toBe(await asked('nosuchenvironment'));
    const opened = Object.keys(own.calls()).filter((name) =>
      /^finspace-data\.|Programmatic|DeleteEnvironment/.test(name),
    );
    expect(opened).toEqual([]);
    await own.close();
  });

  it('cannot be asked for by a filter or a forged cursor', async () => {
    const ids = [hidden, NOBODYS].map((id) => globalIds.encode('Account', id)) as [string, string];
    const rows = (id: string) =>
      `{ assignments(filter: { account: "${id}" }) { nodes { id } gaps { message accountId } pageInfo { hasNextPage endCursor } } }`;
    const { data } = await expectAlike(rows, ...ids);
    expect(data).toMatchObject({ assignments: { nodes: [], gaps: [] } });
    const workspaces = (id: string) =>
      `{ workspaces(filter: { account: "${id}" }) { nodes { id } gaps { code } } }`;
    await expectAlike(workspaces, ...ids);

    const list = (after: string) =>
      `{ accounts(first: 1, after: ${after}) { nodes { accountId } } }`;
    interface Accounts {
      readonly accounts: { readonly pageInfo: { readonly endCursor: string } };
    }
    const { accounts } = await t.data<Accounts>(
      '{ accounts(first: 1) { pageInfo { endCursor } } }',
      {},
      trading,
    );
    const key = JSON.parse(
      Buffer.from(accounts.pageInfo.endCursor, 'base64url').toString(),
    ) as unknown[];
    const forged = (accountId: string, ...more: unknown[]) =>
      JSON.stringify(
        Buffer.from(JSON.stringify([...key.slice(0, 3), 0, 0, accountId, ...more])).toString(
          'base64url',
        ),
      );
    await expectAlike(list, forged(hidden), forged(NOBODYS));
    await expectAlike(list, forged(hidden, 'token'), forged(NOBODYS, 'token'));
  });

  it('is not known as an operation, while it runs or later', async () => {
    const requestId = await beginElsewhere(t, 'DELETE', rowOf(hidden));
    const own = await beginElsewhere(t, 'DELETE', rowOf(seen));
    const [one, none] = [requestId, NO_REQUEST].map((id) => operationIdOf(t, 'DELETE', id)) as [
      string,
      string,
    ];
    const operation = (id: string) =>
      `{ node(id: "${id}") { ... on AccountAssignmentOperation { state accountId requestId createdAt failure { reason query } settled(within: "PT1S") { state } } } }`;
    const answers = [await t.execute(operation(one), {}, trading)];
    answers.push(await t.execute(operation(none), {}, trading));
    expect(said(answers[0]!, one, requestId)).toBe(said(answers[1]!, none, NO_REQUEST));

    interface Operations {
      readonly operations: { readonly nodes: readonly { readonly requestId: string }[] };
    }
    const list =
      '{ operations(first: 100, filter: { state: IN_PROGRESS }) { nodes { requestId } } }';
    const { operations } = await t.data<Operations>(list, {}, trading);
    expect(operations.nodes.map((each) => each.requestId)).toEqual([own]);
    const whole = await t.data<Operations>(list, {}, as('platform'));
    expect(whole.operations.nodes.map((each) => each.requestId).toSorted()).toEqual(
      [own, requestId].toSorted(),
    );
  });

  it('is not known as what waits in the queue', async () => {
    const { instanceArn, state } = t.sandbox.world;
    const row = state.assignments.rows.find(
      (one) => one.accountId === accountNamed(state, 'finance-systems'),
    )!;
    const type = row.principalType === 'USER' ? 'User' : 'Group';
    const input = {
      assignments: [
        {
          account: globalIds.encode('Account', row.accountId),
          permissionSet: globalIds.encode('PermissionSet', instanceArn, row.permissionSetArn),
          principal: globalIds.encode(type, state.settings.identityStoreId, row.principalId),
        },
      ],
    };
    const { operations } = (await payloadOf(
      t,
      'deleteAccountAssignments',
      input,
      'operations { id }',
      as('platform'),
    )) as unknown as { readonly operations: readonly { readonly id: string }[] };
    const id = operations[0]!.id;
    const none = operationIdOf(t, 'DELETE', `q-${NO_REQUEST}`);
    const fields =
      'id ... on AccountAssignmentOperation { state queuePosition accountId principalId failure { code reason query } }';
    const asked = (which: string) => `{ node(id: "${which}") { ${fields} } }`;
    const known = await t.data(asked(id), {}, as('platform'));
    expect(known).toMatchObject({ node: { accountId: row.accountId } });
    await expectAlike(asked, id, none);

    const events = async (which: string) => {
      const query = `subscription { operation(id: "${which}") { ${fields} } }`;
      const stream = await subscribe(t, query, {}, trading);
      return JSON.stringify(await t.clock.runUntil(stream.rest())).replaceAll(which, 'ID');
    };
    expect(await events(id)).toBe(await events(none));
    const list = '{ operations(first: 100) { nodes { id } } }';
    const seenIds = JSON.stringify(await t.data(list, {}, trading));
    expect(seenIds).not.toContain(id);
    expect(JSON.stringify(await t.data(list, {}, as('platform')))).toContain(id);
  });

  it('is nothing to subscribe to', async () => {
    const { state } = t.sandbox.world;
    const workspace = state.workspaces.rows.find((one) => one.accountId === memberAccountId)!;
    const environment = state.environments.rows.find((one) => one.accountId === memberAccountId)!;
    const events = async (text: string) => {
      const stream = await subscribe(t, `subscription { ${text} }`, {}, trading);
      return t.clock.runUntil(stream.rest());
    };
    const ofWorkspace = (accountId: string) => {
      const id = globalIds.encode('Workspace', accountId, workspace.region, workspace.workspaceId);
      return events(`workspace(id: "${id}") { name status }`);
    };
    const ofEnvironment = (accountId: string) => {
      const key = [accountId, environment.region, environment.environmentId] as const;
      return events(
        `environment(id: "${globalIds.encode('Environment', ...key)}") { name status }`,
      );
    };
    for (const of of [ofWorkspace, ofEnvironment]) {
      const hiddenEvents = await of(memberAccountId);
      expect(hiddenEvents).toEqual(await of(NOBODYS));
      expect(hiddenEvents.map(({ event }) => event)).toEqual(['next', 'complete']);
    }
  });

  it('is not counted: neither journal nor estimate nor figures of a refusal are given', async () => {
    const query = '{ accounts { nodes { name } } }';
    const journal = { 'x-aws-journal': '1' };
    for (const text of [query, `{ account(by: { accountId: "${hidden}" }) { name } }`]) {
      const { extensions } = await t.execute(text, {}, { ...trading, ...journal });
      expect(extensions).toEqual({
        aws: { withheld: expect.stringContaining('hidden') as string },
      });
    }
    const dry = await t.execute(query, {}, { ...trading, 'x-aws-dry-run': '1' });
    expect(dry.errors?.[0]?.extensions).toMatchObject({ code: 'FORBIDDEN' });
    expect(dry.data).toBeUndefined();
    const whole = await t.execute(query, {}, { ...as('platform'), ...journal });
    expect(whole.extensions?.aws).toMatchObject({ calls: expect.any(Number) as number });
  });

  it('is not in the figures of a query that costs too much', async () => {
    const poor = await makeRuled('', { costLimits: { operation: 1, callerPerMinute: 2 } });
    const query = '{ assignments { nodes { account { name } } } }';
    const whole = await poor.execute(query, {}, as('platform'));
    expect(whole.errors?.[0]?.extensions).toMatchObject({
      code: 'COST_LIMIT',
      estimate: expect.any(Number) as number,
    });
    const { errors } = await poor.execute(query, {}, as('nobody'));
    expect(errors?.[0]?.extensions).toEqual({ code: 'COST_LIMIT', retryable: false });
    expect(errors?.[0]?.message).not.toMatch(/\d/);
    await poor.close();
  });

  it('stays so while Organizations does not tell where accounts are', async () => {
    const { state } = t.sandbox.world;
    const blind = await makeRuled(
      `permit(principal in Group::"trading", action, resource in OrganizationalUnit::"${unitNamed(state, 'Trading')}");`,
    );
    blind.sandbox.faults.set(['organizations:denied']);
    const { instanceArn } = blind.sandbox.world;
    const row = rowOf(seen);
    const answers = [
      await blind.execute('{ assignments { nodes { accountId } } }', {}, trading),
      await blind.execute(`{ account(by: { accountId: "${seen}" }) { name } }`, {}, trading),
      await blind.execute(
        'mutation ($input: DeleteAccountAssignmentInput!) { deleteAccountAssignment(input: $input) { operation { id } userErrors { code } } }',
        {
          input: {
            account: globalIds.encode('Account', seen),
            permissionSet: globalIds.encode('PermissionSet', instanceArn, row.permissionSetArn),
            principal: globalIds.encode(
              row.principalType === 'USER' ? 'User' : 'Group',
              state.settings.identityStoreId,
              row.principalId,
            ),
          },
        },
        trading,
      ),
    ];
    for (const { body } of answers) {
      expect(body).toContain('ACCESS_DENIED');
      expect(body).not.toMatch(/accountId":"\d/);
    }
    expect(blind.calls()['sso-admin.DeleteAccountAssignment']).toBeUndefined();
    await blind.close();
  });

  it('is in no header, and not in what the gateway says of itself', async () => {
    await t.data('{ viewer { upstream { accountId } } }', {}, as('platform'));
    const query =
      '{ viewer { upstream { accountId arn partition region } } services { name quotas { accountId } refusals { accountId } } }';
    const own = await t.execute(query, {}, as('platform'));
    expect(own.headers.get('x-aws-upstream')).toContain(managementAccountId);
    const answer = await t.execute(query, {}, trading);
    expect(answer.headers.get('x-aws-upstream')).not.toContain(managementAccountId);
    expect(answer.data).toMatchObject({
      viewer: { upstream: { accountId: null, arn: null, partition: 'aws' } },
    });
    expect(answer.body).not.toContain(managementAccountId);
  });

  it('is not in the figures of services: neither calls nor when there was one are told', async () => {
    const query =
      '{ services { name state reason lastAnsweredAt quotas { used waiting throttled allowed } refusals { operation } } }';
    interface Services {
      readonly services: readonly Record<string, unknown>[];
    }
    await t.data('{ accounts { nodes { name } } }', {}, as('platform'));
    const whole = await t.data<Services>(query, {}, as('platform'));
    const organizations = whole.services.find(({ name }) => name === 'organizations')!;
    expect(organizations.lastAnsweredAt).not.toBeNull();
    expect(organizations.quotas).not.toEqual([]);
    const asked = async () => {
      const { services } = await t.data<Services>(query, {}, trading);
      return services;
    };
    const before = await asked();
    for (const { lastAnsweredAt, quotas } of before) {
      expect({ lastAnsweredAt, quotas }).toEqual({ lastAnsweredAt: null, quotas: [] });
    }
    // Nor is it by what else there is: whatever others ask, and however AWS throttles them.
    t.sandbox.faults.set(['organizations.ListTagsForResource:throttle:times=1']);
    await t.clock.runUntil(
      t.execute(`{ account(by: { accountId: "${hidden}" }) { tags { key } } }`, {}, as('platform')),
    );
    t.sandbox.faults.set([]);
    const { services } = await t.data<Services>(query, {}, as('platform'));
    expect(services.find(({ name }) => name === 'organizations')?.state).toBe('THROTTLED');
    expect(await asked()).toEqual(before);
  });

  it('leaves what belongs to everybody, without the numbers that are in it', async () => {
    const { data } = await t.execute(
      '{ organization { organizationId arn managementAccountId managementAccount { id } managementAccountEmail } instance { ownerAccountId ownerAccount { id } identityStoreArn } }',
      {},
      trading,
    );
    expect(data).toMatchObject({
      organization: {
        arn: expect.stringMatching(/^arn:aws:organizations::hidden:organization\//) as string,
        managementAccountId: null,
        managementAccount: null,
        managementAccountEmail: null,
      },
      instance: { ownerAccountId: null, ownerAccount: null },
    });
  });

  it('costs nothing to who sees everything: the same answer, and no call more', async () => {
    const free = await makeRuled('');
    const plain = await makeGateway({
      sandbox: { quotas: false },
      safety: { limits: WIDE_LIMITS },
    });
    const query = `{
      assignments(first: 30) { nodes { accountId account { id } permissionSet { name } } }
      organization { managementAccountId }
      instance { ownerAccount { id } }
    }`;
    expect(await free.data(query, {}, as('platform'))).toEqual(await plain.data(query));
    expect(free.calls()).toEqual(plain.calls());
    await free.close();
    await plain.close();
  });
});
