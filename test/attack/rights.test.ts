/** Who has signed in, and tries for more than is theirs: tokens and keys as they ship, over HTTP. */
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { AuditRecord } from '../../src/audit/record.ts';
import { makeApiKey } from '../../src/auth/api-keys.ts';
import { createAuthenticator } from '../../src/auth/create-authenticator.ts';
import { globalIds } from '../../src/node-types.ts';
import { groupGlobalId, memberOf, userGlobalId } from '../auth/person.ts';
import { accountNamed, policyOf } from '../rows/support.ts';
import { bearer, makeKey, sign, type SigningKey, TestIssuer } from '../support/issuer.ts';
import { documentOf } from '../support/mutations.ts';
import {
  ask,
  expectHealthy,
  expectOnRecord,
  expectRefused,
  lookedAt,
  startTarget,
  type Target,
} from './support.ts';

const GROUP = 'Risk-Analytics';
let issuer: TestIssuer;
let key: SigningKey;
let target: Target;
const admin = makeApiKey();
const reader = makeApiKey();

beforeAll(async () => {
  issuer = await TestIssuer.start();
  key = await makeKey('key-1');
  await issuer.publish(key);
  const grants = { groups: { admins: ['*'] } };
  const settings = {
    issuers: [issuer.settings({ grants })],
    apiKeys: [
      { name: 'admin', scopes: ['*'], groups: ['admins'], keys: [admin.kept] },
      { name: 'reader', scopes: ['grafana:read'], groups: ['admins'], keys: [reader.kept] },
    ],
  };
  target = await startTarget(
    {
      externalGroupChanges: true,
      authenticator: (clock, log) => createAuthenticator({ settings, clock, log }),
      rowPolicy: await policyOf('permit(principal in Group::"admins", action, resource);'),
    },
    { who: 'api-key:admin', headers: { 'x-api-key': admin.key } },
  );
});
afterEach(() => expectHealthy(target));
afterAll(async () => {
  await target.close();
  await issuer.close();
});

/** Whoever a token says, past the API key that all else is asked with. */
const outside = (): Pick<Target, 'url'> => ({ url: target.url });
const token = async (sub: string, claims: object): Promise<Record<string, string>> => {
  const now = Date.now();
  return bearer(
    await sign(key, issuer.claims(now, { sub, auth_time: Math.floor(now / 1000), ...claims })),
  );
};
const idOf = (sub: string): string => `oidc:${issuer.url}#${sub}`;

/** The records of a change, from this point on. */
const changesSince = (length: number): readonly AuditRecord[] =>
  target.t.audit.slice(length).filter(({ type }) => ['intent', 'outcome'].includes(type));

it('gives itself nothing, and that it tried is on record', async () => {
  const { t } = target;
  const me = memberOf(t, GROUP);
  const headers = await token('mallory', { groups: ['admins'], email: me.email });
  const input = { group: groupGlobalId(t, 'AWS-Auditors'), user: userGlobalId(t, me) };
  const { length } = t.audit;
  const { text } = await ask(outside(), documentOf('addGroupMember', ''), { input }, headers);
  expect(text).toContain('"code":"FORBIDDEN"');
  expect(changesSince(length)).toMatchObject([
    {
      type: 'intent',
      who: { id: idOf('mallory'), authentication: 'JWT' },
      from: '127.0.0.1',
      fields: ['addGroupMember'],
      on: { user: `User ${t.sandbox.world.state.settings.identityStoreId} ${me.userId}` },
    },
    {
      type: 'outcome',
      who: { id: idOf('mallory') },
      fields: ['addGroupMember'],
      outcome: 'REFUSED',
      codes: ['FORBIDDEN'],
    },
  ]);
  expect(t.calls()['identitystore.CreateGroupMembership']).toBeUndefined();
});

describe('who asks past its scopes', () => {
  it('has each field that it asked for on record', async () => {
    const query = `query Escape { users(first: 1) { nodes { id } }
      w: workspaces(first: 1) { nodes { a: account { name } } } }`;
    const headers = { 'x-api-key': reader.key };
    const refused = await ask(outside(), query, {}, headers);
    expect(new Set(refused.codes)).toEqual(new Set(['FORBIDDEN']));
    await expectOnRecord(target.t, {
      who: 'api-key:reader',
      code: 'FORBIDDEN',
      fields: ['Query.users', 'Workspace.account'],
      times: 1,
    });
    expect(target.t.calls()['identitystore.ListUsers']).toBeUndefined();
  });

  it('has its token’s own words on record as no scopes', async () => {
    const headers = await token('eve', { groups: ['admins2', '*'], scope: '* admin' });
    const refused = await ask(outside(), '{ users(first: 1) { nodes { id } } }', {}, headers);
    const onRecord = { who: idOf('eve'), fields: ['Query.users'] };
    await expectRefused(target, refused, 'FORBIDDEN', onRecord);
  });

  it('changes nothing, and has it in an outcome', async () => {
    const { length } = target.t.audit;
    const headers = { 'x-api-key': reader.key };
    const change = 'mutation { deletePermissionSet(input: { permissionSet: "x" }) { deletedId } }';
    expect((await ask(outside(), change, {}, headers)).codes).toEqual(['FORBIDDEN']);
    expect(changesSince(length)).toMatchObject([
      { type: 'intent', who: { id: 'api-key:reader', authentication: 'API_KEY' } },
      {
        type: 'outcome',
        outcome: 'REFUSED',
        codes: ['FORBIDDEN'],
        fields: ['deletePermissionSet'],
      },
    ]);
    expect(target.t.callCount()).toBe(0);
  });
});

describe('who asks past its rows', () => {
  it('is told that there is nothing, and is on record', async () => {
    const { t } = target;
    const account = accountNamed(t.sandbox.world.state, 'hr-systems');
    const headers = await token('trudy', {
      groups: [],
      scope: 'organizations:read identity-center:read',
    });
    const id = globalIds.encode('Account', account);
    const none = globalIds.encode('Account', '999999999999');
    for (const [query, field] of [
      [`{ node(id: "ID") { id } }`, 'Query.node'],
      [`{ account(by: { id: "ID" }) { id } }`, 'Query.account'],
    ] as const) {
      const answer = await ask(outside(), query.replace('ID', id), {}, headers);
      expect(answer.text).toMatch(/^\{"data":\{"\w+":null\}\}$/);
      const absent = await ask(outside(), query.replace('ID', none), {}, headers);
      expect(absent.text).toBe(answer.text);
      const onRecord = { who: idOf('trudy'), code: 'HIDDEN', fields: [field], times: 1 };
      await expectOnRecord(t, onRecord);
    }
    await lookedAt(t);
  });
});
