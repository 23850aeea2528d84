import { createServer, request as httpRequest, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getIntrospectionQuery, type GraphQLSchema, Kind, OperationTypeNode, parse } from 'graphql';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CompiledQueries } from '../../src/engine/compiled-queries.ts';
import { asksForParts } from '../../src/plugins/incremental-parts.ts';
import { exampleQueries } from '../../src/graphiql/graphiql.ts';
import { createListener } from '../../src/http/listener.ts';
import { createSchema } from '../../src/schema.ts';
import { makeGateway, type TestGateway } from '../support/make-gateway.ts';
import { WIDE_LIMITS } from '../support/wide-limits.ts';
import { wholeSelection } from '../support/whole-selection.ts';

/** Compiles everything at once, or nothing: so one gateway, with one cache, answers in both ways. */
class Switched extends CompiledQueries {
  isOn = false;
  /** How many executions were compiled ones. */
  used = 0;

  constructor() {
    super(0);
  }

  #note<T>(found: T): T | undefined {
    if (!this.isOn) return undefined;
    if (found !== undefined) this.used += 1;
    return found;
  }

  override count(...args: Parameters<CompiledQueries['count']>) {
    return this.#note(this.isOn ? super.count(...args) : undefined);
  }

  override find(...args: Parameters<CompiledQueries['find']>) {
    return this.#note(super.find(...args));
  }
}

interface Raw {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly body: string;
}

/** What Node adds, and what differs between two answers in any case. */
const NOT_COMPARED = ['date', 'connection', 'keep-alive', 'transfer-encoding', 'x-request-id'];

const PLACES = { quotas: { identitystore: { rate: 10_000 }, 'sso-admin': { rate: 10_000 } } };
const schema: GraphQLSchema = createSchema();
const queries = new Switched();
let t: TestGateway;
let servers: readonly Server[];
let ports: Readonly<Record<'yoga' | 'shipped', number>>;

const listen = async (listener: RequestListener): Promise<Server> => {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return server;
};
const portOf = (server: Server): number => (server.address() as AddressInfo).port;

beforeAll(async () => {
  t = await makeGateway({
    time: 'real',
    sandbox: { quotas: false },
    upstream: PLACES,
    queries,
    safety: { limits: WIDE_LIMITS },
  });
  const yoga = await listen((request, response) => void t.gateway(request, response));
  const shipped = await listen(createListener(t.gateway, pino({ level: 'silent' })));
  servers = [yoga, shipped];
  ports = { yoga: portOf(yoga), shipped: portOf(shipped) };
});
afterAll(async () => {
  for (const server of servers) server.close().closeAllConnections();
  await t.close();
});

interface Sent {
  readonly body: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly method?: string;
  readonly path?: string;
}

const send = (by: 'yoga' | 'shipped', sent: Sent): Promise<Raw> =>
  new Promise((resolve, reject) => {
    queries.isOn = by === 'shipped';
    const request = httpRequest(
      {
        port: ports[by],
        path: sent.path ?? '/graphql',
        method: sent.method ?? 'POST',
        headers: { 'content-type': 'application/json', ...sent.headers },
        agent: false,
      },
      (response) => {
        let body = '';
        response.setEncoding('utf8');
        response.on('data', (text: string) => (body += text));
        response.on('end', () => {
          const headers = Object.fromEntries(
            Object.entries(response.headers).filter(([name]) => !NOT_COMPARED.includes(name)),
          );
          resolve({ status: response.statusCode ?? 0, headers, body });
        });
      },
    );
    request.on('error', reject);
    request.end(sent.body);
  });

/** What is drawn anew for each answer, or depends on the moment. */
const settled = ({ body, ...rest }: Raw): Raw => {
  const text = body
    .replaceAll(/"(errorId|awsRequestId)":"[0-9a-f-]{36}"/g, '"$1":"…"')
    .replaceAll(/"(\w+_asOf|asOf)":"[^"]+"/g, '"$1":"…"')
    // Estimates rest on what each server has learned of its own answers so far.
    .replaceAll(
      /"estimate":\{"calls":\d+,"quotaSeconds":[\d.]+,"operations":\[[^\]]*\]\}/g,
      '"estimate":{}',
    )
    .replaceAll(
      /"(waitedMs|retryAfter|used|waiting|allowed|[A-Za-z]+_(used|waiting|allowed))":[\d.]+/g,
      '"$1":0',
    );
  const headers = { ...rest.headers, 'content-length': undefined };
  return { ...rest, headers, body: text };
};

const expectSame = async (sent: Sent): Promise<Raw> => {
  // Fills the cache, so that nothing that follows depends on the wire.
  await send('yoga', sent);
  const expected = await send('yoga', sent);
  // The first is compiled on its way through Yoga, the second goes past it.
  const answers = [await send('shipped', sent), await send('shipped', sent)];
  for (const answer of answers) expect(settled(answer)).toEqual(settled(expected));
  return expected;
};

