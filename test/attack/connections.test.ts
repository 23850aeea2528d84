import { once } from 'node:events';
import type { Socket } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { MAX_BODY_BYTES } from '../../src/http/read-body.ts';
import {
  expectHealthy,
  expectOnRecord,
  type OnRecord,
  openRaw,
  sendBody,
  sendRaw,
  startKeyed,
  type Target,
} from './support.ts';

let target: Target;
beforeAll(async () => {
  target = await startKeyed(
    {},
    {
      server: { headersTimeout: 700, requestTimeout: 1200, connectionsCheckingInterval: 50 },
      sendingMs: 700,
    },
  );
});
afterEach(async () => {
  await expectHealthy(target);
  expect(target.t.callCount()).toBe(0);
});
afterAll(() => target.close());

const HEAD = 'POST /graphql HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/json\r\n';
/** On record with where it came from: what Node refuses, and what a head alone is refused for, is nobody's. */
const expectDenied = (status: number, more: Partial<OnRecord> = {}): Promise<void> =>
  expectOnRecord(target.t, { code: 'BAD_USER_INPUT', status, ...more });
/** Waits for the end of a connection, reset or not. */
const closed = (socket: Socket): Promise<void> =>
  new Promise((resolve) => void socket.once('close', () => resolve()));
const connections = (): Promise<number> =>
  new Promise((resolve) => target.server.getConnections((_error, count) => resolve(count)));

describe('a body', () => {
  it('that is too long is refused by what it says, or as far as it goes', async () => {
    const TOO_LARGE = /^HTTP\/1\.1 413 [\s\S]*"BAD_USER_INPUT"/;
    const KEYED = `${HEAD}x-api-key: ${target.headers['x-api-key']}\r\n`;
    const told = await sendRaw(target, `${KEYED}content-length: 10000000000\r\n\r\n`);
    expect(told).toMatch(TOO_LARGE);
    await expectDenied(413, { who: target.who, times: 1 });
    const chunk = `${(65_536).toString(16)}\r\n${' '.repeat(65_536)}\r\n`;
    const chunked = `${KEYED}transfer-encoding: chunked\r\n\r\n${chunk.repeat(MAX_BODY_BYTES / 65_536 + 2)}`;
    expect(await sendRaw(target, chunked)).toMatch(TOO_LARGE);
    await expectDenied(413, { who: target.who, times: 1 });
  });

  it.each(['gzip', 'deflate', 'br', 'zstd', 'gzip, gzip', 'GZIP', 'x-unknown'])(
    'that is packed (%s) is not unpacked, nor read',
    async (encoding) => {
      // A hundred megabytes of nothing are a hundred kilobytes.
      const bomb = gzipSync(Buffer.alloc(20_000_000));
      const refused = await sendBody(target, bomb, { headers: { 'content-encoding': encoding } });
      expect(refused.status).toBe(415);
      expect(refused.errors[0]?.extensions).toMatchObject({
        code: 'BAD_USER_INPUT',
        argument: 'content-encoding',
      });
      await expectDenied(415, { reason: 'content-encoding', times: 1 });
      // Before anything of it came.
      const head = `${HEAD}content-encoding: ${encoding}\r\ncontent-length: 900000\r\n\r\n`;
      expect(await sendRaw(target, head)).toMatch(/^HTTP\/1\.1 415 [\s\S]*connection: close/i);
      await expectDenied(415, { reason: 'content-encoding', times: 1 });
    },
  );

  it('that says two lengths, or a length and pieces, is no request', async () => {
    for (const lengths of [
      'content-length: 5\r\ncontent-length: 6\r\n',
      'content-length: 5\r\ntransfer-encoding: chunked\r\n',
      'content-length: -1\r\n',
      'content-length: 0x10\r\n',
      'transfer-encoding: chunked, identity\r\n',
    ]) {
      const answer = await sendRaw(target, `${HEAD}${lengths}connection: close\r\n\r\n0\r\n\r\n`);
      expect(answer, lengths).toMatch(/^HTTP\/1\.1 400 /);
      await expectDenied(400);
    }
  });

  it('that does not come, or a byte at a time, is not waited for', async () => {
    const KEYED = `${HEAD}x-api-key: ${target.headers['x-api-key']}\r\n`;
    expect(await sendRaw(target, `${KEYED}content-length: 100\r\n\r\n{"query":`)).toMatch(
      /^HTTP\/1\.1 408 /,
    );
    await expectDenied(408, { times: 1 });
    const slow = await openRaw(target);
    const gone = closed(slow);
    slow.write(`${KEYED}content-length: 100000\r\n\r\n{"query":"`);
    const drip = setInterval(() => slow.write(' '), 50);
    await gone;
    clearInterval(drip);
    expect(slow.said()).toMatch(/^HTTP\/1\.1 408 |^$/);
    await expectDenied(408, { times: 1 });
  });
});

