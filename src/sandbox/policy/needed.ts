/**
 * What IAM asks of a call: the action and each resource that it is checked on, as the Service
 * Authorization Reference has them, with the actions that AWS needs behind it. A resource that the call
 * does not name, such as a permission set to be made, is checked as every one of its kind. What is
 * not known is checked on `*`, which a policy allows by `"Resource": "*"` alone.
 */

export interface Needed {
  readonly action: string;
  readonly resource: string;
  /** What conditions may ask for: `iam:PassedToService`. */
  readonly context?: Readonly<Record<string, string>>;
}

export interface CheckedCall {
  readonly service: string;
  readonly operation: string;
  readonly input: object;
  readonly partition: string;
  readonly region: string;
  readonly accountId: string;
  /** The account that the directory belongs to. */
  readonly ownerAccountId: string;
}

type Input = Readonly<Record<string, unknown>>;
type Resources = (input: Input, call: CheckedCall) => readonly (string | undefined)[];

const text = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined;
const all: Resources = () => ['*'];

/** Operations of sso-admin that have no resources. */
const SSO_ALL = new Set(['ListInstances', 'ListApplications']);
/** They work on an account, all of them where none is named. */
const SSO_ACCOUNTS = new Set(['ProvisionPermissionSet']);

const sso: Resources = (input, { operation, partition }) => {
  if (SSO_ALL.has(operation)) return ['*'];
  const instance = text(input.InstanceArn);
  const account = text(input.TargetId) ?? text(input.AccountId);
  const accounts = SSO_ACCOUNTS.has(operation) ? '*' : undefined;
  const name = account ?? accounts;
  const named = [
    instance,
    text(input.PermissionSetArn),
    text(input.ApplicationArn),
    text(input.ApplicationProviderArn),
    name === undefined ? undefined : `arn:${partition}:sso:::account/${name}`,
  ];
  if (operation === 'CreatePermissionSet') {
    return [...named, `${instance?.replace(':instance/', ':permissionSet/') ?? ''}/*`];
  }
  // Tags are of one resource, which the instance is named beside for a permission set.
  return /[Tt]ag/.test(operation) ? [text(input.ResourceArn)] : named;
};

const IDENTITY_STORE: Readonly<Record<string, readonly ('user' | 'group' | 'membership')[]>> = {
  CreateGroupMembership: ['group', 'user'],
  DeleteGroupMembership: ['group', 'membership', 'user'],
  DescribeGroup: ['group'],
  DescribeUser: ['user'],
  GetGroupId: ['group'],
  GetGroupMembershipId: ['group', 'membership', 'user'],
  GetUserId: ['user'],
  ListGroupMemberships: ['membership', 'group'],
  ListGroupMembershipsForMember: ['membership', 'user'],
  ListGroups: ['group'],
  ListUsers: ['user'],
};

const identityStore: Resources = (input, { operation, partition, ownerAccountId }) => {
  const member = input.MemberId as { readonly UserId?: unknown } | undefined;
  const ids = {
    user: text(input.UserId) ?? text(member?.UserId),
    group: text(input.GroupId),
    membership: text(input.MembershipId),
  };
  const store = `arn:${partition}:identitystore::${ownerAccountId}:identitystore/${text(input.IdentityStoreId) ?? '*'}`;
  return [
    store,
    ...(IDENTITY_STORE[operation] ?? []).map(
      (kind) => `arn:${partition}:identitystore:::${kind}/${ids[kind] ?? '*'}`,
    ),
  ];
};

const organizations: Resources = (input, { operation, partition, ownerAccountId }) => {
  const place = `arn:${partition}:organizations::${ownerAccountId}`;
  if (operation === 'DescribeAccount')
    return [`${place}:account/o-*/${text(input.AccountId) ?? '*'}`];
  if (operation === 'DescribeOrganizationalUnit') {
    return [`${place}:ou/o-*/${text(input.OrganizationalUnitId) ?? '*'}`];
  }
  return ['*'];
};

