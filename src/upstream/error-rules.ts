/* eslint-disable max-lines -- one table, whose lines are in an order */
import type { ErrorCode } from '../core/errors.ts';
import type { ServiceId } from './types.ts';

/** What to do about a failed call, as far as it follows from what was answered. */
export type FailureKind =
  /** AWS refused it: asking again gives the same answer. */
  | 'refused'
  /** Too fast. It was certainly not carried out. */
  | 'throttled'
  /** Too many asynchronous operations outstanding. Not carried out; the pace is not the reason. */
  | 'outstanding'
  /** An answer of the kind "not now" (5xx). Whether it was carried out is not known. */
  | 'unavailable'
  /** As before, but AWS says it did not begin. */
  | 'not-begun'
  /** The gateway's own credentials. */
  | 'credentials';

/** One line of the table. What is left out matches everything. */
export interface ErrorRule {
  readonly name: RegExp;
  readonly services?: readonly ServiceId[];
  readonly operation?: RegExp;
  /** AWS's message or reason. */
  readonly text?: RegExp;
  readonly kind: FailureKind;
  readonly code: ErrorCode;
  /**
   * A sentence for a person, in our own words and without the name of the operation, which has a
   * member of its own. AWS's text follows after "AWS says:" where `quote` says so.
   */
  readonly says: string;
  readonly quote?: boolean;
}

const refused = (
  name: RegExp,
  code: ErrorCode,
  says: string,
  more: Partial<ErrorRule> = {},
): ErrorRule => ({ name, code, says, kind: 'refused', ...more });

const CONFLICT = /^Conflict(Exception)?$/;
const VALIDATION = /^(Validation(Exception|Error)|Invalid(Request|Input)Exception)$/;
const DENIED = /^AccessDenied/;
const FINSPACE = ['finspace', 'finspace-data'] as const;
/** In the text or the reason of an error that is about the customer's own key. */
export const KMS = /KMS_/;
const UNKNOWN_OPERATION =
  /^(UnknownOperation(Exception)?|InvalidAction|UnknownService(Exception)?)$/;
const ALREADY_THERE =
  /already (exists|attached|associated|in use)|UNIQUENESS_CONSTRAINT_VIOLATION/i;
/** What IAM Identity Center did not have in its first years, and other implementations may not. */
const LATER_SSO =
  /^(ListAccountAssignmentsForPrincipal|DescribeInstance|\w*Application\w*|\w*PermissionsBoundary\w*|\w*CustomerManagedPolicy\w*)$/;

/**
 * What AWS's errors mean. The first line that fits counts, so the particular stands before the
 * general. sso-admin gives one `ConflictException` for everything and is told apart by operation
 * and text; Identity Store says why in `Reason`; Organizations and sso-admin answer client faults
 * with HTTP 400, so the status says nothing.
 */
