import type { ServerResponse } from 'node:http';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { SUBSCRIBED } from '../../src/http/listener-events.ts';
import { createOverload, FEW, type Overload, type Sample } from '../../src/http/overload.ts';
import { ask, openRaw, startTarget, type Target } from '../attack/support.ts';
import { inputOf, rowOf } from '../support/assignments.ts';
import { ManualClock } from '../support/manual-clock.ts';

const WELL: Sample = { delayMs: 5, heapShare: 0.3 };
const LATE: Sample = { delayMs: 400, heapShare: 0.3 };
const FULL: Sample = { delayMs: 5, heapShare: 0.95 };

let clock: ManualClock;
let now: Sample;
let overload: Overload;
beforeEach(() => {
  clock = new ManualClock();
  now = WELL;
  overload = createOverload({ clock, sample: () => now, maxInFlight: 10 });
});
afterEach(() => overload.close());

/** The same, with how many are under way: an operation that is over twice would make them fewer. */
const counting = (inner: Overload): Overload & { underWay(): number } => {
  let count = 0;
  return {
    ...inner,
    underWay: () => count,
    admit() {
      const refusal = inner.admit();
      if (refusal === undefined) count += 1;
      return refusal;
    },
    done() {
      count -= 1;
      inner.done();
    },
  };
};

/** How many of so many that come and are done at once are let in, while a few others are under way. */
const letIn = (count: number): number => {
  const others = Array.from({ length: FEW }, () => overload.admit());
  let taken = 0;
  for (let i = 0; i < count; i += 1) {
    if (overload.admit() !== undefined) continue;
    taken += 1;
    overload.done();
  }
  for (const refusal of others) if (refusal === undefined) overload.done();
  return taken;
};

describe('a process', () => {
  it('that keeps up lets everything in', async () => {
    await clock.advance(60_000);
    expect(letIn(1000)).toBe(1000);
    expect(overload.life()).toBe('ok');
  });

  it('that stood still once lets everything in', async () => {
    for (let times = 0; times < 10; times += 1) {
      now = LATE;
      await clock.advance(500);
      now = WELL;
      await clock.advance(500);
    }
    expect(overload.life()).toBe('ok');
    expect(letIn(1000)).toBe(1000);
  });

  it('that is late again before it was well turns some away', async () => {
    for (let times = 0; times < 3; times += 1) {
      now = LATE;
      await clock.advance(500);
      now = { ...WELL, delayMs: 120 };
      await clock.advance(500);
    }
    expect(letIn(1000)).toBe(250);
  });

  it('that goes on being late lets in half, then a quarter, and never nothing', async () => {
    now = LATE;
    await clock.advance(1000);
    expect(overload.life()).toBe('overloaded');
    expect(letIn(1000)).toBe(500);
    await clock.advance(500);
    expect(letIn(1000)).toBe(250);
    await clock.advance(60_000);
    expect(letIn(1000)).toBe(50);
  });

  it('that is late lets in whoever comes while few are under way: others make it late', async () => {
    now = LATE;
    await clock.advance(60_000);
    for (let times = 0; times < 100; times += 1) {
      expect(overload.admit()).toBeUndefined();
      overload.done();
    }
    for (let under = 0; under < FEW; under += 1) expect(overload.admit()).toBeUndefined();
    // One is let in for all that was owed meanwhile.
    expect([overload.admit()?.status, overload.admit()?.status]).toContain(503);
  });

  it('recovers by itself, bit by bit, and not while it is only a little better', async () => {
    now = LATE;
    await clock.advance(2500);
    now = { ...WELL, delayMs: 120 };
    await clock.advance(60_000);
    expect(letIn(1000)).toBeLessThan(70);
    now = WELL;
    await clock.advance(1000);
    expect(letIn(1000)).toBeGreaterThan(200);
    expect(overload.life()).toBe('overloaded');
    await clock.advance(5000);
    expect(letIn(1000)).toBe(1000);
    expect(overload.life()).toBe('ok');
  });

  it('whose heap is full lets nothing in until there is room', async () => {
    now = FULL;
    await clock.advance(500);
    expect(letIn(1000)).toBe(0);
    now = { ...FULL, heapShare: 0.85 };
    await clock.advance(5000);
    expect(letIn(1000)).toBe(0);
    now = WELL;
    await clock.advance(10_000);
    expect(letIn(1000)).toBe(1000);
  });

  it('has so many operations under way and no more', () => {
    for (let i = 0; i < 10; i += 1) expect(overload.admit()).toBeUndefined();
    expect(overload.admit()).toMatchObject({
      status: 503,
      error: { code: 'THROTTLED', details: { retryAfter: 2 } },
    });
    expect(overload.life()).toBe('overloaded');
    overload.done();
    expect(overload.admit()).toBeUndefined();
  });

  it('says for how long nobody has asked, also of those who were refused', async () => {
    expect(overload.quietMs()).toBe(Infinity);
    overload.admit();
    await clock.advance(1500);
    expect(overload.quietMs()).toBe(1500);
    overload.drain();
    overload.admit();
    expect(overload.quietMs()).toBe(0);
  });

  it('that ends lets nothing in, and closes connections', () => {
    overload.drain();
    expect(overload.life()).toBe('draining');
    expect(overload.admit()).toMatchObject({ status: 503, headers: { connection: 'close' } });
  });
});

