import { type CostRule, pageOf, type Visit } from '../../estimate/rule.ts';
import { expectedDistinct, ONE, type Things } from '../../estimate/things.ts';
import { freshReads } from '../../upstream/fresh-reads.ts';
import { LIFETIMES } from '../../upstream/lifetimes.ts';
import { globalIds } from '../../node-types.ts';
import {
  ACCOUNTS_OF_SET,
  OF_PRINCIPAL,
  PAIR,
  pairsThere,
  readSetList,
  SETS_OF_ACCOUNT,
  theSet,
} from '../../services/identity-center/readables.ts';
import { GROUPS_OF_USER, thePrincipal } from '../../services/identity-store/costs.ts';
import { readAccounts, theAccount } from '../../services/organizations/costs.ts';
import { accountsPerSet, lookUpPrincipals, pairsUntil, rowsOf, setsPerAccount } from './rows.ts';

/** Up to so many sets the planner does not count the accounts; see `hasFewerAccounts`. */
const FEW_SETS = 4;
const COUNTED_PAGES = 10;
const ACCOUNTS_A_PAGE = 20;

/** What part of the rows a state of the principal lets through. */
const PART_PRESENT = 0.97;

interface Filter {
  readonly account?: string | null;
  readonly permissionSet?: string | null;
  readonly principal?: string | null;
  readonly principalType?: string | null;
  readonly principalState?: string | null;
}

/** Pairs of one account or set, read until the page is full. */
const pairsOf = (visit: Visit, available: number, wanted: number): number => {
  const pairs = pairsUntil(visit, wanted, available);
  visit.read(PAIR, visit.find('', pairs, { part: 'pairs' }));
  return Math.min(wanted, available * visit.sizes.items(PAIR.operation));
};

/** The sets of accounts: the same whether assignments or the accounts themselves tell them. */
export const setsOf = (visit: Visit, accounts: Things, perRow: number): Things =>
  visit.find('PermissionSet', perRow, {
    name: `sets of ${accounts.name}`,
    population: visit.sizes.items('ListPermissionSets'),
    links: { beside: [accounts] },
  });

/** The accounts of sets, likewise. */
export const accountsOf = (visit: Visit, sets: Things, perRow: number): Things =>
  visit.find('Account', perRow, {
    name: `accounts of ${sets.name}`,
    population: visit.sizes.items('ListAccounts'),
    links: { beside: [sets] },
  });

/** The assignments of accounts: their sets, then the pairs. */
export const assignmentsOfAccounts = (visit: Visit, accounts: Things, wanted: number): Things => {
  visit.read(SETS_OF_ACCOUNT, accounts);
  const available = setsPerAccount(visit);
  const rows = pairsOf(visit, available, wanted);
  const perAccount = accounts.distinct / Math.max(1, visit.of.distinct);
  const shown = Math.min(rows, available) * perAccount;
  return rowsOf(visit, rows, {
    account: [accounts],
    permissionSet: [setsOf(visit, accounts, shown)],
  });
};

/** The assignments of permission sets: their accounts, then the pairs. */
export const assignmentsOfSets = (visit: Visit, sets: Things, wanted: number): Things => {
  visit.read(ACCOUNTS_OF_SET, sets);
  const available = accountsPerSet(visit);
  const rows = pairsOf(visit, available, wanted);
  const shown = Math.min(rows, available);
  return rowsOf(visit, rows, { permissionSet: [sets], account: [accountsOf(visit, sets, shown)] });
};

/** Whoever has a set has it in several accounts: its rows name fewer sets than chance would. */
const setsAmong = ({ sizes }: Visit, rows: number): number =>
  expectedDistinct(rows / 2, sizes.items('ListPermissionSets'));

