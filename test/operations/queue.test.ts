import { describe, expect, it } from 'vitest';
import { GatewayError } from '../../src/core/errors.ts';
import type {
  AssignmentChange,
  WishedChange,
} from '../../src/services/identity-center/operations/types.ts';
import {
  change,
  instanceArn,
  makeQueue,
  recordingLog,
  throttled,
  unknown,
} from './queue-support.ts';

const add = async (t: ReturnType<typeof makeQueue>, ...numbers: number[]) => {
  const entries = await t.queue.add(
    'ana',
    numbers.map((n) => change(n)),
  );
  await t.settle();
  return entries.map(({ id }) => id);
};

describe('what is added', () => {
  it('is written down before it is answered, and sent after that', async () => {
    const log = recordingLog();
    const t = makeQueue({ log });
    const [entry] = await t.queue.add('ana', [change(1)]);
    expect(log.records[0]).toMatchObject({ add: [{ id: entry?.id, caller: 'ana' }] });
    expect(entry).toMatchObject({ state: 'QUEUED', position: 0, change: change(1) });
    expect(entry?.id).toMatch(/^q-[0-9a-f-]{36}$/);
    await t.settle();
    expect(t.sent).toHaveLength(1);
  });

  it('is one record for all of a call, so that a kill leaves all of them or none', async () => {
    const log = recordingLog();
    const t = makeQueue({ log, writes: false });
    await add(t, 1, 2, 3);
    expect(log.records).toHaveLength(1);
  });

  it('is nothing when it cannot be written down', async () => {
    const log = recordingLog();
    const t = makeQueue({ log });
    log.refuses = () => true;
    await expect(t.queue.add('ana', [change(1)])).rejects.toThrow('no space');
    await t.settle();
    expect(t.sent).toEqual([]);
    expect(t.queue.list(instanceArn)).toEqual([]);
    log.refuses = () => false;
    await add(t, 1);
    expect(t.sent).toHaveLength(1);
  });

  it('is the same entry when the same change has not ended, whoever asks', async () => {
    const t = makeQueue();
    const [[first], [second]] = await Promise.all([
      t.queue.add('ana', [change(1)]),
      t.queue.add('ben', [change(1)]),
    ]);
    expect(second?.id).toBe(first?.id);
    await t.settle();
    await t.sent[0]?.accept('aws-1');
    const [third] = await t.queue.add('ana', [change(1)]);
    expect(third).toMatchObject({ id: first?.id, state: 'IN_PROGRESS', awsRequestId: 'aws-1' });
    await t.end('aws-1');
    const [later] = await t.queue.add('ana', [change(1)]);
    expect(later?.id).not.toBe(first?.id);
  });

  it('is sent before or after its opposite, as they came', async () => {
    const t = makeQueue();
    await t.queue.add('ana', [change(1)]);
    await t.queue.add('ben', [change(1, { kind: 'DELETE' })]);
    const [again] = await t.queue.add('ana', [change(1)]);
    await t.settle();
    expect(t.sent.map((sent) => sent.change.kind)).toEqual(['CREATE']);
    await t.sent[0]?.accept('aws-1');
    await t.end('aws-1');
    expect(t.sent.map((sent) => sent.change.kind)).toEqual(['CREATE', 'DELETE']);
    await t.sent[1]?.accept('aws-2');
    await t.end('aws-2');
    expect(t.sent.map((sent) => sent.change.kind)).toEqual(['CREATE', 'DELETE', 'CREATE']);
    expect(t.queue.get(again?.id ?? '')).toMatchObject({ state: 'QUEUED', position: 0 });
  });
});

