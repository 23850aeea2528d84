import { describe, expect, it } from 'vitest';
import { ERROR_CODES } from '../../src/core/errors.ts';
import { safeText } from '../../src/core/safe-text.ts';
import { type Translated, translate } from '../../src/upstream/translate.ts';
import { awsError } from './fakes.ts';

const operation = (
  name: string,
  service: Translated['service'] = 'sso-admin',
  kind: Translated['kind'] = 'read',
): Translated => ({
  service,
  name,
  kind,
  iamAction: `${service === 'sso-admin' ? 'sso' : service}:${name}`,
  target: { accountId: 'self', region: 'eu-west-1' },
});

const socket = (code: string) => Object.assign(new Error(code), { code, $metadata: {} });

describe('what AWS says', () => {
  it.each([
    // sso-admin: one ConflictException for everything.
    [
      'sso-admin',
      'CreatePermissionSet',
      'ConflictException',
      'PermissionSet with name X already exists.',
      'ALREADY_EXISTS',
    ],
    [
      'sso-admin',
      'DeletePermissionSet',
      'ConflictException',
      'Could not delete because PermissionSet has ApplicationProfile associated with it.',
      'CONFLICT',
    ],
    [
      'sso-admin',
      'CreateAccountAssignment',
      'ConflictException',
      'There is a conflicting operation in process.',
      'CONFLICT_RETRYABLE',
    ],
    ['sso-admin', 'ProvisionPermissionSet', 'ConflictException', '', 'CONFLICT_RETRYABLE'],
    [
      'sso-admin',
      'AttachManagedPolicyToPermissionSet',
      'ConflictException',
      'Policy is already attached',
      'ALREADY_EXISTS',
    ],
    [
      'sso-admin',
      'AttachCustomerManagedPolicyReferenceToPermissionSet',
      'ConflictException',
      '',
      'ALREADY_EXISTS',
    ],
    [
      'sso-admin',
      'CreateAccountAssignment',
      'ConflictException',
      'The account 1 is suspended.',
      'ACCOUNT_SUSPENDED',
    ],
    ['sso-admin', 'UpdatePermissionSet', 'ConflictException', '', 'CONFLICT'],
    [
      'sso-admin',
      'DescribePermissionSet',
      'ResourceNotFoundException',
      'PermissionSet not found',
      'NOT_FOUND',
    ],
    [
      'sso-admin',
      'CreateAccountAssignment',
      'ResourceNotFoundException',
      'User not found',
      'PRINCIPAL_NOT_FOUND',
    ],
    [
      'sso-admin',
      'ListPermissionSets',
      'ValidationException',
      'The operation is not supported for account instances',
      'NOT_SUPPORTED_BY_INSTANCE',
    ],
    ['sso-admin', 'ListPermissionSets', 'ValidationException', 'Invalid ARN', 'VALIDATION'],
    [
      'sso-admin',
      'CreatePermissionSet',
      'ServiceQuotaExceededException',
      'limit of 3500',
      'QUOTA_EXCEEDED',
    ],
    [
      'sso-admin',
      'CreatePermissionSet',
      'AccessDeniedException',
      'You are not the management account of this organization',
      'MANAGEMENT_ACCOUNT_ONLY',
    ],
    [
      'sso-admin',
      'UpdatePermissionSet',
      'AccessDeniedException',
      'Not allowed for a delegated administrator',
      'MANAGEMENT_ACCOUNT_ONLY',
    ],
    [
      'sso-admin',
      'ListInstances',
      'AccessDeniedException',
      'User: arn:aws:sts::1:assumed-role/a/b is not authorized to perform: sso:ListInstances',
      'ACCESS_DENIED',
    ],
    ['sso-admin', 'ListInstances', 'ThrottlingException', 'Rate exceeded', 'THROTTLED'],
    ['sso-admin', 'ListInstances', 'InternalServerException', '', 'UPSTREAM_UNAVAILABLE'],
    // identitystore: a Reason.
    [
      'identitystore',
      'CreateGroupMembership',
      'ConflictException',
      'UNIQUENESS_CONSTRAINT_VIOLATION',
      'ALREADY_EXISTS',
    ],
    [
      'identitystore',
      'UpdateUser',
      'ConflictException',
      'CONCURRENT_MODIFICATION',
      'CONFLICT_RETRYABLE',
    ],
    ['identitystore', 'DescribeUser', 'ResourceNotFoundException', 'USER not found.', 'NOT_FOUND'],
    // organizations: names of its own.
    ['organizations', 'ListAccounts', 'TooManyRequestsException', '', 'THROTTLED'],
    ['organizations', 'DescribeAccount', 'AccountNotFoundException', '', 'NOT_FOUND'],
    [
      'organizations',
      'DescribeOrganizationalUnit',
      'OrganizationalUnitNotFoundException',
      '',
      'NOT_FOUND',
    ],
    ['organizations', 'DescribeOrganization', 'AWSOrganizationsNotInUseException', '', 'NOT_FOUND'],
    [
      'organizations',
      'ListAccounts',
      'AccessDeniedException',
      "You don't have permissions to access this resource.",
      'ACCESS_DENIED',
    ],
    ['organizations', 'TagResource', 'ConcurrentModificationException', '', 'CONFLICT_RETRYABLE'],
    [
      'organizations',
      'TagResource',
      'ConstraintViolationException',
      'MAX_TAG_LIMIT_EXCEEDED',
      'QUOTA_EXCEEDED',
    ],
    [
      'organizations',
      'TagResource',
      'ConstraintViolationException',
      'TAG_POLICY_VIOLATION',
      'CONFLICT',
    ],
    ['organizations', 'ListAccounts', 'InvalidInputException', 'INVALID_NEXT_TOKEN', 'VALIDATION'],
    ['organizations', 'ListAccounts', 'ServiceException', '', 'UPSTREAM_UNAVAILABLE'],
    ['organizations', 'ListAccounts', 'UnsupportedAPIEndpointException', '', 'NOT_CONFIGURED'],
    // the others.
    ['grafana', 'DescribeWorkspace', 'ResourceNotFoundException', '', 'NOT_FOUND'],
    ['finspace', 'CreateEnvironment', 'LimitExceededException', '', 'QUOTA_EXCEEDED'],
    ['finspace', 'GetEnvironment', 'InvalidRequestException', '', 'VALIDATION'],
    ['finspace', 'ListEnvironments', 'UnknownOperationException', '', 'SERVICE_ENDED'],
    ['grafana', 'ListWorkspaces', 'UnknownOperationException', '', 'UPSTREAM_UNAVAILABLE'],
    ['sts', 'AssumeRole', 'ExpiredTokenException', '', 'GATEWAY_CREDENTIALS'],
    ['sts', 'AssumeRole', 'AccessDenied', '', 'ACCESS_DENIED'],
    [
      'sts',
      'GetCallerIdentity',
      'CredentialsProviderError',
      'Could not load credentials',
      'GATEWAY_CREDENTIALS',
    ],
    // KMS keys of the customer.
    [
      'sso-admin',
      'ListInstances',
      'AccessDeniedException',
      'KMS_AccessDeniedException',
      'ACCESS_DENIED',
    ],
    ['identitystore', 'ListUsers', 'ThrottlingException', 'KMS_THROTTLING', 'THROTTLED'],
    ['identitystore', 'ListUsers', 'ValidationException', 'KMS_DISABLED', 'VALIDATION'],
    // what nobody has seen yet.
    ['grafana', 'ListWorkspaces', 'SomethingNewException', 'a new reason', 'UPSTREAM_UNAVAILABLE'],
  ] as const)('%s %s: %s "%s" is %s', (service, name, error, text, code) => {
    const reason = /^[A-Z_]+$/.test(text) ? { Reason: text } : {};
    const failure = translate(operation(name, service), awsError(error, text, reason));
    expect(failure.error.code).toBe(code);
    expect(failure.name).toBe(error);
    expect(failure.error.details).toMatchObject({
      service,
      operation: name,
      region: 'eu-west-1',
      awsRequestId: 'r-1',
    });
    expect(failure.error.message).toMatch(/^[A-Z].*[.…]$/);
    // Only the permission that is missing is named, by the name of AWS's that a policy takes.
    expect(failure.error.message).not.toMatch(new RegExp(`(?<!:)\\b${name}\\b`));
  });

  it.each([
    [
      'CreatePermissionSet',
      awsError('ConflictException', 'PermissionSet with name X already exists.'),
      'A permission set with this name exists already. Choose another name, or change that one. AWS says: PermissionSet with name X already exists.',
    ],
    [
      'UpdatePermissionSet',
      awsError('ValidationException', '2 validation errors detected'),
      'AWS does not accept one of the values. AWS says: 2 validation errors detected.',
    ],
    [
      'UpdatePermissionSet',
      awsError('ValidationException', ''),
      'AWS does not accept one of the values.',
    ],
    [
      'DescribePermissionSet',
      awsError('AccessDeniedException', 'User: arn:aws:sts::1:assumed-role/a/b is not authorized'),
      'AWS refused the gateway this operation. It needs sso:DescribePermissionSet: whoever runs the gateway can grant its role that.',
    ],
    [
      'UpdatePermissionSet',
      awsError('SomethingNewException', 'a new reason'),
      'AWS refused this with an error that the gateway does not know, SomethingNewException. AWS says: a new reason.',
    ],
  ])('our sentence comes first, then what AWS says: %s', (name, thrown, message) => {
    expect(translate(operation(name), thrown).error.message).toBe(message);
  });

  it('names no action of AWS where the key of a customer is in the way', () => {
    const { error } = translate(
      operation('ListInstances'),
      awsError('AccessDeniedException', 'denied', { Reason: 'KMS_ACCESS_DENIED' }),
    );
    expect(error.message).toMatch(/^The customer-managed KMS key/);
    expect(error.details.missingAction).toBeUndefined();
  });

  it.each([
    {
      said: 'User: arn:aws:sts::1:assumed-role/a/b is not authorized to perform: sso:ListInstances on resource: *',
      action: 'sso:ListInstances',
    },
    { said: 'Access denied', action: 'sso:DescribePermissionSet' },
  ])('names the missing action: $action', ({ said, action }) => {
    const { error } = translate(
      operation('DescribePermissionSet'),
      awsError('AccessDeniedException', said),
    );
    expect(error.details.missingAction).toBe(action);
    expect(error.message).toContain(action);
    expect(error.message).not.toContain('assumed-role');
  });

  it('says how long to wait', () => {
    const retryAfter = (more: object) =>
      translate(operation('ListUsers'), awsError('ThrottlingException', '', { ...more })).error
        .details.retryAfter;
    expect(retryAfter({})).toBe(1);
    expect(retryAfter({ RetryAfterSeconds: 3 })).toBe(3);
    expect(retryAfter({ $response: { headers: { 'retry-after': '2' } } })).toBe(2);
    expect(retryAfter({ $response: { headers: { 'retry-after': 'Wed, 21 Oct' } } })).toBe(1);
  });
});

