/** The FinSpace environments of Kestrel Bridge Capital, and who works in them. */
import type {
  ApplicationPermission,
  EnvironmentRow,
  EnvironmentStatus,
  EnvironmentUserRow,
} from '../finspace-rows.ts';
import { managementAccountId, memberAccountId } from './accounts.ts';

export interface EnvironmentUserSeed {
  /** The part of the address before the @; it also decides the id. */
  readonly alias: string;
  /** The address, where it is not written as the directory writes it. */
  readonly email?: string;
  readonly name?: readonly [first: string, last: string];
  readonly type: EnvironmentUserRow['type'];
  readonly status?: 'DISABLED';
  /** The role of the member account that may have the user's credentials. */
  readonly role?: string;
  readonly created: string;
  readonly lastLogin?: string;
}

export interface PermissionGroupSeed {
  readonly name: string;
  readonly description?: string;
  readonly permissions: readonly ApplicationPermission[];
  /** Aliases. */
  readonly members: readonly string[];
  readonly created: string;
}

export interface EnvironmentSeed {
  readonly name: string;
  readonly description?: string;
  readonly accountId: string;
  /** In the second Region that the sandbox plays, not in its own. */
  readonly isElsewhere?: boolean;
  readonly status: EnvironmentStatus;
  readonly federationMode: EnvironmentRow['federationMode'];
  /** The identity provider that a federated environment trusts. */
  readonly provider?: string;
  readonly tags?: Readonly<Record<string, string>>;
  readonly users: readonly EnvironmentUserSeed[];
  readonly groups: readonly PermissionGroupSeed[];
}

const researchUsers: readonly EnvironmentUserSeed[] = [
  {
    alias: 'henrik.aalto',
    name: ['Henrik', 'Aalto'],
    type: 'SUPER_USER',
    role: 'FinSpaceProgrammaticAccess',
    created: '2021-10-04',
    lastLogin: '2026-10-28',
  },
  {
    alias: 'isabelle.laurent',
    name: ['Isabelle', 'Laurent'],
    type: 'APP_USER',
    created: '2021-10-05',
    lastLogin: '2026-10-30',
  },
  {
    alias: 'emeka.eze',
    name: ['Emeka', 'Eze'],
    type: 'APP_USER',
    created: '2022-03-14',
    lastLogin: '2026-09-17',
  },
  // A machine's user: nobody in the directory has the address.
  {
    alias: 'research-pipeline',
    type: 'APP_USER',
    role: 'ResearchPipeline',
    created: '2022-06-20',
  },
  // Left research, and is an enabled user of the directory still.
  {
    alias: 'oskar.nowak',
    name: ['Oskar', 'Nowak'],
    type: 'APP_USER',
    status: 'DISABLED',
    created: '2021-11-22',
    lastLogin: '2024-02-01',
  },
];

const researchGroups: readonly PermissionGroupSeed[] = [
  {
    name: 'Research Administrators',
    description: 'Who lets others in',
    permissions: ['ManageUsersAndGroups', 'ManageAttributeSets', 'ViewAuditData'],
    members: ['isabelle.laurent'],
    created: '2021-10-05',
  },
  {
    name: 'Quantitative Research',
    description: 'Models and the data under them',
    permissions: ['CreateDataset', 'ManageClusters', 'AccessNotebooks'],
    members: ['isabelle.laurent', 'emeka.eze', 'oskar.nowak'],
    created: '2021-10-05',
  },
  {
    name: 'Data Pipelines',
    permissions: ['CreateDataset', 'GetTemporaryCredentials'],
    members: ['research-pipeline'],
    created: '2022-06-20',
  },
  {
    name: 'Auditors',
    description: 'Empty but for the weeks of an audit',
    permissions: ['ViewAuditData'],
    members: [],
    created: '2022-01-10',
  },
];

const clientUsers: readonly EnvironmentUserSeed[] = [
  {
    alias: 'beatrice.holloway',
    name: ['Beatrice', 'Holloway'],
    type: 'SUPER_USER',
    role: 'FinSpaceClientAnalytics',
    created: '2022-09-05',
    lastLogin: '2026-10-21',
  },
  {
    alias: 'ahmed.farouk',
    name: ['Ahmed', 'Farouk'],
    type: 'APP_USER',
    created: '2022-09-06',
    lastLogin: '2026-10-30',
  },
  // The same person as in the directory, in other letters.
  {
    alias: 'clara.jensen',
    email: 'Clara.Jensen@KestrelBridge.example',
    name: ['Clara', 'Jensen'],
    type: 'APP_USER',
    created: '2023-01-16',
  },
];

const clientGroups: readonly PermissionGroupSeed[] = [
  {
    name: 'Client Reporting',
    description: 'Reports to clients',
    permissions: ['CreateDataset', 'AccessNotebooks'],
    members: ['ahmed.farouk', 'clara.jensen'],
    created: '2022-09-06',
  },
];

export const environmentSeeds: readonly EnvironmentSeed[] = [
  {
    name: 'research-data',
    description: 'Datasets and notebooks of the research teams',
    accountId: memberAccountId,
    status: 'CREATED',
    federationMode: 'FEDERATED',
    provider: 'KestrelBridgeLogin',
    tags: { CostCentre: 'research', DataClass: 'internal' },
    users: researchUsers,
    groups: researchGroups,
  },
  {
    name: 'client-analytics',
    description: 'What clients are shown',
    accountId: memberAccountId,
    status: 'CREATED',
    federationMode: 'LOCAL',
    tags: { CostCentre: 'client-services' },
    users: clientUsers,
    groups: clientGroups,
  },
  {
    name: 'regulatory-reporting',
    accountId: managementAccountId,
    status: 'FAILED_CREATION',
    federationMode: 'LOCAL',
    users: [],
    groups: [],
  },
  {
    name: 'legacy-datasets',
    description: 'Closed with the old backtesting cluster',
    accountId: managementAccountId,
    isElsewhere: true,
    status: 'SUSPENDED',
    federationMode: 'LOCAL',
    tags: { CostCentre: 'research' },
    users: [],
    groups: [],
  },
];
