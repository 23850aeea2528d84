import { describe, expect, it } from 'vitest';
import { MalformedAnswer } from '../../src/upstream/answer-shape.ts';
import { createRequestScope } from '../../src/upstream/request-scope.ts';
import type { JournalEntry, Operation } from '../../src/upstream/types.ts';
import { createUpstream } from '../../src/upstream/upstream.ts';
import { ManualClock } from '../support/manual-clock.ts';
import { awsError, type FakeInput, fakeOperation, fakeScope } from './fakes.ts';

const setUp = () => {
  const clock = new ManualClock();
  return { clock, upstream: createUpstream({ clock, quotaShare: 0.5, random: () => 1 }) };
};

const socketError = (code: string, more: object = {}) =>
  Object.assign(new Error(`${code} 10.0.0.1`), { code, $metadata: {} }, more);

const THROTTLE = awsError('ThrottlingException', 'Rate exceeded');
const FIVE_HUNDRED = awsError('InternalServerException', 'oops', { status: 500 });
const HTML = Object.assign(new SyntaxError('Unexpected token <'), {
  $metadata: { httpStatusCode: 200 },
});

/** Fails `failures` times, then answers. */
const failing = (
  failures: number,
  error: unknown,
  more: Partial<Operation<FakeInput, object>> = {},
) => {
  let left = failures;
  return fakeOperation<object>(() => {
    if (left-- > 0) throw error as Error;
    return { $metadata: { requestId: 'r-ok' } };
  }, more);
};

const outcome = async (
  { clock, upstream }: ReturnType<typeof setUp>,
  operation: Operation<FakeInput, object>,
) => {
  const scope = fakeScope(clock);
  const result = await clock.runUntil(
    upstream.call(scope, operation, {}).then(
      () => 'ok',
      (error: { code: string }) => error.code,
    ),
  );
  return { result, scope };
};