describe('the order', () => {
  it('lets 15 of a kind be under way, of each kind', async () => {
    const t = makeQueue();
    await t.queue.add(
      'ana',
      Array.from({ length: 20 }, (_, n) => change(n)),
    );
    await t.queue.add(
      'ana',
      Array.from({ length: 20 }, (_, n) => change(100 + n, { kind: 'DELETE' })),
    );
    await t.settle();
    expect(t.sent.filter(({ change: { kind } }) => kind === 'CREATE')).toHaveLength(15);
    expect(t.sent.filter(({ change: { kind } }) => kind === 'DELETE')).toHaveLength(15);
    // AWS has taken it, and is not done: that makes no room.
    await t.sent[0]?.accept('aws-1');
    expect(t.sent).toHaveLength(30);
    await t.end('aws-1');
    expect(t.sent).toHaveLength(31);
  });

  it('lets callers take turns', async () => {
    const t = makeQueue();
    const long = await t.queue.add(
      'ana',
      Array.from({ length: 30 }, (_, n) => change(n)),
    );
    const short = await t.queue.add('ben', [change(100), change(101)]);
    await t.settle();
    expect(t.sent.map(({ caller }) => caller)).toEqual(Array<string>(15).fill('ana'));
    // The 15 that were handed over and not accepted yet are before all others.
    expect(short.map(({ position }) => position)).toEqual([16, 18]);
    expect(t.queue.get(long[16]?.id ?? '')?.position).toBe(17);
    for (let n = 0; n < 4; n += 1) {
      await t.sent[n]?.accept(`x-${n}`);
      await t.end(`x-${n}`);
    }
    expect(t.sent.slice(15).map(({ caller }) => caller)).toEqual(['ana', 'ben', 'ana', 'ben']);
  });

  it('sends one at a time to an account and set, and others meanwhile', async () => {
    const t = makeQueue();
    const { accountId } = change(1);
    await t.queue.add('ana', [change(1), change(2, { accountId }), change(3)]);
    await t.settle();
    expect(t.sent.map((sent) => sent.change.principalId)).toEqual(['user-1', 'user-3']);
    await t.sent[0]?.accept('aws-1');
    await t.end('aws-1', 'Received a 404 status error: the principal was not found.');
    expect(t.sent.map((sent) => sent.change.principalId)).toEqual(['user-1', 'user-3', 'user-2']);
  });
});

