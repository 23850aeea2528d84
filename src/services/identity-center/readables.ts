import type { ListSizes, Readable, Sizes, Visit } from '../../estimate/rule.ts';
import { ONE, type Things } from '../../estimate/things.ts';
import { LIFETIMES } from '../../upstream/lifetimes.ts';
import { MAX_RESULTS } from './deps.ts';

/** What an instance is believed to have while nothing was listed: a small firm. */
export const identityCenterSizes: ListSizes = {
  ListInstances: 1,
  ListPermissionSets: 15,
  ListAccountsForProvisionedPermissionSet: 7,
  'ListAccountsForProvisionedPermissionSet:LATEST_PERMISSION_SET_PROVISIONED': 7,
  'ListAccountsForProvisionedPermissionSet:LATEST_PERMISSION_SET_NOT_PROVISIONED': 0.5,
  ListPermissionSetsProvisionedToAccount: 4,
  'ListPermissionSetsProvisionedToAccount:LATEST_PERMISSION_SET_PROVISIONED': 4,
  'ListPermissionSetsProvisionedToAccount:LATEST_PERMISSION_SET_NOT_PROVISIONED': 0.25,
  /** Rows of a pair of account and set: groups have most of them, so there are few. */
  ListAccountAssignments: 1.25,
  ListAccountAssignmentsForPrincipal: 8,
  ListApplications: 5,
  ListApplicationAssignmentsForPrincipal: 2,
  ListAccountAssignmentCreationStatus: 4,
  ListAccountAssignmentDeletionStatus: 1,
  ListPermissionSetProvisioningStatus: 2,
};

const service = 'sso-admin';
const sets = 'ListPermissionSets';

/** One call for each permission set; AWS lists nothing of several. */
const ofSet = (operation: string, isList = false): Readable => ({
  service,
  operation,
  population: (sizes) => sizes.items(sets),
  lifetimeMs: LIFETIMES.permissionSets,
  cached: (key) => `${operation}|${key}${isList ? '|' : ''}`,
});

export const INSTANCES: Readable = {
  service,
  operation: 'ListInstances',
  population: () => 1,
  lifetimeMs: LIFETIMES.instances,
  cached: () => 'ListInstances|all|',
};

/** Tells which of several instances is the organization's own. */
const OWNER: Readable = {
  service: 'organizations',
  operation: 'DescribeOrganization',
  population: () => 1,
  lifetimeMs: LIFETIMES.organization,
  cached: () => 'DescribeOrganization',
};

export const INSTANCE_DETAIL: Readable = {
  service,
  operation: 'DescribeInstance',
  population: (sizes) => sizes.items('ListInstances'),
  lifetimeMs: LIFETIMES.instances,
  cached: (key) => `DescribeInstance|${key}`,
};

export const SET_LIST: Readable = {
  service,
  operation: sets,
  lifetimeMs: LIFETIMES.catalogue,
  cached: (key) => `${sets}|${key}|`,
};

export const SET = ofSet('DescribePermissionSet');
/** What of it never changes. */
export const SET_FIXED: Readable = { ...SET, lifetimeMs: LIFETIMES.fixed };
export const INLINE_POLICY = ofSet('GetInlinePolicyForPermissionSet');
export const BOUNDARY = ofSet('GetPermissionsBoundaryForPermissionSet');
export const MANAGED_POLICIES = ofSet('ListManagedPoliciesInPermissionSet', true);
export const CUSTOMER_POLICIES = ofSet('ListCustomerManagedPolicyReferencesInPermissionSet', true);
export const TAGS: Readable = { service, operation: 'ListTagsForResource' };

/** The accounts of a set. The status is a variant. */
export const ACCOUNTS_OF_SET: Readable = {
  service,
  operation: 'ListAccountsForProvisionedPermissionSet',
  population: (sizes) => sizes.items(sets),
  lifetimeMs: LIFETIMES.provisioning,
};

/** The sets of an account. The status is a variant. */
export const SETS_OF_ACCOUNT: Readable = {
  service,
  operation: 'ListPermissionSetsProvisionedToAccount',
  population: (sizes) => sizes.items('ListAccounts'),
  lifetimeMs: LIFETIMES.provisioning,
};