/** The assignments of users or groups themselves: one list each. */
export const assignmentsOfPrincipals = (visit: Visit, some: Things, wanted: number): Things => {
  if (visit.facts.isPrincipalListRefused) {
    return wholeInstance(visit, wanted, 0.1);
  }
  visit.read(OF_PRINCIPAL, some);
  const rows = Math.min(wanted, visit.sizes.items(OF_PRINCIPAL.operation));
  return rowsOf(visit, rows, { principal: [some], sets: setsAmong(visit, rows) });
};

/**
 * The assignments that reach users: their own and their groups'. Whether AWS's list has the groups' is
 * not known before it was seen; until then they are asked one by one.
 */
export const assignmentsReaching = (visit: Visit, users: Things, wanted: number): Things => {
  const { facts, sizes } = visit;
  const memberships = sizes.items(GROUPS_OF_USER.operation);
  const groups = visit.find('Group', memberships, {
    part: 'groups',
    population: sizes.items('ListGroups'),
  });
  if (facts.isPrincipalListRefused) {
    visit.read(GROUPS_OF_USER, users);
    return wholeInstance(visit, wanted, 0.1);
  }
  visit.read(OF_PRINCIPAL, users);
  if (facts.userListHasGroups === false) {
    visit.read(GROUPS_OF_USER, users);
    visit.read(OF_PRINCIPAL, groups);
  }
  const rows = Math.min(wanted, sizes.items(OF_PRINCIPAL.operation));
  return rowsOf(visit, rows, { principal: [groups, users], sets: setsAmong(visit, rows) });
};

/**
 * The assignments of the whole instance: by account or by set, whichever list is shorter.
 *
 * @param part what part of the rows is wanted: pairs are read until enough of those were found.
 */
export const wholeInstance = (visit: Visit, wanted: number, part = 1): Things => {
  const { sizes } = visit;
  const accounts = sizes.items('ListAccounts');
  const sets = sizes.items('ListPermissionSets');
  // Behind a cursor, what was read a moment ago is not what is left.
  const before =
    visit.args.after == null
      ? 0
      : freshReads(visit.upstream, visit.scope, PAIR.operation, LIFETIMES.assignments);
  const available = Math.max(1, pairsThere(sizes) - before);
  readSetList(visit);
  const counts = sets > FEW_SETS;
  if (counts) readAccounts(visit, Math.min(sets, accounts, COUNTED_PAGES * ACCOUNTS_A_PAGE));
  const byAccount = counts && accounts < sets && accounts <= COUNTED_PAGES * ACCOUNTS_A_PAGE;
  const pairs = pairsUntil(visit, wanted / part, available);
  const inners = byAccount ? setsPerAccount(visit) : accountsPerSet(visit);
  const outers = Math.min(byAccount ? accounts : sets, Math.ceil(pairs / Math.max(1, inners)));
  const walked = visit.find('', outers, { part: 'walked', distinct: outers });
  visit.read(byAccount ? SETS_OF_ACCOUNT : ACCOUNTS_OF_SET, walked);
  visit.read(PAIR, visit.find('', pairs, { part: 'pairs' }));
  const found = Math.min(wanted, available * sizes.items(PAIR.operation) * part);
  const others = (count: number): number =>
    outers <= 1 ? Math.min(count, found) : expectedDistinct(Math.min(found, pairs), count);
  return rowsOf(
    visit,
    found,
    byAccount
      ? { accounts: Math.min(outers, found), sets: others(sets) }
      : { sets: Math.min(outers, found), accounts: others(accounts) },
  );
};

