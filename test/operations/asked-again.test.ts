/** What is asked again of whoever asked for a queued change, before it is sent. */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { makeApiKey } from '../../src/auth/api-keys.ts';
import type { AuthSettings } from '../../src/auth/auth-settings.ts';
import { requirementOf } from '../../src/auth/permissions.ts';
import {
  createAuthenticator,
  type LiveAuthenticator,
} from '../../src/auth/create-authenticator.ts';
import { QUEUED_NEEDS } from '../../src/links/bulk/asker.ts';
import { createSchema } from '../../src/schema.ts';
import { strangerTo } from '../auth/person.ts';
import { inputOf, rowOf } from '../support/assignments.ts';
import { bearer, makeKey, sign, TestIssuer } from '../support/issuer.ts';
import { makeGateway, type MakeGatewayOptions, type TestGateway } from '../support/make-gateway.ts';
import { begun, type BulkPayload, CREATE_MANY } from '../mutations/bulk/support.ts';

const MINUTE = 60_000;
const STOPPED = 'sso-admin.CreateAccountAssignment:throttle';
const joiner = makeApiKey();
const reader = makeApiKey();

/** The settings of a service that asks for changes, and of one that looks at what came of them. */
const services = (
  more: { scopes?: readonly string[]; keys?: AuthSettings['apiKeys'][number]['keys'] } = {},
): AuthSettings['apiKeys'] => [
  { name: 'joiner', scopes: ['*'], groups: [], keys: [joiner.kept], ...more },
  { name: 'reader', scopes: ['*:read'], groups: [], keys: [reader.kept] },
];

let stateDir: string;
let door: LiveAuthenticator;
let t: TestGateway;
let since: number;
beforeEach(async () => {
  stateDir = await mkdtemp(join(tmpdir(), 'asked-again-'));
});
afterEach(async () => {
  await t.close();
  await rm(stateDir, { recursive: true });
});

const doorOf =
  (settings: AuthSettings): NonNullable<MakeGatewayOptions['authenticator']> =>
  (clock, log) =>
    (door = createAuthenticator({ settings, clock, log }));

const start = async (settings: AuthSettings, more: MakeGatewayOptions = {}): Promise<void> => {
  t = await makeGateway({ stateDir, authenticator: doorOf(settings), ...more });
  since = t.clock.now();
  // Keys are fetched in real time.
  await door.warm();
};

/** Queues changes while AWS takes none: they are looked at, and wait. */
const queue = async (headers: Record<string, string>, accounts = ['quant-lab']) => {
  t.sandbox.faults.set([STOPPED]);
  const assignments = accounts.map((account) =>
    inputOf(t, rowOf(t, { account, set: 'SecurityAudit', group: 'Risk-Analytics' })),
  );
  const { result } = await t.data<BulkPayload>(CREATE_MANY, { input: { assignments } }, headers);
  expect(result.operations).toHaveLength(accounts.length);
  // What was found out about who asks is a minute old at most when it is sent.
  await t.clock.advance(2 * MINUTE);
  return result.operations?.map(({ id }) => id) ?? [];
};

/** Lets AWS take changes again, and says how one of them ends. */
const endOf = async (id: string | undefined): Promise<unknown> => {
  t.sandbox.faults.set([]);
  const { node } = await t.data<{ node: { settled: unknown } }>(
    `query ($id: ID!) { node(id: $id) { ... on AsyncOperation {
      settled(within: "PT10M") { state failure { code reason advice } }
    } } }`,
    { id },
    { ...bearer(reader.key), 'x-deadline-ms': '900000' },
  );
  return node.settled;
};

const expectRefused = (code: string, reason: string | RegExp): object => ({
  state: 'FAILED',
  failure: {
    code,
    reason: expect.stringMatching(reason) as string,
    advice: expect.stringMatching(/./) as string,
  },
});

/** Nothing was begun at AWS, and the audit has the refusal, with whoever asked. */
const expectNothingDone = (who: string, code: string): void => {
  expect(begun(t, 'CREATE', since)).toEqual([]);
  const ends = t.audit.filter(({ type }) => type === 'operation-ended');
  expect(ends).toMatchObject([{ who: { id: who }, outcome: 'FAILED', codes: [code] }]);
};

