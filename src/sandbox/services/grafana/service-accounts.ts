/** Service accounts of a workspace. */
import type {
  CreateWorkspaceServiceAccountCommandInput,
  CreateWorkspaceServiceAccountCommandOutput,
  DeleteWorkspaceServiceAccountCommandInput,
  DeleteWorkspaceServiceAccountCommandOutput,
  ListWorkspaceServiceAccountsCommandInput,
  ListWorkspaceServiceAccountsCommandOutput,
  ServiceAccountSummary,
} from '@aws-sdk/client-grafana';

import type { ServiceAccountRow, WorkspaceRow } from '../../grafana-rows.ts';
import type { SandboxCall } from '../../service.ts';
import type { SandboxState } from '../../state.ts';
import { required, type Answer, type Handlers } from '../answer.ts';
import { removeServiceAccount } from './changes.ts';
import { conflict, invalid, quotaExceeded } from './errors.ts';
import { changeableWorkspaceOf, pageOf, serviceAccountOf, workspaceOf } from './find.ts';

const mostServiceAccounts = 100;

/** @throws ValidationException for a workspace of before there were service accounts. */
export const needServiceAccounts = (row: WorkspaceRow): WorkspaceRow => {
  if (Number.parseInt(row.grafanaVersion, 10) < 9) {
    throw invalid(`Grafana ${row.grafanaVersion} has no service accounts: they came with 9.`);
  }
  return row;
};

/** A number that nothing has had, as Grafana's ids are; those of the firm are lower. */
export const nextNumber = (state: SandboxState): string => {
  state.issued += 1;
  return String(1000 + state.issued);
};

const toSummary = (row: ServiceAccountRow): ServiceAccountSummary => ({
  id: row.serviceAccountId,
  name: row.name,
  isDisabled: String(row.isDisabled),
  grafanaRole: row.role,
});

export const serviceAccountHandlers = (state: SandboxState): Handlers => ({
  ListWorkspaceServiceAccounts(
    input: ListWorkspaceServiceAccountsCommandInput,
    call: SandboxCall,
  ): Answer<ListWorkspaceServiceAccountsCommandOutput> {
    const { workspaceId } = needServiceAccounts(workspaceOf(state, input, call));
    const rows = state.serviceAccountsOfWorkspace.get(workspaceId);
    const { page, nextToken } = pageOf(rows, input, `ListServiceAccounts ${workspaceId}`);
    return { serviceAccounts: page.map(toSummary), workspaceId, nextToken };
  },

  CreateWorkspaceServiceAccount(
    input: CreateWorkspaceServiceAccountCommandInput,
    call: SandboxCall,
  ): Answer<CreateWorkspaceServiceAccountCommandOutput> {
    const { workspaceId } = needServiceAccounts(changeableWorkspaceOf(state, input, call));
    const name = required(input.name, 'name');
    const role = required(input.grafanaRole, 'grafanaRole');
    const rows = state.serviceAccountsOfWorkspace.get(workspaceId);
    const taken = rows.find((row) => row.name === name);
    if (taken !== undefined) {
      const message = `A service account with the name ${name} already exists.`;
      throw conflict(message, 'SERVICE_ACCOUNT', taken.serviceAccountId);
    }
    if (rows.length >= mostServiceAccounts) {
      const message = `The workspace has ${mostServiceAccounts} service accounts: no more are allowed.`;
      throw quotaExceeded(message, 'SERVICE_ACCOUNT', workspaceId);
    }
    const serviceAccountId = nextNumber(state);
    state.serviceAccounts.add({ workspaceId, serviceAccountId, name, role, isDisabled: false });
    return { id: serviceAccountId, name, grafanaRole: role, workspaceId };
  },

  DeleteWorkspaceServiceAccount(
    input: DeleteWorkspaceServiceAccountCommandInput,
    call: SandboxCall,
  ): Answer<DeleteWorkspaceServiceAccountCommandOutput> {
    const workspace = changeableWorkspaceOf(state, input, call);
    const { serviceAccountId } = serviceAccountOf(state, workspace, input.serviceAccountId);
    const { workspaceId } = workspace;
    removeServiceAccount(state, workspaceId, serviceAccountId);
    return { serviceAccountId, workspaceId };
  },
});