describe('a head', () => {
  it('that is too long is refused', async () => {
    for (const header of [
      `x-a: ${'a'.repeat(20_000)}\r\n`,
      Array.from({ length: 4000 }, (_, i) => `x-${i}: a\r\n`).join(''),
      `cookie: ${'a=b; '.repeat(10_000)}\r\n`,
    ]) {
      expect(await sendRaw(target, `${HEAD}${header}\r\n`)).toMatch(/^HTTP\/1\.1 431 /);
      await expectDenied(431);
    }
    const long = `POST /graphql?${'a'.repeat(20_000)} HTTP/1.1\r\nhost: localhost\r\n\r\n`;
    expect(await sendRaw(target, long)).toMatch(/^HTTP\/1\.1 431 /);
    await expectDenied(431);
  });

  it('that expects what nobody does is told so', async () => {
    expect(await sendRaw(target, `${HEAD}expect: tea\r\n\r\n`)).toMatch(/^HTTP\/1\.1 417 /);
    await expectDenied(417, { times: 1 });
  });

  it('of more headers than anybody sends is read as far as a hundred', async () => {
    const flood = Array.from({ length: 600 }, (_, i) => `x-${i}: a\r\n`).join('');
    const answer = await sendRaw(
      target,
      `${HEAD}connection: close\r\n${flood}content-length: 2\r\n\r\n{}`,
    );
    expect(answer).toMatch(/^HTTP\/1\.1 4\d\d |"BAD_USER_INPUT"/);
    expect(target.server.maxHeadersCount).toBe(100);
  });

  it('that never ends holds no connection: two hundred of them are gone in time (slowloris)', async () => {
    const sockets = await Promise.all(Array.from({ length: 200 }, () => openRaw(target)));
    const gone = sockets.map(closed);
    const drips = sockets.map((socket, i) => {
      socket.write(HEAD);
      return setInterval(() => socket.write(`x-${i}: a\r\n`), 100);
    });
    // Others are served meanwhile.
    expect((await fetch(new URL('/health/live', target.url))).status).toBe(200);
    await Promise.all(gone);
    drips.forEach(clearInterval);
    // Who was writing when it was closed may have been reset before it could read why.
    for (const socket of sockets) expect(socket.said()).toMatch(/^HTTP\/1\.1 408 |^$/);
    await expect.poll(connections).toBeLessThan(20);
    await expectDenied(408, { times: 200 });
  });

  it('that is no HTTP ends its connection', async () => {
    for (const bytes of [
      'nonsense\r\n\r\n',
      Buffer.from([0x16, 0x03, 0x01, 0x02, 0x00, 0x01, 0x00]),
      `GET /\u0000 HTTP/1.1\r\nhost: localhost\r\n\r\n`,
      `${HEAD}x\u0000y: 1\r\n\r\n`,
      `${HEAD}x-a: b\r\n folded\r\n\r\n`,
      'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n',
    ]) {
      expect(await sendRaw(target, bytes)).toMatch(/^HTTP\/1\.1 (400|404|405) |^$/);
    }
  });
});

describe('a reader', () => {
  // Nine million bytes are more than what the operating system keeps for a connection.
  const PAGE = 'GET /graphql HTTP/1.1\r\nhost: localhost\r\naccept: text/html\r\n\r\n';
  const WHOLE = 8_900_000;

  it('that does not read is cut off, and what it was sent is given back', async () => {
    const accepted = once(target.server, 'connection') as Promise<[Socket]>;
    const idle = await openRaw(target);
    const [socket] = await accepted;
    idle.pause();
    idle.write(PAGE);
    await expect.poll(() => socket.writableLength, { timeout: 20_000 }).toBeGreaterThan(0);
    await once(socket, 'close');
    idle.resume();
    await once(idle, 'close');
    expect(idle.said().length).toBeLessThan(WHOLE);
  }, 40_000);

  it('that reads slowly, but does, has all of it', async () => {
    const slow = await openRaw(target);
    slow.write(PAGE.replace('accept', 'connection: close\r\naccept'));
    const isClosed = closed(slow);
    // A few pieces at a time would not do: the operating system tells the sender of more room when there is much.
    for (let read = 0; read < WHOLE && !slow.closed; read += 1_500_000) {
      await Promise.race([
        isClosed,
        expect
          .poll(() => slow.said().length, { interval: 1, timeout: 10_000 })
          .toBeGreaterThan(read),
      ]);
      slow.pause();
      await new Promise((resolve) => setTimeout(resolve, 300));
      slow.resume();
    }
    await isClosed;
    expect(slow.said().length).toBeGreaterThan(WHOLE);
  }, 40_000);

  it('that waits for an answer which takes longer is left alone', async () => {
    target.t.sandbox.faults.set(['organizations:slow=1500']);
    try {
      const body = JSON.stringify({ query: '{ accounts(first: 1) { nodes { name } } }' });
      const headers = { ...target.headers, 'x-aws-max-age': '0' };
      expect((await sendBody(target, body, { headers })).text).toContain('"data":{"accounts"');
    } finally {
      target.t.sandbox.faults.set([]);
      target.t.resetCalls();
    }
  });
});

it('more connections than it holds are closed, and those that are there are served', async () => {
  expect(target.server.maxConnections).toBe(2000);
  const most = target.server.maxConnections;
  const first = await openRaw(target);
  target.server.maxConnections = await connections();
  try {
    const dropped = await openRaw(target);
    await once(dropped, 'close');
    expect(dropped.said()).toBe('');
    await expectOnRecord(target.t, { code: 'THROTTLED', status: 503, times: 1 });
    first.write('GET /health/live HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n');
    await once(first, 'close');
    expect(first.said()).toMatch(/^HTTP\/1\.1 200 /);
  } finally {
    target.server.maxConnections = most;
  }
});
