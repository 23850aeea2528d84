/** What every world has, however many rows are in it: organization, instance and the three accounts. */
import { hexId, upperId } from '../ids.ts';
import { SandboxState } from '../state.ts';
import {
  accountSeeds,
  delegatedAccountId,
  managementAccountId,
  memberAccountId,
  type AccountSeed,
} from './accounts.ts';

export interface FoundationOptions {
  readonly seed: number;
  readonly partition: string;
  readonly region: string;
  readonly emptyAccountPage: boolean;
}

/** Midnight of a day, as the firm's data writes it. */
export const day = (date: string): number => Date.parse(`${date}T09:30:00Z`);

export const emailDomain = 'kestrelbridge.example';
export const rootId = 'r-kb7q';

/** A state without an account in it, but with the organization's instance. */
export const layFoundation = (options: FoundationOptions): SandboxState => {
  const { seed, partition, region, emptyAccountPage } = options;
  const instanceArn = `arn:${partition}:sso:::instance/ssoins-7223f4b1c0de9a58`;
  const identityStoreId = 'd-9067a1c3e5';
  const state = new SandboxState({
    seed,
    partition,
    region,
    organizationId: 'o-k3strelbr1',
    rootId,
    managementAccountId,
    delegatedAccountId,
    memberAccountId,
    instanceArn,
    identityStoreId,
    emptyAccountPage,
  });
  state.instances.add({
    instanceArn,
    identityStoreId,
    ownerAccountId: managementAccountId,
    kind: 'ORGANIZATION',
    createdAt: day('2021-04-12'),
  });
  addProviders(state);
  return state;
};

/** Adds one of the firm's accounts, with the role that a new member account comes with. */
export const addAccount = (state: SandboxState, seed: AccountSeed, parentId: string): string => {
  const alias = seed.alias ?? seed.name;
  const accountId = seed.accountId ?? accountIdOf(alias);
  state.accounts.add({
    accountId,
    name: seed.name,
    email: `aws+${alias}@${emailDomain}`,
    parentId,
    state: seed.state ?? 'ACTIVE',
    joinedMethod: seed.joinedMethod ?? 'CREATED',
    joinedAt: day(seed.joined),
    iamPolicies: seed.iamPolicies ?? [],
    ...(seed.roleQuota === undefined ? {} : { roleQuota: seed.roleQuota }),
  });
  if (accountId !== managementAccountId) {
    addRole(state, accountId, 'OrganizationAccountAccessRole', [managementAccountId]);
  }
  return accountId;
};

/** Adds a role that the accounts named may assume. */
const addRole = (
  state: SandboxState,
  accountId: string,
  roleName: string,
  trustedAccountIds: readonly string[],
  maxSessionSeconds = 3600,
): void => {
  const roleArn = `arn:${state.settings.partition}:iam::${accountId}:role/${roleName}`;
  const roleId = `AROA${upperId(roleArn, 17)}`;
  state.roles.add({ roleArn, roleId, roleName, accountId, trustedAccountIds, maxSessionSeconds });
};

/** The three accounts alone, and the roles in them. */
export const addPlayedAccounts = (state: SandboxState): void => {
  for (const seed of accountSeeds) {
    if (isPlayed(seed)) addAccount(state, seed, rootId);
  }
  addRoles(state);
};

/** The role that a reader of several accounts takes on in each of them. */
export const readerRoleName = 'ManagementGraphReader';

/** The role that changes are made with on behalf of somebody, in each of the accounts. */
export const writerRoleName = 'ManagementGraphWriter';

/** Adds the roles that the three accounts may take on: to read, to change, and for users of FinSpace. */
export const addRoles = (state: SandboxState): void => {
  const trusted = [memberAccountId, managementAccountId, delegatedAccountId];
  for (const accountId of trusted) {
    addRole(state, accountId, readerRoleName, trusted);
    addRole(state, accountId, writerRoleName, trusted);
  }
  addRole(state, memberAccountId, 'FinSpaceProgrammaticAccess', trusted, 43_200);
  addRole(state, memberAccountId, 'FinSpaceClientAnalytics', trusted);
  addRole(state, memberAccountId, 'ResearchPipeline', [memberAccountId]);
  addRole(state, managementAccountId, 'AccessReviewJob', [managementAccountId, delegatedAccountId]);
};

const isPlayed = (seed: AccountSeed): boolean =>
  [managementAccountId, delegatedAccountId, memberAccountId].includes(seed.accountId ?? '');

/** Twelve digits that the account's alias alone decides. */
const accountIdOf = (alias: string): string =>
  String(100_000_000_000n + (BigInt(`0x${hexId(`account/${alias}`, 16)}`) % 900_000_000_000n));

const addProviders = (state: SandboxState): void => {
  const arn = (name: string): string =>
    `arn:${state.settings.partition}:sso::aws:applicationProvider/${name}`;
  const add = (
    name: string,
    protocol: 'SAML' | 'OAUTH',
    displayName: string,
    description: string,
  ) =>
    state.applicationProviders.add({
      applicationProviderArn: arn(name),
      protocol,
      displayName,
      description,
    });
  add('custom-saml', 'SAML', 'Custom SAML 2.0 application', 'An application that speaks SAML 2.0');
  add('custom', 'OAUTH', 'Custom OAuth 2.0 application', 'An application of your own');
  add('grafana', 'SAML', 'Amazon Managed Grafana', 'Workspaces of Amazon Managed Grafana');
  add('finspace', 'SAML', 'Amazon FinSpace', 'Environments of Amazon FinSpace');
};