const setsOfAccount = 'ListPermissionSetsProvisionedToAccount';
const accountsOfSet = 'ListAccountsForProvisionedPermissionSet';

/** How many pairs of account and set there are: by whichever side was seen. */
export const pairsThere = (sizes: Sizes): number => {
  const bySet = sizes.items(sets) * sizes.items(accountsOfSet);
  const byAccount = sizes.items('ListAccounts') * sizes.items(setsOfAccount);
  return !sizes.isKnown(setsOfAccount) && sizes.isKnown(accountsOfSet) ? bySet : byAccount;
};

/** Who has one set in one account. */
export const PAIR: Readable = {
  service,
  operation: 'ListAccountAssignments',
  population: pairsThere,
  lifetimeMs: LIFETIMES.assignments,
  cached: (key) => `ListAccountAssignments|${key}|`,
};

/** What a user or group is assigned. */
export const OF_PRINCIPAL: Readable = {
  service,
  operation: 'ListAccountAssignmentsForPrincipal',
  population: (sizes) => sizes.items('ListUsers') + sizes.items('ListGroups'),
  lifetimeMs: LIFETIMES.assignments,
};

export const APPLICATIONS: Readable = {
  service,
  operation: 'ListApplications',
  lifetimeMs: LIFETIMES.catalogue,
  cached: (key) => `ListApplications|${key}|`,
};
export const APPLICATION: Readable = {
  service,
  operation: 'DescribeApplication',
  population: (sizes) => sizes.items('ListApplications'),
  lifetimeMs: LIFETIMES.catalogue,
  cached: (key) => `DescribeApplication|${key}`,
};
export const PROVIDER: Readable = {
  service,
  operation: 'DescribeApplicationProvider',
  population: (sizes) => sizes.items('ListApplications'),
  lifetimeMs: LIFETIMES.catalogue,
};
export const APPLICATIONS_OF_PRINCIPAL: Readable = {
  service,
  operation: 'ListApplicationAssignmentsForPrincipal',
  population: (sizes) => sizes.items('ListUsers'),
  lifetimeMs: LIFETIMES.assignments,
};

/** A permission set that is known by its keys. */
export const theSet = (instanceArn: string, permissionSetArn: string): Things => ({
  type: 'PermissionSet',
  name: `PermissionSet:${permissionSetArn}`,
  rows: 1,
  distinct: 1,
  keys: [`${instanceArn}|${permissionSetArn}`],
});

/** The only one of its kind, of which the cache keeps one. */
export const ONLY: Things = { ...ONE, keys: [''] };

/** What belongs to the instance that the visit is about: the organization's own, where it is known. */
export const ofInstance = ({ facts }: Pick<Visit, 'facts'>): Things =>
  facts.instance === undefined ? ONE : { ...ONE, keys: [facts.instance.instanceArn] };

/**
 * The reads by which `context.instance` chooses.
 *
 * @param isNamed whether an ARN says which.
 */
export const readInstance = ({ read, sizes }: Pick<Visit, 'read' | 'sizes'>, isNamed = false) => {
  read(INSTANCES, ONLY);
  if (!isNamed && sizes.items('ListInstances') > 1) read(OWNER, ONLY);
};

/** The list of sets of an instance, until `wanted` are there. */
export const readSetList = (visit: Visit, wanted = Infinity): void => {
  const pages = Math.min(visit.sizes.pages(sets, MAX_RESULTS), Math.ceil(wanted / MAX_RESULTS));
  visit.read(SET_LIST, ofInstance(visit), { pages: Math.max(1, pages) });
};

/** The kind of list of accounts or sets with this status, and what tells it apart. */
export const withStatus = (
  { operation }: Readable,
  status: unknown,
): { readonly kind: string; readonly variant: string } => {
  const variant = typeof status === 'string' ? `:${status}` : '';
  return { kind: `${operation}${variant}`, variant };
};

export const OUTDATED = 'LATEST_PERMISSION_SET_NOT_PROVISIONED';