describe('over HTTP', () => {
  const QUERY = '{ accounts(first: 1) { nodes { name } } }';

  it('work is turned away before its body is read, and whoever watches is told', async () => {
    const target = await startTarget({ life: () => overload.life() }, { listener: { overload } });
    expect((await ask(target, QUERY)).status).toBe(200);
    target.t.resetCalls();
    now = FULL;
    await clock.advance(500);
    for (const path of ['/graphql', '/graphql?a=1']) {
      const response = await fetch(new URL(path, target.url), {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: 'not even looked at',
      });
      expect(response.status).toBe(503);
      expect(response.headers.get('retry-after')).toBe('2');
      expect(response.headers.get('x-content-type-options')).toBe('nosniff');
      expect(response.headers.get('x-aws-upstream')).toMatch(/^SANDBOX/);
      expect(await response.json()).toMatchObject({
        errors: [{ extensions: { code: 'THROTTLED', retryable: true, retryAfter: 2 } }],
      });
    }
    const status = async (path: string) => (await fetch(new URL(path, target.url))).status;
    expect(await status('/health/live')).toBe(200);
    expect(await status('/metrics')).toBe(200);
    const ready = await fetch(new URL('/health/ready', target.url));
    expect(ready.status).toBe(503);
    expect(await ready.json()).toEqual({
      ready: false,
      reason: 'OVERLOADED',
    });
    expect(target.t.callCount()).toBe(0);
    now = WELL;
    await clock.advance(10_000);
    expect((await ask(target, QUERY)).status).toBe(200);
    expect(await status('/health/ready')).toBe(200);
    await target.close();
  });

  it('work is turned away that a proxy passes on by its whole address', async () => {
    const target = await startTarget({}, { listener: { overload } });
    now = FULL;
    await clock.advance(500);
    const socket = await openRaw(target);
    const head = `host: localhost:${target.port}\r\ncontent-type: application/json\r\ncontent-length: 2`;
    socket.write(`POST http://localhost:${target.port}/graphql HTTP/1.1\r\n${head}\r\n\r\n{}`);
    await expect.poll(() => socket.said()).toMatch(/^HTTP\/1\.1 503 /);
    socket.destroy();
    await target.close();
  });

  /** Asks, and goes while AWS is waited for. */
  const askAndLeave = async (target: Target): Promise<void> => {
    const client = new AbortController();
    const asked = fetch(target.url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-aws-max-age': '0' },
      body: JSON.stringify({ query: QUERY }),
      signal: client.signal,
    }).catch(() => 'gone');
    await expect.poll(() => target.t.sandbox.sleeping).toBeGreaterThan(0);
    client.abort();
    expect(await asked).toBe('gone');
  };

  it('what is over is no longer under way: answered, refused, broken off, streamed', async () => {
    const counted = counting(overload);
    const target = await startTarget({}, { listener: { overload: counted } });
    for (let round = 0; round < 30; round += 1) {
      expect((await ask(target, QUERY)).status).toBe(200);
      expect((await ask(target, '{ nothing }')).status).toBe(200);
    }
    target.t.sandbox.faults.set(['organizations:slow=5000']);
    for (let round = 0; round < 12; round += 1) {
      await askAndLeave(target);
      await expect.poll(() => target.t.sandbox.active).toBe(0);
    }
    target.t.sandbox.faults.set([]);
    await expect.poll(() => counted.underWay()).toBe(0);
    expect(overload.life()).toBe('ok');
    expect((await ask(target, QUERY)).status).toBe(200);
    await target.close();
  }, 30_000);

  /** Hands over each response as its request comes. */
  const collect = (target: Target): ServerResponse[] => {
    const responses: ServerResponse[] = [];
    target.server.on('request', (_request, response: ServerResponse) => responses.push(response));
    return responses;
  };

  it('what is left while it is answered without Yoga is over, and nothing of it is kept', async () => {
    const counted = counting(overload);
    const target = await startTarget({}, { listener: { overload: counted } });
    const take = vi.spyOn(target.t.gateway.fastLane, 'take');
    for (let times = 0; times < 5; times += 1) await ask(target, QUERY);
    expect(take.mock.results.at(-1)?.value).toBeDefined();
    target.t.sandbox.faults.set(['organizations:slow=5000']);
    const responses = collect(target);
    await askAndLeave(target);
    const late = take.mock.results.at(-1)?.value as Promise<unknown>;
    // Its errors are Yoga's to tell, to nobody.
    expect(await late).toMatchObject({ errors: [{}] });
    await expect.poll(() => counted.underWay()).toBe(0);
    await new Promise((resolve) => setImmediate(resolve));
    overload.drain();
    expect(responses.map(({ shouldKeepAlive }) => shouldKeepAlive)).toEqual([true]);
    await target.close();
  }, 30_000);

  /** Asks, and returns when the first bytes of the answer are there. */
  const begin = async (target: Target, query: string, accept: string) => {
    const client = new AbortController();
    const response = await fetch(target.url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept },
      body: JSON.stringify({ query }),
      signal: client.signal,
    });
    const reader = response.body!.getReader();
    await reader.read();
    const rest = async (): Promise<string> => {
      const decoder = new TextDecoder();
      let text = '';
      for (let step = await reader.read(); !step.done; step = await reader.read()) {
        text += decoder.decode(step.value, { stream: true });
      }
      return text;
    };
    return { status: response.status, rest, leave: () => client.abort() };
  };
  const IN_PARTS = '{ permissionSets(first: 3) { nodes { name ... @defer { inlinePolicy } } } }';

  it.each(['multipart/mixed', 'text/event-stream'])(
    'an answer in parts (%s) is under way until its last part',
    async (accept) => {
      const target = await startTarget({}, { listener: { overload } });
      target.t.sandbox.faults.set(['sso-admin.GetInlinePolicyForPermissionSet:slow=1500']);
      const begun = await Promise.all(
        Array.from({ length: 10 }, () => begin(target, IN_PARTS, accept)),
      );
      expect((await ask(target, QUERY)).status).toBe(503);
      const rests = await Promise.all(begun.map(({ rest }) => rest()));
      for (const text of rests) expect(text).toContain('"hasNext":false');
      expect((await ask(target, QUERY)).status).toBe(200);
      await target.close();
    },
    30_000,
  );

  it('an answer in parts whose reader left is over', async () => {
    const target = await startTarget({}, { listener: { overload } });
    target.t.sandbox.faults.set(['sso-admin.GetInlinePolicyForPermissionSet:slow=5000']);
    const begun = await Promise.all(
      Array.from({ length: 10 }, () => begin(target, IN_PARTS, 'multipart/mixed')),
    );
    expect((await ask(target, QUERY)).status).toBe(503);
    for (const { leave } of begun) leave();
    await expect.poll(async () => (await ask(target, QUERY)).status).toBe(200);
    await target.close();
  }, 30_000);

  it('the end of the process lets an answer in parts come to its end, as events too', async () => {
    const target = await startTarget({}, { listener: { overload } });
    target.t.sandbox.faults.set(['sso-admin.GetInlinePolicyForPermissionSet:slow=1000']);
    const { rest } = await begin(target, IN_PARTS, 'text/event-stream');
    overload.drain();
    target.t.gateway.streams.endAll();
    const text = await rest();
    expect(text).toContain('"hasNext":false');
    expect(text).not.toContain('errors');
    await target.close();
  }, 30_000);

  it.each([
    ['application/json', 1],
    // Often enough to be answered without Yoga.
    ['application/json', 5],
    ['multipart/mixed', 1],
  ])(
    'what was under way when the process began to end says that its connection ends with it (%s, asked %i times before)',
    async (accept, times) => {
      const target = await startTarget({}, { listener: { overload } });
      const take = vi.spyOn(target.t.gateway.fastLane, 'take');
      for (let count = 0; count < times; count += 1) {
        expect((await ask(target, QUERY)).headers.get('connection')).toBe('keep-alive');
      }
      expect(take.mock.results.at(-1)?.value).toEqual(times > 1 ? expect.anything() : undefined);
      target.t.sandbox.faults.set(['organizations:slow=500']);
      const asked = fetch(target.url, {
        method: 'POST',
        headers: { 'content-type': 'application/json', accept, 'x-aws-max-age': '0' },
        body: JSON.stringify({ query: QUERY }),
      });
      await expect.poll(() => target.t.sandbox.sleeping).toBeGreaterThan(0);
      overload.drain();
      const response = await asked;
      expect(response.status).toBe(200);
      expect(response.headers.get('connection')).toBe('close');
      await target.close();
    },
    30_000,
  );

  it.each([1, 5])(
    'what comes while the process begins to end says so, too (asked %i times before)',
    async (times) => {
      const target = await startTarget({}, { listener: { overload } });
      for (let count = 0; count < times; count += 1) await ask(target, QUERY);
      const body = JSON.stringify({ query: QUERY });
      const head = `host: localhost:${target.port}\r\ncontent-type: application/json\r\ncontent-length: ${body.length}`;
      const socket = await openRaw(target);
      const responses = collect(target);
      socket.write(`POST /graphql HTTP/1.1\r\n${head}\r\n\r\n`);
      await expect.poll(() => responses).toHaveLength(1);
      overload.drain();
      socket.write(body);
      await expect.poll(() => socket.said()).toMatch(/^HTTP\/1\.1 200 [\s\S]*"nodes"/);
      expect(socket.said()).toMatch(/^connection: close\r$/im);
      socket.destroy();
      await target.close();
    },
    30_000,
  );

  it('subscriptions are not counted: they have limits of their own', async () => {
    const counted = counting(overload);
    const target = await startTarget(
      { sandbox: { operationMs: [60_000, 60_000] } },
      { listener: { overload: counted } },
    );
    const row = rowOf(target.t, {
      account: 'quant-lab',
      set: 'QuantResearch',
      group: 'Trading-Developers',
    });
    const created = await target.t.data<{ result: { operation: { id: string } } }>(
      `mutation ($input: CreateAccountAssignmentInput!) {
        result: createAccountAssignment(input: $input) { operation { id } }
      }`,
      { input: inputOf(target.t, row) },
    );
    const { id } = created.result.operation;
    const watch = `subscription { operation(id: "${id}") { state } }`;
    const begun = [];
    for (let count = 0; count < 12; count += 1) {
      begun.push(await begin(target, watch, 'text/event-stream'));
    }
    expect(begun.map(({ status }) => status)).toEqual(begun.map(() => 200));
    expect((await ask(target, QUERY)).status).toBe(200);
    await expect.poll(() => counted.underWay()).toBe(0);
    for (const { leave } of begun) leave();
    const responses = collect(target);
    await ask(target, '{ __typename }');
    await expect.poll(() => responses.map(({ closed }) => closed)).toEqual([true]);
    // Begun for somebody who has gone meanwhile.
    for (const response of responses) response.emit(SUBSCRIBED);
    await expect.poll(() => counted.underWay()).toBe(0);
    await target.close();
  }, 30_000);
});
