import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { makeApiKey } from '../../src/auth/api-keys.ts';
import type { AuthSettings } from '../../src/auth/auth-settings.ts';
import type { Authenticator } from '../../src/auth/authenticator.ts';
import {
  createAuthenticator,
  type LiveAuthenticator,
} from '../../src/auth/create-authenticator.ts';
import { GatewayError } from '../../src/core/errors.ts';
import { rowOf } from '../support/assignments.ts';
import { beginElsewhere, operationIdOf } from '../support/elsewhere.ts';
import { subscribe } from '../support/event-stream.ts';
import { bearer, makeKey, sign, TestIssuer } from '../support/issuer.ts';
import { makeGateway, type TestGateway } from '../support/make-gateway.ts';

const WATCH = 'subscription ($id: ID!) { operation(id: $id) { state } }';
const NEW = { account: 'risk-prod', set: 'AdministratorAccess', group: 'Trading-Developers' };
/** Longer than any of these tests: nothing but the caller ends a stream. */
const FOREVER = 10 * 3_600_000;
const MINUTE = 60_000;

let t: TestGateway;
let door: LiveAuthenticator;
let id: string;
afterEach(() => t.close());

const start = async (
  settings: AuthSettings,
  wrap: (door: LiveAuthenticator) => Authenticator = (made) => made,
): Promise<void> => {
  t = await makeGateway({
    sandbox: { operationMs: [FOREVER, FOREVER] },
    authenticator: (clock, log) => {
      door = createAuthenticator({ settings, clock, log });
      return wrap(door);
    },
  });
  // Begun by somebody else: only the streams of these tests follow it.
  id = operationIdOf(t, 'CREATE', await beginElsewhere(t, 'CREATE', rowOf(t, NEW)));
};

const watch = (headers: Record<string, string>) =>
  t.clock.runUntil(subscribe(t, WATCH, { id }, headers));

const polls = (): number => t.calls()['sso-admin.ListAccountAssignmentCreationStatus'] ?? 0;

describe('a stream of a service', () => {
  const { key, kept } = makeApiKey();
  const settingsWith = (more: object = {}): AuthSettings => ({
    issuers: [],
    apiKeys: [{ name: 'review', scopes: ['*'], groups: [], keys: [{ ...kept, ...more }] }],
  });
  let looked: number;
  let fails: GatewayError | undefined;
  beforeEach(async () => {
    looked = 0;
    fails = undefined;
    await start(settingsWith(), (made) => ({
      authenticate(headers, from) {
        looked += 1;
        if (fails !== undefined) throw fails;
        return made.authenticate(headers, from);
      },
    }));
  });

  it('is looked at again every minute, and goes on while it may', async () => {
    const stream = await watch(bearer(key));
    expect(await t.clock.runUntil(stream.next())).toMatchObject({ event: 'next' });
    await t.clock.advance(MINUTE - 1);
    expect(looked).toBe(1);
    await t.clock.advance(9 * MINUTE + 1);
    expect(looked).toBe(11);
    expect(t.clock.pending).toBeGreaterThan(0);
    await stream.leave();
    await t.clock.advance(10 * MINUTE);
    expect(looked).toBe(11);
  });

  it('ends within a minute of its key being taken out, says why, and asks AWS nothing more', async () => {
    const stream = await watch(bearer(key));
    await t.clock.runUntil(stream.next());
    await t.clock.advance(90_000);
    door.use({ issuers: [], apiKeys: [] });
    const rest = stream.rest();
    await t.clock.advance(30_000);
    const before = polls();
    const events = await t.clock.runUntil(rest);
    expect(events).toMatchObject([
      {
        event: 'next',
        data: {
          errors: [
            {
              message: 'The API key is not valid.',
              extensions: { code: 'UNAUTHENTICATED', retryable: false },
            },
          ],
        },
      },
      { event: 'complete' },
    ]);
    await t.clock.advance(10 * MINUTE);
    expect(polls()).toBe(before);
    expect(looked).toBe(3);
  });

  it('ends when its key does, between two looks', async () => {
    door.use(settingsWith({ expiresAt: t.clock.now() + 75_000 }));
    const stream = await watch(bearer(key));
    await t.clock.runUntil(stream.next());
    const rest = stream.rest();
    let isOver = false;
    void rest.then(() => (isOver = true));
    await t.clock.advance(74_999);
    expect(isOver).toBe(false);
    await t.clock.advance(1);
    expect(await rest).toMatchObject([
      { event: 'next', data: { errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] } },
      { event: 'complete' },
    ]);
  });

  it('goes on where nobody can say who it is: its issuer does not answer', async () => {
    const stream = await watch(bearer(key));
    await t.clock.runUntil(stream.next());
    fails = new GatewayError('UPSTREAM_UNAVAILABLE');
    await t.clock.advance(3 * MINUTE);
    expect(looked).toBe(4);
    fails = new GatewayError('UNAUTHENTICATED');
    const rest = stream.rest();
    await t.clock.advance(MINUTE);
    expect(await rest).toMatchObject([{ event: 'next' }, { event: 'complete' }]);
  });

  it('is not opened without a key', async () => {
    const response = await t.gateway.fetch('http://127.0.0.1:4000/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'text/event-stream' },
      body: JSON.stringify({ query: WATCH, variables: { id } }),
    });
    expect(response.status).toBe(401);
    expect(polls()).toBe(0);
  });
});

it('a stream of a person ends with the token, skew or not', async () => {
  const issuer = await TestIssuer.start();
  const key = await makeKey('key-1');
  await issuer.publish(key);
  await start(issuer.alone({ grants: { everyone: ['*'] } }));
  const seconds = Math.floor(t.clock.now() / 1000);
  const token = await sign(
    key,
    issuer.claims(t.clock.now(), { scope: 'identity-center:read', exp: seconds + 150 }),
  );
  const response = await t.gateway.fetch('http://127.0.0.1:4000/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'text/event-stream', ...bearer(token) },
    body: JSON.stringify({ query: WATCH, variables: { id } }),
  });
  expect(response.status).toBe(200);
  const text = response.text();
  let isOver = false;
  void text.then(() => (isOver = true));
  // Each look verifies the token anew, in a thread of its own, which takes real time.
  for (let passed = 0; passed < 149; passed += 1) await t.clock.advance(1000);
  expect(isOver).toBe(false);
  await t.clock.advance(1000);
  expect(await text).toMatch(/"UNAUTHENTICATED".*\n\nevent: complete\ndata:\n\n$/s);
  await issuer.close();
});
