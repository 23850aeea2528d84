import { GatewayError } from '../../../core/errors.ts';
import type { NoticedChanges } from '../../../telemetry/noticed.ts';
import type { RequestScope } from '../../../upstream/types.ts';
import { POLL_MS } from '../operation-loaders.ts';
import { createOperationMemory } from './memory.ts';
import type { ProcessDeps } from './background.ts';
import { createChangeQueue } from './queue.ts';
import type { QueueLog } from './queue-log.ts';
import { createProvisioner } from './provisioner.ts';
import { createReadBack } from './read-back.ts';
import { createRunningOperations } from './running-operations.ts';
import { findRunning } from './find-running.ts';
import { createChangeSender } from './sender.ts';
import { tagsOfChange } from './target.ts';
import { createTargetGate } from './target-gate.ts';
import { createOperationTracker } from './tracker.ts';
import type {
  AssignmentChange,
  ChangeCheck,
  Changes,
  ChangeSender,
  DueChange,
  QueueAudit,
} from './types.ts';

export interface ChangesDeps extends ProcessDeps {
  /** Whether changes may be sent at all. */
  readonly writes: boolean;
  /** Told of what the queue does. */
  readonly audit: QueueAudit;
  /** Told of what is granted, begun and ended. */
  readonly noticed: NoticedChanges;
  /** Where queued changes are written down. */
  readonly queueLog: QueueLog;
  /** What is behind an ACCESS_DENIED, where more than this service has to be asked. */
  readonly whyRefused: (
    scope: RequestScope,
    error: GatewayError,
    change: AssignmentChange,
  ) => Promise<GatewayError>;
  /** Looks at a change of the queue before it is sent. */
  readonly check: (scope: RequestScope, due: DueChange) => Promise<ChangeCheck>;
}

/** What changes access in this process, and what follows it: one for each process. */
export const createChanges = (deps: ChangesDeps): Changes => {
  const { upstream, log, writes, queueLog } = deps;
  const running = createRunningOperations(deps);
  const memory = createOperationMemory();
  const tracking = { ...deps, running, memory };
  const tracker = createOperationTracker(tracking);
  const readBack = createReadBack(deps);
  const gate = createTargetGate(upstream.clock);
  const sender = createChangeSender({ ...tracking, tracker, readBack, gate });
  // Nobody waits with a context for what the queue sends: what its refusals mean is asked here.
  const explained: ChangeSender = {
    send: (scope, change) =>
      sender.send(scope, change).catch(async (error: unknown) => {
        if (!(error instanceof GatewayError)) throw error;
        throw await deps.whyRefused(scope, error, change);
      }),
  };
  const queue = createChangeQueue({
    clock: upstream.clock,
    log: queueLog,
    sender: explained,
    audit: deps.audit,
    check: deps.check,
    tracker,
    readBack,
    writes,
    noticed: deps.noticed,
    onChange: (change) => upstream.invalidate(tagsOfChange(change)),
    onTrouble: (message, error) => log.error({ err: error }, message),
  });
  return {
    tracker,
    sender,
    provisioner: createProvisioner({ ...tracking, tracker }),
    queue,
    async running(scope, target, kinds) {
      const found = await findRunning(tracking, scope, target, kinds, POLL_MS).catch(
        (error: unknown) => {
          // What the gateway may not look at is left to AWS, which refuses what is in the way.
          if (error instanceof GatewayError && error.code === 'ACCESS_DENIED') return [];
          throw error;
        },
      );
      // What was begun since AWS was asked, or what AWS does not list yet.
      const own = gate.begunAt(target);
      const isNew = own !== undefined && kinds.includes(own.kind);
      const others = found.filter(({ requestId }) => requestId !== own?.requestId);
      return isNew ? [own, ...others] : others;
    },
  };
};