describe('an entry', () => {
  it('is IN_PROGRESS with AWS’s RequestId, then what AWS says', async () => {
    const t = makeQueue();
    const [first = '', second = ''] = await add(t, 1, 2);
    await t.sent[0]?.accept('aws-1');
    await t.sent[1]?.accept('aws-2');
    expect(t.queue.get(first)).toMatchObject({ state: 'IN_PROGRESS', awsRequestId: 'aws-1' });
    expect(t.queue.get(first)?.position).toBeUndefined();
    await t.end('aws-1');
    await t.end(
      'aws-2',
      'Received a 409 status error: Cannot exceed quota for PoliciesPerRole: 10',
    );
    expect(t.queue.get(first)?.state).toBe('SUCCEEDED');
    expect(t.queue.get(second)).toMatchObject({
      state: 'FAILED',
      failure: {
        code: 'QUOTA_EXCEEDED',
        reason: expect.stringContaining('PoliciesPerRole') as string,
      },
    });
  });

  it('is tried again when what stood in the way passes, each time after a longer pause', async () => {
    const t = makeQueue();
    const [id = ''] = await add(t, 1);
    await t.sent[0]?.refuse(throttled());
    expect(t.queue.get(id)).toMatchObject({ state: 'QUEUED', position: 0 });
    await t.clock.advance(3_999);
    expect(t.sent).toHaveLength(1);
    await t.clock.advance(1);
    expect(t.sent).toHaveLength(2);
    await t.sent[1]?.refuse(new GatewayError('CONFLICT_RETRYABLE'));
    await t.clock.advance(7_999);
    expect(t.sent).toHaveLength(2);
    await t.clock.advance(1);
    await t.sent[2]?.accept('aws-1');
    expect(t.queue.get(id)?.state).toBe('IN_PROGRESS');
  });

  it('fails with the last reason after a day', async () => {
    const t = makeQueue();
    const [id = ''] = await add(t, 1);
    for (let n = 0; t.queue.get(id)?.state === 'QUEUED' && n < 500; n += 1) {
      await t.sent[n]?.refuse(throttled());
      await t.clock.advance(5 * 60_000);
    }
    expect(t.queue.get(id)).toMatchObject({ state: 'FAILED', failure: { code: 'THROTTLED' } });
    expect(t.sent.length).toBeGreaterThan(280);
  });

  it('fails at once when it never can be', async () => {
    const t = makeQueue();
    const [id = ''] = await add(t, 1);
    await t.sent[0]?.refuse(
      new GatewayError('ACCESS_DENIED', 'It needs sso:CreateAccountAssignment.'),
    );
    expect(t.queue.get(id)).toMatchObject({
      state: 'FAILED',
      failure: { code: 'ACCESS_DENIED', reason: 'It needs sso:CreateAccountAssignment.' },
    });
    await t.clock.advance(3_600_000);
    expect(t.sent).toHaveLength(1);
  });

  it('that was cut off is looked for, and followed when AWS has it', async () => {
    const t = makeQueue();
    const [id = ''] = await add(t, 1);
    t.traces.set('user-1', { kind: 'OPERATION', requestId: 'aws-9' });
    await t.sent[0]?.refuse(unknown());
    expect(t.queue.get(id)).toMatchObject({ state: 'IN_PROGRESS', awsRequestId: 'aws-9' });
    await t.end('aws-9');
    expect(t.queue.get(id)?.state).toBe('SUCCEEDED');
    expect(t.sent).toHaveLength(1);
  });

  it('that was cut off is done when the assignment says so', async () => {
    const t = makeQueue();
    const [id = ''] = await add(t, 1);
    t.traces.set('user-1', { kind: 'DONE' });
    await t.sent[0]?.refuse(unknown());
    expect(t.queue.get(id)?.state).toBe('SUCCEEDED');
  });

  it('that was cut off is sent again only when it cannot reach AWS any more', async () => {
    const t = makeQueue();
    await add(t, 1);
    await t.sent[0]?.refuse(unknown());
    await t.clock.advance(14_999);
    expect([t.looks.length, t.sent.length]).toEqual([1, 1]);
    await t.clock.advance(1);
    expect([t.looks.length, t.sent.length]).toEqual([2, 1]);
    await t.clock.advance(4_000);
    expect(t.sent).toHaveLength(2);
  });

  it('that was cut off is UNKNOWN with the reason when AWS may not be read', async () => {
    const t = makeQueue();
    const [id = ''] = await add(t, 1);
    t.traces.set(
      'user-1',
      new GatewayError('ACCESS_DENIED', 'It needs sso:ListAccountAssignments.'),
    );
    await t.sent[0]?.refuse(unknown());
    expect(t.queue.get(id)).toMatchObject({
      state: 'UNKNOWN',
      failure: { code: 'OUTCOME_UNKNOWN' },
    });
    expect(t.queue.get(id)?.failure?.reason).toContain('sso:ListAccountAssignments');
  });

  it('that was cut off is looked for until AWS can be read', async () => {
    const t = makeQueue();
    const [id = ''] = await add(t, 1);
    t.traces.set('user-1', new GatewayError('UPSTREAM_UNAVAILABLE'));
    await t.sent[0]?.refuse(unknown());
    await t.clock.advance(600_000);
    expect(t.queue.get(id)?.state).toBe('QUEUED');
    t.traces.set('user-1', { kind: 'OPERATION', requestId: 'aws-1' });
    await t.clock.advance(600_000);
    expect(t.queue.get(id)?.state).toBe('IN_PROGRESS');
    expect(t.sent).toHaveLength(1);
  });

  it('that deletes what is gone has succeeded, whether AWS refuses it or fails', async () => {
    const t = makeQueue();
    const changes = [change(1, { kind: 'DELETE' }), change(2, { kind: 'DELETE' })];
    const [first, second] = await t.queue.add('ana', changes);
    await t.settle();
    t.traces.set('user-1', { kind: 'DONE' });
    t.traces.set('user-2', { kind: 'DONE' });
    await t.sent[0]?.refuse(new GatewayError('NOT_FOUND'));
    await t.sent[1]?.accept('aws-2');
    await t.end('aws-2', 'Received a 404 status error: the account assignment was not found.');
    expect(t.queue.get(first?.id ?? '')?.state).toBe('SUCCEEDED');
    expect(t.queue.get(second?.id ?? '')?.state).toBe('SUCCEEDED');
  });

  it('is not sent while its intent cannot be written down', async () => {
    const log = recordingLog();
    const t = makeQueue({ log });
    log.refuses = (record) => 'sending' in record;
    await add(t, 1);
    await t.clock.advance(600_000);
    expect(t.sent).toEqual([]);
    expect(t.troubles).toContain('The state directory cannot be written');
    log.refuses = () => false;
    await t.clock.advance(300_000);
    expect(t.sent).toHaveLength(1);
  });
});

