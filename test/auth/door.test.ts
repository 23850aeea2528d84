/** Who is let in, over HTTP as `main.ts` serves it. */
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import fc from 'fast-check';
import type { JWTPayload } from 'jose';
import { pino } from 'pino';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { makeApiKey } from '../../src/auth/api-keys.ts';
import { createAuthenticator } from '../../src/auth/create-authenticator.ts';
import { ALL_SCOPES } from '../../src/auth/scopes.ts';
import { createListener, SERVER_OPTIONS } from '../../src/http/listener.ts';
import { bearer, forge, makeKey, sign, type SigningKey, TestIssuer } from '../support/issuer.ts';
import { makeGateway, type TestGateway } from '../support/make-gateway.ts';

let t: TestGateway;
let issuer: TestIssuer;
let key: SigningKey;
let server: Server;
let url: string;
let asked = 0;
const service = makeApiKey();
const lines: string[] = [];

beforeAll(async () => {
  issuer = await TestIssuer.start();
  key = await makeKey('key-1');
  await issuer.publish(key);
  t = await makeGateway({
    onLog: (line) => lines.push(line),
    authenticator: (clock, log) => {
      const { kept } = service;
      const settings = {
        issuers: [issuer.settings({ grants: { groups: { admins: ['*'] } } })],
        apiKeys: [{ name: 'review', scopes: ['*:read'], groups: ['robots'], keys: [kept] }],
      };
      const door = createAuthenticator({ settings, clock, log });
      return {
        authenticate(headers, from) {
          asked += 1;
          return door.authenticate(headers, from);
        },
      };
    },
  });
  server = createServer(SERVER_OPTIONS, createListener(t.gateway, pino({ level: 'silent' })));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(async () => {
  server.close().closeAllConnections();
  await t.close();
  await issuer.close();
});
afterEach(async () => {
  t.resetCalls();
  // Whatever was tried, the next test is let in again.
  await t.clock.advance(60_000);
});

const tokenOf = (more: JWTPayload = {}): Promise<string> =>
  sign(key, issuer.claims(t.clock.now(), more));

const WHO = '{ viewer { caller authentication scopes groups authenticatedAt expiresAt } }';

/** What would call AWS, were it answered. */
const ASKS_AWS = '{ viewer { caller upstream { accountId } } }';

const post = (headers: Record<string, string>, query = WHO, path = '/graphql') =>
  fetch(url + path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ query }),
  });

const expectRefusal = async (response: Response): Promise<string> => {
  const body = await response.text();
  expect(response.status, body).toBe(401);
  expect(JSON.parse(body)).toMatchObject({
    errors: [{ extensions: { code: 'UNAUTHENTICATED', retryable: false } }],
  });
  expect(JSON.parse(body)).not.toHaveProperty('data');
  expect(t.callCount()).toBe(0);
  return response.headers.get('www-authenticate') ?? '';
};

describe('who is let in', () => {
  it('is told who it is: a person', async () => {
    const now = Math.floor(t.clock.now() / 1000);
    const token = await tokenOf({
      email: 'ada@example.com',
      groups: ['admins'],
      auth_time: now - 60,
      exp: now + 300,
    });
    const response = await post(bearer(token));
    expect(await response.json()).toEqual({
      data: {
        viewer: {
          caller: 'ada@example.com',
          authentication: 'JWT',
          scopes: ALL_SCOPES,
          groups: ['admins'],
          authenticatedAt: new Date((now - 60) * 1000).toISOString(),
          expiresAt: new Date((now + 300) * 1000).toISOString(),
        },
      },
    });
  });

  it.each(['authorization', 'x-api-key'])('is told who it is: a service, by %s', async (name) => {
    const value = name === 'authorization' ? `Bearer ${service.key}` : service.key;
    const response = await post({ [name]: value });
    expect(await response.json()).toMatchObject({
      data: { viewer: { caller: 'review', authentication: 'API_KEY', groups: ['robots'] } },
    });
  });

  it('is asked once for each request, and the query that comes often is for the caller', async () => {
    const token = await tokenOf();
    const query = '{ viewer { caller } services { name } }';
    for (let i = 0; i < 8; i += 1) {
      const caller = i % 2 === 0 ? bearer(token) : bearer(service.key);
      const before = asked;
      const { data } = (await (await post(caller, query)).json()) as {
        data: { viewer: { caller: string } };
      };
      expect(data.viewer.caller).toBe(i % 2 === 0 ? 'user-1' : 'review');
      expect(asked).toBe(before + 1);
    }
    // The same text, for whom nobody knows.
    t.resetCalls();
    await expectRefusal(await post({}, query));
  });
});

