/** Finding what a request to Grafana names, in the caller's account and the Region of the request. */
import type { ServiceAccountRow, WorkspaceRow } from '../../grafana-rows.ts';
import { paginate } from '../../pages.ts';
import type { SandboxCall } from '../../service.ts';
import { heldKey, type SandboxState } from '../../state.ts';
import { required } from '../answer.ts';
import { conflict, notFound } from './errors.ts';

interface NamesWorkspace {
  readonly workspaceId: string | undefined;
}

/** @throws ResourceNotFoundException unless the account has the workspace in the Region. */
export const workspaceOf = (
  state: SandboxState,
  input: NamesWorkspace,
  call: SandboxCall,
): WorkspaceRow => {
  const workspaceId = required(input.workspaceId, 'workspaceId');
  const row = state.workspaces.get(workspaceId);
  if (row?.accountId !== call.caller.accountId || row.region !== call.region) {
    throw notFound('WORKSPACE', workspaceId);
  }
  return row;
};

/** A change that failed left the workspace as it was, so that another may be tried. */
const changeable = new Set<string>([
  'ACTIVE',
  'UPDATE_FAILED',
  'VERSION_UPDATE_FAILED',
  'UPGRADE_FAILED',
  'LICENSE_REMOVAL_FAILED',
]);

export const isChangeable = (row: WorkspaceRow): boolean => changeable.has(row.status);

/** What AWS says of a workspace that is being made, changed or deleted, or was never made. */
export const notActive = (row: WorkspaceRow): string =>
  `The workspace ${row.workspaceId} is not active: its status is ${row.status}.`;

/**
 * The workspace of a request that changes it.
 *
 * @throws ResourceNotFoundException, and ConflictException while it cannot be changed.
 */
export const changeableWorkspaceOf = (
  state: SandboxState,
  input: NamesWorkspace,
  call: SandboxCall,
): WorkspaceRow => {
  const row = workspaceOf(state, input, call);
  if (!isChangeable(row)) throw conflict(notActive(row), 'WORKSPACE', row.workspaceId);
  return row;
};

/** @throws ResourceNotFoundException if the workspace has no such service account. */
export const serviceAccountOf = (
  state: SandboxState,
  { workspaceId }: WorkspaceRow,
  id: string | undefined,
): ServiceAccountRow => {
  const serviceAccountId = required(id, 'serviceAccountId');
  const row = state.serviceAccounts.get(heldKey(workspaceId, serviceAccountId));
  if (row === undefined) throw notFound('SERVICE_ACCOUNT', serviceAccountId);
  return row;
};

/** Grafana answers at most a hundred rows a page. */
const largestPage = 100;

/** One page of a list; `scope` names the operation and everything that selects its rows. */
export const pageOf = <T>(
  rows: readonly T[],
  input: { readonly maxResults?: number | undefined; readonly nextToken?: string | undefined },
  scope: string,
): { page: T[]; nextToken?: string } =>
  paginate(
    rows,
    {
      ...(input.maxResults === undefined ? {} : { maxResults: input.maxResults }),
      ...(input.nextToken === undefined ? {} : { nextToken: input.nextToken }),
    },
    { scope, maximum: largestPage },
  );
