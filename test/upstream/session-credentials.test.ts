import { describe, expect, it } from 'vitest';
import { createSessionCredentials } from '../../src/upstream/session-credentials.ts';
import { createRequestScope } from '../../src/upstream/request-scope.ts';
import { ManualClock } from '../support/manual-clock.ts';

const HOUR = 3_600_000;

const setUp = (most?: number) => {
  const clock = new ManualClock(0);
  const fetched: (string | undefined)[] = [];
  const credentials = createSessionCredentials(
    clock,
    ({ session }) => {
      fetched.push(session);
      const accessKeyId = `${session ?? ''}-${fetched.length}`;
      const expiration = new Date(clock.now() + HOUR);
      return Promise.resolve({ accessKeyId, secretAccessKey: 'secret', expiration });
    },
    most,
  );
  const scope = (session?: string) =>
    createRequestScope({ caller: 'a', session, clock, deadlineMs: 1e9 });
  /** What a call of the session is signed with. */
  const keyOf = async (session: string): Promise<string> => {
    const own = scope(session);
    await credentials.prepare(own);
    const sign = async () => (await credentials.provider()).accessKeyId;
    return credentials.during?.(own, sign) ?? 'nothing';
  };
  return { clock, credentials, fetched, scope, keyOf };
};

describe('credentials of sessions', () => {
  it('are each session’s own, kept until shortly before they expire', async () => {
    const { clock, fetched, keyOf } = setUp();
    expect(await Promise.all([keyOf('ana'), keyOf('ben'), keyOf('ana')])).toEqual([
      'ana-1',
      'ben-2',
      'ana-1',
    ]);
    await clock.advance(HOUR - 5 * 60_000 - 1);
    expect(await keyOf('ana')).toBe('ana-1');
    await clock.advance(1);
    expect(await keyOf('ana')).toBe('ana-3');
    expect(fetched).toEqual(['ana', 'ben', 'ana']);
  });

  it('are never those of another, however calls overlap', async () => {
    const { credentials, scope } = setUp();
    const scopes = ['ana', 'ben'].map((name) => scope(name));
    for (const own of scopes) await credentials.prepare(own);
    const sign = async () => {
      await new Promise((resolve) => setImmediate(resolve));
      return (await credentials.provider()).accessKeyId;
    };
    const both = scopes.map((own) => credentials.during?.(own, sign));
    expect(await Promise.all(both.map((one) => one ?? Promise.reject(new Error('none'))))).toEqual([
      'ana-1',
      'ben-2',
    ]);
    // And of nobody, outside of a call.
    await expect(credentials.provider()).rejects.toMatchObject({
      name: 'CredentialsProviderError',
    });
  });

  it('are not made for nobody', async () => {
    const { credentials, fetched, scope } = setUp();
    await expect(credentials.prepare(scope())).rejects.toMatchObject({ code: 'INTERNAL' });
    expect(fetched).toEqual([]);
  });

  it('are forgotten for the session that AWS refuses, and the longest unused of too many', async () => {
    const { credentials, fetched, scope, keyOf } = setUp(2);
    await keyOf('ana');
    await keyOf('ben');
    credentials.forget(scope('ana'));
    expect(await keyOf('ana')).toBe('ana-3');
    expect(await keyOf('ben')).toBe('ben-2');
    const waiting = scope('ana');
    await credentials.prepare(waiting);
    await keyOf('ben');
    await keyOf('eve');
    expect(await keyOf('ben')).toBe('ben-2');
    expect(await keyOf('ana')).toBe('ana-5');
    expect(fetched).toHaveLength(5);
    // Whoever had them already, and waits for its turn, keeps them.
    const sign = async () => (await credentials.provider()).accessKeyId;
    expect(await credentials.during?.(waiting, sign)).toBe('ana-3');
  });
});
