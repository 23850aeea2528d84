/* eslint-disable max-lines -- one line for each field of the schema */
import { type CostRule, type CostTable, FREE, pageOf, type Visit } from '../../estimate/rule.ts';
import { ONE } from '../../estimate/things.ts';
import { environmentsPage } from '../../services/finspace/costs.ts';
import { described } from '../../services/grafana/costs.ts';
import { workspacesPage } from '../../services/grafana/costs.ts';
import { readApplication, withInstance } from '../../services/identity-center/costs.ts';
import { describeOperations } from '../../services/identity-center/operation-costs.ts';
import {
  ACCOUNTS_OF_SET,
  APPLICATIONS,
  APPLICATIONS_OF_PRINCIPAL,
  INSTANCES,
  ofInstance,
  ONLY,
  OUTDATED,
  readInstance,
  SETS_OF_ACCOUNT,
  withStatus,
} from '../../services/identity-center/readables.ts';
import {
  directoryPage,
  lookUpPrincipal,
  readPrincipals,
} from '../../services/identity-store/costs.ts';
import { UNIT } from '../../services/organizations/costs.ts';
import {
  accessCosts,
  accessOf,
  accessToAccount,
  linkedPrincipal,
  statedPrincipal,
} from './access.ts';
import { accessToEnvironment, accessToWorkspace, matchedUser } from './entries.ts';
import {
  accountsOf,
  assignmentsOfAccounts,
  assignmentsOfPrincipals,
  assignmentsOfSets,
  assignmentsPage,
  assignmentsReaching,
  setsOf,
} from './assignments.ts';
import { changeCosts } from './changes.ts';
import { linkedAccount } from './linked.ts';
import { node, nodes } from './nodes.ts';
import { accountsPerSet, setsPerAccount } from './rows.ts';

/** One row more than is shown tells whether there is another page. */
const wanted = (visit: Visit): number => pageOf(visit) + 1;

/** The accounts of a set, or the sets of an account, with what the edge has to know of its parent. */
const setAccounts: CostRule = (visit) => {
  const { kind, variant } = withStatus(ACCOUNTS_OF_SET, visit.args.provisioningStatus);
  visit.read(ACCOUNTS_OF_SET, visit.of, { variant });
  const length = variant === '' ? accountsPerSet(visit) : visit.sizes.items(kind);
  const rows = Math.min(pageOf(visit), length);
  const found = accountsOf(visit, visit.of, rows);
  return [{ ...found, name: `${found.name}${variant}` }];
};

const accountSets: CostRule = (visit) => {
  readInstance(visit);
  const { kind, variant } = withStatus(SETS_OF_ACCOUNT, visit.args.provisioningStatus);
  visit.read(SETS_OF_ACCOUNT, visit.of, { variant });
  const length = variant === '' ? setsPerAccount(visit) : visit.sizes.items(kind);
  const rows = Math.min(pageOf(visit), length);
  const found = setsOf(visit, visit.of, rows);
  return [{ ...found, name: `${found.name}${variant}` }];
};

/** Whether it is the newest form: the list of what is outdated, once for each parent. */
const statusBy =
  (what: typeof ACCOUNTS_OF_SET): CostRule =>
  ({ of, read }) => {
    for (const beside of of.links?.beside ?? []) read(what, beside, withStatus(what, OUTDATED));
    return [];
  };

const userAssignments: CostRule = (visit) => {
  readInstance(visit, true);
  return visit.args.via === 'DIRECT'
    ? [assignmentsOfPrincipals(visit, visit.of, wanted(visit))]
    : [assignmentsReaching(visit, visit.of, wanted(visit))];
};

/** Applications by which workspaces are signed in to: found in the list of all. */
const signInApplication: CostRule = (visit) => {
  readInstance(visit);
  visit.read(APPLICATIONS, ofInstance(visit));
  return visit.of.links?.application ?? [];
};

const instancePrincipals = (type: 'User' | 'Group'): CostRule => withInstance(directoryPage(type));
const chosen = (visit: Visit): void => readInstance(visit, visit.args.instance != null);

/** Whose credentials the gateway has: asked once for all of these fields. */
const whoami: CostRule = ({ read }) => {
  read({ service: 'sts', operation: 'GetCallerIdentity' }, ONE);
  return [];
};

