/** Grafana's errors, with the members that its model requires of them. */
import type { ValidationExceptionReason } from '@aws-sdk/client-grafana';

import { SandboxError } from '../../service.ts';

export type ResourceType =
  'WORKSPACE' | 'SERVICE_ACCOUNT' | 'SERVICE_ACCOUNT_TOKEN' | 'API_KEY' | 'LICENSE';

export const notFound = (resourceType: ResourceType, resourceId: string): SandboxError =>
  new SandboxError(
    'ResourceNotFoundException',
    `The ${resourceType} with the id ${resourceId} could not be found.`,
    { resourceId, resourceType },
  );

export const conflict = (
  message: string,
  resourceType: ResourceType,
  resourceId: string,
): SandboxError => new SandboxError('ConflictException', message, { resourceId, resourceType });

/** @param field the member of the request that is at fault, if it is one. */
export const invalid = (message: string, field?: string): SandboxError => {
  const reason: ValidationExceptionReason =
    field === undefined ? 'OTHER' : 'FIELD_VALIDATION_FAILED';
  const fieldList = field === undefined ? {} : { fieldList: [{ name: field, message }] };
  return new SandboxError('ValidationException', message, { reason, ...fieldList });
};

/** The code of a quota is the sandbox's own: AWS documents none. */
export const quotaExceeded = (
  message: string,
  resourceType: ResourceType,
  resourceId: string,
): SandboxError =>
  new SandboxError('ServiceQuotaExceededException', message, {
    resourceId,
    resourceType,
    serviceCode: 'grafana',
    quotaCode: `SANDBOX-${resourceType}`,
  });