/** The rows of all principals of the directory, one list each, where that is fewer calls. */
const listedPrincipals = (visit: Visit, wanted: number, type: unknown): Things | undefined => {
  const { sizes, facts } = visit;
  const users = type === 'GROUP' ? 0 : sizes.items('ListUsers');
  const groups = type === 'USER' ? 0 : sizes.items('ListGroups');
  const sets = sizes.items('ListPermissionSets');
  const budget = sets + sets * accountsPerSet(visit);
  if (facts.isPrincipalListRefused) return undefined;
  readSetList(visit);
  visit.read(ACCOUNTS_OF_SET, visit.find('', 3, { part: 'sample', distinct: Math.min(3, sets) }));
  const list = (operation: string, pages: number): void =>
    visit.read({ service: 'identitystore', operation }, ONE, { pages: Math.max(1, pages) });
  if (groups > 0) list('ListGroups', sizes.pages('ListGroups', 100));
  if (users > 0) list('ListUsers', Math.min(sizes.pages('ListUsers', 100), budget / 100));
  if (users + groups > budget) return undefined;
  const perPrincipal = Math.max(
    0.1,
    (pairsThere(sizes) * sizes.items(PAIR.operation)) / (users + groups),
  );
  const asked = Math.min(users + groups, Math.max(Math.min(10, wanted / 3), wanted / perPrincipal));
  visit.read(OF_PRINCIPAL, visit.find('', asked, { part: 'principals', distinct: asked }));
  const rows = Math.min(wanted, (users + groups) * perPrincipal);
  const found = rowsOf(visit, rows, {});
  const loaded = found.links?.principal?.map((some) => ({ ...some, isLoaded: true })) ?? [];
  return { ...found, links: { ...found.links, principal: loaded } };
};

const keysOf = (id: string, argument: string): readonly string[] =>
  globalIds.decode(id, `filter.${argument}`).keys;

/** A page of assignments by any filter, as `planAssignments` goes about it. */
export const assignmentsPage: CostRule = (visit) => {
  const filter = (visit.args.filter ?? {}) as Filter;
  // One row more than is shown tells whether there is another page.
  const wanted = pageOf(visit) + 1;
  const state = filter.principalState;
  const isListed = visit.args.coverage === 'LISTED_PRINCIPALS';
  const rows = filteredRows(visit, filter, wanted, isListed);
  const shown = Math.min(rows.rows / Math.max(1, visit.of.rows), wanted - 1);
  if (state != null || isListed) {
    const looked = state === 'NOT_IN_DIRECTORY' || state === 'UNKNOWN' ? rowsThere(visit) : shown;
    lookUpPrincipals(visit, looked, filter.principalType);
  }
  return [rows];
};

const rowsThere = ({ sizes }: Visit): number => pairsThere(sizes) * sizes.items(PAIR.operation);

const filteredRows = (visit: Visit, filter: Filter, wanted: number, isListed: boolean): Things => {
  const { account, permissionSet, principal, principalType, principalState } = filter;
  const [accountId = ''] = account == null ? [] : keysOf(account, 'account');
  const [instanceArn = '', setArn = ''] =
    permissionSet == null ? [] : keysOf(permissionSet, 'permissionSet');
  if (account != null && permissionSet != null) {
    visit.read(PAIR, {
      ...visit.find('', 1, { part: 'pair' }),
      keys: [`${instanceArn}|${accountId}|${setArn}`],
    });
    const about = {
      account: [theAccount(accountId)],
      permissionSet: [theSet(instanceArn, setArn)],
    };
    return rowsOf(visit, Math.min(wanted, visit.sizes.items(PAIR.operation)), about);
  }
  if (principal != null) {
    const { type, keys } = globalIds.decode(principal, 'filter.principal', ['User', 'Group']);
    const some = thePrincipal(type, keys[0] ?? '', keys[1] ?? '');
    return assignmentsOfPrincipals(visit, some, wanted);
  }
  if (account != null) return assignmentsOfAccounts(visit, theAccount(accountId), wanted);
  if (permissionSet != null) return assignmentsOfSets(visit, theSet(instanceArn, setArn), wanted);
  const found = isListed ? listedPrincipals(visit, wanted, principalType) : undefined;
  if (found !== undefined) return found;
  const part =
    (principalType === 'USER' ? 0.15 : principalType === 'GROUP' ? 0.85 : 1) *
    (principalState == null ? 1 : principalState === 'PRESENT' ? PART_PRESENT : 1 - PART_PRESENT);
  return wholeInstance(visit, wanted, part);
};