/** The cost of fields that cross services. */
export const linkCosts: CostTable = {
  ...accessCosts,
  ...changeCosts,
  Query: {
    node,
    nodes,
    viewer: ({ find }) => [find('Viewer', 1)],
    services: ({ find }) => [find('UpstreamService', 1)],
    assignments: withInstance(assignmentsPage),
    users: instancePrincipals('User'),
    groups: instancePrincipals('Group'),
    user: lookUpPrincipal('User', chosen),
    group: lookUpPrincipal('Group', chosen),
  },
  Subscription: { operation: node, workspace: node, environment: node },
  IdentityCenterInstance: {
    ownerAccount: linkedAccount,
    users: directoryPage('User'),
    groups: directoryPage('Group'),
    assignments: assignmentsPage,
  },
  PermissionSet: {
    accounts: setAccounts,
    assignments: (visit) => {
      readInstance(visit, true);
      return [assignmentsOfSets(visit, visit.of, wanted(visit))];
    },
  },
  Account: {
    permissionSets: accountSets,
    assignments: (visit) => {
      readInstance(visit);
      return [assignmentsOfAccounts(visit, visit.of, wanted(visit))];
    },
    access: accessToAccount,
    workspaces: workspacesPage(true),
    environments: environmentsPage(true),
  },
  AccountAssignment: {
    account: linkedAccount,
    principal: linkedPrincipal,
    principalState: statedPrincipal,
  },
  AccountAssignmentOperation: {
    account: (visit) => {
      describeOperations(visit);
      return linkedAccount(visit);
    },
    principal: (visit) => {
      describeOperations(visit);
      readInstance(visit, true);
      return linkedPrincipal(visit);
    },
  },
  PermissionSetProvisioning: {
    account: (visit) => {
      describeOperations(visit);
      return linkedAccount(visit);
    },
  },
  PermissionSetAccountEdge: {
    cursor: FREE,
    node: FREE,
    accountId: FREE,
    provisioningStatus: statusBy(ACCOUNTS_OF_SET),
  },
  PermissionSetAccountConnection: FREE,
  AccountPermissionSetEdge: {
    cursor: FREE,
    node: FREE,
    permissionSetArn: FREE,
    provisioningStatus: statusBy(SETS_OF_ACCOUNT),
  },
  AccountPermissionSetConnection: FREE,
  UserAssignmentEdge: {
    cursor: FREE,
    node: FREE,
    direct: FREE,
    viaGroupId: FREE,
    via: (visit) => {
      const groups = (visit.of.links?.principal ?? []).filter(({ type }) => type === 'Group');
      readPrincipals(visit, groups);
      return groups;
    },
  },
  UserAssignmentConnection: FREE,
  Application: {
    applicationAccount: (visit) => {
      readApplication(visit, visit.of);
      const population = visit.sizes.items('ListAccounts');
      const account = visit.find('Account', 1, { population });
      return linkedAccount({ ...visit, of: { ...visit.of, links: { account: [account] } } });
    },
  },
  ApplicationAssignment: { principal: linkedPrincipal },
  User: {
    assignments: userAssignments,
    applicationAssignments: (visit) => {
      visit.read(INSTANCES, ONLY);
      visit.read(APPLICATIONS_OF_PRINCIPAL, visit.of);
      const rows = Math.min(pageOf(visit), visit.sizes.items(APPLICATIONS_OF_PRINCIPAL.operation));
      const population = visit.sizes.items('ListApplications');
      const application = visit.find('Application', rows, { part: 'applications', population });
      const links = { application: [application], principal: [visit.of] };
      return [visit.find('ApplicationAssignment', rows, { links })];
    },
    access: accessOf('User'),
  },
  Group: {
    assignments: (visit) => {
      readInstance(visit, true);
      return [assignmentsOfPrincipals(visit, visit.of, wanted(visit))];
    },
    access: accessOf('Group'),
  },
  Workspace: {
    account: linkedAccount,
    access: accessToWorkspace,
    organizationalUnits: (visit) => {
      described(visit);
      const population = visit.sizes.items('units');
      const units = visit.find('OrganizationalUnit', 0.5, { population });
      visit.read(UNIT, units);
      return [units];
    },
  },
  Environment: { account: linkedAccount, access: accessToEnvironment },
  EnvironmentUser: { user: matchedUser, userMatch: matchedUser },
  EnvironmentUserMatch: FREE,
  WorkspacePermission: {
    principal: (visit) => {
      readInstance(visit);
      return linkedPrincipal(visit);
    },
    principalState: (visit) => {
      if (!visit.isDenied('User')) readInstance(visit);
      return statedPrincipal(visit);
    },
  },
  WorkspaceAwsSso: {
    ssoClientId: FREE,
    application: signInApplication,
    applicationState: (visit) => (visit.isDenied('Application') ? [] : signInApplication(visit)),
  },
  PageInfo: FREE,
  Gap: FREE,
  Tag: FREE,
  Viewer: FREE,
  ViewerPermission: FREE,
  AllowedFields: FREE,
  UpstreamIdentity: {
    kind: FREE,
    region: FREE,
    writes: FREE,
    accountId: whoami,
    arn: whoami,
    partition: whoami,
  },
  UpstreamService: FREE,
  QuotaUse: FREE,
  RefusedOperation: FREE,
  InputError: FREE,
  AccessDenied: FREE,
  OutcomeUnknown: FREE,
  OperationConflict: FREE,
  SelfGrant: FREE,
  FreshSignInRequired: FREE,
};
