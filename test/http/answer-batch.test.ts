import { once } from 'node:events';
import { createServer, IncomingMessage, ServerResponse } from 'node:http';
import { type AddressInfo, connect, Socket } from 'node:net';
import { PassThrough } from 'node:stream';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { pino } from 'pino';
import { describe, expect, it, vi } from 'vitest';
import { ANYBODY } from '../../src/auth/caller.ts';
import { CompiledQueries } from '../../src/engine/compiled-queries.ts';
import { createAnswerBatch } from '../../src/http/answer-batch.ts';
import type { FastLane } from '../../src/http/fast-lane.ts';
import { createListener, SERVER_OPTIONS } from '../../src/http/listener.ts';
import { makeGateway, type TestGateway } from '../support/make-gateway.ts';

const sockets = new WeakMap<ServerResponse, PassThrough>();

/** What has been written of `response`. */
const textOf = (response: ServerResponse): string =>
  String((sockets.get(response)?.read() as Buffer | null) ?? '');

/** A response that nobody reads, and which notes its name when it is written. */
const makeResponse = (name: string, written: string[]): ServerResponse => {
  const request = Object.assign(new IncomingMessage(new Socket()), {
    httpVersionMajor: 1,
    httpVersionMinor: 1,
  });
  const response = new ServerResponse(request);
  const socket = new PassThrough();
  response.assignSocket(socket as unknown as Socket);
  sockets.set(response, socket);
  const end = response.end.bind(response) as (...all: unknown[]) => ServerResponse;
  vi.spyOn(response, 'end').mockImplementation((...all: unknown[]) => {
    written.push(name);
    return end(...all);
  });
  return response;
};

describe('answers that are ready', () => {
  const make = (fail?: (error: unknown) => void) => {
    const written: string[] = [];
    const failed: unknown[] = [];
    const batch = createAnswerBatch(fail ?? ((error) => failed.push(error)));
    const add = (name: string, response = makeResponse(name, written)): ServerResponse => {
      const headers = ['content-type', 'text/plain', 'content-length', String(name.length)];
      batch.add({ response, headers, body: name, bytes: name.length });
      return response;
    };
    return { batch, add, written, failed };
  };

  it('are written at the end of the turn, in their order, but for the first, which is at once', async () => {
    const { add, written } = make();
    add('a');
    expect(written).toEqual(['a']);
    add('b');
    add('c');
    expect(written).toEqual(['a']);
    await nextTurn();
    expect(written).toEqual(['a', 'b', 'c']);
    // That is another turn.
    add('d');
    expect(written).toEqual(['a', 'b', 'c', 'd']);
  });

  it('are written when four wait', async () => {
    const { add, written } = make();
    for (const name of ['a', 'b', 'c', 'd']) add(name);
    expect(written).toEqual(['a']);
    for (const name of ['e', 'f']) add(name);
    expect(written).toEqual(['a', 'b', 'c', 'd', 'e']);
    await nextTurn();
    expect(written).toEqual(['a', 'b', 'c', 'd', 'e', 'f']);
  });

  it('are written before what may take long, and not twice', async () => {
    const { add, batch, written } = make();
    add('a');
    add('b');
    batch.flush();
    expect(written).toEqual(['a', 'b']);
    await nextTurn();
    expect(written).toEqual(['a', 'b']);
  });

  it('are written although one of them cannot be, whose connection ends', async () => {
    const { add, failed, written } = make();
    add('a');
    const broken = add('b');
    broken.writeHead(200);
    add('c');
    await nextTurn();
    expect(written).toEqual(['a', 'c']);
    expect(failed).toMatchObject([{ code: 'ERR_HTTP_HEADERS_SENT' }]);
    expect(broken.destroyed).toBe(true);
  });

  it('are written by the end of the turn although to say so fails', async () => {
    const { add, batch, written } = make(() => {
      throw new Error('no log');
    });
    add('a');
    add('b').writeHead(200);
    add('c');
    expect(() => batch.flush()).toThrow('no log');
    expect(written).toEqual(['a']);
    await nextTurn();
    expect(written).toEqual(['a', 'c']);
  });

  it('are not written to a client that has gone', async () => {
    const { add, failed, written } = make();
    add('a');
    Object.defineProperty(add('b'), 'closed', { value: true });
    add('c');
    await nextTurn();
    expect(written).toEqual(['a', 'c']);
    expect(failed).toEqual([]);
  });

  it('say that their connection ends when the process does, those that wait as well', async () => {
    const { add, batch } = make();
    const kept = add('a');
    const ended = add('b');
    batch.drain();
    await nextTurn();
    expect(textOf(kept)).toMatch(/^Connection: keep-alive\r$/m);
    expect(textOf(ended)).toMatch(/^Connection: close\r$/m);
  });
});

