import type { ProcessUse } from './rig.ts';
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

export type Figures = GatewayFigures | WarmFigures | LoopFigures;
