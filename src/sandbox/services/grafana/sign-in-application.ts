/**
 * The application that a workspace with the provider AWS_SSO has in IAM Identity Center. The ids of
 * both meet in `ssoClientId`; who has a role in the workspace is assigned to the application.
 */
import type { WorkspacePermissionRow, WorkspaceRow } from '../../grafana-rows.ts';
import { hexId } from '../../ids.ts';
import type { ApplicationRow } from '../../rows.ts';
import type { SandboxState } from '../../state.ts';

/** An id for an application that is not there yet. */
export const newClientId = (state: SandboxState): string => `apl-${hexId(state.nextUuid(), 16)}`;

const applicationOf = (
  state: SandboxState,
  ssoClientId: string | undefined,
): ApplicationRow | undefined =>
  ssoClientId === undefined
    ? undefined
    : state.applications.rows.find((row) => row.applicationArn.endsWith(`/${ssoClientId}`));

export const addSignInApplication = (
  state: SandboxState,
  row: WorkspaceRow,
  ssoClientId: string,
  now: number,
): void => {
  const { partition, instanceArn } = state.settings;
  const instanceId = instanceArn.slice(instanceArn.lastIndexOf('/') + 1);
  state.applications.add({
    applicationArn: `arn:${partition}:sso::${row.accountId}:application/${instanceId}/${ssoClientId}`,
    applicationProviderArn: `arn:${partition}:sso::aws:applicationProvider/grafana`,
    instanceArn,
    accountId: row.accountId,
    name: `Amazon Grafana-${row.details.name ?? row.workspaceId}`,
    status: 'ENABLED',
    assignmentRequired: true,
    createdAt: now,
  });
};

/** Removes the application, if there is one, with its assignments. */
export const removeSignInApplication = (
  state: SandboxState,
  ssoClientId: string | undefined,
): void => {
  const application = applicationOf(state, ssoClientId);
  if (application === undefined) return;
  const { applicationArn } = application;
  state.applications.delete(applicationArn);
  for (const row of [...state.assignmentsOfApplication.get(applicationArn)]) {
    state.applicationAssignments.delete(
      `${applicationArn} ${row.principalType} ${row.principalId}`,
    );
  }
};

/** Lets a principal open the application, or no longer. */
export const letOpen = (
  state: SandboxState,
  workspace: WorkspaceRow,
  principal: Pick<WorkspacePermissionRow, 'principalType' | 'principalId'>,
  may: boolean,
): void => {
  const application = applicationOf(state, workspace.authentication.ssoClientId);
  if (application === undefined) return;
  const { applicationArn } = application;
  const { principalType, principalId } = principal;
  const key = `${applicationArn} ${principalType} ${principalId}`;
  if (!may) state.applicationAssignments.delete(key);
  else if (!state.applicationAssignments.has(key)) {
    state.applicationAssignments.add({ applicationArn, principalType, principalId });
  }
};
