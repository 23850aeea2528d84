import { describe, expect, it } from 'vitest';
import type { IssuerSettings } from '../../src/auth/auth-settings.ts';
import type { Caller } from '../../src/auth/caller.ts';
import { callerOfClaims } from '../../src/auth/caller-of-claims.ts';
import { readIssuer } from '../../src/auth/read-settings.ts';
import { StrictReader } from '../../src/auth/strict-reader.ts';

const settings = (more: object = {}): IssuerSettings =>
  readIssuer(
    new StrictReader({ issuer: 'https://idp.example', audience: 'graph', ...more }, 'issuer'),
  );

const callerOf = (claims: object, more: object = {}): Caller =>
  callerOfClaims({ sub: 'u1', iat: 1_000_000, exp: 1_000_600, ...claims }, settings(more));

const scopesOf = (claims: object, grants?: object): readonly string[] => [
  ...callerOf(claims, grants === undefined ? {} : { grants }).scopes,
];

describe('who a token names', () => {
  it.each([
    [{ email: 'a@x.example', preferred_username: 'ada' }, 'a@x.example'],
    [{ preferred_username: 'ada' }, 'ada'],
    [{}, 'u1'],
    // Whoever may write an address into a profile does not get its name by it.
    [{ email: 'boss@x.example', email_verified: false, preferred_username: 'ada' }, 'ada'],
    [{ email: 'boss@x.example', email_verified: false }, 'u1'],
    // What would write into a terminal or a second line of a log is no name.
    [{ email: 'a\u001b[2J', preferred_username: 'ada\nroot' }, 'u1'],
    [{ email: 'a\u202eb' }, 'u1'],
    [{ email: 'x'.repeat(257) }, 'u1'],
    [{ email: { toString: 'x' } }, 'u1'],
  ])('of %j is %s', (claims, name) => {
    expect(callerOf(claims).name).toBe(name);
  });

  it('is the same whatever it is called', () => {
    expect(callerOf({ email: 'old@x.example' }).id).toBe(callerOf({ email: 'new@x.example' }).id);
    expect(callerOf({ sub: 'u2' }).id).not.toBe(callerOf({}).id);
  });

  it('may be where the configuration says', () => {
    const claims = { 'https://x.example/name': 'Ada', profile: { id: 'person-1' } };
    const names = { name: 'https://x.example/name', userId: ['profile.id'] };
    expect(callerOf(claims, { claims: names })).toMatchObject({
      name: 'Ada',
      person: { userId: 'person-1' },
    });
  });

  it('is a service where the token has nothing of a person', () => {
    expect(callerOf({}).person).toBeUndefined();
    expect(callerOf({ scope: 'identity-center:read', azp: 'u1' }).person).toBeUndefined();
  });

  it.each([
    [{ email: 'a@x.example', email_verified: false }],
    [{ email: 'x'.repeat(257) }],
    [{ auth_time: 1_000_000 }],
    [{ amr: ['pwd'] }],
    [{ given_name: 'Ada' }],
    [{ upn: 'ada@x.example' }],
    [{ scope: 'openid graph' }],
    [{ scp: ['openid'] }],
  ])('is a person whom the directory could not have, not a service, by %j', (claims) => {
    expect(callerOf(claims).person).toEqual({});
  });

  it('is a person by the claims that the configuration names', () => {
    const names = { userId: 'profile.id', userName: 'login' };
    expect(callerOf({ login: 5 }, { claims: names }).person).toEqual({});
    expect(callerOf({ profile: { id: '' } }, { claims: names }).person).toEqual({});
    expect(callerOf({ profile: {} }, { claims: names }).person).toBeUndefined();
  });

  it('is a person by an address that is verified, or that nobody says is not', () => {
    expect(callerOf({ email: 'a@x.example' }).person).toEqual({ email: 'a@x.example' });
    expect(callerOf({ email: 'a@x.example', email_verified: true }).person).toEqual({
      email: 'a@x.example',
    });
  });

  it('ends with the token, or with the age that is allowed', () => {
    expect(callerOf({}).expiresAt).toBe(1_000_600_000);
    expect(callerOf({ exp: 9_000_000 }, { maxTokenAgeSeconds: 60 }).expiresAt).toBe(1_000_060_000);
  });
});

describe('the groups of a token', () => {
  it.each([
    [{ groups: ['a', 'b'] }, ['a', 'b']],
    [{ groups: 'one group' }, ['one group']],
    [{ groups: ['a', 5, null, {}, ['b'], ''] }, ['a']],
    [{ groups: { a: true } }, []],
    [{}, []],
  ])('%j are %j', (claims, groups) => {
    expect(callerOf(claims).groups).toEqual(groups);
  });

  it('may be deeper, as roles of a realm', () => {
    const claims = { realm_access: { roles: ['admin'] } };
    expect(callerOf(claims, { claims: { groups: 'realm_access.roles' } }).groups).toEqual([
      'admin',
    ]);
    expect(callerOf(claims, { claims: { groups: 'realm_access.toString' } }).groups).toEqual([]);
    expect(callerOf(claims, { claims: { groups: '__proto__.roles' } }).groups).toEqual([]);
  });
});

describe('the scopes of a token', () => {
  it.each([
    [
      'those it says',
      { scope: 'openid identity-center:read' },
      undefined,
      ['identity-center:read'],
    ],
    ['those it says in a list', { scp: ['grafana:read'] }, undefined, ['grafana:read']],
    ['not all of them', { scope: '* grafana:read' }, undefined, ['grafana:read']],
    ['none by itself', {}, undefined, []],
    ['those of everybody', {}, { everyone: ['*:read'] }, ['*:read']],
    [
      'those of its groups',
      { groups: ['admins', 'toString'] },
      { groups: { admins: ['*'] } },
      ['*'],
    ],
    [
      'those that its values stand for, and then no others',
      { scope: 'mgmt.read identity-center:write constructor' },
      { values: { 'mgmt.read': ['identity-center:read'] } },
      ['identity-center:read'],
    ],
  ])('are %s', (_what, claims, grants, scopes) => {
    expect(scopesOf(claims, grants)).toEqual(scopes);
  });
});
