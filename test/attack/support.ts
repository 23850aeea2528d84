/** A gateway behind a socket as `main.ts` puts it there, and what attackers send to it. */
import { once } from 'node:events';
import { createServer, type Server, type ServerOptions } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { pino } from 'pino';
import { expect } from 'vitest';
import type { AuditRecord } from '../../src/audit/record.ts';
import { makeApiKey } from '../../src/auth/api-keys.ts';
import { ANYBODY } from '../../src/auth/caller.ts';
import { createAuthenticator } from '../../src/auth/create-authenticator.ts';
import { createListener, type ListenerOptions } from '../../src/http/listener.ts';
import { boundServer, SERVER_OPTIONS } from '../../src/http/server-options.ts';
import { recordBroken } from '../../src/http/record-broken.ts';
import { makeGateway, type MakeGatewayOptions, type TestGateway } from '../support/make-gateway.ts';

export interface Target {
  readonly t: TestGateway;
  readonly server: Server;
  readonly port: number;
  readonly url: string;
  /** The caller's id, by what every request sends. */
  readonly who: string;
  readonly headers: Readonly<Record<string, string>>;
  close(): Promise<void>;
}

export const startTarget = async (
  options: MakeGatewayOptions = {},
  more: {
    readonly server?: ServerOptions;
    readonly listener?: ListenerOptions;
    readonly sendingMs?: number;
    readonly who?: string;
    readonly headers?: Readonly<Record<string, string>>;
  } = {},
): Promise<Target> => {
  const t = await makeGateway({
    time: 'real',
    ...options,
    sandbox: { quotas: false, ...options.sandbox },
  });
  const listener = createListener(t.gateway, pino({ level: 'silent' }), more.listener);
  const server = boundServer(
    createServer({ ...SERVER_OPTIONS, ...more.server }, listener),
    more.sendingMs,
  );
  recordBroken(server, t.gateway);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  // Whose credentials these are is asked once; nothing that follows asks AWS for it.
  await fetch(`http://127.0.0.1:${port}/health/ready`);
  t.resetCalls();
  return {
    t,
    server,
    port,
    url: `http://127.0.0.1:${port}/graphql`,
    who: more.who ?? ANYBODY.id,
    headers: more.headers ?? {},
    async close() {
      server.close().closeAllConnections();
      await t.close();
    },
  };
};

/** The same where callers sign in, and who attacks has an API key with all scopes. */
export const startKeyed = (
  options: MakeGatewayOptions = {},
  more: Parameters<typeof startTarget>[1] = {},
): Promise<Target> => {
  const { key, kept } = makeApiKey();
  const apiKeys = [{ name: 'mallory', scopes: ['*'], groups: [], keys: [kept] }];
  return startTarget(
    {
      authenticator: (clock, log) =>
        createAuthenticator({ settings: { issuers: [], apiKeys }, clock, log }),
      ...options,
    },
    { who: 'api-key:mallory', headers: { 'x-api-key': key }, ...more },
  );
};

export interface Refused {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly codes: readonly unknown[];
  readonly errors: readonly {
    readonly message: string;
    readonly path?: readonly unknown[];
    readonly extensions: Record<string, unknown>;
  }[];
}

type Sendable = Pick<Target, 'url'> & Partial<Pick<Target, 'headers'>>;

const JSON_TYPE = { 'content-type': 'application/json' };

/** Sends a body as it is. */
export const sendBody = async (
  { url, headers: own }: Sendable,
  body: BodyInit | null,
  init: RequestInit & { readonly path?: string } = {},
): Promise<Refused> => {
  const { path, headers, ...rest } = init;
  const response = await fetch(path === undefined ? url : new URL(path, url), {
    method: 'POST',
    ...rest,
    headers: { ...JSON_TYPE, ...own, ...(headers as Record<string, string>) },
    ...(body === null ? {} : { body }),
  });
  const text = await response.text();
  const { errors = [] } = (text.startsWith('{') ? JSON.parse(text) : {}) as Partial<Refused>;
  const codes = errors.map(({ extensions }) => extensions.code);
  return { status: response.status, headers: response.headers, text, codes, errors };
};

/** Asks an operation. */
export const ask = (
  target: Sendable,
  query: string,
  variables?: unknown,
  headers: Record<string, string> = {},
): Promise<Refused> => sendBody(target, JSON.stringify({ query, variables }), { headers });

/** What a record says of a refusal. */
export interface OnRecord {
  /** Who it was, by the caller's id; nobody when left out. */
  readonly who?: string;
  /** Where it came from: this machine when left out. */
  readonly from?: string;
  readonly code: string;
  readonly status?: number | readonly number[];
  /** What was refused: fields, and by what limit, header or part of a sign-in. */
  readonly fields?: readonly string[];
  readonly reason?: string | RegExp;
  /** How often; at least once when left out. */
  readonly times?: number;
}

