import {
  type CostRule,
  type CostTable,
  each,
  FREE,
  free,
  type ListSizes,
  pageOf,
  type Readable,
  type Visit,
} from '../../estimate/rule.ts';
import { enterAccount, readPlaces } from '../../estimate/places.ts';
import type { Things } from '../../estimate/things.ts';
import { globalIds } from '../../node-types.ts';
import { LIFETIMES } from '../../upstream/lifetimes.ts';
import { FROM_LIST } from './authentication.ts';
import { grafanaChangeCosts } from './change-costs.ts';
import { MAX_RESULTS } from './deps.ts';

/** What Grafana is believed to have while nothing was listed: workspaces of one account and Region. */
export const grafanaSizes: ListSizes = {
  ListWorkspaces: 2,
  ListPermissions: 10,
  ListWorkspaceServiceAccounts: 2,
  ListWorkspaceServiceAccountTokens: 1,
  ListVersions: 3,
};

const service = 'grafana';
const workspaces = 'ListWorkspaces';
/** So many accounts and Regions together are believed to have workspaces. */
const PLACES = 3;

/** One call for each workspace. */
const ofWorkspace = (operation: string, lifetimeMs: number = LIFETIMES.workspaces): Readable => ({
  service,
  operation,
  population: (sizes) => sizes.items(workspaces) * PLACES,
  lifetimeMs,
});

const LIST: Readable = { service, operation: workspaces, lifetimeMs: LIFETIMES.workspaces };
const DESCRIBED = ofWorkspace('DescribeWorkspace');
/** What lists carry of workspaces. */
export const SUMMARY: Readable = {
  ...DESCRIBED,
  lifetimeMs: LIFETIMES.workspaces,
  cached: (key) => `workspace|${key}`,
  listed: { list: LIST, pageSize: MAX_RESULTS },
};
const AUTHENTICATION = ofWorkspace(
  'DescribeWorkspaceAuthentication',
  LIFETIMES.grafanaAuthentication,
);
const TOKENS = ofWorkspace('ListWorkspaceServiceAccountTokens');

/** The lists of every place, or of those that the arguments leave: how many workspaces they have. */
const readLists = (visit: Visit, isOneAccount: boolean): number =>
  readPlaces(visit, LIST, { all: visit.facts.grafanaPlaces, isOneAccount }) *
  visit.sizes.items(workspaces);

/** What part of workspaces people sign in to by the directory. */
const BY_DIRECTORY = 0.5;

/** Who has which role in these workspaces. */
export const readPermissions = (visit: Visit, some: Things): void =>
  visit.read(ofWorkspace('ListPermissions'), some);

/** All workspaces that people sign in to by the directory, with their permissions. */
export const enteredWorkspaces = (visit: Visit): Things => {
  const count = readLists({ ...visit, args: {}, of: { ...visit.of, rows: 1, distinct: 1 } }, false);
  const open = count * BY_DIRECTORY;
  const found = visit.find('Workspace', 0, { name: 'entered workspaces', isLoaded: true });
  const entered = { ...found, rows: open, distinct: open };
  readPermissions(visit, entered);
  return entered;
};

/** What a workspace has to be for its fields. */
export const readSummary = (visit: Visit): void => visit.read(SUMMARY, visit.of);

/** A page of workspaces: what is merged is read whole. */
export const workspacesPage =
  (isOfAccount: boolean): CostRule =>
  (visit) => {
    const filter = (visit.args.filter ?? {}) as { readonly account?: string | null };
    const all = readLists(visit, isOfAccount || filter.account != null);
    const rows = Math.min(pageOf(visit), all);
    return [visit.find('Workspace', rows, { isLoaded: true, links: aboutWorkspace(visit, rows) })];
  };

/** What workspaces link to. */
const aboutWorkspace = (visit: Visit, rows: number): NonNullable<Things['links']> => ({
  account: [
    visit.find('Account', rows, {
      part: 'accounts',
      population: Math.min(visit.facts.readerRoles + 1, visit.sizes.items('ListAccounts')),
    }),
  ],
});

/** A workspace that is known by its keys. */
export const theWorkspace = (visit: Visit, keys: readonly string[]): Things => {
  const [accountId = ''] = keys;
  const account = {
    type: 'Account',
    name: `Account:${accountId}`,
    rows: 1,
    distinct: 1,
    keys: [accountId],
  };
  const key = keys.join('|');
  const workspace: Things = {
    ...visit.find('Workspace', 1, {
      name: `Workspace:${key}`,
      keys: [key],
      links: { account: [account] },
    }),
  };
  enterAccount(visit, accountId);
  visit.read(SUMMARY, workspace);
  return workspace;
};

