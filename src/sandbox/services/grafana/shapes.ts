/** Grafana's shapes, from the sandbox's rows. */
import type {
  AuthenticationDescription,
  AuthenticationSummary,
  WorkspaceDescription,
  WorkspaceSummary,
} from '@aws-sdk/client-grafana';

import type { WorkspaceAuthenticationRow, WorkspaceRow } from '../../grafana-rows.ts';
import type { SandboxState } from '../../state.ts';
import { present } from '../answer.ts';

/** What the tags of a workspace are kept by. */
export const workspaceArn = (
  state: SandboxState,
  row: Pick<WorkspaceRow, 'workspaceId' | 'accountId' | 'region'>,
): string =>
  `arn:${state.settings.partition}:grafana:${row.region}:${row.accountId}:/workspaces/${row.workspaceId}`;

const samlStatusOf = ({ providers, saml }: WorkspaceAuthenticationRow) => {
  if (!providers.includes('SAML')) return undefined;
  return saml === undefined ? ('NOT_CONFIGURED' as const) : ('CONFIGURED' as const);
};

const toAuthenticationSummary = (row: WorkspaceAuthenticationRow): AuthenticationSummary =>
  present<AuthenticationSummary>({
    providers: [...row.providers],
    samlConfigurationStatus: samlStatusOf(row),
  });

export const toAuthentication = (row: WorkspaceAuthenticationRow): AuthenticationDescription => {
  const status = samlStatusOf(row);
  const { ssoClientId, saml } = row;
  return present<AuthenticationDescription>({
    providers: [...row.providers],
    saml: status && { status, ...(saml === undefined ? {} : { configuration: saml }) },
    awsSso: ssoClientId === undefined ? undefined : { ssoClientId },
  });
};

/** What a list says of a workspace, and a description too. */
const common = (state: SandboxState, row: WorkspaceRow): WorkspaceSummary => ({
  created: new Date(row.createdAt),
  description: row.details.description,
  endpoint: `${row.workspaceId}.grafana-workspace.${row.region}.amazonaws.com`,
  grafanaVersion: row.grafanaVersion,
  id: row.workspaceId,
  modified: new Date(row.modifiedAt),
  name: row.details.name,
  notificationDestinations: row.details.notificationDestinations,
  status: row.status,
  authentication: toAuthenticationSummary(row.authentication),
  tags: { ...state.tags.get(workspaceArn(state, row))?.tags },
  licenseType: row.license.licenseType,
  grafanaToken: row.license.grafanaToken,
});

export const toSummary = (state: SandboxState, row: WorkspaceRow): WorkspaceSummary =>
  present(common(state, row));

const dateOf = (time: number | undefined): Date | undefined =>
  time === undefined ? undefined : new Date(time);

export const toWorkspace = (state: SandboxState, row: WorkspaceRow): WorkspaceDescription =>
  present<WorkspaceDescription>({
    ...common(state, row),
    ...row.details,
    dataSources: row.details.dataSources ?? [],
    freeTrialConsumed: row.license.freeTrialConsumed,
    licenseExpiration: dateOf(row.license.licenseExpiresAt),
    freeTrialExpiration: dateOf(row.license.freeTrialExpiresAt),
  });
