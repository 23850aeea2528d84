/** Who gets into workspaces and environments, worked out from the sandbox's rows one by one. */
import type { SandboxState } from '../../src/sandbox/state.ts';

/** One row of `access`, whatever it is to. */
export interface AccessRow {
  readonly __typename: string;
  readonly principalType: string;
  readonly principalId: string;
  readonly direct: boolean;
  readonly viaGroupIds: readonly string[];
  readonly workspaceId?: string;
  readonly role?: string;
  readonly environmentId?: string;
  readonly environmentUserId?: string;
  readonly type?: string;
  readonly matchedBy?: string | null;
}

/** What a row says of itself, for a query. */
export const ACCESS_ROW = `
  __typename principalType principalId direct viaGroupIds
  ... on WorkspaceAccess { workspaceId role }
  ... on EnvironmentAccess { environmentId environmentUserId type matchedBy }
`;

/** As one line, to compare however an answer is ordered. */
export const accessLine = (row: AccessRow): string =>
  [
    row.__typename,
    row.workspaceId ?? row.environmentId,
    row.role ?? row.type,
    row.environmentUserId,
    row.matchedBy,
    row.principalType,
    row.principalId,
    row.direct,
    row.viaGroupIds.toSorted().join(),
  ].join(' ');

const CLOSED_WORKSPACES = new Set(['CREATING', 'CREATION_FAILED', 'DELETING']);

/** The rows of one workspace: a person may have several roles, and each by several ways. */
export const workspaceRows = (state: SandboxState, workspaceId: string): readonly AccessRow[] => {
  const workspace = state.workspaces.get(workspaceId);
  if (workspace === undefined || CLOSED_WORKSPACES.has(workspace.status)) return [];
  if (!workspace.authentication.providers.includes('AWS_SSO')) return [];
  const found = new Map<string, AccessRow & { direct: boolean; readonly viaGroupIds: string[] }>();
  const rowOf = (principalType: string, principalId: string, role: string) => {
    const key = `${principalType} ${principalId} ${role}`;
    const row = found.get(key) ?? {
      __typename: 'WorkspaceAccess',
      workspaceId,
      role,
      principalType,
      principalId,
      direct: false,
      viaGroupIds: [],
    };
    found.set(key, row);
    return row;
  };
  for (const { principalType, principalId, role } of state.permissionsOfWorkspace.get(
    workspaceId,
  )) {
    rowOf(principalType, principalId, role).direct = true;
    if (principalType === 'USER') continue;
    for (const { userId } of state.membershipsOfGroup.get(principalId)) {
      rowOf('USER', userId, role).viaGroupIds.push(principalId);
    }
  }
  return [...found.values()];
};

/** The users of the directory with this address. */
const holders = (state: SandboxState, address: string): readonly string[] =>
  state.users.rows
    .filter(({ identityStoreId }) => identityStoreId === state.settings.identityStoreId)
    .filter(({ email }) => email?.toLowerCase() === address.toLowerCase())
    .map(({ userId }) => userId);

/** The rows of one environment that its users are known of. */
export const environmentRows = (
  state: SandboxState,
  environmentId: string,
): readonly AccessRow[] => {
  if (state.environments.get(environmentId)?.status !== 'CREATED') return [];
  return state.usersOfEnvironment
    .get(environmentId)
    .filter(({ status }) => status === 'ENABLED')
    .map(({ userId, emailAddress, type }): AccessRow => {
      const [only, ...others] = holders(state, emailAddress);
      const matched = others.length === 0 ? only : undefined;
      return {
        __typename: 'EnvironmentAccess',
        environmentId,
        environmentUserId: userId,
        type,
        matchedBy: matched === undefined ? null : 'EMAIL',
        principalType: 'USER',
        principalId: matched ?? userId,
        direct: true,
        viaGroupIds: [],
      };
    });
};

/** Everything but accounts that anybody gets into. */
export const everyRow = (state: SandboxState): readonly AccessRow[] => [
  ...state.workspaces.rows.flatMap(({ workspaceId }) => workspaceRows(state, workspaceId)),
  ...state.environments.rows.flatMap(({ environmentId }) => environmentRows(state, environmentId)),
];
