/* eslint-disable max-lines -- one vocabulary */
/**
 * The vocabulary of the path between a field and an AWS call. Everything a service module needs of
 * `upstream/` is typed here; how it is done is in the files beside this one.
 */
import type { Clock } from '../core/clock.ts';
import type { ErrorCode } from '../core/errors.ts';

/** The AWS services, by the name that the gateway, the journal and `services` use. */
export type ServiceId =
  | 'sso-admin'
  | 'identitystore'
  | 'organizations'
  | 'finspace'
  | 'finspace-data'
  | 'grafana'
  | 'sts'
  | 'iam';

/**
 * One AWS operation bound to a client. `send` makes exactly one HTTP request: retries, pacing and
 * translation of errors belong to the upstream.
 */
export interface Operation<Input extends object, Output extends object> {
  readonly service: ServiceId;
  /** AWS's name: `DescribePermissionSet`. */
  readonly name: string;
  readonly kind: 'read' | 'write';
  /** The IAM action it needs: `sso:DescribePermissionSet`. */
  readonly iamAction: string;
  /** The account and Region whose quota it is charged to. */
  readonly target: QuotaTarget;
  send(input: Input, options: SendOptions): Promise<Output>;
  /** Fetches the credentials of its client anew; asked for once when AWS says they have expired. */
  refreshCredentials?(scope: RequestScope): Promise<void>;
  /**
   * Done before each attempt, in the request's own scope: gets credentials that AWS calls give.
   *
   * @throws GatewayError, which is then the error of the call.
   */
  prepare?(scope: RequestScope): Promise<void>;
}

/** What one request to AWS is sent with. */
export interface SendOptions {
  readonly abortSignal: AbortSignal;
  /** Whose call it is: credentials may be those of whoever asks. */
  readonly scope: RequestScope;
}

export interface QuotaTarget {
  /** The account id, or `self` while it is not known. */
  readonly accountId: string;
  /** Undefined for a service with one endpoint for all Regions. */
  readonly region: string | undefined;
}

/** Which waiting call goes first: mutations, then people who wait, then bulk reads. */
export type Priority = 'mutation' | 'interactive' | 'bulk';

/**
 * On whose behalf, until when and how fresh. One for each GraphQL operation; a single-flight that
 * several requests share runs under one made of theirs.
 */
export interface RequestScope {
  /** Who the quota is shared fairly among: callers, not requests. */
  readonly caller: string;
  /**
   * What AWS's records know whoever asks by: the name of the sessions in which changes are made for
   * them. Undefined where nobody asks, as for reads that several share, and nothing is changed.
   */
  readonly session?: string | undefined;
  /** Milliseconds since the epoch. */
  readonly startedAt: number;
  /** Milliseconds since the epoch. May move later while a single-flight is joined. */
  readonly deadline: number;
  readonly signal: AbortSignal;
  /** Whether `signal` has aborted, where that can be told without making it. */
  readonly isAborted?: boolean;
  /** Read at the moment a call is queued or picked: a request that grows large becomes bulk. */
  readonly priority: Priority;
  /** `x-aws-max-age` in milliseconds: nothing older is taken from a cache. */
  readonly maxAgeMs?: number | undefined;
  readonly journal: JournalSink;
  /** Asked before each change is sent to AWS; without one nothing is, where that is required. */
  readonly witness?: WriteWitness | undefined;
}

/** Knows of each change that it is recorded, and is told what AWS answered. */
export interface WriteWitness {
  /** @throws GatewayError when no record says that a change is about to be made. */
  before(operation: string): void;
  after(kind: 'read' | 'write', entry: JournalEntry): void;
}

/** One AWS call, or one read that a cache or somebody else's call answered. */
export interface JournalEntry {
  readonly service: ServiceId;
  readonly operation: string;
  /** 1 for the first try. 0 when no call was made (`cached`, or refused before sending). */
  readonly attempt: number;
  /** Milliseconds in the queue of the quota scheduler. */
  readonly waitedMs: number;
  /** Milliseconds from sending to the answer. */
  readonly tookMs: number;
  readonly outcome: 'ok' | 'error' | 'throttled' | 'cached' | 'shared' | 'refused';
  /** How old the value is, in milliseconds, where a cache answered. */
  readonly ageMs?: number | undefined;
  /** AWS's error name, or the gateway's code when the call was never sent. */
  readonly error?: string;
  readonly awsRequestId?: string;
}

export interface JournalSink {
  /** The trace that calls belong to, as W3C Trace Context has it; undefined where there is none. */
  readonly traceparent?: string | undefined;
  record(entry: JournalEntry): void;
  /** Notes what is asked of the cache, whatever it then costs; left out where nobody wants to know. */
  noteRead?(key: CacheKey, isMissed: boolean): void;
  /** Adds to the number of calls that are expected. */
  expect(calls: number): void;
  /** Whether the request has been answered, so that nobody waits for another call of it. */
  readonly isClosed: boolean;
}

/** A value with its age, and the point in the order of writes at which its read began. */
export interface Fetched<T> {
  readonly value: T;
  /** Milliseconds since the epoch, when the read began. */
  readonly fetchedAt: number;
  /** Opaque; hand it back to `prime`. */
  readonly epoch: number;
}

