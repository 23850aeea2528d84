import type { RequestScope } from '../../../upstream/types.ts';
import type { AsyncOperationModel } from '../models.ts';
import type { OperationKey, OperationKind } from '../operation-loaders.ts';
import { createReads } from './background.ts';
import { hasEnded } from './state.ts';
import { isInTheWay, type Place } from './target.ts';
import type { TrackerDeps } from './tracker.ts';

/** As long as an operation may run. */
const FACTS_LIFETIME_MS = 10 * 60_000;

const DESCRIBED_BY = {
  CREATE: 'DescribeAccountAssignmentCreationStatus',
  DELETE: 'DescribeAccountAssignmentDeletionStatus',
  PROVISION: 'DescribePermissionSetProvisioningStatus',
} as const satisfies Record<OperationKind, string>;

/**
 * The operations under way on a permission set in an account, whoever began them: the filtered list
 * of each kind, and one `Describe…Status` for each operation that has not been seen before.
 *
 * @param maxAgeMs how old a list may be; 0 asks now.
 * @throws GatewayError
 */
export const findRunning = async (
  deps: TrackerDeps,
  scope: RequestScope,
  target: Place,
  kinds: readonly OperationKind[],
  maxAgeMs: number,
): Promise<readonly AsyncOperationModel[]> => {
  const { running } = deps;
  const { instanceArn } = target;
  const found = await Promise.all(
    kinds.map(async (kind) => {
      const requestIds = await running.list(scope, instanceArn, kind, maxAgeMs);
      return Promise.all(
        requestIds.map((requestId) => recognize(deps, scope, { instanceArn, kind, requestId })),
      );
    }),
  );
  return found
    .flat()
    .filter((operation) => !hasEnded(operation.state) && isInTheWay(operation, target));
};

/**
 * What a listed operation is about, which never changes: described once, for however many ask at the
 * same time.
 */
const recognize = async (
  deps: TrackerDeps,
  scope: RequestScope,
  key: OperationKey,
): Promise<AsyncOperationModel> => {
  const { memory, upstream } = deps;
  const known = memory.get(key.requestId);
  if (known !== undefined) return known;
  const { value } = await upstream.read(
    scope,
    {
      id: `running-operation|${key.instanceArn}|${key.kind}|${key.requestId}`,
      lifetimeMs: FACTS_LIFETIME_MS,
      service: 'sso-admin',
      operation: DESCRIBED_BY[key.kind],
    },
    (flight) => createReads(deps, flight).operation(key),
  );
  memory.keep(value);
  return value;
};
