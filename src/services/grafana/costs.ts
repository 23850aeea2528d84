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
import { ONE, type Things } from '../../estimate/things.ts';
import { globalIds } from '../../node-types.ts';
import { LIFETIMES } from '../../upstream/lifetimes.ts';
import { FROM_LIST } from './authentication.ts';
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

/** Tells the number of the gateway's own account, once for a process. */
const readOwnAccount = ({ facts, read }: Pick<Visit, 'facts' | 'read'>): void => {
  if (!facts.isAccountKnown) read({ service: 'sts', operation: 'GetCallerIdentity' }, ONE);
};

/** The lists of every place, or of those that the arguments leave. */
const readPlaces = (visit: Visit, isOneAccount: boolean): number => {
  readOwnAccount(visit);
  const { grafanaPlaces, readerRoles } = visit.facts;
  const accounts = readerRoles + 1;
  const regions = visit.args.region == null ? grafanaPlaces / accounts : 1;
  // An account that the gateway has no role for is not asked.
  const known = Math.min(1, accounts / visit.sizes.items('ListAccounts'));
  const places = isOneAccount ? regions * known : regions * accounts;
  const things = visit.find('', places, { part: 'places', population: grafanaPlaces });
  visit.read(LIST, { ...things, name: isOneAccount ? things.name : `places${regions}` });
  return places * visit.sizes.items(workspaces);
};

/** A page of workspaces: what is merged is read whole. */
export const workspacesPage =
  (isOfAccount: boolean): CostRule =>
  (visit) => {
    const filter = (visit.args.filter ?? {}) as { readonly account?: string | null };
    const all = readPlaces(visit, isOfAccount || filter.account != null);
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
  readOwnAccount(visit);
  visit.read(SUMMARY, workspace);
  return workspace;
};

const workspaceBy: CostRule = (visit) => {
  const { id, name, workspaceId } = visit.args.by as Record<string, string | undefined>;
  if (id != null) return [theWorkspace(visit, globalIds.decode(id, 'by.id', ['Workspace']).keys)];
  readPlaces(visit, false);
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
  read(DESCRIBED, of);
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
