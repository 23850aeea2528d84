import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import {
  expectHealthy,
  expectOnRecord,
  sendBody,
  sendRaw,
  startTarget,
  type Target,
} from './support.ts';

let target: Target;
let listed: Target;
const ADMIN = 'https://admin.example.com';
const COOKIES = 'https://cookies.example.com';
beforeAll(async () => {
  target = await startTarget();
  listed = await startTarget({
    safety: {
      names: {
        hosts: ['graph.example.com', 'other.example.com:8443'],
        origins: [
          { origin: ADMIN, credentials: false },
          { origin: COOKIES, credentials: true },
        ],
      },
    },
  });
});
afterEach(async () => {
  await expectHealthy(target);
  await expectHealthy(listed);
});
afterAll(async () => {
  await target.close();
  await listed.close();
});

const BODY = JSON.stringify({ query: '{ accounts(first: 1) { nodes { name } } }' });
const CHANGE = JSON.stringify({
  query: 'mutation { deletePermissionSet(input: { permissionSet: "x" }) { deletedId } }',
});

/** What a page's browser would send, with whatever headers it may set; the answer as bytes. */
const request = (
  to: Target,
  method: string,
  path: string,
  headers: Readonly<Record<string, string>>,
  body = '',
): Promise<string> =>
  sendRaw(
    to,
    [
      `${method} ${path} HTTP/1.1`,
      ...Object.entries({ connection: 'close', ...headers }).map(
        ([name, value]) => `${name}: ${value}`,
      ),
      `content-length: ${Buffer.byteLength(body)}`,
      '',
      body,
    ].join('\r\n'),
  );
const JSON_TYPE = { 'content-type': 'application/json' };
const REFUSED = /^HTTP\/1\.1 403 [\s\S]*"code":"FORBIDDEN"/;

/** Refused, and on record with where it came from and what of its head it was for. */
const expectDenied = async (to: Target, answer: string, reason: 'host' | 'origin') => {
  expect(answer).toMatch(REFUSED);
  await expectOnRecord(to.t, { code: 'FORBIDDEN', status: 403, reason, times: 1 });
};

/** Whoever comes where nobody has to sign in. */
const anybody = { who: 'anonymous' };

describe('a page whose name was made to point here (DNS rebinding)', () => {
  it.each([
    'evil.example',
    'evil.example:4000',
    '127.0.0.1.evil.example',
    'localhost.evil.example',
    'evil.example#127.0.0.1',
    'localhost@evil.example',
    '127.0.0.1:4000:80',
    '[::1].evil.example',
    '0.0.0.0',
    '127.1',
    '2130706433',
    'LOCALHOST.',
    '',
  ])('is answered nothing, on any path: %j', async (host) => {
    for (const [method, path] of [
      ['POST', '/graphql'],
      ['GET', '/graphql'],
      ['GET', '/metrics'],
      ['GET', '/health/live'],
      ['GET', '/health/ready'],
      ['OPTIONS', '/graphql'],
    ] as const) {
      const headers = { host, ...JSON_TYPE, accept: 'text/html' };
      const answer = await request(target, method, path, headers, method === 'POST' ? BODY : '');
      await expectDenied(target, answer, 'host');
    }
    expect(target.t.callCount()).toBe(0);
  });

  it('nor is one that writes another name into the address', async () => {
    const answer = await request(
      target,
      'POST',
      'http://127.0.0.1/graphql',
      { host: 'evil.example', ...JSON_TYPE },
      BODY,
    );
    await expectDenied(target, answer, 'host');
    const twice = `POST /graphql HTTP/1.1\r\nhost: localhost\r\nhost: evil.example\r\nconnection: close\r\n\r\n`;
    expect(await sendRaw(target, twice)).not.toMatch(/"data"/);
    await expectOnRecord(target.t, { code: 'FORBIDDEN', status: 403, reason: 'host', times: 1 });
    expect(await sendRaw(target, 'POST /graphql HTTP/1.1\r\n\r\n')).toMatch(/^HTTP\/1\.1 400 /);
    const onRecord = { status: 400, reason: 'host', times: 1 };
    await expectOnRecord(target.t, { code: 'BAD_USER_INPUT', ...onRecord });
  });

  it.each(['localhost', 'LocalHost:4000', '127.0.0.1', '[::1]:4000'])(
    'and one that calls us by %s is',
    async (host) => {
      expect(await request(target, 'POST', '/graphql', { host, ...JSON_TYPE }, BODY)).toMatch(
        /^HTTP\/1\.1 200 /,
      );
      target.t.resetCalls();
    },
  );

  it('names that are listed are ours, with their port where they have one', async () => {
    const status = async (host: string): Promise<string> =>
      (await request(listed, 'POST', '/graphql', { host, ...JSON_TYPE }, BODY)).slice(9, 12);
    expect(await status('graph.example.com')).toBe('200');
    expect(await status('Graph.Example.com:443')).toBe('200');
    expect(await status('other.example.com:8443')).toBe('200');
    expect(await status('other.example.com')).toBe('403');
    expect(await status('sub.graph.example.com')).toBe('403');
  });
});

