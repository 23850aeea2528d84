import type * as Aws from '@aws-sdk/client-sso-admin';
import type { ClientFactory } from '../../upstream/client-factory.ts';
import { lazyPackage } from '../../upstream/lazy-package.ts';

const {
  AttachCustomerManagedPolicyReferenceToPermissionSetCommand,
  AttachManagedPolicyToPermissionSetCommand,
  CreateAccountAssignmentCommand,
  CreatePermissionSetCommand,
  DeleteAccountAssignmentCommand,
  DeleteInlinePolicyFromPermissionSetCommand,
  DeletePermissionSetCommand,
  DeletePermissionsBoundaryFromPermissionSetCommand,
  DetachCustomerManagedPolicyReferenceFromPermissionSetCommand,
  DetachManagedPolicyFromPermissionSetCommand,
  ProvisionPermissionSetCommand,
  PutInlinePolicyToPermissionSetCommand,
  PutPermissionsBoundaryToPermissionSetCommand,
  TagResourceCommand,
  UntagResourceCommand,
  UpdatePermissionSetCommand,
  DescribeAccountAssignmentCreationStatusCommand,
  DescribeAccountAssignmentDeletionStatusCommand,
  DescribeApplicationCommand,
  DescribeApplicationProviderCommand,
  DescribeInstanceCommand,
  DescribePermissionSetCommand,
  DescribePermissionSetProvisioningStatusCommand,
  GetInlinePolicyForPermissionSetCommand,
  GetPermissionsBoundaryForPermissionSetCommand,
  ListAccountAssignmentCreationStatusCommand,
  ListAccountAssignmentDeletionStatusCommand,
  ListAccountAssignmentsCommand,
  ListAccountAssignmentsForPrincipalCommand,
  ListAccountsForProvisionedPermissionSetCommand,
  ListApplicationAssignmentsForPrincipalCommand,
  ListApplicationsCommand,
  ListCustomerManagedPolicyReferencesInPermissionSetCommand,
  ListInstancesCommand,
  ListManagedPoliciesInPermissionSetCommand,
  ListPermissionSetProvisioningStatusCommand,
  ListPermissionSetsCommand,
  ListPermissionSetsProvisionedToAccountCommand,
  ListTagsForResourceCommand,
  SSOAdminClient,
} = lazyPackage<typeof Aws>('@aws-sdk/client-sso-admin');

/**
 * The operations of sso-admin that the gateway uses, each bound to one client, with the members
 * without which an answer says nothing. Where AWS itself leaves a member out to say that there is
 * none, it is not named.
 */
export const createIdentityCenterClient = (factory: ClientFactory) => {
  const { read, write } = factory.service('sso-admin', SSOAdminClient);
  return {
    describeAccountAssignmentCreationStatus: read(DescribeAccountAssignmentCreationStatusCommand, {
      required: ['AccountAssignmentCreationStatus.Status'],
    }),
    describeAccountAssignmentDeletionStatus: read(DescribeAccountAssignmentDeletionStatusCommand, {
      required: ['AccountAssignmentDeletionStatus.Status'],
    }),
    describeApplication: read(DescribeApplicationCommand, { required: ['ApplicationArn'] }),
    describeApplicationProvider: read(DescribeApplicationProviderCommand),
    describeInstance: read(DescribeInstanceCommand),
    describePermissionSet: read(DescribePermissionSetCommand, {
      required: ['PermissionSet.PermissionSetArn'],
    }),
    describePermissionSetProvisioningStatus: read(DescribePermissionSetProvisioningStatusCommand, {
      required: ['PermissionSetProvisioningStatus.Status'],
    }),
    getInlinePolicyForPermissionSet: read(GetInlinePolicyForPermissionSetCommand),
    getPermissionsBoundaryForPermissionSet: read(GetPermissionsBoundaryForPermissionSetCommand),
    listAccountAssignmentCreationStatus: read(ListAccountAssignmentCreationStatusCommand, {
      required: ['AccountAssignmentsCreationStatus'],
    }),
    listAccountAssignmentDeletionStatus: read(ListAccountAssignmentDeletionStatusCommand, {
      required: ['AccountAssignmentsDeletionStatus'],
    }),
    listAccountAssignments: read(ListAccountAssignmentsCommand, {
      required: ['AccountAssignments'],
    }),
    listAccountAssignmentsForPrincipal: read(ListAccountAssignmentsForPrincipalCommand, {
      required: ['AccountAssignments'],
    }),
    listAccountsForProvisionedPermissionSet: read(ListAccountsForProvisionedPermissionSetCommand, {
      required: ['AccountIds'],
    }),
    listApplicationAssignmentsForPrincipal: read(ListApplicationAssignmentsForPrincipalCommand, {
      required: ['ApplicationAssignments'],
    }),
    listApplications: read(ListApplicationsCommand, { required: ['Applications'] }),
    listCustomerManagedPolicyReferencesInPermissionSet: read(
      ListCustomerManagedPolicyReferencesInPermissionSetCommand,
      { required: ['CustomerManagedPolicyReferences'] },
    ),
    listInstances: read(ListInstancesCommand, { required: ['Instances'] }),
    listManagedPoliciesInPermissionSet: read(ListManagedPoliciesInPermissionSetCommand, {
      required: ['AttachedManagedPolicies'],
    }),
    listPermissionSetProvisioningStatus: read(ListPermissionSetProvisioningStatusCommand, {
      required: ['PermissionSetsProvisioningStatus'],
    }),
    listPermissionSets: read(ListPermissionSetsCommand, { required: ['PermissionSets'] }),
    listPermissionSetsProvisionedToAccount: read(ListPermissionSetsProvisionedToAccountCommand),
    listTagsForResource: read(ListTagsForResourceCommand, { required: ['Tags'] }),
    attachCustomerManagedPolicyReferenceToPermissionSet: write(
      AttachCustomerManagedPolicyReferenceToPermissionSetCommand,
    ),
    attachManagedPolicyToPermissionSet: write(AttachManagedPolicyToPermissionSetCommand),
    createAccountAssignment: write(CreateAccountAssignmentCommand),
    createPermissionSet: write(CreatePermissionSetCommand),
    deleteAccountAssignment: write(DeleteAccountAssignmentCommand),
    deleteInlinePolicyFromPermissionSet: write(DeleteInlinePolicyFromPermissionSetCommand),
    deletePermissionSet: write(DeletePermissionSetCommand),
    deletePermissionsBoundaryFromPermissionSet: write(
      DeletePermissionsBoundaryFromPermissionSetCommand,
    ),
    detachCustomerManagedPolicyReferenceFromPermissionSet: write(
      DetachCustomerManagedPolicyReferenceFromPermissionSetCommand,
    ),
    detachManagedPolicyFromPermissionSet: write(DetachManagedPolicyFromPermissionSetCommand),
    provisionPermissionSet: write(ProvisionPermissionSetCommand),
    putInlinePolicyToPermissionSet: write(PutInlinePolicyToPermissionSetCommand),
    putPermissionsBoundaryToPermissionSet: write(PutPermissionsBoundaryToPermissionSetCommand),
    tagResource: write(TagResourceCommand),
    untagResource: write(UntagResourceCommand),
    updatePermissionSet: write(UpdatePermissionSetCommand),
  };
};

export type IdentityCenterClient = ReturnType<typeof createIdentityCenterClient>;
