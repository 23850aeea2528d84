import type { StartFigures } from './engine/start.ts';
import type { QuestionName } from './questions/index.ts';
import type { PeakMemory, ProcessUse } from './rig.ts';
import type { SmallQuery } from './small-queries.ts';

/**
 * The gateway in a process that has done nothing yet either, but knows how long the lists were that an
 * earlier process read for the same question; measured in simulated time.
 */
export const AFTER_RESTART = 'gateway, after a restart';

/** One question answered once, from cold, by the gateway or by another program. Times in milliseconds. */
export interface RunFigures {
  readonly kind: 'run';
  readonly question: QuestionName;
  /** `gateway` at its very first start, AFTER_RESTART, or the name of another program. */
  readonly who: string;
  readonly rows: number;
  /** Rows that should be there and are not; rows that should not be. */
  readonly missing: number;
  readonly wrong: number;
  readonly calls: number;
  readonly ssoAdminCalls: number;
  readonly callsByOperation: Readonly<Record<string, number>>;
  /** The fewest calls that answer the question: see `oracle.ts`. */
  readonly leastCalls: number;
  readonly wallMs: number;
  /** See `boundOf`. */
  readonly boundMs: number;
  readonly throttlesMet: number;
  /** Requests that arrived at the sandbox: `calls`, counted on the other side. */
  readonly arrived: number;
  /** Of the process of the gateway or of the other program, where it has one of its own. */
  readonly use: PeakMemory | undefined;
  /** What only the gateway has. */
  readonly gateway?: GatewayFigures;
  /** Lists and names that another program gave up. */
  readonly lost?: number;
}

export interface GatewayFigures {
  readonly pages: number;
  readonly medianPageMs: number;
  /** Of a page of 25, in a process that has just started; question 1 only. */
  readonly firstPageMs: number | undefined;
  readonly throttlesToCaller: number;
  readonly gaps: number;
  readonly otherErrors: number;
  /** Calls that the gateway makes at its start, whatever it is asked then, and that are not in `calls`. */
  readonly startCalls: number;
}

/** The small questions of one kind that were asked meanwhile. */
export interface SmallFigures {
  readonly query: SmallQuery;
  readonly asked: number;
  readonly medianMs: number;
  readonly p95Ms: number;
  readonly maxMs: number;
  readonly throttled: number;
  readonly failed: number;
}

/** A bulk job beside people who ask, and somebody who changes. */
export interface MixFigures {
  readonly kind: 'mix';
  /** Of the bulk job, alone and in the mix. */
  readonly aloneMs: number;
  readonly bulkMs: number;
  readonly rows: number;
  readonly calls: number;
  readonly ssoAdminCalls: number;
  readonly throttlesMet: number;
  readonly throttlesToCaller: number;
  /** Both kinds of questions together. */
  readonly readersP95Ms: number;
  readonly small: readonly SmallFigures[];
  readonly writes: {
    readonly sent: number;
    readonly failed: number;
    readonly medianMs: number;
    readonly maxMs: number;
  };
  readonly use: ProcessUse | undefined;
}

/** A list of 100,000 rows, page after page; of the process that gateway and sandbox share. */
export interface PagesFigures {
  readonly kind: 'pages';
  readonly rows: number;
  readonly pages: number;
  /** Megabytes after a collection, by the number of the page. */
  readonly heapMb: Readonly<Record<number, number>>;
  /** Before the first page: the sandbox with its rows, and a gateway that has done nothing. */
  readonly emptyMb: number;
  /** Milliseconds of the processor for a page that is in the cache, by its number. */
  readonly warmCpuMs: Readonly<Record<number, number>>;
}

export interface WarmFigures {
  readonly kind: 'warm';
  readonly requests: number;
  readonly calls: number;
  readonly medianMs: number;
  readonly p95Ms: number;
  /** Of the gateway's process, a request. */
  readonly cpuMs: number | undefined;
}

/** One server asked one thing, in one round. */
export interface EngineRun {
  readonly server: string;
  readonly question: string;
  readonly bytes: number;
  readonly perSecond: number;
  /** Of the server's process, a request: what other work on the machine changes least. */
  readonly cpuMs: number;
  readonly medianMs: number;
  readonly p99Ms: number;
  /** At half of what the slowest server can do, and so the same for all. */
  readonly paced: {
    readonly perSecond: number;
    readonly medianMs: number;
    readonly p99Ms: number;
  };
}

/** Every server with every question once, one after the other; how the gateway starts and stays. */
export interface EngineFigures {
  readonly kind: 'engine';
  readonly runs: readonly EngineRun[];
  readonly start: StartFigures;
  /** The gateway's heap after a collection, in MB: before and after 10,000 distinct queries. */
  readonly heapMb: readonly [before: number, after: number];
}

/** One client that made thousands of calls, in one round. */
export interface SdkRun {
  readonly who: string;
  /** Of the process that calls, a call, in microseconds. */
  readonly cpuMicros: number;
  readonly perSecond: number;
}

export interface SdkFigures {
  readonly kind: 'sdk';
  readonly runs: readonly SdkRun[];
}

export type Figures =
  RunFigures | MixFigures | PagesFigures | WarmFigures | EngineFigures | SdkFigures;
