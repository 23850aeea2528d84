import type { ErrorCode } from '../../../core/errors.ts';

/** Why an operation failed: AWS's own words, and what they mean where that is known. */
export interface Failure {
  readonly code: ErrorCode | null;
  readonly reason: string | null;
  readonly advice: string | null;
  /** The GraphQL query that tells, where nobody can say whether the change was made. */
  readonly query: string | null;
}

interface KnownReason {
  readonly pattern: RegExp;
  readonly code: ErrorCode;
  readonly advice: string;
}

/**
 * Why operations fail, by the words that AWS uses. AWS documents none of them: these are what people
 * have met, and what is not known keeps AWS's own sentence. The first line that fits counts, so the
 * particular stands before the general: a reason that wraps an error of IAM has words of several.
 */
const KNOWN_REASONS: readonly KnownReason[] = [
  {
    pattern: /entitlement\s?item.*(not|n't) exist|assignment.*(not found|n't exist|not exist)/i,
    code: 'NOT_FOUND',
    advice: 'The assignment is not there any more: there is nothing left to do.',
  },
  {
    pattern: /(assignee|principal|user|group)\b.*(not found|n't exist|not exist|unknown)/i,
    code: 'PRINCIPAL_NOT_FOUND',
    advice: 'The directory does not know this user or group. Look it up again before you retry.',
  },
  {
    pattern:
      /not supported policy|polic(y|ies)\b.*(not found|n't exist|not exist|not attachable|n't attachable)/i,
    code: 'NOT_FOUND',
    advice:
      'A customer-managed policy of the permission set is missing in the target account. Create it there with the same name and path, or detach it from the set, then try again.',
  },
  {
    pattern: /quota|limit ?exceeded|cannot exceed|maximum policy size/i,
    code: 'QUOTA_EXCEEDED',
    advice:
      'A quota of IAM in the target account is used up. Remove policies from the set or roles from the account, or have the quota raised there.',
  },
  {
    pattern: /malformed|syntax error|invalid (policy|principal|action|resource)/i,
    code: 'VALIDATION',
    advice:
      'IAM in the target account does not accept a policy of the permission set. Correct the policy, then try again.',
  },
  {
    pattern: /suspended|\bclosed\b/i,
    code: 'ACCOUNT_SUSPENDED',
    advice: 'The target account is suspended or closed: nothing can be provisioned to it.',
  },
  {
    pattern: /longer than usual|unable to complete your request at this time/i,
    code: 'UPSTREAM_UNAVAILABLE',
    advice:
      'AWS cannot reach the target account. Look at its `state`: an account that is being closed does not come back, one that was just made needs some minutes.',
  },
  {
    pattern: /iam error: user.*is not authorized/i,
    code: 'ACCESS_DENIED',
    advice:
      "In the management account AWS changes roles with the gateway's own permissions: give its role the IAM action that AWS names.",
  },
  {
    pattern: /access ?denied|not authorized/i,
    code: 'ACCESS_DENIED',
    advice:
      'AWS could not act in the target account. Look at its `state` (a suspended account answers like this), for a service control policy, or for a changed AWSReservedSSO role.',
  },
  {
    pattern: /account\b.*(not found|n't exist|not exist)/i,
    code: 'NOT_FOUND',
    advice: 'The target account is not in the organization any more.',
  },
  {
    pattern: /conflict|concurrent/i,
    code: 'CONFLICT_RETRYABLE',
    advice: 'Another change of the same roles was under way. Try again.',
  },
  {
    pattern: /throttl|rate exceeded|too many requests/i,
    code: 'THROTTLED',
    advice: 'AWS was throttled in the target account. Try again in a minute.',
  },
  {
    pattern: /internal (service|server)|unexpected.*(exception|error)|service ?unavailable/i,
    code: 'UPSTREAM_UNAVAILABLE',
    advice:
      'AWS gives no reason. Try again; if it stays, the AWS support can tell by the request id. In the management account it may be an IAM permission that the gateway lacks.',
  },
];

/** The reason as AWS gave it (`FailureReason`), and what it means where that is known. */
export const explainFailure = (reason: string | undefined): Failure => {
  const known = KNOWN_REASONS.find(({ pattern }) => pattern.test(reason ?? ''));
  return {
    code: known?.code ?? null,
    reason: reason ?? null,
    advice: known?.advice ?? null,
    query: null,
  };
};
