import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import type { Authenticator } from '../../src/auth/authenticator.ts';
import { ANYBODY, type Caller } from '../../src/auth/caller.ts';
import { expandScopes } from '../../src/auth/scopes.ts';
import { GatewayError } from '../../src/core/errors.ts';
import { globalIds } from '../../src/node-types.ts';
import { CompiledQueries } from '../../src/engine/compiled-queries.ts';
import { createListener } from '../../src/http/listener.ts';
import { createLogger } from '../../src/log.ts';
import { inputOf, rowOf } from '../support/assignments.ts';
import { subscribe } from '../support/event-stream.ts';
import { run } from '../support/mutations.ts';
import { workspaceGlobalId, workspaceRow } from '../support/workspaces.ts';
import { makeGateway, type MakeGatewayOptions, type TestGateway } from '../support/make-gateway.ts';

const MINUTE = 60_000;
const TOKEN = 'eyJhbGciOiJub25lIn0.canary-token.x';
let t: TestGateway;
let server: Server | undefined;
afterEach(async () => {
  server?.closeAllConnections();
  server?.close();
  server = undefined;
  await t.close();
});

/** Knows whoever has a token but `TOKEN`, by the token's text. */
const byToken: Authenticator = {
  authenticate(headers) {
    const token = headers.get('authorization')?.replace('Bearer ', '');
    if (token === undefined || token === TOKEN) throw new GatewayError('UNAUTHENTICATED');
    return { ...ANYBODY, id: token, name: token, authentication: 'JWT' };
  },
};

