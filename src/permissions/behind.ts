import type { Realm } from './resource-groups.ts';

/** A permission that AWS needs of whoever calls an operation, beside the operation's own. */
export interface Behind {
  /** The action of the operation. */
  readonly of: string;
  /** The end of the statement's Sid. */
  readonly name: string;
  readonly actions: readonly string[];
  resources(realm: Realm): readonly string[];
  readonly condition?: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

const GRAFANA = 'grafana.amazonaws.com';
const ALL = (): readonly string[] => ['*'];

/**
 * From the column "Dependent actions" of the Service Authorization Reference for Amazon Managed Grafana;
 * `iam:PassRole` for a role of the customer's own from AWS's managed policy AWSGrafanaAccountAdministrator.
 * `kms:Decrypt`, which the reference names for everything in IAM Identity Center, is needed only where its
 * data has a key of the customer's: `docs/how-to-aws-permissions.md` says how.
 */
export const BEHIND: readonly Behind[] = [
  {
    of: 'grafana:CreateWorkspace',
    name: 'WorkspaceSignIn',
    actions: [
      'organizations:DescribeOrganization',
      'sso:CreateManagedApplicationInstance',
      'sso:DescribeRegisteredRegions',
      'sso:GetSharedSsoConfiguration',
    ],
    resources: ALL,
  },
  {
    of: 'grafana:DeleteWorkspace',
    name: 'WorkspaceSignInEnd',
    actions: ['sso:DeleteManagedApplicationInstance'],
    resources: ALL,
  },
  {
    of: 'grafana:UpdateWorkspace',
    name: 'WorkspaceNetwork',
    actions: [
      'ec2:DescribeSecurityGroups',
      'ec2:DescribeSubnets',
      'ec2:GetManagedPrefixListEntries',
    ],
    resources: ALL,
  },
  {
    of: 'grafana:UpdateWorkspace',
    name: 'WorkspaceNetworkRole',
    actions: ['iam:CreateServiceLinkedRole'],
    resources: ({ partition, accountId }) => [
      `arn:${partition}:iam::${accountId}:role/aws-service-role/${GRAFANA}/AWSServiceRoleForAmazonManagedGrafana*`,
    ],
  },
  {
    of: 'grafana:UpdateWorkspace',
    name: 'WorkspaceRole',
    actions: ['iam:PassRole'],
    resources: ({ partition, accountId }) => [`arn:${partition}:iam::${accountId}:role/*`],
    condition: { StringEquals: { 'iam:PassedToService': GRAFANA } },
  },
];