describe('a read', () => {
  it.each([
    { what: 'throttling', error: THROTTLE, retries: 6, code: 'THROTTLED' },
    { what: 'HTTP 500', error: FIVE_HUNDRED, retries: 2, code: 'UPSTREAM_UNAVAILABLE' },
    {
      what: 'refused connection',
      error: socketError('ECONNREFUSED'),
      retries: 2,
      code: 'UPSTREAM_UNAVAILABLE',
    },
    {
      what: 'reset connection',
      error: socketError('ECONNRESET'),
      retries: 1,
      code: 'UPSTREAM_UNAVAILABLE',
    },
    { what: 'HTML', error: HTML, retries: 1, code: 'UPSTREAM_MALFORMED' },
    {
      what: 'a wrong shape',
      error: new MalformedAnswer('wrong at X'),
      retries: 1,
      code: 'UPSTREAM_MALFORMED',
    },
    {
      what: 'expired credentials',
      error: awsError('ExpiredTokenException'),
      retries: 1,
      code: 'GATEWAY_CREDENTIALS',
    },
    { what: 'a conflict', error: awsError('ConflictException'), retries: 0, code: 'CONFLICT' },
    {
      what: 'a refusal',
      error: awsError('AccessDeniedException'),
      retries: 0,
      code: 'ACCESS_DENIED',
    },
    {
      what: 'our own mistake',
      error: new TypeError('x is not a function'),
      retries: 0,
      code: 'INTERNAL',
    },
  ])('that meets $what is tried again $retries times', async ({ error, retries, code }) => {
    const path = setUp();
    const enough = failing(retries, error);
    expect((await outcome(path, enough)).result).toBe('ok');
    expect(enough.sent).toHaveLength(retries + 1);
    const never = failing(99, error);
    expect((await outcome(setUp(), never)).result).toBe(code);
    expect(never.sent).toHaveLength(retries + 1);
  });

  it('writes each attempt into the journal', async () => {
    const { scope } = await outcome(setUp(), failing(1, THROTTLE));
    const common = { service: 'sso-admin', operation: 'DescribePermissionSet', tookMs: 0 } as const;
    expect(scope.journal.entries).toEqual<JournalEntry[]>([
      {
        ...common,
        attempt: 1,
        waitedMs: 0,
        outcome: 'throttled',
        error: 'ThrottlingException',
        awsRequestId: 'r-1',
      },
      { ...common, attempt: 2, waitedMs: 0, outcome: 'ok', awsRequestId: 'r-ok' },
    ]);
    expect(scope.journal.summary()).toMatchObject({ calls: 2, throttled: 1 });
  });

  it.each([
    { RetryAfterSeconds: 7 },
    { retryAfterSeconds: 7 },
    { $response: { headers: { 'retry-after': '7' } } },
  ])('waits as long as AWS asks: %j', async (how) => {
    const path = setUp();
    const begin = path.clock.now();
    await outcome(path, failing(1, awsError('ThrottlingException', '', { status: 429, ...how })));
    expect(path.clock.now() - begin).toBeGreaterThanOrEqual(7000);
    expect(path.clock.now() - begin).toBeLessThan(7500);
  });

  it('is not tried again when AWS asks to wait beyond the deadline', async () => {
    const operation = failing(9, awsError('ThrottlingException', '', { RetryAfterSeconds: 60 }));
    const path = setUp();
    const call = path.upstream.call(fakeScope(path.clock), operation, {});
    await expect(path.clock.runUntil(call)).rejects.toMatchObject({
      code: 'THROTTLED',
      details: { retryAfter: 60, awsRequestId: 'r-1' },
    });
    expect(operation.sent).toHaveLength(1);
  });

  it('pays a token for each attempt', async () => {
    const path = setUp();
    await outcome(path, failing(2, FIVE_HUNDRED));
    expect(path.upstream.quotas()[0]).toMatchObject({ used: 3 });
  });

  it('gives up a hanging endpoint in time, and tries once more', async () => {
    const { clock, upstream } = setUp();
    const signals: AbortSignal[] = [];
    const hangs = fakeOperation((_, signal) => {
      signals.push(signal);
      return new Promise<never>(() => undefined);
    });
    const begin = clock.now();
    const call = upstream.call(fakeScope(clock), hangs, {});
    await expect(clock.runUntil(call)).rejects.toMatchObject({
      code: 'UPSTREAM_UNAVAILABLE',
      message: expect.stringMatching(/did not answer in time/) as string,
    });
    expect(clock.now() - begin).toBeLessThan(21_000);
    expect(signals.map(({ aborted }) => aborted)).toEqual([true, true]);
    expect(upstream.services()).toMatchObject([{ state: 'UNREACHABLE', answeredAt: undefined }]);
    expect(clock.pending).toBe(0);
  });

  it('ends at its deadline, whatever the endpoint does', async () => {
    const { clock, upstream } = setUp();
    const hangs = fakeOperation(() => new Promise<never>(() => undefined));
    const scope = fakeScope(clock, { deadlineMs: 3000 });
    const begin = clock.now();
    await expect(clock.runUntil(upstream.call(scope, hangs, {}))).rejects.toMatchObject({
      code: 'DEADLINE_EXCEEDED',
      details: { service: 'sso-admin', operation: 'DescribePermissionSet', region: 'eu-west-1' },
    });
    expect(clock.now() - begin).toBe(3000);
    expect(scope.journal.entries).toMatchObject([{ outcome: 'error', error: 'DEADLINE_EXCEEDED' }]);
  });

  it('is aborted when the client leaves, while it is sent or rests', async () => {
    for (const operation of [
      fakeOperation(() => new Promise<never>(() => undefined)),
      failing(9, THROTTLE),
    ]) {
      const { clock, upstream } = setUp();
      const scope = fakeScope(clock);
      const call = upstream.call(scope, operation, {});
      const reason = new Error('gone');
      const end = expect(call).rejects.toBe(reason);
      await clock.advance(100);
      scope.controller.abort(reason);
      await end;
      expect(clock.pending).toBe(0);
    }
  });
});

