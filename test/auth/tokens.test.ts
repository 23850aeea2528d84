import { createHmac } from 'node:crypto';
import { exportJWK, exportSPKI, type JWTPayload } from 'jose';
import { pino } from 'pino';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Caller } from '../../src/auth/caller.ts';
import {
  createAuthenticator,
  type LiveAuthenticator,
} from '../../src/auth/create-authenticator.ts';
import { GatewayError } from '../../src/core/errors.ts';
import {
  AUDIENCE,
  bearer,
  forge,
  makeKey,
  sign,
  type SigningKey,
  TestIssuer,
} from '../support/issuer.ts';
import { ManualClock } from '../support/manual-clock.ts';

let issuer: TestIssuer;
let key: SigningKey;
let rsa: SigningKey;
let stranger: SigningKey;
let clock: ManualClock;
let door: LiveAuthenticator;
const log = pino({ level: 'silent' });

beforeAll(async () => {
  issuer = await TestIssuer.start();
  [key, rsa, stranger] = await Promise.all([
    makeKey('key-1'),
    makeKey('key-2', 'RS256'),
    makeKey('key-1'),
  ]);
  await issuer.publish(key);
  await issuer.publish(rsa);
});
afterAll(() => issuer.close());
beforeEach(() => {
  clock = new ManualClock();
  door = createAuthenticator({ settings: issuer.alone(), clock, log });
});

const ask = async (token: string, from?: string): Promise<Caller> =>
  door.authenticate(new Headers(bearer(token)), from);

/** The refusal of a token; fails when it is let in. */
const refused = async (token: string, from?: string): Promise<GatewayError> => {
  const error: unknown = await ask(token, from).then(
    ({ name }) => new Error(`${name} was let in`),
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof GatewayError)) throw error;
  return error;
};

const tokenOf = (more: JWTPayload = {}, header?: object): Promise<string> =>
  sign(key, issuer.claims(clock.now(), more), header);

describe('a token of the issuer', () => {
  it('tells who calls, at once when it comes again, and then without its issuer', async () => {
    const token = await tokenOf({ email: 'ada@example.com', auth_time: 1_700_000_000 });
    const caller = await ask(token);
    expect(caller).toMatchObject({
      id: `oidc:${issuer.url}#user-1`,
      name: 'ada@example.com',
      authentication: 'JWT',
      person: { email: 'ada@example.com' },
      authenticatedAt: 1_700_000_000_000,
      expiresAt: clock.now() + 600_000,
    });
    const { length } = issuer.asked;
    expect(door.authenticate(new Headers(bearer(token)))).toBe(caller);
    expect(issuer.asked).toHaveLength(length);
  });

  it('may be signed by any of its keys, and be for several', async () => {
    const claims = issuer.claims(clock.now(), { aud: ['another', AUDIENCE] });
    expect(await ask(await sign(rsa, claims))).toMatchObject({ authentication: 'JWT' });
  });

  it('is found after Bearer in any case', async () => {
    const token = await tokenOf();
    const headers = new Headers({ authorization: `bearer  ${token}` });
    expect(await door.authenticate(headers)).toMatchObject({ authentication: 'JWT' });
  });

  it('of another issuer is told apart, although both know the same sub', async () => {
    const other = await TestIssuer.start();
    const theirs = await makeKey('key-1');
    await other.publish(theirs);
    door.use({ apiKeys: [], issuers: [issuer.settings(), other.settings()] });
    const [one, two] = await Promise.all([
      ask(await tokenOf()),
      ask(await sign(theirs, other.claims(clock.now()))),
    ]);
    expect(one.id).not.toBe(two.id);
    // A key of the one is none of the other.
    expect(await refused(await sign(theirs, issuer.claims(clock.now())))).toMatchObject({
      message: 'The token is not valid.',
    });
    await other.close();
  });

  it('is not known afterwards when the settings change while it is verified', async () => {
    const token = await tokenOf();
    await ask(await tokenOf({ sub: 'somebody' }));
    const verifying = ask(token);
    door.use({ issuers: [], apiKeys: [] });
    await verifying;
    expect(await refused(token)).toMatchObject({ code: 'UNAUTHENTICATED' });
  });

  it('is not known any more when the settings change', async () => {
    const token = await tokenOf();
    await ask(token);
    door.use({ issuers: [], apiKeys: [] });
    expect(await refused(token)).toMatchObject({ code: 'UNAUTHENTICATED' });
  });
});

