import { derivedScope } from '../../../upstream/request-scope.ts';
import type { RequestScope } from '../../../upstream/types.ts';
import type { AssignmentModel, AsyncOperationModel } from '../models.ts';
import type { OperationKind } from '../operation-loaders.ts';
import { createReads } from './background.ts';
import { hasEnded } from './state.ts';
import { isInTheWay } from './target.ts';
import type { TrackerDeps } from './tracker.ts';

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
  target: AssignmentModel,
  kinds: readonly OperationKind[],
  maxAgeMs: number,
): Promise<readonly AsyncOperationModel[]> => {
  const { memory, running, upstream } = deps;
  const fresh = derivedScope(scope, { startedAt: upstream.clock.now(), maxAgeMs: 0 });
  const reads = createReads(deps, fresh);
  const { instanceArn } = target;
  const found = await Promise.all(
    kinds.map(async (kind) => {
      const requestIds = await running.list(scope, instanceArn, kind, maxAgeMs);
      return Promise.all(
        requestIds.map(async (requestId) => {
          const known = memory.get(requestId);
          if (known !== undefined) return known;
          const described = await reads.operation({ instanceArn, kind, requestId });
          memory.keep(described);
          return described;
        }),
      );
    }),
  );
  return found
    .flat()
    .filter((operation) => !hasEnded(operation.state) && isInTheWay(operation, target));
};
