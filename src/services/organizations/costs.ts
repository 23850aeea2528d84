/* eslint-disable max-lines -- one line for each field of the schema */
import {
  type CostRule,
  type CostTable,
  each,
  FREE,
  free,
  type ListSizes,
  pageOf,
  type Readable,
  type Sizes,
  type Visit,
} from '../../estimate/rule.ts';
import { ONE, type Things } from '../../estimate/things.ts';
import { globalIds } from '../../node-types.ts';
import { LIFETIMES } from '../../upstream/lifetimes.ts';
import { MAX_RESULTS } from './deps.ts';

/** What an organization is believed to have while nothing was listed. */
export const organizationsSizes: ListSizes = {
  ListAccounts: 25,
  ListOrganizationalUnitsForParent: 3,
  ListAccountsForParent: 3,
  /** How many units stand above an account, and how many there are. */
  'units above': 2,
  units: 12,
};

const service = 'organizations';

export const ORGANIZATION: Readable = {
  service,
  operation: 'DescribeOrganization',
  population: () => 1,
  lifetimeMs: LIFETIMES.organization,
  cached: () => 'DescribeOrganization',
};

export const ACCOUNT_LIST: Readable = {
  service,
  operation: 'ListAccounts',
  lifetimeMs: LIFETIMES.accounts,
  cached: () => 'ListAccounts|all|',
};

/** Accounts by id. */
export const ACCOUNT: Readable = {
  service,
  operation: 'DescribeAccount',
  population: (sizes) => sizes.items('ListAccounts'),
  lifetimeMs: LIFETIMES.accounts,
  cached: (accountId) => `DescribeAccount|${accountId}`,
  listed: { list: ACCOUNT_LIST, pageSize: MAX_RESULTS },
};

export const UNIT: Readable = {
  service,
  operation: 'DescribeOrganizationalUnit',
  population: (sizes) => sizes.items('units'),
  lifetimeMs: LIFETIMES.organizationalUnits,
  cached: (ouId) => `DescribeOrganizationalUnit|${ouId}`,
};

/** How many units have others beneath them. */
const parentsOf = (sizes: Sizes): number =>
  Math.max(1, sizes.items('units') / sizes.items('ListOrganizationalUnitsForParent'));

const UNITS_UNDER: Readable = {
  service,
  operation: 'ListOrganizationalUnitsForParent',
  population: (sizes) => parentsOf(sizes),
  lifetimeMs: LIFETIMES.organizationalUnits,
};

const ACCOUNTS_UNDER: Readable = {
  service,
  operation: 'ListAccountsForParent',
  population: (sizes) => sizes.items('units'),
  lifetimeMs: LIFETIMES.accounts,
};
const PARENTS: Readable = { service, operation: 'ListParents' };
const TAGS: Readable = { service, operation: 'ListTagsForResource' };
const ROOT: Readable = {
  service,
  operation: 'ListRoots',
  population: () => 1,
  lifetimeMs: LIFETIMES.organization,
  cached: () => 'ListRoots|all|',
};

/** The only one of its kind, of which the cache keeps one. */
export const ONLY: Things = { ...ONE, keys: [''] };

/** An account whose number is known. */
export const theAccount = (accountId: string): Things => ({
  type: 'Account',
  name: `Account:${accountId}`,
  rows: 1,
  distinct: 1,
  keys: [accountId],
});

/** A unit that is known by its key. */
export const theUnit = (ouId: string): Things => ({
  type: 'OrganizationalUnit',
  name: `OrganizationalUnit:${ouId}`,
  rows: 1,
  distinct: 1,
  keys: [ouId],
});

/** Reads the list of accounts until `wanted` of them are there; all of it when left out. */
export const readAccounts = (visit: Visit, wanted = Infinity): number => {
  const pages = visit.sizes.pages('ListAccounts', MAX_RESULTS);
  const read = Math.max(1, Math.min(pages, Math.ceil(wanted / MAX_RESULTS)));
  visit.read(ACCOUNT_LIST, ONLY, { pages: read });
  return read;
};

/** What part of the accounts a filter is believed to let through. */
const ACCEPTED = 0.2;

/** A page of all accounts. */
export const accountsPage: CostRule = (visit) => {
  const all = visit.sizes.items('ListAccounts');
  const filter = visit.args.filter as {
    readonly state?: unknown;
    readonly contains?: unknown;
  } | null;
  const isNarrow = filter != null && Object.keys(filter).some((name) => name !== 'state');
  const part = isNarrow ? ACCEPTED : 1;
  const first = pageOf(visit);
  readAccounts(visit, first / part);
  const rows = Math.min(first, Math.max(1, all * part));
  return [visit.find('Account', rows, { population: all, isLoaded: true })];
};

