import { createGlobalIds } from './core/global-id.ts';

const arn = { name: 'arn', pattern: /^arn:aws[a-z-]*:\S{1,2000}$/ };
const accountId = { name: 'accountId', pattern: /^[0-9]{12}$/ };
const requestId = { name: 'requestId', pattern: /^[0-9a-zA-Z-]{1,64}$/ };
const storeId = { name: 'identityStoreId', pattern: /^[0-9a-zA-Z-]{1,64}$/ };
const principalId = { name: 'principalId', pattern: /^[0-9a-zA-Z-]{1,64}$/ };
const principalType = { name: 'principalType', pattern: /^(USER|GROUP)$/ };

/**
 * Every type that implements Node, with the AWS keys that its global id holds, in order. A key is
 * checked loosely: enough to refuse what can be no key at all, not so much that an older form of an
 * ARN or another implementation's id is refused.
 */
export const globalIds = createGlobalIds({
  Organization: [{ name: 'organizationId', pattern: /^o-[a-z0-9]{4,40}$/ }],
  OrganizationalUnit: [{ name: 'ouId', pattern: /^(ou|r)-[0-9a-z-]{1,80}$/ }],
  Account: [accountId],
  IdentityCenterInstance: [arn],
  PermissionSet: [{ ...arn, name: 'instanceArn' }, arn],
  AccountAssignment: [
    { ...arn, name: 'instanceArn' },
    accountId,
    { ...arn, name: 'permissionSetArn' },
    principalType,
    principalId,
  ],
  Application: [arn],
  User: [storeId, principalId],
  Group: [storeId, principalId],
  AccountAssignmentOperation: [
    { ...arn, name: 'instanceArn' },
    { name: 'kind', pattern: /^(CREATE|DELETE)$/ },
    requestId,
  ],
  PermissionSetProvisioning: [{ ...arn, name: 'instanceArn' }, requestId],
});

/** The names of the types that have a global id. */
export type NodeType = Parameters<typeof globalIds.encode>[0];
