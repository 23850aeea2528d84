/** Who has what in the firm: a line for each permission set, principal and list of accounts. */
import { deletedUser } from './people.ts';

export interface AccessSeed {
  readonly permissionSet: string;
  readonly group?: string;
  /** The part of the user's name before the @. */
  readonly user?: string;
  /** Names, or a pattern of names. Two accounts are called `sandbox`: both are meant. */
  readonly accounts: readonly string[] | RegExp;
}

const everywhere = /^(?!legacy-backtest$)/;
const production = /-prod$/;
const development = /-(dev|uat)$/;

export const accessSeeds: readonly AccessSeed[] = [
  {
    permissionSet: 'AdministratorAccess',
    group: 'AWS-Platform-Engineers',
    accounts: ['kestrel-management', 'network-hub', 'shared-services', 'sandbox'],
  },
  { permissionSet: 'AdministratorAccess', group: 'AWS-Platform-Engineers', accounts: development },
  { permissionSet: 'ReadOnlyAccess', group: 'AWS-Platform-Engineers', accounts: production },
  { permissionSet: 'SecurityAudit', group: 'AWS-Security', accounts: everywhere },
  { permissionSet: 'SecurityAudit', group: 'AWS-Auditors', accounts: everywhere },
  {
    permissionSet: 'Billing',
    group: 'Finance',
    accounts: ['kestrel-management', 'finance-systems'],
  },
  { permissionSet: 'Billing', group: 'AWS-Auditors', accounts: ['kestrel-management'] },
  {
    permissionSet: 'NetworkAdmin',
    group: 'AWS-Platform-Engineers',
    accounts: ['network-hub', 'shared-services'],
  },
  {
    permissionSet: 'DeveloperAccess',
    group: 'Trading-Developers',
    accounts: ['trading-execution-dev', 'trading-execution-uat', 'market-data-dev', 'risk-dev'],
  },
  {
    permissionSet: 'DeveloperAccess',
    group: 'Client-Reporting',
    accounts: ['client-reporting-dev', 'client-portal-dev'],
  },
  {
    permissionSet: 'DeveloperAccess',
    group: 'Data-Engineering',
    accounts: ['data-lake-dev', 'market-data-dev', 'research-dev'],
  },
  {
    permissionSet: 'ReadOnlyAccess',
    group: 'Trading-Developers',
    accounts: ['trading-execution-prod', 'market-data-prod', 'risk-prod'],
  },
  {
    permissionSet: 'ReadOnlyAccess',
    group: 'Client-Reporting',
    accounts: ['client-reporting-prod', 'client-portal-prod'],
  },
  { permissionSet: 'ReadOnlyAccess', group: 'All-Staff', accounts: ['sandbox', 'shared-services'] },
  {
    permissionSet: 'QuantResearch',
    group: 'Quant-Research',
    accounts: ['research-prod', 'research-dev', 'quant-lab', 'data-lake-dev'],
  },
  {
    permissionSet: 'MarketDataSupport',
    group: 'Market-Data',
    accounts: ['market-data-prod', 'market-data-dev'],
  },
  {
    permissionSet: 'TradingOperations',
    group: 'Trading-Operations',
    accounts: ['trading-execution-prod', 'market-data-prod', 'risk-prod'],
  },
  {
    permissionSet: 'RiskAnalyst',
    group: 'Risk-Analytics',
    accounts: ['risk-prod', 'risk-dev', 'data-lake-prod'],
  },
  {
    permissionSet: 'DatabaseAdmin',
    group: 'Data-Engineering',
    accounts: ['data-lake-prod', 'data-lake-dev', 'client-reporting-prod'],
  },
  { permissionSet: 'BreakGlass', group: 'AWS-Break-Glass', accounts: production },
  { permissionSet: 'BreakGlass', group: 'AWS-Break-Glass', accounts: ['kestrel-management'] },
  // Assignments outlive the account: this one was suspended.
  { permissionSet: 'ReadOnlyAccess', group: 'Quant-Research', accounts: ['legacy-backtest'] },
  // Directly and through a group, in the same account: revoking one leaves the other.
  {
    permissionSet: 'AdministratorAccess',
    user: 'ingrid.solberg',
    accounts: ['kestrel-management', 'network-hub'],
  },
  { permissionSet: 'DeveloperAccess', user: 'bruno.keller', accounts: ['client-reporting-dev'] },
  { permissionSet: 'RiskAnalyst', user: 'joao.pereira', accounts: ['risk-prod'] },
  { permissionSet: 'QuantResearch', user: deletedUser, accounts: ['research-prod', 'quant-lab'] },
];

/** Accounts that hold a set that nobody has there any more. */
export const heldByNobody: readonly (readonly [permissionSet: string, account: string])[] = [
  ['DatabaseAdmin', 'client-portal-prod'],
];

/** Accounts that still hold an older revision of a set. */
export const outdated: readonly (readonly [permissionSet: string, account: string])[] = [
  ['RiskAnalyst', 'risk-dev'],
  ['RiskAnalyst', 'data-lake-prod'],
];
