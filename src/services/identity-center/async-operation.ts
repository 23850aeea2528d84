import type { GatewayContext } from '../../context.ts';
import { durationToMs } from '../../core/duration.ts';
import { badInput, ERROR_CODES } from '../../core/errors.ts';
import { globalIds } from '../../node-types.ts';
import type { AssignmentOperationModel, AsyncOperationModel, ProvisioningModel } from './models.ts';
import { explainFailure, type Failure } from './operations/failure-reasons.ts';
import { settledOperation } from './operations/follow.ts';
import { queryThatTells } from './operations/outcome-unknown.ts';
import { provisioningQuery } from './operations/provisioning-read-back.ts';
import { isQueueKey } from './operations/queued-operation.ts';
import { ANSWER_MS, hasEnded } from './operations/state.ts';
import { assignmentOf } from './operations/target.ts';

export { explainFailure };

/** The operation in full: from what was read, or from one `Describe…Status`. */
export const detailOf = async <Model extends AsyncOperationModel>(
  operation: Model,
  { loaders }: GatewayContext,
): Promise<Model> =>
  operation.detail === undefined && operation.state !== 'UNKNOWN'
    ? ((await loaders.identityCenter.operation(operation)) as Model)
    : operation;

/** The query that tells whether a change was made, where it is known what it was to be. */
const queryOf = (operation: AsyncOperationModel, context: GatewayContext): string | null => {
  const { instanceArn, kind, requestId, createdAt } = operation;
  const since = createdAt?.getTime() ?? context.upstream.clock.now();
  const queued = context.loaders.rows.seesAll ? context.changes.queue.get(requestId) : undefined;
  if (queued !== undefined) return queryThatTells(queued.change, queued.createdAt);
  if (kind === 'PROVISION') return provisioningQuery(instanceArn, since);
  const assignment = assignmentOf(operation);
  return assignment === undefined ? null : queryThatTells({ ...assignment, kind }, since);
};

/** Why nobody can say how an operation has ended. */
const whyUnknown = (operation: AsyncOperationModel, context: GatewayContext): Failure => {
  const { requestId, kind } = operation;
  // One that is hidden is like one that is not there: by its id alone nothing is told of it.
  const isTold = context.loaders.rows.seesAll || operation.detail !== undefined;
  const { failure } = (isTold ? context.changes.queue.get(requestId) : undefined) ?? {};
  const reason =
    failure?.reason ??
    (isQueueKey(requestId)
      ? "This gateway's queue has no such entry: it ended long ago, or was queued with another STATE_DIR."
      : 'AWS no longer knows this request.');
  const advice =
    kind === 'PROVISION'
      ? 'Look whether the account still has an older form of the set. To provision once more does no harm.'
      : 'Look at the assignments of the account: they show whether the change was made.';
  return { code: failure?.code ?? null, reason, advice, query: queryOf(operation, context) };
};

/** The longest that `settled` may be asked to wait, in milliseconds. */
const MAX_WAIT_MS = 15 * 60_000;

/** The fields that both kinds of operation have. */
export const asyncOperation = {
  /** AWS's, which an entry of the queue has once it was sent. */
  requestId: ({ requestId, detail }: AsyncOperationModel) =>
    isQueueKey(requestId) ? (detail?.RequestId ?? null) : requestId,
  state: ({ state }: AsyncOperationModel) => state,
  /** From 1: what has nobody before it is the first. */
  queuePosition(
    { requestId, state }: AsyncOperationModel,
    _args: object,
    { changes, loaders }: GatewayContext,
  ): number | null {
    // What is before it may be hidden.
    if (!loaders.rows.seesAll) return null;
    if (!isQueueKey(requestId) || state !== 'QUEUED') return null;
    const position = changes.queue.get(requestId)?.position;
    return position === undefined ? null : position + 1;
  },
  createdAt: ({ createdAt }: AsyncOperationModel) => createdAt,
  async failure(
    operation: AsyncOperationModel,
    _args: object,
    context: GatewayContext,
  ): Promise<Failure | null> {
    if (operation.state === 'UNKNOWN') return whyUnknown(operation, context);
    if (operation.state !== 'FAILED') return null;
    const { detail } = await detailOf(operation, context);
    const failure = explainFailure(detail?.FailureReason);
    if (!isQueueKey(operation.requestId)) return failure;
    // What was refused before AWS began it has a code of the gateway's own.
    const refused = context.changes.queue.get(operation.requestId)?.failure;
    const { code = failure.code, advice = failure.advice } = refused ?? {};
    // That a set reaches the management account is not for who may not see everything.
    if (code === 'MANAGEMENT_ACCOUNT_ONLY' && !context.loaders.rows.seesAll) {
      const { message: reason } = ERROR_CODES.ACCESS_DENIED;
      return { ...failure, code: 'ACCESS_DENIED', reason, advice };
    }
    return { ...failure, code, advice };
  },
} as const;

/**
 * The length of `within` in milliseconds.
 *
 * @throws GatewayError BAD_USER_INPUT.
 */
export const waitMs = (within: string): number => {
  const ms = durationToMs(within);
  if (ms !== undefined && ms <= MAX_WAIT_MS) return ms;
  throw badInput(
    'within',
    '`within` is how long to wait: an ISO 8601 duration from PT0S to PT15M, without a sign, years or months, such as PT30S.',
  );
};

/**
 * Waits for the end of an operation, for `within` at most, and no longer than leaves the request the
 * time to answer.
 *
 * @throws GatewayError BAD_USER_INPUT.
 */
export const settle = async <Model extends AssignmentOperationModel | ProvisioningModel>(
  operation: Model,
  within: string,
  context: GatewayContext,
): Promise<Model> => {
  const { changes, scope, upstream } = context;
  const ms = waitMs(within);
  if (hasEnded(operation.state)) return operation;
  const { clock } = upstream;
  const until = Math.min(clock.now() + ms, scope.deadline - ANSWER_MS);
  const settled = await settledOperation(changes, clock, operation, until, scope.signal);
  // What this request has read of it before is outdated, whatever was asked beside it.
  if (hasEnded(settled.state)) context.changed([]);
  return settled;
};

/** The global id of an operation. */
export const operationId = (operation: AsyncOperationModel): string =>
  operation.kind === 'PROVISION'
    ? globalIds.encode('PermissionSetProvisioning', operation.instanceArn, operation.requestId)
    : globalIds.encode(
        'AccountAssignmentOperation',
        operation.instanceArn,
        operation.kind,
        operation.requestId,
      );
