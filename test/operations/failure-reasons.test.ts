import { describe, expect, it } from 'vitest';
import { explainFailure } from '../../src/services/identity-center/operations/failure-reasons.ts';

/** What the sandbox gives, which is what AWS does as far as people have reported it. */
const KNOWN: readonly (readonly [string, string | null, RegExp | null])[] = [
  [
    'Received a 404 status error: the USER assignee 9067-1 was not found in directory d-9067',
    'PRINCIPAL_NOT_FOUND',
    /Look it up again/,
  ],
  [
    'Received a 404 status error: the GROUP assignee 9067-1 was not found in directory d-9067',
    'PRINCIPAL_NOT_FOUND',
    /Look it up again/,
  ],
  [
    'Received a 404 status error: Not supported policy arn:aws:iam::111122223333:policy/team/x.',
    'NOT_FOUND',
    /customer-managed policy/,
  ],
  ['Policy /x does not exist or is not attachable.', 'NOT_FOUND', /customer-managed policy/],
  [
    'Received a 409 status error: Cannot exceed quota for PoliciesPerRole: 10',
    'QUOTA_EXCEEDED',
    /quota of IAM/,
  ],
  [
    'Received a 409 status error: Cannot exceed quota for RolesPerAccount: 1000',
    'QUOTA_EXCEEDED',
    /quota of IAM/,
  ],
  [
    'Maximum policy size of 10240 bytes exceeded for role AWSReservedSSO_X',
    'QUOTA_EXCEEDED',
    /quota of IAM/,
  ],
  [
    'Received a 403 status error: Access denied by IAM. Please check your policy, or wait for role propagation to complete.',
    'ACCESS_DENIED',
    /suspended account/,
  ],
  [
    'Received a 403 status error: Access denied by IAM. Please check your policy, or wait for role propagation to complete. IAM Error: User: arn:aws:sts::111122223333:assumed-role/gateway/x is not authorized to perform: iam:ListRolePolicies on resource: role AWSReservedSSO_X',
    'ACCESS_DENIED',
    /management account/,
  ],
  [
    'Received a 404 status error: the account assignment was not found.',
    'NOT_FOUND',
    /nothing left to do/,
  ],
  [
    "Received a 404 status error: EntitlementItem doesn't exist with the given entitlement key EntitlementKey{accessorId=AccessorId{value=1}}",
    'NOT_FOUND',
    /nothing left to do/,
  ],
  ['Received a 404 status error: the account was not found.', 'NOT_FOUND', /in the organization/],
  [
    "AWS SSO is unable to complete your request at this time. Obtaining permissions to manage your AWS account '111122223333' takes longer than usual.",
    'UPSTREAM_UNAVAILABLE',
    /`state`/,
  ],
  [
    'An unexpected internal service exception was encountered',
    'UPSTREAM_UNAVAILABLE',
    /AWS gives no reason/,
  ],
  ['The account is suspended.', 'ACCOUNT_SUSPENDED', /suspended or closed/],
  ['MalformedPolicyDocument: Syntax errors in policy.', 'VALIDATION', /Correct the policy/],
  ['Rate exceeded', 'THROTTLED', /in a minute/],
  ['Something that nobody has seen before', null, null],
];

describe('explainFailure', () => {
  it.each(KNOWN)('%s', (reason, code, advice) => {
    const explained = explainFailure(reason);
    expect(explained.reason).toBe(reason);
    expect(explained.code).toBe(code);
    if (advice === null) expect(explained.advice).toBeNull();
    else expect(explained.advice).toMatch(advice);
  });

  it('says nothing of a failure without a reason', () => {
    const nothing = { code: null, reason: null, advice: null, query: null };
    expect(explainFailure(undefined)).toEqual(nothing);
  });
});