describe('the clock', () => {
  const seconds = (ms: number): number => Math.floor(ms / 1000);
  it.each<[string, (now: number) => JWTPayload, RegExp | undefined]>([
    ['exp a minute ago, less a second', (now) => ({ exp: now - 59 }), undefined],
    ['exp a minute ago', (now) => ({ exp: now - 60 }), /expired/],
    ['nbf in a minute', (now) => ({ nbf: now + 60 }), undefined],
    ['nbf in a minute and a second', (now) => ({ nbf: now + 61 }), /not valid yet/],
    ['iat in a minute', (now) => ({ iat: now + 60, exp: now + 600 }), undefined],
    ['iat in a minute and a second', (now) => ({ iat: now + 61, exp: now + 600 }), /not valid yet/],
    ['iat a day and a minute ago', (now) => ({ iat: now - 86_460 }), undefined],
    ['iat longer ago', (now) => ({ iat: now - 86_461 }), /too old/],
    ['no exp', () => ({ exp: undefined }), /exp is missing/],
    ['no iat', () => ({ iat: undefined }), /not valid yet, or not any more \(iat\)/],
    ['no sub', () => ({ sub: undefined }), /sub is missing/],
    ['an empty sub', () => ({ sub: '' }), /names nobody/],
    ['exp that is a text', () => ({ exp: '9999999999' as unknown as number }), /exp is missing or/],
  ])('%s', async (_what, more, message) => {
    const token = await tokenOf(more(seconds(clock.now())));
    if (message === undefined) expect(await ask(token)).toMatchObject({ authentication: 'JWT' });
    else expect((await refused(token)).message).toMatch(message);
  });

  it('ends what was verified before with the token, skew and all', async () => {
    const token = await tokenOf({ exp: seconds(clock.now()) + 30 });
    await ask(token);
    await clock.advance(89_000);
    await ask(token);
    await clock.advance(1000);
    expect((await refused(token)).message).toMatch(/expired/);
  });

  it('verifies anew after a minute, so that a key that was withdrawn ends', async () => {
    const token = await tokenOf();
    await ask(token);
    expect(door.authenticate(new Headers(bearer(token)))).not.toBeInstanceOf(Promise);
    await clock.advance(60_000);
    expect(door.authenticate(new Headers(bearer(token)))).toBeInstanceOf(Promise);
  });

  it('may be told to allow no skew, and shorter tokens', async () => {
    const settings = issuer.alone({ clockSkewSeconds: 0, maxTokenAgeSeconds: 300 });
    door = createAuthenticator({ settings, clock, log });
    const now = seconds(clock.now());
    expect((await refused(await tokenOf({ exp: now }))).message).toMatch(/expired/);
    expect((await refused(await tokenOf({ iat: now - 301 }))).message).toMatch(/too old/);
    const { expiresAt } = await ask(await tokenOf({ iat: now - 10 }));
    expect(expiresAt).toBe((now - 10 + 300) * 1000);
  });
});

