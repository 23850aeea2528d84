import type { Populations } from '../src/sandbox/firm/populations.ts';

/** The organizations that are measured. The firm is the sandbox's own, and says its numbers itself. */
export type SizeName = 'firm' | 'engine' | JudgedSize | 'pages';
/** The sizes that every scenario is measured at. */
export type JudgedSize = 'small' | 'middle' | 'large';

export const JUDGED_SIZES: readonly JudgedSize[] = ['small', 'middle', 'large'];

export const SIZES: Readonly<Record<SizeName, Populations | undefined>> = {
  firm: undefined,
  small: { accounts: 50, permissionSets: 20, provisionedPerAccount: 8, users: 200, groups: 40 },
  engine: { accounts: 50, permissionSets: 20, provisionedPerAccount: 8, users: 1000, groups: 40 },
  middle: {
    accounts: 277,
    permissionSets: 100,
    provisionedPerAccount: 15,
    users: 800,
    groups: 150,
  },
  large: {
    accounts: 1850,
    permissionSets: 1550,
    provisionedPerAccount: 20,
    users: 5000,
    groups: 500,
  },
  pages: {
    accounts: 1850,
    permissionSets: 1550,
    provisionedPerAccount: 20,
    users: 5000,
    groups: 500,
  },
};

/** What the sandbox's generator does not make, and the scenarios need. */
export interface Furniture {
  readonly workspaces: number;
  readonly environments: number;
  readonly usersPerEnvironment: number;
  /** Principals that every provisioned pair has at least. */
  readonly rowsPerPair: number;
}

const SMALL = { workspaces: 4, environments: 2, usersPerEnvironment: 20, rowsPerPair: 1 };

export const FURNITURE: Readonly<Record<SizeName, Furniture | undefined>> = {
  firm: undefined,
  engine: undefined,
  small: SMALL,
  middle: { workspaces: 12, environments: 4, usersPerEnvironment: 60, rowsPerPair: 1 },
  large: { workspaces: 40, environments: 10, usersPerEnvironment: 200, rowsPerPair: 1 },
  pages: { ...SMALL, rowsPerPair: 3 },
};

/** As the sandbox's `--populations` takes it. */
export const populationsFlag = (populations: Populations): string => {
  const { accounts, permissionSets, provisionedPerAccount, users, groups } = populations;
  return [accounts, permissionSets, provisionedPerAccount, users, groups].join('/');
};

export const describeSize = (name: SizeName): string => {
  const populations = SIZES[name];
  if (populations === undefined) return 'the firm';
  const { accounts, permissionSets, provisionedPerAccount, users, groups } = populations;
  return `${accounts} accounts, ${permissionSets} sets, ${provisionedPerAccount} an account, ${users} users, ${groups} groups`;
};