describe('what is no answer of AWS', () => {
  const html = (httpStatusCode?: number) =>
    Object.assign(
      new SyntaxError('Unexpected token \'<\', "<html>secret</html>" is not valid JSON'),
      {
        ...(httpStatusCode === undefined ? {} : { $metadata: { httpStatusCode } }),
      },
    );

  it.each([
    { thrown: html(), code: 'UPSTREAM_MALFORMED', kind: 'malformed' },
    { thrown: html(200), code: 'UPSTREAM_MALFORMED', kind: 'malformed' },
    { thrown: html(403), code: 'UPSTREAM_MALFORMED', kind: 'malformed' },
    { thrown: html(502), code: 'UPSTREAM_UNAVAILABLE', kind: 'unavailable' },
    { thrown: html(429), code: 'THROTTLED', kind: 'throttled' },
    {
      thrown: awsError('Unknown', 'UnknownError', { status: 503 }),
      code: 'UPSTREAM_UNAVAILABLE',
      kind: 'unavailable',
    },
    { thrown: socket('ECONNREFUSED'), code: 'UPSTREAM_UNAVAILABLE', kind: 'unreachable' },
    { thrown: socket('ENOTFOUND'), code: 'UPSTREAM_UNAVAILABLE', kind: 'unreachable' },
    {
      thrown: socket('SELF_SIGNED_CERT_IN_CHAIN'),
      code: 'UPSTREAM_UNAVAILABLE',
      kind: 'unreachable',
    },
    { thrown: socket('ECONNRESET'), code: 'UPSTREAM_UNAVAILABLE', kind: 'broken' },
    { thrown: socket('EPIPE'), code: 'UPSTREAM_UNAVAILABLE', kind: 'broken' },
    {
      thrown: Object.assign(new Error('x'), { name: 'TimeoutError' }),
      code: 'UPSTREAM_UNAVAILABLE',
      kind: 'broken',
    },
    { thrown: undefined, code: 'INTERNAL', kind: 'internal' },
    { thrown: 'a string', code: 'INTERNAL', kind: 'internal' },
    {
      thrown: new Error('No value provided for input HTTP label: environmentId.'),
      code: 'INTERNAL',
      kind: 'internal',
    },
  ])('$thrown is $code', ({ thrown, code, kind }) => {
    const failure = translate(operation('ListUsers', 'identitystore'), thrown);
    expect(failure).toMatchObject({ kind, error: { code } });
    expect(failure.error.message).not.toMatch(/secret|html|Unexpected/);
  });

  it('names the Region that was asked, and none for a service with one global endpoint', () => {
    const errorOf = (target: Translated['target']) =>
      translate({ ...operation('ListRoots', 'organizations'), target }, socket('ENOTFOUND')).error;
    const there = errorOf({ accountId: 'self', region: 'eu-west-1' });
    expect(there.message).toBe('organizations in eu-west-1 cannot be reached.');
    const global = errorOf({ accountId: 'self', region: undefined });
    expect(global.message).toBe('organizations cannot be reached.');
    expect(JSON.stringify(global.toExtensions())).not.toContain('region');
  });

  const page = new SyntaxError(`Unexpected token '<', "<html><bod"... is not valid JSON`);
  const nameless = Object.assign(new Error('UnknownError'), {
    name: 'Unknown',
    $fault: 'client',
    $metadata: { httpStatusCode: 404 },
  });
  const unknownRoute = awsError('MissingAuthenticationTokenException', '', { status: 403 });

  it.each([
    ['no name', socket('ENOTFOUND'), 'unreachable'],
    ['nobody who takes the connection', socket('ECONNREFUSED'), 'unreachable'],
    ['a web page', page, 'malformed'],
    ['a path that nobody knows', nameless, 'malformed'],
    ['a signature that every request has', unknownRoute, 'malformed'],
  ])('of FinSpace is the end of the service when there is %s', (_what, thrown, kind) => {
    for (const service of ['finspace', 'finspace-data'] as const) {
      const failure = translate(operation('ListUsers', service), thrown);
      expect(failure).toMatchObject({ kind, error: { code: 'SERVICE_ENDED', retryable: false } });
      expect(failure.error.message).toMatch(/AWS ended the service on 7 October 2026\.$/);
    }
    const other = translate(operation('ListUsers', 'identitystore'), thrown);
    expect(other.error.code).not.toBe('SERVICE_ENDED');
  });

  it.each([
    socket('ECONNRESET'),
    socket('EAI_AGAIN'),
    Object.assign(new Error('late'), { name: 'TimeoutError' }),
    new SyntaxError('Unexpected end of JSON input'),
    Object.assign(new Error('down'), { name: '503', $metadata: { httpStatusCode: 503 } }),
  ])('of FinSpace is no end of it: %s', (thrown) => {
    const { error } = translate(operation('ListUsers', 'finspace'), thrown);
    expect(['UPSTREAM_UNAVAILABLE', 'UPSTREAM_MALFORMED']).toContain(error.code);
  });

  it('of a change by FinSpace leaves open what became of it, unless nobody was there', () => {
    const write = operation('CreateUser', 'finspace-data', 'write');
    expect(translate(write, page).error.code).toBe('OUTCOME_UNKNOWN');
    expect(translate(write, socket('ECONNREFUSED')).error.code).toBe('SERVICE_ENDED');
  });
});

