import type { GatewayContext } from '../../context.ts';
import { type Connection, connectRows, type Edge, type PageArgs } from '../../core/connection.ts';
import { createCursorCodec } from '../../core/cursor.ts';
import { recognize } from '../../core/enums.ts';
import {
  type EnvironmentModel,
  environmentOf,
  type EnvironmentUserModel,
  type PermissionGroupModel,
} from './models.ts';

const MEMBERSHIPS = ['ADDITION_IN_PROGRESS', 'ADDITION_SUCCESS', 'REMOVAL_IN_PROGRESS'] as const;

type Membership = (typeof MEMBERSHIPS)[number] | 'UNRECOGNIZED' | null;
type MemberEdge<Node> = Edge<Node> & { readonly membershipStatus: Membership };

const membershipOf = (context: GatewayContext, status: string | undefined): Membership =>
  recognize(status, MEMBERSHIPS, (message) => context.log.warn(message));

const cursors = (field: string, key: EnvironmentModel, own: string, args: PageArgs) =>
  createCursorCodec(field, `${key.region}|${key.environmentId}|${own}`, args);

/** The users of an environment, by id. `ListUsers`. */
export const connectUsers = async (
  { loaders }: GatewayContext,
  key: EnvironmentModel,
  args: PageArgs,
): Promise<Connection<EnvironmentUserModel>> => {
  const { items, fetchedAt: asOf } = await loaders.finspace.allUsers(key);
  const rows = items.map(({ userId }) => ({
    key: [userId],
    node: { ...environmentOf(key), userId },
  }));
  return connectRows(cursors('Environment.users', key, '', args), args, rows, { asOf });
};

/** The permission groups of an environment, by id. `ListPermissionGroups`. */
export const connectGroups = async (
  { loaders }: GatewayContext,
  key: EnvironmentModel,
  args: PageArgs,
): Promise<Connection<PermissionGroupModel>> => {
  const { items, fetchedAt: asOf } = await loaders.finspace.allGroups(key);
  const rows = items.map(({ permissionGroupId }) => ({
    key: [permissionGroupId],
    node: { ...environmentOf(key), permissionGroupId },
  }));
  return connectRows(cursors('Environment.permissionGroups', key, '', args), args, rows, { asOf });
};

/** The permission groups that a user is in, by id. `ListPermissionGroupsByUser`. */
export const connectGroupsOfUser = async (
  context: GatewayContext,
  key: EnvironmentUserModel,
  args: PageArgs,
): Promise<Connection<PermissionGroupModel, MemberEdge<PermissionGroupModel>>> => {
  const { items, fetchedAt: asOf } = await context.loaders.finspace.groupsOfUser(key);
  const rows = items.map(({ permissionGroupId, membershipStatus }) => ({
    key: [permissionGroupId],
    node: { ...environmentOf(key), permissionGroupId },
    extra: { membershipStatus: membershipOf(context, membershipStatus) },
  }));
  const codec = cursors('EnvironmentUser.permissionGroups', key, key.userId, args);
  return connectRows(codec, args, rows, { asOf });
};

/** Who is in a permission group, by id. `ListUsersByPermissionGroup`. */
export const connectMembers = async (
  context: GatewayContext,
  key: PermissionGroupModel,
  args: PageArgs,
): Promise<Connection<EnvironmentUserModel, MemberEdge<EnvironmentUserModel>>> => {
  const { items, fetchedAt: asOf } = await context.loaders.finspace.membersOfGroup(key);
  const rows = items.map(({ userId, membershipStatus }) => ({
    key: [userId],
    node: { ...environmentOf(key), userId },
    extra: { membershipStatus: membershipOf(context, membershipStatus) },
  }));
  const codec = cursors('PermissionGroup.members', key, key.permissionGroupId, args);
  return connectRows(codec, args, rows, { asOf });
};
