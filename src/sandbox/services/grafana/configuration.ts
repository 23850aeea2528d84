/** The configuration of a workspace, and its version of Grafana. */
import type {
  DescribeWorkspaceConfigurationCommandInput,
  DescribeWorkspaceConfigurationCommandOutput,
  UpdateWorkspaceConfigurationCommandInput,
  UpdateWorkspaceConfigurationCommandOutput,
} from '@aws-sdk/client-grafana';

import type { SandboxCall } from '../../service.ts';
import type { SandboxState } from '../../state.ts';
import { required, type Answer, type Handlers } from '../answer.ts';
import type { WorkspaceChanges } from './changes.ts';
import { changeableWorkspaceOf, workspaceOf } from './find.ts';
import { checkUpgrade } from './versions.ts';
import { configurationText, readConfiguration } from './workspace-input.ts';

export const configurationHandlers = (
  state: SandboxState,
  changes: WorkspaceChanges,
): Handlers => ({
  DescribeWorkspaceConfiguration(
    input: DescribeWorkspaceConfigurationCommandInput,
    call: SandboxCall,
  ): Answer<DescribeWorkspaceConfigurationCommandOutput> {
    const { configuration, grafanaVersion } = workspaceOf(state, input, call);
    return { configuration, grafanaVersion };
  },

  UpdateWorkspaceConfiguration(
    input: UpdateWorkspaceConfigurationCommandInput,
    call: SandboxCall,
  ): Answer<UpdateWorkspaceConfigurationCommandOutput> {
    const row = changeableWorkspaceOf(state, input, call);
    const configuration = readConfiguration(required(configurationText(input), 'configuration'));
    const { grafanaVersion = row.grafanaVersion } = input;
    const isUpgrade = grafanaVersion !== row.grafanaVersion;
    if (isUpgrade) checkUpgrade(row.grafanaVersion, grafanaVersion);
    changes.begin(
      row,
      {
        operation: 'UpdateWorkspaceConfiguration',
        status: isUpgrade ? 'VERSION_UPDATING' : 'UPDATING',
        failedStatus: isUpgrade ? 'VERSION_UPDATE_FAILED' : 'UPDATE_FAILED',
        aims: { configuration, grafanaVersion },
      },
      call.clock.now(),
    );
    return {};
  },
});
