/** Puts into a generated organization what the generator leaves out: drift, orphans, the other services. */
import { assign } from '../../src/sandbox/firm/load-firm.ts';
import { principalId } from '../../src/sandbox/firm/directory.ts';
import { finspaceId, placeEnvironment } from '../../src/sandbox/environment-place.ts';
import { hexId } from '../../src/sandbox/ids.ts';
import { secondRegion } from '../../src/sandbox/regions.ts';
import type { PrincipalType } from '../../src/sandbox/rows.ts';
import { defaultConfiguration } from '../../src/sandbox/services/grafana/workspace-input.ts';
import type { SandboxState } from '../../src/sandbox/state.ts';
import { FURNITURE, type Furniture, type SizeName } from '../sizes.ts';

/** One provisioning in so many is of an older form. */
const DRIFTED = 37;
/** One pair in so many is still assigned to somebody who is gone. */
const ORPHANED = 97;
const BEGAN = Date.UTC(2024, 0, 8);
const ROLES = ['ADMIN', 'EDITOR', 'VIEWER'] as const;

/**
 * Furnishes a state that nothing has read yet. The same size gives the same rows, in whatever process:
 * so whoever judges an answer has a copy of his own.
 */
export const furnish = (state: SandboxState, size: SizeName): void => {
  const furniture = FURNITURE[size];
  if (furniture === undefined) return;
  addRows(state, furniture.rowsPerPair);
  addOrphans(state);
  addDrift(state);
  addWorkspaces(state, furniture);
  addEnvironments(state, furniture);
};

const at = <T>(items: readonly T[], index: number): T => {
  const item = items[index % items.length];
  if (item === undefined) throw new Error('There is nothing to choose from.');
  return item;
};

const users = (state: SandboxState) => state.usersOfStore.get(state.settings.identityStoreId);
const groups = (state: SandboxState) => state.groupsOfStore.get(state.settings.identityStoreId);

/** Further groups for pairs that have fewer principals than asked for. */
const addRows = (state: SandboxState, least: number): void => {
  if (least <= 1) return;
  for (const [index, { accountId, permissionSetArn }] of [...state.provisionings.rows].entries()) {
    const key = `${accountId} ${permissionSetArn}`;
    for (let more = 0; state.assignmentsOfPair.get(key).length < least; more += 1) {
      const { groupId } = at(groups(state), index * 7 + more);
      const row = { accountId, permissionSetArn, principalType: 'GROUP', principalId: groupId };
      if (state.assignmentsOfPair.get(key).some((known) => known.principalId === groupId)) continue;
      assign(state, row as typeof row & { principalType: PrincipalType });
    }
  }
};

const addOrphans = (state: SandboxState): void => {
  for (const [index, { accountId, permissionSetArn }] of [...state.provisionings.rows].entries()) {
    if (index % ORPHANED !== 0) continue;
    const gone = principalId(state, `bench/gone/${index}`);
    assign(state, { accountId, permissionSetArn, principalType: 'USER', principalId: gone });
  }
};

const addDrift = (state: SandboxState): void => {
  for (const [index, row] of state.provisionings.rows.entries()) {
    if (index % DRIFTED === 0) row.revision -= 1;
  }
};

const addWorkspaces = (state: SandboxState, { workspaces }: Furniture): void => {
  const { managementAccountId, delegatedAccountId, memberAccountId, region } = state.settings;
  const accounts = [managementAccountId, delegatedAccountId, memberAccountId];
  for (let index = 0; index < workspaces; index += 1) {
    const name = `workspace-${index}`;
    const workspaceId = `g-${hexId(`bench/${name}`, 10)}`;
    state.workspaces.add({
      workspaceId,
      accountId: at(accounts, index),
      region: index % 2 === 0 ? region : secondRegion(region),
      createdAt: BEGAN,
      modifiedAt: BEGAN,
      status: 'ACTIVE',
      details: {
        name,
        accountAccessType: 'CURRENT_ACCOUNT',
        permissionType: 'SERVICE_MANAGED',
        dataSources: [],
      },
      authentication: { providers: ['AWS_SSO'], ssoClientId: hexId(`bench/client/${index}`, 16) },
      configuration: defaultConfiguration,
      grafanaVersion: '10.4',
      license: { freeTrialConsumed: false },
    });
    const chosen = new Map<string, PrincipalType>();
    for (let i = 0; i < 8; i += 1)
      chosen.set(at(groups(state), index * 5 + i * 3).groupId, 'GROUP');
    for (let i = 0; i < 4; i += 1) chosen.set(at(users(state), index * 11 + i * 17).userId, 'USER');
    for (const [principal, principalType] of chosen) {
      const role = at(ROLES, index + chosen.size + principal.charCodeAt(0));
      state.workspacePermissions.add({ workspaceId, principalType, principalId: principal, role });
    }
  }
};

const addEnvironments = (state: SandboxState, furniture: Furniture): void => {
  const { partition, region, memberAccountId: accountId } = state.settings;
  for (let index = 0; index < furniture.environments; index += 1) {
    const environmentId = finspaceId(`bench/environment/${index}`);
    const where = index % 2 === 0 ? region : secondRegion(region);
    state.environments.add({
      ...placeEnvironment(partition, { environmentId, accountId, region: where }),
      dataBundles: [],
      name: `environment-${index}`,
      federationMode: 'LOCAL',
      status: 'CREATED',
    });
    for (let i = 0; i < furniture.usersPerEnvironment; i += 1) {
      const { email = '', userName } = at(users(state), index * 29 + i * 3);
      const isManager = i === 0;
      state.environmentUsers.add({
        environmentId,
        userId: finspaceId(`bench/user/${index}/${i}`),
        emailAddress: email || userName,
        type: isManager ? 'SUPER_USER' : 'APP_USER',
        status: 'ENABLED',
        apiAccess: isManager ? 'ENABLED' : 'DISABLED',
        ...(isManager && {
          apiAccessPrincipalArn: `arn:${partition}:iam::${accountId}:role/FinSpaceProgrammaticAccess`,
        }),
        createdAt: BEGAN,
        lastModifiedAt: BEGAN,
        lastEnabledAt: BEGAN,
      });
    }
  }
};
