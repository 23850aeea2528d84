/** The accounts of Kestrel Bridge Capital, a small asset manager, and the units they are in. */
import type { AccountState } from '../rows.ts';

export interface AccountSeed {
  readonly name: string;
  /** Path of the organizational unit; empty for the root itself. */
  readonly unit: string;
  /** What the id and the address are made of, where the name alone is not enough. */
  readonly alias?: string;
  readonly accountId?: string;
  readonly state?: AccountState;
  readonly joinedMethod?: 'INVITED';
  readonly joined: string;
  readonly iamPolicies?: readonly string[];
  readonly roleQuota?: number;
}

/** The three accounts that the sandbox can play. */
export const managementAccountId = '398216540714';
export const delegatedAccountId = '627104883395';
export const memberAccountId = '905418237760';
/** The account that has an instance of its own. Its id begins with a zero, as one in ten does. */
export const labAccountId = '048271950366';

/** Parents come before what is in them. */
export const unitPaths: readonly string[] = [
  'Security',
  'Infrastructure',
  'Workloads',
  'Workloads/Trading',
  'Workloads/Trading/Production',
  'Workloads/Trading/Development',
  'Workloads/Research',
  'Workloads/Client Services',
  'Corporate',
  'Sandbox',
  'Suspended',
];

const boundary = '/firm/DeveloperBoundary';
const quant = '/firm/QuantResearchBase';
const risk = '/firm/RiskReports';

/** Every policy that the firm's permission sets refer to. */
export const everyIamPolicy: readonly string[] = [boundary, quant, risk];

export const accountSeeds: readonly AccountSeed[] = [
  { name: 'kestrel-management', unit: '', accountId: managementAccountId, joined: '2019-03-04' },
  {
    name: 'security-tooling',
    unit: 'Security',
    accountId: delegatedAccountId,
    joined: '2019-03-05',
  },
  { name: 'log-archive', unit: 'Security', joined: '2019-03-05' },
  { name: 'audit', unit: 'Security', joined: '2019-03-05' },
  { name: 'network-hub', unit: 'Infrastructure', joined: '2019-03-11' },
  { name: 'shared-services', unit: 'Infrastructure', joined: '2019-03-11' },
  { name: 'trading-execution-prod', unit: 'Workloads/Trading/Production', joined: '2019-06-17' },
  { name: 'market-data-prod', unit: 'Workloads/Trading/Production', joined: '2019-06-17' },
  {
    name: 'risk-prod',
    unit: 'Workloads/Trading/Production',
    joined: '2020-01-20',
    iamPolicies: [risk],
  },
  {
    name: 'trading-execution-dev',
    unit: 'Workloads/Trading/Development',
    joined: '2019-06-18',
    iamPolicies: [boundary],
  },
  {
    name: 'trading-execution-uat',
    unit: 'Workloads/Trading/Development',
    joined: '2019-06-18',
    iamPolicies: [boundary],
  },
  {
    name: 'market-data-dev',
    unit: 'Workloads/Trading/Development',
    joined: '2019-06-18',
    iamPolicies: [boundary],
  },
  {
    name: 'risk-dev',
    unit: 'Workloads/Trading/Development',
    joined: '2020-01-20',
    iamPolicies: [boundary, risk],
  },
  {
    name: 'research-prod',
    unit: 'Workloads/Research',
    accountId: memberAccountId,
    joined: '2020-09-14',
    iamPolicies: [quant],
  },
  {
    name: 'research-dev',
    unit: 'Workloads/Research',
    joined: '2020-09-14',
    iamPolicies: [boundary, quant],
  },
  {
    name: 'quant-lab',
    unit: 'Workloads/Research',
    accountId: labAccountId,
    joinedMethod: 'INVITED',
    joined: '2023-11-27',
    iamPolicies: [quant],
  },
  { name: 'data-lake-prod', unit: 'Workloads/Research', joined: '2021-02-01', iamPolicies: [risk] },
  {
    name: 'data-lake-dev',
    unit: 'Workloads/Research',
    joined: '2021-02-01',
    iamPolicies: [boundary, quant],
  },
  { name: 'client-reporting-prod', unit: 'Workloads/Client Services', joined: '2021-05-10' },
  {
    name: 'client-reporting-dev',
    unit: 'Workloads/Client Services',
    joined: '2021-05-10',
    iamPolicies: [boundary],
  },
  { name: 'client-portal-prod', unit: 'Workloads/Client Services', joined: '2022-08-22' },
  // Its IAM roles are used up: no further permission set fits in.
  {
    name: 'client-portal-dev',
    unit: 'Workloads/Client Services',
    joined: '2022-08-22',
    iamPolicies: [boundary],
    roleQuota: 3,
  },
  { name: 'finance-systems', unit: 'Corporate', joined: '2019-04-01' },
  { name: 'hr-systems', unit: 'Corporate', joined: '2019-04-01' },
  // Two accounts of one name: Organizations keeps only the address unique.
  {
    name: 'sandbox',
    unit: 'Sandbox',
    alias: 'sandbox-engineering',
    joined: '2020-02-03',
    iamPolicies: [boundary],
  },
  {
    name: 'sandbox',
    unit: 'Sandbox',
    alias: 'sandbox-research',
    joined: '2021-03-15',
    iamPolicies: [boundary, quant],
  },
  {
    name: 'legacy-backtest',
    unit: 'Suspended',
    joined: '2018-10-29',
    joinedMethod: 'INVITED',
    state: 'SUSPENDED',
  },
];