const ask = (query: string, variables?: object, operationName?: string): string =>
  JSON.stringify({ query, variables, operationName });

const rootFields = Object.values(schema.getQueryType()?.getFields() ?? {});
const whole = (name: string, args: string, depth: number): string => {
  const type = schema.getType(
    String(rootFields.find((field) => field.name === name)?.type).replaceAll(/[[\]!]/g, ''),
  );
  if (type === undefined) throw new Error(name);
  return `query Whole { ${name}${args} ${wholeSelection(schema, type, depth)} }`;
};

describe('compiled or not, past Yoga or through it, the same bytes', () => {
  const examples = exampleQueries().filter(({ query }) =>
    parse(query).definitions.every(
      (definition) =>
        definition.kind !== Kind.OPERATION_DEFINITION ||
        definition.operation === OperationTypeNode.QUERY,
    ),
  );

  it.each(examples)('the example $name', async ({ query }) => {
    const used = queries.used;
    const { body } = await expectSame({ body: ask(query) });
    expect(JSON.parse(body)).toHaveProperty('data');
    // Through Yoga and past it; what asks for parts is never compiled.
    if (asksForParts(parse(query))) expect(queries.used).toBe(used);
    else expect(queries.used - used).toBeGreaterThanOrEqual(2);
  });

  const LOOKUPS: Readonly<Record<string, string>> = {
    permissionSet: '(by: { name: "AdministratorAccess" })',
    account: '(by: { name: "risk-prod" })',
    group: '(by: { displayName: "Trading-Developers" })',
    user: '(by: { userName: "nobody" })',
  };
  const unasked = new Set(['node', 'nodes', 'workspace', 'environment']);
  it.each(rootFields.map(({ name }) => name).filter((name) => !unasked.has(name)))(
    'everything beneath %s',
    async (name) => {
      const isPaged = rootFields
        .find((field) => field.name === name)
        ?.args.some((arg) => arg.name === 'first');
      const args = LOOKUPS[name] ?? (isPaged === true ? '(first: 3)' : '');
      await expectSame({ body: ask(whole(name, args, 2)) });
    },
  );

  const BY = 'query By($by: UserBy!) { user(by: $by) { id userName } }';
  const PAGE =
    'query Page($n: Int = 2, $after: String, $with: Boolean! = true, $not: Boolean = false) { users(first: $n, after: $after) { nodes { id @include(if: $with) userName @skip(if: $not) ...More @include(if: $with) } pageInfo { hasNextPage endCursor } } } fragment More on User { displayName status emails { value } }';
  const NONE = '00000000-0000-4000-8000-000000000000';

  it.each<[what: string, query: string, variables?: object, operationName?: string]>([
    ['the smallest', '{ __typename }'],
    ['introspection', getIntrospectionQuery()],
    ['one type', '{ __type(name: "User") { name fields { name type { kind } } } }'],
    [
      'aliases',
      '{ a: accounts(first: 1) { n: nodes { x: accountId y: accountId } } b: __typename }',
    ],
    ['an alias that objects have', '{ __proto__: __typename constructor: viewer { __typename } }'],
    [
      'the same field twice',
      '{ accounts(first: 2) { nodes { name } } accounts(first: 2) { nodes { email } } }',
    ],
    [
      'fragments on interfaces',
      '{ assignments(first: 5) { nodes { principal { __typename displayName ... on User { userName } ... on Group { groupId } ... on Principal { principalId } } } } }',
    ],
    ['defaults', PAGE],
    ['directives with variables', PAGE, { with: false, not: true }],
    ['directives with other variables', PAGE, { n: 3, with: true, not: true }],
    ['an explicit null', PAGE, { n: null, after: null }],
    ['a null for what has a default', PAGE, { with: null }],
    ['everything left out', '{ accounts(first: 1) @skip(if: true) { nodes { name } } }'],
    ['oneOf', BY, { by: { userId: NONE } }],
    ['oneOf with two members', BY, { by: { userId: NONE, userName: 'x' } }],
    ['oneOf with none', BY, { by: {} }],
    ['oneOf with a null', BY, { by: { userId: null } }],
    ['oneOf with one and a null', BY, { by: { userId: NONE, userName: null } }],
    ['oneOf left out', BY, {}],
    ['oneOf that is null', BY, { by: null }],
    [
      'oneOf by a variable within',
      'query ($u: String!) { user(by: { userId: $u }) { id } }',
      { u: NONE },
    ],
    [
      'oneOf by a nullable variable within',
      'query ($u: String) { user(by: { userId: $u }) { id } }',
      { u: NONE },
    ],
    ['a literal oneOf with two members', '{ user(by: { userId: "x", userName: "y" }) { id } }'],
    ['an unknown member', BY, { by: { nobody: 1 } }],
    ['a wrong type', PAGE, { n: 'two' }],
    ['a wrong page size', PAGE, { n: 1000 }],
    ['no cursor', PAGE, { after: 'nonsense' }],
    ['a list for a variable', 'query ($ids: [ID!]!) { nodes(ids: $ids) { id } }', { ids: ['x'] }],
    ['an item for a list', 'query ($ids: [ID!]!) { nodes(ids: $ids) { id } }', { ids: 'x' }],
    [
      'what is not found',
      '{ instance(arn: "arn:aws:sso:::instance/ssoins-0000000000000000") { name } a: accounts(first: 1) { nodes { name } } }',
    ],
    [
      'what is not found beside itself',
      '{ a: account(by: { accountId: "000000000000" }) { name } b: account(by: { accountId: "000000000001" }) { name } }',
    ],
    ['a scalar that cannot be', '{ account(by: { accountId: "12" }) { name } }'],
    [
      'a scalar variable that cannot be',
      'query ($a: AccountId!) { account(by: { accountId: $a }) { name } }',
      { a: '12' },
    ],
    ['operations by name', 'query A { __typename } query B { viewer { __typename } }', {}, 'B'],
    ['an unknown operation', 'query A { __typename }', {}, 'C'],
    ['an empty name', 'query A { __typename }', {}, ''],
    ['no name where it needs one', 'query A { __typename } query B { __typename }'],
    ['variables nobody asked for', '{ __typename }', { extra: 1 }],
    ['a syntax error', '{ users('],
    ['an unknown field', '{ userz { id } }'],
    ['parts', '{ accounts(first: 1) { nodes @stream { name } } ... @defer { __typename } }'],
    [
      'a mutation without what it needs',
      'mutation { createPermissionSet(input: {}) { userErrors { code } } }',
    ],
    [
      'a large list',
      '{ users(first: 100) { edges { cursor node { id userName displayName name { givenName } emails { value } status groups(first: 5) { nodes { displayName members(first: 5) { nodes { displayName } } } } } } } }',
    ],
  ])('%s', async (_what, query, variables, operationName) => {
    await expectSame({ body: ask(query, variables, operationName) });
  });

  it.each<[what: string, sent: Partial<Sent>]>([
    ['the journal', { headers: { 'x-aws-journal': '1' } }],
    ['a deadline', { headers: { 'x-deadline-ms': '20000' } }],
    ['an age', { headers: { 'x-aws-max-age': '3600', 'x-aws-journal': '1' } }],
    ['a wrong header', { headers: { 'x-aws-journal': 'yes' } }],
    ['a wrong deadline', { headers: { 'x-deadline-ms': '0' } }],
    ['a dry run', { headers: { 'x-aws-dry-run': '1' } }],
    ['anything', { headers: { accept: '*/*' } }],
    ['JSON', { headers: { accept: 'application/json' } }],
    ['the GraphQL media type', { headers: { accept: 'application/graphql-response+json' } }],
    ['both', { headers: { accept: 'application/graphql-response+json, application/json' } }],
    ['events', { headers: { accept: 'text/event-stream' } }],
    ['what there is not', { headers: { accept: 'image/png' } }],
    ['a charset', { headers: { 'content-type': 'application/json; charset=utf-8' } }],
    ['another content type', { headers: { 'content-type': 'text/plain' } }],
    ['GraphQL as JSON', { headers: { 'content-type': 'application/graphql+json' } }],
    ['another host', { headers: { host: 'example.org' } }],
    ['another name of this host', { headers: { host: 'localhost:4000' } }],
    ['an origin', { headers: { origin: 'http://example.org' } }],
    ['no such path', { path: '/nothing' }],
    ['a query in the address', { path: '/graphql?query={__typename}' }],
    ['PUT', { method: 'PUT' }],
    ['no JSON', { body: '{ instances' }],
    ['nothing', { body: '' }],
    ['null', { body: 'null' }],
    ['a list', { body: '[{"query":"{__typename}"}]' }],
    ['a query that is no text', { body: '{"query":5}' }],
    ['no query', { body: '{"variables":{}}' }],
    ['variables that are a list', { body: '{"query":"{__typename}","variables":[1]}' }],
    ['members that nobody knows', { body: '{"query":"{__typename}","please":true}' }],
    [
      'members that are null',
      { body: '{"query":"{__typename}","extensions":null,"variables":null}' },
    ],
    ['extensions', { body: '{"query":"{__typename}","extensions":{"a":1}}' }],
    [
      'a body that is too long',
      { body: `{"query":"{__typename}","operationName":"${'x'.repeat(1_100_000)}"}` },
    ],
  ])('asked with %s', async (_what, sent) => {
    const query =
      '{ accounts(first: 2) { nodes { accountId name } pageInfo { endCursor } } viewer { __typename } }';
    await expectSame({ body: ask(query), ...sent });
  });
});
