import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { SCOPES } from '../src/auth/scopes.ts';
import { ConfigError } from '../src/config.ts';
import { readProtection } from '../src/config-protection.ts';

describe('what is protected', () => {
  it.each([
    [{}, { management: true, accounts: [], permissionSets: [] }],
    [{ PROTECTED_ACCOUNTS: '' }, { management: true, accounts: [], permissionSets: [] }],
    [{ PROTECTED_ACCOUNTS: 'none' }, { management: false, accounts: [], permissionSets: [] }],
    [
      { PROTECTED_ACCOUNTS: '111122223333, 444455556666,111122223333' },
      { management: false, accounts: ['111122223333', '444455556666'], permissionSets: [] },
    ],
    [
      {
        PROTECTED_ACCOUNTS: 'management,111122223333',
        PROTECTED_PERMISSION_SETS: 'BreakGlass,arn:aws:sso:::permissionSet/ssoins-1/ps-1',
      },
      {
        management: true,
        accounts: ['111122223333'],
        permissionSets: ['BreakGlass', 'arn:aws:sso:::permissionSet/ssoins-1/ps-1'],
      },
    ],
  ])('is read from %j', (env: Record<string, string>, expected) => {
    expect(readProtection(env)).toEqual({ ...expected, unknownPersons: 'refuse' });
  });

  it('lets nobody give access whom the directory does not have, unless that is said', () => {
    expect(readProtection({}).unknownPersons).toBe('refuse');
    expect(readProtection({ UNKNOWN_PERSONS: '' }).unknownPersons).toBe('refuse');
    expect(readProtection({ UNKNOWN_PERSONS: 'refuse' }).unknownPersons).toBe('refuse');
    expect(readProtection({ UNKNOWN_PERSONS: 'allow' }).unknownPersons).toBe('allow');
  });

  it.each([
    [{ PROTECTED_ACCOUNTS: '12345' }, /PROTECTED_ACCOUNTS.*"12345" is not/],
    [{ PROTECTED_ACCOUNTS: 'none,111122223333' }, /none alone/],
    [{ PROTECTED_PERMISSION_SETS: 'arn:aws:iam::aws:policy/X' }, /PROTECTED_PERMISSION_SETS/],
    [{ PROTECTED_PERMISSION_SETS: 'has spaces' }, /"has spaces" is neither/],
    [{ UNKNOWN_PERSONS: 'yes' }, /UNKNOWN_PERSONS must be refuse or allow, not "yes"/],
  ])('is refused in one line: %j', (env: Record<string, string>, message) => {
    expect(() => readProtection(env)).toThrow(ConfigError);
    expect(() => readProtection(env)).toThrow(message);
  });
});

it('the documentation has every scope, with what it allows', () => {
  const text = readFileSync(new URL('../docs/how-to-permissions.md', import.meta.url), 'utf8');
  const rows = [...text.matchAll(/^\| `([^`]+)` +\| (.+?) +\|$/gm)].map(([, name, says]) => [
    name,
    says,
  ]);
  expect(Object.fromEntries(rows)).toEqual(SCOPES);
});
