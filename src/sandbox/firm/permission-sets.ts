/** The firm's permission sets: every kind of policy, session and tag that a set can carry. */
import type { PolicyReference } from '../rows.ts';

export interface PermissionSetSeed {
  readonly name: string;
  readonly description: string;
  readonly sessionDuration: string;
  readonly relayState?: string;
  readonly managedPolicies?: readonly string[];
  readonly inlinePolicy?: object;
  readonly customerManagedPolicies?: readonly PolicyReference[];
  readonly boundary?: PolicyReference;
  readonly tags?: Readonly<Record<string, string>>;
  readonly created: string;
  /** How often the set has been changed; 1 when never. */
  readonly revision?: number;
}

const policy = (...statements: object[]): object => ({
  Version: '2012-10-17',
  Statement: statements,
});

export const permissionSetSeeds: readonly PermissionSetSeed[] = [
  {
    name: 'AdministratorAccess',
    description: 'Full access for the platform team',
    sessionDuration: 'PT1H',
    managedPolicies: ['AdministratorAccess'],
    tags: { Owner: 'platform', Tier: 'privileged' },
    created: '2021-04-12',
  },
  {
    name: 'ReadOnlyAccess',
    description: 'Look, do not touch',
    sessionDuration: 'PT8H',
    managedPolicies: ['ReadOnlyAccess'],
    tags: { Owner: 'platform', Tier: 'standard' },
    created: '2021-04-12',
  },
  {
    name: 'Billing',
    description: 'Invoices, budgets and cost reports',
    sessionDuration: 'PT4H',
    relayState: 'https://us-east-1.console.aws.amazon.com/billing/home#/bills',
    managedPolicies: ['job-function/Billing'],
    tags: { Owner: 'finance' },
    created: '2021-04-13',
  },
  {
    name: 'SecurityAudit',
    description: 'What auditors and the security team read everywhere',
    sessionDuration: 'PT4H',
    managedPolicies: ['SecurityAudit', 'AWSSecurityHubReadOnlyAccess'],
    tags: { Owner: 'security', Tier: 'audit' },
    created: '2021-04-13',
  },
  {
    name: 'NetworkAdmin',
    description: 'Transit gateways, VPNs and DNS',
    sessionDuration: 'PT2H',
    managedPolicies: ['job-function/NetworkAdministrator'],
    tags: { Owner: 'platform', Tier: 'privileged' },
    created: '2021-06-01',
  },
  {
    name: 'DeveloperAccess',
    description: 'Everything but identity, inside the developer boundary',
    sessionDuration: 'PT8H',
    managedPolicies: ['PowerUserAccess'],
    inlinePolicy: policy({
      Sid: 'NoLongLivedKeys',
      Effect: 'Deny',
      Action: ['iam:CreateUser', 'iam:CreateAccessKey'],
      Resource: '*',
    }),
    boundary: { name: 'DeveloperBoundary', path: '/firm/' },
    tags: { Owner: 'platform', Tier: 'standard' },
    created: '2021-06-01',
    revision: 4,
  },
  {
    name: 'QuantResearch',
    description: 'Notebooks, FinSpace and the research lake',
    sessionDuration: 'PT12H',
    relayState: 'https://console.aws.amazon.com/finspace/landing',
    inlinePolicy: policy(
      { Effect: 'Allow', Action: ['finspace:*', 'sagemaker:*'], Resource: '*' },
      {
        Effect: 'Allow',
        Action: ['s3:GetObject', 's3:ListBucket'],
        Resource: ['arn:aws:s3:::kestrel-research', 'arn:aws:s3:::kestrel-research/*'],
      },
    ),
    customerManagedPolicies: [{ name: 'QuantResearchBase', path: '/firm/' }],
    tags: { Owner: 'research', DataClass: 'restricted' },
    created: '2021-09-06',
    revision: 2,
  },
  {
    name: 'MarketDataSupport',
    description: 'Run and repair the market data feeds',
    sessionDuration: 'PT8H',
    inlinePolicy: policy({
      Effect: 'Allow',
      Action: ['kinesis:*', 'firehose:*', 'cloudwatch:*', 'logs:*'],
      Resource: '*',
    }),
    tags: { Owner: 'market-data' },
    created: '2021-11-15',
  },
  {
    name: 'TradingOperations',
    description: 'Restart and observe the execution platform during market hours',
    sessionDuration: 'PT12H',
    relayState: 'https://eu-west-1.console.aws.amazon.com/ecs/v2/clusters',
    inlinePolicy: policy({
      Effect: 'Allow',
      Action: ['ecs:Describe*', 'ecs:UpdateService', 'cloudwatch:Get*', 'logs:Get*'],
      Resource: '*',
    }),
    tags: { Owner: 'trading', Tier: 'standard' },
    created: '2022-01-24',
  },
  {
    name: 'RiskAnalyst',
    description: 'Risk reports and the queries behind them',
    sessionDuration: 'PT8H',
    managedPolicies: ['AmazonAthenaFullAccess'],
    customerManagedPolicies: [{ name: 'RiskReports', path: '/firm/' }],
    tags: { Owner: 'risk', DataClass: 'restricted' },
    created: '2022-03-07',
    revision: 2,
  },
  {
    name: 'DatabaseAdmin',
    description: 'Clusters, snapshots and parameter groups',
    sessionDuration: 'PT2H',
    managedPolicies: ['job-function/DatabaseAdministrator'],
    created: '2022-03-07',
  },
  {
    name: 'BreakGlass',
    description: 'Emergency access. Membership needs two approvals',
    sessionDuration: 'PT1H',
    managedPolicies: ['AdministratorAccess'],
    tags: { Owner: 'security', Tier: 'emergency', Approval: 'two-person' },
    created: '2022-10-10',
  },
  // Nobody has it and no account holds it: the one set that can be deleted.
  {
    name: 'BacktestOperator',
    description: 'Left over from the old backtesting cluster',
    sessionDuration: 'PT1H',
    managedPolicies: ['AWSBatchFullAccess'],
    created: '2021-05-03',
  },
];