/** What a cached value is, and how old it may be for this use. */
export interface CacheKey {
  /** The whole identity of the value, account and Region included where they matter. */
  readonly id: string;
  /** How old, in milliseconds, the value may be for this use (see `LIFETIMES`). */
  readonly lifetimeMs: number;
  /** How old it may be for the use that takes the oldest, where uses of one id differ. */
  readonly longestMs?: number | undefined;
  /** What the value depends on: `invalidate` with any of these drops it. The id is always one. */
  readonly tags?: readonly string[];
  /** How many objects it holds, against the bound of the cache. Default 1, or the array's length. */
  readonly size?: number;
  /** What kind of read it is, where the operation alone does not tell it from others. */
  readonly kind?: string;
  /** How a hit is written in the journal. */
  readonly service: ServiceId;
  readonly operation: string;
}

/** The path: every AWS call of the gateway goes through this. */
export interface Upstream {
  readonly clock: Clock;
  /**
   * Makes one AWS call: waits its turn under the quota, sends, retries a read where that is right,
   * translates the error, writes the journal. Nothing is cached.
   *
   * @throws GatewayError
   */
  call<Input extends object, Output extends object>(
    scope: RequestScope,
    operation: Operation<Input, Output>,
    input: Input,
  ): Promise<Output>;
  /**
   * Answers from the cache when it is young enough, else joins the same read under way, else runs
   * `load` (one or more `call`s with the scope it is given) and keeps the result, unless a write
   * cleared it meanwhile. Errors are never kept.
   *
   * @throws GatewayError
   */
  read<T>(
    scope: RequestScope,
    key: CacheKey,
    load: (scope: RequestScope) => Promise<T>,
  ): Promise<Fetched<T>>;
  /** The cached value when it is young enough for this scope; writes no journal entry. */
  peek<T>(scope: RequestScope, key: CacheKey): Fetched<T> | undefined;
  /** What `read` would answer from the cache, at once, and written down as `read` does. */
  take<T>(scope: RequestScope, key: CacheKey): Fetched<T> | undefined;
  /** Keeps a value that came along with another read; older or outdated ones are dropped. */
  prime<T>(key: CacheKey, fetched: Fetched<T>): void;
  /** Drops everything that has one of `tags`, and keeps reads under way from bringing it back. */
  invalidate(tags: readonly string[]): void;
  /** Makes an operation's service and quota known before its first call; no call is made. */
  announce(operation: Pick<Operation<never, object>, 'service' | 'name' | 'target'>): void;
  /** What each quota bucket allows and carries now, for `services` and metrics. */
  quotas(): readonly QuotaUse[];
  /** Each service that was announced or called, in each of its Regions: for `services`. */
  services(): readonly ServiceStatus[];
  /** Whether the gateway's own credentials work, as far as the last answers say. */
  readiness(): Readiness;
  /** The caps on asynchronous operations that are under way at once. */
  readonly inFlight: InFlightCaps;
}

export interface Readiness {
  readonly ready: boolean;
  /** Why not, as a sentence. */
  readonly reason?: string;
}

/** The operations of which AWS lets only a few be under way at once. */
export type CappedOperation =
  'CreateAccountAssignment' | 'DeleteAccountAssignment' | 'ProvisionPermissionSet';

/**
 * Takes a slot before the request is sent, and gives it back when AWS says the operation has
 * ended, which is long after the request was answered.
 */
export interface InFlightCaps {
  /**
   * Waits for a slot, by the same order as calls wait for the quota.
   *
   * @throws GatewayError THROTTLED when none comes free before the deadline; the signal's reason.
   */
  acquire(
    scope: RequestScope,
    operation: CappedOperation,
    target: QuotaTarget,
  ): Promise<InFlightSlot>;
  /**
   * Says which operations AWS lists as running, by RequestId. Those that no slot is bound to were
   * started by others and count against the cap until the next call, or until they are stale.
   */
  observe(operation: CappedOperation, target: QuotaTarget, requestIds: readonly string[]): void;
  /** Slots held, operations of others, and the limit. */
  use(operation: CappedOperation, target: QuotaTarget): InFlightUse;
}

export interface InFlightSlot {
  /** Ties the slot to AWS's RequestId, so that `observe` does not count it twice. */
  bind(requestId: string): void;
  /** Gives it back. A second call does nothing. */
  release(): void;
}

export interface InFlightUse {
  readonly own: number;
  readonly others: number;
  readonly waiting: number;
  readonly limit: number;
}

export interface QuotaUse {
  readonly service: ServiceId;
  readonly operationClass: string;
  readonly target: QuotaTarget;
  /** AWS's limit, calls a second. */
  readonly limit: number;
  /** What the gateway allows itself now, calls a second. */
  readonly allowed: number;
  /** Calls started in the last second. */
  readonly used: number;
  readonly waiting: number;
  /** Throttles met in the last minute. */
  readonly throttled: number;
}

/** An operation that AWS refused to the gateway when it was last called. */
export interface Refusal {
  readonly operation: string;
  /** The account that was asked, or `self`. */
  readonly accountId: string;
  readonly code: ErrorCode;
  /** Milliseconds since the epoch. */
  readonly at: number;
}

/** What `services` shows of a service in one Region. */
export interface ServiceStatus {
  readonly service: ServiceId;
  /** Undefined for a service with one endpoint for all Regions. */
  readonly region: string | undefined;
  readonly state: 'AVAILABLE' | 'THROTTLED' | 'UNREACHABLE' | 'ENDED' | 'NOT_CONFIGURED';
  /** Why it is not AVAILABLE, or what is refused, as a sentence. */
  readonly reason: string | undefined;
  /** Milliseconds since the epoch of the last answer, a refusal included. */
  readonly answeredAt: number | undefined;
  readonly quotas: readonly QuotaUse[];
  /** The operations whose last call was refused, the latest first. */
  readonly refusals: readonly Refusal[];
}
