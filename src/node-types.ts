import { createGlobalIds } from './core/global-id.ts';

const arnOf = (kind: string, name = 'arn') => ({
  name,
  pattern: new RegExp(`^arn:aws[a-z-]*:sso:[^:\\s]*:[^:\\s]*:${kind}/\\S{1,1000}$`),
});
const instanceArn = arnOf('instance', 'instanceArn');
const accountId = { name: 'accountId', pattern: /^[0-9]{12}$/ };
const requestId = { name: 'requestId', pattern: /^[0-9a-zA-Z-]{1,64}$/ };
const storeId = { name: 'identityStoreId', pattern: /^[0-9a-zA-Z-]{1,64}$/ };
const principalId = { name: 'principalId', pattern: /^[0-9a-zA-Z-]{1,64}$/ };
const region = { name: 'region', pattern: /^[a-z]{2,}(-[a-z]+)+-[0-9]+$/ };
/** `self`: the gateway's own account, while nobody has told its number. */
const placeAccountId = { name: 'accountId', pattern: /^([0-9]{12}|self)$/ };
const environment = [
  placeAccountId,
  region,
  { name: 'environmentId', pattern: /^[a-zA-Z0-9]{1,26}$/ },
] as const;
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
  IdentityCenterInstance: [arnOf('instance')],
  PermissionSet: [instanceArn, arnOf('permissionSet')],
  AccountAssignment: [
    instanceArn,
    accountId,
    arnOf('permissionSet', 'permissionSetArn'),
    principalType,
    principalId,
  ],
  Application: [arnOf('application')],
  User: [storeId, principalId],
  Group: [storeId, principalId],
  AccountAssignmentOperation: [
    instanceArn,
    { name: 'kind', pattern: /^(CREATE|DELETE)$/ },
    requestId,
  ],
  PermissionSetProvisioning: [instanceArn, requestId],
  Environment: environment,
  EnvironmentUser: [...environment, { name: 'userId', pattern: /^\S{1,26}$/ }],
  PermissionGroup: [...environment, { name: 'permissionGroupId', pattern: /^\S{1,26}$/ }],
  Workspace: [
    { name: 'accountId', pattern: /^([0-9]{12}|self)$/ },
    { name: 'region', pattern: /^[a-z0-9-]{1,32}$/ },
    { name: 'workspaceId', pattern: /^g-[0-9a-f]{10}$/ },
  ],
});

/** The names of the types that have a global id. */
export type NodeType = Parameters<typeof globalIds.encode>[0];
