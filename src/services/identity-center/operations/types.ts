/**
 * What changes access, and what follows it to its end. Both live as long as the process: requests
 * come and go, and an operation goes on.
 */
import type { RequestScope, WriteWitness } from '../../../upstream/types.ts';
import type { ErrorCode } from '../../../core/errors.ts';
import type {
  AssignmentModel,
  AssignmentOperationModel,
  AsyncOperationModel,
  OperationState,
  ProvisioningModel,
} from '../models.ts';
import type { OperationKey, OperationKind } from '../operation-loaders.ts';
import type { StoredAsker } from './queue-log.ts';
import type { Place } from './target.ts';

/** An assignment to make or to take away. */
export interface AssignmentChange extends AssignmentModel {
  readonly kind: 'CREATE' | 'DELETE';
}

/** A change to be queued. */
export interface WishedChange extends AssignmentChange {
  /** Whether nobody has looked if it has to be made, and can be: the queue does before it sends it. */
  readonly isUnchecked?: boolean | undefined;
  /** Who asks, unless nobody is asked who it is: looked at again before it is sent. */
  readonly asker?: StoredAsker | undefined;
  /** Whom of the directory the caller is: looked at again before it is sent. */
  readonly self?: readonly string[] | undefined;
  /** The record in the audit of whoever asked for it. */
  readonly audit?: string | undefined;
}

/** A change whose turn has come, before it is sent. */
export interface DueChange {
  readonly change: AssignmentChange;
  /** Who asked, by id. */
  readonly caller: string;
  readonly asker?: StoredAsker | undefined;
  /** When, in milliseconds since the epoch. */
  readonly askedAt: number;
  readonly self?: readonly string[] | undefined;
  /** Whether nobody has looked at it yet. */
  readonly isUnchecked: boolean;
}

/** Why a change was not made. */
export interface ChangeFailure {
  /** None when AWS's text is none that the gateway knows. */
  readonly code?: ErrorCode | undefined;
  readonly reason: string;
  /** What to do about it, where the code and the reason do not tell enough. */
  readonly advice?: string | undefined;
}

/** What a look at an unchecked change came to. */
export type ChangeCheck =
  /** It has to be made, and nothing is known against it. */
  | { readonly kind: 'WANTED' }
  /** Things are as it wants them. */
  | { readonly kind: 'DONE' }
  /** AWS is at it already. */
  | { readonly kind: 'UNDER_WAY'; readonly requestId: string }
  | { readonly kind: 'REFUSED'; readonly failure: ChangeFailure };

/** What is followed: the key, and what is known of it, which tells what it was to bring about. */
export interface Followed extends OperationKey {
  readonly createdAt?: Date | undefined;
  readonly detail?: AsyncOperationModel['detail'];
}

/**
 * Follows operations to their end. However many listeners follow however many operations, there is
 * one filtered `List…Status` a tick for each instance and kind, and one `Describe…` for each
 * operation that has left the list.
 */
export interface OperationTracker {
  /**
   * Calls `listener` once, when the operation has ended (SUCCEEDED, FAILED, or UNKNOWN when AWS has
   * forgotten it and the assignment does not tell). Returns the function that stops following.
   */
  follow(operation: Followed, listener: (operation: AsyncOperationModel) => void): () => void;
  /** The operation once it has ended, or as it stands at `until` (milliseconds since the epoch). */
  settled<Model extends AsyncOperationModel>(
    operation: Model,
    until: number,
    signal: AbortSignal,
  ): Promise<Model>;
  /** Aborts when the polling has ended for good: whoever waits for an operation should leave. */
  readonly closed: AbortSignal;
  /** Ends all polling. */
  close(): void;
}

/** Sends changes to AWS, each once, under the caps on operations that are under way. */
export interface ChangeSender {
  /**
   * Waits for a slot under the cap (15 creations; operations that others started are counted in),
   * sends the change once, and returns when AWS has accepted it. The slot is held until the tracker
   * sees the end of the operation. A conflict with an operation that is running on the same target is
   * waited out until the deadline of `scope`.
   *
   * @throws GatewayError: TargetBusy (CONFLICT_RETRYABLE) when the deadline comes first, CONFLICT when
   * nothing is running that could be waited for, OUTCOME_UNKNOWN when the connection died and AWS
   * lists no operation for it (the assignment itself may still tell), and what AWS refuses.
   */
  send(scope: RequestScope, change: AssignmentChange): Promise<AssignmentOperationModel>;
}

