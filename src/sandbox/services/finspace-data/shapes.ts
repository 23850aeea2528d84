/** finspace-data's shapes, from the sandbox's rows. Its times are numbers of milliseconds. */
import type {
  EnvironmentUserRow,
  PermissionGroupMemberRow,
  PermissionGroupRow,
} from '../../finspace-rows.ts';
import { present } from '../answer.ts';

/** A user as `GetUser` and `ListUsers` show it. */
export const toUser = (row: EnvironmentUserRow): object =>
  present({
    userId: row.userId,
    status: row.status,
    firstName: row.firstName,
    lastName: row.lastName,
    emailAddress: row.emailAddress,
    type: row.type,
    apiAccess: row.apiAccess,
    apiAccessPrincipalArn: row.apiAccessPrincipalArn,
    createTime: row.createdAt,
    lastEnabledTime: row.lastEnabledAt,
    lastDisabledTime: row.lastDisabledAt,
    lastModifiedTime: row.lastModifiedAt,
    lastLoginTime: row.lastLoginAt,
  });

/** A user as the list of a permission group shows it. */
export const toGroupUser = (row: EnvironmentUserRow, member: PermissionGroupMemberRow): object =>
  present({
    userId: row.userId,
    status: row.status,
    firstName: row.firstName,
    lastName: row.lastName,
    emailAddress: row.emailAddress,
    type: row.type,
    apiAccess: row.apiAccess,
    apiAccessPrincipalArn: row.apiAccessPrincipalArn,
    membershipStatus: member.status,
  });

/** A permission group. `own` is the membership of whoever asks, if there is one. */
export const toGroup = (row: PermissionGroupRow, own?: PermissionGroupMemberRow): object =>
  present({
    permissionGroupId: row.permissionGroupId,
    name: row.name,
    description: row.description,
    applicationPermissions: row.applicationPermissions,
    createTime: row.createdAt,
    lastModifiedTime: row.lastModifiedAt,
    membershipStatus: own?.status,
  });

/** A permission group as the list of a user shows it. */
export const toUserGroup = (row: PermissionGroupRow, member: PermissionGroupMemberRow): object => ({
  permissionGroupId: row.permissionGroupId,
  name: row.name,
  membershipStatus: member.status,
});