describe('an attack', () => {
  it('without a signature is refused, however none is written', async () => {
    for (const alg of ['none', 'None', 'NONE', 'nOnE', '']) {
      const token = forge({ alg }, issuer.claims(clock.now()));
      expect(await refused(token), alg).toMatchObject({ code: 'UNAUTHENTICATED' });
    }
  });

  it('with the public key as the secret of an HMAC is refused (key confusion)', async () => {
    const { keys } = issuer;
    const pem = await exportSPKI(rsa.publicKey);
    const secrets = [pem, pem.trim(), JSON.stringify(keys[1]), String(keys[1]?.n)];
    for (const alg of ['HS256', 'HS384', 'HS512']) {
      for (const secret of secrets) {
        const unsigned = forge({ alg, kid: 'key-2' }, issuer.claims(clock.now())).slice(0, -1);
        const mac = createHmac(`sha${alg.slice(2)}`, secret)
          .update(unsigned)
          .digest('base64url');
        expect((await refused(`${unsigned}.${mac}`)).message).toMatch(/not allowed/);
      }
    }
  });

  it('with a key of another under the same kid is refused', async () => {
    const token = await sign(stranger, issuer.claims(clock.now()));
    expect((await refused(token)).message).toBe('The token is not valid.');
  });

  it('with claims changed after signing, or a signature of another token, is refused', async () => {
    const [head = '', , signature = ''] = (await tokenOf()).split('.');
    const [, claims = ''] = (await tokenOf({ sub: 'admin' })).split('.');
    expect((await refused(`${head}.${claims}.${signature}`)).message).toBe(
      'The token is not valid.',
    );
  });

  it('that brings its own key is refused, and its address is not asked', async () => {
    const elsewhere = await TestIssuer.start();
    await elsewhere.publish(stranger);
    const jwk = await exportJWK(stranger.publicKey);
    for (const header of [
      { jwk },
      { jku: `${elsewhere.url}/keys` },
      { x5u: `${elsewhere.url}/keys` },
      { x5c: ['MIIB'] },
      { kid: '../../../dev/null' },
      { kid: `${elsewhere.url}/keys` },
      { kid: "key-1' OR '1'='1" },
      { kid: '__proto__' },
      { kid: 'constructor' },
    ]) {
      const token = await sign(stranger, issuer.claims(clock.now()), header);
      expect(await refused(token), JSON.stringify(header)).toMatchObject({
        code: 'UNAUTHENTICATED',
      });
    }
    expect(elsewhere.asked).toEqual([]);
    await elsewhere.close();
  });

  it.each<[string, JWTPayload, RegExp]>([
    ['for another application', { aud: 'another' }, /not for this gateway/],
    ['for nobody', { aud: undefined }, /not for this gateway/],
    ['for one whose name begins alike', { aud: `${AUDIENCE}-admin` }, /not for this gateway/],
    ['of another issuer', { iss: 'https://evil.example' }, /issuer that is not trusted/],
    ['of no issuer', { iss: undefined }, /issuer that is not trusted/],
    ['of an issuer with one letter more', { iss: 'SLASH' }, /issuer that is not trusted/],
  ])('with a token %s is refused', async (_what, more, message) => {
    const claims = more.iss === 'SLASH' ? { iss: `${issuer.url}/` } : more;
    expect((await refused(await tokenOf(claims))).message).toMatch(message);
  });

  it('with an algorithm that is not configured is refused before a key is looked for', async () => {
    const settings = issuer.alone({ algorithms: ['ES256'] });
    door = createAuthenticator({ settings, clock, log });
    const { length } = issuer.asked;
    const token = await sign(rsa, issuer.claims(clock.now()));
    expect((await refused(token)).message).toMatch(/not allowed/);
    expect(issuer.asked).toHaveLength(length);
  });

  it('with an extension that must be understood is refused', async () => {
    const claims = issuer.claims(clock.now());
    const unsigned = forge({ alg: 'ES256', kid: 'key-1', crit: ['exp'], exp: 1 }, claims, 'AAAA');
    expect(await refused(unsigned)).toMatchObject({ code: 'UNAUTHENTICATED' });
  });

  it.each([
    ['nothing', ''],
    ['Bearer alone', 'Bearer'],
    ['another scheme', 'Basic dXNlcjpwYXNz'],
    ['two tokens', 'Bearer a.b.c, Bearer d.e.f'],
    ['two tokens in one', 'Bearer a.b.c d.e.f'],
    ['a token that is none', 'Bearer abc'],
    ['three empty parts', 'Bearer ..'],
    ['parts that are no JSON', 'Bearer YQ.YQ.YQ'],
    ['JSON that is no object', 'Bearer bnVsbA.bnVsbA.YQ'],
    ['an encrypted token', 'Bearer a.b.c.d.e'],
  ])('with %s is refused', async (_what, authorization) => {
    const answer = (async () => door.authenticate(new Headers({ authorization })))();
    await expect(answer).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
  });

  it('with a token that is too long is refused before it is read', async () => {
    const token = await tokenOf({ filler: 'x'.repeat(8192) });
    expect((await refused(token)).message).toMatch(/longer than 8192/);
  });

  it('with the wrong type of token is refused, where one is configured', async () => {
    const settings = issuer.alone({ tokenType: 'at+jwt' });
    door = createAuthenticator({ settings, clock, log });
    expect((await refused(await tokenOf({}, { typ: 'JWT' }))).message).toMatch(/typ/);
    expect(await ask(await tokenOf({}, { typ: 'at+jwt' }))).toMatchObject({
      authentication: 'JWT',
    });
  });
});

describe('many forged tokens from one address', () => {
  it('are not looked at any more, and whoever was let in from there stays in', async () => {
    const good = await tokenOf({ sub: 'colleague' });
    await ask(good, '203.0.113.7');
    await clock.advance(30_000);
    for (let i = 0; i < 20; i += 1) {
      const claims = issuer.claims(clock.now(), { jti: String(i) });
      const token = forge({ alg: 'ES256', kid: 'key-1' }, claims, 'AAAA');
      expect((await refused(token, '203.0.113.7')).code).toBe('UNAUTHENTICATED');
    }
    const fresh = await tokenOf({ sub: 'newcomer' });
    expect(await refused(fresh, '203.0.113.7')).toMatchObject({
      code: 'THROTTLED',
      details: { retryAfter: 60 },
    });
    // Known before, although it has to be verified anew.
    await clock.advance(40_000);
    expect(await ask(good, '203.0.113.7')).toMatchObject({ authentication: 'JWT' });
    expect(await refused(fresh, '203.0.113.7')).toMatchObject({ code: 'THROTTLED' });
    expect(await ask(fresh, '203.0.113.8')).toMatchObject({ authentication: 'JWT' });
    await clock.advance(20_000);
    expect(await ask(await tokenOf({ sub: 'third' }), '203.0.113.7')).toMatchObject({
      authentication: 'JWT',
    });
  });

  it('are told apart from tokens that have only expired', async () => {
    const token = await tokenOf({ exp: Math.floor(clock.now() / 1000) - 3600 });
    for (let i = 0; i < 40; i += 1) await refused(token, '203.0.113.7');
    expect(await ask(await tokenOf(), '203.0.113.7')).toMatchObject({ authentication: 'JWT' });
  });
});
