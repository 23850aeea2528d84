import type { Resolvers } from '../../../generated/resolvers.ts';
import { AccountAssignment } from './AccountAssignment.ts';
import { AccountAssignmentOperation } from './AccountAssignmentOperation.ts';
import { Application } from './Application.ts';
import { ApplicationAssignment } from './ApplicationAssignment.ts';
import { IdentityCenterInstance } from './IdentityCenterInstance.ts';
import { instance } from './Query/instance.ts';
import { instances } from './Query/instances.ts';
import { operations } from './Query/operations.ts';
import { PermissionSet } from './PermissionSet.ts';
import { PermissionSetProvisioning } from './PermissionSetProvisioning.ts';
import { permissionSet } from './Query/permissionSet.ts';
import { permissionSets } from './Query/permissionSets.ts';

/** Every field that rests on sso-admin alone. */
export const identityCenter = {
  Query: { instances, instance, permissionSets, permissionSet, operations },
  Mutation: {},
  IdentityCenterInstance,
  PermissionSet,
  AccountAssignment,
  Application,
  ApplicationAssignment,
  AccountAssignmentOperation,
  PermissionSetProvisioning,
  AsyncOperation: {
    __resolveType: (operation) =>
      operation.kind === 'PROVISION' ? 'PermissionSetProvisioning' : 'AccountAssignmentOperation',
  },
} satisfies Partial<{
  [Type in keyof Resolvers]: Partial<NonNullable<Resolvers[Type]>>;
}>;
