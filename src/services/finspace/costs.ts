import { enterAccount, readPlaces } from '../../estimate/places.ts';
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
import { finspaceChangeCosts } from './change-costs.ts';
import {
  ENVIRONMENT,
  ENVIRONMENTS,
  GROUPS_OF_USER,
  MEMBERS_OF_GROUP,
  openEnvironments,
  PERMISSION_GROUPS,
  readUsers,
  TAGS,
  theEnvironment,
  USER,
  usersOf,
} from './readables.ts';

/** The lists of every place, or of those that the arguments leave: how many environments they have. */
const readLists = (visit: Visit, isOneAccount: boolean): number =>
  readPlaces(visit, ENVIRONMENTS, { all: visit.facts.finspacePlaces, isOneAccount }) *
  visit.sizes.items(ENVIRONMENTS.operation);

const aboutEnvironment = (visit: Visit, rows: number): NonNullable<Things['links']> => ({
  account: [
    visit.find('Account', rows, {
      part: 'accounts',
      population: Math.min(visit.facts.readerRoles + 1, visit.sizes.items('ListAccounts')),
    }),
  ],
});

/** All environments of every place, with who is in those that the gateway has a role for. */
export const enteredEnvironments = (visit: Visit): Things => {
  const count = readLists({ ...visit, args: {}, of: { ...visit.of, rows: 1, distinct: 1 } }, false);
  const found = visit.find('Environment', 0, { name: 'entered environments', isLoaded: true });
  return readUsers(visit, { ...found, rows: count, distinct: count });
};

/** A page of environments: what is merged is read whole. */
export const environmentsPage =
  (isOfAccount: boolean): CostRule =>
  (visit) => {
    const all = readLists(visit, isOfAccount);
    const rows = Math.min(pageOf(visit), all);
    const links = aboutEnvironment(visit, rows);
    return [visit.find('Environment', rows, { isLoaded: true, links })];
  };

const environmentBy: CostRule = (visit) => {
  const { id, environmentId, name } = visit.args.by as Record<string, string | undefined>;
  if (id != null) {
    const { keys } = globalIds.decode(id, 'by.id', ['Environment']);
    enterAccount(visit, keys[0] ?? '');
    const environment = theEnvironment(visit, keys);
    visit.read(ENVIRONMENT, environment);
    return [environment];
  }
  readLists(visit, false);
  const found = `Environment:${name ?? environmentId ?? ''}`;
  const links = aboutEnvironment(visit, 1);
  return [visit.find('Environment', 1, { name: found, isLoaded: true, links })];
};

/** A field that the list brings; else the environment is asked for or listed. */
export const environmentDetail: CostRule = ({ of, read }) => {
  read(ENVIRONMENT, of);
  return [of];
};

/** A field of a user of an environment. */
export const userDetail = ({ of, read }: Pick<Visit, 'of' | 'read'>): readonly Things[] => {
  if (of.isLoaded !== true) read(USER, of);
  return [of];
};

/** The same environment again, or the one that a user or group links to. */
const linked: CostRule = (visit) => {
  const found = visit.of.links?.environment ?? [visit.find('Environment', 1)];
  const keys = new Set(['id', 'environmentId', 'region']);
  if (!visit.selectsOnly(keys)) for (const one of found) visit.read(ENVIRONMENT, one);
  return found;
};

/** A list of the data API, one for each environment. */
const users: CostRule = (visit) => {
  const opened = readUsers(visit, visit.of);
  const rows = (Math.min(pageOf(visit), usersOf(visit)) * opened.rows) / Math.max(1, visit.of.rows);
  return [
    visit.find('EnvironmentUser', rows, { isLoaded: true, links: { environment: [opened] } }),
  ];
};

const permissionGroups: CostRule = (visit) => {
  const opened = openEnvironments(visit, visit.of);
  visit.read(PERMISSION_GROUPS, opened);
  const length = visit.sizes.items(PERMISSION_GROUPS.operation);
  const rows = (Math.min(pageOf(visit), length) * opened.rows) / Math.max(1, visit.of.rows);
  return [
    visit.find('PermissionGroup', rows, { isLoaded: true, links: { environment: [opened] } }),
  ];
};

/** A list for each user or group; what it has of the others is less than describing them has. */
const membership =
  (what: Readable, type: 'EnvironmentUser' | 'PermissionGroup'): CostRule =>
  (visit) => {
    visit.read(what, visit.of);
    const rows = Math.min(pageOf(visit), visit.sizes.items(what.operation));
    const { environment = [] } = visit.of.links ?? {};
    return [visit.find(type, rows, { links: { environment } })];
  };

/** Groups are told by the list of their environment. */
const groupDetail: CostRule = ({ of, read }) => {
  if (of.isLoaded === true) return [of];
  for (const environment of of.links?.environment ?? []) read(PERMISSION_GROUPS, environment);
  return [of];
};

/** The user or permission group that an id names, beneath its environment. */
export const inEnvironment = (
  visit: Visit,
  type: 'EnvironmentUser' | 'PermissionGroup',
  keys: readonly string[],
): Things => {
  const environment = theEnvironment(visit, keys);
  openEnvironments(visit, environment);
  const found = visit.find(type, 1, {
    name: `${type}:${keys.join('|')}`,
    links: { environment: [environment] },
  });
  visit.read(type === 'EnvironmentUser' ? USER : PERMISSION_GROUPS, found);
  return { ...found, isLoaded: true };
};

/** The cost of what Amazon FinSpace answers. */
export const finspaceCosts: CostTable = {
  ...finspaceChangeCosts,
  Query: { environments: environmentsPage(false), environment: environmentBy },
  Environment: {
    ...free('id', 'environmentId', 'region'),
    ...each(environmentDetail, 'arn', 'name', 'description', 'status', 'url', 'kmsKeyId'),
    ...each(environmentDetail, 'sageMakerStudioDomainUrl', 'awsAccountId'),
    ...each(environmentDetail, 'dedicatedServiceAccountId', 'federation'),
    tags: ({ of, read }) => {
      read(ENVIRONMENT, of);
      read(TAGS, { ...of, isLoaded: false });
      return [of];
    },
    users,
    permissionGroups,
  },
  EnvironmentUser: {
    ...free('id', 'userId'),
    environment: linked,
    ...each(userDetail, 'emailAddress', 'type', 'status', 'firstName', 'lastName', 'apiAccess'),
    ...each(userDetail, 'apiAccessPrincipalArn', 'createdAt', 'lastEnabledAt', 'lastDisabledAt'),
    ...each(userDetail, 'lastModifiedAt', 'lastLoginAt'),
    permissionGroups: membership(GROUPS_OF_USER, 'PermissionGroup'),
  },
  PermissionGroup: {
    ...free('id', 'permissionGroupId'),
    environment: linked,
    ...each(groupDetail, 'name', 'description', 'applicationPermissions'),
    ...each(groupDetail, 'createdAt', 'lastModifiedAt'),
    members: membership(MEMBERS_OF_GROUP, 'EnvironmentUser'),
  },
  EnvironmentFederation: FREE,
  FederationParameters: FREE,
  FederationAttribute: FREE,
  EnvironmentConnection: FREE,
  EnvironmentEdge: FREE,
  EnvironmentUserConnection: FREE,
  EnvironmentUserEdge: FREE,
  PermissionGroupConnection: FREE,
  PermissionGroupEdge: FREE,
  UserPermissionGroupConnection: FREE,
  UserPermissionGroupEdge: FREE,
  PermissionGroupMemberConnection: FREE,
  PermissionGroupMemberEdge: FREE,
};