describe('a write', () => {
  const write = { kind: 'write', name: 'CreatePermissionSet' } as const;

  it.each([
    { what: 'HTTP 500', error: FIVE_HUNDRED, code: 'OUTCOME_UNKNOWN' },
    {
      what: 'HTTP 502 without a name',
      error: awsError('Unknown', '', { status: 502 }),
      code: 'OUTCOME_UNKNOWN',
    },
    {
      what: 'ServiceUnavailable',
      error: awsError('ServiceUnavailableException', '', { status: 503 }),
      code: 'UPSTREAM_UNAVAILABLE',
    },
    { what: 'a reset connection', error: socketError('ECONNRESET'), code: 'OUTCOME_UNKNOWN' },
    {
      what: 'a refused connection',
      error: socketError('ECONNREFUSED'),
      code: 'UPSTREAM_UNAVAILABLE',
    },
    { what: 'no name', error: socketError('ENOTFOUND'), code: 'UPSTREAM_UNAVAILABLE' },
    {
      what: 'a connection that times out',
      error: socketError('ETIMEDOUT', { syscall: 'connect' }),
      code: 'UPSTREAM_UNAVAILABLE',
    },
    { what: 'HTML', error: HTML, code: 'OUTCOME_UNKNOWN' },
    {
      what: 'expired credentials',
      error: awsError('ExpiredTokenException'),
      code: 'GATEWAY_CREDENTIALS',
    },
    {
      what: 'a conflicting operation',
      error: awsError('ConflictException', 'There is a conflicting operation in process.'),
      code: 'CONFLICT_RETRYABLE',
    },
  ])('that meets $what is sent once: $code', async ({ error, code }) => {
    const operation = failing(1, error, write);
    expect((await outcome(setUp(), operation)).result).toBe(code);
    expect(operation.sent).toHaveLength(1);
  });

  it('is sent again when it was throttled, because then AWS did nothing', async () => {
    for (const text of [
      'Rate exceeded',
      'There are too many requests processing. Please try again later.',
    ]) {
      const operation = failing(2, awsError('ThrottlingException', text), write);
      expect((await outcome(setUp(), operation)).result).toBe('ok');
      expect(operation.sent).toHaveLength(3);
    }
  });

  it('does not slow the pace when only too many operations are outstanding', async () => {
    const path = setUp();
    const text = 'There are too many requests processing. Please try again later.';
    await outcome(path, failing(1, awsError('ThrottlingException', text), write));
    expect(path.upstream.quotas()[0]).toMatchObject({ allowed: 10, throttled: 0 });
  });

  it('whose answer does not come has an unknown outcome', async () => {
    const { clock, upstream } = setUp();
    const hangs = fakeOperation(() => new Promise<never>(() => undefined), write);
    for (const deadlineMs of [3000, 25_000]) {
      const begin = clock.now();
      const call = upstream.call(fakeScope(clock, { deadlineMs }), hangs, {});
      await expect(clock.runUntil(call)).rejects.toMatchObject({ code: 'OUTCOME_UNKNOWN' });
      expect(clock.now() - begin).toBe(Math.min(deadlineMs, 10_000));
    }
    expect(hangs.sent).toHaveLength(2);
  });

  it('that was sent is not given up when the client leaves', async () => {
    const { clock, upstream } = setUp();
    const { promise, resolve } = Promise.withResolvers<object>();
    const scope = fakeScope(clock);
    const call = upstream.call(
      scope,
      fakeOperation(() => promise, write),
      {},
    );
    await clock.advance(10);
    scope.controller.abort(new Error('gone'));
    await clock.advance(10);
    resolve({ done: true });
    expect(await call).toEqual({ done: true });
    expect(clock.pending).toBe(0);
  });
});

