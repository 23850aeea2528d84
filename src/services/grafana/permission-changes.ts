import type { UpdateError, UpdateInstruction } from '@aws-sdk/client-grafana';
import { type Check, invalid } from '../../core/checks.ts';
import type { WorkspacePermissionChange } from '../../generated/resolvers.ts';
import { globalIds } from '../../node-types.ts';
import type { WorkspacePermissionModel } from './models.ts';

/** The most changes that one mutation takes. */
const MOST_CHANGES = 100;

/** One entry of the input, in AWS's keys. */
export interface PermissionChange extends WorkspacePermissionModel {
  readonly action: 'ADD' | 'REVOKE';
  readonly role: 'ADMIN' | 'EDITOR' | 'VIEWER';
  /** The way to the entry in the input. */
  readonly field: string;
}

const checkPrincipal = (change: WorkspacePermissionChange, field: string): Check => {
  const { principal, principalId, principalType } = change;
  if (principal != null && (principalId != null || principalType != null)) {
    return invalid(field, 'Name the principal once: by `principal`, or by its key and type.');
  }
  return principal == null && (principalId == null || principalType == null)
    ? invalid(field, 'Name the principal: by `principal`, or by `principalId` and `principalType`.')
    : undefined;
};

/** What is wrong with the entries themselves. */
export const checkChanges = (changes: readonly WorkspacePermissionChange[]): readonly Check[] => [
  changes.length === 0 || changes.length > MOST_CHANGES
    ? invalid('input.changes', `1 to ${MOST_CHANGES} changes; ${changes.length} were given.`)
    : undefined,
  ...changes.map((change, index) => checkPrincipal(change, `input.changes.${index}`)),
];

const principalOf = (change: WorkspacePermissionChange, field: string) => {
  if (change.principal == null) {
    const principalType = change.principalType === 'GROUP' ? 'GROUP' : 'USER';
    return { principalType, principalId: change.principalId ?? '' } as const;
  }
  const types = ['User', 'Group'] as const;
  const { type, keys } = globalIds.decode(change.principal, `${field}.principal`, types);
  const principalType = type === 'Group' ? 'GROUP' : 'USER';
  return { principalType, principalId: keys[1] ?? '' } as const;
};

/** Entries that were checked, in AWS's keys. */
export const toChanges = (
  changes: readonly WorkspacePermissionChange[],
): readonly PermissionChange[] =>
  changes.map((change, index) => {
    const field = `input.changes.${index}`;
    const { action } = change;
    const role = change.role === 'UNRECOGNIZED' ? 'VIEWER' : change.role;
    return { ...principalOf(change, field), action, role, field };
  });

/** Entries of which only one can be what the caller wants: the same principal with the same action. */
export const checkTwice = (changes: readonly PermissionChange[]): readonly Check[] =>
  changes.map((change, index) => {
    const first = changes.findIndex(
      ({ action, principalId }) => action === change.action && principalId === change.principalId,
    );
    return first < index && (change.action === 'ADD' || changes[first]?.role === change.role)
      ? invalid(change.field, `Each principal once: changes.${first} is about it already.`)
      : undefined;
  });

/** One instruction for each entry, so that an error is about one entry. */
export const toInstruction = (change: PermissionChange): UpdateInstruction => ({
  action: change.action,
  role: change.role,
  users: [
    { id: change.principalId, type: change.principalType === 'USER' ? 'SSO_USER' : 'SSO_GROUP' },
  ],
});

/** The entries that an error of AWS's is about. */
export const causeOf = (
  { causedBy }: UpdateError,
  changes: readonly PermissionChange[],
): readonly PermissionChange[] =>
  changes.filter(
    ({ action, role, principalId }) =>
      causedBy?.action === action &&
      causedBy.role === role &&
      causedBy.users?.some(({ id }) => id === principalId) === true,
  );

/** Whether the permissions of a workspace are as a change would have them. */
export const isMade = (
  { action, principalId, role }: PermissionChange,
  permissions: readonly WorkspacePermissionModel[],
): boolean => {
  const held = permissions.find((permission) => permission.principalId === principalId);
  return action === 'ADD' ? held?.role === role : held?.role !== role;
};
