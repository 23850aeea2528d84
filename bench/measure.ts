import { boundOf } from './bound.ts';
import { callsAt, callsSince } from './call-counts.ts';
import { compareRows } from './compare-rows.ts';
import type { RunFigures, WarmFigures } from './figures.ts';
import { type QuestionName, QUESTIONS } from './questions/index.ts';
import { readAll } from './read-all.ts';
import type { Rig, RigOptions, TimedAttempt } from './rig.ts';
import { median, percentile } from './statistics.ts';
import { type Calls, total } from '../test/support/oracle.ts';

const WARM_REQUESTS = 100;
const DEFAULT_PAGE = 25;

const leastOf = ({ known }: Rig, name: QuestionName): Calls =>
  QUESTIONS[name].least(known.state, known.subjects, known.reach);

const expectedOf = ({ known }: Rig, name: QuestionName): readonly string[] =>
  QUESTIONS[name].expected(known.state, known.subjects);

/** One question to its end, on a rig whose gateway has done nothing yet. */
export const measureGateway = async (
  rig: Rig,
  name: QuestionName,
  { quotaShare }: RigOptions,
): Promise<RunFigures> => {
  const question = QUESTIONS[name];
  // Asked for nothing but to leave out how long the process stood still while it started.
  await rig.use();
  const { lines, pageMs, wallMs, ...told } = await readAll(
    rig,
    question,
    question.key(rig.known.subjects),
  );
  const least = leastOf(rig, name);
  const all = await rig.calls();
  const calls = callsAt(all, rig.startCalls, least);
  const { total: arrived } = await rig.arrived();
  return {
    kind: 'run',
    question: name,
    who: 'gateway',
    ...compareRows(lines, expectedOf(rig, name)),
    calls: calls.total,
    ssoAdminCalls: calls.ssoAdmin,
    callsByOperation: calls.byOperation,
    leastCalls: total(least),
    wallMs,
    boundMs: boundOf(calls.byOperation, quotaShare),
    throttlesMet: calls.throttled,
    arrived: arrived - (all.total - calls.total),
    use: await rig.use(),
    gateway: {
      pages: pageMs.length,
      medianPageMs: median(pageMs),
      firstPageMs: undefined,
      ...told,
      startCalls: all.total - calls.total,
    },
  };
};

/** How long the first page of the schema's default size takes, on a rig that has done nothing yet. */
export const measureFirstPage = async (rig: Rig, name: QuestionName): Promise<number> => {
  const question = QUESTIONS[name];
  // Before the clock runs: who is asked about is worked out when it is first looked for.
  const key = question.key(rig.known.subjects);
  const sentAt = rig.now();
  const { errors } = await rig.post(question.query, { key, first: DEFAULT_PAGE, after: null });
  if (errors !== undefined) throw new Error(`The first page fails: ${JSON.stringify(errors)}`);
  return rig.now() - sentAt;
};

/** The same question by another program, `who`; undefined when it does not answer that one. */
export const measureContender = async (
  rig: Rig,
  name: QuestionName,
  who: string,
  work: () => Promise<TimedAttempt | undefined>,
  { quotaShare }: RigOptions,
): Promise<RunFigures | undefined> => {
  const timed = await work();
  if (timed === undefined) return undefined;
  const { attempt, wallMs, use } = timed;
  const { lines, byOperation, calls, throttled, lost } = attempt;
  const { total: arrived } = await rig.arrived();
  const ssoAdminCalls = Object.entries(byOperation)
    .filter(([operation]) => operation.startsWith('sso-admin.'))
    .reduce((sum, [, count]) => sum + count, 0);
  return {
    kind: 'run',
    question: name,
    who,
    ...compareRows(lines, expectedOf(rig, name)),
    calls,
    ssoAdminCalls,
    callsByOperation: byOperation,
    leastCalls: total(leastOf(rig, name)),
    wallMs,
    boundMs: boundOf(byOperation, quotaShare),
    throttlesMet: throttled,
    arrived,
    use,
    lost,
  };
};

/** One page again and again, after it has been read. */
export const measureWarm = async (rig: Rig): Promise<WarmFigures> => {
  const ask = () => rig.post(QUESTIONS['1'].query, { first: 100, after: null });
  // Twice: the second still compiles what the first has only interpreted.
  for (let i = 0; i < 2; i += 1) await ask();
  const [before, usedBefore] = [await rig.calls(), await rig.use()];
  const times: number[] = [];
  for (let i = 0; i < WARM_REQUESTS; i += 1) {
    const sentAt = rig.now();
    await ask();
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
