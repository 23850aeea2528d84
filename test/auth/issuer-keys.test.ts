import type { ServerResponse } from 'node:http';
import { pino } from 'pino';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Caller } from '../../src/auth/caller.ts';
import {
  createAuthenticator,
  type LiveAuthenticator,
} from '../../src/auth/create-authenticator.ts';
import { bearer, makeKey, sign, type SigningKey, TestIssuer } from '../support/issuer.ts';
import { ManualClock } from '../support/manual-clock.ts';

const MINUTE = 60_000;

let issuer: TestIssuer;
let first: SigningKey;
let second: SigningKey;
let clock: ManualClock;
let door: LiveAuthenticator;
let lines: string[];

beforeAll(async () => {
  [first, second] = await Promise.all([makeKey('first'), makeKey('second')]);
});
beforeEach(async () => {
  issuer = await TestIssuer.start();
  await issuer.publish(first);
  clock = new ManualClock();
  lines = [];
  open();
});
afterEach(() => issuer.close());

const open = (more: object = {}): void => {
  const log = pino({ level: 'debug' }, { write: (line: string) => void lines.push(line) });
  door = createAuthenticator({ settings: issuer.alone(more), clock, log });
};

let count = 0;
/** Asks with a token that was never seen before, so that nothing is remembered of it. */
const ask = async (key: SigningKey, header: object = {}): Promise<Caller> => {
  count += 1;
  const token = await sign(key, issuer.claims(clock.now(), { jti: String(count) }), header);
  return door.authenticate(new Headers(bearer(token)));
};

const keysAsked = (): number => issuer.asked.filter((path) => path === '/keys').length;
const LET_IN = { authentication: 'JWT' };
const NO_KEY = { code: 'UNAUTHENTICATED', message: /key that its issuer does not have/ };
const OUTAGE = { code: 'UPSTREAM_UNAVAILABLE', message: /cannot reach the issuer/ };

const expectRefusal = (
  answer: Promise<Caller>,
  { code, message }: { readonly code: string; readonly message: RegExp },
): Promise<void> =>
  expect(answer).rejects.toMatchObject({
    code,
    message: expect.stringMatching(message) as string,
  });

describe('the keys of an issuer', () => {
  it('are found by discovery, once for all that come at the same time', async () => {
    await Promise.all(Array.from({ length: 10 }, () => ask(first)));
    expect(issuer.asked).toEqual(['/.well-known/openid-configuration', '/keys']);
  });

  it('are found where the configuration says, without discovery', async () => {
    open({ jwksUri: `${issuer.url}/keys` });
    await ask(first);
    expect(issuer.asked).toEqual(['/keys']);
  });

  it('are there before the first caller when they were asked for at the start', async () => {
    await door.warm();
    const { length } = issuer.asked;
    await ask(first);
    expect(issuer.asked).toHaveLength(length);
  });

  it('may have no kid in a token while there is one key, and not with two', async () => {
    expect(await ask(first, { kid: undefined })).toMatchObject(LET_IN);
    await issuer.publish(second);
    await clock.advance(11 * MINUTE);
    await expect(ask(first, { kid: undefined })).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
  });

  it('that are for encryption sign nothing', async () => {
    issuer.keys = issuer.keys.map((key) => ({ ...key, use: 'enc' }));
    await expectRefusal(ask(first), NO_KEY);
  });
});

describe('rotation', () => {
  it('is noticed by the first token with a new key', async () => {
    await ask(first);
    issuer.keys = [];
    await issuer.publish(second);
    await clock.advance(30_000);
    expect(await ask(second)).toMatchObject(LET_IN);
    // And the old one is gone with the same answer.
    await expectRefusal(ask(first), NO_KEY);
  });

  it('is noticed after ten minutes where no token tells, and nobody waits from five on', async () => {
    await ask(first);
    await clock.advance(5 * MINUTE + 1);
    expect(await ask(first)).toMatchObject(LET_IN);
    await expect.poll(keysAsked).toBe(2);
    issuer.keys = [];
    await issuer.publish(second);
    await clock.advance(10 * MINUTE + 1);
    await expectRefusal(ask(first), NO_KEY);
  });

  it('cannot be used to hammer the issuer: a flood of invented kids is one request', async () => {
    await ask(first);
    await clock.advance(30_000);
    const before = keysAsked();
    for (let i = 0; i < 50; i += 1) await expectRefusal(ask(second, { kid: `k${i}` }), NO_KEY);
    expect(keysAsked()).toBe(before + 1);
    // Whoever has a right key is not kept waiting by it, and a real rotation is seen half a minute later.
    expect(await ask(first)).toMatchObject(LET_IN);
    await issuer.publish(second);
    await clock.advance(30_000);
    expect(await ask(second)).toMatchObject(LET_IN);
  });
});

