/** Workspaces: reading them, and making, changing and deleting them, which takes its time. */
import type {
  DeleteWorkspaceCommandInput,
  DeleteWorkspaceCommandOutput,
  DescribeWorkspaceCommandInput,
  DescribeWorkspaceCommandOutput,
  ListWorkspacesCommandInput,
  ListWorkspacesCommandOutput,
  UpdateWorkspaceCommandInput,
  UpdateWorkspaceCommandOutput,
} from '@aws-sdk/client-grafana';

import type { WorkspaceDetails } from '../../grafana-rows.ts';
import type { SandboxCall } from '../../service.ts';
import { placeKey, type SandboxState } from '../../state.ts';
import { present, type Answer, type Handlers } from '../answer.ts';
import type { WorkspaceChanges } from './changes.ts';
import { conflict, invalid } from './errors.ts';
import { changeableWorkspaceOf, notActive, pageOf, workspaceOf } from './find.ts';
import { toSummary, toWorkspace } from './shapes.ts';
import { checkDetails } from './workspace-input.ts';

export const workspaceReads = (state: SandboxState): Handlers => ({
  ListWorkspaces(
    input: ListWorkspacesCommandInput,
    call: SandboxCall,
  ): Answer<ListWorkspacesCommandOutput> {
    const place = placeKey(call.caller.accountId, call.region);
    const rows = state.workspacesOfPlace.get(place);
    const { page, nextToken } = pageOf(rows, input, `ListWorkspaces ${place}`);
    return { workspaces: page.map((row) => toSummary(state, row)), nextToken };
  },

  DescribeWorkspace(
    input: DescribeWorkspaceCommandInput,
    call: SandboxCall,
  ): Answer<DescribeWorkspaceCommandOutput> {
    return { workspace: toWorkspace(state, workspaceOf(state, input, call)) };
  },
});

/** The details of a workspace once a request has changed them: what it leaves out stays. */
const changedDetails = (
  before: WorkspaceDetails,
  input: UpdateWorkspaceCommandInput,
): WorkspaceDetails => {
  if (input.removeVpcConfiguration === true && input.vpcConfiguration !== undefined) {
    throw invalid(
      'A VPC configuration cannot be given and removed at once.',
      'removeVpcConfiguration',
    );
  }
  if (input.removeNetworkAccessConfiguration === true && input.networkAccessControl !== undefined) {
    throw invalid(
      'A network access configuration cannot be given and removed at once.',
      'removeNetworkAccessConfiguration',
    );
  }
  const given: Partial<WorkspaceDetails> = present({
    accountAccessType: input.accountAccessType,
    dataSources: input.workspaceDataSources,
    description: input.workspaceDescription,
    ipAddressType: input.ipAddressType,
    name: input.workspaceName,
    networkAccessControl: input.networkAccessControl,
    notificationDestinations: input.workspaceNotificationDestinations,
    organizationRoleName: input.organizationRoleName,
    organizationalUnits: input.workspaceOrganizationalUnits,
    permissionType: input.permissionType,
    stackSetName: input.stackSetName,
    vpcConfiguration: input.vpcConfiguration,
    workspaceRoleArn: input.workspaceRoleArn,
  });
  return present<WorkspaceDetails>({
    ...before,
    ...given,
    ...(input.removeVpcConfiguration === true && { vpcConfiguration: undefined }),
    ...(input.removeNetworkAccessConfiguration === true && { networkAccessControl: undefined }),
  });
};

export const workspaceWrites = (state: SandboxState, changes: WorkspaceChanges): Handlers => ({
  UpdateWorkspace(
    input: UpdateWorkspaceCommandInput,
    call: SandboxCall,
  ): Answer<UpdateWorkspaceCommandOutput> {
    const row = changeableWorkspaceOf(state, input, call);
    const details = changedDetails(row.details, input);
    checkDetails(details);
    const change = {
      operation: 'UpdateWorkspace',
      status: 'UPDATING',
      failedStatus: 'UPDATE_FAILED',
    } as const;
    changes.begin(row, { ...change, aims: { details } }, call.clock.now());
    return { workspace: toWorkspace(state, row) };
  },

  /** One that could not be made, or deleted, can be deleted nevertheless. */
  DeleteWorkspace(
    input: DeleteWorkspaceCommandInput,
    call: SandboxCall,
  ): Answer<DeleteWorkspaceCommandOutput> {
    const row = workspaceOf(state, input, call);
    if (row.change !== undefined) throw conflict(notActive(row), 'WORKSPACE', row.workspaceId);
    const change = {
      operation: 'DeleteWorkspace',
      status: 'DELETING',
      failedStatus: 'DELETION_FAILED',
    } as const;
    changes.begin(row, change, call.clock.now());
    return { workspace: toWorkspace(state, row) };
  },
});
