/** The applications behind the firm's instance, and who may open them. */
import { hexId } from '../ids.ts';
import type { SandboxState } from '../state.ts';
import { managementAccountId, memberAccountId } from './accounts.ts';
import { groupIdOf, userIdOf } from './directory.ts';
import { day } from './foundation.ts';
import { deletedUser } from './people.ts';

interface ApplicationSeed {
  readonly name: string;
  readonly provider: string;
  readonly accountId: string;
  readonly description?: string;
  readonly url?: string;
  readonly status?: 'DISABLED';
  readonly open?: boolean;
  readonly created: string;
  readonly groups: readonly string[];
  readonly users: readonly string[];
}

const seeds: readonly ApplicationSeed[] = [
  {
    name: 'Amazon Grafana-firm-operations',
    provider: 'grafana',
    accountId: managementAccountId,
    description: 'Dashboards of the execution platform',
    created: '2022-05-16',
    groups: ['AWS-Platform-Engineers', 'Trading-Operations', 'Trading-Developers', 'AWS-Auditors'],
    users: ['ingrid.solberg', 'grace.whitfield'],
  },
  {
    name: 'FinSpace research-environment',
    provider: 'custom-saml',
    accountId: memberAccountId,
    description: 'Single sign-on to the research environment',
    url: 'https://research-environment.finspace.example/signin',
    created: '2021-10-04',
    groups: ['Quant-Research', 'Data-Engineering'],
    users: ['agnes.kovacs', deletedUser],
  },
  {
    name: 'Expense Tracker',
    provider: 'custom-saml',
    accountId: managementAccountId,
    url: 'https://expenses.kestrelbridge.example/saml',
    open: true,
    created: '2022-11-28',
    groups: [],
    users: [],
  },
  {
    name: 'Backtest Console',
    provider: 'custom',
    accountId: managementAccountId,
    description: 'Switched off with the old backtesting cluster',
    status: 'DISABLED',
    created: '2021-08-02',
    groups: ['Quant-Research'],
    users: [],
  },
];

/** The id of one of the firm's applications: `apl-` and what its name decides. */
export const applicationIdOf = (name: string): string => `apl-${hexId(name, 16)}`;

/** Adds the applications and their assignments. */
export const addApplications = (state: SandboxState): void => {
  const { partition, instanceArn } = state.settings;
  const instanceId = instanceArn.slice(instanceArn.lastIndexOf('/') + 1);
  for (const seed of seeds) {
    const applicationArn = `arn:${partition}:sso::${seed.accountId}:application/${instanceId}/${applicationIdOf(seed.name)}`;
    state.applications.add({
      applicationArn,
      applicationProviderArn: `arn:${partition}:sso::aws:applicationProvider/${seed.provider}`,
      instanceArn,
      accountId: seed.accountId,
      name: seed.name,
      ...(seed.description === undefined ? {} : { description: seed.description }),
      status: seed.status ?? 'ENABLED',
      ...(seed.url === undefined ? {} : { url: seed.url }),
      assignmentRequired: seed.open !== true,
      createdAt: day(seed.created),
    });
    for (const group of seed.groups) {
      const principalId = groupIdOf(state, group);
      state.applicationAssignments.add({ applicationArn, principalType: 'GROUP', principalId });
    }
    for (const user of seed.users) {
      const principalId = userIdOf(state, user);
      state.applicationAssignments.add({ applicationArn, principalType: 'USER', principalId });
    }
  }
};
