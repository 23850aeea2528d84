import { callsSince } from './call-counts.ts';
import { runLoop } from './contenders/loop.ts';
import type { Figures, GatewayFigures, LoopFigures, SmallFigures, WarmFigures } from './figures.ts';
import { ALL_ASSIGNMENTS, pageAll } from './page-all.ts';
import type { Rig, RigOptions } from './rig.ts';
import type { EngineScenario, GatewayScenario, LoopScenario, Scenario } from './scenarios.ts';
import { askNowAndThen, findTargets, type SmallAnswer } from './small-queries.ts';
import { median, percentile } from './statistics.ts';

/** What IAM Identity Center allows a second, all operations together. */
const SSO_ADMIN_RATE = 20;
const SMALL_EVERY_MS = 4000;
/** Longer than AWS's bucket takes to fill again after something was read past the gateway. */
const REFILL_MS = 2000;
const WARM_REQUESTS = 100;

/** Measures one round of a scenario on a rig that has done nothing yet. */
export const measure = (
  rig: Rig,
  scenario: Exclude<Scenario, EngineScenario>,
  { quotaShare }: RigOptions,
): Promise<Figures> => {
  switch (scenario.kind) {
    case 'gateway':
      return measureGateway(rig, scenario, quotaShare);
    case 'warm':
      return measureWarm(rig);
    case 'loop':
      return measureLoop(rig, scenario);
  }
};

const measureGateway = async (
  rig: Rig,
  { busy }: GatewayScenario,
  quotaShare: number,
): Promise<GatewayFigures> => {
  const targets = busy ? await findTargets(rig.aws) : undefined;
  await rig.sleep(REFILL_MS);
  const before = await rig.calls();
  // Asked for nothing but to leave out how long the process stood still while it started.
  await rig.use();
  let isOver = false;
  const asking =
    targets === undefined ? [] : askNowAndThen(rig, targets, SMALL_EVERY_MS, () => isOver);
  const paged = await pageAll(rig);
  isOver = true;
  const small = await asking;
  const calls = callsSince(before, await rig.calls());
  const boundMs = (calls.ssoAdmin / (SSO_ADMIN_RATE * quotaShare)) * 1000;
  return {
    kind: 'gateway',
    rows: paged.rows,
    pages: paged.pageMs.length,
    calls: calls.total,
    ssoAdminCalls: calls.ssoAdmin,
    callsByOperation: calls.byOperation,
    wallMs: paged.wallMs,
    boundMs,
    ratio: paged.wallMs / boundMs,
    firstPageMs: paged.pageMs[0] ?? Number.NaN,
    medianPageMs: median(paged.pageMs),
    throttlesMet: calls.throttled,
    throttlesToCaller: paged.throttlesToCaller + small.filter((one) => one.throttled).length,
    gaps: paged.gaps,
    otherErrors: paged.otherErrors,
    use: await rig.use(),
    small: busy ? [summarize(small, 'user'), summarize(small, 'account')] : [],
  };
};

const summarize = (all: readonly SmallAnswer[], query: SmallAnswer['query']): SmallFigures => {
  const own = all.filter((one) => one.query === query);
  const times = own.map(({ ms }) => ms);
  return {
    query,
    asked: own.length,
    medianMs: median(times),
    p95Ms: percentile(times, 0.95),
    maxMs: Math.max(...times),
    throttled: own.filter(({ throttled }) => throttled).length,
    failed: own.filter(({ failed }) => failed).length,
  };
};

const measureWarm = async (rig: Rig): Promise<WarmFigures> => {
  // Twice: the second still compiles what the first has only interpreted.
  for (let i = 0; i < 2; i += 1) await rig.post(ALL_ASSIGNMENTS, { after: null });
  const [before, usedBefore] = [await rig.calls(), await rig.use()];
  const times: number[] = [];
  for (let i = 0; i < WARM_REQUESTS; i += 1) {
    const sentAt = rig.now();
    await rig.post(ALL_ASSIGNMENTS, { after: null });
    times.push(rig.now() - sentAt);
  }
  const usedAfter = await rig.use();
  return {
    kind: 'warm',
    requests: WARM_REQUESTS,
    calls: callsSince(before, await rig.calls()).total,
    medianMs: median(times),
    p95Ms: percentile(times, 0.95),
    cpuMs:
      usedBefore === undefined || usedAfter === undefined
        ? undefined
        : ((usedAfter.cpuSeconds - usedBefore.cpuSeconds) * 1000) / WARM_REQUESTS,
  };
};

const measureLoop = async (rig: Rig, { options }: LoopScenario): Promise<LoopFigures> => ({
  kind: 'loop',
  ...(await runLoop(rig.aws, options)),
});
