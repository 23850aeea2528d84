import type * as Aws from '@aws-sdk/client-grafana';
import type { ClientFactory, ServiceOptions } from '../../upstream/client-factory.ts';
import type { Places } from '../../upstream/places.ts';
import { lazyPackage } from '../../upstream/lazy-package.ts';

const {
  CreateWorkspaceCommand,
  DeleteWorkspaceCommand,
  DescribeWorkspaceAuthenticationCommand,
  DescribeWorkspaceCommand,
  DescribeWorkspaceConfigurationCommand,
  GrafanaClient,
  ListPermissionsCommand,
  ListVersionsCommand,
  ListWorkspacesCommand,
  ListWorkspaceServiceAccountsCommand,
  ListWorkspaceServiceAccountTokensCommand,
  TagResourceCommand,
  UntagResourceCommand,
  UpdatePermissionsCommand,
  UpdateWorkspaceAuthenticationCommand,
  UpdateWorkspaceCommand,
} = lazyPackage<typeof Aws>('@aws-sdk/client-grafana');

/** The operations of Amazon Managed Grafana that the gateway uses, each bound to one client. */
export const createGrafanaClient = (factory: ClientFactory, options: ServiceOptions) => {
  const { read, write } = factory.service('grafana', GrafanaClient, options);
  return {
    listWorkspaces: read(ListWorkspacesCommand, { required: ['workspaces'] }),
    describeWorkspace: read(DescribeWorkspaceCommand, { required: ['workspace.id'] }),
    describeWorkspaceAuthentication: read(DescribeWorkspaceAuthenticationCommand, {
      required: ['authentication'],
    }),
    describeWorkspaceConfiguration: read(DescribeWorkspaceConfigurationCommand),
    listPermissions: read(ListPermissionsCommand, { required: ['permissions'] }),
    listServiceAccounts: read(ListWorkspaceServiceAccountsCommand, {
      required: ['serviceAccounts'],
    }),
    listServiceAccountTokens: read(ListWorkspaceServiceAccountTokensCommand, {
      required: ['serviceAccountTokens'],
    }),
    listVersions: read(ListVersionsCommand, { required: ['grafanaVersions'] }),
    createWorkspace: write(CreateWorkspaceCommand, { required: ['workspace.id'] }),
    updateWorkspace: write(UpdateWorkspaceCommand),
    deleteWorkspace: write(DeleteWorkspaceCommand),
    updateWorkspaceAuthentication: write(UpdateWorkspaceAuthenticationCommand),
    updatePermissions: write(UpdatePermissionsCommand),
    tagResource: write(TagResourceCommand),
    untagResource: write(UntagResourceCommand),
  };
};

export type GrafanaClientOperations = ReturnType<typeof createGrafanaClient>;
export type GrafanaPlaces = Places<GrafanaClientOperations>;
