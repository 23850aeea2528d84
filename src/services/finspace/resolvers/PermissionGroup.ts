import type { GatewayContext } from '../../../context.ts';
import { recognize } from '../../../core/enums.ts';
import { GatewayError } from '../../../core/errors.ts';
import type {
  ApplicationPermission,
  PermissionGroupResolvers,
} from '../../../generated/resolvers.ts';
import { globalIds } from '../../../node-types.ts';
import { linkEnvironment } from '../find-environment.ts';
import { toDate } from '../to-date.ts';
import type { PermissionGroupModel } from '../models.ts';
import { connectMembers } from '../user-connections.ts';
import type { ListedGroup } from '../user-loaders.ts';

const detailOf = async (
  key: PermissionGroupModel,
  { loaders }: GatewayContext,
): Promise<ListedGroup> => {
  const group = await loaders.finspace.group(key);
  if (group !== null) return group;
  throw new GatewayError(
    'NOT_FOUND',
    `There is no permission group ${key.permissionGroupId} in environment ${key.environmentId}.`,
    { service: 'finspace-data' },
  );
};

const PERMISSIONS = {
  CreateDataset: 'CREATE_DATASET',
  ManageClusters: 'MANAGE_CLUSTERS',
  ManageUsersAndGroups: 'MANAGE_USERS_AND_GROUPS',
  ManageAttributeSets: 'MANAGE_ATTRIBUTE_SETS',
  ViewAuditData: 'VIEW_AUDIT_DATA',
  AccessNotebooks: 'ACCESS_NOTEBOOKS',
  GetTemporaryCredentials: 'GET_TEMPORARY_CREDENTIALS',
} as const satisfies Record<string, ApplicationPermission>;
const NAMES = Object.keys(PERMISSIONS) as (keyof typeof PERMISSIONS)[];

const toPermission = (name: string, { log }: GatewayContext): ApplicationPermission => {
  const known = recognize(name, NAMES, (message) => log.warn(message));
  return known === null || known === 'UNRECOGNIZED' ? 'UNRECOGNIZED' : PERMISSIONS[known];
};

export const PermissionGroup: PermissionGroupResolvers = {
  id: ({ accountId, region, environmentId, permissionGroupId }) =>
    globalIds.encode('PermissionGroup', accountId, region, environmentId, permissionGroupId),
  permissionGroupId: ({ permissionGroupId }) => permissionGroupId,
  environment: linkEnvironment,
  name: async (key, _args, context) => (await detailOf(key, context)).name,
  description: async (key, _args, context) => (await detailOf(key, context)).description,
  applicationPermissions: async (key, _args, context) =>
    (await detailOf(key, context)).applicationPermissions?.map((name) =>
      toPermission(name, context),
    ),
  createdAt: async (key, _args, context) => toDate((await detailOf(key, context)).createTime),
  lastModifiedAt: async (key, _args, context) =>
    toDate((await detailOf(key, context)).lastModifiedTime),
  members: (key, args, context) => connectMembers(context, key, args),
};
