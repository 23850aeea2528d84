import {
  type CostRule,
  type CostTable,
  each,
  FREE,
  free,
  pageOf,
  type Readable,
  type Visit,
} from '../../estimate/rule.ts';
import type { Things } from '../../estimate/things.ts';
import { globalIds } from '../../node-types.ts';
import { changeCosts } from './change-costs.ts';
import { PERMISSION_SET_FIXED, PERMISSION_SET_KEYS } from './find-permission-set.ts';
import { operationCosts, operationsPage } from './operation-costs.ts';
import {
  ACCOUNTS_OF_SET,
  APPLICATION,
  APPLICATIONS,
  BOUNDARY,
  CUSTOMER_POLICIES,
  INLINE_POLICY,
  INSTANCE_DETAIL,
  INSTANCES,
  MANAGED_POLICIES,
  OUTDATED,
  ofInstance,
  ONLY,
  PROVIDER,
  readInstance,
  readSetList,
  SET,
  SET_FIXED,
  SET_LIST,
  TAGS,
  theSet,
  withStatus,
} from './readables.ts';

export { identityCenterSizes } from './readables.ts';

/** A field that takes one read of each object, and shows what comes of it. */
const takes =
  (...whats: readonly Readable[]): CostRule =>
  ({ of, read }) => {
    for (const what of whats) read(what, of);
    return [of];
  };

/** What part of the sets a filter is believed to let through, by its member. */
const ACCEPTED = { contains: 0.2, managedPolicyArn: 0.15, outdated: 0.15 } as const;

/** A page of the permission sets of an instance. A filter is tried on set after set. */
export const setsPage: CostRule = (visit) => {
  const all = visit.sizes.items(SET_LIST.operation);
  const filter = (visit.args.filter ?? {}) as Readonly<Record<string, unknown>>;
  const { contains, managedPolicyArn, outdated } = filter;
  const first = pageOf(visit);
  const part =
    (contains ? ACCEPTED.contains : 1) *
    (managedPolicyArn ? ACCEPTED.managedPolicyArn : 1) *
    (outdated == null ? 1 : outdated === true ? ACCEPTED.outdated : 1 - ACCEPTED.outdated);
  const looked = Math.min(all, first / part);
  readSetList(visit, looked);
  let left = visit.find('PermissionSet', looked, { part: 'looked at', population: all });
  const narrow = (by: number, name: string): void => {
    left = visit.find('PermissionSet', left.rows * by, { part: name, population: all });
  };
  if (contains) {
    visit.read(SET, left);
    narrow(ACCEPTED.contains, 'named');
  }
  if (managedPolicyArn) {
    visit.read(MANAGED_POLICIES, left);
    narrow(ACCEPTED.managedPolicyArn, 'with policy');
  }
  if (outdated != null) {
    visit.read(ACCOUNTS_OF_SET, left, withStatus(ACCOUNTS_OF_SET, OUTDATED));
  }
  const rows = Math.min(first, Math.max(all * part, Math.min(1, all)));
  return [visit.find('PermissionSet', rows, { population: all })];
};

const setBy: CostRule = (visit) => {
  const { id, arn, name } = visit.args.by as Record<string, string | undefined>;
  if (id != null) {
    const [instanceArn = '', setArn = ''] = globalIds.decode(id, 'by.id', ['PermissionSet']).keys;
    const set = theSet(instanceArn, setArn);
    visit.read(SET, set);
    return [set];
  }
  readInstance(visit, visit.args.instance != null);
  if (arn != null) {
    const set = theSet(visit.facts.instance?.instanceArn ?? '', arn);
    visit.read(SET, set);
    return [set];
  }
  readSetList(visit);
  const all = visit.sizes.items(SET_LIST.operation);
  visit.read(SET_FIXED, visit.find('PermissionSet', all, { part: 'all' }));
  return [visit.find('PermissionSet', 1, { name: `PermissionSet:${name ?? ''}` })];
};

/** The instance, chosen or named. */
const instanceOf =
  (isNamed: (visit: Visit) => boolean): CostRule =>
  (visit) => {
    readInstance(visit, isNamed(visit));
    const keys =
      visit.facts.instance === undefined ? undefined : [visit.facts.instance.instanceArn];
    return [visit.find('IdentityCenterInstance', 1, { name: 'IdentityCenterInstance', keys })];
  };

/** What is found in an instance that has to be chosen first. */
export const withInstance =
  (rule: CostRule): CostRule =>
  (visit) => {
    readInstance(visit, visit.args.instance != null);
    return rule(visit);
  };

