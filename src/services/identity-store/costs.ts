/* eslint-disable max-lines -- one line for each field of the schema */
import {
  type CostRule,
  type CostTable,
  each,
  FREE,
  free,
  link,
  type ListSizes,
  pageOf,
  type Readable,
  type Visit,
} from '../../estimate/rule.ts';
import { ONE, type Things } from '../../estimate/things.ts';
import { openSession } from '../../estimate/write-session.ts';
import { globalIds } from '../../node-types.ts';
import { LIFETIMES } from '../../upstream/lifetimes.ts';
import { MAX_RESULTS } from './deps.ts';

/** What a directory is believed to have while nothing was listed. */
export const identityStoreSizes: ListSizes = {
  ListUsers: 80,
  ListGroups: 15,
  ListGroupMemberships: 10,
  ListGroupMembershipsForMember: 2.5,
};

const service = 'identitystore';

const listOf = (operation: string, lifetimeMs: number): Readable => ({
  service,
  operation,
  lifetimeMs,
  cached: (identityStoreId) => `${operation}|${identityStoreId}|`,
});

const USER_LIST = listOf('ListUsers', LIFETIMES.userStatus);
const GROUP_LIST = listOf('ListGroups', LIFETIMES.names);

/** Users by id, for their names. */
export const USER: Readable = {
  service,
  operation: 'DescribeUser',
  population: (sizes) => sizes.items('ListUsers'),
  lifetimeMs: LIFETIMES.names,
  cached: (key) => `DescribeUser|${key}`,
  listed: { list: USER_LIST, pageSize: MAX_RESULTS },
};

/** Users as young as their status must be: the same read when nothing is cached. */
const USER_NOW: Readable = {
  ...USER,
  lifetimeMs: LIFETIMES.userStatus,
  cached: (key) => `DescribeUser|${key}`,
};

/** Groups by id. */
export const GROUP: Readable = {
  service,
  operation: 'DescribeGroup',
  population: (sizes) => sizes.items('ListGroups'),
  lifetimeMs: LIFETIMES.names,
  cached: (key) => `DescribeGroup|${key}`,
  listed: { list: GROUP_LIST, pageSize: MAX_RESULTS },
};

export const GROUPS_OF_USER: Readable = {
  service,
  operation: 'ListGroupMembershipsForMember',
  population: (sizes) => sizes.items('ListUsers'),
  lifetimeMs: LIFETIMES.memberships,
  cached: (key) => `ListGroupMembershipsForMember|${key}|`,
};

export const MEMBERS_OF_GROUP: Readable = {
  service,
  operation: 'ListGroupMemberships',
  population: (sizes) => sizes.items('ListGroups'),
  lifetimeMs: LIFETIMES.memberships,
  cached: (key) => `ListGroupMemberships|${key}|`,
};

const USER_ID: Readable = {
  service,
  operation: 'GetUserId',
  lifetimeMs: LIFETIMES.userStatus,
  cached: (key) => `GetUserId|${key}`,
};
const GROUP_ID: Readable = {
  service,
  operation: 'GetGroupId',
  lifetimeMs: LIFETIMES.memberships,
  cached: (key) => `GetGroupId|${key}`,
};

/** A user or group that is known by its directory and key. */
export const thePrincipal = (type: 'User' | 'Group', storeId: string, key: string): Things => ({
  type,
  name: `${type}:${storeId}|${key}`,
  rows: 1,
  distinct: 1,
  keys: [`${storeId}|${key}`],
});

/** Users and groups by id: described or listed. */
export const readPrincipals = ({ read }: Pick<Visit, 'read'>, some: readonly Things[]): void => {
  for (const things of some) read(things.type === 'User' ? USER : GROUP, things);
};

/** What part of users or groups a filter is believed to let through. */
const ACCEPTED = 0.2;

/** The directory that the organization's own instance has. */
const directoryOf = ({ facts }: Pick<Visit, 'facts'>): Things => {
  const { identityStoreId } = facts.instance ?? {};
  return identityStoreId === undefined ? ONE : { ...ONE, keys: [identityStoreId] };
};

/**
 * Whose addresses these are: by the directory to its end where that is not more pages than there are
 * addresses, else one by one.
 *
 * @param addresses as many things as there are addresses.
 * @returns whether the users came with the list.
 */
export const readAddresses = (visit: Visit, addresses: Things): boolean => {
  const pages = visit.sizes.pages(USER_LIST.operation, MAX_RESULTS);
  const isListed = pages <= Math.max(1, addresses.distinct);
  if (isListed) visit.read(USER_LIST, directoryOf(visit), { pages });
  else visit.read(USER_ID, addresses);
  return isListed;
};

