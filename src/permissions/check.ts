import type { ContextDeps, Loaders } from '../context.ts';
import { type ErrorCode, GatewayError } from '../core/errors.ts';
import type { QuotaUse, RequestScope } from '../upstream/types.ts';
import type { Grantee, GrantOptions } from './grants.ts';
import type { PolicyDocument } from './policy.ts';

/** What came of a look at one thing. */
export interface Check {
  /** An IAM action, or what was looked at. */
  readonly what: string;
  /** Whose credentials it was tried with: `gateway`, or the ARN of a role. */
  readonly as: Grantee;
  readonly region?: string | undefined;
  readonly status:
    | 'OK'
    /** AWS says no, and a policy can change that. */
    | 'MISSING'
    /** AWS says no whatever the policies of the account, or as it is meant to: the gateway does without. */
    | 'LIMITED'
    /** It could not be found out. */
    | 'FAILED'
    | 'NOT_TRIED';
  readonly says?: string | undefined;
  /** Whether somebody has denied it: then nothing that is added to a policy counts. */
  readonly isDenied?: boolean | undefined;
}

/** What keeps the gateway from what is switched on. */
export interface Diagnosis {
  readonly accountId: string | undefined;
  readonly arn: string | undefined;
  readonly instanceArn: string | undefined;
  readonly checks: readonly Check[];
  /** What to add to whose policy. */
  readonly missing: readonly { readonly as: Grantee; readonly add: PolicyDocument }[];
  readonly quotas: readonly QuotaUse[];
  /** Whether nothing is missing and nothing failed. */
  readonly ok: boolean;
}

/** What an examination works with. */
export interface Examination {
  readonly deps: ContextDeps;
  readonly options: GrantOptions;
  readonly scope: RequestScope;
  readonly loaders: Loaders;
}

/** Errors after which it is not known whether the permission is there. */
const UNKNOWN: readonly ErrorCode[] = [
  'THROTTLED',
  'UPSTREAM_UNAVAILABLE',
  'UPSTREAM_MALFORMED',
  'DEADLINE_EXCEEDED',
  'GATEWAY_CREDENTIALS',
  'OUTCOME_UNKNOWN',
  'INTERNAL',
];

export type Outcome = Pick<Check, 'status' | 'says'> & { readonly action?: string | undefined };

/** What an error says of the permission: AWS judges that before it looks at what was asked. */
export const outcomeOf = (error: unknown): Outcome => {
  if (!(error instanceof GatewayError)) throw error;
  const { code, message, details } = error;
  if (code === 'ACCESS_DENIED') {
    return { status: 'MISSING', says: message, action: details.missingAction };
  }
  if (code === 'MANAGEMENT_ACCOUNT_ONLY') return { status: 'LIMITED', says: message };
  if (code === 'SERVICE_ENDED' || code === 'SERVICE_DISABLED' || code === 'NOT_CONFIGURED') {
    return { status: 'NOT_TRIED', says: message };
  }
  return UNKNOWN.includes(code) ? { status: 'FAILED', says: message } : { status: 'OK' };
};

/** The same of what is under way. */
export const outcomeFrom = (tried: Promise<unknown>): Promise<Outcome> =>
  tried.then(() => ({ status: 'OK' }) as const, outcomeOf);

/** Whether it keeps the gateway from what is switched on. */
export const isBad = ({ status }: Check): boolean => status === 'MISSING' || status === 'FAILED';
