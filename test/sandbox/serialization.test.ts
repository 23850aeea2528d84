import { describe, expect, it } from 'vitest';
import { serviceModels } from '../../src/sandbox/catalog.ts';
import { readForm } from '../../src/sandbox/protocols/read-form.ts';
import { readJson } from '../../src/sandbox/protocols/read-json.ts';
import type { OperationSchema } from '../../src/sandbox/model.ts';

const operation = (service: string, name: string): OperationSchema => {
  const found = serviceModels.get(service)?.operations.get(name);
  if (found === undefined) throw new Error(`${service} has no ${name}`);
  return found;
};

const read = (service: string, name: string, body: unknown): object =>
  readJson(operation(service, name).input, body);

const wrong: [service: string, operation: string, body: unknown, message: string][] = [
  ['sso-admin', 'ListInstances', [], 'Start of list found where not expected'],
  ['sso-admin', 'ListInstances', 'x', 'STRING_VALUE can not be converted to a Structure'],
  [
    'sso-admin',
    'ListInstances',
    { MaxResults: '5' },
    'STRING_VALUE can not be converted to an Integer',
  ],
  [
    'sso-admin',
    'ListInstances',
    { MaxResults: true },
    'TRUE_VALUE can not be converted to an Integer',
  ],
  ['sso-admin', 'ListInstances', { NextToken: 5 }, 'NUMBER_VALUE can not be converted to a String'],
  [
    'sso-admin',
    'ListInstances',
    { NextToken: {} },
    'Start of structure or map found where not expected.',
  ],
  ['sso-admin', 'TagResource', { Tags: {} }, 'Start of structure or map found where not expected.'],
  ['sso-admin', 'TagResource', { Tags: ['a'] }, 'STRING_VALUE can not be converted to a Structure'],
  ['sso-admin', 'TagResource', { Tags: [null] }, 'NULL_VALUE can not be converted to a Structure'],
  [
    'identitystore',
    'CreateUser',
    { Emails: [{ Primary: 'yes' }] },
    'STRING_VALUE can not be converted to a Boolean',
  ],
  [
    'identitystore',
    'GetUserId',
    { AlternateIdentifier: {} },
    'Expected exactly one member of union AlternateIdentifier',
  ],
];

describe('JSON', () => {
  it('keeps what the schema has and leaves out the rest', () => {
    const body = {
      InstanceArn: 'a',
      MaxResults: null,
      Invented: 1,
      Filter: { ApplicationAccount: '1' },
    };
    expect(read('sso-admin', 'ListApplications', body)).toEqual({
      InstanceArn: 'a',
      Filter: { ApplicationAccount: '1' },
    });
  });

  it('does not take what every object has for a member', () => {
    const body = JSON.parse('{"__proto__": {"InstanceArn": "x"}}') as unknown;
    expect(read('sso-admin', 'ListPermissionSets', body)).toEqual({});
  });

  it.each(wrong)('of the wrong type is refused: %s %s %o', (service, name, body, message) => {
    expect(() => read(service, name, body)).toThrow(
      expect.objectContaining({ name: 'SerializationException', message }),
    );
  });
});

describe('a form', () => {
  const { input } = operation('sts', 'AssumeRole');

  it('is read by number, not by place', () => {
    const form = new URLSearchParams(
      'Tags.member.10.Key=c&Tags.member.2.Key=b&Tags.member.1.Key=a&Tags.member.1.Value=%2B',
    );
    expect(readForm(input, form)).toEqual({
      Tags: [{ Key: 'a', Value: '+' }, { Key: 'b' }, { Key: 'c' }],
    });
  });

  it('has an empty list as a name without a value', () => {
    expect(readForm(input, new URLSearchParams('PolicyArns='))).toEqual({ PolicyArns: [] });
  });

  it('with a number that is none is refused', () => {
    expect(() => readForm(input, new URLSearchParams('DurationSeconds=soon'))).toThrow(
      expect.objectContaining({ name: 'SerializationException' }),
    );
  });
});