it('gives only codes of the table, and every message ends as a sentence', () => {
  const { error } = translate(
    operation('CreatePermissionSet', 'sso-admin', 'write'),
    socket('ECONNRESET'),
  );
  expect(ERROR_CODES).toHaveProperty(error.code);
  expect(error).toMatchObject({ code: 'OUTCOME_UNKNOWN', retryable: false });
  expect(error.message).toMatch(/may or may not have been made.*\.$/);
});

describe('safeText', () => {
  it.each([
    ['User not found', 'User not found'],
    [
      'arn:aws:sso:::permissionSet/ssoins-1234567890abcdef/ps-1234567890abcdef is wrong',
      'arn:aws:sso:::permissionSet/ssoins-1234567890abcdef/ps-1234567890abcdef is wrong',
    ],
    [
      'user 906b1b2c3d-12345678-1234-1234-1234-123456789012 is wrong',
      'user 906b1b2c3d-12345678-1234-1234-1234-123456789012 is wrong',
    ],
    ['key AKIAIOSFODNN7EXAMPLE used', 'key [id] used'],
    ['secret wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEYwJal here', 'secret here'],
    ['bad token: abc.def', 'bad [removed]'],
    ['policy {"Version":"2012-10-17"} is bad', 'policy'],
    ['<html>x</html>', ''],
    ['one\n    at stack (file.js:1)', 'one'],
    ['x\u0000\u001b[31my', 'x [31my'],
  ])('of %j is %j', (text, safe) => {
    expect(safeText(text)).toBe(safe);
  });

  it('is short', () => {
    expect(safeText('word '.repeat(500)).length).toBeLessThanOrEqual(301);
  });
});
