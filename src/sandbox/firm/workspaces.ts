/** Puts the firm's Grafana workspaces into the accounts and Regions that they are in. */
import { hexId } from '../ids.ts';
import { secondRegion } from '../regions.ts';
import { defaultConfiguration } from '../services/grafana/workspace-input.ts';
import { workspaceArn } from '../services/grafana/shapes.ts';
import type { SandboxState } from '../state.ts';
import type { WorkspaceDetails } from '../grafana-rows.ts';
import { groupIdOf, userIdOf } from './directory.ts';
import { day, rootId } from './foundation.ts';
import { workspaceSeeds, type ServiceAccountSeed, type WorkspaceSeed } from './workspace-seeds.ts';

const dayMs = 86_400_000;
/** For as long as AWS lets a token live. */
const tokenDays = 30;

/** The id of one of the firm's workspaces. */
export const workspaceIdOf = (name: string): string => `g-${hexId(`workspace/${name}`, 10)}`;

/** Adds the workspaces. `now` dates the tokens of their service accounts. */
export const addWorkspaces = (state: SandboxState, now: number): void => {
  for (const seed of workspaceSeeds) addWorkspace(state, seed, now);
};

const addWorkspace = (state: SandboxState, seed: WorkspaceSeed, now: number): void => {
  const { accountId, authentication, grafanaVersion } = seed;
  const { region: home } = state.settings;
  const workspaceId = workspaceIdOf(seed.details.name);
  const region = seed.isElsewhere === true ? secondRegion(home) : home;
  state.workspaces.add({
    workspaceId,
    accountId,
    region,
    createdAt: day(seed.created),
    modifiedAt: day(seed.modified),
    status: 'ACTIVE',
    details: detailsOf(state, seed),
    authentication,
    configuration: configurationOf(seed),
    grafanaVersion,
    license: seed.license ?? { freeTrialConsumed: false },
  });
  if (seed.tags !== undefined) {
    const resource = workspaceArn(state, { workspaceId, accountId, region });
    state.tags.add({ resource, tags: { ...seed.tags } });
  }
  addPermissions(state, workspaceId, seed);
  for (const [at, account] of (seed.serviceAccounts ?? []).entries()) {
    addServiceAccount(state, { workspaceId, serviceAccountId: String(at + 2) }, account, now);
  }
};

/** The details in the partition and with the units of the world that they are put into. */
const detailsOf = (state: SandboxState, { details, units }: WorkspaceSeed): WorkspaceDetails => {
  const role = details.workspaceRoleArn;
  const unitIds = state.organizationalUnits.rows
    .filter(({ parentId, name }) => parentId === rootId && units?.includes(name) === true)
    .map(({ ouId }) => ouId);
  return {
    ...details,
    ...(role !== undefined && {
      workspaceRoleArn: role.replace(/^arn:aws:/, `arn:${state.settings.partition}:`),
    }),
    ...(units !== undefined && { organizationalUnits: unitIds }),
  };
};

const configurationOf = (seed: WorkspaceSeed): string =>
  seed.hasPlugins === true
    ? '{"plugins":{"pluginAdminEnabled":true},"unifiedAlerting":{"enabled":true}}'
    : defaultConfiguration;

const addPermissions = (state: SandboxState, workspaceId: string, seed: WorkspaceSeed): void => {
  for (const [name, role] of Object.entries(seed.groups ?? {})) {
    const principalId = groupIdOf(state, name);
    state.workspacePermissions.add({ workspaceId, principalType: 'GROUP', principalId, role });
  }
  for (const [alias, role] of Object.entries(seed.users ?? {})) {
    const principalId = userIdOf(state, alias);
    state.workspacePermissions.add({ workspaceId, principalType: 'USER', principalId, role });
  }
};

const addServiceAccount = (
  state: SandboxState,
  ids: { readonly workspaceId: string; readonly serviceAccountId: string },
  { name, role, isDisabled = false, tokens }: ServiceAccountSeed,
  now: number,
): void => {
  state.serviceAccounts.add({ ...ids, name, role, isDisabled });
  for (const [at, token] of tokens.entries()) {
    const expiresAt = now + token.daysLeft * dayMs;
    const createdAt = expiresAt - tokenDays * dayMs;
    state.serviceAccountTokens.add({
      ...ids,
      tokenId: String(at + 1),
      name: token.name,
      createdAt,
      expiresAt,
      ...(token.isUsed === true && { lastUsedAt: Math.min(now, expiresAt) - dayMs / 2 }),
    });
  }
};