export const ERROR_RULES: readonly ErrorRule[] = [
  // Too fast.
  {
    name: /^(Throttling|ThrottlingException)$/,
    text: /too many requests processing/i,
    kind: 'outstanding',
    code: 'THROTTLED',
    says: 'AWS has too many of these operations under way.',
  },
  {
    name: /^(Throttling(Exception)?|ThrottledException|TooManyRequests(Exception)?|RequestLimitExceeded|RequestThrottled(Exception)?|SlowDown|PriorRequestNotComplete|BandwidthLimitExceeded|EC2ThrottledException|KMS_ThrottlingException)$/,
    kind: 'throttled',
    code: 'THROTTLED',
    says: 'AWS is throttling this operation.',
  },

  // The gateway's own credentials.
  {
    name: /^(ExpiredToken(Exception)?|RequestExpired|UnrecognizedClient(Exception)?|InvalidClientTokenId|InvalidSignatureException|SignatureDoesNotMatch|IncompleteSignature(Exception)?|MissingAuthenticationToken(Exception)?|CredentialsProviderError|TokenProviderError|AuthFailure|InvalidAccessKeyId)$/,
    kind: 'credentials',
    code: 'GATEWAY_CREDENTIALS',
    says: "The gateway's own AWS credentials are missing, wrong or have expired.",
  },

  // Who may do it.
  refused(
    DENIED,
    'ACCESS_DENIED',
    'The customer-managed KMS key does not let the gateway use it: look at the policy of the key.',
    {
      text: KMS,
    },
  ),
  refused(
    DENIED,
    'MANAGEMENT_ACCOUNT_ONLY',
    'Only the management account of the organization may do this.',
    { text: /management account|master account|delegated admin/i },
  ),
  refused(DENIED, 'ACCESS_DENIED', 'AWS refused the gateway this operation.'),
  refused(
    /^(NotAuthorized|UnauthorizedException|OptInRequired)/,
    'ACCESS_DENIED',
    'AWS refused the gateway this operation.',
  ),
  refused(
    /^UnsupportedAPIEndpointException$/,
    'NOT_CONFIGURED',
    'Organizations has no endpoint in this Region.',
  ),
  refused(
    /^RegionDisabledException$/,
    'NOT_CONFIGURED',
    'This Region is not enabled for the AWS account.',
  ),
  refused(
    /^AWSOrganizationsNotInUseException$/,
    'NOT_FOUND',
    'The AWS account of the gateway is in no organization.',
  ),

  // Not there.
  refused(
    /^ResourceNotFoundException$/,
    'VALIDATION',
    'AWS cannot find the customer-managed KMS key.',
    {
      text: KMS,
    },
  ),
  refused(
    /^ResourceNotFoundException$/,
    'PRINCIPAL_NOT_FOUND',
    'The directory has no such user or group.',
    {
      services: ['sso-admin'],
      operation: /^(Create|Delete)AccountAssignment$/,
      text: /\b(principal|user|group)\b/i,
    },
  ),
  refused(
    /^(ResourceNotFound|AccountNotFound|ChildNotFound|ParentNotFound|OrganizationalUnitNotFound|TargetNotFound|RootNotFound|NotFound|NoSuchEntity)(Exception)?$/,
    'NOT_FOUND',
    'AWS has no such object.',
    { quote: true },
  ),

  // In the way.
  refused(CONFLICT, 'ACCOUNT_SUSPENDED', 'The AWS account is suspended or closed.', {
    text: /suspended|account is closed|closed account/i,
  }),
  refused(
    CONFLICT,
    'CONFLICT_RETRYABLE',
    'Another operation on the same object is running. Try again when it has ended.',
    { text: /conflicting operation|in progress|in process|CONCURRENT_MODIFICATION|concurrent/i },
  ),
  refused(
    CONFLICT,
    'ALREADY_EXISTS',
    'A permission set with this name exists already. Choose another name, or change that one.',
    {
      services: ['sso-admin'],
      operation: /^CreatePermissionSet$/,
      text: ALREADY_THERE,
      quote: true,
    },
  ),
  refused(
    CONFLICT,
    'ALREADY_EXISTS',
    'A policy with this name, and another path, is attached already. Detach that one first.',
    {
      services: ['sso-admin'],
      operation: /^AttachCustomerManagedPolicyReference/,
      text: ALREADY_THERE,
      quote: true,
    },
  ),
  refused(CONFLICT, 'ALREADY_EXISTS', 'An object with this name or key exists already.', {
    text: ALREADY_THERE,
    quote: true,
  }),
  refused(
    CONFLICT,
    'CONFLICT',
    'The permission set is still assigned or provisioned. AWS deletes it only some time after the last assignment has gone.',
    { services: ['sso-admin'], operation: /^DeletePermissionSet$/ },
  ),
  refused(CONFLICT, 'ALREADY_EXISTS', 'It exists or is attached already.', {
    services: ['sso-admin'],
    operation: /^(CreatePermissionSet|Attach)/,
    quote: true,
  }),
  refused(CONFLICT, 'CONFLICT_RETRYABLE', 'Another change of the same assignment is running.', {
    services: ['sso-admin'],
    operation: /AccountAssignment$|^ProvisionPermissionSet$/,
  }),
  refused(CONFLICT, 'CONFLICT', 'The object is not in a state that allows this.', { quote: true }),
  refused(
    /^(ConcurrentModificationException|ConcurrentModification)$/,
    'CONFLICT_RETRYABLE',
    'Somebody else is changing the same object. Try again.',
  ),

  // Too many, too long, not allowed.
  refused(
    /^(ServiceQuotaExceeded|LimitExceeded)(Exception)?$/,
    'QUOTA_EXCEEDED',
    'A quota of the AWS account is used up. Remove what is not needed, or have AWS raise the quota.',
    { quote: true },
  ),
  refused(
    /^ConstraintViolationException$/,
    'QUOTA_EXCEEDED',
    'A quota of the organization is used up.',
    {
      text: /LIMIT_EXCEEDED|QUOTA_EXCEEDED/,
      quote: true,
    },
  ),
  refused(/^ConstraintViolationException$/, 'CONFLICT', 'The organization does not allow this.', {
    quote: true,
  }),
  refused(
    VALIDATION,
    'NOT_SUPPORTED_BY_INSTANCE',
    'This kind of IAM Identity Center instance does not have this.',
    { services: ['sso-admin'], text: /not supported for account instances?|account instance/i },
  ),
  refused(VALIDATION, 'VALIDATION', 'The customer-managed KMS key cannot be used.', { text: KMS }),
  refused(VALIDATION, 'ACCOUNT_SUSPENDED', 'The AWS account is suspended or closed.', {
    text: /account\b.*\b(is|was) (suspended|closed)/i,
  }),
  refused(VALIDATION, 'VALIDATION', 'AWS does not accept one of the values.', { quote: true }),
  refused(
    /^(SerializationException|MalformedPolicyDocumentException|PackedPolicyTooLargeException|MissingParameter|InvalidParameterValue|MalformedQueryString)$/,
    'VALIDATION',
    'AWS does not accept this value.',
  ),

  // A service, or an operation, that is not there.
  refused(
    UNKNOWN_OPERATION,
    'SERVICE_ENDED',
    'Amazon FinSpace no longer answers this operation: AWS ended the service on 7 October 2026.',
    { services: FINSPACE },
  ),
  refused(
    UNKNOWN_OPERATION,
    'NOT_SUPPORTED_BY_INSTANCE',
    'This endpoint does not know the operation.',
    { services: ['sso-admin'], operation: LATER_SSO },
  ),
  refused(UNKNOWN_OPERATION, 'UPSTREAM_UNAVAILABLE', 'This endpoint does not know the operation.'),

  // Not now.
  {
    name: /^(ServiceUnavailable(Exception|Error)?|Unavailable)$/,
    kind: 'not-begun',
    code: 'UPSTREAM_UNAVAILABLE',
    says: 'The AWS service is unavailable at the moment.',
  },
  {
    name: /^(InternalServer(Exception|Error)|InternalFailure|InternalServiceError|InternalException|ServiceException|RequestTimeout(Exception)?)$/,
    kind: 'unavailable',
    code: 'UPSTREAM_UNAVAILABLE',
    says: 'The AWS service failed inside.',
  },
];
