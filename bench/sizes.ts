import type { Populations } from '../src/sandbox/firm/populations.ts';

/** The organizations that are measured; the firm is the sandbox's own, and says its numbers itself. */
export type SizeName = 'firm' | 'small' | 'large' | 'engine';

export const SIZES: Readonly<Record<SizeName, Populations | undefined>> = {
  firm: undefined,
  small: { accounts: 50, permissionSets: 20, provisionedPerAccount: 8, users: 200, groups: 40 },
  engine: { accounts: 50, permissionSets: 20, provisionedPerAccount: 8, users: 1000, groups: 40 },
  large: { accounts: 277, permissionSets: 100, provisionedPerAccount: 15, users: 800, groups: 150 },
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
