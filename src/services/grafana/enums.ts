/** AWS's enums as the schema has them, without what only ever stands for a value not known yet. */
export const STATUSES = [
  'ACTIVE',
  'CREATING',
  'DELETING',
  'FAILED',
  'UPDATING',
  'UPGRADING',
  'DELETION_FAILED',
  'CREATION_FAILED',
  'UPDATE_FAILED',
  'UPGRADE_FAILED',
  'LICENSE_REMOVAL_FAILED',
  'VERSION_UPDATING',
  'VERSION_UPDATE_FAILED',
  'DEGRADED',
] as const;

/** Those in which a workspace is being changed, and soon has another. */
const PASSING: ReadonlySet<string> = new Set([
  'CREATING',
  'DELETING',
  'UPDATING',
  'UPGRADING',
  'VERSION_UPDATING',
]);

/** Whether a status changes no more by itself; one that is not known yet is believed to. */
export const isSettled = (status: string): boolean => !PASSING.has(status);

export const PROVIDERS = ['AWS_SSO', 'SAML'] as const;
export const SAML_STATUSES = ['CONFIGURED', 'NOT_CONFIGURED'] as const;
export const ACCESS_TYPES = ['CURRENT_ACCOUNT', 'ORGANIZATION'] as const;
export const PERMISSION_TYPES = ['CUSTOMER_MANAGED', 'SERVICE_MANAGED'] as const;
export const DATA_SOURCES = [
  'AMAZON_OPENSEARCH_SERVICE',
  'CLOUDWATCH',
  'PROMETHEUS',
  'XRAY',
  'TIMESTREAM',
  'SITEWISE',
  'ATHENA',
  'REDSHIFT',
  'TWINMAKER',
] as const;
export const DESTINATIONS = ['SNS'] as const;
export const LICENSES = ['ENTERPRISE', 'ENTERPRISE_FREE_TRIAL'] as const;
export const ROLES = ['ADMIN', 'EDITOR', 'VIEWER'] as const;

/** The kinds of addresses, whose names AWS writes otherwise than its others. */
export const ADDRESS_TYPES = { IPV4: 'IPv4', DUAL_STACK: 'DualStack' } as const;

/** As the schema has it; a kind that is not known as AWS wrote it. */
export const toAddressType = (value: string | undefined): string | undefined =>
  Object.entries(ADDRESS_TYPES).find(([, aws]) => aws === value)?.[0] ?? value;