describe('who is not', () => {
  it('is told how to sign in, and nothing about credentials that were not there', async () => {
    expect(await expectRefusal(await post({}, ASKS_AWS))).toBe('Bearer realm="management-graph"');
  });

  it('is not told which account is behind', async () => {
    // By then it is known.
    const known = await post(bearer(service.key), '{ viewer { upstream { accountId } } }');
    expect(known.headers.get('x-aws-upstream')).toMatch(/^SANDBOX; account=\d{12}; region=/);
    t.resetCalls();
    for (const response of [
      await post({}),
      await post(bearer('a.b.c')),
      await fetch(`${url}/graphql`, { headers: { accept: 'text/html' } }),
      await fetch(`${url}/health/ready`),
      await fetch(`${url}/metrics`),
      await post({ origin: 'https://evil.example' }),
    ]) {
      expect(response.headers.get('x-aws-upstream')).toBe('SANDBOX; region=eu-west-1');
      const [, account = '?'] =
        /account=(\d+)/.exec(known.headers.get('x-aws-upstream') ?? '') ?? [];
      expect(await response.text()).not.toContain(account);
    }
  });

  it.each<[string, () => Promise<string> | string, string]>([
    ['a forged token', () => forge({ alg: 'none' }, issuer.claims(t.clock.now())), 'not allowed'],
    ['an old token', () => tokenOf({ exp: 1 }), 'The token has expired. Sign in again.'],
    [
      'a token for another',
      () => tokenOf({ aud: 'x' }),
      'The token is not for this gateway (aud).',
    ],
    ['a wrong key', () => makeApiKey().key, 'The API key is not valid.'],
  ])('is told so with %s (RFC 6750)', async (_what, make, why) => {
    const challenge = await expectRefusal(await post(bearer(await make()), ASKS_AWS));
    expect(challenge).toMatch(
      /^Bearer realm="management-graph", error="invalid_token", error_description="[^"]+"$/,
    );
    expect(challenge).toContain(why);
  });

  it('waits where too many wrong credentials came from its address', async () => {
    for (let i = 0; i < 20; i += 1)
      await expectRefusal(await post(bearer(makeApiKey().key), ASKS_AWS));
    const response = await post(bearer(makeApiKey().key));
    expect(response.status).toBe(429);
    expect(response.headers.get('retry-after')).toBe('60');
    expect(await response.json()).toMatchObject({
      errors: [{ extensions: { code: 'THROTTLED', retryable: true, retryAfter: 60 } }],
    });
    // Known from before: whoever shares the address stays in.
    expect((await post(bearer(service.key))).status).toBe(200);
  });

  it('is told that it is not to blame where the issuer cannot be asked', async () => {
    const stranger = await makeKey('stranger');
    issuer.answer = (_path, response) => void response.socket?.destroy();
    await t.clock.advance(60_000);
    const response = await post(bearer(await sign(stranger, issuer.claims(t.clock.now()))));
    issuer.answer = undefined;
    expect(response.status).toBe(503);
    expect(Number(response.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(await response.json()).toMatchObject({
      errors: [{ extensions: { code: 'UPSTREAM_UNAVAILABLE', retryable: true } }],
    });
    expect(t.callCount()).toBe(0);
  });
});

describe('every way to an operation', () => {
  const QUERY = `?query=${encodeURIComponent('{ accounts { nodes { name } } }')}`;
  it.each([
    ['GET', `/graphql${QUERY}`],
    ['GET', `/graphql/${QUERY}`],
    ['GET', `/graphql?extensions=${encodeURIComponent('{"persistedQuery":{"version":1}}')}`],
    ['GET', `/elsewhere${QUERY}&x=/graphql`],
    ['GET', `/elsewhere/graphql${QUERY}`],
    ['HEAD', `/graphql${QUERY}`],
    ['POST', '/graphql'],
    ['POST', '/graphql/'],
    ['POST', '/graphql?x=1'],
    ['POST', '/elsewhere?x=/graphql'],
    ['POST', '/elsewhere/graphql'],
    ['POST', '/metrics?x=/graphql'],
    ['POST', '/health/live?x=/graphql'],
    ['PUT', '/graphql'],
    ['GET', '/metrics'],
    ['HEAD', '/metrics'],
  ])('is closed: %s %s', async (method, path) => {
    const body = JSON.stringify({ query: '{ accounts { nodes { name } } }' });
    const response = await fetch(url + path, {
      method,
      ...(['GET', 'HEAD'].includes(method)
        ? {}
        : { body, headers: { 'content-type': 'application/json' } }),
    });
    expect(response.status).toBe(401);
    expect(t.callCount()).toBe(0);
  });

  it.each(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x'])(
    'is closed to %s',
    async (type) => {
      await expectRefusal(await post({ 'content-type': type }, ASKS_AWS));
    },
  );

  it.each(['/health/live', '/health/ready'])('is none of %s', async (path) => {
    expect((await fetch(url + path)).status).toBe(200);
  });

  it('is not the page of GraphiQL, which holds nothing', async () => {
    const response = await fetch(`${url}/graphql${QUERY}`, { headers: { accept: 'text/html' } });
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toMatch(/^text\/html/);
    expect(t.callCount()).toBe(0);
  });
});

describe('on the wire', () => {
  /** What the server sends back for `bytes`, until it closes the connection. */
  const sendRaw = async (bytes: string): Promise<string> => {
    const socket = connect(Number(new URL(url).port), '127.0.0.1');
    let answer = '';
    socket.setEncoding('utf8').on('data', (text: string) => (answer += text));
    socket.on('error', () => undefined);
    socket.write(bytes);
    await once(socket, 'close');
    return answer;
  };
  const head = (...headers: string[]): string =>
    [
      'POST /graphql HTTP/1.1',
      'host: localhost',
      'content-type: application/json',
      ...headers,
      '',
      '',
    ].join('\r\n');

  it('not a byte of the body is read for whom nobody knows', async () => {
    // It never comes: the answer does not wait for it.
    const answer = await sendRaw(head('content-length: 900000'));
    expect(answer).toMatch(/^HTTP\/1\.1 401 /);
    expect(answer).toMatch(/connection: close/i);
  });

  it('two Authorization headers are refused, whichever comes first', async () => {
    const body = JSON.stringify({ query: '{ __typename }' });
    const length = `content-length: ${body.length}`;
    const right = `authorization: Bearer ${service.key}`;
    const wrong = 'authorization: Bearer mgk_wrong';
    expect(await sendRaw(head(right, length, 'connection: close') + body)).toMatch(
      /^HTTP\/1\.1 200 /,
    );
    for (const two of [
      [right, wrong],
      [wrong, right],
      [right, right],
    ]) {
      expect(await sendRaw(head(...two, length, 'connection: close') + body)).toMatch(
        /^HTTP\/1\.1 401 /,
      );
    }
  });
});

it('no token is in an answer or a line of the log, whatever is wrong with it', async () => {
  const good = await tokenOf();
  const [header = '', claims = '', signature = ''] = good.split('.');
  const piece = fc.constantFrom(header, claims, signature, 'eyJhbGciOiJub25lIn0', service.key, 'x');
  const token = fc
    .array(fc.oneof(piece, fc.stringMatching(/^[\w.-]{8,40}$/)), { minLength: 1, maxLength: 4 })
    .map((pieces) => pieces.join('.'));
  const before = lines.length;
  await fc.assert(
    fc.asyncProperty(token, fc.boolean(), async (text, asKey) => {
      const headers: Record<string, string> = asKey ? { 'x-api-key': text } : bearer(text);
      const response = await t.gateway.fetch('http://127.0.0.1:4000/graphql', {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: JSON.stringify({ query: '{ __typename }' }),
      });
      const told = `${await response.text()}${JSON.stringify([...response.headers])}`;
      for (const part of text.split('.').filter(({ length }) => length >= 8)) {
        expect(told).not.toContain(part);
        expect(lines.slice(before).join('')).not.toContain(part);
      }
    }),
    { numRuns: 300 },
  );
});
