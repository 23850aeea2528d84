import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createListener, SERVER_OPTIONS } from '../../src/http/listener.ts';
import { MAX_BODY_BYTES } from '../../src/http/read-body.ts';
import { CREATE, inputOf, type Payload, rowOf } from '../support/assignments.ts';
import { makeGateway, type TestGateway } from '../support/make-gateway.ts';

const NEW = { account: 'risk-prod', set: 'AdministratorAccess', group: 'Trading-Developers' };

let t: TestGateway;
let server: Server;
let url: string;

beforeAll(async () => {
  t = await makeGateway({ time: 'real', sandbox: { quotas: false, operationMs: [200, 200] } });
  const listener = createListener(t.gateway, pino({ level: 'silent' }));
  server = createServer(
    {
      ...SERVER_OPTIONS,
      headersTimeout: 1500,
      requestTimeout: 1500,
      connectionsCheckingInterval: 50,
    },
    listener,
  );
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`;
});
afterAll(async () => {
  server.close().closeAllConnections();
  await t.close();
});

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

const HEAD = 'POST /graphql HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/json\r\n';
const TOO_LARGE = /^HTTP\/1\.1 413 [\s\S]*"BAD_USER_INPUT"/;

describe('a body', () => {
  it('that says it is too long is refused before it is sent', async () => {
    const answer = await sendRaw(`${HEAD}content-length: ${MAX_BODY_BYTES + 1}\r\n\r\n`);
    expect(answer).toMatch(TOO_LARGE);
    expect(answer).toMatch(/connection: close/i);
  });

  it('that does not say how long it is is read as far as it may be long', async () => {
    const chunk = `${(64 * 1024).toString(16)}\r\n${' '.repeat(64 * 1024)}\r\n`;
    const answer = await sendRaw(
      `${HEAD}transfer-encoding: chunked\r\n\r\n${chunk.repeat(MAX_BODY_BYTES / 65536 + 2)}`,
    );
    expect(answer).toMatch(TOO_LARGE);
  });

  it('that does not come is not waited for', async () => {
    const answer = await sendRaw(`${HEAD}content-length: 100\r\n\r\n{"query":`);
    expect(answer).toMatch(/^HTTP\/1\.1 408 /);
  });

  it('that ends in the middle of a letter is no JSON', async () => {
    const body = Buffer.from('{"query":"{ __typename }","operationName":"é"}').subarray(0, -3);
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body,
    });
    expect(await response.json()).toMatchObject({
      errors: [{ extensions: { code: 'BAD_USER_INPUT' } }],
    });
  });
});

const ask = async (query: string, init: RequestInit = {}): Promise<Response> =>
  fetch(url, {
    ...init,
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(init.headers as object) },
    body: JSON.stringify({ query }),
  });

describe('a query that comes often', () => {
  const QUERY = '{ accounts(first: 3) { nodes { name email } } }';

  it('is answered alike each time, and counted each time', async () => {
    const count = async (): Promise<number> => {
      const { values } = await t.metrics.operations.get();
      return values.find(({ labels }) => labels.kind === 'query')?.value ?? 0;
    };
    const before = await count();
    const answers: string[] = [];
    for (let i = 0; i < 8; i += 1) answers.push(await (await ask(QUERY)).text());
    expect(new Set(answers).size).toBe(1);
    expect(await count()).toBe(before + 8);
    t.resetCalls();
    await (await ask(QUERY)).text();
    expect(t.callCount()).toBe(0);
  });

  it('shows its journal when that is asked for', async () => {
    const response = await ask(QUERY, { headers: { 'x-aws-journal': '1' } });
    expect(await response.json()).toMatchObject({ extensions: { aws: { calls: 0 } } });
  });

  it('ends at its deadline', async () => {
    t.sandbox.faults.set(['organizations:slow=2000']);
    try {
      const headers = { 'x-deadline-ms': '100', 'x-aws-max-age': '0' };
      const { errors } = (await (await ask(QUERY, { headers })).json()) as {
        errors: { extensions: { code: string } }[];
      };
      expect(errors[0]?.extensions.code).toBe('DEADLINE_EXCEEDED');
    } finally {
      t.sandbox.faults.set([]);
    }
  });

  it('is given up when its client goes', async () => {
    const waiting = { headers: { 'x-aws-max-age': '0' } };
    t.sandbox.faults.set(['organizations:slow=3000']);
    try {
      const client = new AbortController();
      const asked = ask(QUERY, { ...waiting, signal: client.signal }).catch(() => 'gone');
      await expect.poll(() => t.sandbox.sleeping).toBeGreaterThan(0);
      client.abort();
      expect(await asked).toBe('gone');
      await expect.poll(() => t.sandbox.active).toBe(0);
    } finally {
      t.sandbox.faults.set([]);
    }
  });
});

it('streams events as they come, with the heads that Yoga gives them', async () => {
  const { result } = await t.data<Payload>(CREATE, { input: inputOf(t, rowOf(t, NEW)) });
  const query = `subscription { operation(id: "${result.operation?.id ?? ''}") { state } }`;
  for (const accept of ['text/event-stream', '*/*']) {
    const response = await ask(query, { headers: { accept } });
    expect(response.headers.get('content-type')).toBe('text/event-stream');
    expect(response.headers.get('x-aws-upstream')).toMatch(/^SANDBOX/);
    const text = await response.text();
    expect(text).toMatch(/^:\n\nevent: next\ndata: {"data":{"operation":{"state":"\w+"}}}\n\n/);
    expect(text).toMatch(/"SUCCEEDED"}}}\n\nevent: complete\ndata:\n\n$/);
  }
});
