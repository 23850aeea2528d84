import type { Clock } from '../../../core/clock.ts';
import type { NoticedChanges } from '../../../telemetry/noticed.ts';
import type { RequestScope } from '../../../upstream/types.ts';
import type { QueueLog } from './queue-log.ts';
import type { ReadBack } from './read-back.ts';
import type {
  AssignmentChange,
  ChangeCheck,
  ChangeSender,
  DueChange,
  OperationTracker,
  QueueAudit,
} from './types.ts';

/** What the queue works with. */
export interface QueueDeps {
  readonly clock: Clock;
  readonly log: QueueLog;
  readonly sender: ChangeSender;
  /**
   * Looks at a change before it is sent: whether it is still allowed, and one that nobody has looked
   * at when it was queued.
   *
   * @throws GatewayError when AWS does not tell.
   */
  check(scope: RequestScope, due: DueChange): Promise<ChangeCheck>;
  readonly audit: QueueAudit;
  readonly tracker: OperationTracker;
  readonly readBack: ReadBack;
  /** Whether changes may be sent at all; what is queued waits otherwise. */
  readonly writes: boolean;
  readonly noticed: NoticedChanges;
  /** Told when AWS has taken or ended a change: what was read before is outdated. */
  onChange(change: AssignmentChange): void;
  /** Told what nobody else hears of. */
  onTrouble(message: string, error: unknown): void;
}