const finspace: Resources = (input, { partition, region, accountId }) => [
  text(input.resourceArn) ??
    `arn:${partition}:finspace:${region}:${accountId}:environment/${text(input.environmentId) ?? '*'}`,
];

const finspaceData: Resources = (_input, { partition, region, accountId }) => [
  `arn:${partition}:finspace-api:${region}:${accountId}:/credentials/programmatic`,
];

const grafana: Resources = (input, { operation, partition, region, accountId }) => {
  if (operation === 'ListWorkspaces' || operation === 'CreateWorkspace') return ['*'];
  const workspaceId = text(input.workspaceId);
  if (operation === 'ListVersions' && workspaceId === undefined) return ['*'];
  return [
    text(input.resourceArn) ??
      `arn:${partition}:grafana:${region}:${accountId}:/workspaces/${workspaceId ?? '*'}`,
  ];
};

const sts: Resources = (input, { operation }) =>
  // Everybody may ask who one is, whatever a policy says.
  operation === 'GetCallerIdentity' ? [] : [text(input.RoleArn)];

const iam: Resources = (input) => [text(input.PolicySourceArn)];

const RESOURCES: Readonly<Record<string, Resources>> = {
  'sso-admin': sso,
  identitystore: identityStore,
  organizations,
  finspace,
  'finspace-data': finspaceData,
  grafana,
  sts,
  iam,
};

const GRAFANA = 'grafana.amazonaws.com';

/** What AWS needs behind an operation: the "dependent actions" of the Service Authorization Reference. */
const behind = ({
  service,
  operation,
  input,
  partition,
  accountId,
}: CheckedCall): readonly Needed[] => {
  const given = input as Input;
  const on = (resource: string, actions: readonly string[]): readonly Needed[] =>
    actions.map((action) => ({ action, resource }));
  if (service === 'sts' && operation === 'AssumeRole' && given.SourceIdentity !== undefined) {
    return on(text(given.RoleArn) ?? '*', ['sts:SetSourceIdentity']);
  }
  if (service !== 'grafana') return [];
  const role = text(given.workspaceRoleArn);
  const providers = given.authenticationProviders;
  const isSignIn = Array.isArray(providers) && providers.includes('AWS_SSO');
  const isNetwork = given.vpcConfiguration !== undefined;
  return [
    ...(operation === 'CreateWorkspace' ? on('*', ['organizations:DescribeOrganization']) : []),
    ...(operation === 'CreateWorkspace' && isSignIn
      ? on('*', [
          'sso:CreateManagedApplicationInstance',
          'sso:DescribeRegisteredRegions',
          'sso:GetSharedSsoConfiguration',
        ])
      : []),
    ...(operation === 'DeleteWorkspace' ? on('*', ['sso:DeleteManagedApplicationInstance']) : []),
    ...(isNetwork
      ? [
          ...on('*', ['ec2:DescribeSecurityGroups', 'ec2:DescribeSubnets']),
          ...on(
            `arn:${partition}:iam::${accountId}:role/aws-service-role/${GRAFANA}/AWSServiceRoleForAmazonManagedGrafana`,
            ['iam:CreateServiceLinkedRole'],
          ),
        ]
      : []),
    ...(given.networkAccessControl === undefined
      ? []
      : on('*', ['ec2:GetManagedPrefixListEntries'])),
    ...(role === undefined
      ? []
      : [{ action: 'iam:PassRole', resource: role, context: { 'iam:PassedToService': GRAFANA } }]),
  ];
};

/** Everything that IAM asks of a call, the operation's own action first. */
export const neededFor = (call: CheckedCall, action: string): readonly Needed[] => {
  const resources = (RESOURCES[call.service] ?? all)(call.input as Input, call);
  return [
    ...resources.flatMap((resource) => (resource === undefined ? [] : [{ action, resource }])),
    ...behind(call),
  ];
};
