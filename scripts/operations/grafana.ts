/** Amazon Managed Grafana: the operations of `@aws-sdk/client-grafana`. */
import { at, beneath } from './place.ts';
import type { Places, ServiceTable } from './place.ts';

const samlConfiguration: Places = {
  'idpMetadata.url': at(['SamlIdpMetadata', 'SamlIdpMetadataUrl.url']),
  'idpMetadata.xml': at(['SamlIdpMetadata', 'SamlIdpMetadataXml.xml']),
  ...beneath('assertionAttributes', {
    name: at('SamlAssertionAttributes.name'),
    login: at('SamlAssertionAttributes.login'),
    email: at('SamlAssertionAttributes.email'),
    groups: at('SamlAssertionAttributes.groups'),
    role: at('SamlAssertionAttributes.role'),
    org: at('SamlAssertionAttributes.org'),
  }),
  'roleValues.editor[]': at('SamlRoleValues.editor'),
  'roleValues.admin[]': at('SamlRoleValues.admin'),
  'allowedOrganizations[]': at('SamlConfiguration.allowedOrganizations'),
  loginValidityDuration: at('SamlConfiguration.loginValidityDuration'),
};

export const grafana: ServiceTable = {
  service: 'grafana',
  title: 'Amazon Managed Grafana',
  source: '`@aws-sdk/client-grafana`',
  described: {
    DescribeWorkspaceAuthentication: {
      fields: ['Workspace.authentication'],
      request: { workspaceId: at('Workspace.workspaceId') },
      response: beneath('authentication', {
        'providers[]': at([
          'WorkspaceAuthentication.providers',
          'Workspace.authenticationProviders',
        ]),
        'saml.status': at(['WorkspaceSaml.status', 'Workspace.samlStatus']),
        ...beneath('saml.configuration', samlConfiguration),
        'awsSso.ssoClientId': at(['WorkspaceAwsSso.ssoClientId', 'WorkspaceAwsSso.application']),
      }),
    },
  },
  used: {
    CreateWorkspace: ['Mutation.createWorkspace'],
    DeleteWorkspace: ['Mutation.deleteWorkspace'],
    DescribeWorkspace: ['Query.workspace', 'Subscription.workspace', 'Workspace.dataSources'],
    DescribeWorkspaceConfiguration: ['Workspace.configuration'],
    ListPermissions: ['Workspace.permissions'],
    ListVersions: ['Workspace.upgradeVersions'],
    ListWorkspaceServiceAccountTokens: ['WorkspaceServiceAccount.tokens'],
    ListWorkspaceServiceAccounts: ['Workspace.serviceAccounts'],
    ListWorkspaces: ['Query.workspaces', 'Account.workspaces', 'WorkspaceBy.name'],
    TagResource: ['Mutation.tagResource'],
    UntagResource: ['Mutation.untagResource'],
    UpdatePermissions: ['Mutation.updateWorkspacePermissions'],
    UpdateWorkspace: ['Mutation.updateWorkspace'],
    UpdateWorkspaceAuthentication: ['Mutation.updateWorkspaceAuthentication'],
  },
  notUsed: [
    {
      why: 'The tags come with `ListWorkspaces`.',
      operations: ['ListTagsForResource'],
    },
    {
      why: 'They make or end secrets of programs, which belong to whoever runs those; service accounts and when their tokens end are shown.',
      operations: [
        'CreateWorkspaceApiKey',
        'CreateWorkspaceServiceAccount',
        'CreateWorkspaceServiceAccountToken',
        'DeleteWorkspaceApiKey',
        'DeleteWorkspaceServiceAccount',
        'DeleteWorkspaceServiceAccountToken',
      ],
    },
    {
      why: 'Licences cost money; which one a workspace has is shown.',
      operations: ['AssociateLicense', 'DisassociateLicense'],
    },
    {
      why: 'The settings of Grafana itself are shown and not changed.',
      operations: ['UpdateWorkspaceConfiguration'],
    },
  ],
};
