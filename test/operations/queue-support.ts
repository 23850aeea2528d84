import { GatewayError } from '../../src/core/errors.ts';
import type { AsyncOperationModel } from '../../src/services/identity-center/models.ts';
import type {
  QueueLog,
  QueueRecord,
} from '../../src/services/identity-center/operations/queue-log.ts';
import { replay } from '../../src/services/identity-center/operations/queue-log.ts';
import type { Trace } from '../../src/services/identity-center/operations/read-back.ts';
import { createChangeQueue } from '../../src/services/identity-center/operations/queue.ts';
import type {
  AssignmentChange,
  ChangeCheck,
  ChangeQueue,
  OperationTracker,
} from '../../src/services/identity-center/operations/types.ts';
import { nobodyNotices } from '../../src/telemetry/noticed.ts';
import { ManualClock } from '../support/manual-clock.ts';

export const instanceArn = 'arn:aws:sso:::instance/ssoins-1111111111111111';

/** A change like no other number's: of user `n` in account `n`, unless told otherwise. */
export const change = (n: number, more: Partial<AssignmentChange> = {}): AssignmentChange => ({
  kind: 'CREATE',
  instanceArn,
  accountId: String(100_000_000_000 + n),
  permissionSetArn: 'arn:aws:sso:::permissionSet/ssoins-1111111111111111/ps-1111111111111111',
  principalType: 'USER',
  principalId: `user-${n}`,
  ...more,
});

/** One time that the sender was asked. */
export interface Sent {
  readonly caller: string;
  readonly change: AssignmentChange;
  accept(requestId?: string): Promise<void>;
  refuse(error: Error): Promise<void>;
}

/** A log that remembers what was appended, and can be made to fail. */
export const recordingLog = (left: readonly QueueRecord[] = []) => {
  const records: QueueRecord[] = [...left];
  const log = {
    records,
    refuses: (_record: QueueRecord): boolean => false,
    left: replay(left),
    append: (more: readonly QueueRecord[]) => {
      if (more.some((record) => log.refuses(record)))
        return Promise.reject(new Error('no space left on device'));
      records.push(...more);
      return Promise.resolve();
    },
    rewrite: () => Promise.resolve(),
    close: () => Promise.resolve(),
  } satisfies QueueLog & Record<string, unknown>;
  return log;
};

/** A queue whose sender, tracker and look at AWS are the test's. */
export const makeQueue = (options: { log?: QueueLog; writes?: boolean } = {}) => {
  const clock = new ManualClock();
  const sent: Sent[] = [];
  const followed = new Map<string, (operation: AsyncOperationModel) => void>();
  const traces = new Map<string, Trace | Error>();
  const looks: string[] = [];
  const checks = new Map<string, ChangeCheck | Error>();
  const checked: string[] = [];
  const troubles: string[] = [];
  const settle = () => clock.advance(0);
  let requests = 0;

  const tracker: OperationTracker = {
    closed: new AbortController().signal,
    follow(operation, listener) {
      followed.set(operation.requestId, listener);
      return () => followed.delete(operation.requestId);
    },
    settled: (operation) => Promise.resolve(operation),
    close: () => undefined,
  };
  const queue: ChangeQueue = createChangeQueue({
    clock,
    log: options.log ?? recordingLog(),
    writes: options.writes ?? true,
    noticed: nobodyNotices,
    tracker,
    audit: {
      send: (_entry, send) => send({ before: () => undefined, after: () => undefined }),
      ended: () => Promise.resolve(),
    },
    sender: {
      send: (scope, what) =>
        new Promise((resolve, reject) => {
          const onAbort = (): void => reject(scope.signal.reason as Error);
          scope.signal.addEventListener('abort', onAbort, { once: true });
          sent.push({
            caller: scope.caller,
            change: what,
            accept(requestId = `aws-${++requests}`) {
              const { kind } = what;
              resolve({ kind, instanceArn, requestId, state: 'IN_PROGRESS' });
              return settle();
            },
            refuse(error) {
              reject(error);
              return settle();
            },
          });
        }),
    },
    check(_scope, { change: { principalId } }) {
      checked.push(principalId);
      const found = checks.get(principalId) ?? { kind: 'WANTED' };
      return found instanceof Error ? Promise.reject(found) : Promise.resolve(found);
    },
    readBack: {
      find(_scope, { principalId }) {
        looks.push(principalId);
        const trace = traces.get(principalId) ?? { kind: 'NONE' };
        return trace instanceof Error ? Promise.reject(trace) : Promise.resolve(trace);
      },
      isDone(_scope, { principalId }) {
        return Promise.resolve((traces.get(principalId) as Trace | undefined)?.kind === 'DONE');
      },
    },
    onChange: () => undefined,
    onTrouble: (message) => troubles.push(message),
  });

  return {
    queue,
    clock,
    sent,
    followed,
    traces,
    looks,
    /** What a look at an unchecked change comes to, by principal; it has to be made when left out. */
    checks,
    /** The principals of the changes that were looked at. */
    checked,
    troubles,
    settle,
    /** AWS says that an operation has ended. */
    async end(requestId: string, reason?: string): Promise<void> {
      const listener = followed.get(requestId);
      if (listener === undefined) throw new Error(`Nobody follows ${requestId}.`);
      followed.delete(requestId);
      listener({
        instanceArn,
        kind: 'CREATE',
        requestId,
        state: reason === undefined ? 'SUCCEEDED' : 'FAILED',
        detail: { FailureReason: reason },
      });
      await settle();
    },
  };
};

export const throttled = () => new GatewayError('THROTTLED');
export const unknown = () => new GatewayError('OUTCOME_UNKNOWN');
