/** The firm's Grafana workspaces, and who has which role in them. */
import type { Role } from '@aws-sdk/client-grafana';

import type {
  WorkspaceAuthenticationRow,
  WorkspaceDetails,
  WorkspaceLicenseRow,
} from '../grafana-rows.ts';
import { hexId } from '../ids.ts';
import { managementAccountId, memberAccountId } from './accounts.ts';
import { applicationIdOf } from './applications.ts';
import { deletedUser, disabledUser } from './people.ts';
import { metadataUrl, metadataXml } from './saml-metadata.ts';

export interface TokenSeed {
  readonly name: string;
  /** From the day that the world begins: a token that has expired has less than none. */
  readonly daysLeft: number;
  readonly isUsed?: true;
}

export interface ServiceAccountSeed {
  readonly name: string;
  readonly role: Role;
  readonly isDisabled?: boolean;
  readonly tokens: readonly TokenSeed[];
}

export interface WorkspaceSeed {
  readonly accountId: string;
  /** In the second Region. */
  readonly isElsewhere?: true;
  readonly created: string;
  readonly modified: string;
  readonly grafanaVersion: string;
  readonly details: WorkspaceDetails & { readonly name: string };
  /** Names of units of the root, whose ids the details get. */
  readonly units?: readonly string[];
  readonly authentication: WorkspaceAuthenticationRow;
  readonly hasPlugins?: true;
  readonly license?: WorkspaceLicenseRow;
  readonly tags?: Readonly<Record<string, string>>;
  readonly groups?: Readonly<Record<string, Role>>;
  /** By the part of the user's name before the @. */
  readonly users?: Readonly<Record<string, Role>>;
  readonly serviceAccounts?: readonly ServiceAccountSeed[];
}

