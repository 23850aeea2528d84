/** How many of everything a generated organization has. */

export interface Populations {
  readonly accounts: number;
  readonly permissionSets: number;
  /** How many permission sets each account holds. */
  readonly provisionedPerAccount: number;
  readonly users: number;
  readonly groups: number;
}

const mostAccounts = 5000;
/** The three that the sandbox can play. */
const leastAccounts = 3;

/**
 * What an organization of so many accounts has, in the proportions of real ones: 277 accounts have
 * about a hundred sets, 800 users and 150 groups.
 */
export const populationsFor = (accounts: number): Populations => {
  const permissionSets = Math.max(12, Math.round(accounts * 0.37));
  return {
    accounts,
    permissionSets,
    provisionedPerAccount: Math.min(15, permissionSets),
    users: Math.max(60, Math.round(accounts * 2.9)),
    groups: Math.max(12, Math.round(accounts * 0.54)),
  };
};

/** @throws Error that names the number that cannot be. */
export const checkPopulations = (populations: Populations): void => {
  for (const [name, value] of Object.entries(populations) as [string, number][]) {
    if (!Number.isSafeInteger(value) || value < 0) {
      throw new Error(`The number of ${name} must be a whole number, not ${value}.`);
    }
  }
  const { accounts, permissionSets, provisionedPerAccount, users, groups } = populations;
  if (accounts < leastAccounts || accounts > mostAccounts) {
    throw new Error(`The number of accounts must be ${leastAccounts} to ${mostAccounts}.`);
  }
  if (provisionedPerAccount > permissionSets) {
    throw new Error('An account cannot hold more permission sets than there are.');
  }
  if (provisionedPerAccount > 0 && users + groups === 0) {
    throw new Error(
      'Permission sets are provisioned to accounts for users or groups: there are none.',
    );
  }
};
