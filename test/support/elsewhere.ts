/** What somebody else does to the same AWS account: calls that the gateway does not see. */
import { globalIds } from '../../src/node-types.ts';
import type { AssignmentRow } from '../../src/sandbox/rows.ts';
import type { SandboxCall } from '../../src/sandbox/service.ts';
import type { TestGateway } from './make-gateway.ts';

/** Calls the sandbox as the account it plays, without a wire: it is not among `t.calls()`. */
export const callElsewhere = async (
  { sandbox, clock }: TestGateway,
  operation: string,
  input: object,
): Promise<unknown> => {
  const { world } = sandbox;
  const handler = world.services.find(({ id }) => id === 'sso-admin')?.handlers[operation];
  const caller = world.caller(sandbox.credentials.accessKeyId)?.caller;
  if (handler === undefined || caller === undefined) throw new Error(operation);
  const call: SandboxCall = { caller, region: world.region, requestId: 'elsewhere', clock };
  return handler(input as never, call);
};

/** Begins a change of an assignment there, and answers its RequestId. */
export const beginElsewhere = async (
  t: TestGateway,
  kind: 'CREATE' | 'DELETE',
  row: AssignmentRow,
): Promise<string> => {
  const answer = await callElsewhere(
    t,
    kind === 'CREATE' ? 'CreateAccountAssignment' : 'DeleteAccountAssignment',
    {
      InstanceArn: t.sandbox.world.instanceArn,
      TargetId: row.accountId,
      TargetType: 'AWS_ACCOUNT',
      PermissionSetArn: row.permissionSetArn,
      PrincipalType: row.principalType,
      PrincipalId: row.principalId,
    },
  );
  const { AccountAssignmentCreationStatus: created, AccountAssignmentDeletionStatus: deleted } =
    answer as Record<string, { readonly RequestId: string } | undefined>;
  return created?.RequestId ?? deleted?.RequestId ?? '';
};

/** The global id of an operation. */
export const operationIdOf = (
  { sandbox }: TestGateway,
  kind: 'CREATE' | 'DELETE',
  requestId: string,
): string =>
  globalIds.encode('AccountAssignmentOperation', sandbox.world.instanceArn, kind, requestId);

/** Assignments of the firm, each of another set and account, so that they do not conflict. */
export const distinctRows = ({ sandbox }: TestGateway, count: number): readonly AssignmentRow[] => {
  const { state } = sandbox.world;
  const active = new Set(
    state.accounts.rows.flatMap((row) => (row.state === 'ACTIVE' ? [row.accountId] : [])),
  );
  const pairs = new Map<string, AssignmentRow>();
  for (const row of state.assignments.rows) {
    const key = `${row.accountId} ${row.permissionSetArn}`;
    if (active.has(row.accountId) && !pairs.has(key)) pairs.set(key, row);
  }
  const rows = [...pairs.values()].slice(0, count);
  if (rows.length < count) throw new Error(`The firm has only ${rows.length} such rows.`);
  return rows;
};
