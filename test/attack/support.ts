/** A gateway behind a socket as `main.ts` puts it there, and what attackers send to it. */
import { once } from 'node:events';
import { createServer, type Server, type ServerOptions } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { pino } from 'pino';
import { expect } from 'vitest';
import { createListener, type ListenerOptions } from '../../src/http/listener.ts';
import { boundServer, SERVER_OPTIONS } from '../../src/http/server-options.ts';
import { recordBroken } from '../../src/http/record-broken.ts';
import { makeGateway, type MakeGatewayOptions, type TestGateway } from '../support/make-gateway.ts';

export interface Target {
  readonly t: TestGateway;
  readonly server: Server;
  readonly port: number;
  readonly url: string;
  close(): Promise<void>;
}

export const startTarget = async (
  options: MakeGatewayOptions = {},
  more: {
    readonly server?: ServerOptions;
    readonly listener?: ListenerOptions;
    readonly sendingMs?: number;
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
    async close() {
      server.close().closeAllConnections();
      await t.close();
    },
  };
};

export interface Refused {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly codes: readonly unknown[];
  readonly errors: readonly {
    readonly message: string;
    readonly extensions: Record<string, unknown>;
  }[];
}

const JSON_TYPE = { 'content-type': 'application/json' };

/** Sends a body as it is. */
export const sendBody = async (
  { url }: Pick<Target, 'url'>,
  body: BodyInit | null,
  init: RequestInit & { readonly path?: string } = {},
): Promise<Refused> => {
  const { path, headers, ...rest } = init;
  const response = await fetch(path === undefined ? url : new URL(path, url), {
    method: 'POST',
    ...rest,
    headers: { ...JSON_TYPE, ...(headers as Record<string, string>) },
    ...(body === null ? {} : { body }),
  });
  const text = await response.text();
  const { errors = [] } = (text.startsWith('{') ? JSON.parse(text) : {}) as Partial<Refused>;
  const codes = errors.map(({ extensions }) => extensions.code);
  return { status: response.status, headers: response.headers, text, codes, errors };
};

/** Asks an operation. */
export const ask = (
  target: Pick<Target, 'url'>,
  query: string,
  variables?: unknown,
  headers: Record<string, string> = {},
): Promise<Refused> => sendBody(target, JSON.stringify({ query, variables }), { headers });

/** Refused with `code`, without a call, without a place in our sources, and without its data. */
export const expectRefused = (target: Target, refused: Refused, code: string): void => {
  expect(refused.codes, refused.text.slice(0, 500)).toContain(code);
  expect(new Set(refused.codes)).toEqual(new Set([code]));
  expect(refused.text).not.toMatch(/node_modules|\.[jt]s:\d|"data":\{(?!"\w+":null\})/);
  expect(target.t.callCount()).toBe(0);
};

/** The process goes on as if nothing had been. */
export const expectHealthy = async ({ t, url }: Target): Promise<void> => {
  expect((await fetch(new URL('/health/live', url))).status).toBe(200);
  expect((await fetch(new URL('/health/ready', url))).status).toBe(200);
  const answer = await ask({ url }, '{ accounts(first: 1) { nodes { name } } }');
  expect(JSON.parse(answer.text)).toMatchObject({ data: { accounts: { nodes: [{}] } } });
  expect(({} as Record<string, unknown>).polluted).toBeUndefined();
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
