import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { isObjectType } from 'graphql';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { requirementOf } from '../../src/auth/permissions.ts';
import { CompiledQueries } from '../../src/engine/compiled-queries.ts';
import { createListener, SERVER_OPTIONS } from '../../src/http/listener.ts';
import { globalIds } from '../../src/node-types.ts';
import { createSchema } from '../../src/schema.ts';
import { as, byHeader, having, lacking } from '../support/claims.ts';
import { ID_OF } from '../support/every-argument.ts';
import { makeGateway, type TestGateway } from '../support/make-gateway.ts';
import { accountGlobalId, setId } from '../support/mutations.ts';
import { workspaceGlobalId } from '../support/workspaces.ts';

const schema = createSchema();
const types = globalIds.types.map((name) => {
  const type = schema.getType(name);
  if (!isObjectType(type)) throw new Error(name);
  return { name, requirement: requirementOf(type) ?? [] };
});

let t: TestGateway;
beforeAll(async () => {
  t = await makeGateway({ authenticator: byHeader, queries: new CompiledQueries(0) });
});
afterAll(() => t.close());

const userId = () => {
  const { settings, usersOfStore } = t.sandbox.world.state;
  const [user] = usersOfStore.get(settings.identityStoreId);
  return globalIds.encode('User', settings.identityStoreId, user?.userId ?? '');
};

describe('by its global id', () => {
  it.each(types)(
    'a $name is not found out by who may not see it',
    async ({ name, requirement }) => {
      t.resetCalls();
      const query = 'query ($id: ID!) { node(id: $id) { __typename id } }';
      const answer = await t.execute(query, { id: ID_OF[name] }, lacking(...requirement.flat()));
      expect(answer.data).toEqual({ node: null });
      expect(answer.errors).toMatchObject([
        { path: ['node'], extensions: { code: 'FORBIDDEN', requiredScopes: requirement } },
      ]);
      expect(t.callCount()).toBe(0);
    },
  );

  it('is there and is not there alike', async () => {
    const query = 'query ($id: ID!) { node(id: $id) { id } }';
    const own = lacking('organizations:read');
    const there = await t.execute(query, { id: accountGlobalId(t, 'risk-prod') }, own);
    const not = await t.execute(query, { id: ID_OF.Account }, own);
    expect(there.body).toBe(not.body);
  });

  it('is answered among others that are denied, in its place', async () => {
    t.resetCalls();
    const ids = [accountGlobalId(t, 'risk-prod'), userId(), ID_OF.Workspace];
    const query = `query ($ids: [ID!]!) { nodes(ids: $ids) { __typename id } }`;
    const answer = await t.execute(query, { ids }, having('identity-store:read'));
    expect(answer.data).toEqual({ nodes: [null, { __typename: 'User', id: userId() }, null] });
    expect(answer.errors?.map(({ path, extensions }) => [path, extensions.code])).toEqual([
      [['nodes', 0], 'FORBIDDEN'],
      [['nodes', 2], 'FORBIDDEN'],
    ]);
    expect(Object.keys(t.calls())).toEqual(['identitystore.DescribeUser']);
  });
});

