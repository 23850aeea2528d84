import {
  type CostRule,
  type CostTable,
  free,
  link,
  type Readable,
  type Visit,
} from '../../estimate/rule.ts';
import { enterAccount } from '../../estimate/places.ts';
import { accountIn, openSession } from '../../estimate/write-session.ts';
import { globalIds } from '../../node-types.ts';

const service = 'grafana';
/** The most changes of permissions that one call takes. */
const BATCH = 20;

/** A call that is made whatever is in the cache. */
export const send = (visit: Visit, operation: string, times = 1): void => {
  const what: Readable = { service, operation };
  visit.read(what, visit.find('', times, { part: operation }), { variant: ':change' });
};

/** @returns the payload with the workspace: whole as the write answered, or to be read again. */
const payloadOf = (visit: Visit, isWhole: boolean) => {
  const workspace = visit.find('Workspace', 1, {
    part: 'changed',
    isLoaded: isWhole,
    links: isWhole ? { whole: [] } : {},
  });
  return [visit.find('Payload', 1, { part: 'payload', links: { workspace: [workspace] } })];
};

/** The account of the id that `input` names something by: it is read there, and changed. */
const enterOf = (visit: Visit, id: string): void => {
  try {
    const [accountId = ''] = globalIds.decode(id, 'input.workspace', ['Workspace']).keys;
    enterAccount(visit, accountId);
    openSession(visit, service, accountId);
  } catch {
    // No id of a workspace: the field refuses it, and makes no call.
  }
};

/** A change of one workspace: what it is now, then what it shall be. */
const change =
  (reads: string | undefined, writes: string, isWhole: boolean): CostRule =>
  (visit) => {
    const { workspace, changes = [] } = visit.args.input as {
      readonly workspace: string;
      readonly changes?: readonly unknown[];
    };
    enterOf(visit, workspace);
    if (reads !== undefined) send(visit, reads);
    send(visit, writes, Math.max(1, Math.ceil(changes.length / BATCH)));
    return payloadOf(visit, isWhole);
  };

const payload = { ...free('userErrors'), workspace: link('workspace') } as const;

/** The cost of changing workspaces. */
export const grafanaChangeCosts: CostTable = {
  Mutation: {
    createWorkspace: (visit) => {
      const { account } = visit.args.input as { readonly account?: string | null };
      const accountId = accountIn(account);
      enterAccount(visit, accountId ?? '');
      openSession(visit, service, accountId);
      send(visit, 'ListWorkspaces');
      send(visit, 'CreateWorkspace');
      return payloadOf(visit, true);
    },
    updateWorkspace: change('DescribeWorkspace', 'UpdateWorkspace', true),
    deleteWorkspace: change('DescribeWorkspace', 'DeleteWorkspace', true),
    updateWorkspaceAuthentication: change(
      'DescribeWorkspaceAuthentication',
      'UpdateWorkspaceAuthentication',
      false,
    ),
    updateWorkspacePermissions: change(undefined, 'UpdatePermissions', false),
  },
  CreateWorkspacePayload: payload,
  UpdateWorkspacePayload: payload,
  DeleteWorkspacePayload: { ...payload, ...free('deletedId') },
  UpdateWorkspaceAuthenticationPayload: payload,
  UpdateWorkspacePermissionsPayload: payload,
};
