/** What wrong sign-ins cost, and that no number of them gets by every bound. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { makeApiKey } from '../../src/auth/api-keys.ts';
import {
  createAuthenticator,
  type LiveAuthenticator,
} from '../../src/auth/create-authenticator.ts';
import { MAX_GUESSES } from '../../src/auth/guess-limit.ts';
import { createLogger } from '../../src/log.ts';
import { ask, startTarget, type Target } from '../attack/support.ts';
import { bearer, makeKey, sign, type SigningKey, TestIssuer } from '../support/issuer.ts';
import { ManualClock } from '../support/manual-clock.ts';

let issuer: TestIssuer;
let key: SigningKey;
beforeEach(async () => {
  issuer = await TestIssuer.start();
  key = await makeKey('k1');
  await issuer.publish(key);
});
afterEach(async () => {
  vi.restoreAllMocks();
  await issuer.close();
});

describe('a token that is refused', () => {
  let clock: ManualClock;
  let door: LiveAuthenticator;
  beforeEach(async () => {
    clock = new ManualClock();
    const log = createLogger({ level: 'silent' });
    door = createAuthenticator({ settings: issuer.alone(), clock, log });
    await door.warm();
  });
  const tries = async (token: string, count: number): Promise<ReadonlySet<string>> => {
    const said = new Set<string>();
    for (let time = 0; time < count; time += 1) {
      try {
        await door.authenticate(new Headers(bearer(token)), '192.0.2.7');
        said.add('let in');
      } catch (error) {
        said.add((error as Error).message);
      }
    }
    return said;
  };

  it.each<[string, () => Promise<string>]>([
    ['has ended', () => sign(key, issuer.claims(clock.now() - 3_600_000))],
    ['is for others', () => sign(key, issuer.claims(clock.now(), { aud: 'else' }))],
    [
      'is signed by another',
      async () => sign({ ...(await makeKey('k1')), kid: 'k1' }, issuer.claims(clock.now())),
    ],
  ])('since it %s costs one signature, however often it is sent', async (_what, make) => {
    const token = await make();
    const verify = vi.spyOn(globalThis.crypto.subtle, 'verify');
    const said = await tries(token, 200);
    expect(said.size).toBe(1);
    expect([...said][0]).toMatch(/^The token /);
    expect(verify).toHaveBeenCalledTimes(1);
    await clock.advance(10_000);
    await tries(token, 200);
    expect(verify).toHaveBeenCalledTimes(2);
  });

  it('is looked at anew when the settings change', async () => {
    const token = await sign(key, issuer.claims(clock.now(), { aud: 'else' }));
    expect([...(await tries(token, 3))]).not.toContain('let in');
    door.use(issuer.alone({ audience: ['else'] }));
    expect([...(await tries(token, 3))]).toEqual(['let in']);
  });
});

describe('over HTTP', () => {
  let target: Target;
  afterEach(() => target.close());

  it('whoever is wrong is bounded by its address, whoever is right by its rate, and none by both', async () => {
    const mine = makeApiKey();
    const settings = {
      issuers: [],
      apiKeys: [{ name: 'mine', scopes: ['*'], groups: [], keys: [mine.kept] }],
    };
    target = await startTarget({
      authenticator: (clock, log) => createAuthenticator({ settings, clock, log }),
      safety: { requestsPerMinute: 30 },
    });
    const statuses = async (headers: () => Record<string, string>, count: number) => {
      const counts: Record<number, number> = {};
      for (let time = 0; time < count; time += 1) {
        const { status } = await ask(target, '{ __typename }', undefined, headers());
        counts[status] = (counts[status] ?? 0) + 1;
      }
      return counts;
    };
    // Right and wrong by turns: neither gives the other room.
    expect(await statuses(() => bearer(mine.key), 10)).toEqual({ 200: 10 });
    const wrong = await statuses(() => bearer(makeApiKey().key), 60);
    expect(wrong).toEqual({ 401: MAX_GUESSES, 429: 60 - MAX_GUESSES });
    const right = await statuses(() => bearer(mine.key), 60);
    // It fills by the moment: a few more in a slow run.
    expect(right[200]).toBeLessThan(40);
    expect(right[429]).toBeGreaterThan(20);
    expect(await statuses(() => bearer(makeApiKey().key), 20)).toEqual({ 429: 20 });
    // Who shows nothing is told so, and neither reads nor verifies anything.
    const nothing = await statuses(() => ({}), 100);
    expect(nothing).toEqual({ 401: 100 });
    expect(target.t.callCount()).toBe(0);
  }, 30_000);
});
