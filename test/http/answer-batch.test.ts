import { IncomingMessage, ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { describe, expect, it, vi } from 'vitest';
import { ANYBODY } from '../../src/auth/caller.ts';
import { CompiledQueries } from '../../src/engine/compiled-queries.ts';
import { createAnswerBatch } from '../../src/http/answer-batch.ts';
import type { FastLane } from '../../src/http/fast-lane.ts';
import { makeGateway } from '../support/make-gateway.ts';

/** A response that nobody reads, and which notes its name when it is written. */
const makeResponse = (name: string, written: string[]): ServerResponse => {
  const response = new ServerResponse(new IncomingMessage(new Socket()));
  const end = response.end.bind(response) as (...all: unknown[]) => ServerResponse;
  vi.spyOn(response, 'end').mockImplementation((...all: unknown[]) => {
    written.push(name);
    return end(...all);
  });
  return response;
};

describe('answers that are ready', () => {
  const make = () => {
    const written: string[] = [];
    const failed: unknown[] = [];
    const batch = createAnswerBatch((_response, error) => failed.push(error));
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

  it('are written although one of them cannot be', async () => {
    const { add, failed, written } = make();
    add('a');
    add('b').writeHead(200);
    add('c');
    await nextTurn();
    expect(written).toEqual(['a', 'c']);
    expect(failed).toMatchObject([{ code: 'ERR_HTTP_HEADERS_SENT' }]);
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
    add('a');
    const response = add('b');
    batch.drain();
    await nextTurn();
    expect(response.shouldKeepAlive).toBe(false);
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

  it('nor for what took a while when it was last asked', async () => {
    const { t, take, written } = await start();
    take('a', QUICK);
    let ms = t.clock.now();
    const now = vi.spyOn(t.clock, 'now').mockImplementation(() => (ms += 1));
    take('slow', QUICK);
    now.mockRestore();
    expect(written).toEqual(['a']);
    take('b', QUICK);
    expect(written).toEqual(['a', 'slow']);
    // That time it was quick again.
    take('c', QUICK);
    expect(written).toEqual(['a', 'slow']);
    await nextTurn();
    expect(written).toEqual(['a', 'slow', 'b', 'c']);
    await t.close();
  });

  it('nor for what answers much', async () => {
    const { t, prepare, take, written } = await start();
    const names = Array.from({ length: 40 }, (_, i) => `a${i}${'_'.repeat(280)}`);
    const fields = 'id accountId name email state';
    const all = names.map((name) => `${name}: account(by: { accountId: $id }) { ${fields} }`);
    const much = `query ($id: AccountId!) { ${all.join(' ')} }`;
    await prepare(much);
    take('a', QUICK);
    take('much', much);
    take('b', QUICK);
    expect(written).toEqual(['a']);
    take('much again', much);
    expect(written).toEqual(['a', 'much', 'b']);
    await nextTurn();
    await t.close();
  });

  it('nor for what Yoga has to answer', async () => {
    const { t, ask, take, written } = await start();
    take('a', QUICK);
    take('b', QUICK);
    expect(ask('by Yoga', '{ never asked before }')).toBeUndefined();
    expect(written).toEqual(['a', 'b']);
    await t.close();
  });

  it('nor for an answer with errors, which Yoga has to put together', async () => {
    const { t, ask, take, written } = await start();
    take('a', QUICK);
    take('b', QUICK);
    const denied = ask('denied', QUICK, { caller: { ...ANYBODY, scopes: new Set() } });
    expect(denied).toMatchObject({ errors: [{ path: ['account'] }] });
    expect(written).toEqual(['a', 'b']);
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

  it('writes answers that AWS has been waited for as soon as they are there', async () => {
    const { t, ask, written } = await start();
    await t.clock.advance(1000);
    const fresh = { more: { 'x-aws-max-age': '0' } };
    const both = ['a', 'b'].map((name) => Promise.resolve(ask(name, QUICK, fresh)));
    expect(written).toEqual([]);
    // The second comes in the same turn as the first.
    const whenItCame = both[1]!.then(() => [...written]);
    expect(await t.clock.runUntil(whenItCame)).toEqual(['a', 'b']);
    await t.close();
  });
});
