import type { Resolvers } from '../../../generated/resolvers.ts';
import { AccountAssignment } from './AccountAssignment.ts';
import { AccountAssignmentOperation } from './AccountAssignmentOperation.ts';
import { Application } from './Application.ts';
import { ApplicationAssignment } from './ApplicationAssignment.ts';
import { IdentityCenterInstance } from './IdentityCenterInstance.ts';
import { attachCustomerManagedPolicy } from './Mutation/attachCustomerManagedPolicy.ts';
import { attachManagedPolicy } from './Mutation/attachManagedPolicy.ts';
import { createPermissionSet } from './Mutation/createPermissionSet.ts';
import { deleteInlinePolicy } from './Mutation/deleteInlinePolicy.ts';
import { deletePermissionSet } from './Mutation/deletePermissionSet.ts';
import { deletePermissionsBoundary } from './Mutation/deletePermissionsBoundary.ts';
import { detachCustomerManagedPolicy } from './Mutation/detachCustomerManagedPolicy.ts';
import { detachManagedPolicy } from './Mutation/detachManagedPolicy.ts';
import { putInlinePolicy } from './Mutation/putInlinePolicy.ts';
import { putPermissionsBoundary } from './Mutation/putPermissionsBoundary.ts';
import { updatePermissionSet } from './Mutation/updatePermissionSet.ts';
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
  Mutation: {
    attachCustomerManagedPolicy,
    attachManagedPolicy,
    createPermissionSet,
    deleteInlinePolicy,
    deletePermissionSet,
    deletePermissionsBoundary,
    detachCustomerManagedPolicy,
    detachManagedPolicy,
    putInlinePolicy,
    putPermissionsBoundary,
    updatePermissionSet,
  },
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
