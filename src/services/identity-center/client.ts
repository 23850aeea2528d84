import {
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
} from '@aws-sdk/client-sso-admin';
import type { ClientFactory } from '../../upstream/client-factory.ts';

/** The operations of sso-admin that the gateway uses, each bound to one client. */
export const createIdentityCenterClient = (factory: ClientFactory) => {
  const { read } = factory.service('sso-admin', SSOAdminClient);
  return {
    describeAccountAssignmentCreationStatus: read(DescribeAccountAssignmentCreationStatusCommand),
    describeAccountAssignmentDeletionStatus: read(DescribeAccountAssignmentDeletionStatusCommand),
    describeApplication: read(DescribeApplicationCommand),
    describeApplicationProvider: read(DescribeApplicationProviderCommand),
    describeInstance: read(DescribeInstanceCommand),
    describePermissionSet: read(DescribePermissionSetCommand),
    describePermissionSetProvisioningStatus: read(DescribePermissionSetProvisioningStatusCommand),
    getInlinePolicyForPermissionSet: read(GetInlinePolicyForPermissionSetCommand),
    getPermissionsBoundaryForPermissionSet: read(GetPermissionsBoundaryForPermissionSetCommand),
    listAccountAssignmentCreationStatus: read(ListAccountAssignmentCreationStatusCommand),
    listAccountAssignmentDeletionStatus: read(ListAccountAssignmentDeletionStatusCommand),
    listAccountAssignments: read(ListAccountAssignmentsCommand),
    listAccountAssignmentsForPrincipal: read(ListAccountAssignmentsForPrincipalCommand),
    listAccountsForProvisionedPermissionSet: read(ListAccountsForProvisionedPermissionSetCommand),
    listApplicationAssignmentsForPrincipal: read(ListApplicationAssignmentsForPrincipalCommand),
    listApplications: read(ListApplicationsCommand),
    listCustomerManagedPolicyReferencesInPermissionSet: read(
      ListCustomerManagedPolicyReferencesInPermissionSetCommand,
    ),
    listInstances: read(ListInstancesCommand),
    listManagedPoliciesInPermissionSet: read(ListManagedPoliciesInPermissionSetCommand),
    listPermissionSetProvisioningStatus: read(ListPermissionSetProvisioningStatusCommand),
    listPermissionSets: read(ListPermissionSetsCommand),
    listPermissionSetsProvisionedToAccount: read(ListPermissionSetsProvisionedToAccountCommand),
    listTagsForResource: read(ListTagsForResourceCommand),
  };
};

export type IdentityCenterClient = ReturnType<typeof createIdentityCenterClient>;
