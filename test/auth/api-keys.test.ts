import { createHash } from 'node:crypto';
import { pino } from 'pino';
import { beforeEach, describe, expect, it } from 'vitest';
import { makeApiKey } from '../../src/auth/api-keys.ts';
import {
  createAuthenticator,
  type LiveAuthenticator,
} from '../../src/auth/create-authenticator.ts';
import { apiKeyCommand } from '../../src/cli/api-key/api-key-command.ts';
import type { Terminal } from '../../src/cli/command.ts';
import { readSettings } from '../../src/auth/read-settings.ts';
import { ManualClock } from '../support/manual-clock.ts';

const DAY = 86_400_000;
const log = pino({ level: 'silent' });
let clock: ManualClock;
let door: LiveAuthenticator;
beforeEach(() => {
  clock = new ManualClock();
});

const open = (...keys: ReturnType<typeof makeApiKey>['kept'][]): void => {
  const service = { name: 'review', scopes: ['*:read'], groups: ['robots'], keys };
  door = createAuthenticator({ settings: { issuers: [], apiKeys: [service] }, clock, log });
};

const show = (headers: Record<string, string>, from?: string) => {
  try {
    return door.authenticate(new Headers(headers), from);
  } catch (error) {
    return error;
  }
};
const bearer = (key: string, from?: string) => show({ authorization: `Bearer ${key}` }, from);

const CALLER = {
  id: 'api-key:review',
  name: 'review',
  authentication: 'API_KEY',
  scopes: new Set(['*:read']),
  groups: ['robots'],
};
const INVALID = { code: 'UNAUTHENTICATED', message: 'The API key is not valid.' };

describe('an API key', () => {
  it('tells which service calls, at once, in either header', () => {
    const { key, kept } = makeApiKey();
    open(kept);
    expect(bearer(key)).toMatchObject(CALLER);
    expect(show({ 'x-api-key': key })).toMatchObject(CALLER);
  });

  it('is 256 bits of chance, of which only the hash is kept', () => {
    const { key, kept } = makeApiKey();
    expect(key).toMatch(/^mgk_[a-z0-9]{12}_[\w-]{43}$/);
    expect(JSON.stringify(kept)).not.toContain(key.slice(-43));
    // So that anybody can make the line by hand.
    expect(kept.sha256).toBe(createHash('sha256').update(key).digest('hex'));
    const many = new Set(Array.from({ length: 100 }, () => makeApiKey().key));
    expect(many.size).toBe(100);
  });

  it('that is not right in one letter, or another one, or none, is refused', () => {
    const { key, kept } = makeApiKey();
    open(kept);
    const last = key.endsWith('A') ? 'B' : 'A';
    const other = makeApiKey().key;
    for (const wrong of [
      key.slice(0, -1) + last,
      key.slice(0, -1),
      `${key}A`,
      other,
      // The id of one with the secret of another.
      key.slice(0, 17) + other.slice(17),
      `mgk_${kept.id}_${kept.sha256}`,
      'mgk_',
      'mgk___proto___',
    ]) {
      expect(bearer(wrong), wrong).toMatchObject(INVALID);
      expect(show({ 'x-api-key': wrong }), wrong).toMatchObject(INVALID);
    }
    expect(show({ 'x-api-key': kept.sha256 })).toMatchObject(INVALID);
    expect(show({ 'x-api-key': '' })).toMatchObject(INVALID);
  });

  it('beside a second credential is refused, whichever is right', () => {
    const { key, kept } = makeApiKey();
    open(kept);
    const both = { authorization: `Bearer ${key}`, 'x-api-key': key };
    expect(show(both)).toMatchObject({
      code: 'UNAUTHENTICATED',
      message: 'Send either Authorization or x-api-key, not both.',
    });
    const twice = { 'x-api-key': `${key}, ${key}` };
    expect(show(twice)).toMatchObject(INVALID);
  });

  it('ends when it says, to the millisecond', async () => {
    const { key, kept } = makeApiKey(clock.now() + DAY);
    open(kept);
    await clock.advance(DAY - 1);
    expect(bearer(key)).toMatchObject({ ...CALLER, expiresAt: clock.now() + 1 });
    await clock.advance(1);
    expect(bearer(key)).toMatchObject({ message: 'The API key has expired.' });
  });

  it('is changed for another while both work, and is the same caller by both', () => {
    const [old, next] = [makeApiKey(), makeApiKey()];
    open(old.kept, next.kept);
    expect([bearer(old.key), bearer(next.key)]).toMatchObject([CALLER, CALLER]);
    open(next.kept);
    expect(bearer(old.key)).toMatchObject(INVALID);
    expect(bearer(next.key)).toMatchObject(CALLER);
  });
});

