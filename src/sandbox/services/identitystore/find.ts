/** Finding what a request to Identity Store names. */
import type { AlternateIdentifier } from '@aws-sdk/client-identitystore';

import type { ExternalIdRow, GroupRow, MembershipRow, UserRow } from '../../rows.ts';
import type { SandboxState } from '../../state.ts';
import { required, validationError } from '../answer.ts';
import { bareId, notFound } from './shapes.ts';

/** The store that a request names, by id or ARN. */
export const storeOf = (input: { IdentityStoreId: string | undefined }): string =>
  bareId(required(input.IdentityStoreId, 'IdentityStoreId'));

/** @throws ResourceNotFoundException if the store has no such user. */
export const userOf = (state: SandboxState, store: string, id: string | undefined): UserRow => {
  const userId = bareId(required(id, 'UserId'));
  const row = state.users.get(userId);
  if (row?.identityStoreId !== store) throw notFound('USER', userId);
  return row;
};

/** @throws ResourceNotFoundException if the store has no such group. */
export const groupOf = (state: SandboxState, store: string, id: string | undefined): GroupRow => {
  const groupId = bareId(required(id, 'GroupId'));
  const row = state.groups.get(groupId);
  if (row?.identityStoreId !== store) throw notFound('GROUP', groupId);
  return row;
};

/** The membership of a user in a group, if there is one. */
export const membershipIn = (
  state: SandboxState,
  groupId: string,
  userId: string,
): MembershipRow | undefined =>
  state.membershipsOfUser.get(userId).find((row) => row.groupId === groupId);

interface Attribute {
  readonly path: string;
  readonly value: string;
}

/** What an alternate identifier asks for: an attribute, or an external id. */
export const alternateOf = (
  identifier: AlternateIdentifier | undefined,
): { readonly externalId: ExternalIdRow } | { readonly attribute: Attribute } => {
  const { ExternalId, UniqueAttribute } = required(identifier, 'AlternateIdentifier');
  if (ExternalId !== undefined) {
    const issuer = required(ExternalId.Issuer, 'Issuer');
    return { externalId: { issuer, id: required(ExternalId.Id, 'Id') } };
  }
  const path = required(UniqueAttribute?.AttributePath, 'AttributePath').toLowerCase();
  const value = UniqueAttribute?.AttributeValue;
  if (typeof value !== 'string') {
    throw validationError('AttributeValue of a UniqueAttribute must be a string.');
  }
  return { attribute: { path, value } };
};

export const hasExternalId = (
  row: { externalIds: readonly ExternalIdRow[] },
  { issuer, id }: ExternalIdRow,
): boolean => row.externalIds.some((other) => other.issuer === issuer && other.id === id);
