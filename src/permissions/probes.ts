/**
 * How each operation is tried without changing anything. A read is made in its cheapest form. A change is
 * asked for on an object that cannot be there: IAM judges it before AWS looks for the object, so that
 * AccessDenied says that the permission is missing, and "not found" that it is there. What makes
 * something new would make it: IAM is asked about that.
 */

/** What is known when permissions are tried. */
export interface Known {
  readonly partition: string;
  readonly instanceArn: string;
  readonly identityStoreId: string;
  readonly region: string;
  readonly accountId: string;
}

/** There is no input that would change nothing. */
export const ASK_IAM = 'ask-iam';

/** An input, or that there is none. */
export type Probe = ((known: Known) => object) | typeof ASK_IAM;

const NO_ID = '00000000-0000-0000-0000-000000000000';
const NO_ACCOUNT = '000000000000';
const NO_WORKSPACE = 'g-0000000000';
const NO_ENVIRONMENT = 'none0000000000000000000000';
const POLICY = 'arn:aws:iam::aws:policy/ReadOnlyAccess';

const noSet = ({ instanceArn }: Known): string =>
  `${instanceArn.replace(':instance/', ':permissionSet/')}/ps-0000000000000000`;
const noWorkspaceArn = ({ partition, region, accountId }: Known): string =>
  `arn:${partition}:grafana:${region}:${accountId}:/workspaces/${NO_WORKSPACE}`;
const noEnvironmentArn = ({ partition, region, accountId }: Known): string =>
  `arn:${partition}:finspace:${region}:${accountId}:environment/${NO_ENVIRONMENT}`;

const none = (): object => ({});
const instance = ({ instanceArn: InstanceArn }: Known): object => ({ InstanceArn });
const onInstance =
  (more: object) =>
  (known: Known): object => ({ ...instance(known), ...more });
const onSet =
  (more: object = {}) =>
  (known: Known): object => ({ ...instance(known), PermissionSetArn: noSet(known), ...more });
const store =
  (more: object = {}) =>
  ({ identityStoreId: IdentityStoreId }: Known): object => ({ IdentityStoreId, ...more });

const ASSIGNMENT = {
  TargetId: NO_ACCOUNT,
  TargetType: 'AWS_ACCOUNT',
  PrincipalType: 'USER',
  PrincipalId: NO_ID,
};
const CUSTOMER_POLICY = { CustomerManagedPolicyReference: { Name: 'None', Path: '/' } };
const workspace =
  (more: object = {}) =>
  (): object => ({ workspaceId: NO_WORKSPACE, ...more });
const environment =
  (more: object = {}) =>
  (): object => ({ environmentId: NO_ENVIRONMENT, ...more });