describe('the fast lane', () => {
  const QUICK = 'query ($id: AccountId!) { account(by: { accountId: $id }) { accountId } }';
  const OTHER = 'query ($id: AccountId!) { account(by: { accountId: $id }) { name } }';
  const headers = { 'content-type': 'application/json', accept: 'application/json' };

  const start = async () => {
    const t = await makeGateway({ queries: new CompiledQueries(0), sandbox: { quotas: false } });
    const written: string[] = [];
    const { fastLane } = t.gateway;
    const { accounts } = await t.data<{ accounts: { nodes: { accountId: string }[] } }>(
      '{ accounts(first: 1) { nodes { accountId } } }',
    );
    const variables = { id: accounts.nodes[0]!.accountId };
    const ask = (
      name: string,
      query: string,
      { more = {}, padding = '', caller = ANYBODY } = {},
    ): ReturnType<FastLane['take']> => {
      const response = makeResponse(name, written);
      const all = { ...headers, 'x-request-id': name, ...more };
      const text = `${JSON.stringify({ query, variables })}${padding}`;
      return fastLane.take(all, text, response, caller);
    };
    const take = (name: string, query: string): void => expect(ask(name, query)).toBe('sent');
    // What has come twice is parsed once and for all; then it is compiled.
    const prepare = async (query: string): Promise<void> => {
      for (let times = 0; times < 3; times += 1) await t.data(query, variables);
    };
    await prepare(QUICK);
    await prepare(OTHER);
    return { t, ask, take, prepare, written };
  };

  it('writes the answers of a turn together, after the first', async () => {
    const { t, take, written } = await start();
    take('a', QUICK);
    take('b', QUICK);
    take('c', QUICK);
    expect(written).toEqual(['a']);
    await nextTurn();
    expect(written).toEqual(['a', 'b', 'c']);
    await t.close();
  });

  it('lets nobody wait for what is not known to be quick', async () => {
    const { t, take, written } = await start();
    take('a', QUICK);
    take('b', QUICK);
    expect(written).toEqual(['a']);
    take('other', OTHER);
    expect(written).toEqual(['a', 'b']);
    await nextTurn();
    expect(written).toEqual(['a', 'b', 'other']);
    await t.close();
  });

  it('nor for what took a while when it was last asked, nor after it', async () => {
    const { t, take, written } = await start();
    take('a', OTHER);
    take('b', QUICK);
    take('c', OTHER);
    let ms = t.clock.now();
    const now = vi.spyOn(t.clock, 'now').mockImplementation(() => (ms += 1));
    take('slow', QUICK);
    now.mockRestore();
    expect(written).toEqual(['a', 'b', 'c', 'slow']);
    take('d', OTHER);
    expect(written).toHaveLength(4);
    take('e', QUICK);
    expect(written).toEqual(['a', 'b', 'c', 'slow', 'd']);
    // That time it was quick again.
    take('f', QUICK);
    expect(written).toHaveLength(5);
    await nextTurn();
    expect(written.slice(5)).toEqual(['e', 'f']);
    await t.close();
  });

  it('nor for what answers much, nor after it', async () => {
    const { t, prepare, take, written } = await start();
    const names = Array.from({ length: 40 }, (_, i) => `a${i}${'_'.repeat(280)}`);
    const fields = 'id accountId name email state';
    const all = names.map((name) => `${name}: account(by: { accountId: $id }) { ${fields} }`);
    const much = `query ($id: AccountId!) { ${all.join(' ')} }`;
    await prepare(much);
    take('a', QUICK);
    take('much', much);
    expect(written).toEqual(['a', 'much']);
    take('b', QUICK);
    expect(written).toEqual(['a', 'much']);
    take('much again', much);
    expect(written).toEqual(['a', 'much', 'b', 'much again']);
    await t.close();
  });

  it('nor for what AWS was waited for, or has errors, when it was last asked', async () => {
    const { t, ask, take, written } = await start();
    take('a', QUICK);
    const denied = ask('denied', QUICK, { caller: { ...ANYBODY, scopes: new Set() } });
    expect(denied).toMatchObject({ errors: [{ path: ['account'] }] });
    take('b', OTHER);
    take('c', QUICK);
    expect(written).toEqual(['a', 'b']);
    await nextTurn();
    await t.clock.advance(1000);
    const late = ask('late', QUICK, { more: { 'x-aws-max-age': '0' } });
    expect(late).toBeInstanceOf(Promise);
    await t.clock.runUntil(Promise.resolve(late));
    written.length = 0;
    await nextTurn();
    take('d', OTHER);
    take('e', OTHER);
    take('f', QUICK);
    expect(written).toEqual(['d', 'e']);
    await nextTurn();
    await t.close();
  });

  it('nor for a long text to be read', async () => {
    const { t, ask, take, written } = await start();
    take('a', QUICK);
    take('b', QUICK);
    expect(ask('long', QUICK, { padding: ' '.repeat(20_000) })).toBe('sent');
    expect(written).toEqual(['a', 'b']);
    await t.close();
  });

  it('writes answers that AWS has been waited for as soon as they are there, and what is ready before', async () => {
    const { t, ask, take, written } = await start();
    await t.clock.advance(1000);
    const fresh = { more: { 'x-aws-max-age': '0' } };
    const both = ['a', 'b'].map((name) => Promise.resolve(ask(name, QUICK, fresh)));
    expect(written).toEqual([]);
    // The second comes in the same turn as the first.
    const whenItCame = both[1]!.then(() => {
      const then = [...written];
      take('c', OTHER);
      take('d', OTHER);
      return then;
    });
    expect(await t.clock.runUntil(whenItCame)).toEqual(['a', 'b']);
    await t.close();
  });
});

