import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import type { Authenticator } from '../../src/auth/authenticator.ts';
import { ANYBODY } from '../../src/auth/caller.ts';
import { GatewayError } from '../../src/core/errors.ts';
import { CompiledQueries } from '../../src/engine/compiled-queries.ts';
import { createListener } from '../../src/http/listener.ts';
import { createLogger } from '../../src/log.ts';
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

  it('by a GET of an operation, and of a foreign host, is recorded', async () => {
    const url = await serve();
    await fetch(`${url}?query={__typename}`);
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

describe('a field that is refused', () => {
  it('is recorded with its path, and the rest is not', async () => {
    t = await makeGateway();
    const { makeExecutableSchema } = await import('@graphql-tools/schema');
    const { createAnswerRecords } = await import('../../src/audit/answers.ts');
    const noted: unknown[] = [];
    const schema = makeExecutableSchema({ typeDefs: 'type Query { a: Int }' });
    const audit = { note: (record: unknown) => noted.push(record) };
    const record = createAnswerRecords(audit as never, createLogger({ level: 'silent' }), schema);
    const { parse } = await import('graphql');
    const document = parse('{ a }');
    const errors = [
      { path: ['accounts', 'nodes', 3, 'assignments'], extensions: { code: 'FORBIDDEN' } },
      { path: ['a'], extensions: { code: 'THROTTLED' } },
    ];
    record({ origin: {}, kind: 'query', document, errors, status: 200, ms: 1, caller: ANYBODY });
    expect(noted).toMatchObject([
      { type: 'denied', fields: ['accounts.nodes.assignments'], codes: ['FORBIDDEN', 'THROTTLED'] },
    ]);
    // The refusal of a mutation itself is in its outcome; one beneath it is not.
    noted.length = 0;
    const own = [{ path: ['deletePermissionSet'], extensions: { code: 'FORBIDDEN' } }];
    record({ origin: {}, kind: 'mutation', document, errors: own, status: 200, ms: 1 });
    expect(noted).toEqual([]);
    record({ origin: {}, kind: 'mutation', document, errors, status: 200, ms: 1 });
    expect(noted).toHaveLength(1);
  });
});

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

  it('of different ones is bounded', async () => {
    t = await makeGateway({ authenticator: byToken });
    const headers = (index: number) => ({ authorization: `Bearer caller-${index}` });
    for (let index = 0; index < 1500; index += 1) {
      await t.execute('{ nothing }', undefined, headers(index));
    }
    await t.clock.advance(MINUTE);
    expect(t.audit.length).toBeLessThanOrEqual(1002);
    const counted = t.audit.reduce(
      (sum, { type, count = 0 }) => sum + (type === 'denied' ? 1 : count),
      0,
    );
    expect(counted).toBe(1500);
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
});
