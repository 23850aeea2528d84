/** The rows that an answer must have, worked out from the world row by row. */
import { accessLine, environmentRows, workspaceRows } from '../../test/support/access-rows.ts';
import type { AccessRow } from '../../test/support/access-rows.ts';
import type { AssignmentRow } from '../../src/sandbox/rows.ts';
import type { SandboxState } from '../../src/sandbox/state.ts';
import { assignmentLine, driftLine, grantLine } from './rows.ts';

const principalName = (state: SandboxState, id: string): string | undefined =>
  state.users.get(id)?.displayName ?? state.groups.get(id)?.displayName;
const accountName = (state: SandboxState, id: string) => state.accounts.get(id)?.name;
const setName = (state: SandboxState, arn: string) => state.permissionSets.get(arn)?.name;

export const assignments = (state: SandboxState, coverage: 'ALL' | 'LISTED'): string[] =>
  state.assignments.rows
    .map((row) => ({ row, name: principalName(state, row.principalId) }))
    .filter(({ name }) => coverage === 'ALL' || name !== undefined)
    .map(({ row, name }) =>
      assignmentLine({
        ...row,
        accountName: accountName(state, row.accountId),
        permissionSetName: setName(state, row.permissionSetArn),
        principalName: name,
      }),
    );

interface Way {
  readonly to: readonly (string | undefined)[];
  /** The name of the group; undefined: directly. */
  readonly via: string | undefined;
}

/** One line for each thing, whatever the number of ways to it. */
const merge = (principal: string | undefined, ways: readonly Way[]): string[] => {
  const byTarget = Map.groupBy(ways, ({ to }) => JSON.stringify(to));
  return [...byTarget.values()].map((same) =>
    grantLine({
      principal,
      to: same[0]?.to ?? [],
      direct: same.some(({ via }) => via === undefined),
      via: [...new Set(same.flatMap(({ via }) => via ?? []))],
    }),
  );
};

const accountTarget = (state: SandboxState, row: AssignmentRow) => [
  accountName(state, row.accountId),
  setName(state, row.permissionSetArn),
];

const otherTarget = (state: SandboxState, row: AccessRow) => [
  state.workspaces.get(row.workspaceId ?? '')?.details.name ??
    state.environments.get(row.environmentId ?? '')?.name,
  row.role ?? row.type,
];

/** Lines of rows over workspaces and environments, which are merged already. */
const otherLines = (
  state: SandboxState,
  principal: string | undefined,
  rows: readonly AccessRow[],
): string[] => {
  const once = new Map(rows.map((row) => [accessLine(row), row]));
  return [...once.values()].map((row) =>
    grantLine({
      principal,
      to: otherTarget(state, row),
      direct: row.direct,
      via: row.viaGroupIds.map((id) => principalName(state, id) ?? '?'),
    }),
  );
};

const placesOf = (state: SandboxState, principalId: string): AccessRow[] =>
  [
    ...state.workspaces.rows.flatMap(({ workspaceId }) => workspaceRows(state, workspaceId)),
    ...environmentsOf(state),
  ].filter((row) => row.principalId === principalId);

const environmentsOf = (state: SandboxState): AccessRow[] =>
  state.environments.rows.flatMap(({ environmentId }) => environmentRows(state, environmentId));

export const accessOfUser = (state: SandboxState, userId: string): string[] => {
  const name = principalName(state, userId);
  const rowsOf = (id: string) => state.assignmentsOfPrincipal.get(id);
  const ways = [
    ...rowsOf(userId).map((row): Way => ({ to: accountTarget(state, row), via: undefined })),
    ...state.membershipsOfUser.get(userId).flatMap(({ groupId }) =>
      rowsOf(groupId).map((row): Way => ({
        to: accountTarget(state, row),
        via: principalName(state, groupId),
      })),
    ),
  ];
  return [...merge(name, ways), ...otherLines(state, name, placesOf(state, userId))];
};

export const accessToAccount = (state: SandboxState, accountId: string): string[] => {
  const ways = state.assignments.rows
    .filter((row) => row.accountId === accountId)
    .flatMap((row) => {
      const to = accountTarget(state, row);
      const own = { principalId: row.principalId, way: { to, via: undefined } as Way };
      const via = principalName(state, row.principalId);
      const members =
        row.principalType === 'GROUP' ? state.membershipsOfGroup.get(row.principalId) : [];
      return [own, ...members.map(({ userId }) => ({ principalId: userId, way: { to, via } }))];
    });
  return [...Map.groupBy(ways, ({ principalId }) => principalId)].flatMap(([id, own]) =>
    merge(
      principalName(state, id) ?? id,
      own.map(({ way }) => way),
    ),
  );
};

export const drift = (state: SandboxState): string[] =>
  state.permissionSets.rows.flatMap(({ permissionSetArn, name, revision }) => [
    driftLine(name),
    ...state.provisioningsOfSet
      .get(permissionSetArn)
      .filter((row) => row.revision !== revision)
      .map((row) => driftLine(name, row.accountId)),
  ]);

export const accessOfGroup = (state: SandboxState, groupId: string): string[] => {
  const name = principalName(state, groupId);
  const own = state.assignmentsOfPrincipal
    .get(groupId)
    .map((row): Way => ({ to: accountTarget(state, row), via: undefined }));
  const everywhere = environmentsOf(state);
  return [
    ...merge(name, own),
    ...otherLines(state, name, placesOf(state, groupId)),
    ...state.membershipsOfGroup.get(groupId).flatMap(({ userId }) => {
      const member = principalName(state, userId);
      return [
        grantLine({ principal: member, to: ['member'], direct: true, via: [] }),
        ...otherLines(
          state,
          member,
          everywhere.filter((row) => row.principalId === userId),
        ),
      ];
    }),
  ];
};
