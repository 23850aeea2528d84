/** What is refused before GraphQL sees it is on record, whoever has refused it, with the client's address. */
import { createHash } from 'node:crypto';
import { afterEach, describe, expect, it } from 'vitest';
import type { AuditRecord } from '../../src/audit/record.ts';
import type { Authenticator } from '../../src/auth/authenticator.ts';
import { ANYBODY } from '../../src/auth/caller.ts';
import { GatewayError } from '../../src/core/errors.ts';
import { CompiledQueries } from '../../src/engine/compiled-queries.ts';
import type { Overload } from '../../src/http/overload.ts';
import { NO_OVERLOAD } from '../../src/http/overload.ts';
import { persistedOperations } from '../../src/persisted/persisted-operations.ts';
import { sendBody, sendRaw, startTarget, type Target } from '../attack/support.ts';
import type { MakeGatewayOptions } from '../support/make-gateway.ts';

let target: Target;
afterEach(() => target.close());

const QUERY = JSON.stringify({ query: '{ __typename }' });
const HEAD = 'POST /graphql HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/json\r\n';
/** As a proxy hands it on; what stands first anybody may have written. */
const FORWARDED = { 'x-forwarded-for': '198.51.100.66, 203.0.113.7' };
const behind: MakeGatewayOptions = { trustedProxies: 1 };

const nobody: Authenticator = {
  authenticate(headers) {
    if (headers.get('authorization') === 'Bearer right') return ANYBODY;
    throw new GatewayError('UNAUTHENTICATED');
  },
};

/** The one record of what was refused. */
const denied = async (): Promise<AuditRecord> => {
  await expect.poll(() => target.t.audit.length).toBeGreaterThan(0);
  expect(target.t.audit).toHaveLength(1);
  return target.t.audit[0]!;
};

const refusing = (status: number): Overload => ({
  ...NO_OVERLOAD,
  admit: () => ({ status, error: new GatewayError('THROTTLED', 'Later.', { retryAfter: 2 }) }),
});

describe('a request that is refused', () => {
  it.each<
    readonly [what: string, status: number, code: string, init: RequestInit & { path?: string }]
  >([
    ['from a page of elsewhere', 403, 'FORBIDDEN', { headers: { origin: 'https://evil.example' } }],
    ['packed', 415, 'BAD_USER_INPUT', { headers: { 'content-encoding': 'gzip' } }],
    ['as a form', 415, 'BAD_USER_INPUT', { headers: { 'content-type': 'text/plain' } }],
  ])('%s: %i', async (_what, status, code, init) => {
    target = await startTarget(behind);
    const headers = { ...FORWARDED, ...(init.headers as Record<string, string>) };
    const refused = await sendBody(target, QUERY, { ...init, headers });
    expect(refused.status).toBe(status);
    expect(await denied()).toMatchObject({
      type: 'denied',
      status,
      codes: [code],
      from: '203.0.113.7',
    });
  });

  it('by another name of the host: 403', async () => {
    target = await startTarget(behind);
    const head = HEAD.replace('localhost', 'evil.example');
    await sendRaw(target, `${head}x-forwarded-for: 203.0.113.7\r\nconnection: close\r\n\r\n`);
    expect(await denied()).toMatchObject({
      status: 403,
      codes: ['FORBIDDEN'],
      from: '203.0.113.7',
    });
  });

  it.each(['/graphql', '/elsewhere', '/graphql/'])('without a caller, at %s: 401', async (path) => {
    target = await startTarget({ ...behind, authenticator: nobody });
    const headers = { ...FORWARDED, authorization: 'Bearer canary-guess' };
    expect((await sendBody(target, QUERY, { path, headers })).status).toBe(401);
    expect(await denied()).toMatchObject({
      status: 401,
      codes: ['UNAUTHENTICATED'],
      from: '203.0.113.7',
    });
    expect(JSON.stringify(target.t.audit)).not.toContain('canary');
  });

  it('after too many guesses, or too often: 429', async () => {
    const guessing: Authenticator = {
      authenticate() {
        throw new GatewayError('THROTTLED', 'Too many.', { retryAfter: 60 });
      },
    };
    target = await startTarget({ ...behind, authenticator: guessing });
    expect((await sendBody(target, QUERY, { headers: FORWARDED })).status).toBe(429);
    expect(await denied()).toMatchObject({
      status: 429,
      codes: ['THROTTLED'],
      from: '203.0.113.7',
    });
    await target.close();
    target = await startTarget({ ...behind, safety: { requestsPerMinute: 1 } });
    await sendBody(target, QUERY, { headers: FORWARDED });
    expect((await sendBody(target, QUERY, { headers: FORWARDED })).status).toBe(429);
    expect(await denied()).toMatchObject({
      status: 429,
      who: { id: 'anonymous' },
      from: '203.0.113.7',
    });
  });

  it('since there is too much to do: 503', async () => {
    target = await startTarget(behind, { listener: { overload: refusing(503) } });
    expect((await sendBody(target, QUERY, { headers: FORWARDED })).status).toBe(503);
    expect(await denied()).toMatchObject({
      status: 503,
      codes: ['THROTTLED'],
      from: '203.0.113.7',
    });
  });

  it('since it is too long, by what it says and as far as it goes: 413', async () => {
    target = await startTarget(behind);
    const refused = await sendBody(target, 'x'.repeat(1_100_000), { headers: FORWARDED });
    expect(refused.status).toBe(413);
    expect(await denied()).toMatchObject({ status: 413, from: '203.0.113.7' });
  });

  it('since it is no registered document, or deeper than allowed', async () => {
    const persisted = { operations: persistedOperations([]), only: true };
    target = await startTarget({ ...behind, safety: { persisted } });
    const only = await sendBody(target, QUERY, { headers: FORWARDED });
    expect(only.errors).toHaveLength(1);
    expect(await denied()).toMatchObject({ codes: only.codes, from: '203.0.113.7' });
    await target.close();
    target = await startTarget(behind);
    const deep = `{ organization ${'{ root { parent '.repeat(40)}{ id }${' } }'.repeat(40)} }`;
    const refused = await sendBody(target, JSON.stringify({ query: deep }), { headers: FORWARDED });
    expect(refused.errors.length).toBeGreaterThan(0);
    expect(await denied()).toMatchObject({ codes: ['BAD_USER_INPUT'], from: '203.0.113.7' });
  });
});

