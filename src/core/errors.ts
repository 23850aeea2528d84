/**
 * The one table of error codes. A code is part of the contract: it is never renamed, and what a
 * client may do about it (`retryable`) follows from the code, not from the message.
 */
export const ERROR_CODES = {
  ACCESS_DENIED: { retryable: false, message: 'AWS refused the gateway this operation.' },
  MANAGEMENT_ACCOUNT_ONLY: {
    retryable: false,
    message: 'Only the management account of the organization may do this.',
  },
  NOT_FOUND: { retryable: false, message: 'AWS has no such object.' },
  AMBIGUOUS: { retryable: false, message: 'More than one object has this name. Ask by id.' },
  CONFLICT: { retryable: false, message: 'The object is not in a state that allows this.' },
  CONFLICT_RETRYABLE: {
    retryable: true,
    message: 'Another operation on the same object is running. Try again when it has ended.',
  },
  ALREADY_EXISTS: { retryable: false, message: 'An object with this name or key exists already.' },
  VALIDATION: { retryable: false, message: 'AWS does not accept this value.' },
  QUOTA_EXCEEDED: { retryable: false, message: 'A quota of the AWS account is used up.' },
  THROTTLED: {
    retryable: true,
    message: 'The AWS quota leaves no room for this call before the deadline of the request.',
  },
  DEADLINE_EXCEEDED: { retryable: true, message: 'The deadline of the request has passed.' },
  OUTCOME_UNKNOWN: {
    retryable: false,
    message: 'The connection ended before AWS answered: the change may or may not have been made.',
  },
  ACCOUNT_SUSPENDED: { retryable: false, message: 'The AWS account is suspended or closed.' },
  PRINCIPAL_NOT_FOUND: { retryable: false, message: 'The directory has no such user or group.' },
  NOT_SUPPORTED_BY_INSTANCE: {
    retryable: false,
    message: 'This kind of IAM Identity Center instance does not have this.',
  },
  SERVICE_ENDED: { retryable: false, message: 'AWS has ended this service.' },
  SERVICE_DISABLED: { retryable: false, message: 'This service is switched off by configuration.' },
  NOT_CONFIGURED: { retryable: false, message: 'The gateway is not configured for this.' },
  NOT_ENUMERABLE: {
    retryable: false,
    message: 'AWS has no list of this, so that it cannot be said what is missing.',
  },
  READ_ONLY: { retryable: false, message: 'This gateway is read-only.' },
  UPSTREAM_UNAVAILABLE: { retryable: true, message: 'The AWS service could not be reached.' },
  UPSTREAM_MALFORMED: {
    retryable: true,
    message: 'The AWS service gave an answer that its own model does not allow.',
  },
  GATEWAY_CREDENTIALS: {
    retryable: true,
    message: "The gateway's own AWS credentials are missing or have expired.",
  },
  BAD_USER_INPUT: { retryable: false, message: 'The request has a value that is not allowed.' },
  CURSOR_EXPIRED: {
    retryable: false,
    message: 'This cursor no longer works. Start again without `after`.',
  },
  COST_LIMIT: { retryable: false, message: 'This query would cost more than allowed.' },
  UNAUTHENTICATED: { retryable: false, message: 'Sign in first.' },
  FORBIDDEN: { retryable: false, message: 'You may not do this.' },
  INTERNAL: { retryable: false, message: 'Something unexpected happened in the gateway.' },
} as const satisfies Record<string, { retryable: boolean; message: string }>;

export type ErrorCode = keyof typeof ERROR_CODES;

/** What an error says beside its code and message; every member may be shown to a caller. */
export interface ErrorDetails {
  /** The AWS service that gave the error, by the gateway's name for it (`sso-admin`). */
  readonly service?: string;
  /** The AWS operation (`DescribePermissionSet`). */
  readonly operation?: string;
  readonly awsRequestId?: string;
  readonly region?: string;
  readonly accountId?: string;
  /** Seconds after which trying again makes sense. */
  readonly retryAfter?: number;
  /** The argument or input field that is wrong, as a path (`by.arn`). */
  readonly argument?: string;
  /** The IAM action that is missing (`sso:DescribePermissionSet`). */
  readonly missingAction?: string;
  /** The GraphQL query that tells how things stand (OUTCOME_UNKNOWN). */
  readonly query?: string;
  /** What a caller has to choose among (AMBIGUOUS): global ids, as `node` and `by: { id }` take them. */
  readonly candidates?: readonly string[];
  /** The AWS calls that the operation is expected to make, and how many it may (COST_LIMIT). */
  readonly estimate?: number;
  readonly limit?: number;
  /** The path of the field that most of them are made for (COST_LIMIT). */
  readonly dearestField?: string;
  /** Which limit was met, and how much there was (BAD_USER_INPUT, THROTTLED). */
  readonly limitName?: string;
  readonly met?: number;
}

/**
 * An error that a caller may see: a code of the table, a sentence for a person, and details that
 * hold no credential, policy text or stack. Anything else that is thrown is masked as `INTERNAL`.
 */
export class GatewayError extends Error {
  override readonly name = 'GatewayError';
  readonly code: ErrorCode;
  readonly details: ErrorDetails;

  constructor(
    code: ErrorCode,
    message: string = ERROR_CODES[code].message,
    details: ErrorDetails = {},
    options?: { readonly cause?: unknown },
  ) {
    super(message, options);
    this.code = code;
    this.details = details;
  }

  get retryable(): boolean {
    return ERROR_CODES[this.code].retryable;
  }

  /** What goes to `extensions` of a GraphQL error. */
  toExtensions(): Record<string, unknown> {
    return { code: this.code, retryable: this.retryable, ...this.details };
  }
}

/** A `BAD_USER_INPUT` error at `argument`. */
export const badInput = (argument: string, message: string): GatewayError =>
  new GatewayError('BAD_USER_INPUT', message, { argument });

/** The same error with more to say, or about an input field. */
export const withDetails = (
  { code, message, details }: GatewayError,
  more: ErrorDetails,
): GatewayError => new GatewayError(code, message, { ...details, ...more });