describe('a change that nobody has looked at', () => {
  const unchecked = (n: number, more: Partial<AssignmentChange> = {}): WishedChange => ({
    ...change(n, more),
    isUnchecked: true,
  });

  it('is looked at when its turn comes, and sent when it has to be', async () => {
    const log = recordingLog();
    const t = makeQueue({ log });
    const [entry] = await t.queue.add('ana', [unchecked(1), change(2)]);
    expect(log.records[0]).toMatchObject({ add: [{ isUnchecked: true }, { change: change(2) }] });
    expect(entry?.change).toEqual(change(1));
    await t.settle();
    // Of each it is asked whether who asked for it still may.
    expect(t.checked).toEqual(['user-1', 'user-2']);
    expect(t.sent.map((sent) => sent.change)).toEqual(
      expect.arrayContaining([change(1), change(2)]),
    );
  });

  it('is not sent when things are as it wants them, or AWS is at it', async () => {
    const t = makeQueue();
    t.checks.set('user-1', { kind: 'DONE' });
    t.checks.set('user-2', { kind: 'UNDER_WAY', requestId: 'aws-7' });
    const [done, running] = await t.queue.add('ana', [unchecked(1), unchecked(2)]);
    await t.settle();
    expect(t.queue.get(done?.id ?? '')).toMatchObject({ state: 'SUCCEEDED' });
    expect(t.queue.get(running?.id ?? '')).toMatchObject({
      state: 'IN_PROGRESS',
      awsRequestId: 'aws-7',
    });
    await t.end('aws-7');
    expect(t.queue.get(running?.id ?? '')?.state).toBe('SUCCEEDED');
    expect(t.sent).toEqual([]);
  });

  it('fails with what is against it, and makes room for the next', async () => {
    const log = recordingLog();
    const t = makeQueue({ log });
    const failure = {
      code: 'ACCOUNT_SUSPENDED',
      reason: 'It is suspended.',
      advice: 'Look.',
    } as const;
    for (let n = 0; n < 20; n += 1) t.checks.set(`user-${n}`, { kind: 'REFUSED', failure });
    const entries = await t.queue.add(
      'ana',
      Array.from({ length: 21 }, (_, n) => unchecked(n)),
    );
    await t.settle();
    expect(t.queue.get(entries[0]?.id ?? '')).toMatchObject({ state: 'FAILED', failure });
    expect(t.sent.map((sent) => sent.change.principalId)).toEqual(['user-20']);
    const again = makeQueue({ log: recordingLog(log.records) });
    expect(again.queue.get(entries[0]?.id ?? '')).toMatchObject({ state: 'FAILED', failure });
  });

  it('waits while AWS cannot be read, and fails when it may not be', async () => {
    const t = makeQueue();
    t.checks.set('user-1', throttled());
    t.checks.set(
      'user-2',
      new GatewayError('ACCESS_DENIED', 'It needs sso:ListAccountAssignments.'),
    );
    const [late, denied] = await t.queue.add('ana', [unchecked(1), unchecked(2)]);
    await t.settle();
    expect(t.queue.get(late?.id ?? '')).toMatchObject({ state: 'QUEUED', position: 0 });
    expect(t.queue.get(denied?.id ?? '')).toMatchObject({
      state: 'FAILED',
      failure: { code: 'ACCESS_DENIED', reason: 'It needs sso:ListAccountAssignments.' },
    });
    t.checks.delete('user-1');
    await t.clock.advance(4000);
    expect(t.sent).toHaveLength(1);
    expect(t.looks).toEqual([]);
  });

  it('is looked at again each time before it is sent, also by the next process', async () => {
    const log = recordingLog();
    const t = makeQueue({ log });
    await t.queue.add('ana', [unchecked(1)]);
    await t.settle();
    await t.sent[0]?.refuse(throttled());
    await t.clock.advance(4000);
    expect([t.checked.length, t.sent.length]).toEqual([2, 2]);
    await t.sent[1]?.refuse(throttled());
    await t.queue.close();
    const again = makeQueue({ log: recordingLog(log.records) });
    again.checks.set('user-1', { kind: 'DONE' });
    await again.queue.resume();
    await again.settle();
    expect(again.checked).toEqual(['user-1']);
    expect(again.queue.list(instanceArn)).toMatchObject([{ state: 'SUCCEEDED' }]);
    expect(again.sent).toEqual([]);
  });

  it('is not looked at before its turn: what is queued before it changes what is there', async () => {
    const t = makeQueue();
    await t.queue.add('ana', [change(1)]);
    await t.queue.add('ana', [unchecked(1, { kind: 'DELETE' })]);
    await t.settle();
    expect(t.checked).toEqual(['user-1']);
    await t.sent[0]?.accept('aws-1');
    await t.end('aws-1');
    expect(t.checked).toEqual(['user-1', 'user-1']);
    expect(t.sent.map((sent) => sent.change.kind)).toEqual(['CREATE', 'DELETE']);
  });
});

