import { describe, expect, it } from 'vitest';
import { GatewayError } from '../../src/core/errors.ts';
import { createFetchedCredentials } from '../../src/upstream/fetched-credentials.ts';
import { createRequestScope } from '../../src/upstream/request-scope.ts';
import { ManualClock } from '../support/manual-clock.ts';

const HOUR = 3_600_000;

const setUp = (results: readonly (Error | 'ok')[] = []) => {
  const clock = new ManualClock(0);
  const waiting: (() => void)[] = [];
  let fetches = 0;
  const credentials = createFetchedCredentials(clock, async () => {
    const number = fetches;
    fetches += 1;
    await new Promise<void>((resolve) => waiting.push(resolve));
    const result = results[number];
    if (result instanceof Error) throw result;
    const expiration = new Date(clock.now() + HOUR);
    return { accessKeyId: `key-${number}`, secretAccessKey: 'secret', expiration };
  });
  const scope = (signal?: AbortSignal) =>
    createRequestScope({ caller: 'a', clock, deadlineMs: 10_000, signal });
  /** Lets whatever waits for AWS have its answer. */
  const answer = async () => {
    await Promise.resolve();
    for (const resolve of waiting.splice(0)) resolve();
  };
  return { clock, credentials, scope, answer, fetches: () => fetches };
};

describe('fetched credentials', () => {
  it('are fetched once for everybody who waits, and kept until shortly before they expire', async () => {
    const { clock, credentials, scope, answer, fetches } = setUp();
    const both = Promise.all([credentials.prepare(scope()), credentials.prepare(scope())]);
    await answer();
    await both;
    expect((await credentials.provider()).accessKeyId).toBe('key-0');
    await clock.advance(HOUR - 5 * 60_000 - 1);
    await credentials.prepare(scope());
    expect(fetches()).toBe(1);
    await clock.advance(1);
    const again = credentials.prepare(scope());
    await answer();
    await again;
    expect((await credentials.provider()).accessKeyId).toBe('key-1');
  });

  it('are fetched anew once AWS has said that they no longer work', async () => {
    const { credentials, scope, answer } = setUp();
    const first = credentials.prepare(scope());
    await answer();
    await first;
    credentials.forget();
    await expect(credentials.provider()).rejects.toMatchObject({
      name: 'CredentialsProviderError',
    });
    const second = credentials.prepare(scope());
    await answer();
    await second;
    expect((await credentials.provider()).accessKeyId).toBe('key-1');
  });

  it('share a refusal, but not the deadline of the request that fetches them', async () => {
    const refused = setUp([new GatewayError('ACCESS_DENIED')]);
    const shared = [
      refused.credentials.prepare(refused.scope()),
      refused.credentials.prepare(refused.scope()),
    ];
    const outcomes = Promise.allSettled(shared);
    await refused.answer();
    expect((await outcomes).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect(refused.fetches()).toBe(1);

    const late = setUp([new GatewayError('DEADLINE_EXCEEDED'), 'ok']);
    const first = late.credentials.prepare(late.scope());
    const second = late.credentials.prepare(late.scope());
    await late.answer();
    await expect(first).rejects.toMatchObject({ code: 'DEADLINE_EXCEEDED' });
    await new Promise((resolve) => setImmediate(resolve));
    await late.answer();
    await second;
    expect(late.fetches()).toBe(2);
  });

  it('are not waited for by a request that has left', async () => {
    const { credentials, scope, answer } = setUp();
    const first = credentials.prepare(scope());
    const gone = new AbortController();
    const second = credentials.prepare(scope(gone.signal));
    gone.abort(new Error('gone'));
    await expect(second).rejects.toThrow('gone');
    await answer();
    await first;
  });
});
