import { DescribeUser$, ListUsers$ } from '@aws-sdk/client-identitystore';
import {
  DescribePermissionSet$,
  ListPermissionSets$,
  ListTagsForResource$,
} from '@aws-sdk/client-sso-admin';
import { describe, expect, it } from 'vitest';
import { checkAnswer, requireMembers } from '../../src/upstream/answer-shape.ts';

const metadata = { $metadata: { httpStatusCode: 200 } };
const user = { IdentityStoreId: 'd-1', UserId: 'u-1' };

describe('an answer', () => {
  it.each([
    { schema: DescribePermissionSet$, answer: {} },
    {
      schema: DescribePermissionSet$,
      answer: { PermissionSet: { Name: 'x', CreatedDate: new Date(0) } },
    },
    { schema: DescribePermissionSet$, answer: { PermissionSet: { Name: null, AddedByAws: [1] } } },
    { schema: ListPermissionSets$, answer: { PermissionSets: ['a', 'b'], NextToken: 't' } },
    { schema: ListTagsForResource$, answer: { Tags: [{ Key: 'a', Value: 'b' }] } },
    { schema: ListUsers$, answer: { Users: [] } },
    {
      schema: ListUsers$,
      answer: { Users: [{ ...user, UserStatus: 'A_NEW_STATUS', Emails: [{ Primary: true }] }] },
    },
    { schema: DescribeUser$, answer: { ...user, DisplayName: new String('lazy') } },
  ])('of $schema.2 may be $answer', ({ schema, answer }) => {
    expect(() => checkAnswer(schema, { ...metadata, ...answer })).not.toThrow();
  });

  it.each([
    {
      schema: DescribePermissionSet$,
      answer: { PermissionSet: [1] },
      at: 'PermissionSet: an object',
    },
    {
      schema: DescribePermissionSet$,
      answer: { PermissionSet: { Name: 5 } },
      at: 'PermissionSet.Name: a text',
    },
    {
      schema: DescribePermissionSet$,
      answer: { PermissionSet: { CreatedDate: new Date(NaN) } },
      at: 'PermissionSet.CreatedDate: a time',
    },
    {
      schema: DescribePermissionSet$,
      answer: { PermissionSet: { CreatedDate: 5 } },
      at: 'PermissionSet.CreatedDate: a time',
    },
    {
      schema: ListPermissionSets$,
      answer: { PermissionSets: { a: 1 } },
      at: 'PermissionSets: a list',
    },
    {
      schema: ListPermissionSets$,
      answer: { PermissionSets: 'abc' },
      at: 'PermissionSets: a list',
    },
    {
      schema: ListPermissionSets$,
      answer: { PermissionSets: ['a', 1] },
      at: 'PermissionSets[1]: a text',
    },
    { schema: ListPermissionSets$, answer: { NextToken: 7 }, at: 'NextToken: a text' },
    {
      schema: ListTagsForResource$,
      answer: { Tags: [{ Key: 'a' }] },
      at: 'Tags[0].Value: it is missing',
    },
    { schema: ListUsers$, answer: {}, at: 'Users: it is missing' },
    {
      schema: ListUsers$,
      answer: { Users: [{ UserId: 'u-1' }] },
      at: 'Users[0].IdentityStoreId: it is missing',
    },
    {
      schema: ListUsers$,
      answer: { Users: [{ ...user, Emails: [{ Primary: 'yes' }] }] },
      at: 'Users[0].Emails[0].Primary: true or false',
    },
  ])('of $schema.2 may not be $answer', ({ schema, answer, at }) => {
    expect(() => checkAnswer(schema, { ...metadata, ...answer })).toThrow(at);
  });

  it('must have what the caller cannot do without', () => {
    expect(() => requireMembers('X', { A: 0, B: '' }, ['A', 'B'])).not.toThrow();
    expect(() => requireMembers('X', { A: null }, ['A'])).toThrow('The answer of X is without A');
  });
});
