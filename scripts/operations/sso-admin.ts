/** IAM Identity Center: the operations of `@aws-sdk/client-sso-admin`. */
import { assignments } from './assignments.ts';
import { permissionSets } from './permission-sets.ts';
import { allPages, allPagesByToken, at, beneath } from './place.ts';
import type { DescribedOperation, Places, ServiceTable } from './place.ts';

const instance: Places = {
  InstanceArn: at('IdentityCenterInstance.arn'),
  IdentityStoreId: at('IdentityCenterInstance.identityStoreId'),
  IdentityStoreArn: at('IdentityCenterInstance.identityStoreArn'),
  OwnerAccountId: at([
    'IdentityCenterInstance.ownerAccountId',
    'IdentityCenterInstance.ownerAccount',
  ]),
  Name: at('IdentityCenterInstance.name'),
  CreatedDate: at('IdentityCenterInstance.createdAt'),
  Status: at('IdentityCenterInstance.status'),
  StatusReason: at('IdentityCenterInstance.statusReason'),
  PrimaryRegion: at('IdentityCenterInstance.primaryRegion'),
  'Regions[].RegionName': at('InstanceRegion.name'),
  'Regions[].Status': at('InstanceRegion.status'),
  'Regions[].AddedDate': at('InstanceRegion.addedAt'),
  'Regions[].IsPrimaryRegion': at('InstanceRegion.isPrimary'),
};

const TAGGED = ['PermissionSet.tags', 'IdentityCenterInstance.tags', 'Application.tags'];

const tagged = (coordinate: string): Places => ({
  InstanceArn: at(coordinate, { note: "the resource's global id holds it" }),
  ResourceArn: at(coordinate, { note: "the resource's global id holds it" }),
});

const others: Readonly<Record<string, DescribedOperation>> = {
  ListInstances: {
    fields: ['Query.instances', 'Query.instance'],
    request: allPages(),
    response: { ...beneath('Instances[]', instance), ...allPagesByToken() },
  },
  ListTagsForResource: {
    fields: TAGGED,
    request: {
      InstanceArn: at([
        'PermissionSet.instanceArn',
        'IdentityCenterInstance.arn',
        'Application.instanceArn',
      ]),
      ResourceArn: at(['PermissionSet.arn', 'IdentityCenterInstance.arn', 'Application.arn']),
      ...allPagesByToken(),
    },
    response: {
      'Tags[].Key': at('Tag.key'),
      'Tags[].Value': at('Tag.value'),
      ...allPagesByToken(),
    },
  },
  TagResource: {
    fields: ['Mutation.tagResource'],
    request: {
      ...tagged('TagResourceInput.resource'),
      'Tags[].Key': at(['TagResourceInput.tags', 'TagInput.key']),
      'Tags[].Value': at(['TagResourceInput.tags', 'TagInput.value']),
    },
    response: {},
  },
  UntagResource: {
    fields: ['Mutation.untagResource'],
    request: {
      ...tagged('UntagResourceInput.resource'),
      'TagKeys[]': at('UntagResourceInput.tagKeys'),
    },
    response: {},
  },
};

export const ssoAdmin: ServiceTable = {
  service: 'sso-admin',
  title: 'IAM Identity Center',
  source: '`@aws-sdk/client-sso-admin`',
  described: { ...others, ...permissionSets, ...assignments },
  used: {
    AttachCustomerManagedPolicyReferenceToPermissionSet: ['Mutation.attachCustomerManagedPolicy'],
    DeletePermissionsBoundaryFromPermissionSet: ['Mutation.deletePermissionsBoundary'],
    DescribeApplication: ['Query.node', 'ApplicationAssignment.application'],
    DescribeApplicationProvider: ['Application.provider'],
    DescribeInstance: ['Query.instance', 'IdentityCenterInstance.encryption'],
    DetachCustomerManagedPolicyReferenceFromPermissionSet: ['Mutation.detachCustomerManagedPolicy'],
    GetPermissionsBoundaryForPermissionSet: ['PermissionSet.permissionsBoundary'],
    ListAccountAssignmentsForPrincipal: [
      'User.assignments',
      'Group.assignments',
      'Query.assignments',
      'Mutation.revokeAccess',
    ],
    ListApplicationAssignmentsForPrincipal: ['User.applicationAssignments'],
    ListApplications: ['IdentityCenterInstance.applications'],
    ListCustomerManagedPolicyReferencesInPermissionSet: ['PermissionSet.customerManagedPolicies'],
    PutPermissionsBoundaryToPermissionSet: ['Mutation.putPermissionsBoundary'],
  },
  notUsed: [
    {
      why: 'Setting up and removing instances and their Regions: done once, with consequences for everybody, and not from an admin page.',
      operations: [
        'AddRegion',
        'CreateInstance',
        'DeleteInstance',
        'RemoveRegion',
        'UpdateInstance',
      ],
    },
    {
      why: 'The Regions of an instance come with `ListInstances` and `DescribeInstance`.',
      operations: ['DescribeRegion', 'ListRegions'],
    },
    {
      why: 'Administration of applications: the gateway shows which there are and who may sign in, and leaves the rest to whoever runs them.',
      operations: [
        'CreateApplication',
        'CreateApplicationAssignment',
        'DeleteApplication',
        'DeleteApplicationAccessScope',
        'DeleteApplicationAssignment',
        'DeleteApplicationAuthenticationMethod',
        'DeleteApplicationGrant',
        'GetApplicationAccessScope',
        'GetApplicationAssignmentConfiguration',
        'GetApplicationAuthenticationMethod',
        'GetApplicationGrant',
        'GetApplicationSessionConfiguration',
        'ListApplicationAccessScopes',
        'ListApplicationAuthenticationMethods',
        'ListApplicationGrants',
        'PutApplicationAccessScope',
        'PutApplicationAssignmentConfiguration',
        'PutApplicationAuthenticationMethod',
        'PutApplicationGrant',
        'PutApplicationSessionConfiguration',
        'UpdateApplication',
      ],
    },
    {
      why: 'Who may sign in to an application is asked from the side of the principal.',
      operations: ['DescribeApplicationAssignment', 'ListApplicationAssignments'],
    },
    {
      why: "The provider of each application is read by itself; AWS's catalogue of providers is not shown.",
      operations: ['ListApplicationProviders'],
    },
    {
      why: 'Trusted token issuers are part of the setup of applications.',
      operations: [
        'CreateTrustedTokenIssuer',
        'DeleteTrustedTokenIssuer',
        'DescribeTrustedTokenIssuer',
        'ListTrustedTokenIssuers',
        'UpdateTrustedTokenIssuer',
      ],
    },
    {
      why: 'Attribute-based access control is part of the setup of an instance.',
      operations: [
        'CreateInstanceAccessControlAttributeConfiguration',
        'DeleteInstanceAccessControlAttributeConfiguration',
        'DescribeInstanceAccessControlAttributeConfiguration',
        'UpdateInstanceAccessControlAttributeConfiguration',
      ],
    },
  ],
};