describe('guessing', () => {
  const GUESSER = '2001:db8:1:2::1';

  it('ends after twenty wrong keys a minute, for the address and its neighbours', async () => {
    const { key, kept } = makeApiKey();
    open(kept);
    for (let i = 0; i < 20; i += 1) {
      const from = `2001:db8:1:2::${(i + 1).toString(16)}`;
      expect(bearer(makeApiKey().key, from)).toMatchObject(INVALID);
    }
    const throttled = { code: 'THROTTLED', details: { retryAfter: 60 } };
    expect(bearer(makeApiKey().key, GUESSER)).toMatchObject(throttled);
    // A right one would be taken for a guess, too: else the limit would not be one.
    expect(bearer(key, GUESSER)).toMatchObject(throttled);
    expect(bearer(key, '2001:db8:1:3::1')).toMatchObject(CALLER);
    // What was right before is not guessed.
    expect(bearer(key, GUESSER)).toMatchObject(CALLER);
    await clock.advance(60_000);
    expect(bearer(makeApiKey().key, GUESSER)).toMatchObject(INVALID);
  });

  it('is told by the address, in whichever form it comes', () => {
    open();
    for (let i = 0; i < 10; i += 1) bearer(makeApiKey().key, '::ffff:192.0.2.1');
    for (let i = 0; i < 10; i += 1) bearer(makeApiKey().key, '192.0.2.1');
    expect(bearer(makeApiKey().key, '192.0.2.1')).toMatchObject({ code: 'THROTTLED' });
    expect(bearer(makeApiKey().key, '192.0.2.2')).toMatchObject(INVALID);
  });

  it('does not count what is no guess: no key, one that has expired, the same one again', () => {
    const { key, kept } = makeApiKey(clock.now());
    const withdrawn = makeApiKey().key;
    open(kept);
    for (let i = 0; i < 30; i += 1) {
      expect(bearer(withdrawn, GUESSER)).toMatchObject(INVALID);
      expect(show({}, GUESSER)).toMatchObject({ code: 'UNAUTHENTICATED' });
      expect(bearer(key, GUESSER)).toMatchObject({ message: 'The API key has expired.' });
    }
    expect(bearer(makeApiKey().key, GUESSER)).toMatchObject(INVALID);
  });
});

describe('management-graph api-key', () => {
  const run = async (...argv: string[]) => {
    const said = { out: '', told: '' };
    const terminal: Terminal = {
      clock,
      signal: new AbortController().signal,
      isInteractive: false,
      out: (text) => void (said.out += text),
      tell: (text) => void (said.told += text),
    };
    const code = await apiKeyCommand.run(argv, terminal);
    return { code, ...said };
  };

  it('prints a key, and an entry that lets it in for as long as it says', async () => {
    const { code, out } = await run(
      'review',
      '--scopes',
      '*:read',
      '--groups',
      'robots',
      '--days',
      '30',
    );
    expect(code).toBe(0);
    const [key = '', ...entry] = out.split('\n');
    const settings = readSettings(`{ "apiKeys": [${entry.join('\n')}] }`, 'AUTH_FILE');
    door = createAuthenticator({ settings, clock, log });
    expect(bearer(key)).toMatchObject({ ...CALLER, expiresAt: clock.now() + 30 * DAY });
    expect(entry.join('\n')).not.toContain(key.slice(-43));
  });

  it.each([
    [[], /the name of one service/],
    [['two', 'names', '--scopes', '*'], /the name of one service/],
    [['new\nline', '--scopes', '*'], /the name of one service/],
    [['review'], /--scopes says what/],
    [['review', '--scopes', 'Every Thing'], /"Every Thing" is none/],
    [['review', '--scopes', '*', '--days', '0'], /--days must be a number/],
    [['review', '--scopes', '*', '--days', '1e3'], /--days must be a number/],
    [['review', '--scope', '*'], /--help lists the flags/],
  ])('refuses %j', async (argv, message) => {
    await expect(run(...argv)).rejects.toThrow(message);
  });
});
