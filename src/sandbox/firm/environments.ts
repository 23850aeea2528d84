/** Puts the firm's FinSpace environments into the accounts that they are in. */
import { finspaceId, placeEnvironment } from '../environment-place.ts';
import type { FederationRow } from '../finspace-rows.ts';
import { hexId } from '../ids.ts';
import { secondRegion } from '../regions.ts';
import type { SandboxState } from '../state.ts';
import { memberAccountId } from './accounts.ts';
import {
  environmentSeeds,
  type EnvironmentSeed,
  type EnvironmentUserSeed,
  type PermissionGroupSeed,
} from './environment-seeds.ts';
import { day, emailDomain } from './foundation.ts';

/** The id of one of the firm's environments. */
export const environmentIdOf = (name: string): string => finspaceId(`environment/${name}`);

/** Adds the environments. FinSpace is in the partition `aws` alone. */
export const addEnvironments = (state: SandboxState): void => {
  if (state.settings.partition !== 'aws') return;
  for (const seed of environmentSeeds) addEnvironment(state, seed);
};

const addEnvironment = (state: SandboxState, seed: EnvironmentSeed): void => {
  const { partition, region: home } = state.settings;
  const { name, description, accountId, status, federationMode, provider, tags } = seed;
  const environmentId = environmentIdOf(name);
  const region = seed.isElsewhere === true ? secondRegion(home) : home;
  const row = placeEnvironment(partition, { environmentId, accountId, region });
  state.environments.add({
    ...row,
    dataBundles: [],
    name,
    ...(description !== undefined && { description }),
    federationMode,
    ...(provider !== undefined && { federation: federationOf(environmentId, region, provider) }),
    status,
  });
  if (tags !== undefined) state.tags.add({ resource: row.environmentArn, tags: { ...tags } });
  for (const user of seed.users) addUser(state, environmentId, user);
  for (const group of seed.groups) addGroup(state, environmentId, group);
};

const federationOf = (id: string, region: string, provider: string): FederationRow => ({
  samlMetadataURL: 'https://kestrelbridge.login.example/app/finspace/sso/saml/metadata',
  applicationCallBackURL: `https://${id}.auth.${region}.amazoncognito.com/saml2/idpresponse`,
  federationURN: `urn:amazon:cognito:sp:${region}_${hexId(id, 9)}`,
  federationProviderName: provider,
  attributeMap: { Email: 'http://schemas.xmlsoap.org/ws/2005/05/identity/claims/emailaddress' },
});

const userIdOf = (environmentId: string, alias: string): string =>
  finspaceId(`user/${environmentId}/${alias}`);

const addUser = (state: SandboxState, environmentId: string, seed: EnvironmentUserSeed): void => {
  const createdAt = day(seed.created);
  const [firstName, lastName] = seed.name ?? [];
  const left = day('2024-02-05');
  const isDisabled = seed.status === 'DISABLED';
  state.environmentUsers.add({
    environmentId,
    userId: userIdOf(environmentId, seed.alias),
    emailAddress: seed.email ?? `${seed.alias}@${emailDomain}`,
    type: seed.type,
    status: seed.status ?? 'ENABLED',
    ...(firstName !== undefined && { firstName }),
    ...(lastName !== undefined && { lastName }),
    apiAccess: seed.role === undefined ? 'DISABLED' : 'ENABLED',
    ...(seed.role !== undefined && {
      apiAccessPrincipalArn: `arn:${state.settings.partition}:iam::${memberAccountId}:role/${seed.role}`,
    }),
    createdAt,
    lastModifiedAt: isDisabled ? left : createdAt,
    lastEnabledAt: createdAt,
    ...(isDisabled && { lastDisabledAt: left }),
    ...(seed.lastLogin !== undefined && { lastLoginAt: day(seed.lastLogin) }),
  });
};

const addGroup = (state: SandboxState, environmentId: string, seed: PermissionGroupSeed): void => {
  const permissionGroupId = finspaceId(`group/${environmentId}/${seed.name}`);
  const createdAt = day(seed.created);
  state.permissionGroups.add({
    environmentId,
    permissionGroupId,
    name: seed.name,
    ...(seed.description !== undefined && { description: seed.description }),
    applicationPermissions: [...seed.permissions],
    createdAt,
    lastModifiedAt: createdAt,
  });
  for (const alias of seed.members) {
    const userId = userIdOf(environmentId, alias);
    state.permissionGroupMembers.add({ permissionGroupId, userId, status: 'ADDITION_SUCCESS' });
  }
};
