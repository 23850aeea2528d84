/** Organizations' shapes, from the sandbox's rows. */
import type { Account, OrganizationalUnit } from '@aws-sdk/client-organizations';

import type { AccountRow, OrganizationalUnitRow } from '../../rows.ts';
import { SandboxError } from '../../service.ts';
import type { SandboxState } from '../../state.ts';

/** `arn:aws:organizations::<management>:<kind>/o-…/<id>` */
export const organizationsArn = (state: SandboxState, kind: string, id?: string): string => {
  const { partition, managementAccountId, organizationId } = state.settings;
  const resource = id === undefined ? organizationId : `${organizationId}/${id}`;
  return `arn:${partition}:organizations::${managementAccountId}:${kind}/${resource}`;
};

/** `o-…/r-…/ou-…/<id>/`: where an account or a unit is, from the top. */
const pathTo = (state: SandboxState, id: string, parentId: string): string => {
  const steps = [id];
  for (let at = parentId; at !== state.settings.rootId;) {
    steps.unshift(at);
    at = state.organizationalUnits.get(at)?.parentId ?? state.settings.rootId;
  }
  return `${[state.settings.organizationId, state.settings.rootId, ...steps].join('/')}/`;
};

/** `Status` knows three states only: the others show in `State`. */
const statusOf = (state: AccountRow['state']): Account['Status'] => {
  if (state === 'SUSPENDED' || state === 'PENDING_CLOSURE') return state;
  return state === 'CLOSED' ? 'SUSPENDED' : 'ACTIVE';
};

export const toAccount = (state: SandboxState, row: AccountRow): Account => ({
  Id: row.accountId,
  Arn: organizationsArn(state, 'account', row.accountId),
  Email: row.email,
  Name: row.name,
  Status: statusOf(row.state),
  State: row.state,
  Paths: [pathTo(state, row.accountId, row.parentId)],
  JoinedMethod: row.joinedMethod,
  JoinedTimestamp: new Date(row.joinedAt),
});

export const toUnit = (
  state: SandboxState,
  row: OrganizationalUnitRow,
): OrganizationalUnit & { Path: string } => ({
  Id: row.ouId,
  Arn: organizationsArn(state, 'ou', row.ouId),
  Name: row.name,
  Path: pathTo(state, row.ouId, row.parentId),
});

/** One of Organizations' several "not found" errors. */
export const notFound = (what: string, message: string): SandboxError =>
  new SandboxError(`${what}NotFoundException`, message);
