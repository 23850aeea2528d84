/** Forged, foreign and guessed credentials, over HTTP and by the authenticators that ship. */
import { createHmac } from 'node:crypto';
import { exportJWK, exportSPKI, type JWTPayload } from 'jose';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { makeApiKey } from '../../src/auth/api-keys.ts';
import { createAuthenticator } from '../../src/auth/create-authenticator.ts';
import { MAX_GUESSES } from '../../src/auth/guess-limit.ts';
import {
  AUDIENCE,
  bearer,
  forge,
  makeKey,
  sign,
  type SigningKey,
  TestIssuer,
} from '../support/issuer.ts';
import {
  ask,
  endMinute,
  expectHealthy,
  expectOnRecord,
  startTarget,
  type Target,
} from './support.ts';

let issuer: TestIssuer;
let elsewhere: TestIssuer;
let key: SigningKey;
let rsa: SigningKey;
let stranger: SigningKey;
let target: Target;
const service = makeApiKey();
const expired = makeApiKey(Date.now() - 1000);

beforeAll(async () => {
  [issuer, elsewhere] = await Promise.all([TestIssuer.start(), TestIssuer.start()]);
  [key, rsa, stranger] = await Promise.all([
    makeKey('key-1'),
    makeKey('key-2', 'RS256'),
    makeKey('key-1'),
  ]);
  await issuer.publish(key);
  await issuer.publish(rsa);
  await elsewhere.publish(stranger);
  const apiKeys = [
    { name: 'review', scopes: ['*'], groups: [], keys: [service.kept, expired.kept] },
  ];
  target = await startTarget(
    {
      trustedProxies: 1,
      authenticator: (clock, log) =>
        createAuthenticator({ settings: { issuers: [issuer.settings()], apiKeys }, clock, log }),
    },
    { who: 'api-key:review', headers: { 'x-api-key': service.key } },
  );
});
afterEach(() => expectHealthy(target));
afterAll(async () => {
  await target.close();
  await issuer.close();
  await elsewhere.close();
});

const QUERY = '{ accounts(first: 1) { nodes { name } } }';
const CHANGE = 'mutation { deletePermissionSet(input: { permissionSet: "x" }) { deletedId } }';

let attackers = 0;
/** An address that nobody else has: whoever guesses is bounded by it. */
const nextAddress = (): string => `203.0.113.${(attackers += 1)}`;

/** Sends it twice, with a query and with a change, and has both refused and on record. */
const expectOutside = async (
  headers: Record<string, string>,
  reason: string | RegExp,
): Promise<void> => {
  const from = nextAddress();
  // No key of anybody's beside what is tried.
  const outside = { url: target.url };
  for (const query of [QUERY, CHANGE]) {
    const refused = await ask(outside, query, {}, { ...headers, 'x-forwarded-for': from });
    expect(refused.status).toBe(401);
    expect(refused.codes).toEqual(['UNAUTHENTICATED']);
    expect(refused.text).not.toContain('"data":{');
    const onRecord = { from, code: 'UNAUTHENTICATED', status: 401, reason, times: 1 };
    await expectOnRecord(target.t, onRecord);
  }
  expect(target.t.callCount()).toBe(0);
  expect(target.t.audit.some(({ type }) => type === 'intent')).toBe(false);
  // What was shown is a secret, or next to one.
  const [shown = ''] = Object.values(headers).map((text) => text.replace('Bearer ', ''));
  if (shown.length > 20) expect(JSON.stringify(target.t.audit)).not.toContain(shown.slice(-20));
};

const now = (): number => Date.now();