describe('over sockets', () => {
  const serve = async () => {
    const t = await makeGateway({ time: 'real', queries: new CompiledQueries(0) });
    const server = createServer(
      SERVER_OPTIONS,
      createListener(t.gateway, pino({ level: 'silent' })),
    );
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    const flush = vi.spyOn(t.gateway.fastLane, 'flush');
    const close = async (): Promise<void> => {
      server.close().closeAllConnections();
      await t.close();
    };
    return { t, url: `http://127.0.0.1:${port}`, port, flush, close };
  };
  const QUERY = 'query ($id: AccountId!) { account(by: { accountId: $id }) { accountId } }';
  const idsOf = async (t: TestGateway): Promise<readonly string[]> => {
    const { accounts } = await t.data<{ accounts: { nodes: { accountId: string }[] } }>(
      '{ accounts(first: 10) { nodes { accountId } } }',
    );
    return accounts.nodes.map(({ accountId }) => accountId);
  };
  const bodyOf = (id: string): string => JSON.stringify({ query: QUERY, variables: { id } });

  it('everybody gets the answer to what was asked', async () => {
    const { t, url, close } = await serve();
    const ids = await idsOf(t);
    for (const id of ids.slice(0, 3)) await t.data(QUERY, { id });
    const one = async (id: string): Promise<void> => {
      for (let times = 0; times < 50; times += 1) {
        const response = await fetch(`${url}/graphql`, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: bodyOf(id),
        });
        expect(await response.json()).toEqual({ data: { account: { accountId: id } } });
      }
    };
    await Promise.all(ids.map(one));
    await close();
  });

  it('answers on one connection come in the order of their questions, late ones too', async () => {
    const { t, port, close } = await serve();
    const ids = await idsOf(t);
    for (const id of ids.slice(0, 3)) await t.data(QUERY, { id });
    const asked = ids.slice(0, 4);
    const requests = asked.map((id, index) => {
      const body = bodyOf(id);
      const head = `host: 127.0.0.1:${port}\r\ncontent-type: application/json\r\ncontent-length: ${body.length}`;
      const fresh = index === 0 ? '\r\nx-aws-max-age: 0' : '';
      return `POST /graphql HTTP/1.1\r\n${head}${fresh}\r\n\r\n${body}`;
    });
    const socket = connect(port, '127.0.0.1');
    let text = '';
    socket.setEncoding('utf8').on('data', (more: string) => (text += more));
    socket.write(requests.join(''));
    const told = (): readonly string[] =>
      [...text.matchAll(/"accountId":"(\d+)"/g)].map(([, id = '']) => id);
    await expect.poll(told).toEqual(asked);
    socket.destroy();
    await close();
  });

  it('nobody waits for what Yoga has to answer', async () => {
    const { url, flush, close } = await serve();
    await fetch(`${url}/health/live`);
    expect(flush).toHaveBeenCalledTimes(1);
    await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: '{ __typename }' }),
    });
    expect(flush).toHaveBeenCalledTimes(2);
    await close();
  });
});
