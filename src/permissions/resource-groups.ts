/**
 * Which resources IAM checks an action on, from the tables "Actions, resources, and condition keys" of the
 * Service Authorization Reference for sso, identitystore, organizations, finspace, finspace-api and
 * grafana. The actions of a group need every resource of it, which is what IAM asks of "required" ones.
 */

/** Where resources are: parts that are not known are `*`. */
export interface Realm {
  readonly partition: string;
  /** The account of whoever is granted. */
  readonly accountId: string;
  /** What follows `instance/` in the ARN of the instance. */
  readonly instanceId: string;
  readonly identityStoreId: string;
  readonly finspaceRegions: readonly string[];
  readonly grafanaRegions: readonly string[];
}

export interface ResourceGroup {
  /** The end of the statement's Sid. */
  readonly name: string;
  readonly actions: readonly string[];
  resources(realm: Realm): readonly string[];
}

const ALL = (): readonly string[] => ['*'];
const instance = ({ partition, instanceId }: Realm): string =>
  `arn:${partition}:sso:::instance/${instanceId}`;
const permissionSet = ({ partition, instanceId }: Realm): string =>
  `arn:${partition}:sso:::permissionSet/${instanceId}/*`;
const accounts = ({ partition }: Realm): string => `arn:${partition}:sso:::account/*`;
const applications = ({ partition, instanceId }: Realm): string =>
  `arn:${partition}:sso::*:application/${instanceId}/*`;
const store = ({ partition, identityStoreId }: Realm): string =>
  `arn:${partition}:identitystore::*:identitystore/${identityStoreId}`;
const directory =
  (...kinds: readonly ('user' | 'group' | 'membership')[]) =>
  (realm: Realm): readonly string[] => [
    store(realm),
    ...kinds.map((kind) => `arn:${realm.partition}:identitystore:::${kind}/*`),
  ];

const of = (prefix: string, names: string): readonly string[] =>
  names.split(/\s+/).map((name) => `${prefix}:${name}`);