const looked = new WeakMap<TestGateway, number>();

/** What the audit has since the last look, with the numbers of what was the same. */
const newRecords = (t: TestGateway): readonly AuditRecord[] => t.audit.slice(looked.get(t) ?? 0);

/** Has the numbers of the minute written. */
export const endMinute = async (t: TestGateway): Promise<void> => {
  t.endMinute();
  await new Promise((done) => setImmediate(done));
};

/** From here on it is looked for what is refused: what came before is another matter. */
export const lookedAt = async (t: TestGateway): Promise<void> => {
  await endMinute(t);
  looked.set(t, t.audit.length);
};

/**
 * What was refused since the last look is on record, each time: who or from where, what and by which
 * code. Nothing else is.
 */
export const expectOnRecord = async (t: TestGateway, expected: OnRecord): Promise<void> => {
  const { who, from = '127.0.0.1', code, status, fields, reason, times } = expected;
  // What Node itself refuses is written once it has been noticed.
  await expect.poll(() => newRecords(t).length).toBeGreaterThan(0);
  await endMinute(t);
  const records = newRecords(t).filter(({ type }) => type === 'denied' || type === 'repeated');
  const [first] = records;
  await lookedAt(t);
  expect(first?.type, JSON.stringify(expected)).toBe('denied');
  for (const { codes, who: by, status: told, ...record } of records) {
    expect(codes, JSON.stringify(record)).toEqual([code]);
    expect(by?.id).toBe(who);
    if (who !== undefined && who !== ANYBODY.id) {
      expect(['JWT', 'API_KEY']).toContain(by?.authentication);
    }
    if (status !== undefined) expect([status].flat()).toContain(told);
    if (record.type !== 'denied') continue;
    expect(record.from).toMatch(from === '127.0.0.1' ? /^(::ffff:)?127\.0\.0\.1$/ : from);
    expect(Date.parse(record.at)).not.toBeNaN();
    if (fields !== undefined) expect(record.fields).toEqual(fields);
    if (reason !== undefined) expect(record.reason ?? '', record.operation).toMatch(reason);
  }
  const count = records.reduce((sum, record) => sum + (record.count ?? 1), 0);
  if (times !== undefined) expect(count, JSON.stringify(records)).toBe(times);
};

/**
 * Refused with `code`, without a call, without a place in our sources, and without its data; and the
 * audit has it, and by which limit.
 */
export const expectRefused = async (
  target: Target,
  refused: Refused,
  code: string,
  onRecord: Partial<OnRecord> = {},
): Promise<void> => {
  expect(refused.codes, refused.text.slice(0, 500)).toContain(code);
  expect(new Set(refused.codes)).toEqual(new Set([code]));
  expect(refused.text).not.toMatch(/node_modules|\.[jt]s:\d|"data":\{(?!"\w+":null\})/);
  expect(target.t.callCount()).toBe(0);
  // A wrong value in an operation that was executed is a mistake, and no attempt at anything.
  if (code === 'BAD_USER_INPUT' && refused.errors.every(({ path }) => path !== undefined)) {
    expect(newRecords(target.t)).toEqual([]);
    return;
  }
  const limit = refused.errors.find(({ extensions }) => extensions.limitName !== undefined);
  await expectOnRecord(target.t, {
    who: target.who,
    code,
    status: refused.status,
    ...(limit === undefined ? {} : { reason: limit.extensions.limitName as string }),
    times: 1,
    ...onRecord,
  });
};

/** The process goes on as if nothing had been. */
export const expectHealthy = async ({ t, url, headers }: Target): Promise<void> => {
  expect((await fetch(new URL('/health/live', url))).status).toBe(200);
  expect((await fetch(new URL('/health/ready', url))).status).toBe(200);
  await lookedAt(t);
  const answer = await ask({ url, headers }, '{ accounts(first: 1) { nodes { name } } }');
  expect(JSON.parse(answer.text)).toMatchObject({ data: { accounts: { nodes: [{}] } } });
  expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  // What is well is no refusal.
  expect(newRecords(t)).toEqual([]);
  t.resetCalls();
};

/** A connection on which anything can be sent. */
export const openRaw = async ({
  port,
}: Target): Promise<Socket & { readonly said: () => string }> => {
  const socket = connect(port, '127.0.0.1');
  let text = '';
  socket.setEncoding('latin1').on('data', (chunk: string) => (text += chunk));
  socket.on('error', () => undefined);
  await once(socket, 'connect');
  return Object.assign(socket, { said: () => text });
};

/** What the server sends back for `bytes`, until it closes the connection. */
export const sendRaw = async (target: Target, bytes: string | Buffer): Promise<string> => {
  const socket = await openRaw(target);
  socket.write(bytes);
  await once(socket, 'close');
  return socket.said();
};

export const many = (count: number, make: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => make(index)).join(' ');