/** What somebody who has a permission set provisioned wants to know. */
export interface ProvisioningOptions {
  /** Asked when it is its turn; false, and nothing is sent. */
  isWanted?(): boolean;
  /** Told when the operation has ended, before its slot is given to the next. */
  onEnd?(operation: AsyncOperationModel): void;
}

/** Brings permission sets up to date in accounts, at most three at a time. */
export interface Provisioner {
  /**
   * Waits for a slot under the cap (operations that others started are counted in), sends the request
   * once, and returns when AWS has accepted it. The slot is held until the tracker sees the end of the
   * operation. A conflict with an operation that is running there is waited out until the deadline of
   * `scope`.
   *
   * @param place every account that has the set, when it names none.
   * @returns what AWS has begun; undefined when it was not wanted any more.
   * @throws GatewayError: THROTTLED when no slot came free before the deadline, TargetBusy
   * (CONFLICT_RETRYABLE) when the target did not, OUTCOME_UNKNOWN, and what AWS refuses.
   */
  provision(
    scope: RequestScope,
    place: Place,
    options?: ProvisioningOptions,
  ): Promise<ProvisioningModel | undefined>;
}

/** An entry of the queue, as the audit knows it. */
export interface AuditedChange {
  readonly id: string;
  /** Who asked. */
  readonly caller: string;
  /** The record of that. */
  readonly audit?: string | undefined;
  readonly change: AssignmentChange;
  readonly awsRequestId?: string | undefined;
}

/** Is told of what the queue does, so that there is a record of it. */
export interface QueueAudit {
  /**
   * Sends a change of which a record says, before it is sent, that it will be.
   *
   * @throws NotRecorded, and then nothing was sent; what `send` throws.
   */
  send(
    entry: AuditedChange,
    send: (witness: WriteWitness) => Promise<AssignmentOperationModel>,
  ): Promise<AssignmentOperationModel>;
  /** Returns when the end of an entry is recorded. */
  ended(
    entry: AuditedChange,
    end: {
      readonly state: 'SUCCEEDED' | 'FAILED' | 'UNKNOWN';
      readonly failure?: ChangeFailure | undefined;
    },
  ): Promise<void>;
}

/** A change that was accepted for later. It survives the end of the process. */
export interface QueuedChange {
  /** `q-` and a UUID: the key of its global id, for good. */
  readonly id: string;
  readonly change: AssignmentChange;
  readonly state: OperationState;
  /** AWS's, once AWS has accepted it. */
  readonly awsRequestId?: string | undefined;
  /**
   * How many entries of its kind, of those that AWS has not accepted, are before it; while it is
   * QUEUED, whether it waits or is about to be sent.
   */
  readonly position?: number | undefined;
  /** Why it is FAILED or UNKNOWN. */
  readonly failure?: ChangeFailure | undefined;
  /** Milliseconds since the epoch. */
  readonly createdAt: number;
}

/** Changes that are made one after the other in the background, each once, and none forgotten. */
export interface ChangeQueue {
  /**
   * Writes the changes to the state directory, then begins. When it returns they survive a kill.
   *
   * @param caller who asks: callers share the caps fairly.
   * @param session what AWS's records are to know them by, whenever the changes are sent.
   */
  add(
    caller: string,
    changes: readonly WishedChange[],
    session?: string,
  ): Promise<readonly QueuedChange[]>;
  get(id: string): QueuedChange | undefined;
  /** What is known of an instance, the newest first. */
  list(instanceArn: string): readonly QueuedChange[];
  /** Calls `listener` whenever the entry has changed. Returns the function that ends that. */
  follow(id: string, listener: (entry: QueuedChange) => void): () => void;
  /** Takes up what an earlier process has left. */
  resume(): Promise<void>;
  /** Stops sending; what is queued stays written down. */
  close(): Promise<void>;
}

/** What changes access in this process. */
export interface Changes {
  readonly tracker: OperationTracker;
  readonly sender: ChangeSender;
  readonly provisioner: Provisioner;
  readonly queue: ChangeQueue;
  /**
   * The operations that AWS runs on a permission set in an account, whoever began them: as they were
   * a second ago at most.
   *
   * @throws GatewayError
   */
  running(
    scope: RequestScope,
    target: AssignmentModel,
    kinds: readonly OperationKind[],
  ): Promise<readonly AsyncOperationModel[]>;
}
