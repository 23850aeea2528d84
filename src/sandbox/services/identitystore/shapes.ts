/** Identity Store's shapes, from the sandbox's rows. */
import type { Group, GroupMembership, User } from '@aws-sdk/client-identitystore';

import type { ExternalIdRow, GroupRow, MembershipRow, UserRow } from '../../rows.ts';
import { SandboxError } from '../../service.ts';
import { present } from '../answer.ts';

type ResourceType = 'USER' | 'GROUP' | 'GROUP_MEMBERSHIP' | 'IDENTITY_STORE';

/** `ResourceNotFoundException`, with the type and the id of what is missing. */
export const notFound = (ResourceType: ResourceType, ResourceId?: string): SandboxError =>
  new SandboxError(
    'ResourceNotFoundException',
    `${ResourceType} not found.`,
    present({ ResourceType, ResourceId }),
  );

/** Ids may be given as ARNs: `arn:aws:identitystore:::user/…`. */
export const bareId = (idOrArn: string): string => idOrArn.slice(idOrArn.lastIndexOf('/') + 1);

const externalIds = (rows: readonly ExternalIdRow[]): User['ExternalIds'] =>
  rows.length === 0 ? undefined : rows.map(({ issuer, id }) => ({ Issuer: issuer, Id: id }));

/** Who made it: the provisioning of the identity provider, or a person in the console. */
const madeBy = (row: { externalIds: readonly ExternalIdRow[] }): string =>
  row.externalIds.length === 0 ? 'sandbox-operator' : 'SCIM';

export const toUser = (row: UserRow): User =>
  present<User>({
    IdentityStoreId: row.identityStoreId,
    UserId: row.userId,
    UserName: row.userName,
    ExternalIds: externalIds(row.externalIds),
    Name: {
      Formatted: row.displayName,
      FamilyName: row.familyName,
      GivenName: row.givenName,
    },
    DisplayName: row.displayName,
    Emails:
      row.email === undefined ? undefined : [{ Value: row.email, Type: 'work', Primary: true }],
    Title: row.title,
    UserStatus: row.status,
    CreatedAt: new Date(row.createdAt),
    CreatedBy: madeBy(row),
    UpdatedAt: new Date(row.createdAt),
    UpdatedBy: madeBy(row),
  });

export const toGroup = (row: GroupRow): Group =>
  present<Group>({
    IdentityStoreId: row.identityStoreId,
    GroupId: row.groupId,
    DisplayName: row.displayName,
    Description: row.description,
    ExternalIds: externalIds(row.externalIds),
    CreatedAt: new Date(row.createdAt),
    CreatedBy: madeBy(row),
    UpdatedAt: new Date(row.createdAt),
    UpdatedBy: madeBy(row),
  });

export const toMembership = (row: MembershipRow): GroupMembership & { MembershipId: string } => ({
  IdentityStoreId: row.identityStoreId,
  MembershipId: row.membershipId,
  GroupId: row.groupId,
  MemberId: { UserId: row.userId },
  CreatedAt: new Date(row.createdAt),
  UpdatedAt: new Date(row.createdAt),
});