const applicationsPage: CostRule = (visit) => {
  visit.read(APPLICATIONS, ofInstance(visit));
  const all = visit.sizes.items(APPLICATIONS.operation);
  const rows = Math.min(pageOf(visit), all);
  return [visit.find('Application', rows, { population: all, isLoaded: true })];
};

/** An application's own values: its list has brought them along. */
export const readApplication = ({ read }: Pick<Visit, 'read'>, things: Things): void => {
  if (things.isLoaded !== true) read(APPLICATION, things);
};

const applicationDetail: CostRule = (visit) => {
  readApplication(visit, visit.of);
  return [visit.of];
};

/** A permission set of a row that AWS has just listed: its key costs nothing, and its name is kept. */
export const listedSet: CostRule = (visit) => {
  const found = visit.of.links?.permissionSet ?? [];
  if (visit.selectsOnly(PERMISSION_SET_KEYS)) return found;
  const what = visit.selectsOnly(PERMISSION_SET_FIXED) ? SET_FIXED : SET;
  for (const set of found) visit.read(what, set);
  return found;
};

/** The cost of what IAM Identity Center answers. */
export const identityCenterCosts: CostTable = {
  ...operationCosts,
  ...changeCosts,
  Query: {
    instances: (visit) => {
      visit.read(INSTANCES, ONLY);
      const all = visit.sizes.items('ListInstances');
      return [visit.find('IdentityCenterInstance', all)];
    },
    instance: instanceOf(({ args }) => args.arn != null),
    permissionSets: withInstance(setsPage),
    permissionSet: setBy,
    operations: withInstance(operationsPage),
  },
  IdentityCenterInstance: {
    ...free('id', 'arn', 'identityStoreId', 'identityStoreArn', 'name', 'status', 'statusReason'),
    ...free('createdAt', 'ownerAccountId'),
    // The list may leave these out; AWS's own gives them.
    ...free('primaryRegion', 'regions'),
    ...each(takes(INSTANCE_DETAIL), 'encryption', 'permissionSetsEnabled'),
    tags: takes(TAGS),
    permissionSets: setsPage,
    operations: operationsPage,
    applications: applicationsPage,
  },
  PermissionSet: {
    ...free('id', 'arn', 'instanceArn'),
    instance: instanceOf(() => true),
    ...each(takes(SET_FIXED), 'name', 'createdAt'),
    ...each(takes(SET), 'description', 'sessionDuration', 'relayState'),
    inlinePolicy: takes(INLINE_POLICY),
    managedPolicies: takes(MANAGED_POLICIES),
    customerManagedPolicies: takes(CUSTOMER_POLICIES),
    permissionsBoundary: takes(BOUNDARY),
    tags: takes(TAGS),
  },
  AccountAssignment: {
    ...free('id', 'accountId', 'permissionSetArn', 'principalId', 'principalType'),
    permissionSet: listedSet,
  },
  Application: {
    ...free('id', 'arn'),
    ...each(applicationDetail, 'name', 'description', 'status', 'createdAt', 'createdFrom'),
    ...each(applicationDetail, 'applicationAccountId', 'instanceArn', 'providerArn', 'portal'),
    instance: (visit) => {
      readApplication(visit, visit.of);
      return instanceOf(() => true)(visit);
    },
    provider: (visit) => {
      readApplication(visit, visit.of);
      visit.read(PROVIDER, visit.of);
      return [visit.of];
    },
    tags: (visit) => {
      readApplication(visit, visit.of);
      visit.read(TAGS, visit.of);
      return [visit.of];
    },
  },
  ApplicationAssignment: {
    ...free('applicationArn', 'principalId', 'principalType'),
    application: (visit) => {
      const found = visit.of.links?.application ?? [];
      if (!visit.selectsOnly(new Set(['id', 'arn']))) {
        for (const application of found) visit.read(APPLICATION, application);
      }
      return found;
    },
  },
  InstanceRegion: FREE,
  InstanceEncryption: FREE,
  ManagedPolicy: FREE,
  CustomerManagedPolicy: FREE,
  PermissionsBoundary: FREE,
  PermissionSetConnection: FREE,
  PermissionSetEdge: FREE,
  AccountAssignmentConnection: FREE,
  AccountAssignmentEdge: FREE,
  ApplicationProvider: FREE,
  ApplicationPortal: FREE,
  ApplicationConnection: FREE,
  ApplicationEdge: FREE,
  ApplicationAssignmentConnection: FREE,
  ApplicationAssignmentEdge: FREE,
};