/** The gateway behind a socket, as it ships. */
const serve = async (options: MakeGatewayOptions = {}): Promise<string> => {
  t = await makeGateway({ queries: new CompiledQueries(0), time: 'real', ...options });
  const log = createLogger({ level: 'silent' });
  server = createServer(createListener(t.gateway, log));
  await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`;
};

const send = (url: string, body: unknown, headers: Record<string, string> = {}) =>
  fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });

describe('a refused request', () => {
  it.each([
    ['without a caller', {}, { query: '{ __typename }' }, 401, 'UNAUTHENTICATED'],
    ['that is another media type', { 'content-type': 'text/plain' }, 'x', 415, undefined],
    ['that is no query', {}, { query: '{ nonsense' }, 400, 'BAD_USER_INPUT'],
    ['of a field that is not there', {}, { query: '{ nothing }' }, 400, 'BAD_USER_INPUT'],
    ['that is a batch', {}, [{ query: '{ __typename }' }], 400, undefined],
    ['that is too large', {}, { query: 'x'.repeat(1_100_000) }, 413, 'BAD_USER_INPUT'],
  ])('%s is recorded, with the address it came from', async (what, headers, body, status, code) => {
    const url = await serve({ authenticator: byToken });
    const who: Record<string, string> =
      what === 'without a caller' ? {} : { authorization: 'Bearer bob' };
    const accept = { accept: 'application/graphql-response+json' };
    const answer = await send(url, body, { 'x-request-id': 'r-1', ...accept, ...who, ...headers });
    expect(answer.status).toBe(status);
    expect(answer.headers.get('x-request-id')).toBe('r-1');
    expect(t.audit).toHaveLength(1);
    expect(t.audit[0]).toMatchObject({
      type: 'denied',
      status,
      from: '127.0.0.1',
      request: 'r-1',
      ...(what === 'without a caller' ? {} : { who: { id: 'bob' } }),
      codes: code === undefined ? (expect.any(Array) as unknown) : [code],
    });
    expect(t.callCount()).toBe(0);
  });

  it('by a GET of a change, and of a foreign host, is recorded', async () => {
    const url = await serve();
    await fetch(`${url}?query=mutation{__typename}`);
    expect(t.audit.at(-1)).toMatchObject({ type: 'denied', status: 405 });
    const { request } = await import('node:http');
    await new Promise((resolve) => {
      const sent = request(url, { method: 'POST', headers: { host: 'evil.example' } }, resolve);
      sent.end('{}');
    });
    expect(t.audit.at(-1)).toMatchObject({ type: 'denied', status: 403, codes: ['FORBIDDEN'] });
  });

  it('for what it would cost is recorded, once it is compiled, too', async () => {
    const url = await serve({ costLimits: { operation: 1 } });
    const query = 'query Dear { assignments(first: 100) { nodes { accountId } } }';
    for (let times = 1; times <= 3; times += 1) {
      const answer = (await (await send(url, { query })).json()) as { errors: object[] };
      expect(answer.errors).toMatchObject([{ extensions: { code: 'COST_LIMIT' } }]);
    }
    await t.stop();
    expect(t.audit).toMatchObject([
      { type: 'denied', operation: 'Dear', codes: ['COST_LIMIT'] },
      { type: 'repeated', of: t.audit[0]!.id, count: 2, codes: ['COST_LIMIT'] },
    ]);
  });

  it('never has its token in the record', async () => {
    const url = await serve({ authenticator: byToken });
    await send(url, { query: '{ __typename }' }, { authorization: `Bearer ${TOKEN}` });
    expect(t.audit).toHaveLength(1);
    expect(JSON.stringify(t.audit)).not.toContain('canary');
  });
});

/** Whoever may see the accounts, and nothing of who gets into them. */
const LIMITED: Caller = {
  ...ANYBODY,
  id: 'limited',
  authentication: 'JWT',
  scopes: expandScopes(['organizations:read', 'grafana:read']),
};
const limited = { authenticator: { authenticate: () => LIMITED } };

describe('a field that is refused', () => {
  it('is recorded as the schema names it, whatever the caller does, with what it was asked of', async () => {
    t = await makeGateway(limited);
    const { account } = await t.data<{ account: { id: string } }>(
      '{ account(by: { name: "hr-systems" }) { id } }',
    );
    const query = `query ($by: AccountBy!) { innocent: account(by: $by) {
      x: name ...F
    } } fragment F on Account { harmless: assignments(first: 1) { nodes { principalId } } }`;
    const { errors } = await t.execute(query, { by: { id: account.id } });
    expect(errors).toMatchObject([{ path: ['innocent', 'harmless'] }]);
    expect(t.audit).toMatchObject([
      {
        type: 'denied',
        who: { id: 'limited' },
        fields: ['Account.assignments'],
        on: {
          'Query.account': { by: { id: expect.stringMatching(/^Account \d{12}$/) as unknown } },
        },
        codes: ['FORBIDDEN'],
      },
    ]);
    expect(JSON.stringify(t.audit)).not.toMatch(/innocent|harmless/);
  });

  it('in many places is one record, which says in how many', async () => {
    t = await makeGateway(limited);
    await t.execute(
      '{ accounts(first: 100) { nodes { assignments(first: 1) { pageInfo { hasNextPage } } } } }',
    );
    expect(t.audit).toMatchObject([{ fields: ['Account.assignments'] }]);
    const count = t.sandbox.world.state.accounts.rows.length;
    expect(t.audit[0]!.places).toBe(count);
  });

  it('with many others is named with each of them, and once it was, with ten', async () => {
    t = await makeGateway(limited);
    const fields = [
      'assignments(first: 1) { pageInfo { hasNextPage } }',
      'users(first: 1) { pageInfo { hasNextPage } }',
      'groups(first: 1) { pageInfo { hasNextPage } }',
      'permissionSets(first: 1) { pageInfo { hasNextPage } }',
      'operations(first: 1) { pageInfo { hasNextPage } }',
      'environments(first: 1) { pageInfo { hasNextPage } }',
      'instances { name }',
      'instance { name }',
      'user(by: { userName: "x" }) { id }',
      'group(by: { displayName: "x" }) { id }',
      'permissionSet(by: { name: "x" }) { id }',
      'environment(by: { name: "x" }) { id }',
    ];
    const { errors, body } = await t.execute(`{ ${fields.join(' ')} }`);
    expect(errors, body).toHaveLength(fields.length);
    const [denied, ...more] = t.audit;
    expect(more).toEqual([]);
    expect(denied!.fields).toHaveLength(fields.length);
    expect(denied!.moreFields).toBeUndefined();
    await t.execute(`{ ${fields.join(' ')} __typename }`);
    await t.execute(`query Again { ${fields.join(' ')} }`);
    expect(t.audit).toHaveLength(2);
    expect(t.audit[1]!.fields).toHaveLength(10);
    expect(t.audit[1]!.moreFields).toBe(2);
  });

  it('is named although the answer has ceased to say so of others', async () => {
    t = await makeGateway(limited);
    const accounts =
      'accounts(first: 100) { nodes { assignments(first: 1) { pageInfo { hasNextPage } } } }';
    const all = ['a', 'b', 'd', 'e', 'f'].map((alias) => `${alias}: ${accounts}`).join(' ');
    const query = `{ ${all} users(first: 1) { pageInfo { hasNextPage } }
      c: organization { root { accounts(first: 1) { nodes { access(first: 1) { pageInfo { hasNextPage } } } } } } }`;
    const { errors } = await t.execute(query);
    expect(errors!.length).toBeLessThan(t.audit[0]!.places!);
    expect(errors!.some(({ path }) => path?.includes('access'))).toBe(false);
    expect(t.audit).toMatchObject([{ codes: ['FORBIDDEN'], who: { id: 'limited' } }]);
    expect(t.audit[0]!.fields!.toSorted()).toEqual([
      'Account.access',
      'Account.assignments',
      'Query.users',
    ]);
  });

  it('has nothing of what was asked by a text', async () => {
    t = await makeGateway(limited);
    const canary = 'canary-4711';
    await t.execute(`{ user(by: { userName: "${canary}" }) { id } }`);
    expect(t.audit).toMatchObject([{ fields: ['Query.user'], hidden: ['Query.user.by.userName'] }]);
    expect(JSON.stringify(t.audit)).not.toContain(canary);
  });

  it('of a mutation itself is in its outcome; one beneath it is recorded beside', async () => {
    t = await makeGateway({
      authenticator: {
        authenticate: () => ({
          ...LIMITED,
          scopes: expandScopes(['grafana:write', 'grafana:read']),
        }),
      },
    });
    const workspace = workspaceGlobalId(t, t.sandbox.world.state.workspaces.rows[0]!.details.name!);
    const query = `mutation ($workspace: ID!) {
      a: updateWorkspace(input: { workspace: $workspace, description: "x" }) {
        workspace { account { name } } userErrors { code }
      }
      b: deletePermissionSet(input: { permissionSet: "x" }) { deletedId }
    }`;
    await t.execute(query, { workspace });
    const denied = t.audit.filter(({ type }) => type === 'denied');
    expect(denied).toMatchObject([{ fields: ['Workspace.account'], codes: ['FORBIDDEN'] }]);
    const outcomes = t.audit.filter(({ type }) => type === 'outcome');
    expect(outcomes).toMatchObject([
      { fields: ['updateWorkspace'], outcome: 'DONE' },
      { fields: ['deletePermissionSet'], outcome: 'REFUSED', codes: ['FORBIDDEN'] },
    ]);
    expect(t.calls()['sso-admin.DeletePermissionSet']).toBeUndefined();
  });

  it('in a later part of an answer is recorded', async () => {
    t = await makeGateway(limited);
    const query = `{ accounts(first: 1) { nodes { name ... @defer {
      later: assignments(first: 1) { pageInfo { hasNextPage } }
    } } } }`;
    const text = await inParts(query);
    expect(text).toContain('FORBIDDEN');
    expect(text.indexOf('FORBIDDEN')).toBeGreaterThan(text.indexOf('hasNext'));
    expect(t.audit.filter(({ type }) => type === 'denied')).toMatchObject([
      { fields: ['Account.assignments'], codes: ['FORBIDDEN'], who: { id: 'limited' } },
    ]);
  });

  it('of a subscription that is not opened, and of its events, is recorded', async () => {
    t = await makeGateway(limited);
    const query = 'subscription { e: environment(id: "x") { name } }';
    const closed = await t.clock.runUntil(subscribe(t, query));
    await t.clock.runUntil(closed.rest());
    expect(t.audit).toMatchObject([{ fields: ['Subscription.environment'], codes: ['FORBIDDEN'] }]);
    const id = workspaceGlobalId(t, t.sandbox.world.state.workspaces.rows[0]!.details.name!);
    const watch =
      'subscription ($id: ID!) { workspace(id: $id) { name a: access(first: 1) { pageInfo { hasNextPage } } } }';
    const stream = await t.clock.runUntil(subscribe(t, watch, { id }));
    await t.clock.runUntil(stream.rest());
    expect(t.audit.slice(1)).toMatchObject([
      {
        fields: ['Workspace.access'],
        on: { 'Subscription.workspace': { id: expect.stringMatching(/^Workspace \d/) as unknown } },
      },
    ]);
  });
});

describe('an event of a subscription', () => {
  const access = 'access(first: 1) { pageInfo { hasNextPage } }';
  // As many as an answer says it of, and as many aliases as there may be.
  const many = Array.from({ length: 99 }, (_, index) => `a${index}: ${access}`).join(' ');
  const watch = `subscription ($id: ID!) { workspace(id: $id) {
    status ${many} ${access} account { assignments(first: 1) { pageInfo { hasNextPage } } }
  } }`;
  const fields = ['Workspace.access', 'Account.assignments'];
  const open = (id: string) => t.clock.runUntil(subscribe(t, watch, { id }));

  it('has each of the fields it was denied on record, also those it says nothing of', async () => {
    t = await makeGateway(limited);
    const stream = await open(workspaceGlobalId(t, 'risk-desk'));
    const [event] = await t.clock.runUntil(stream.rest());
    // The answer itself keeps silent of the last one.
    const { data, errors } = event!.data!;
    expect(data).toMatchObject({ workspace: { account: { assignments: null } } });
    expect(errors).toHaveLength(100);
    expect(JSON.stringify(errors)).not.toContain('assignments');
    await t.stop();
    const denied = { type: 'denied', who: { id: 'limited' }, codes: ['FORBIDDEN'], status: 200 };
    expect(t.audit).toMatchObject([{ ...denied, fields, places: 101 }]);
  });

  it('has them again with the next event, and nothing is on record of the end of the stream', async () => {
    t = await makeGateway(limited);
    const row = workspaceRow(t, 'new-office');
    row.status = 'UPDATING';
    const finishesAt = t.clock.now() + 7000;
    row.change = { operation: 'Test', finishesAt, failedStatus: 'UPDATE_FAILED', aims: {} };
    const stream = await open(workspaceGlobalId(t, 'new-office'));
    const events = await t.clock.runUntil(stream.rest());
    expect(events.map(({ event }) => event)).toEqual(['next', 'next', 'complete']);
    await t.stop();
    const [first] = t.audit;
    expect(t.audit).toMatchObject([
      { type: 'denied', fields, places: 101 },
      { type: 'repeated', of: first!.id, count: 1, fields },
    ]);
  });

  it('has them on record, and what ends the stream later does not', async () => {
    let isSignedIn = true;
    t = await makeGateway({
      authenticator: {
        authenticate() {
          if (!isSignedIn) throw new GatewayError('UNAUTHENTICATED');
          return LIMITED;
        },
      },
    });
    const row = workspaceRow(t, 'new-office');
    row.status = 'UPDATING';
    const stream = await open(workspaceGlobalId(t, 'new-office'));
    await t.clock.runUntil(stream.next());
    isSignedIn = false;
    const rest = stream.rest();
    await t.clock.advance(MINUTE);
    expect(await rest).toMatchObject([
      { event: 'next', data: { errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] } },
      { event: 'complete' },
    ]);
    await t.stop();
    const [event, end, ...others] = t.audit;
    expect(event).toMatchObject({ codes: ['FORBIDDEN'], fields, places: 101 });
    expect(end).toMatchObject({ codes: ['UNAUTHENTICATED'], fields: ['Subscription.workspace'] });
    expect(end).not.toHaveProperty('places');
    expect(others).toEqual([]);
  });

  it('that shows nothing of who has access, since it was denied, is not on record as such a read', async () => {
    t = await makeGateway(limited);
    const ofAll = `organizationalUnits { accounts(first: 1) { nodes { ${access} } } }`;
    const id = workspaceGlobalId(t, 'research-metrics');
    const stream = await t.clock.runUntil(
      subscribe(t, watch.replace('account {', `account { ${ofAll}`), { id }),
    );
    await t.clock.runUntil(stream.rest());
    expect(t.audit.filter(({ type }) => type === 'read')).toEqual([]);
    expect(t.audit[0]!.fields).toEqual([...fields, 'Account.access']);
  });
});

/** The text of an answer in parts. */
const inParts = (query: string, variables: object = {}): Promise<string> =>
  t.clock.runUntil(
    (async () => {
      const answer = await t.gateway.fetch('http://127.0.0.1:4000/graphql', {
        method: 'POST',
        headers: { 'content-type': 'application/json', accept: 'multipart/mixed' },
        body: JSON.stringify({ query, variables }),
      });
      return answer.text();
    })(),
  );

describe('a flood', () => {
  it('of the same refusal is two lines a minute', async () => {
    t = await makeGateway({ authenticator: byToken });
    for (let times = 0; times < 200; times += 1) await t.execute('{ __typename }');
    expect(t.audit).toHaveLength(1);
    await t.clock.advance(MINUTE);
    expect(t.audit).toMatchObject([
      { type: 'denied', status: 401 },
      { type: 'repeated', of: t.audit[0]!.id, count: 199, status: 401 },
    ]);
    await t.execute('{ __typename }');
    expect(t.audit).toHaveLength(3);
  });

  it('of different ones of one caller is bounded, and hides nothing of what comes after', async () => {
    t = await makeGateway({ authenticator: byToken });
    const eve = { authorization: 'Bearer eve' };
    for (let index = 0; index < 1100; index += 1) {
      await t.execute(`query Flood${index} { nothing }`, undefined, eve);
    }
    expect(t.audit.length).toBeLessThan(50);
    // The same who floods reads all there is, and is refused something else; so is somebody else.
    await t.execute('query Quiet { assignments(first: 1) { nodes { accountId } } }', {}, eve);
    expect(t.audit.at(-1)).toMatchObject({
      type: 'read',
      who: { id: 'eve', authentication: 'JWT' },
      operation: 'Quiet',
      fields: ['assignments'],
    });
    const costly = 'query Wide { users(first: 1) { nodes { nothing } } }';
    await t.execute(costly, {}, eve);
    expect(t.audit.at(-1)).toMatchObject({
      type: 'denied',
      who: { id: 'eve' },
      fields: ['Query.users'],
    });
    await t.execute('{ nothing }', {}, { authorization: 'Bearer bob' });
    expect(t.audit.at(-1)).toMatchObject({ type: 'denied', who: { id: 'bob' } });
    await t.clock.advance(MINUTE);
    const repeated = t.audit.filter(({ type }) => type === 'repeated');
    expect(repeated).toMatchObject([{ who: { id: 'eve' }, codes: ['BAD_USER_INPUT'] }]);
    const written = t.audit.filter(
      ({ type, operation }) => type === 'denied' && operation?.startsWith('Flood') === true,
    );
    expect(written.length + repeated[0]!.count!).toBe(1100);
  });

  it('of many callers names each of them', async () => {
    t = await makeGateway({ authenticator: byToken });
    const headers = (index: number) => ({ authorization: `Bearer caller-${index}` });
    for (let index = 0; index < 1200; index += 1) {
      await t.execute('{ nothing }', undefined, headers(index));
    }
    const named = new Set(t.audit.map(({ type, who }) => type === 'denied' && who?.id));
    expect(named.size).toBe(1200);
  });
});

describe('reading who has access', () => {
  const ids = '{ account(by: { name: "hr-systems" }) { id } }';

  it.each([
    ['{ assignments(first: 1) { nodes { accountId } } }', ['assignments']],
    [
      '{ a: assignments(first: 1, filter: { principalType: USER }) { nodes { accountId } } }',
      ['assignments'],
    ],
    ['{ instances { assignments(first: 1) { nodes { accountId } } } }', ['instances.assignments']],
    [
      '{ accounts(first: 2) { nodes { ...Who } } } fragment Who on Account { assignments(first: 1) { nodes { principalId } } }',
      ['accounts.nodes.assignments'],
    ],
    [
      '{ users(first: 1) { edges { node { access(first: 1) { nodes { direct } } } } } }',
      ['users.edges.node.access'],
    ],
    [
      '{ organization { root { accounts(first: 1) { nodes { access(first: 1) { nodes { direct } } } } } } }',
      ['organization.root.accounts.nodes.access'],
    ],
    [
      '{ groups(first: 1) { nodes { members(first: 1) { nodes { userId } } } } }',
      ['groups.nodes.members'],
    ],
    [
      '{ workspaces(first: 1) { nodes { permissions(first: 1) { nodes { role } } } } }',
      ['workspaces.nodes.permissions'],
    ],
    [
      `{ nodes(ids: ["${globalIds.encode('Account', '398216540714')}"]) { ... on Account { assignments(first: 1) { pageInfo { hasNextPage } } } } }`,
      ['nodes.assignments'],
    ],
  ])('of the whole organization is recorded: %s', async (query, fields) => {
    t = await makeGateway({ authenticator: byToken });
    await t.execute(query, undefined, { authorization: 'Bearer eve' });
    expect(t.audit).toMatchObject([{ type: 'read', what: 'access', who: { id: 'eve' }, fields }]);
  });

  it.each([
    'query ($id: ID!) { assignments(first: 1, filter: { account: $id }) { nodes { accountId } } }',
    'query ($id: ID!, $no: Boolean = false) { node(id: $id) { id } assignments(first: 1) @include(if: $no) { nodes { accountId } } }',
    'query ($id: ID!) { account(by: { id: $id }) { assignments(first: 1) { nodes { principalId } } } }',
    'query ($id: ID!) { node(id: $id) { id } accounts(first: 1) { nodes { name } } }',
    'query ($id: ID!) { node(id: $id) { id } instances { groups(first: 1) { nodes { displayName } } } }',
  ])('of a part is not: %s', async (query) => {
    t = await makeGateway();
    const { account } = await t.data<{ account: { id: string } }>(ids);
    await t.data(query, { id: account.id });
    expect(t.audit).toEqual([]);
  });

  it('is recorded past Yoga, too, and counted when it is repeated', async () => {
    const url = await serve();
    const query = 'query Review { assignments(first: 1) { nodes { accountId } } }';
    for (let times = 1; times <= 4; times += 1) await (await send(url, { query })).text();
    await t.stop();
    expect(t.audit).toMatchObject([
      {
        type: 'read',
        operation: 'Review',
        from: '127.0.0.1',
        request: expect.any(String) as unknown,
      },
      { type: 'repeated', count: 3, operation: 'Review' },
    ]);
  });
});

describe('a read of all access', () => {
  const reads = () => t.audit.filter(({ type }) => type === 'read');

  it('is recorded when it is asked for in parts', async () => {
    const url = await serve();
    const query =
      '{ assignments(first: 5) { nodes { accountId } } ... @defer { viewer { caller } } }';
    const answer = await send(url, { query }, { accept: 'multipart/mixed' });
    expect(await answer.text()).toContain('accountId');
    expect(reads()).toMatchObject([{ fields: ['assignments'] }]);
  });

  it('is recorded although the same fragment is left out elsewhere', async () => {
    const url = await serve();
    const query = `{ a: instances @skip(if: true) { ...F } instances { ...F } }
      fragment F on IdentityCenterInstance { assignments(first: 5) { nodes { accountId } } }`;
    await (await send(url, { query })).text();
    expect(reads()).toMatchObject([{ fields: ['instances.assignments'] }]);
  });

  it('is recorded when a mutation answers with it, and not when it answers with nothing', async () => {
    t = await makeGateway();
    const { permissionSet } = await t.data<{ permissionSet: { id: string } }>(
      '{ permissionSet(by: { name: "BacktestOperator" }) { id } }',
    );
    const selection =
      'permissionSet { instance { assignments(first: 1) { nodes { principalId } } } }';
    const none = { permissionSet: 'bm9uc2Vuc2U', description: 'x' };
    await run(t, 'updatePermissionSet', none, selection);
    expect(reads()).toEqual([]);
    const input = { permissionSet: permissionSet.id, description: 'x' };
    const { body } = await run(t, 'updatePermissionSet', input, selection);
    expect(body).toContain('principalId');
    expect(reads()).toMatchObject([
      { fields: ['updatePermissionSet.permissionSet.instance.assignments'] },
    ]);
  });

  it('is recorded with each event of a subscription that shows it', async () => {
    t = await makeGateway({ authenticator: byToken });
    const eve = { authorization: 'Bearer eve' };
    const row = rowOf(t, {
      account: 'hr-systems',
      set: 'BacktestOperator',
      group: 'Quant-Research',
    });
    const { data } = await run(
      t,
      'createAccountAssignment',
      inputOf(t, row),
      'operation { id }',
      eve,
    );
    const { id } = (data as { createAccountAssignment: { operation: { id: string } } })
      .createAccountAssignment.operation;
    const watch = `subscription Watch($id: ID!) { operation(id: $id) { state ... on AccountAssignmentOperation {
      assignment { permissionSet { instance { assignments(first: 1) { pageInfo { hasNextPage } } } } } } } }`;
    const stream = await t.clock.runUntil(subscribe(t, watch, { id }, eve));
    expect(reads()).toEqual([]);
    const events = (await t.clock.runUntil(stream.rest())).filter(({ event }) => event === 'next');
    expect(events.length).toBeGreaterThan(1);
    await t.stop();
    const what = { operation: 'Watch', who: { id: 'eve' } };
    expect(reads()).toMatchObject([what]);
    const repeated = t.audit.filter(({ type }) => type === 'repeated');
    expect(repeated).toMatchObject([{ of: reads()[0]!.id, count: events.length - 1 }]);
  });
});
