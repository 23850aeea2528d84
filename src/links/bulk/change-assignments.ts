import type { GatewayContext } from '../../context.ts';
import type { UserErrorModel } from '../../core/user-errors.ts';
import type { AssignmentAction, ChangePlan } from '../../generated/resolvers.ts';
import type {
  AssignmentModel,
  AssignmentOperationModel,
} from '../../services/identity-center/models.ts';
import { toQueuedOperation } from '../../services/identity-center/operations/queued-operation.ts';
import type { AssignmentChange } from '../../services/identity-center/operations/types.ts';
import { sessionsEndBy } from '../changes/session-end.ts';
import { decide, type Decision } from './decide.ts';
import { type BulkInput, checkCount, readEntries } from './entries.ts';
import { planOf } from './plan.ts';
import { rowKey } from './read-rows.ts';

/** What came of one entry. */
export interface BulkResult extends Record<
  'accountId' | 'permissionSetArn' | 'principalId',
  string | undefined
> {
  readonly index: number;
  readonly action: AssignmentAction;
  readonly principalType: AssignmentModel['principalType'] | undefined;
  readonly operation: AssignmentOperationModel | undefined;
  readonly assignment: AssignmentModel | undefined;
  readonly userErrors: readonly UserErrorModel[];
}

export interface BulkChange {
  readonly results: readonly BulkResult[];
  readonly operations: readonly AssignmentOperationModel[] | null;
  readonly plan: ChangePlan | null;
  readonly sessionsEndBy: Date | undefined;
}

/** The same context with loaders that take nothing from before now. */
export const freshContext = (context: GatewayContext): GatewayContext => ({
  ...context,
  loaders: context.uncached(),
});

/**
 * Looks at every entry, and queues what has to be done. Once it returns, that survives the end of the
 * process.
 *
 * @throws UserErrors for too many entries, or none; GatewayError when AWS does not tell what is there.
 */
export const changeAssignments = async (
  context: GatewayContext,
  inputs: readonly BulkInput[],
  kind: AssignmentChange['kind'],
  isDry: boolean,
): Promise<BulkChange> => {
  checkCount(inputs.length);
  const entries = await readEntries(context, inputs, kind);
  return carryOut(context, await decide(freshContext(context), entries, kind), kind, isDry);
};

/** Queues what was decided, or only says what it would be. */
export const carryOut = async (
  context: GatewayContext,
  decisions: readonly Decision[],
  kind: AssignmentChange['kind'],
  isDry: boolean,
): Promise<BulkChange> => {
  if (isDry) {
    const results = decisions.map((decision) => toResult(decision, kind, undefined));
    return {
      results,
      operations: null,
      plan: planOf(context, decisions, kind),
      sessionsEndBy: undefined,
    };
  }
  const queued = await queueAll(context, decisions);
  const results = decisions.map((decision) =>
    toResult(decision, kind, operationOf(decision, queued)),
  );
  const operations = new Map(
    results.flatMap(({ operation }) =>
      operation === undefined ? [] : [[operation.requestId, operation] as const],
    ),
  );
  return {
    results,
    operations: [...operations.values()],
    plan: null,
    sessionsEndBy: kind === 'DELETE' ? await longestSession(context, results) : undefined,
  };
};

const queueAll = async (
  context: GatewayContext,
  decisions: readonly Decision[],
): Promise<ReadonlyMap<string, AssignmentOperationModel>> => {
  const changes = decisions.flatMap(({ change }) => change ?? []);
  if (changes.length === 0) return new Map();
  const queued = await context.changes.queue.add(context.scope.caller, changes);
  // What this request has read of operations before is outdated.
  context.changed([]);
  return new Map(queued.map((entry) => [rowKey(entry.change), toQueuedOperation(entry)]));
};

const operationOf = (
  { change, begun }: Decision,
  queued: ReadonlyMap<string, AssignmentOperationModel>,
): AssignmentOperationModel | undefined => (change && queued.get(rowKey(change))) ?? begun;

const toResult = (
  { entry, change, begun, row, errors }: Decision,
  kind: AssignmentChange['kind'],
  operation: AssignmentOperationModel | undefined,
): BulkResult => {
  const { accountId, permissionSetArn, principalId, principalType } = entry.keys;
  return {
    index: entry.index,
    action: change === undefined && begun === undefined ? 'NONE' : kind,
    accountId,
    permissionSetArn,
    principalId,
    principalType,
    operation,
    assignment: row,
    userErrors: errors,
  };
};

/** Until when sessions of what is deleted may last, by the sets' session durations. */
const longestSession = async (
  context: GatewayContext,
  results: readonly BulkResult[],
): Promise<Date | undefined> => {
  const models = results.flatMap(({ operation }) => operation ?? []);
  const sets = new Map(
    models.map(({ instanceArn, detail }) => {
      const permissionSetArn = detail?.PermissionSetArn ?? '';
      return [permissionSetArn, { instanceArn, permissionSetArn }];
    }),
  );
  const read = await Promise.all(
    [...sets.values()].map((set) =>
      context.loaders.identityCenter.permissionSet(set).catch(() => null),
    ),
  );
  const durations = read.map((set) => set?.SessionDuration);
  return sessionsEndBy(context.upstream.clock.now(), durations);
};
