import {
  DescribeWorkspaceAuthenticationCommand,
  DescribeWorkspaceCommand,
  GrafanaClient,
  ListPermissionsCommand,
  ListWorkspacesCommand,
} from '@aws-sdk/client-grafana';
import type { ClientFactory, ServiceOptions } from '../../upstream/client-factory.ts';
import type { Places } from '../../upstream/places.ts';

/** The operations of Amazon Managed Grafana that the gateway uses, each bound to one client. */
export const createGrafanaClient = (factory: ClientFactory, options: ServiceOptions) => {
  const { read } = factory.service('grafana', GrafanaClient, options);
  return {
    listWorkspaces: read(ListWorkspacesCommand, { required: ['workspaces'] }),
    describeWorkspace: read(DescribeWorkspaceCommand, { required: ['workspace.id'] }),
    describeWorkspaceAuthentication: read(DescribeWorkspaceAuthenticationCommand, {
      required: ['authentication'],
    }),
    listPermissions: read(ListPermissionsCommand, { required: ['permissions'] }),
  };
};

export type GrafanaClientOperations = ReturnType<typeof createGrafanaClient>;
export type GrafanaPlaces = Places<GrafanaClientOperations>;