describe('a change that a service asked for', () => {
  it('is sent while its key holds', async () => {
    await start({ issuers: [], apiKeys: services() });
    const [id] = await queue(bearer(joiner.key));
    expect(await endOf(id)).toEqual({ state: 'SUCCEEDED', failure: null });
    expect(begun(t, 'CREATE', since)).toHaveLength(1);
  });

  it.each<[string, AuthSettings['apiKeys'], string, RegExp]>([
    [
      'its key is taken out',
      services({ keys: [] }),
      'UNAUTHENTICATED',
      /key is not valid any more/,
    ],
    [
      'its key has gone to another service',
      [...services({ keys: [] }), { name: 'x', scopes: ['*'], groups: [], keys: [joiner.kept] }],
      'UNAUTHENTICATED',
      /key is not valid any more/,
    ],
    [
      'its key has ended',
      services({ keys: [{ ...joiner.kept, expiresAt: 1 }] }),
      'UNAUTHENTICATED',
      /key has expired/,
    ],
    [
      'the scope is taken from it',
      services({ scopes: ['*:read', 'finspace:write', 'identity-center:permission-sets:write'] }),
      'FORBIDDEN',
      /needs the scope `identity-center:write`/,
    ],
  ])('is refused when %s meanwhile: told, and recorded', async (_what, apiKeys, code, reason) => {
    await start({ issuers: [], apiKeys: services() });
    const [id] = await queue(bearer(joiner.key));
    door.use({ issuers: [], apiKeys });
    expect(await endOf(id)).toEqual(expectRefused(code, reason));
    expectNothingDone('api-key:joiner', code);
  });

  it('goes on when only another of its keys is taken out', async () => {
    const other = makeApiKey();
    await start({ issuers: [], apiKeys: services({ keys: [joiner.kept, other.kept] }) });
    const [id] = await queue(bearer(joiner.key));
    door.use({ issuers: [], apiKeys: services() });
    expect(await endOf(id)).toMatchObject({ state: 'SUCCEEDED' });
  });

  it('is refused by the next process, which knows who asked from the file, without the key', async () => {
    await start({ issuers: [], apiKeys: services() });
    const [id] = await queue(bearer(joiner.key));
    const file = await readFile(join(stateDir, 'changes.jsonl'), 'utf8');
    expect(file).toContain(joiner.kept.id);
    expect(file).not.toContain(joiner.key);
    expect(file).not.toContain(joiner.key.slice(-43));
    await t.kill();
    t = await t.restart({
      authenticator: doorOf({ issuers: [], apiKeys: services({ keys: [] }) }),
    });
    expect(await endOf(id)).toEqual(expectRefused('UNAUTHENTICATED', /key is not valid any more/));
    expect(begun(t, 'CREATE', since)).toEqual([]);
  });

  it('is refused by a gateway that asks who calls, when nobody was asked', async () => {
    t = await makeGateway({ stateDir });
    since = t.clock.now();
    const [id] = await queue({});
    await t.kill();
    t = await t.restart({ authenticator: doorOf({ issuers: [], apiKeys: services() }) });
    expect(await endOf(id)).toEqual(
      expectRefused('UNAUTHENTICATED', /not known how the caller signed in/),
    );
    expect(begun(t, 'CREATE', since)).toEqual([]);
  });

  it('is about to be protected: it is refused, since a service never signs in', async () => {
    await start({ issuers: [], apiKeys: services() });
    const [id] = await queue(bearer(joiner.key));
    await t.kill();
    t = await t.restart({
      authenticator: doorOf({ issuers: [], apiKeys: services() }),
      protection: { management: false, accounts: [], permissionSets: ['SecurityAudit'] },
    });
    expect(await endOf(id)).toMatchObject({
      state: 'FAILED',
      failure: {
        code: 'FORBIDDEN',
        reason: expect.stringContaining('This permission set is protected.') as string,
      },
    });
    expect(begun(t, 'CREATE', since)).toEqual([]);
  });
});

