import type { ProcessUse } from './rig.ts';
import type { StartFigures } from './engine/start.ts';
import type { SmallQuery } from './small-queries.ts';

/** What one round of paging everything through the gateway gave. Times are in milliseconds. */
export interface GatewayFigures {
  readonly kind: 'gateway';
  readonly rows: number;
  readonly pages: number;
  readonly calls: number;
  readonly ssoAdminCalls: number;
  readonly callsByOperation: Readonly<Record<string, number>>;
  readonly wallMs: number;
  /** sso-admin calls ÷ (20 × share): no gateway under this quota can be faster with these calls. */
  readonly boundMs: number;
  readonly ratio: number;
  readonly firstPageMs: number;
  readonly medianPageMs: number;
  readonly throttlesMet: number;
  readonly throttlesToCaller: number;
  readonly gaps: number;
  readonly otherErrors: number;
  readonly use: ProcessUse | undefined;
  readonly small: readonly SmallFigures[];
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

export interface WarmFigures {
  readonly kind: 'warm';
  readonly requests: number;
  readonly calls: number;
  readonly medianMs: number;
  readonly p95Ms: number;
  /** Of the gateway's process, a request. */
  readonly cpuMs: number | undefined;
}

export interface LoopFigures {
  readonly kind: 'loop';
  readonly rows: number;
  readonly lost: number;
  readonly calls: number;
  readonly throttled: number;
  readonly wallMs: number;
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
}

/** Every server with every question once, one after the other; how the gateway starts and stays. */
export interface EngineFigures {
  readonly kind: 'engine';
  readonly runs: readonly EngineRun[];
  readonly start: StartFigures;
  /** The gateway's heap after a collection, in MB: before and after 10,000 distinct queries. */
  readonly heapMb: readonly [before: number, after: number];
}

export type Figures = GatewayFigures | WarmFigures | LoopFigures | EngineFigures;
