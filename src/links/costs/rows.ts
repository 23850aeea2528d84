import type { Visit } from '../../estimate/rule.ts';
import type { Things } from '../../estimate/things.ts';
import {
  ACCOUNTS_OF_SET,
  PAIR,
  pairsThere,
  SETS_OF_ACCOUNT,
} from '../../services/identity-center/readables.ts';
import { readPrincipals } from '../../services/identity-store/costs.ts';

/** What part of the rows of assignments belongs to groups: most, where people work with groups. */
const PART_OF_GROUPS = 0.85;

/** What rows of assignments are about, where the way to them tells more than chance. */
export interface About {
  /** How many different accounts, sets, users and groups; by chance when left out. */
  readonly accounts?: number | undefined;
  readonly sets?: number | undefined;
  /** The very things, where the rows are of one account, one set or one principal. */
  readonly account?: readonly Things[] | undefined;
  readonly permissionSet?: readonly Things[] | undefined;
  readonly principal?: readonly Things[] | undefined;
}

/** The users and groups of `rows` rows. */
export const principalsOf = (
  visit: Visit,
  rows: number,
  part: string,
  onlyType?: unknown,
): readonly Things[] => {
  const ofGroups = onlyType === 'GROUP' ? 1 : onlyType === 'USER' ? 0 : PART_OF_GROUPS;
  const some = (type: 'User' | 'Group', share: number, list: string): readonly Things[] =>
    share === 0
      ? []
      : [
          visit.find(type, rows * share, {
            part: `${part} ${type}`,
            population: visit.sizes.items(list),
            repeats: true,
          }),
        ];
  return [...some('Group', ofGroups, 'ListGroups'), ...some('User', 1 - ofGroups, 'ListUsers')];
};

/** Rows of assignments, with what they are about. */
export const rowsOf = (
  visit: Visit,
  rows: number,
  about: About = {},
  type = 'AccountAssignment',
): Things => {
  const { sizes } = visit;
  const account = about.account ?? [
    visit.find('Account', rows, {
      part: 'accounts',
      population: sizes.items('ListAccounts'),
      repeats: true,
      ...(about.accounts === undefined ? {} : { distinct: about.accounts * visit.of.distinct }),
    }),
  ];
  const permissionSet = about.permissionSet ?? [
    visit.find('PermissionSet', rows, {
      part: 'sets',
      population: sizes.items('ListPermissionSets'),
      repeats: true,
      ...(about.sets === undefined ? {} : { distinct: about.sets * visit.of.distinct }),
    }),
  ];
  const principal = about.principal ?? principalsOf(visit, rows, 'principals');
  return visit.find(type, rows, { part: type, links: { account, permissionSet, principal } });
};

/** How many pairs are read until `wanted` rows are there, of `available`; see `scan`. */
export const pairsUntil = (visit: Visit, wanted: number, available: number): number => {
  const perPair = Math.max(0.01, visit.sizes.items(PAIR.operation));
  const firstWave = Math.min(Math.ceil(wanted / 3), 10);
  return Math.min(available, Math.max(firstWave, wanted / perPair));
};

/** The directory is asked about rows that a filter looks at, shown or not. */
export const lookUpPrincipals = (visit: Visit, rows: number, onlyType?: unknown): void => {
  readPrincipals(visit, principalsOf(visit, rows, 'looked at', onlyType));
};

/** How many accounts a permission set has, and how many sets an account has, in the mean. */
export const accountsPerSet = ({ sizes }: Pick<Visit, 'sizes'>): number =>
  sizes.isKnown(ACCOUNTS_OF_SET.operation)
    ? sizes.items(ACCOUNTS_OF_SET.operation)
    : Math.min(
        sizes.items('ListAccounts'),
        pairsThere(sizes) / Math.max(1, sizes.items('ListPermissionSets')),
      );

export const setsPerAccount = ({ sizes }: Pick<Visit, 'sizes'>): number =>
  sizes.isKnown(SETS_OF_ACCOUNT.operation)
    ? sizes.items(SETS_OF_ACCOUNT.operation)
    : Math.min(
        sizes.items('ListPermissionSets'),
        pairsThere(sizes) / Math.max(1, sizes.items('ListAccounts')),
      );
