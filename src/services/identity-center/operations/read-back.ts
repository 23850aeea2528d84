import type { RequestScope } from '../../../upstream/types.ts';
import type { AssignmentOperationModel } from '../models.ts';
import { createReads, type ProcessDeps } from './background.ts';
import { isInEffect } from './settle-forgotten.ts';
import { isAbout } from './target.ts';
import type { AssignmentChange } from './types.ts';

/** What became of a change of which it is not known whether AWS took it. */
export type Trace =
  /** AWS has it under this RequestId. */
  | { readonly kind: 'OPERATION'; readonly requestId: string }
  /** Things are as the change wanted them. */
  | { readonly kind: 'DONE' }
  /** There is no trace of it, as far as AWS shows by now. */
  | { readonly kind: 'NONE' };

export interface ReadBack {
  /**
   * Looks for a change that was sent at `sentAt` or never.
   *
   * @param taken the RequestIds that are known to be of other changes.
   * @throws GatewayError when AWS cannot be read.
   */
  find(
    scope: RequestScope,
    change: AssignmentChange,
    sentAt: number,
    taken: ReadonlySet<string>,
  ): Promise<Trace>;
  /** Whether the assignment is listed if it was to be created, and not if it was to be deleted. */
  isDone(scope: RequestScope, change: AssignmentChange): Promise<boolean>;
}

/**
 * How much earlier by AWS's clock than by ours an operation may have begun. One that still runs is as
 * good as ours whoever began it, up to what AWS tolerates between two clocks; one that has ended is
 * only believed to be ours when the clocks agree, and sent again otherwise.
 */
const SKEW_MS = { running: 5 * 60_000, ended: 2000 };
/** However many changes are looked for at once share one listing. */
const LISTING_LIFETIME_MS = 1000;
/** What an operation is about never changes. */
const FACTS_LIFETIME_MS = 10 * 60_000;

/**
 * Finds out from AWS's own lists what became of a change: one `List…Status` for however many changes
 * are looked for at the time, one `Describe…Status` for each operation that may be one of them, and
 * one `ListAccountAssignments` for a change that is under way nowhere.
 */
export const createReadBack = (deps: ProcessDeps): ReadBack => {
  const { upstream } = deps;

  /** The operation in full; read once for however many ask what it is about. */
  const describe = async (
    scope: RequestScope,
    { instanceArn, kind, requestId }: AssignmentOperationModel,
  ): Promise<AssignmentOperationModel> => {
    const read = await upstream.read(
      scope,
      {
        id: `operation-target|${instanceArn}|${kind}|${requestId}`,
        lifetimeMs: FACTS_LIFETIME_MS,
        service: 'sso-admin',
        operation:
          kind === 'CREATE'
            ? 'DescribeAccountAssignmentCreationStatus'
            : 'DescribeAccountAssignmentDeletionStatus',
      },
      (flight) => createReads(deps, flight).operation({ instanceArn, kind, requestId }),
    );
    return read.value as AssignmentOperationModel;
  };

  const isDone: ReadBack['isDone'] = (scope, change) =>
    isInEffect(createReads(deps, uncached(scope)), change);

  return {
    isDone,
    async find(scope, change, sentAt, taken) {
      const { instanceArn, kind } = change;
      const reads = createReads(deps, scope);
      const listed = await reads.operationsOfKind(
        instanceArn,
        kind,
        undefined,
        LISTING_LIFETIME_MS,
      );
      const beganSince = (operation: AssignmentOperationModel, skewMs: number): boolean =>
        (operation.createdAt?.getTime() ?? Infinity) >= sentAt - skewMs;
      const candidates = listed.items.filter(
        (operation): operation is AssignmentOperationModel =>
          operation.kind === kind && !taken.has(operation.requestId),
      );
      const look = async (state: keyof typeof SKEW_MS): Promise<Trace | undefined> => {
        const some = candidates.filter(
          (operation) =>
            (operation.state === 'IN_PROGRESS') === (state === 'running') &&
            beganSince(operation, SKEW_MS[state]),
        );
        const read = await Promise.all(some.map((operation) => describe(scope, operation)));
        const found = read.find((operation) => isAbout(operation, change));
        return found && { kind: 'OPERATION', requestId: found.requestId };
      };
      const running = await look('running');
      if (running !== undefined) return running;
      // The assignment itself tells most of what has ended, with one call whatever else has.
      if (await isDone(scope, change)) return { kind: 'DONE' };
      return (await look('ended')) ?? { kind: 'NONE' };
    },
  };
};

/** The same scope, which takes nothing from before it began. */
const uncached = (scope: RequestScope): RequestScope => ({
  caller: scope.caller,
  startedAt: scope.startedAt,
  deadline: scope.deadline,
  signal: scope.signal,
  priority: scope.priority,
  journal: scope.journal,
  maxAgeMs: 0,
});
