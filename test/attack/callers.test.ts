import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Authenticator } from '../../src/auth/authenticator.ts';
import { ANYBODY } from '../../src/auth/caller.ts';
import { createRateLimit, rateKey } from '../../src/limits/rate-limit.ts';
import { inputOf, rowOf, CREATE, type Payload } from '../support/assignments.ts';
import { subscribe } from '../support/event-stream.ts';
import { makeGateway, type TestGateway } from '../support/make-gateway.ts';
import { ManualClock } from '../support/manual-clock.ts';
import { ask, expectHealthy, expectOnRecord, startTarget } from './support.ts';

/** Callers say who they are by a header; without it they are anybody. */
const authenticator: Authenticator = {
  authenticate(headers) {
    const id = headers.get('x-test-caller');
    return id === null ? ANYBODY : { ...ANYBODY, id, name: id, authentication: 'JWT' };
  },
};

describe('a caller that asks without end', () => {
  const QUERY = '{ accounts(first: 1) { nodes { name } } }';

  it('is told when to come again, compiled or not, and others are served', async () => {
    const target = await startTarget({ authenticator, safety: { requestsPerMinute: 5 } });
    const loud = { 'x-test-caller': 'loud' };
    const statuses: number[] = [];
    for (let i = 0; i < 10; i += 1) statuses.push((await ask(target, QUERY, {}, loud)).status);
    expect(statuses).toEqual([200, 200, 200, 200, 200, 429, 429, 429, 429, 429]);
    const refused = await ask(target, QUERY, {}, loud);
    expect(refused.errors[0]?.extensions).toMatchObject({
      code: 'THROTTLED',
      retryable: true,
      limitName: 'RATE_LIMIT',
      limit: 5,
    });
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(Number(refused.headers.get('retry-after'))).toBeLessThanOrEqual(12);
    const onRecord = { code: 'THROTTLED', status: 429, reason: 'RATE_LIMIT' };
    await expectOnRecord(target.t, { who: 'loud', ...onRecord, times: 6 });
    // What is refused for other reasons counts, too, and so does an error in the answer.
    const wrong = { 'x-test-caller': 'wrong' };
    for (let i = 0; i < 5; i += 1) await ask(target, '{ nothing }', {}, wrong);
    await expectOnRecord(target.t, { who: 'wrong', code: 'BAD_USER_INPUT', times: 5 });
    expect((await ask(target, QUERY, {}, wrong)).status).toBe(429);
    await expectOnRecord(target.t, { who: 'wrong', ...onRecord, times: 1 });
    const failing = { 'x-test-caller': 'failing' };
    for (let i = 0; i < 5; i += 1) {
      const { text, status } = await ask(
        target,
        '{ users(first: 1000) { nodes { id } } }',
        {},
        failing,
      );
      expect(status, text).toBe(200);
    }
    expect((await ask(target, QUERY, {}, failing)).status).toBe(429);
    await expectOnRecord(target.t, { who: 'failing', ...onRecord, times: 1 });
    // Whoever is not known is known by the address, and has five of its own.
    await expectHealthy(target);
    await target.close();
  });

  it('behind a proxy is told apart by the address that the proxy has seen', async () => {
    const safety = { requestsPerMinute: 2 };
    const target = await startTarget({ safety, trustedProxies: 1 });
    const from = (address: string) => ask(target, QUERY, {}, { 'X-Forwarded-For': address });
    const statuses: number[] = [];
    for (const address of ['10.0.0.1', '1.1.1.1, 10.0.0.1', '2.2.2.2, 10.0.0.1', '10.0.0.2']) {
      statuses.push((await from(address)).status);
    }
    expect(statuses).toEqual([200, 200, 429, 200]);
    const onRecord = { who: 'anonymous', from: '10.0.0.1', code: 'THROTTLED', status: 429 };
    await expectOnRecord(target.t, { ...onRecord, times: 1 });
    await target.close();
  });

  it('has room again as time passes, and no more than a minute of it', async () => {
    const clock = new ManualClock();
    const rate = createRateLimit(clock, 60);
    for (let i = 0; i < 60; i += 1) rate.take('a');
    expect(() => rate.take('a')).toThrow('Ask again in 1 s.');
    expect(rate.hasRoom('b')).toBe(true);
    await clock.advance(2000);
    rate.take('a');
    rate.take('a');
    expect(rate.hasRoom('a')).toBe(false);
    await clock.advance(3_600_000);
    for (let i = 0; i < 60; i += 1) rate.take('a');
    expect(rate.hasRoom('a')).toBe(false);
  });

  it('from ten thousand addresses takes no more memory than that', () => {
    const rate = createRateLimit(new ManualClock(), 1);
    for (let i = 0; i < 10_001; i += 1) rate.take(`address ${i}`);
    // The first has been forgotten, the second not.
    expect(rate.hasRoom('address 1')).toBe(false);
    expect(rate.hasRoom('address 0')).toBe(true);
  });

  it('is known by itself, or by its network', () => {
    expect(rateKey({ ...ANYBODY, id: 'ana' }, '10.0.0.1')).toBe('ana');
    expect(rateKey(ANYBODY, '10.0.0.1')).toBe('address 10.0.0.1');
    expect(rateKey(ANYBODY, '2001:db8:1:2:aaaa::1')).toBe(rateKey(ANYBODY, '2001:db8:1:2:bbbb::2'));
    expect(rateKey(ANYBODY, '::ffff:10.0.0.1')).not.toBe(rateKey(ANYBODY, '::ffff:10.0.0.2'));
    expect(rateKey(ANYBODY, undefined)).toBe('anonymous');
  });
});

