import type { SandboxRequestHandler } from '../src/sandbox/index.ts';
import type { Attempt } from './contenders/index.ts';
import type { Program } from './contenders/program.ts';
import type { QuestionName } from './questions/index.ts';
import type { SizeName } from './sizes.ts';
import type { Knowledge } from './world/make-world.ts';

/** What a gateway in front of a sandbox is measured through, in real time or in simulated time. */
export interface Rig {
  /** Milliseconds, of the clock that the figures are in. */
  now(): number;
  sleep(ms: number): Promise<void>;
  /** Sends one GraphQL operation as a client does, and reads the whole answer. */
  post(query: string, variables: object): Promise<Answer>;
  /** The AWS calls that the gateway has made since it started, by its own `GET /metrics`. */
  calls(): Promise<CallCounts>;
  /** Those that it had made when it was ready, before anybody asked it anything. */
  readonly startCalls: CallCounts;
  /** What has arrived at the sandbox, from whomever: the other side of what everybody counts of himself. */
  arrived(): Promise<Arrived>;
  /** What the gateway's process has used since it started; not in simulated time. */
  use(): Promise<ProcessUse | undefined>;
  /** What points an SDK client at the sandbox, past the gateway. */
  readonly aws: AwsSettings;
  /** Everything that there is in the sandbox, for whoever judges answers. */
  readonly known: Knowledge;
  /**
   * The answer of somebody's own program, in real time only; undefined when it does not answer that.
   *
   * @throws Error when the program fails, or where time is simulated.
   */
  program(program: Program, question: QuestionName): Promise<TimedAttempt | undefined>;
  /** Waits for the work of a scenario: where time is simulated, this is what moves it. */
  run<T>(work: Promise<T>): Promise<T>;
  /**
   * Another program's answer: in real time by a process of its own; in simulated time here, with Node's
   * timers simulated as well.
   */
  attempt(contender: string, question: QuestionName): Promise<TimedAttempt>;
  close(): Promise<void>;
}

export interface RigOptions {
  readonly size: SizeName;
  readonly latencyMs: number;
  readonly quotaShare: number;
  /** Whether the gateway may change anything; false if left out. */
  readonly writes?: boolean;
  /** Whether there is a gateway at all: the others are measured without. True if left out. */
  readonly gateway?: boolean;
}

export interface Arrived {
  readonly total: number;
  readonly throttled: number;
}

export interface TimedAttempt {
  readonly attempt: Attempt;
  readonly wallMs: number;
  /** Of its process, where it has one of its own. */
  readonly use: PeakMemory | undefined;
}

export interface AwsSettings {
  readonly region: string;
  readonly endpoint?: string;
  readonly credentials: { readonly accessKeyId: string; readonly secretAccessKey: string };
  readonly requestHandler?: SandboxRequestHandler;
}

export interface Answer {
  readonly status: number;
  readonly data?: unknown;
  readonly errors?: readonly {
    readonly message: string;
    readonly extensions?: { code?: string };
  }[];
}

export interface CallCounts {
  /** By `service.Operation`, retries included. */
  readonly byOperation: Readonly<Record<string, number>>;
  readonly total: number;
  /** Those charged to the one quota that all of IAM Identity Center's operations share. */
  readonly ssoAdmin: number;
  /** Calls that AWS throttled. */
  readonly throttled: number;
}

export interface PeakMemory {
  readonly peakRssMb: number;
  readonly peakHeapMb?: number;
}

export interface ProcessUse extends PeakMemory {
  readonly peakHeapMb: number;
  readonly cpuSeconds: number;
  /**
   * The longest that the event loop was not free since this was last asked, in milliseconds. A process
   * loads its modules without a pause, which would be the longest of all.
   */
  readonly longestBlockMs: number;
}