describe('a change that a person asked for', () => {
  let issuer: TestIssuer;
  let key: Awaited<ReturnType<typeof makeKey>>;
  beforeEach(async () => {
    issuer = await TestIssuer.start();
    key = await makeKey('k1');
    await issuer.publish(key);
  });
  afterEach(() => issuer.close());

  const settings = (grants: object = { groups: { leads: ['*'] } }): AuthSettings => ({
    issuers: [issuer.settings({ grants })],
    apiKeys: services(),
  });
  const signIn = async (more: object = {}): Promise<Record<string, string>> =>
    bearer(await sign(key, issuer.claims(t.clock.now(), { groups: ['leads'], ...more })));

  it('is sent although the token has ended meanwhile, which is valid for ten minutes', async () => {
    await start(settings());
    const [id] = await queue(await signIn());
    await t.clock.advance(60 * MINUTE);
    expect(await endOf(id)).toMatchObject({ state: 'SUCCEEDED' });
  });

  it('is refused after a day: nothing else would ever end what the token allowed', async () => {
    // Nothing is sent by a gateway that only reads; how long a change was tried does not count then.
    await start(settings());
    t.sandbox.faults.set([STOPPED]);
    const [id] = await queue(await signIn());
    await t.kill();
    t = await t.restart({ writes: false });
    await t.clock.advance(24 * 60 * MINUTE);
    await t.kill();
    t = await t.restart({ writes: true });
    expect(await endOf(id)).toEqual(expectRefused('UNAUTHENTICATED', /more than 24 hours/));
    expect(begun(t, 'CREATE', since)).toEqual([]);
  });

  it.each<[string, (now: AuthSettings) => AuthSettings, string, RegExp]>([
    [
      'the group is given less',
      () => settings({ groups: { leads: ['*:read'] } }),
      'FORBIDDEN',
      /needs the scope `identity-center:write`/,
    ],
    [
      'the issuer is taken out',
      ({ apiKeys }) => ({ issuers: [], apiKeys }),
      'UNAUTHENTICATED',
      /issuer of the token is not trusted any more/,
    ],
  ])('is refused when %s meanwhile', async (_what, change, code, reason) => {
    await start(settings());
    const [id] = await queue(await signIn());
    door.use(change(settings()));
    expect(await endOf(id)).toEqual(expectRefused(code, reason));
    expectNothingDone(`oidc:${issuer.url}#user-1`, code);
  });

  it('is refused where it is protected, when the sign-in is not fresh any more', async () => {
    await start(settings(), {
      protection: { management: false, accounts: [], permissionSets: ['SecurityAudit'] },
    });
    // A person has to be found in the directory, and be nobody whom it gives something to.
    const authTime = {
      auth_time: Math.floor(t.clock.now() / 1000),
      preferred_username: strangerTo(t, 'Risk-Analytics').userName,
    };
    const [first] = await queue(await signIn(authTime), ['quant-lab']);
    expect(await endOf(first)).toMatchObject({ state: 'SUCCEEDED' });
    since = t.clock.now();
    const [second] = await queue(await signIn(authTime), ['hr-systems']);
    await t.clock.advance(10 * MINUTE);
    expect(await endOf(second)).toMatchObject({
      state: 'FAILED',
      failure: { code: 'FORBIDDEN', reason: expect.stringContaining('sign in again') as string },
    });
    expect(begun(t, 'CREATE', since)).toEqual([]);
  });
});

it('asks for the scope that the mutations ask for', () => {
  const fields = createSchema().getMutationType()?.getFields() ?? {};
  for (const name of ['createAccountAssignments', 'deleteAccountAssignments', 'revokeAccess']) {
    const field = fields[name];
    expect(field && requirementOf(field), name).toEqual(QUEUED_NEEDS);
  }
});

it('keeps nothing of who asked once a change has ended', async () => {
  await start({ issuers: [], apiKeys: services() });
  const [id] = await queue(bearer(joiner.key));
  await endOf(id);
  await t.kill();
  t = await t.restart();
  expect(await readFile(join(stateDir, 'changes.jsonl'), 'utf8')).not.toContain(joiner.kept.id);
});