describe('a field that is denied stays so', () => {
  const READER = having('identity-center:read');
  const QUERIES: readonly (readonly [string, string])[] = [
    [
      'by another name',
      '{ permissionSet(by: X) { harmless: accounts(first: 1) { all: nodes { name } } } }',
    ],
    [
      'in a fragment',
      'fragment A on Account { name } fragment C on PermissionSetAccountConnection { nodes { ...A } edges { node { ...A } } } { permissionSet(by: X) { accounts(first: 1) { ...C } } }',
    ],
    [
      'behind an interface',
      '{ permissionSet(by: X) { accounts(first: 1) { nodes { ... on Node { id ... on Taggable { tags { key } } } } } } }',
    ],
    [
      'where it is included by a variable',
      'query ($yes: Boolean = true) { permissionSet(by: X) { accounts(first: 1) { nodes @include(if: $yes) { name } } } }',
    ],
    [
      'beside itself',
      '{ permissionSet(by: X) { accounts(first: 1) { nodes { name } nodes { email } } } }',
    ],
  ];

  it.each(QUERIES)('%s', async (_how, query) => {
    const text = query.replace('X', '{ name: "AdministratorAccess" }');
    t.upstream.invalidate([]);
    t.resetCalls();
    const answer = await t.execute(text, {}, READER);
    expect(answer.body).not.toMatch(/kestrelbridge|"name":"|"email"|risk-|"tags":\[/);
    expect(answer.errors?.length).toBeGreaterThan(0);
    expect(answer.errors?.every(({ extensions }) => extensions.code === 'FORBIDDEN')).toBe(true);
    const foreign = Object.keys(t.calls()).filter((call) => !call.startsWith('sso-admin.'));
    expect(foreign.filter((call) => call !== 'organizations.DescribeOrganization')).toEqual([]);
  });

  it('and what tells as much without it is told to nobody else', async () => {
    const application =
      '{ node(id: "ID") { ... on Workspace { authentication { awsSso { ssoClientId application { id } applicationState } } } } }';
    const id = workspaceGlobalId(t, 'risk-desk');
    const answer = await t.execute(application.replace('ID', id), {}, having('grafana:read'));
    expect(answer.data).toMatchObject({
      node: { authentication: { awsSso: { application: null, applicationState: 'UNKNOWN' } } },
    });
    expect(answer.errors?.map(({ extensions }) => extensions.code)).toEqual(['FORBIDDEN']);
  });

  it.each([
    ['filter: { principalState: NOT_IN_DIRECTORY }', 'filter.principalState'],
    ['coverage: LISTED_PRINCIPALS', 'coverage'],
  ])('and rows are not chosen by it: %s', async (args, argument) => {
    t.resetCalls();
    const answer = await t.execute(`{ assignments(${args}) { nodes { id } } }`, {}, READER);
    expect(answer.data).toEqual({ assignments: null });
    expect(answer.errors).toMatchObject([
      {
        path: ['assignments'],
        extensions: { code: 'FORBIDDEN', argument, requiredScopes: [['identity-store:read']] },
      },
    ]);
    expect(Object.keys(t.calls()).filter((call) => call.startsWith('identitystore.'))).toEqual([]);
  });
});

describe('a payload', () => {
  const OUTDATED = `mutation ($input: DeletePermissionSetInput!) {
    deletePermissionSet(input: $input) {
      deletedId
      userErrors { code ... on PermissionSetInUse { accountIds accounts { name } } }
    }
  }`;

  it('shows nothing of what it took to change', async () => {
    const input = { permissionSet: setId(t, 'RiskAnalyst') };
    const own = having('identity-center:permission-sets:write');
    const answer = await t.execute(OUTDATED, { input }, own);
    const [error] = (answer.data?.deletePermissionSet as { userErrors: Record<string, unknown>[] })
      .userErrors;
    expect(error).toMatchObject({ code: 'CONFLICT', accounts: null });
    expect(answer.errors).toMatchObject([
      {
        path: ['deletePermissionSet', 'userErrors', 0, 'accounts'],
        extensions: { code: 'FORBIDDEN', requiredScopes: [['organizations:read']] },
      },
    ]);
  });

  it.each([
    ['PermissionSet', ['identity-center:permission-sets:write'], 'sso-admin.TagResource'],
    ['Workspace', ['grafana:write'], 'grafana.TagResource'],
  ] as const)('and tagging takes what changing a %s takes', async (type, needed, call) => {
    const resource = type === 'Workspace' ? workspaceGlobalId(t, 'risk-desk') : setId(t, 'Billing');
    const document = `mutation ($input: TagResourceInput!) {
      tagResource(input: $input) { resource { id tags { key } } userErrors { code message } }
    }`;
    const input = { resource, tags: [{ key: 'team', value: 'risk' }] };
    t.resetCalls();
    const others = ['identity-center:write', 'finspace:write', 'grafana:write'].filter(
      (scope) => !(needed as readonly string[]).includes(scope),
    );
    const denied = await t.execute(document, { input }, having(...others, '*:read'));
    expect(denied.data).toEqual({ tagResource: null });
    expect(denied.errors).toMatchObject([
      { path: ['tagResource'], extensions: { code: 'FORBIDDEN', requiredScopes: [needed] } },
    ]);
    expect(t.callCount()).toBe(0);

    const signedIn = (scopes: readonly string[]) => as({ scopes, authenticatedAt: t.clock.now() });
    const made = await t.execute(document, { input }, signedIn(needed));
    // Made, and not shown: to see it is another scope, of the type that it turns out to be.
    expect(made.data).toEqual({ tagResource: { resource: null, userErrors: [] } });
    expect(made.errors).toMatchObject([
      { path: ['tagResource', 'resource'], extensions: { code: 'FORBIDDEN' } },
    ]);
    expect(t.calls()[call]).toBe(1);
    const wrong = signedIn([
      ...needed,
      type === 'Workspace' ? 'identity-center:read' : 'grafana:read',
    ]);
    const still = await t.execute(document, { input }, wrong);
    expect(still.data).toEqual({ tagResource: { resource: null, userErrors: [] } });
  });
});

describe('a hundred fields that are denied', () => {
  it('say so, and others are null in silence: an answer is not made of errors', async () => {
    const nested = `{ assignments(first: 60) { nodes { a: account { name } b: principal { id } c: account { name } } } }`;
    const answer = await t.execute(nested, {}, having('identity-center:read'));
    const { nodes } = answer.data?.assignments as { nodes: Record<string, unknown>[] };
    expect(nodes).toHaveLength(60);
    expect(nodes.every(({ a, b, c }) => a === null && b === null && c === null)).toBe(true);
    expect(answer.errors).toHaveLength(100);
  });
});

describe('the fast lane', () => {
  it('answers a compiled query as any other: denied where it is denied', async () => {
    const own = await makeGateway({ authenticator: byHeader, time: 'real' });
    const listener = createListener(own.gateway, pino({ level: 'silent' }));
    const server = createServer(SERVER_OPTIONS, listener);
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`;
    const taken: boolean[] = [];
    const { take } = own.gateway.fastLane;
    Object.assign(own.gateway.fastLane, {
      take: (...args: Parameters<typeof take>) => {
        const answer = take(...args);
        taken.push(answer !== undefined);
        return answer;
      },
    });
    const query = '{ users(first: 1) { nodes { userId } } services { name } }';
    const ask = async (headers: Record<string, string>) => {
      const response = await fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json', accept: 'application/json', ...headers },
        body: JSON.stringify({ query }),
      });
      return response.text();
    };
    try {
      const first = await ask(having('*'));
      for (let times = 0; times < 3; times += 1) await ask(having('*'));
      const denied = [await ask(having()), await ask(having())];
      expect(taken).toEqual([false, false, false, false, true, true]);
      expect(first).toContain('"userId"');
      for (const body of denied) {
        expect(JSON.parse(body)).toMatchObject({
          data: { users: null, services: [{ name: 'sts' }] },
          errors: [{ path: ['users'], extensions: { code: 'FORBIDDEN' } }],
        });
      }
      // And nothing is kept of who asked before.
      const after = JSON.parse(await ask(having('*'))) as Record<string, unknown>;
      expect(after.errors).toBeUndefined();
    } finally {
      server.close().closeAllConnections();
      await own.close();
    }
  });
});
