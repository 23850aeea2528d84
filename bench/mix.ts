import type { MixFigures, SmallFigures } from './figures.ts';
import { QUESTIONS } from './questions/index.ts';
import { readAll } from './read-all.ts';
import type { Rig } from './rig.ts';
import { askNowAndThen, findTargets, type SmallAnswer } from './small-queries.ts';
import { median, percentile } from './statistics.ts';
import { writeNowAndThen } from './writer.ts';

const ASK_EVERY_MS = 4000;
const WRITE_EVERY_MS = 10_000;
/** Longer than AWS's bucket takes to fill again after something was read past the gateway. */
const REFILL_MS = 2000;

/**
 * The bulk job beside readers and a writer, all of one caller, which is the harder case: between callers
 * there is fairness besides.
 *
 * @param aloneMs what the bulk job took by itself.
 */
export const measureMix = async (rig: Rig, aloneMs: number): Promise<MixFigures> => {
  const targets = await findTargets(rig.aws);
  await rig.sleep(REFILL_MS);
  await rig.use();
  let isOver = false;
  const asking = askNowAndThen(rig, targets, ASK_EVERY_MS, () => isOver);
  const writing = writeNowAndThen(rig, WRITE_EVERY_MS, () => isOver);
  const bulk = await readAll(rig, QUESTIONS['1'], undefined);
  isOver = true;
  const [small, writes] = await Promise.all([asking, writing]);
  const calls = await rig.calls();
  const writeMs = writes.map(({ ms }) => ms);
  return {
    kind: 'mix',
    aloneMs,
    bulkMs: bulk.wallMs,
    rows: bulk.lines.length,
    calls: calls.total,
    ssoAdminCalls: calls.ssoAdmin,
    throttlesMet: calls.throttled,
    throttlesToCaller: bulk.throttlesToCaller + small.filter((one) => one.throttled).length,
    readersP95Ms: percentile(
      small.map(({ ms }) => ms),
      0.95,
    ),
    small: [summarize(small, 'user'), summarize(small, 'account')],
    writes: {
      sent: writes.length,
      failed: writes.filter(({ failed }) => failed).length,
      medianMs: median(writeMs),
      maxMs: Math.max(0, ...writeMs),
    },
    use: await rig.use(),
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
    maxMs: Math.max(0, ...times),
    throttled: own.filter(({ throttled }) => throttled).length,
    failed: own.filter(({ failed }) => failed).length,
  };
};