describe('an outage of the issuer', () => {
  const down = (): void => {
    issuer.answer = (_path, response) => void response.socket?.destroy();
  };

  it('before it was ever heard of is told as one, without a word about why', async () => {
    down();
    await expectRefusal(ask(first), OUTAGE);
    const { length } = issuer.asked;
    // At once, until it is tried again after five seconds.
    await expectRefusal(ask(first), OUTAGE);
    expect(issuer.asked).toHaveLength(length);
    issuer.answer = undefined;
    await clock.advance(5000);
    expect(await ask(first)).toMatchObject(LET_IN);
    expect(lines.join('')).toMatch(/"reason":"[^"]+","msg":"no keys of an issuer"/);
  });

  it('leaves the keys working for four hours, and asks only twice a minute', async () => {
    await ask(first);
    down();
    await clock.advance(11 * MINUTE);
    const { length } = issuer.asked;
    for (let i = 0; i < 5; i += 1) expect(await ask(first)).toMatchObject(LET_IN);
    // One attempt; of a connection that is cut, fetch itself may try again.
    expect(new Set(issuer.asked.slice(length))).toEqual(
      new Set(['/.well-known/openid-configuration']),
    );
    const once = issuer.asked.length;
    expect(await ask(first)).toMatchObject(LET_IN);
    expect(issuer.asked).toHaveLength(once);
    await clock.advance(4 * 60 * MINUTE - 11 * MINUTE);
    expect(await ask(first)).toMatchObject(LET_IN);
    await clock.advance(MINUTE);
    await expectRefusal(ask(first), OUTAGE);
    issuer.answer = undefined;
    await clock.advance(MINUTE);
    expect(await ask(first)).toMatchObject(LET_IN);
  });

  it('is told where a key is not known: it may be a new one', async () => {
    await ask(first);
    down();
    await clock.advance(30_000);
    await expectRefusal(ask(second), OUTAGE);
  });

  it.each<[string, (response: ServerResponse) => void]>([
    ['an error', (response) => response.writeHead(500).end('secret-of-the-issuer')],
    ['a page', (response) => response.end('<html>secret-of-the-issuer')],
    ['null', (response) => response.end('null')],
    [
      'more than anybody needs',
      (response) => response.end(`{"keys":[],"x":"${'x'.repeat(300_000)}"}`),
    ],
    ['more keys than any has', (response) => response.end(`{"keys":[${'{},'.repeat(101)}{}]}`)],
  ])('by which it answers %s is one', async (_what, answer) => {
    issuer.answer = (_path, response) => answer(response);
    open({ jwksUri: `${issuer.url}/keys` });
    await expectRefusal(ask(first), OUTAGE);
    expect(lines.join('')).not.toContain('secret-of-the-issuer');
  });

  it('by which it sends somewhere else is one, whatever is there', async () => {
    issuer.answer = (path, response) => {
      if (path === '/moved') response.end(JSON.stringify({ keys: issuer.keys }));
      else response.writeHead(302, { location: '/moved' }).end();
    };
    open({ jwksUri: `${issuer.url}/keys` });
    await expectRefusal(ask(first), OUTAGE);
    expect(issuer.asked).toEqual(['/keys']);
  });

  it('by which it does not answer ends after five seconds', async () => {
    issuer.answer = () => undefined;
    const asked = expectRefusal(ask(first), OUTAGE);
    await expect.poll(() => issuer.asked.length).toBe(1);
    await clock.advance(5000);
    await asked;
    expect(lines.join('')).toContain('does not answer within 5000 ms');
  });
});

describe('a discovery document', () => {
  const answerWith = (document: object): void => {
    issuer.answer = (path, response) => {
      const body = path === '/keys' ? { keys: issuer.keys } : document;
      response.end(JSON.stringify(body));
    };
  };

  it('of another issuer is refused', async () => {
    answerWith({ issuer: 'https://evil.example', jwks_uri: `${issuer.url}/keys` });
    await expectRefusal(ask(first), OUTAGE);
    expect(keysAsked()).toBe(0);
  });

  it.each(['http://keys.example/', 'file:///etc/passwd', 5, undefined])(
    'that names keys at %s is refused',
    async (uri) => {
      answerWith({ issuer: issuer.url, jwks_uri: uri });
      await expectRefusal(ask(first), OUTAGE);
      expect(lines.join('')).toContain('without an https jwks_uri');
    },
  );
});