describe('a page of another origin', () => {
  const origins = [
    'https://evil.example',
    'null',
    'file://',
    'http://localhost:3000',
    'https://127.0.0.1.evil.example',
    'https://admin.example.com.evil.example',
    'http://admin.example.com',
    'https://admin.example.com:8443',
    'https://ADMIN.example.com',
    'https://admin.example.com/',
  ];

  it.each(origins)('changes nothing and reads nothing: %s', async (origin) => {
    for (const to of [target, listed]) {
      const headers = { host: 'localhost', origin, ...JSON_TYPE };
      for (const body of [BODY, CHANGE]) {
        const answer = await request(to, 'POST', '/graphql', headers, body);
        await expectDenied(to, answer, 'origin');
        expect(answer).not.toMatch(/access-control/i);
      }
      const asks = {
        ...headers,
        'access-control-request-method': 'POST',
        'access-control-request-headers': 'content-type',
      };
      expect(await request(to, 'OPTIONS', '/graphql', asks)).not.toMatch(/access-control/i);
      expect(to.t.callCount()).toBe(0);
    }
  });

  it('does nothing by a form, which a browser sends unasked', async () => {
    const forms: readonly [type: string, body: string][] = [
      [
        'application/x-www-form-urlencoded',
        new URLSearchParams({ query: '{ __typename }' }).toString(),
      ],
      [
        'multipart/form-data; boundary=x',
        `--x\r\ncontent-disposition: form-data; name="operations"\r\n\r\n${CHANGE}\r\n--x--`,
      ],
      ['text/plain', CHANGE],
      ['text/plain; application/json', CHANGE],
      ['text/plain, application/json', CHANGE],
      ['application/jsonp', CHANGE],
      ['application/graphql', '{ __typename }'],
      ['', CHANGE],
    ];
    for (const [type, body] of forms) {
      // Old browsers send no origin with a form.
      const headers = { host: 'localhost', 'content-type': type };
      const answer = await request(target, 'POST', '/graphql', headers, body);
      expect(answer, type).toMatch(/^HTTP\/1\.1 415 [\s\S]*"argument":"content-type"/);
      const onRecord = { status: 415, reason: 'content-type', times: 1 };
      await expectOnRecord(target.t, { ...anybody, code: 'BAD_USER_INPUT', ...onRecord });
    }
    expect(target.t.callCount()).toBe(0);
  });

  it('that is listed may, and is told so in its own name alone', async () => {
    const headers = { host: 'localhost', origin: ADMIN, ...JSON_TYPE };
    const asks = {
      ...headers,
      'access-control-request-method': 'POST',
      'access-control-request-headers': 'content-type',
    };
    const preflight = await request(listed, 'OPTIONS', '/graphql', asks);
    expect(preflight).toMatch(/^HTTP\/1\.1 204 /);
    expect(preflight).toMatch(/access-control-allow-origin: https:\/\/admin\.example\.com\r\n/i);
    expect(preflight).toMatch(/access-control-allow-headers: .*content-type.*\r\n/i);
    const answer = await request(listed, 'POST', '/graphql', headers, BODY);
    expect(answer).toMatch(/^HTTP\/1\.1 200 /);
    expect(answer).toMatch(/access-control-allow-origin: https:\/\/admin\.example\.com\r\n/i);
    expect(answer).toMatch(/vary: [^\r]*origin/i);
    expect(answer).not.toMatch(/allow-credentials/i);
    const cookies = await request(
      listed,
      'POST',
      '/graphql',
      { ...headers, origin: COOKIES },
      BODY,
    );
    expect(cookies).toMatch(/access-control-allow-credentials: true/i);
    listed.t.resetCalls();
  });

  it('of our own name may, which is how GraphiQL asks', async () => {
    const own = { host: 'localhost:4000', origin: 'http://localhost:4000', ...JSON_TYPE };
    const answer = await request(target, 'POST', '/graphql', own, BODY);
    expect(answer).toMatch(/^HTTP\/1\.1 200 /);
    expect(answer).not.toMatch(/access-control/i);
    target.t.resetCalls();
  });
});