const lookUp: CostRule = (visit) => {
  const { id, accountId, name, email } = visit.args.by as Record<string, string | undefined>;
  const key = id == null ? accountId : globalIds.decode(id, 'by.id', ['Account']).keys[0];
  if (key != null) {
    const account = theAccount(key);
    visit.read(ACCOUNT, account);
    return [account];
  }
  readAccounts(visit);
  const found = `Account:${name ?? email ?? ''}`;
  return [visit.find('Account', 1, { name: found, isLoaded: true })];
};

/** A field that takes the account itself. */
const detail: CostRule = ({ of, read }) => {
  read(ACCOUNT, of);
  return [of];
};

const unitsAbove: CostRule = (visit) => {
  visit.read(ACCOUNT, visit.of);
  const depth = visit.sizes.items('units above');
  return [
    visit.find('OrganizationalUnit', depth, {
      population: visit.sizes.items('units'),
      links: {
        parents: [visit.find('', depth, { population: parentsOf(visit.sizes), part: 'parents' })],
      },
    }),
  ];
};

/** A unit by its parent's list where the parent is known, else by itself. */
const unitDetail: CostRule = ({ of, read }) => {
  if (of.isLoaded === true) return [of];
  const [parents] = of.links?.parents ?? [];
  if (parents === undefined) read(UNIT, of);
  else read(UNITS_UNDER, parents);
  return [of];
};

const unitsBeneath: CostRule = (visit) => {
  visit.read(UNITS_UNDER, visit.of);
  const rows = Math.min(pageOf(visit), visit.sizes.items('ListOrganizationalUnitsForParent'));
  return [
    visit.find('OrganizationalUnit', rows, { isLoaded: true, links: { parents: [visit.of] } }),
  ];
};

const parentUnit: CostRule = (visit) => {
  const { of } = visit;
  if (of.links?.parents === undefined) visit.read(PARENTS, of);
  visit.read(UNIT, of);
  return [visit.find('OrganizationalUnit', 1, { population: visit.sizes.items('units') })];
};

/** The cost of what Organizations answers. */
export const organizationsCosts: CostTable = {
  Query: {
    organization: ({ read, find }) => {
      read(ORGANIZATION, ONLY);
      return [find('Organization', 1, { name: 'Organization' })];
    },
    accounts: accountsPage,
    account: lookUp,
  },
  Organization: {
    ...free(
      'id',
      'organizationId',
      'arn',
      'featureSet',
      'managementAccountId',
      'managementAccountEmail',
    ),
    managementAccount: (visit) => {
      const account = visit.find('Account', 1, { name: 'Account:management' });
      if (!visit.selectsOnly(new Set(['id', 'accountId']))) visit.read(ACCOUNT, account);
      return [account];
    },
    root: (visit) => {
      visit.read(ROOT, ONLY);
      return [
        visit.find('OrganizationalUnit', 1, { name: 'OrganizationalUnit:root', isLoaded: true }),
      ];
    },
    organizationalUnits: (visit) => {
      visit.read(ROOT, ONLY);
      return unitsBeneath({ ...visit, of: visit.find('', 1, { name: 'OrganizationalUnit:root' }) });
    },
    accounts: accountsPage,
  },
  OrganizationalUnit: {
    ...free('id', 'ouId', 'isRoot'),
    ...each(unitDetail, 'arn', 'name'),
    parentId: ({ of, read }) => {
      if (of.links?.parents === undefined) read(PARENTS, of);
      return [];
    },
    parent: parentUnit,
    tags: ({ of, read }) => {
      read(TAGS, of);
      return [of];
    },
    organizationalUnits: unitsBeneath,
    accounts: (visit) => {
      visit.read(ACCOUNTS_UNDER, visit.of);
      const rows = Math.min(pageOf(visit), visit.sizes.items('ListAccountsForParent'));
      return [visit.find('Account', rows, { population: visit.sizes.items('ListAccounts') })];
    },
  },
  Account: {
    ...free('id', 'accountId'),
    ...each(detail, 'arn', 'name', 'email', 'state', 'joinedAt', 'joinedMethod'),
    organizationalUnits: unitsAbove,
    tags: ({ of, read }) => {
      read(TAGS, of);
      return [of];
    },
  },
  OrganizationalUnitConnection: FREE,
  OrganizationalUnitEdge: FREE,
  AccountConnection: FREE,
  AccountEdge: FREE,
};
