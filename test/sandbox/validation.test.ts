import { readdir, readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { constraintSets } from '../../src/sandbox/constraint-set.ts';
import { matchesWhole } from '../../src/sandbox/pattern.ts';
import { invalidInput } from '../../src/sandbox/service-errors.ts';
import { violationsOf } from '../../src/sandbox/validation.ts';
import { INSTANCE, PERMISSION_SET, STORE } from './support/tiny-world.ts';

const set = { InstanceArn: INSTANCE, PermissionSetArn: PERMISSION_SET };
const name = { InstanceArn: INSTANCE, Name: 'Auditor' };

const refuse = (service: string, operation: string, input: object): string =>
  invalidInput(service, violationsOf(service, operation, input)).message;

const valid: [service: string, operation: string, input: object][] = [
  ['sso-admin', 'CreatePermissionSet', name],
  [
    'sso-admin',
    'CreatePermissionSet',
    { ...name, SessionDuration: 'PT12H', RelayState: 'https://a.b/?c=[1]' },
  ],
  ['sso-admin', 'CreatePermissionSet', { ...name, Description: 'Größe\t«1»' }],
  ['sso-admin', 'ListPermissionSets', { InstanceArn: INSTANCE, MaxResults: 100 }],
  [
    'sso-admin',
    'TagResource',
    { ...set, ResourceArn: PERMISSION_SET, Tags: [{ Key: 'équipe', Value: '' }] },
  ],
  ['sso-admin', 'ListInstances', {}],
  ['identitystore', 'ListUsers', { IdentityStoreId: STORE, MaxResults: 1 }],
  ['identitystore', 'CreateUser', { IdentityStoreId: STORE, UserName: '🙂'.repeat(128) }],
  ['organizations', 'ListAccounts', { MaxResults: 20 }],
  ['organizations', 'DescribeAccount', { AccountId: '123456789012' }],
  ['sts', 'GetCallerIdentity', {}],
  ['sts', 'SomethingNew', { whatever: 1 }],
  ['another-service', 'Do', {}],
];

const invalid: [service: string, operation: string, input: object, message: string][] = [
  [
    'sso-admin',
    'DescribePermissionSet',
    { InstanceArn: INSTANCE },
    "1 validation error detected: Value null at 'permissionSetArn' failed to satisfy constraint: " +
      'Member must not be null',
  ],
  [
    'sso-admin',
    'ListPermissionSets',
    { InstanceArn: INSTANCE, MaxResults: 101 },
    "1 validation error detected: Value '101' at 'maxResults' failed to satisfy constraint: " +
      'Member must have value less than or equal to 100',
  ],
  [
    'sso-admin',
    'ListPermissionSets',
    { InstanceArn: INSTANCE, MaxResults: 0 },
    "1 validation error detected: Value '0' at 'maxResults' failed to satisfy constraint: " +
      'Member must have value greater than or equal to 1',
  ],
  [
    'sso-admin',
    'CreatePermissionSet',
    { InstanceArn: INSTANCE, Name: 'a'.repeat(33) },
    `1 validation error detected: Value '${'a'.repeat(33)}' at 'name' failed to satisfy ` +
      'constraint: Member must have length less than or equal to 32',
  ],
  [
    'sso-admin',
    'CreatePermissionSet',
    { InstanceArn: INSTANCE, Name: 'a b' },
    "1 validation error detected: Value 'a b' at 'name' failed to satisfy constraint: " +
      'Member must satisfy regular expression pattern: [\\w+=,.@-]+',
  ],
  [
    'sso-admin',
    'CreateAccountAssignment',
    {
      ...set,
      TargetId: '123456789012',
      TargetType: 'AWS_ACCOUNT',
      PrincipalType: 'ROBOT',
      PrincipalId: '11111111-2222-3333-4444-555555555555',
    },
    "1 validation error detected: Value 'ROBOT' at 'principalType' failed to satisfy constraint: " +
      'Member must satisfy enum value set: [USER, GROUP]',
  ],
  [
    'sso-admin',
    'TagResource',
    {
      InstanceArn: INSTANCE,
      ResourceArn: PERMISSION_SET,
      Tags: [
        { Key: 'a', Value: 'b' },
        { Key: '', Value: 'b' },
      ],
    },
    "1 validation error detected: Value '' at 'tags.2.member.key' failed to satisfy constraint: " +
      'Member must have length greater than or equal to 1',
  ],
  [
    'sts',
    'AssumeRole',
    {
      RoleArn: 'arn:aws:iam::111111111111:role/Analyst',
      RoleSessionName: 'night',
      TransitiveTagKeys: ['ok', ''],
    },
    "1 validation error detected: Value '[ok, ]' at 'transitiveTagKeys' failed to satisfy " +
      'constraint: Member must satisfy constraint: [Member must have length less than or equal to ' +
      '128, Member must have length greater than or equal to 1, Member must satisfy regular ' +
      'expression pattern: [\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]+]',
  ],
  [
    'identitystore',
    'CreateUser',
    { IdentityStoreId: STORE, UserName: 'x'.repeat(129) },
    "1 validation error detected: Value at 'userName' failed to satisfy constraint: Member must " +
      'have length less than or equal to 128',
  ],
  [
    'organizations',
    'ListAccounts',
    { MaxResults: 21 },
    'You provided a numeric parameter that has a larger value than allowed.',
  ],
  ['organizations', 'DescribeAccount', {}, 'You must include a value for all required parameters.'],
  [
    'organizations',
    'DescribeAccount',
    { AccountId: '12' },
    'You provided a value that does not match the required pattern.',
  ],
  [
    'organizations',
    'ListChildren',
    { ParentId: 'r-abcd', ChildType: 'ROBOT' },
    'You specified an invalid value.',
  ],
];

describe('an input', () => {
  it.each(valid)('is taken: %s %s %o', (service, operation, input) => {
    expect(violationsOf(service, operation, input)).toEqual([]);
  });

  it.each(invalid)('is refused: %s %s %o', (service, operation, input, message) => {
    expect(refuse(service, operation, input)).toBe(message);
  });

  it('is refused for everything that is wrong with it', () => {
    const input = { InstanceArn: 'nope', Name: '', Description: '' };
    expect(refuse('sso-admin', 'CreatePermissionSet', input)).toMatch(
      /^5 validation errors detected: Value '' at 'name' .*; Value 'nope' at 'instanceArn' /,
    );
  });

  it('gives the reason as Organizations does', () => {
    const violations = violationsOf('organizations', 'ListAccounts', { MaxResults: 0 });
    expect(invalidInput('organizations', violations)).toMatchObject({
      name: 'InvalidInputException',
      members: { Reason: 'MIN_VALUE_EXCEEDED' },
    });
  });

  it('is never shown where it is sensitive, nor inside another value', () => {
    const input = {
      IdentityStoreId: STORE,
      UserName: 'ada',
      Emails: Array.from({ length: 9 }, () => ({ Value: 'secret@example.com' })),
    };
    const text = refuse('identitystore', 'CreateUser', input);
    expect(text).toContain("at 'emails' failed");
    expect(text).not.toContain('secret@');
  });
});

describe('a pattern', () => {
  it.each([
    ['[\\w+=,.@-]+', 'a-b', true],
    ['a|b', 'ab', false],
    ['a|b', 'xb', false],
    ['\\p{L}+(?:(\\.|\\_)\\p{L}+){0,2}', 'größe_x', true],
    ['[a-z&$@#\\\\\\/%?=~\\-_\'"|!:,.;*+\\[\\]\\ \\(\\)\\{\\}]+', "a-[b] {c}'", true],
    ['r\\-[0-9]+', 'r-1', true],
    ['[0-9]+', '1\n', false],
  ])('%s on %s: %s', (pattern, text, matches) => {
    expect(matchesWhole(pattern, text)).toBe(matches);
  });

  it('of every model compiles', () => {
    const patterns = Object.values(constraintSets)
      .flatMap((constraints) => Object.values(constraints.shapes))
      .flatMap(({ pattern }) => pattern ?? []);
    expect(patterns.length).toBeGreaterThan(40);
    for (const pattern of patterns) expect(() => matchesWhole(pattern, '')).not.toThrow();
  });

  it('is there for every service that is played', async () => {
    const folder = new URL('../../src/sandbox/constraints/', import.meta.url);
    const files = (await readdir(folder)).sort();
    expect(files).toEqual(
      Object.keys(constraintSets)
        .map((id) => `${id}.json`)
        .sort(),
    );
    const text = await readFile(new URL('sts.json', folder), 'utf8');
    expect(JSON.parse(text)).toEqual(constraintSets.sts);
  });
});