export const workspaceSeeds: readonly WorkspaceSeed[] = [
  {
    accountId: managementAccountId,
    created: '2022-05-16',
    modified: '2025-09-22',
    grafanaVersion: '10.4',
    details: {
      name: 'firm-operations',
      description: 'Dashboards of the execution platform',
      accountAccessType: 'ORGANIZATION',
      permissionType: 'SERVICE_MANAGED',
      dataSources: ['CLOUDWATCH', 'PROMETHEUS', 'XRAY'],
      notificationDestinations: ['SNS'],
      stackSetName: 'firm-operations-grafana',
    },
    units: ['Infrastructure', 'Workloads'],
    authentication: {
      providers: ['AWS_SSO'],
      ssoClientId: applicationIdOf('Amazon Grafana-firm-operations'),
    },
    hasPlugins: true,
    license: {
      licenseType: 'ENTERPRISE',
      licenseExpiresAt: Date.parse('2027-05-16T09:30:00Z'),
      freeTrialConsumed: false,
      grafanaToken: 'sandbox-license-0000-0000-0000000000',
    },
    tags: { Stage: 'prod', System: 'trading-execution', CostCentre: 'CC-1400' },
    groups: {
      'AWS-Platform-Engineers': 'ADMIN',
      'Trading-Operations': 'EDITOR',
      'Trading-Developers': 'VIEWER',
      'AWS-Auditors': 'VIEWER',
    },
    // The first is in a group too, the last one has left the directory.
    users: { 'ingrid.solberg': 'EDITOR', 'grace.whitfield': 'ADMIN', [deletedUser]: 'VIEWER' },
    serviceAccounts: [
      {
        name: 'dashboard-provisioning',
        role: 'ADMIN',
        tokens: [
          { name: 'pipeline', daysLeft: 21, isUsed: true },
          { name: 'pipeline-before', daysLeft: -9, isUsed: true },
        ],
      },
      {
        name: 'night-desk-screen',
        role: 'VIEWER',
        tokens: [{ name: 'screen', daysLeft: 2, isUsed: true }],
      },
      { name: 'migration', role: 'ADMIN', isDisabled: true, tokens: [] },
    ],
  },
  {
    accountId: managementAccountId,
    created: '2021-11-08',
    modified: '2024-03-11',
    grafanaVersion: '9.4',
    details: {
      name: 'risk-desk',
      description: 'Limits and exposures',
      accountAccessType: 'CURRENT_ACCOUNT',
      permissionType: 'CUSTOMER_MANAGED',
      dataSources: ['ATHENA', 'CLOUDWATCH'],
      workspaceRoleArn: `arn:aws:iam::${managementAccountId}:role/service-role/risk-desk-grafana`,
      networkAccessControl: {
        prefixListIds: [`pl-${hexId('risk-desk/prefixes', 17)}`],
        vpceIds: [`vpce-${hexId('risk-desk/endpoint', 17)}`],
      },
    },
    authentication: {
      providers: ['AWS_SSO', 'SAML'],
      // Its application was removed by hand: the instance has none of that id.
      ssoClientId: applicationIdOf('Amazon Grafana-risk-desk'),
      saml: {
        idpMetadata: { url: metadataUrl },
        assertionAttributes: { role: 'Role', name: 'displayName', email: 'mail' },
        roleValues: { admin: ['grafana-risk-admins'], editor: ['grafana-risk-editors'] },
        loginValidityDuration: 60,
      },
    },
    tags: { Stage: 'prod', System: 'risk' },
    groups: { 'Risk-Analytics': 'EDITOR', 'AWS-Platform-Engineers': 'ADMIN' },
    users: { 'charlotte.beaumont': 'ADMIN', [disabledUser]: 'VIEWER' },
  },
  {
    accountId: memberAccountId,
    created: '2022-09-05',
    modified: '2025-01-20',
    grafanaVersion: '10.4',
    details: {
      name: 'research-metrics',
      description: 'What the research environment costs and does',
      accountAccessType: 'CURRENT_ACCOUNT',
      permissionType: 'SERVICE_MANAGED',
      dataSources: ['CLOUDWATCH', 'TIMESTREAM'],
      vpcConfiguration: {
        securityGroupIds: [`sg-${hexId('research-metrics/group', 17)}`],
        subnetIds: [
          `subnet-${hexId('research-metrics/a', 17)}`,
          `subnet-${hexId('research-metrics/b', 17)}`,
        ],
      },
    },
    authentication: {
      providers: ['SAML'],
      saml: {
        idpMetadata: { xml: metadataXml },
        assertionAttributes: {
          email: 'mail',
          groups: 'groups',
          login: 'uid',
          name: 'displayName',
          org: 'department',
          role: 'grafanaRole',
        },
        roleValues: { admin: ['research-admins'], editor: ['quants', 'data-engineers'] },
        allowedOrganizations: ['research', 'data'],
        loginValidityDuration: 480,
      },
    },
    license: {
      freeTrialConsumed: true,
      freeTrialExpiresAt: Date.parse('2022-12-05T09:30:00Z'),
    },
    tags: { Stage: 'prod', System: 'research' },
    serviceAccounts: [
      {
        name: 'notebook-exporter',
        role: 'EDITOR',
        tokens: [
          { name: 'notebooks', daysLeft: 4, isUsed: true },
          { name: 'notebooks-before', daysLeft: -26 },
        ],
      },
    ],
  },
  {
    accountId: memberAccountId,
    isElsewhere: true,
    created: '2023-06-12',
    modified: '2023-06-13',
    grafanaVersion: '10.4',
    details: {
      name: 'client-reporting',
      accountAccessType: 'CURRENT_ACCOUNT',
      permissionType: 'SERVICE_MANAGED',
      dataSources: ['ATHENA'],
    },
    authentication: {
      providers: ['SAML'],
      saml: {
        idpMetadata: { url: metadataUrl },
        assertionAttributes: { role: 'Role' },
        roleValues: { admin: ['grafana-client-admins'] },
      },
    },
    tags: { Stage: 'prod', System: 'client-reporting' },
  },
  {
    accountId: managementAccountId,
    isElsewhere: true,
    created: '2026-08-24',
    modified: '2026-08-24',
    grafanaVersion: '10.4',
    details: {
      name: 'new-office',
      description: 'For the office that opens in the new year',
      accountAccessType: 'CURRENT_ACCOUNT',
      permissionType: 'SERVICE_MANAGED',
      dataSources: [],
    },
    authentication: { providers: ['SAML'] },
  },
];