describe('a token', () => {
  it.each(['none', 'None', 'NONE', 'nOnE', ''])('with alg %j', async (alg) => {
    await expectOutside(bearer(forge({ alg }, issuer.claims(now()))), /^The token is/);
  });

  it('signed with a wrong key', async () => {
    const token = await sign(stranger, issuer.claims(now()));
    await expectOutside(bearer(token), 'The token is not valid.');
    const unknown = await sign({ ...stranger, kid: 'key-9' }, issuer.claims(now()));
    await expectOutside(bearer(unknown), /key that its issuer does not have/);
  });

  it('that brings its own key', async () => {
    const { length } = elsewhere.asked;
    const jwk = await exportJWK(stranger.publicKey);
    for (const header of [{ jwk }, { jku: `${elsewhere.url}/keys` }, { kid: '__proto__' }]) {
      await expectOutside(bearer(await sign(stranger, issuer.claims(now()), header)), /^The token/);
    }
    expect(elsewhere.asked).toHaveLength(length);
  });

  it('for somebody else (aud), of somebody else (iss), or that has ended', async () => {
    const signed = (more: JWTPayload) => sign(key, issuer.claims(now(), more));
    for (const aud of ['another', `${AUDIENCE}-admin`]) {
      await expectOutside(
        bearer(await signed({ aud })),
        'The token is not for this gateway (aud).',
      );
    }
    const iss = elsewhere.url;
    await expectOutside(bearer(await signed({ iss })), /issuer that is not trusted/);
    const old = await sign(key, issuer.claims(now() - 3_600_000));
    await expectOutside(bearer(old), /^The token has expired/);
  });

  it('with the public key as the secret of an HMAC (key confusion)', async () => {
    const pem = await exportSPKI(rsa.publicKey);
    for (const alg of ['HS256', 'HS512']) {
      const unsigned = forge({ alg, kid: 'key-2' }, issuer.claims(now())).slice(0, -1);
      const mac = createHmac(`sha${alg.slice(2)}`, pem)
        .update(unsigned)
        .digest('base64url');
      await expectOutside(bearer(`${unsigned}.${mac}`), /signed in a way that is not allowed/);
    }
  });

  it('whose claims were changed after signing', async () => {
    const [head = '', , signature = ''] = (await sign(key, issuer.claims(now()))).split('.');
    const [, claims = ''] = (await sign(key, issuer.claims(now(), { sub: 'admin' }))).split('.');
    await expectOutside(bearer(`${head}.${claims}.${signature}`), 'The token is not valid.');
  });

  it('that is right lets in, as whom it names', async () => {
    const headers = bearer(await sign(key, issuer.claims(now())));
    const { text } = await ask({ url: target.url }, '{ viewer { caller } }', {}, headers);
    expect(text).toContain('"data"');
  });
});

describe('an API key', () => {
  it('that is another, has ended, comes twice, or not at all', async () => {
    await expectOutside({ 'x-api-key': makeApiKey().key }, 'The API key is not valid.');
    const wrong = service.key.slice(0, 17) + makeApiKey().key.slice(17);
    await expectOutside(bearer(wrong), 'The API key is not valid.');
    await expectOutside({ 'x-api-key': expired.key }, 'The API key has expired.');
    const both = { ...bearer(service.key), 'x-api-key': service.key };
    await expectOutside(both, /not both/);
    await expectOutside({}, /^Sign in first/);
  });

  it('that is guessed: what is wrong is on record with the number, and then no more is looked at', async () => {
    const from = nextAddress();
    const outside = { url: target.url };
    const statuses: number[] = [];
    for (let guess = 0; guess < MAX_GUESSES + 30; guess += 1) {
      const headers = { 'x-api-key': makeApiKey().key, 'x-forwarded-for': from };
      statuses.push((await ask(outside, QUERY, {}, headers)).status);
    }
    expect(statuses.filter((status) => status === 401)).toHaveLength(MAX_GUESSES);
    await endMinute(target.t);
    const records = target.t.audit.filter((record) => record.from === from);
    expect(records).toMatchObject([
      { type: 'denied', status: 401, codes: ['UNAUTHENTICATED'] },
      { type: 'denied', status: 429, codes: ['THROTTLED'] },
      { type: 'repeated', status: 401, count: MAX_GUESSES - 1 },
      { type: 'repeated', status: 429, count: 29 },
    ]);
    expect(target.t.callCount()).toBe(0);
  });
});