describe('what browsers are told', () => {
  it('of every answer: what it is, that nobody frames it, that its address goes nowhere', async () => {
    const compiled = async () => sendBody(target, BODY);
    for (let i = 0; i < 3; i += 1) await compiled();
    const answers = [
      await compiled(),
      await sendBody(target, BODY, { headers: { accept: 'application/json, */*' } }),
      await sendBody(target, 'no JSON'),
      await sendBody(target, BODY, { path: '/nothing' }),
      await sendBody(target, BODY, { headers: { 'content-type': 'text/plain' } }),
      await sendBody(target, BODY, { headers: { 'content-encoding': 'gzip' } }),
      await sendBody(target, null, { method: 'GET', path: '/metrics' }),
      await sendBody(target, null, { method: 'GET', path: '/health/live' }),
      await sendBody(target, null, { method: 'GET', headers: { accept: 'text/html' } }),
    ];
    for (const { headers } of answers) {
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('referrer-policy')).toBe('no-referrer');
      expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
      expect(headers.get('strict-transport-security')).toBeNull();
    }
    target.t.resetCalls();
  });

  it('behind TLS: that they stay there', async () => {
    for (let i = 0; i < 4; i += 1) {
      const { headers } = await sendBody(target, BODY, {
        headers: { 'x-forwarded-proto': 'https' },
      });
      expect(headers.get('strict-transport-security')).toBe('max-age=31536000');
    }
    target.t.resetCalls();
  });

  it("of GraphiQL's page: that it runs the script that is in it, and nothing else", async () => {
    const { text } = await sendBody(target, null, {
      method: 'GET',
      headers: { accept: 'text/html' },
    });
    const [, policy = ''] =
      /<meta http-equiv="Content-Security-Policy" content="([^"]+)">/.exec(text) ?? [];
    expect(policy).toMatch(/default-src 'none'; script-src 'sha256-[\w+/]+=*';/);
    expect(policy).toContain("connect-src 'self'");
    expect(policy).not.toMatch(/https?:|\*|unsafe-eval/);
    expect(text.indexOf('Content-Security-Policy')).toBeLessThan(text.indexOf('<title>'));
  });
});

describe('another spelling of the path', () => {
  it.each([
    '/graphql/',
    '/x/graphql',
    '/x?y=/graphql',
    '//graphql',
    '/graphql/?query={__typename}',
  ])('passes nothing by that goes by the path: POST %s', async (path) => {
    const answer = await request(target, 'POST', path, { host: '127.0.0.1', ...JSON_TYPE }, BODY);
    expect(answer).toMatch(/^HTTP\/1\.1 404 /);
    expect(answer).not.toContain('"data"');
  });

  it('is no way to send any query by GET', async () => {
    const path = '/graphql/?query={__typename}';
    const answer = await request(target, 'GET', path, { host: '127.0.0.1' });
    expect(answer).toMatch(/^HTTP\/1\.1 404 /);
  });
});