describe('what Node itself refuses', () => {
  const quick = { headersTimeout: 300, requestTimeout: 500, connectionsCheckingInterval: 50 };

  it.each([
    ['a head that is too long', 431, `${HEAD}x-a: ${'a'.repeat(20_000)}\r\n\r\n`],
    ['what is no request', 400, 'nonsense\r\n\r\n'],
    ['a head that does not end', 408, HEAD],
  ])('is recorded: %s', async (_what, status, bytes) => {
    target = await startTarget({}, { server: quick });
    expect(await sendRaw(target, bytes)).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
    expect(await denied()).toMatchObject({ type: 'denied', status, from: '127.0.0.1' });
  });

  it('is recorded with its request, once there is one: a body that does not come', async () => {
    target = await startTarget(behind, { server: quick });
    const head = `${HEAD}x-forwarded-for: 203.0.113.7\r\nx-request-id: r-slow\r\n`;
    const said = await sendRaw(target, `${head}content-length: 100\r\n\r\n{"query":`);
    expect(said).toMatch(/^HTTP\/1\.1 408 /);
    expect(await denied()).toMatchObject({ status: 408, from: '203.0.113.7', request: 'r-slow' });
  });

  it('is recorded when it is one connection too many', async () => {
    target = await startTarget();
    target.server.maxConnections = 0;
    await sendRaw(target, HEAD);
    expect(await denied()).toMatchObject({ status: 503, from: '127.0.0.1' });
    target.server.maxConnections = 100;
  });
});

describe('the address of whoever asks', () => {
  const ALL = '{ assignments(first: 1) { nodes { accountId } } }';

  it('is the client’s, past Yoga and through it, in reads and in changes', async () => {
    target = await startTarget({ ...behind, queries: new CompiledQueries(0) });
    const ask = (query: string) =>
      sendBody(target, JSON.stringify({ query }), { headers: FORWARDED });
    for (let times = 0; times < 4; times += 1) await ask(ALL);
    await ask('mutation { deletePermissionSet(input: { permissionSet: "x" }) { deletedId } }');
    await target.t.stop();
    const { audit } = target.t;
    expect(audit.map(({ type }) => type).toSorted()).toEqual([
      'intent',
      'outcome',
      'read',
      'repeated',
    ]);
    for (const { from } of audit) expect(from).toBe('203.0.113.7');
  });

  it('is that of the connection where no proxy is trusted', async () => {
    target = await startTarget();
    await sendBody(target, JSON.stringify({ query: ALL }), { headers: FORWARDED });
    expect(await denied()).toMatchObject({ type: 'read', from: '127.0.0.1' });
  });
});

describe('a flood', () => {
  it('of refusals of every kind is a line for each kind, and a number', async () => {
    target = await startTarget({ authenticator: nobody });
    for (let times = 0; times < 50; times += 1) {
      const authorization = `Bearer ${createHash('sha256').update(String(times)).digest('hex')}`;
      await sendBody(target, QUERY, { headers: { authorization } });
      await sendBody(target, QUERY, { headers: { origin: 'https://evil.example' } });
      await sendRaw(target, 'nonsense\r\n\r\n');
    }
    await target.t.stop();
    const counted = target.t.audit.map(({ type, status, count }) => [type, status, count]);
    expect(counted).toEqual([
      ['denied', 401, undefined],
      ['denied', 403, undefined],
      ['denied', 400, undefined],
      ['repeated', 401, 49],
      ['repeated', 403, 49],
      ['repeated', 400, 49],
    ]);
  });
});
