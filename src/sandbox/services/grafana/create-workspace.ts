/** Making a workspace. */
import type {
  CreateWorkspaceCommandInput,
  CreateWorkspaceCommandOutput,
} from '@aws-sdk/client-grafana';

import type { WorkspaceDetails, WorkspaceRow } from '../../grafana-rows.ts';
import { hexId } from '../../ids.ts';
import type { SandboxCall } from '../../service.ts';
import { placeKey, type SandboxState } from '../../state.ts';
import { present, required, type Answer, type Handlers } from '../answer.ts';
import type { WorkspaceChanges } from './changes.ts';
import { conflict, quotaExceeded } from './errors.ts';
import { toWorkspace, workspaceArn } from './shapes.ts';
import { newClientId } from './sign-in-application.ts';
import { checkTags } from './tags.ts';
import { checkVersion, newestVersion } from './versions.ts';
import {
  checkDetails,
  checkProviders,
  configurationText,
  defaultConfiguration,
  readConfiguration,
} from './workspace-input.ts';

/** How many workspaces an account may have in a Region. */
const mostWorkspaces = 5;

const detailsOf = (input: CreateWorkspaceCommandInput): WorkspaceDetails =>
  present<WorkspaceDetails>({
    accountAccessType: input.accountAccessType,
    dataSources: input.workspaceDataSources ?? [],
    description: input.workspaceDescription,
    ipAddressType: input.ipAddressType,
    kmsKeyId: input.kmsKeyId,
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

/** What is told apart when a token comes a second time. */
const digestOf = (input: CreateWorkspaceCommandInput): string => {
  const { authenticationProviders, grafanaVersion, tags } = input;
  const more = [authenticationProviders, grafanaVersion, tags, configurationText(input)];
  return hexId(JSON.stringify([detailsOf(input), ...more]), 32);
};

const madeWith = (
  rows: readonly WorkspaceRow[],
  clientToken: string | undefined,
): WorkspaceRow | undefined =>
  clientToken === undefined
    ? undefined
    : rows.find(({ request }) => request?.clientToken === clientToken);

const toRow = (
  state: SandboxState,
  input: CreateWorkspaceCommandInput,
  { caller, region, clock }: SandboxCall,
): WorkspaceRow => {
  const { clientToken, grafanaVersion = newestVersion } = input;
  const now = clock.now();
  return {
    workspaceId: `g-${hexId(state.nextUuid(), 10)}`,
    accountId: caller.accountId,
    region,
    createdAt: now,
    modifiedAt: now,
    status: 'CREATING',
    ...(clientToken === undefined ? {} : { request: { clientToken, digest: digestOf(input) } }),
    details: detailsOf(input),
    authentication: { providers: required(input.authenticationProviders, 'providers') },
    configuration: readConfiguration(configurationText(input) ?? defaultConfiguration),
    grafanaVersion,
    license: { freeTrialConsumed: false },
  };
};

/** @throws ValidationException for what the model alone does not refuse. */
const check = (input: CreateWorkspaceCommandInput): void => {
  checkProviders(required(input.authenticationProviders, 'authenticationProviders'));
  checkDetails(detailsOf(input));
  checkTags({}, input.tags ?? {});
  if (input.grafanaVersion !== undefined) checkVersion(input.grafanaVersion);
};

export const workspaceCreation = (state: SandboxState, changes: WorkspaceChanges): Handlers => ({
  CreateWorkspace(
    input: CreateWorkspaceCommandInput,
    call: SandboxCall,
  ): Answer<CreateWorkspaceCommandOutput> {
    check(input);
    const { accountId } = call.caller;
    const rows = state.workspacesOfPlace.get(placeKey(accountId, call.region));
    const known = madeWith(rows, input.clientToken);
    if (known !== undefined && known.request?.digest !== digestOf(input)) {
      const message = 'The client token was used for another workspace.';
      throw conflict(message, 'WORKSPACE', known.workspaceId);
    }
    if (known !== undefined) return { workspace: toWorkspace(state, known) };
    if (rows.length >= mostWorkspaces) {
      const message = `The account has ${mostWorkspaces} workspaces in the Region: no more are allowed.`;
      throw quotaExceeded(message, 'WORKSPACE', accountId);
    }
    const row = toRow(state, input, call);
    const { providers } = row.authentication;
    const signIn = providers.includes('AWS_SSO') ? { ssoClientId: newClientId(state) } : {};
    state.workspaces.add(row);
    const tags = input.tags ?? {};
    if (Object.keys(tags).length > 0) state.tags.add({ resource: workspaceArn(state, row), tags });
    const change = {
      operation: 'CreateWorkspace',
      status: 'CREATING',
      failedStatus: 'CREATION_FAILED',
    } as const;
    const aims = { authentication: { providers, ...signIn } };
    changes.begin(row, { ...change, aims }, call.clock.now());
    return { workspace: toWorkspace(state, row) };
  },
});