describe('the gateway’s own credentials', () => {
  it('are fetched anew once, and the read tried again', async () => {
    let refreshed = 0;
    const refreshCredentials = () => Promise.resolve(void refreshed++);
    const path = setUp();
    const operation = failing(1, awsError('ExpiredTokenException'), { refreshCredentials });
    expect((await outcome(path, operation)).result).toBe('ok');
    expect(refreshed).toBe(1);
    expect(path.upstream.readiness()).toEqual({ ready: true });
  });

  it('make the gateway not ready while they do not work', async () => {
    const path = setUp();
    const refreshCredentials = () => Promise.reject(new Error('no credentials'));
    const error = awsError(
      'UnrecognizedClientException',
      'The security token included in the request is invalid.',
    );
    const { result } = await outcome(path, failing(9, error, { refreshCredentials }));
    expect(result).toBe('GATEWAY_CREDENTIALS');
    expect(path.upstream.readiness()).toMatchObject({ ready: false });
    await outcome(path, failing(0, error));
    expect(path.upstream.readiness()).toEqual({ ready: true });
  });
});

describe('health', () => {
  it.each([
    { error: undefined, state: 'AVAILABLE' },
    { error: awsError('AccessDeniedException'), state: 'AVAILABLE' },
    { error: awsError('ThrottlingException'), state: 'THROTTLED' },
    { error: FIVE_HUNDRED, state: 'UNREACHABLE' },
    { error: socketError('ENOTFOUND'), state: 'UNREACHABLE' },
    { error: awsError('UnknownOperationException'), state: 'UNREACHABLE' },
  ])('is $state after $error.name', async ({ error, state }) => {
    const path = setUp();
    await outcome(path, failing(error === undefined ? 0 : 99, error));
    expect(path.upstream.services()).toMatchObject([{ service: 'sso-admin', state }]);
  });

  it('knows nothing by a mistake of our own', async () => {
    const path = setUp();
    await outcome(path, failing(99, new TypeError('our own')));
    expect(path.upstream.services()).toEqual([]);
  });
});

it('does not call what the quota leaves no room for, and says so in the journal', async () => {
  const { clock, upstream } = setUp();
  const operation = failing(0, undefined);
  const scope = fakeScope(clock, { deadlineMs: 1000 });
  const calls = Array.from({ length: 30 }, () =>
    upstream.call(scope, operation, {}).then(
      () => 'ok',
      (error: { code: string }) => error.code,
    ),
  );
  const results = await clock.runUntil(Promise.all(calls));
  expect(results.filter((one) => one === 'ok')).toHaveLength(operation.sent.length);
  expect(results.filter((one) => one === 'THROTTLED')).toHaveLength(30 - operation.sent.length);
  expect(scope.journal.calls).toBe(operation.sent.length);
  expect(operation.sent).toHaveLength(19);
});

it.each([
  { share: 0.5, calls: 400 },
  { share: 0.9, calls: 400 },
  { share: 0.9, calls: 60 },
])('lets one request of $calls calls have the whole share of $share', async ({ share, calls }) => {
  const clock = new ManualClock();
  const upstream = createUpstream({ clock, quotaShare: share });
  const scope = createRequestScope({ caller: 'job', clock, deadlineMs: 1e6 });
  const operation = failing(0, undefined);
  const begin = clock.now();
  await clock.runUntil(
    Promise.all(Array.from({ length: calls }, () => upstream.call(scope, operation, {}))),
  );
  expect((clock.now() - begin) / 1000).toBeLessThanOrEqual((1.15 * calls) / (20 * share));
  expect(scope.priority).toBe('bulk');
  scope.dispose();
});

it.each([0, -1, 1.1, Number.NaN])('refuses a quota share of %s', (quotaShare) => {
  expect(() => createUpstream({ quotaShare })).toThrow(RangeError);
});
