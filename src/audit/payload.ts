import { GatewayError } from '../core/errors.ts';
import { toUserErrors } from '../core/user-errors.ts';
import type { EnvironmentModel } from '../services/finspace/models.ts';
import type { WorkspaceModel } from '../services/grafana/models.ts';
import type { AsyncOperationModel } from '../services/identity-center/models.ts';
import { isQueueKey } from '../services/identity-center/operations/queued-operation.ts';
import { hasEnded } from '../services/identity-center/operations/state.ts';
import { targetOf } from '../services/identity-center/operations/target.ts';
import type { BegunChange, BegunOperation, Outcome } from './record.ts';

/** The members of payloads that tell what came of a mutation. */
interface Payload {
  readonly userErrors?: readonly { readonly code?: unknown }[];
  readonly operation?: AsyncOperationModel | null;
  readonly operations?: readonly AsyncOperationModel[] | null;
  readonly results?: readonly Payload[] | null;
  readonly environment?: EnvironmentModel | null;
  readonly workspace?: WorkspaceModel | null;
}

/** The mutations that AWS answers before it has done what was asked. */
const CHANGES: Readonly<Record<string, Pick<BegunChange, 'kind' | 'change'>>> = {
  createEnvironment: { kind: 'ENVIRONMENT', change: 'CREATE' },
  deleteEnvironment: { kind: 'ENVIRONMENT', change: 'DELETE' },
  createWorkspace: { kind: 'WORKSPACE', change: 'CREATE' },
  updateWorkspace: { kind: 'WORKSPACE', change: 'UPDATE' },
  updateWorkspaceAuthentication: { kind: 'WORKSPACE', change: 'UPDATE' },
  deleteWorkspace: { kind: 'WORKSPACE', change: 'DELETE' },
};

/** The environment or workspace that AWS may still be at after `field` was answered with this. */
export const changingOf = (field: string, answer: unknown): readonly BegunChange[] => {
  const what = CHANGES[field];
  const { environment, workspace, userErrors = [] } = (answer ?? {}) as Payload;
  if (what === undefined || userErrors.length > 0) return [];
  const made = what.kind === 'ENVIRONMENT' ? environment : workspace;
  if (made == null) return [];
  const thing = 'environmentId' in made ? made.environmentId : made.workspaceId;
  const { accountId: account, region } = made;
  return thing === '' ? [] : [{ ...what, account, region, thing }];
};

/** What came of a change. */
export interface Ending {
  readonly outcome: Outcome;
  readonly codes: readonly string[];
  /** Operations of AWS's that go on. */
  readonly begun: readonly AsyncOperationModel[];
  /** Environments and workspaces that AWS goes on to change. */
  readonly changing?: readonly BegunChange[];
  /** Entries of the gateway's own queue. */
  readonly queued: readonly string[];
  /** AWS's RequestId of what was begun for the queue, which follows it to its end. */
  readonly operationId?: string;
}

const codesIn = (payload: Payload): readonly string[] =>
  (payload.userErrors ?? []).map(({ code }) => String(code));

const operationsIn = (payload: Payload): readonly AsyncOperationModel[] =>
  [payload, ...(payload.results ?? [])].flatMap(({ operation, operations }) => [
    ...(operation == null ? [] : [operation]),
    ...(operations ?? []),
  ]);

/** What the payload of a mutation tells. */
export const endingOf = (answer: unknown): Ending => {
  const payload = (answer ?? {}) as Payload;
  const results = payload.results ?? [];
  const ofAll = codesIn(payload);
  const codes = new Set([...ofAll, ...results.flatMap(codesIn)]);
  const operations = new Map(operationsIn(payload).map((each) => [each.requestId, each]));
  const open = [...operations.values()].filter(({ state }) => !hasEnded(state));
  const failed = [...operations.values()].filter(({ state }) => state === 'FAILED').length;
  if (failed > 0) codes.add('OPERATION_FAILED');
  const isNothingDone =
    ofAll.length > 0 || (results.length > 0 && results.every((each) => codesIn(each).length > 0));
  return {
    outcome: codes.has('OUTCOME_UNKNOWN')
      ? 'UNKNOWN'
      : codes.size === 0
        ? 'DONE'
        : isNothingDone && operations.size === 0
          ? 'REFUSED'
          : failed > 0 && failed === operations.size
            ? 'FAILED'
            : 'PARTLY',
    codes: [...codes],
    begun: open.filter(({ requestId }) => !isQueueKey(requestId)),
    queued: open.map(({ requestId }) => requestId).filter(isQueueKey),
  };
};

/** Errors before which nothing was changed, whoever refused it. */
const REFUSALS: ReadonlySet<string> = new Set([
  'BAD_USER_INPUT',
  'COST_LIMIT',
  'FORBIDDEN',
  'NOT_CONFIGURED',
  'READ_ONLY',
  'SERVICE_DISABLED',
  'THROTTLED',
  'UNAUTHENTICATED',
]);

/** What it tells that a change threw. */
export const endingOfError = (error: unknown): Ending => {
  const cause = (error as { readonly originalError?: unknown }).originalError ?? error;
  const userErrors = toUserErrors(cause);
  const code = cause instanceof GatewayError ? cause.code : 'INTERNAL';
  const codes = userErrors?.map((each) => each.code) ?? [code];
  const outcome = codes.some((each) => each === 'OUTCOME_UNKNOWN')
    ? 'UNKNOWN'
    : codes.every((each) => REFUSALS.has(each))
      ? 'REFUSED'
      : 'FAILED';
  return { outcome, codes, begun: [], queued: [] };
};

/** What is kept of an operation, to find it again and to say what it was about. */
export const begunOf = (operation: AsyncOperationModel): BegunOperation => {
  const { instanceArn, kind, requestId } = operation;
  const { accountId: account, permissionSetArn: permissionSet } = targetOf(operation);
  return {
    instanceArn,
    kind,
    requestId,
    ...(account === undefined ? {} : { account }),
    ...(permissionSet === undefined ? {} : { permissionSet }),
  };
};