const workspaceBy: CostRule = (visit) => {
  const { id, name, workspaceId } = visit.args.by as Record<string, string | undefined>;
  if (id != null) return [theWorkspace(visit, globalIds.decode(id, 'by.id', ['Workspace']).keys)];
  readLists(visit, false);
  const found = `Workspace:${name ?? workspaceId ?? ''}`;
  return [
    visit.find('Workspace', 1, { name: found, isLoaded: true, links: aboutWorkspace(visit, 1) }),
  ];
};

/** A field that the list brings; else the workspace is described or listed. */
const listed: CostRule = ({ of, read }) => {
  read(SUMMARY, of);
  return [of];
};

/** Describing brings what no list has, and of a single workspace the rest with it. */
export const described: CostRule = ({ of, read }) => {
  // What a change answers with is whole.
  if (of.links?.whole === undefined) read(DESCRIBED, of);
  return [of];
};

/** One call for each workspace, whatever else is asked of it. */
const takes =
  (operation: string): CostRule =>
  ({ of, read }) => {
    read(ofWorkspace(operation), of);
    return [of];
  };

/** The cost of what Amazon Managed Grafana answers. */
export const grafanaCosts: CostTable = {
  Query: { workspaces: workspacesPage(false), workspace: workspaceBy },
  ...grafanaChangeCosts,
  Workspace: {
    ...free('id', 'workspaceId', 'region', 'arn', 'accountId', 'license'),
    ...each(listed, 'name', 'description', 'status', 'endpoint', 'grafanaVersion', 'createdAt'),
    ...each(listed, 'modifiedAt', 'authenticationProviders', 'samlStatus', 'tags'),
    ...each(listed, 'notificationDestinations'),
    ...each(described, 'accountAccessType', 'permissionType', 'dataSources', 'kmsKeyId', 'roleArn'),
    ...each(described, 'organizationalUnitIds', 'organizationRoleName', 'stackSetName'),
    ...each(described, 'vpcConfiguration', 'networkAccess', 'ipAddressType'),
    authentication: ({ of, read, selectsOnly, find, sizes }) => {
      read(selectsOnly(FROM_LIST) ? SUMMARY : AUTHENTICATION, of);
      const application = find('Application', 1, {
        part: 'application',
        population: sizes.items('ListApplications'),
        isLoaded: true,
      });
      return [{ ...of, links: { ...of.links, application: [application] } }];
    },
    configuration: takes('DescribeWorkspaceConfiguration'),
    upgradeVersions: takes('ListVersions'),
    permissions: (visit) => {
      visit.read(ofWorkspace('ListPermissions'), visit.of);
      const rows = Math.min(pageOf(visit), visit.sizes.items('ListPermissions'));
      const half = (type: string, list: string): Things =>
        visit.find(type, rows / 2, { part: type, population: visit.sizes.items(list) });
      const principal = [half('User', 'ListUsers'), half('Group', 'ListGroups')];
      return [visit.find('WorkspacePermission', rows, { links: { principal } })];
    },
    serviceAccounts: (visit) => {
      visit.read(ofWorkspace('ListWorkspaceServiceAccounts'), visit.of);
      return [
        visit.find('WorkspaceServiceAccount', visit.sizes.items('ListWorkspaceServiceAccounts')),
      ];
    },
  },
  WorkspaceLicense: {
    ...each(listed, 'type', 'hasGrafanaToken'),
    ...each(described, 'expiresAt', 'freeTrialConsumed', 'freeTrialExpiresAt'),
  },
  WorkspacePermission: free('principalId', 'principalType', 'role'),
  WorkspaceServiceAccount: {
    ...free('serviceAccountId', 'name', 'role', 'isDisabled'),
    tokens: ({ of, read }) => {
      read(TOKENS, of);
      return [of];
    },
  },
  WorkspaceServiceAccountToken: FREE,
  WorkspaceVpcConfiguration: FREE,
  WorkspaceNetworkAccess: FREE,
  WorkspaceAuthentication: FREE,
  WorkspaceSaml: FREE,
  SamlConfiguration: FREE,
  SamlAssertionAttributes: FREE,
  SamlIdpMetadataUrl: FREE,
  SamlIdpMetadataXml: FREE,
  SamlRoleValues: FREE,
  WorkspaceConnection: FREE,
  WorkspaceEdge: FREE,
  WorkspacePermissionConnection: FREE,
  WorkspacePermissionEdge: FREE,
};
