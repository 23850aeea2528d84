import { describe, expect, it } from 'vitest';
import {
  both,
  either,
  implies,
  inWords,
  lacking,
  permissionsOf,
} from '../../src/auth/permissions.ts';
import { ALL_SCOPES, expandScopes, isScope, scopesNamed } from '../../src/auth/scopes.ts';

describe('names of scopes', () => {
  it.each([
    ['identity-center:read', ['identity-center:read']],
    [
      'identity-center:*',
      ['identity-center:read', 'identity-center:write', 'identity-center:permission-sets:write'],
    ],
    ['grafana:*', ['grafana:read', 'grafana:write']],
    [
      '*:read',
      [
        'identity-center:read',
        'identity-store:read',
        'organizations:read',
        'finspace:read',
        'grafana:read',
      ],
    ],
    // What has a scope of its own is never meant along.
    [
      '*:write',
      ['identity-center:write', 'identity-store:write', 'finspace:write', 'grafana:write'],
    ],
    ['*', ALL_SCOPES],
  ])('%s stands for what it says', (name, expected) => {
    expect(scopesNamed(name)).toEqual(expected);
    expect(isScope(name)).toBe(true);
  });

  it.each([
    '',
    'openid',
    'identity-center',
    'identity-center:',
    'identity-center:READ',
    'identity-center:permission-sets:*',
    'identity-center:*:write',
    '*:*',
    '*:permission-sets:write',
    'ident*:read',
    '**',
    ' *',
    'constructor',
    '__proto__',
  ])('%j stands for none', (name) => {
    expect(scopesNamed(name)).toEqual([]);
    expect(isScope(name)).toBe(false);
  });

  it('of others are passed over', () => {
    expect([...expandScopes(['openid', 'grafana:read', 'grafana:*'])]).toEqual([
      'grafana:read',
      'grafana:write',
    ]);
  });
});

describe('permissions', () => {
  it('of all scopes are all, by whatever name', () => {
    expect(permissionsOf(new Set(['*'])).isAll).toBe(true);
    expect(permissionsOf(new Set(ALL_SCOPES)).isAll).toBe(true);
    expect(permissionsOf(new Set(ALL_SCOPES.slice(1))).isAll).toBe(false);
    expect(permissionsOf(new Set()).isAll).toBe(false);
  });

  it('allow what has all of one list', () => {
    const permissions = permissionsOf(new Set(['grafana:read', 'finspace:read']));
    expect(permissions.allows([['grafana:read', 'finspace:read']])).toBe(true);
    expect(permissions.allows([['grafana:read', 'grafana:write']])).toBe(false);
    expect(permissions.allows([['grafana:write'], ['finspace:read']])).toBe(true);
    expect(permissions.allows([[]])).toBe(true);
    expect(permissions.allows([])).toBe(false);
  });

  it('are worked out once for the same set of names', () => {
    const names = new Set(['grafana:read']);
    expect(permissionsOf(names)).toBe(permissionsOf(names));
  });
});

describe('requirements', () => {
  it('are joined, and say no more than they have to', () => {
    expect(both([['grafana:read']], [['grafana:read'], ['finspace:read']])).toEqual([
      ['grafana:read'],
    ]);
    expect(either([[['grafana:read']], [['finspace:read', 'grafana:read']]])).toEqual([
      ['grafana:read'],
    ]);
    expect(lacking([['grafana:read']], [['grafana:read', 'identity-store:read']])).toEqual([
      ['identity-store:read'],
    ]);
    // Which of two the caller has is not known.
    expect(lacking([['grafana:read'], ['finspace:read']], [['grafana:read']])).toEqual([
      ['grafana:read'],
    ]);
  });

  it('follow from each other', () => {
    expect(implies([['grafana:read', 'finspace:read']], [['grafana:read']])).toBe(true);
    expect(implies([['grafana:read'], ['finspace:read']], [['grafana:read']])).toBe(false);
    expect(implies([['grafana:read']], [[]])).toBe(true);
    expect(implies([[]], [['grafana:read']])).toBe(false);
  });

  it('are told in words', () => {
    expect(inWords([['grafana:read'], ['finspace:read']])).toBe(
      '`grafana:read` or `finspace:read`',
    );
    expect(inWords([['grafana:read', 'finspace:read'], ['grafana:write']])).toBe(
      '`grafana:read` and `finspace:read`, or `grafana:write`',
    );
  });
});
