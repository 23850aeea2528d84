import type { GatewayContext } from '../../context.ts';
import { recognize } from '../../core/enums.ts';
import type {
  AccountAccessResolvers,
  EnvironmentAccessResolvers,
  WorkspaceAccessResolvers,
} from '../../generated/resolvers.ts';
import { existingEnvironment } from '../../services/finspace/find-environment.ts';
import { ROLES } from '../../services/grafana/enums.ts';
import { existingWorkspace } from '../../services/grafana/find-workspace.ts';
import { linkListedSet } from '../../services/identity-center/find-permission-set.ts';
import { OWN_ACCOUNT } from '../../upstream/places.ts';
import { linkAccount } from '../link-account.ts';
import type { AccessModel } from '../models.ts';
import { findPrincipal } from '../principal.ts';

/** The directory that the principals of a grant are of. */
const directoryOf = async (grant: AccessModel, context: GatewayContext): Promise<string> => {
  if (grant.kind !== 'ACCOUNT' && grant.identityStoreId !== undefined) return grant.identityStoreId;
  const instanceArn = grant.kind === 'ACCOUNT' ? grant.instanceArn : undefined;
  // At hand, so that the groups of all grants are asked for together, whatever the grants are to.
  return (await context.instanceNow(instanceArn)).identityStoreId;
};

/** What every grant has. */
const grant = {
  principalId: ({ principalId }: AccessModel) => principalId,
  principalType: ({ principalType }: AccessModel) => principalType,
  async principal(row: AccessModel, _args: object, context: GatewayContext) {
    if (row.kind === 'ENVIRONMENT' && row.matchedBy === null) return null;
    return findPrincipal(context, { identityStoreId: await directoryOf(row, context) }, row);
  },
  direct: ({ direct }: AccessModel) => direct,
  viaGroupIds: ({ viaGroupIds }: AccessModel) => viaGroupIds,
  async via(row: AccessModel, _args: object, context: GatewayContext) {
    if (row.viaGroupIds.length === 0) return [];
    const identityStoreId = await directoryOf(row, context);
    const keys = row.viaGroupIds.map((groupId) => ({ identityStoreId, groupId }));
    const groups = await Promise.all(
      keys.map((key) => context.loaders.identityStore.group.load(key)),
    );
    return keys.filter((_, index) => groups[index] !== null);
  },
} as const;

const numberOf = (accountId: string): string | null =>
  accountId === OWN_ACCOUNT ? null : accountId;

export const AccountAccess: AccountAccessResolvers = {
  ...grant,
  accountId: ({ accountId }) => accountId,
  account: ({ accountId }, _args, context, info) => linkAccount(context, accountId, info),
  permissionSetArn: ({ permissionSetArn }) => permissionSetArn,
  permissionSet: linkListedSet,
};

export const WorkspaceAccess: WorkspaceAccessResolvers = {
  ...grant,
  ownerAccountId: ({ workspace }) => numberOf(workspace.accountId),
  region: ({ workspace }) => workspace.region,
  workspaceId: ({ workspace }) => workspace.workspaceId,
  workspace: ({ workspace }, _args, context) => existingWorkspace(context, workspace),
  role: ({ role }, _args, { log }) =>
    recognize(role, ROLES, (message) => log.warn(message)) ?? 'UNRECOGNIZED',
};

export const EnvironmentAccess: EnvironmentAccessResolvers = {
  ...grant,
  ownerAccountId: ({ user }) => numberOf(user.accountId),
  region: ({ user }) => user.region,
  environmentId: ({ user }) => user.environmentId,
  environment: ({ user }, _args, context) => existingEnvironment(user, context),
  environmentUserId: ({ user }) => user.userId,
  environmentUser: async ({ user }, _args, { loaders }) =>
    (await loaders.finspace.user(user)) === null ? null : user,
  type: ({ type }, _args, { log }) =>
    recognize(type, ['SUPER_USER', 'APP_USER'] as const, (message) => log.warn(message)),
  matchedBy: ({ matchedBy }) => matchedBy,
};