describe('followers', () => {
  it('are told of every state and every step forward', async () => {
    const t = makeQueue();
    await t.queue.add(
      'ana',
      Array.from({ length: 15 }, (_, n) => change(n)),
    );
    const [id = ''] = await add(t, 20, 21);
    const last = t.queue.list(instanceArn)[0]?.id ?? '';
    const told: string[] = [];
    const stop = t.queue.follow(last, ({ state, position }) => told.push(`${state} ${position}`));
    expect(t.queue.get(id)?.position).toBe(15);
    expect(t.queue.get(last)?.position).toBe(16);
    for (const n of [0, 1]) {
      await t.sent[n]?.accept(`x-${n}`);
      await t.end(`x-${n}`);
    }
    await t.sent[16]?.accept('aws-1');
    await t.end('aws-1');
    stop();
    expect(told).toEqual([
      'QUEUED 15',
      'QUEUED 14',
      'IN_PROGRESS undefined',
      'SUCCEEDED undefined',
    ]);
  });
});

describe('the place in the queue', () => {
  it('never goes back: not by being handed over, refused, tried again or passed', async () => {
    const t = makeQueue();
    const { accountId } = change(1);
    const entries = await t.queue.add(
      'ana',
      // Every third waits for the one before it on the same account and set.
      Array.from({ length: 40 }, (_, n) => change(n, n % 3 === 1 ? { accountId } : {})),
    );
    const told = new Map(entries.map(({ id, position = -1 }) => [id, [position]]));
    expect([...told.values()].flat()).toEqual(Array.from({ length: 40 }, (_, n) => n));
    for (const { id } of entries) {
      t.queue.follow(id, ({ position }) => {
        if (position !== undefined) told.get(id)?.push(position);
      });
    }
    await t.settle();
    for (let n = 0; n < 60; n += 1) {
      const sent = t.sent[n];
      if (sent === undefined) break;
      if (n % 7 === 3) await sent.refuse(throttled());
      else {
        await sent.accept(`x-${n}`);
        await t.clock.advance(1000);
        await t.end(`x-${n}`);
      }
      // Long enough for what was refused to be tried again, when nothing else is left.
      await t.clock.advance(t.sent.length > n + 1 ? 3000 : 10_000);
    }
    expect(entries.map(({ id }) => t.queue.get(id)?.state)).toEqual(Array(40).fill('SUCCEEDED'));
    for (const places of told.values()) {
      expect(places).toEqual(places.toSorted((a, b) => b - a));
    }
    expect(Math.max(...[...told.values()].map((places) => places.length))).toBeGreaterThan(20);
  });

  it('counts what is on its way, and each kind by itself', async () => {
    const t = makeQueue();
    const creations = await t.queue.add('ana', [change(1), change(2), change(3)]);
    const deletions = await t.queue.add(
      'ana',
      [4, 5].map((n) => change(n, { kind: 'DELETE' })),
    );
    await t.settle();
    expect(t.sent).toHaveLength(5);
    const places = (entries: readonly { readonly id: string }[]) =>
      entries.map(({ id }) => t.queue.get(id)?.position);
    expect(places(creations)).toEqual([0, 1, 2]);
    expect(places(deletions)).toEqual([0, 1]);
    await t.sent[1]?.accept('aws-2');
    expect(places(creations)).toEqual([0, undefined, 1]);
  });
});