describe('subscriptions', { timeout: 15_000 }, () => {
  const WATCH = 'subscription ($id: ID!) { operation(id: $id) { state } }';
  const NEW = { account: 'risk-prod', set: 'AdministratorAccess', group: 'Trading-Developers' };
  let t: TestGateway;
  let id: string;
  beforeAll(async () => {
    t = await makeGateway({
      authenticator,
      safety: { subscriptions: 3, subscriptionMinutes: 5 },
      sandbox: { operationMs: [3_600_000, 3_600_000] },
    });
    const { result } = await t.data<Payload>(CREATE, { input: inputOf(t, rowOf(t, NEW)) });
    id = result.operation?.id ?? '';
  });
  afterEach(() => expect(id).not.toBe(''));
  afterAll(() => t.close());

  const open = (caller: string) =>
    t.clock.runUntil(subscribe(t, WATCH, { id }, { 'x-test-caller': caller }));
  const first = async (stream: Awaited<ReturnType<typeof open>>) =>
    (await t.clock.runUntil(stream.next()))?.data;

  it('are so many a caller, counted down as they end', async () => {
    const streams = [await open('ana'), await open('ana'), await open('ana')];
    for (const stream of streams) expect(await first(stream)).toMatchObject({ data: {} });
    const { errors } = await t.execute(WATCH, { id }, { 'x-test-caller': 'ana' });
    expect(errors?.[0]?.extensions).toMatchObject({
      code: 'THROTTLED',
      limitName: 'MAX_SUBSCRIPTIONS',
      limit: 3,
    });
    const reason = 'MAX_SUBSCRIPTIONS';
    expect(t.audit.at(-1)).toMatchObject({
      type: 'denied',
      who: { id: 'ana' },
      codes: ['THROTTLED'],
      reason,
    });
    const other = await open('ben');
    expect(await first(other)).toMatchObject({ data: {} });
    await streams[0]?.leave();
    const again = await open('ana');
    expect(await first(again)).toMatchObject({ data: {} });
    for (const stream of [...streams.slice(1), other, again]) await stream.leave();
  });

  it('last so long, and say that they ended before what they watch', async () => {
    const stream = await open('cleo');
    expect(await first(stream)).toMatchObject({ data: { operation: { state: 'IN_PROGRESS' } } });
    const rest = stream.rest();
    await t.clock.advance(5 * 60_000 + 1000);
    const events = await rest;
    expect(events.map(({ event }) => event)).toEqual(['next', 'complete']);
    expect(events[0]?.data?.errors?.[0]?.extensions).toMatchObject({
      code: 'DEADLINE_EXCEEDED',
      retryable: true,
      limitName: 'MAX_SUBSCRIPTION_MINUTES',
      retryAfter: 1,
    });
    // It no longer counts.
    const streams = [await open('cleo'), await open('cleo'), await open('cleo')];
    for (const one of streams) expect(await first(one)).toMatchObject({ data: {} });
    for (const one of streams) await one.leave();
  });

  it('end with the process, and say when to come again', async () => {
    const streams = [await open('dora'), await open('ed')];
    for (const stream of streams) await first(stream);
    t.gateway.streams.endAll();
    for (const stream of streams) {
      const events = await stream.rest();
      expect(events.map(({ event }) => event)).toEqual(['next', 'complete']);
      expect(events[0]?.data?.errors?.[0]?.extensions).toMatchObject({
        code: 'THROTTLED',
        retryAfter: 1,
      });
    }
  });
});
