import type { GatewayContext } from '../../context.ts';
import { durationToMs } from '../../core/duration.ts';
import { badInput } from '../../core/errors.ts';
import type { OperationFailure } from '../../generated/resolvers.ts';
import { globalIds } from '../../node-types.ts';
import type { AssignmentOperationModel, AsyncOperationModel, ProvisioningModel } from './models.ts';

/** The operation in full: from what was read, or from one `Describe…Status`. */
export const detailOf = async <Model extends AsyncOperationModel>(
  operation: Model,
  { loaders }: GatewayContext,
): Promise<Model> =>
  operation.detail === undefined && operation.state !== 'UNKNOWN'
    ? ((await loaders.identityCenter.operation(operation)) as Model)
    : operation;

/** The longest that `settled` may be asked to wait, in milliseconds. */
const MAX_WAIT_MS = 15 * 60_000;

/** The fields that both kinds of operation have. */
export const asyncOperation = {
  requestId: ({ requestId }: AsyncOperationModel) => requestId,
  state: ({ state }: AsyncOperationModel) => state,
  /** Nothing waits in the gateway: what AWS has accepted has left the queue. */
  queuePosition: () => null,
  createdAt: ({ createdAt }: AsyncOperationModel) => createdAt,
  async failure(
    operation: AsyncOperationModel,
    _args: object,
    context: GatewayContext,
  ): Promise<OperationFailure | null> {
    if (operation.state !== 'FAILED') return null;
    const { detail } = await detailOf(operation, context);
    return explainFailure(detail?.FailureReason);
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
  throw badInput('within', '`within` is a duration of at most PT15M.');
};

/** Waits for the end of an operation, for `within` at most. */
export const settle = async <Model extends AssignmentOperationModel | ProvisioningModel>(
  operation: Model,
  within: string,
  { loaders }: GatewayContext,
): Promise<Model> => {
  const ms = waitMs(within);
  if (operation.state !== 'IN_PROGRESS') return operation;
  return (await loaders.identityCenter.settled(operation, ms)) as Model;
};

/**
 * Why operations fail, by the words that AWS uses. AWS documents none of them: what is not known
 * keeps AWS's own sentence.
 */
const KNOWN_FAILURES: readonly {
  readonly pattern: RegExp;
  readonly code: OperationFailure['code'];
  readonly advice: string;
}[] = [
  {
    pattern: /principal|user.*(not|doesn).*(found|exist)|group.*(not|doesn).*(found|exist)/i,
    code: 'PRINCIPAL_NOT_FOUND',
    advice: 'The directory does not know this user or group. Look it up again before you retry.',
  },
  {
    pattern: /polic(y|ies).*(not|doesn).*(found|exist|attachable)/i,
    code: 'NOT_FOUND',
    advice:
      'A customer-managed policy of the permission set is missing in the target account. Create it there, or detach it from the set, then provision again.',
  },
  {
    pattern: /quota|limit ?exceeded|cannot exceed/i,
    code: 'QUOTA_EXCEEDED',
    advice: 'A quota of IAM roles or policies in the target account is used up. Raise it there.',
  },
  {
    pattern: /suspended|closed/i,
    code: 'ACCOUNT_SUSPENDED',
    advice: 'The target account is suspended or closed: nothing can be provisioned to it.',
  },
  {
    pattern: /access ?denied|not authorized/i,
    code: 'ACCESS_DENIED',
    advice:
      'AWS could not act in the target account. Look for a service control policy or a changed AWSReservedSSO role.',
  },
];

/** The reason as AWS gave it, and what it means where that is known. */
const explainFailure = (reason: string | undefined): OperationFailure => {
  const known = KNOWN_FAILURES.find(({ pattern }) => pattern.test(reason ?? ''));
  return { code: known?.code, reason, advice: known?.advice };
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