/** Every action of the operation table is in exactly one group. */
export const RESOURCE_GROUPS: readonly ResourceGroup[] = [
  {
    name: 'IdentityCenter',
    actions: of('sso', 'ListInstances ListApplications'),
    resources: ALL,
  },
  {
    name: 'IdentityCenterInstance',
    actions: of(
      'sso',
      `DescribeInstance ListPermissionSets ListAccountAssignmentsForPrincipal
      ListApplicationAssignmentsForPrincipal ListAccountAssignmentCreationStatus
      ListAccountAssignmentDeletionStatus ListPermissionSetProvisioningStatus
      DescribeAccountAssignmentCreationStatus DescribeAccountAssignmentDeletionStatus
      DescribePermissionSetProvisioningStatus`,
    ),
    resources: (realm) => [instance(realm)],
  },
  {
    name: 'PermissionSets',
    actions: of(
      'sso',
      `DescribePermissionSet GetInlinePolicyForPermissionSet GetPermissionsBoundaryForPermissionSet
      ListAccountsForProvisionedPermissionSet ListCustomerManagedPolicyReferencesInPermissionSet
      ListManagedPoliciesInPermissionSet CreatePermissionSet UpdatePermissionSet DeletePermissionSet
      AttachManagedPolicyToPermissionSet DetachManagedPolicyFromPermissionSet
      AttachCustomerManagedPolicyReferenceToPermissionSet
      DetachCustomerManagedPolicyReferenceFromPermissionSet PutInlinePolicyToPermissionSet
      DeleteInlinePolicyFromPermissionSet PutPermissionsBoundaryToPermissionSet
      DeletePermissionsBoundaryFromPermissionSet`,
    ),
    resources: (realm) => [instance(realm), permissionSet(realm)],
  },
  {
    name: 'IdentityCenterTags',
    actions: of('sso', 'ListTagsForResource'),
    resources: (realm) => [instance(realm), permissionSet(realm), applications(realm)],
  },
  {
    name: 'PermissionSetTags',
    actions: of('sso', 'TagResource UntagResource'),
    resources: (realm) => [permissionSet(realm)],
  },
  {
    name: 'Assignments',
    actions: of(
      'sso',
      'ListAccountAssignments CreateAccountAssignment DeleteAccountAssignment ProvisionPermissionSet',
    ),
    resources: (realm) => [instance(realm), permissionSet(realm), accounts(realm)],
  },
  {
    name: 'ProvisionedPermissionSets',
    actions: of('sso', 'ListPermissionSetsProvisionedToAccount'),
    resources: (realm) => [instance(realm), accounts(realm)],
  },
  {
    name: 'Applications',
    actions: of('sso', 'DescribeApplication'),
    resources: (realm) => [applications(realm)],
  },
  {
    name: 'ApplicationProviders',
    actions: of('sso', 'DescribeApplicationProvider'),
    resources: ({ partition }) => [`arn:${partition}:sso::aws:applicationProvider/*`],
  },
  {
    name: 'Users',
    actions: of('identitystore', 'DescribeUser GetUserId ListUsers'),
    resources: directory('user'),
  },
  {
    name: 'Groups',
    actions: of('identitystore', 'DescribeGroup GetGroupId ListGroups'),
    resources: directory('group'),
  },
  {
    name: 'GroupMembers',
    actions: of('identitystore', 'ListGroupMemberships'),
    resources: directory('group', 'membership'),
  },
  {
    name: 'GroupsOfUsers',
    actions: of('identitystore', 'ListGroupMembershipsForMember'),
    resources: directory('user', 'membership'),
  },
  {
    name: 'NewMemberships',
    actions: of('identitystore', 'CreateGroupMembership'),
    resources: directory('user', 'group'),
  },
  {
    name: 'Memberships',
    actions: of('identitystore', 'GetGroupMembershipId DeleteGroupMembership'),
    resources: directory('user', 'group', 'membership'),
  },
  {
    name: 'Organization',
    actions: of(
      'organizations',
      `DescribeOrganization ListAccounts ListAccountsForParent ListOrganizationalUnitsForParent
      ListParents ListRoots ListTagsForResource`,
    ),
    resources: ALL,
  },
  {
    name: 'Accounts',
    actions: of('organizations', 'DescribeAccount'),
    resources: ({ partition }) => [`arn:${partition}:organizations::*:account/o-*/*`],
  },
  {
    name: 'OrganizationalUnits',
    actions: of('organizations', 'DescribeOrganizationalUnit'),
    resources: ({ partition }) => [`arn:${partition}:organizations::*:ou/o-*/*`],
  },
  {
    name: 'Environments',
    actions: of(
      'finspace',
      `ListEnvironments GetEnvironment ListTagsForResource CreateEnvironment UpdateEnvironment
      DeleteEnvironment TagResource UntagResource`,
    ),
    resources: ({ partition, accountId, finspaceRegions }) =>
      finspaceRegions.map(
        (region) => `arn:${partition}:finspace:${region}:${accountId}:environment/*`,
      ),
  },
  {
    name: 'EnvironmentCredentials',
    actions: of('finspace-api', 'GetProgrammaticAccessCredentials'),
    resources: ({ partition, accountId, finspaceRegions }) =>
      finspaceRegions.map(
        (region) =>
          `arn:${partition}:finspace-api:${region}:${accountId}:/credentials/programmatic`,
      ),
  },
  {
    name: 'Grafana',
    actions: of('grafana', 'ListWorkspaces CreateWorkspace'),
    resources: ALL,
  },
  {
    name: 'Workspaces',
    actions: of(
      'grafana',
      `DescribeWorkspace DescribeWorkspaceAuthentication DescribeWorkspaceConfiguration ListPermissions ListVersions
      ListWorkspaceServiceAccounts ListWorkspaceServiceAccountTokens UpdateWorkspace DeleteWorkspace
      UpdateWorkspaceAuthentication UpdatePermissions TagResource UntagResource`,
    ),
    resources: ({ partition, accountId, grafanaRegions }) =>
      grafanaRegions.map(
        (region) => `arn:${partition}:grafana:${region}:${accountId}:/workspaces/*`,
      ),
  },
];

/** The group that an action is in. @throws Error for an action that the table was not told of. */
export const groupOf = (action: string): ResourceGroup => {
  const group = RESOURCE_GROUPS.find(({ actions }) => actions.includes(action));
  if (group === undefined) throw new Error(`No resources are known for ${action}.`);
  return group;
};