describe('after a restart', () => {
  const stored = (n: number, more: object = {}) => ({
    id: `q-${n}`,
    caller: 'ana',
    createdAt: 1,
    change: change(n),
    ...more,
  });

  it('goes on with each entry from where it was', async () => {
    const log = recordingLog([
      { add: [stored(1), stored(2), stored(3), stored(4), stored(5)] },
      { id: 'q-2', sending: 5 },
      { id: 'q-3', sending: 5 },
      { id: 'q-3', awsRequestId: 'aws-3' },
      { id: 'q-4', sending: 5 },
      { id: 'q-4', awsRequestId: 'aws-4' },
      { id: 'q-4', ended: { at: 9, state: 'SUCCEEDED' } },
      { id: 'q-5', sending: 5 },
      { id: 'q-5', waiting: 6 },
    ]);
    const t = makeQueue({ log });
    expect(t.sent).toEqual([]);
    await t.queue.resume();
    await t.settle();
    expect(t.sent.map((sent) => sent.change.principalId)).toEqual(['user-1', 'user-5']);
    expect(t.looks).toEqual(['user-2']);
    expect([...t.followed.keys()]).toEqual(['aws-3']);
    expect(t.queue.get('q-4')?.state).toBe('SUCCEEDED');
    await t.clock.advance(20_000);
    expect(t.sent.map((sent) => sent.change.principalId)).toEqual(['user-1', 'user-5', 'user-2']);
  });

  it('sends nothing while writes are off, and still follows what AWS has', async () => {
    const log = recordingLog([
      { add: [stored(1), stored(2)] },
      { id: 'q-2', awsRequestId: 'aws-2' },
    ]);
    const t = makeQueue({ log, writes: false });
    await t.queue.resume();
    await t.settle();
    expect(t.sent).toEqual([]);
    await t.end('aws-2');
    expect(t.queue.get('q-2')?.state).toBe('SUCCEEDED');
    expect(t.queue.get('q-1')?.state).toBe('QUEUED');
  });

  it('counts what is under way against the cap', async () => {
    const all = Array.from({ length: 20 }, (_, n) => stored(n));
    const running = all.slice(0, 14).map(({ id }) => ({ id, awsRequestId: `aws-${id}` }));
    const t = makeQueue({ log: recordingLog([{ add: all }, ...running]) });
    await t.queue.resume();
    await t.settle();
    expect(t.sent).toHaveLength(1);
  });
});

describe('closing', () => {
  it('sends nothing more, takes nothing more, and leaves what is queued written down', async () => {
    const log = recordingLog();
    const t = makeQueue({ log });
    await t.queue.add(
      'ana',
      Array.from({ length: 20 }, (_, n) => change(n)),
    );
    await t.settle();
    await t.queue.close();
    await t.clock.advance(600_000);
    expect(t.sent).toHaveLength(15);
    await expect(t.queue.add('ana', [change(50)])).rejects.toMatchObject({
      code: 'UPSTREAM_UNAVAILABLE',
    });
    const again = makeQueue({ log: recordingLog(log.records) });
    await again.queue.resume();
    await again.settle();
    expect(again.looks).toHaveLength(15);
    await again.clock.advance(20_000);
    expect(again.sent).toHaveLength(15);
  });
});
