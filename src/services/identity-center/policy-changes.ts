import { isDeepStrictEqual } from 'node:util';
import type { PermissionsBoundary } from '@aws-sdk/client-sso-admin';
import { ERROR_CODES, type ErrorCode, GatewayError } from '../../core/errors.ts';
import { awsNames, type PermissionSetChange } from './change-permission-set.ts';
import type { IdentityCenterClient } from './client.ts';
import type { IdentityCenterLoaders } from './loaders.ts';
import type { PermissionSetModel } from './models.ts';
import { parsePolicy } from './policy.ts';

/** A policy of the customer's, by name: each account has its own of that name, or none. */
export interface PolicyReference {
  readonly name: string;
  readonly path: string;
}

/** The reference as AWS takes it; a path that is null is the one that AWS uses without. */
export const toReference = (input: {
  readonly name: string;
  readonly path?: string | null | undefined;
}): PolicyReference => ({ name: input.name, path: input.path ?? '/' });

const about = (field: string): Partial<Record<ErrorCode, string>> => ({
  ALREADY_EXISTS: field,
  NOT_FOUND: field,
  QUOTA_EXCEEDED: field,
  VALIDATION: field,
});

/** `AttachManagedPolicyToPermissionSet`, or `DetachManagedPolicyFromPermissionSet`. */
export const managedPolicyChange = (
  client: IdentityCenterClient,
  key: PermissionSetModel,
  arn: string,
  attach: boolean,
): PermissionSetChange<ReturnType<typeof awsNames> & { ManagedPolicyArn: string }> => ({
  operation: attach
    ? client.attachManagedPolicyToPermissionSet
    : client.detachManagedPolicyFromPermissionSet,
  input: { ...awsNames(key), ManagedPolicyArn: arn },
  async isMade(read) {
    const policies = await read.managedPolicies(key);
    return policies.some((policy) => policy.Arn === arn) === attach;
  },
  selection: 'managedPolicies { arn }',
  fields: about('input.managedPolicyArn'),
});

/**
 * `AttachCustomerManagedPolicyReferenceToPermissionSet`, or
 * `DetachCustomerManagedPolicyReferenceFromPermissionSet`.
 */
export const customerPolicyChange = (
  client: IdentityCenterClient,
  key: PermissionSetModel,
  { name, path }: PolicyReference,
  attach: boolean,
): PermissionSetChange<
  ReturnType<typeof awsNames> & { CustomerManagedPolicyReference: { Name: string; Path: string } }
> => ({
  operation: attach
    ? client.attachCustomerManagedPolicyReferenceToPermissionSet
    : client.detachCustomerManagedPolicyReferenceFromPermissionSet,
  input: { ...awsNames(key), CustomerManagedPolicyReference: { Name: name, Path: path } },
  async isMade(read) {
    const policies = await read.customerManagedPolicies(key);
    const isThere = policies.some(({ Name, Path = '/' }) => Name === name && Path === path);
    return isThere === attach;
  },
  selection: 'customerManagedPolicies { name path }',
  fields: about('input.name'),
});

/** `PutInlinePolicyToPermissionSet`. */
export const inlinePolicyPut = (
  client: IdentityCenterClient,
  key: PermissionSetModel,
  text: string,
): PermissionSetChange<ReturnType<typeof awsNames> & { InlinePolicy: string }> => ({
  operation: client.putInlinePolicyToPermissionSet,
  input: { ...awsNames(key), InlinePolicy: text },
  isMade: async (read) =>
    isDeepStrictEqual(parsePolicy(await read.inlinePolicy(key)), JSON.parse(text)),
  selection: 'inlinePolicy',
  fields: about('input.policy'),
});

/** What AWS says in these cases may hold what it was given. */
const QUOTING: Partial<Record<ErrorCode, string>> = {
  VALIDATION:
    'AWS does not accept this policy. Each statement needs Effect, Action and Resource, and no Principal.',
  QUOTA_EXCEEDED: 'The policy is longer than AWS allows.',
  CONFLICT: ERROR_CODES.CONFLICT.message,
};

/**
 * Says in our own words what AWS has against an inline policy: AWS quotes the value, and the text of
 * a policy goes into no error and no log.
 *
 * @throws always.
 */
export const withoutAwsText = (error: unknown): never => {
  const says = error instanceof GatewayError ? QUOTING[error.code] : undefined;
  if (!(error instanceof GatewayError) || says === undefined) throw error;
  throw new GatewayError(error.code, says, error.details);
};

/** `DeleteInlinePolicyFromPermissionSet`. */
export const inlinePolicyDeletion = (
  client: IdentityCenterClient,
  key: PermissionSetModel,
): PermissionSetChange<ReturnType<typeof awsNames>> => ({
  operation: client.deleteInlinePolicyFromPermissionSet,
  input: awsNames(key),
  isMade: async (read) => parsePolicy(await read.inlinePolicy(key)) === null,
  selection: 'inlinePolicy',
});

const sameBoundary = (one: PermissionsBoundary, other: PermissionsBoundary | null): boolean => {
  const { Name: name, Path: path = '/' } = one.CustomerManagedPolicyReference ?? {};
  const reference = other?.CustomerManagedPolicyReference;
  return (
    other !== null &&
    one.ManagedPolicyArn === other.ManagedPolicyArn &&
    name === reference?.Name &&
    (name === undefined || path === (reference?.Path ?? '/'))
  );
};

/** `PutPermissionsBoundaryToPermissionSet`. */
export const boundaryPut = (
  client: IdentityCenterClient,
  key: PermissionSetModel,
  boundary: PermissionsBoundary,
): PermissionSetChange<
  ReturnType<typeof awsNames> & { PermissionsBoundary: PermissionsBoundary }
> => ({
  operation: client.putPermissionsBoundaryToPermissionSet,
  input: { ...awsNames(key), PermissionsBoundary: boundary },
  isMade: async (read) => sameBoundary(boundary, await read.permissionsBoundary(key)),
  selection: BOUNDARY,
  fields: about('input.boundary'),
});

/** `DeletePermissionsBoundaryFromPermissionSet`. */
export const boundaryDeletion = (
  client: IdentityCenterClient,
  key: PermissionSetModel,
): PermissionSetChange<ReturnType<typeof awsNames>> => ({
  operation: client.deletePermissionsBoundaryFromPermissionSet,
  input: awsNames(key),
  isMade: async (read: IdentityCenterLoaders) => (await read.permissionsBoundary(key)) === null,
  selection: BOUNDARY,
});

const BOUNDARY = 'permissionsBoundary { managedPolicyArn customerManagedPolicy { name path } }';
