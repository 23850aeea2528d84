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
import { guardEntries } from '../guard/check-guard.ts';
import { storedAsker } from './asker.ts';
import { decide, type Decision } from './decide.ts';
import { type BulkInput, checkCount, readEntries } from './entries.ts';
import { freshContext, lookUntil } from './in-time.ts';
import { planOf } from './plan.ts';
import { withRights } from './with-rights.ts';
import { rowKey } from './read-rows.ts';

/** What came of one entry. */
export interface BulkResult extends Record<
  'accountId' | 'permissionSetArn' | 'principalId',
  string | undefined
> {
  readonly index: number;
  readonly action: AssignmentAction;
  readonly checked: boolean;
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

/**
 * Looks at every entry, as far as there is time, and queues what has to be done: what could not be
 * looked at too, and then the queue does before it sends it. Once it returns, that survives the end of
 * the process.
 *
 * @throws UserErrors for too many entries, or none; GatewayError when AWS does not tell what is there,
 * for another reason than time.
 */
export const changeAssignments = async (
  context: GatewayContext,
  inputs: readonly BulkInput[],
  kind: AssignmentChange['kind'],
  isDry: boolean,
): Promise<BulkChange> => {
  checkCount(inputs.length);
  const read = await withRights(context, await readEntries(context, inputs, kind));
  const { entries, self } = await guardEntries(context, kind, read);
  const fresh = freshContext(context, lookUntil(context));
  return carryOut(context, fresh, await decide(fresh, entries, kind), kind, isDry, self);
};

/**
 * Queues what was decided, or only says what it would be.
 *
 * @param fresh the context that it was decided with.
 * @param self who the caller is in the directory.
 */
export const carryOut = async (
  context: GatewayContext,
  fresh: GatewayContext,
  decisions: readonly Decision[],
  kind: AssignmentChange['kind'],
  isDry: boolean,
  self?: readonly string[],
): Promise<BulkChange> => {
  if (isDry) {
    const results = decisions.map((decision) => toResult(decision, kind, isDry));
    return {
      results,
      operations: null,
      plan: await planOf(context, decisions, kind),
      sessionsEndBy: undefined,
    };
  }
  const queued = await queueAll(context, decisions, self);
  const results = decisions.map((decision) =>
    toResult(decision, kind, isDry, operationOf(decision, queued)),
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
    sessionsEndBy: kind === 'DELETE' ? await longestSession(fresh, results) : undefined,
  };
};

const queueAll = async (
  context: GatewayContext,
  decisions: readonly Decision[],
  self: readonly string[] | undefined,
): Promise<ReadonlyMap<string, AssignmentOperationModel>> => {
  const asker = storedAsker(context);
  const changes = decisions.flatMap(({ change, isUnchecked }) =>
    change === undefined ? [] : [{ ...change, isUnchecked, asker, self, audit: context.trail?.id }],
  );
  if (changes.length === 0) return new Map();
  const queued = await context.changes.queue.add(
    context.scope.caller,
    changes,
    context.scope.session,
  );
  // What this request has read of operations before is outdated.
  context.changed([]);
  return new Map(queued.map((entry) => [rowKey(entry.change), toQueuedOperation(entry)]));
};

const operationOf = (
  { change, begun }: Decision,
  queued: ReadonlyMap<string, AssignmentOperationModel>,
): AssignmentOperationModel | undefined => (change && queued.get(rowKey(change))) ?? begun;

const actionOf = (
  { change, begun, isUnchecked = false }: Decision,
  kind: AssignmentChange['kind'],
  isDry: boolean,
): AssignmentAction => {
  if (isDry && isUnchecked) return 'UNKNOWN';
  return change === undefined && begun === undefined ? 'NONE' : kind;
};

const toResult = (
  decision: Decision,
  kind: AssignmentChange['kind'],
  isDry: boolean,
  operation?: AssignmentOperationModel,
): BulkResult => {
  const { entry, row, errors, isUnchecked = false } = decision;
  const { accountId, permissionSetArn, principalId, principalType } = entry.keys;
  return {
    index: entry.index,
    action: actionOf(decision, kind, isDry),
    checked: !isUnchecked,
    accountId,
    permissionSetArn,
    principalId,
    principalType,
    operation,
    assignment: row,
    userErrors: errors,
  };
};

/**
 * Until when sessions of what is deleted may last, by the sets' session durations; undefined when
 * there was no time to read one of them.
 */
const longestSession = async (
  fresh: GatewayContext,
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
      fresh.loaders.identityCenter.permissionSet(set).catch(() => null),
    ),
  );
  const durations = read.map((set) => set?.SessionDuration);
  return sessionsEndBy(fresh.upstream.clock.now(), durations);
};
