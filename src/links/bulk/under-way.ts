import type { GatewayContext } from '../../context.ts';
import type {
  AssignmentModel,
  AssignmentOperationModel,
} from '../../services/identity-center/models.ts';
import { toQueuedOperation } from '../../services/identity-center/operations/queued-operation.ts';
import { hasEnded } from '../../services/identity-center/operations/state.ts';
import { assignmentOf } from '../../services/identity-center/operations/target.ts';
import { pairKey, rowKey } from './read-rows.ts';

/** What has been begun about assignments, or waits for its turn, by `rowKey`: the last of each. */
export type UnderWay = ReadonlyMap<string, AssignmentOperationModel>;

/** What waits in the queue of the gateway or was sent from there, and has not ended. */
export const openInQueue = (
  { changes }: GatewayContext,
  instanceArn: string,
): ReadonlyMap<string, AssignmentOperationModel> =>
  new Map(
    changes.queue
      .list(instanceArn)
      .filter(({ state }) => !hasEnded(state))
      // The newest comes first, and the last one put into a map stays.
      .toReversed()
      .map((entry) => [rowKey(entry.change), toQueuedOperation(entry)]),
  );

/**
 * What AWS runs, whoever began it.
 *
 * @throws GatewayError when AWS does not tell.
 */
export const findRunning = async (
  context: GatewayContext,
  assignments: readonly AssignmentModel[],
): Promise<UnderWay> => {
  const found = new Map<string, AssignmentOperationModel>();
  const pairs = new Map(assignments.map((each) => [pairKey(each), each]));
  // One after the other: the first one brings what runs anywhere, the others find it remembered.
  for (const pair of pairs.values()) {
    const running = await context.changes.running(context.scope, pair, ['CREATE', 'DELETE']);
    for (const operation of running) {
      const row = assignmentOf(operation);
      if (row === undefined || operation.kind === 'PROVISION') continue;
      found.set(rowKey(row), operation);
    }
  }
  return found;
};

/** What waits in the queue of the gateway about the instances of these assignments. */
export const findWaiting = (
  context: GatewayContext,
  assignments: readonly AssignmentModel[],
): UnderWay =>
  new Map(
    [...new Set(assignments.map((each) => each.instanceArn))].flatMap((instanceArn) => [
      ...openInQueue(context, instanceArn),
    ]),
  );
