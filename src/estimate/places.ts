import type { Readable, Visit } from './rule.ts';
import { ONE, type Things } from './things.ts';

/**
 * What it costs to be let into accounts and Regions: the same for every service that is read in several.
 */

const ASSUME_ROLE: Readable = { service: 'sts', operation: 'AssumeRole' };

type Reader = Pick<Visit, 'facts' | 'read'>;

/** Tells the number of the gateway's own account, once for a process. */
export const readOwnAccount = ({ facts, read }: Reader): void => {
  if (!facts.isAccountKnown) read({ service: 'sts', operation: 'GetCallerIdentity' }, ONE);
};

/** Takes on the role of an account, where that has not been done. */
export const enterAccount = (visit: Reader, accountId: string): void => {
  readOwnAccount(visit);
  if (!visit.facts.accountsToEnter.includes(accountId)) return;
  visit.read(ASSUME_ROLE, { ...ONE, name: `role in ${accountId}` });
};

/** The places that a service is asked in. */
export interface AskedPlaces {
  /** How many there are at all. */
  readonly all: number;
  /** Only those of the account that the visit is at. */
  readonly isOneAccount: boolean;
}

/**
 * The list of every place, or of those that the arguments leave.
 *
 * @returns how many places beneath each parent.
 */
export const readPlaces = (
  visit: Visit,
  list: Readable,
  { all, isOneAccount }: AskedPlaces,
): number => {
  readOwnAccount(visit);
  const { readerRoles, accountsToEnter } = visit.facts;
  const accounts = readerRoles + 1;
  const inAll = visit.sizes.items('ListAccounts');
  const regions = visit.args.region == null ? all / accounts : Math.min(1, all);
  // An account that the gateway has no role for is not asked.
  const known = Math.min(1, accounts / inAll);
  const places = isOneAccount ? regions * known : regions * accounts;
  const things = visit.find('', places, { part: 'places', population: all });
  visit.read(list, { ...things, name: isOneAccount ? things.name : `places${regions}` });
  const entered = accountsToEnter.length * (isOneAccount ? visit.of.distinct / inAll : 1);
  if (places > 0) readRoles(visit, Math.min(accountsToEnter.length, entered));
  return places;
};

const readRoles = ({ read }: Reader, count: number): void => {
  const roles: Things = { ...ONE, name: 'reader roles', rows: count, distinct: count };
  read(ASSUME_ROLE, roles);
};