/** By service and operation; every operation that IAM judges is in it. */
export const PROBES: Readonly<Record<string, Probe>> = {
  'sso-admin.ListInstances': none,
  'sso-admin.DescribeInstance': instance,
  'sso-admin.ListApplications': onInstance({ MaxResults: 1 }),
  'sso-admin.ListPermissionSets': onInstance({ MaxResults: 1 }),
  'sso-admin.ListAccountAssignmentCreationStatus': onInstance({ MaxResults: 1 }),
  'sso-admin.ListAccountAssignmentDeletionStatus': onInstance({ MaxResults: 1 }),
  'sso-admin.ListPermissionSetProvisioningStatus': onInstance({ MaxResults: 1 }),
  'sso-admin.DescribeAccountAssignmentCreationStatus': onInstance({
    AccountAssignmentCreationRequestId: NO_ID,
  }),
  'sso-admin.DescribeAccountAssignmentDeletionStatus': onInstance({
    AccountAssignmentDeletionRequestId: NO_ID,
  }),
  'sso-admin.DescribePermissionSetProvisioningStatus': onInstance({
    ProvisionPermissionSetRequestId: NO_ID,
  }),
  'sso-admin.ListAccountAssignmentsForPrincipal': onInstance({
    PrincipalId: NO_ID,
    PrincipalType: 'USER',
    MaxResults: 1,
  }),
  'sso-admin.ListApplicationAssignmentsForPrincipal': onInstance({
    PrincipalId: NO_ID,
    PrincipalType: 'USER',
    MaxResults: 1,
  }),
  'sso-admin.ListPermissionSetsProvisionedToAccount': onInstance({
    AccountId: NO_ACCOUNT,
    MaxResults: 1,
  }),
  'sso-admin.ListAccountAssignments': onSet({ AccountId: NO_ACCOUNT, MaxResults: 1 }),
  'sso-admin.DescribePermissionSet': onSet(),
  'sso-admin.GetInlinePolicyForPermissionSet': onSet(),
  'sso-admin.GetPermissionsBoundaryForPermissionSet': onSet(),
  'sso-admin.ListAccountsForProvisionedPermissionSet': onSet({ MaxResults: 1 }),
  'sso-admin.ListCustomerManagedPolicyReferencesInPermissionSet': onSet({ MaxResults: 1 }),
  'sso-admin.ListManagedPoliciesInPermissionSet': onSet({ MaxResults: 1 }),
  'sso-admin.ListTagsForResource': (known) => ({ ...instance(known), ResourceArn: noSet(known) }),
  'sso-admin.DescribeApplication': ({ partition, instanceArn }) => ({
    ApplicationArn: `arn:${partition}:sso::${NO_ACCOUNT}:application/${instanceArn.split('/')[1] ?? ''}/apl-0000000000000000`,
  }),
  'sso-admin.DescribeApplicationProvider': ({ partition }) => ({
    ApplicationProviderArn: `arn:${partition}:sso::aws:applicationProvider/none`,
  }),
  'sso-admin.CreatePermissionSet': ASK_IAM,
  'sso-admin.UpdatePermissionSet': onSet({ Description: 'None' }),
  'sso-admin.DeletePermissionSet': onSet(),
  'sso-admin.AttachManagedPolicyToPermissionSet': onSet({ ManagedPolicyArn: POLICY }),
  'sso-admin.DetachManagedPolicyFromPermissionSet': onSet({ ManagedPolicyArn: POLICY }),
  'sso-admin.AttachCustomerManagedPolicyReferenceToPermissionSet': onSet(CUSTOMER_POLICY),
  'sso-admin.DetachCustomerManagedPolicyReferenceFromPermissionSet': onSet(CUSTOMER_POLICY),
  'sso-admin.PutInlinePolicyToPermissionSet': onSet({
    InlinePolicy:
      '{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Action":"*","Resource":"*"}]}',
  }),
  'sso-admin.DeleteInlinePolicyFromPermissionSet': onSet(),
  'sso-admin.PutPermissionsBoundaryToPermissionSet': onSet({
    PermissionsBoundary: { ManagedPolicyArn: POLICY },
  }),
  'sso-admin.DeletePermissionsBoundaryFromPermissionSet': onSet(),
  'sso-admin.ProvisionPermissionSet': onSet({ TargetType: 'AWS_ACCOUNT', TargetId: NO_ACCOUNT }),
  'sso-admin.CreateAccountAssignment': onSet(ASSIGNMENT),
  'sso-admin.DeleteAccountAssignment': onSet(ASSIGNMENT),
  'sso-admin.TagResource': (known) => ({
    ...instance(known),
    ResourceArn: noSet(known),
    Tags: [{ Key: 'none', Value: 'none' }],
  }),
  'sso-admin.UntagResource': (known) => ({
    ...instance(known),
    ResourceArn: noSet(known),
    TagKeys: ['none'],
  }),

  'identitystore.DescribeUser': store({ UserId: NO_ID }),
  'identitystore.DescribeGroup': store({ GroupId: NO_ID }),
  'identitystore.GetUserId': store({
    AlternateIdentifier: { UniqueAttribute: { AttributePath: 'userName', AttributeValue: NO_ID } },
  }),
  'identitystore.GetGroupId': store({
    AlternateIdentifier: {
      UniqueAttribute: { AttributePath: 'displayName', AttributeValue: NO_ID },
    },
  }),
  'identitystore.GetGroupMembershipId': store({ GroupId: NO_ID, MemberId: { UserId: NO_ID } }),
  'identitystore.ListUsers': store({ MaxResults: 1 }),
  'identitystore.ListGroups': store({ MaxResults: 1 }),
  'identitystore.ListGroupMemberships': store({ GroupId: NO_ID, MaxResults: 1 }),
  'identitystore.ListGroupMembershipsForMember': store({
    MemberId: { UserId: NO_ID },
    MaxResults: 1,
  }),
  'identitystore.CreateGroupMembership': store({ GroupId: NO_ID, MemberId: { UserId: NO_ID } }),
  'identitystore.DeleteGroupMembership': store({ MembershipId: NO_ID }),

  'organizations.DescribeOrganization': none,
  'organizations.DescribeAccount': () => ({ AccountId: NO_ACCOUNT }),
  'organizations.DescribeOrganizationalUnit': () => ({ OrganizationalUnitId: 'ou-0000-00000000' }),
  'organizations.ListAccounts': () => ({ MaxResults: 1 }),
  'organizations.ListAccountsForParent': () => ({ ParentId: 'ou-0000-00000000', MaxResults: 1 }),
  'organizations.ListOrganizationalUnitsForParent': () => ({
    ParentId: 'ou-0000-00000000',
    MaxResults: 1,
  }),
  'organizations.ListParents': () => ({ ChildId: NO_ACCOUNT, MaxResults: 1 }),
  'organizations.ListRoots': () => ({ MaxResults: 1 }),
  'organizations.ListTagsForResource': () => ({ ResourceId: NO_ACCOUNT }),

  'finspace.ListEnvironments': () => ({ maxResults: 1 }),
  'finspace.GetEnvironment': environment(),
  'finspace.ListTagsForResource': (known) => ({ resourceArn: noEnvironmentArn(known) }),
  'finspace.CreateEnvironment': ASK_IAM,
  'finspace.UpdateEnvironment': environment({ name: 'none' }),
  'finspace.DeleteEnvironment': environment(),
  'finspace.TagResource': (known) => ({
    resourceArn: noEnvironmentArn(known),
    tags: { none: 'none' },
  }),
  'finspace.UntagResource': (known) => ({
    resourceArn: noEnvironmentArn(known),
    tagKeys: ['none'],
  }),

  'grafana.ListWorkspaces': () => ({ maxResults: 1 }),
  'grafana.ListVersions': workspace({ maxResults: 1 }),
  'grafana.DescribeWorkspace': workspace(),
  'grafana.DescribeWorkspaceAuthentication': workspace(),
  'grafana.DescribeWorkspaceConfiguration': workspace(),
  'grafana.ListPermissions': workspace({ maxResults: 1 }),
  'grafana.ListWorkspaceServiceAccounts': workspace({ maxResults: 1 }),
  'grafana.ListWorkspaceServiceAccountTokens': workspace({ serviceAccountId: '1', maxResults: 1 }),
  'grafana.CreateWorkspace': ASK_IAM,
  'grafana.UpdateWorkspace': workspace({ workspaceName: 'none' }),
  'grafana.DeleteWorkspace': workspace(),
  'grafana.UpdateWorkspaceAuthentication': workspace({ authenticationProviders: ['AWS_SSO'] }),
  'grafana.UpdatePermissions': workspace({ updateInstructionBatch: [] }),
  'grafana.TagResource': (known) => ({
    resourceArn: noWorkspaceArn(known),
    tags: { none: 'none' },
  }),
  'grafana.UntagResource': (known) => ({ resourceArn: noWorkspaceArn(known), tagKeys: ['none'] }),
};
