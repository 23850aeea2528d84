import { readOwnAccount } from '../../estimate/places.ts';
import type { ListSizes, Readable, Visit } from '../../estimate/rule.ts';
import type { Things } from '../../estimate/things.ts';
import { LIFETIMES } from '../../upstream/lifetimes.ts';
import { MAX_RESULTS } from './deps.ts';
import { LISTED_USERS } from './user-loaders.ts';

/** What FinSpace is believed to have while nothing was listed. */
export const finspaceSizes: ListSizes = {
  ListEnvironments: 1,
  [LISTED_USERS]: 5,
  ListPermissionGroups: 4,
  ListPermissionGroupsByUser: 1.5,
  ListUsersByPermissionGroup: 3,
};

const service = 'finspace';
const data = 'finspace-data';
/** So many accounts and Regions together are believed to have environments. */
const PLACES = 3;

/** The environments of a place. */
export const ENVIRONMENTS: Readable = {
  service,
  operation: 'ListEnvironments',
  lifetimeMs: LIFETIMES.environments,
};

/** Environments by id. */
export const ENVIRONMENT: Readable = {
  service,
  operation: 'GetEnvironment',
  population: (sizes) => sizes.items(ENVIRONMENTS.operation) * PLACES,
  lifetimeMs: LIFETIMES.environments,
  listed: { list: ENVIRONMENTS, pageSize: MAX_RESULTS },
};

export const TAGS: Readable = {
  service,
  operation: 'ListTagsForResource',
  lifetimeMs: LIFETIMES.environments,
};

/** A read of the data API, one for each of what it is about. */
const ofData = (operation: string): Readable => ({
  service: data,
  operation,
  lifetimeMs: LIFETIMES.environmentUsers,
});

/** One user by id: the users of an environment are one page, so that the list is what is read. */
export const USER = ofData('ListUsers');
export const PERMISSION_GROUPS = ofData('ListPermissionGroups');
export const GROUPS_OF_USER = ofData('ListPermissionGroupsByUser');
export const MEMBERS_OF_GROUP = ofData('ListUsersByPermissionGroup');
const USERS = ofData('ListUsers');

/** Whose credentials there are not: a role for each environment, then its own. */
const lacking = (operation: string, count: number): Readable => ({
  service: operation === 'AssumeRole' ? 'sts' : data,
  operation,
  population: () => count,
});

/**
 * Gets credentials of environments, where there are none at hand.
 *
 * @returns those that the configuration names a role for: the others are not asked.
 */
export const openEnvironments = (visit: Visit, some: Things): Things => {
  const { configured, rolesToAssume, toOpen } = visit.facts.environments;
  const distinct = Math.min(some.distinct, configured);
  const opened = { ...some, keys: undefined, rows: Math.min(some.rows, configured), distinct };
  const read = (operation: string, count: number): void => {
    if (count === 0) return;
    const lacked = { ...opened, isLoaded: false, distinct: (distinct * count) / configured };
    visit.read(lacking(operation, count), lacked, { variant: ':environments' });
  };
  read('AssumeRole', rolesToAssume);
  read('GetProgrammaticAccessCredentials', toOpen);
  return opened;
};

/** The users of environments. @returns the environments whose users can be told. */
export const readUsers = (visit: Visit, environments: Things): Things => {
  const opened = openEnvironments(visit, environments);
  visit.read(USERS, opened, { variant: ':finspace' });
  return opened;
};

/** How many users an environment has. */
export const usersOf = ({ sizes }: Pick<Visit, 'sizes'>): number => sizes.items(LISTED_USERS);

/** A call that is made whatever is in the cache. */
export const send = (visit: Visit, operation: string, of: 'finspace' | 'finspace-data'): void =>
  visit.read({ service: of, operation }, visit.find('', 1, { part: operation }), {
    variant: ':change',
  });

/** An environment that is known by its keys. Its users are read without the role of its account. */
export const theEnvironment = (visit: Visit, keys: readonly string[]): Things => {
  const [accountId = '', region = '', environmentId = ''] = keys;
  readOwnAccount(visit);
  const account = {
    type: 'Account',
    name: `Account:${accountId}`,
    rows: 1,
    distinct: 1,
    keys: [accountId],
  };
  return {
    type: 'Environment',
    name: `Environment:${region}|${environmentId}`,
    rows: 1,
    distinct: 1,
    links: { account: [account] },
  };
};