/** A page of users or groups of the directory that the visit is at. */
export const directoryPage =
  (type: 'User' | 'Group'): CostRule =>
  (visit) => {
    const list = type === 'User' ? USER_LIST : GROUP_LIST;
    const all = visit.sizes.items(list.operation);
    const isFiltered = Object.values(visit.args.filter ?? {}).some((one) => one != null);
    const part = isFiltered ? ACCEPTED : 1;
    const first = pageOf(visit);
    const most = visit.sizes.pages(list.operation, MAX_RESULTS);
    const pages = Math.max(1, Math.min(most, Math.ceil(first / part / MAX_RESULTS)));
    visit.read(list, directoryOf(visit), { pages });
    const rows = Math.min(first, Math.max(1, all * part));
    return [visit.find(type, rows, { population: all, isLoaded: true })];
  };

/** A user or a group by one of its names: its id by name first, then itself. */
export const lookUpPrincipal =
  (type: 'User' | 'Group', instance: (visit: Visit) => void): CostRule =>
  (visit) => {
    const by = visit.args.by as Record<string, string | undefined>;
    if (by.id != null) {
      const [storeId = '', key = ''] = globalIds.decode(by.id, 'by.id', [type]).keys;
      const principal = thePrincipal(type, storeId, key);
      readPrincipals(visit, [principal]);
      return [principal];
    }
    instance(visit);
    const { identityStoreId = '' } = visit.facts.instance ?? {};
    const key = by.userId ?? by.groupId;
    if (key == null) {
      const value = by.userName ?? by.email ?? by.displayName ?? '';
      const attribute = by.userName == null ? 'emails.value|' : 'userName|';
      const name = `${identityStoreId}|${type === 'User' ? attribute : ''}${value}`;
      visit.read(type === 'User' ? USER_ID : GROUP_ID, { ...ONE, name, keys: [name] });
    }
    const principal =
      key == null
        ? visit.find(type, 1, { name: `${type}:${JSON.stringify(by)}` })
        : thePrincipal(type, identityStoreId, key);
    readPrincipals(visit, [principal]);
    return [principal];
  };

/** A field that takes the user or group itself. */
const detail: CostRule = (visit) => {
  readPrincipals(visit, [visit.of]);
  return [visit.of];
};

const membership =
  (what: Readable, type: 'User' | 'Group'): CostRule =>
  (visit) => {
    const length = visit.sizes.items(what.operation);
    const rows = Math.min(pageOf(visit), length);
    visit.read(what, visit.of);
    const population = visit.sizes.items(type === 'User' ? 'ListUsers' : 'ListGroups');
    return [visit.find(type, rows, { population })];
  };

/** A change of one membership: group and user are looked at, then it is written. */
const changeMember =
  (...writes: readonly string[]): CostRule =>
  (visit) => {
    const group = visit.find('Group', 1, { part: 'group' });
    const user = visit.find('User', 1, { part: 'user' });
    readPrincipals(visit, [group, user]);
    openSession(visit, service);
    for (const operation of writes) {
      visit.read({ service, operation }, visit.find('', 1, { part: operation }));
    }
    // Read anew after the write, where they are asked for.
    const links = {
      group: [visit.find('Group', 1, { part: 'group after' })],
      user: [visit.find('User', 1, { part: 'user after' })],
    };
    return [visit.find('Payload', 1, { part: 'payload', links })];
  };

const membershipChange = free('userErrors', 'membershipId');

/** The cost of what Identity Store answers. */
export const identityStoreCosts: CostTable = {
  Mutation: {
    addGroupMember: changeMember('CreateGroupMembership'),
    removeGroupMember: changeMember('GetGroupMembershipId', 'DeleteGroupMembership'),
  },
  User: {
    ...free('id', 'userId', 'principalId', 'principalType', 'identityStoreId'),
    ...each(detail, 'userName', 'displayName', 'name', 'nickName', 'title', 'userType', 'emails'),
    ...each(detail, 'phoneNumbers', 'addresses', 'externalIds', 'profileUrl', 'website'),
    ...each(detail, 'preferredLanguage', 'locale', 'timezone', 'createdAt', 'updatedAt'),
    status: ({ of, read }) => {
      read(USER_NOW, of);
      return [of];
    },
    groups: membership(GROUPS_OF_USER, 'Group'),
  },
  Group: {
    ...free('id', 'groupId', 'principalId', 'principalType', 'identityStoreId'),
    ...each(detail, 'displayName', 'description', 'externalIds', 'createdAt', 'updatedAt'),
    members: membership(MEMBERS_OF_GROUP, 'User'),
  },
  AddGroupMemberPayload: { ...membershipChange, group: link('group'), user: link('user') },
  RemoveGroupMemberPayload: { ...membershipChange, group: link('group'), user: link('user') },
  PersonName: FREE,
  UserEmail: FREE,
  UserPhoneNumber: FREE,
  UserAddress: FREE,
  ExternalId: FREE,
  ExternallyManagedGroup: FREE,
  UserConnection: FREE,
  UserEdge: FREE,
  UserGroupConnection: FREE,
  UserGroupEdge: FREE,
  GroupConnection: FREE,
  GroupEdge: FREE,
  GroupMemberConnection: FREE,
  GroupMemberEdge: FREE,
};
