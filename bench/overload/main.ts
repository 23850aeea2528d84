/**
 * `npm run bench:overload`: four times what the gateway can answer, while one AWS call in ten fails and
 * a quarter of what is asked goes to AWS. It starts the sandbox and the gateway on 127.0.0.1, and ends
 * them. AWS's quotas are lifted on both sides: the processor is what there is too little of. Exit code 1
 * when an answer was wrong or broke off, less than that came, nothing was shed, the gateway ended, its memory went on
 * growing, or it did not recover.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { startChild } from '../child.ts';
import { START_AWS } from '../engine/start.ts';
import { callsBetween, type Gauges, readGauges } from './gauges.ts';
import { findQuestions, judge, type Outcome, type Questions } from './questions.ts';
import { createSender } from './sender.ts';
import { Tally } from './tally.ts';

const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '10' },
    times: { type: 'string', default: '4' },
    faults: { type: 'string', default: '*:500:0.05,*:throttle:0.03,*:cut:0.02' },
  },
});
const minutes = Number(values.minutes);
const times = Number(values.times);
if (!(minutes > 0 && minutes <= 60) || !(times >= 1 && times <= 20)) {
  throw new Error('--minutes is above 0 and up to 60, --times from 1 to 20.');
}

const CAPACITY_MS = 10_000;
const CAPACITY_AT_ONCE = 8;
/** What a client does that was told to come again, if sooner than it was told. */
const SHED_PAUSE_MS = 250;
/** More than this waits for a connection: the one that sends cannot keep up, and counts it. */
const MOST_WAITING = 4000;
const TICK_MS = 10;
const REPORT_MS = 15_000;
const RECOVERY_MS = 10_000;
const RECOVERED_ASKS = 200;
/** One in so many asks AWS, past the cache. */
const FRESH_EVERY = 4;
/** What came, of so many times what was answered, at least: else it was no such overload. */
const OFFERED = 0.9;
/** How much more memory the second half of the run may take than the first. */
const GROWTH = 1.25;

const file = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const say = (line: string): void => void process.stdout.write(`${line}\n`);

const exported: Record<string, string> = {};
const sandbox = await startChild(
  [
    file('../../src/sandbox/main.ts'),
    ...['--port', '0', '--quotas', 'off', '--latency', '20', '--faults', values.faults],
    ...['--accounts', '100'],
  ],
  {},
  (line) => {
    const [, name = '', value = ''] = /^export ([A-Z_]+)=(\S+)$/.exec(line) ?? [];
    exported[name] = value;
    return name === 'AWS_SECRET_ACCESS_KEY';
  },
);
const stateDir = mkdtempSync(join(tmpdir(), 'bench-overload-'));
let url = '';
const gateway = await startChild(
  ['--import', file('lift-quotas.ts'), ...START_AWS],
  {
    NODE_ENV: 'production',
    AUTH: 'none',
    RATE_LIMIT: 'off',
    STATE_DIR: stateDir,
    PORT: '0',
    QUOTA_SHARE: '1',
    ...exported,
  },
  (line) => {
    url ||= /http:\/\/127\.0\.0\.1:\d+\/graphql/.exec(line)?.[0] ?? '';
    return url !== '';
  },
);
let hasEnded = false;
gateway.process.once('exit', () => (hasEnded = true));
const sender = createSender();
const gauge = (): Promise<Gauges> => readGauges(url, gateway.process.pid ?? 0);

let sequence = 0;
const firstOf: Partial<Record<Outcome, string>> = {};
/**
 * @param tallies where the answer counts, asked for when it has come.
 * @param isCached whether only what the cache has is asked for.
 */
const ask = async (
  { cached, fresh }: Questions,
  tallies: () => readonly Tally[],
  isCached = false,
): Promise<Outcome> => {
  sequence += 1;
  const turn = Math.floor(sequence / FRESH_EVERY);
  const isFresh = !isCached && sequence % FRESH_EVERY === 0;
  const question = isFresh ? fresh[turn % fresh.length] : cached[sequence % cached.length];
  if (question === undefined) throw new Error('There is no question.');
  let outcome: Outcome;
  let ms = Number.NaN;
  try {
    const answer = await sender.send(url, question.body, question.headers);
    outcome = judge(answer, question);
    ms = answer.ms;
    firstOf[outcome] ??= `${answer.status} ${answer.text.slice(0, 500)}`;
  } catch (error) {
    outcome = 'broken';
    firstOf[outcome] ??= String(error);
  }
  for (const tally of tallies()) tally.add(outcome, ms);
  return outcome;
};

/**
 * How many are answered a second by as many as wait for their answers, from the cache: what AWS is asked for
 * goes by AWS's time.
 */
const measureCapacity = async (questions: Questions): Promise<number> => {
  const tally = new Tally();
  const began = performance.now();
  const client = async (): Promise<void> => {
    while (performance.now() - began < CAPACITY_MS) {
      const outcome = await ask(questions, () => [tally], true);
      if (outcome === 'shed') await pause(SHED_PAUSE_MS);
    }
  };
  await Promise.all(Array.from({ length: CAPACITY_AT_ONCE }, client));
  return (tally.answered / (performance.now() - began)) * 1000;
};

interface Overloaded {
  readonly all: Tally;
  /** What the process held, again and again, in order. */
  readonly gauges: readonly Gauges[];
  /** The most that were answered in a second, in any quarter of a minute, before or now. */
  readonly capacity: number;
}

/**
 * Sends so many times what can be answered, and more once more can: whatever else the machine did while
 * the capacity was measured.
 */
const overload = async (questions: Questions, measured: number): Promise<Overloaded> => {
  let capacity = measured;
  const all = new Tally();
  let since = new Tally();
  const gauges: Gauges[] = [];
  let unsent = 0;
  let waiting = 0;
  let owed = 0;
  const began = performance.now();
  let reportedAt = began;
  let tickedAt = began;
  const report = async (seconds: number, tally: Tally): Promise<void> => {
    const gauged = await gauge().catch(() => undefined);
    if (gauged === undefined) return;
    gauges.push(gauged);
    const memory = `${Math.round(gauged.rssMb)} MB, heap ${Math.round(gauged.heapMb)} MB`;
    say(`${String(seconds).padStart(4)} s: ${String(tally)}; ${memory}`);
  };
  while (performance.now() - began < minutes * 60_000 && !hasEnded) {
    await pause(TICK_MS);
    const now = performance.now();
    owed += ((now - tickedAt) / 1000) * capacity * times;
    tickedAt = now;
    for (; owed >= 1; owed -= 1) {
      if (waiting >= MOST_WAITING) {
        unsent += 1;
        continue;
      }
      waiting += 1;
      void ask(questions, () => [all, since]).then(() => (waiting -= 1));
    }
    if (now - reportedAt < REPORT_MS) continue;
    capacity = Math.max(capacity, (since.answered / (now - reportedAt)) * 1000);
    void report(Math.round((now - began) / 1000), since);
    since = new Tally();
    reportedAt = now;
  }
  while (waiting > 0 && !hasEnded) await pause(TICK_MS);
  say(`sent ${all.total}; not sent, for want of connections: ${unsent}`);
  return { all, gauges, capacity };
};

const mostOf = (gauges: readonly Gauges[]): number =>
  Math.max(0, ...gauges.map(({ rssMb }) => rssMb));

try {
  const questions = await findQuestions((body, headers) => sender.send(url, body, headers));
  // Compiled and warm, as it is after the first seconds of any day.
  await measureCapacity(questions);
  const capacity = await measureCapacity(questions);
  const before = await gauge();
  say(`${cpus().length} processors; one in ${FRESH_EVERY} asks AWS, of ${questions.fresh.length}`);
  say(`capacity ${Math.round(capacity)} a second; now ${times} times that for ${minutes} minutes`);
  say(`before: ${Math.round(before.rssMb)} MB, heap ${Math.round(before.heapMb)} MB`);
  const { all, gauges, capacity: most } = await overload(questions, capacity);
  const offered = all.total / (minutes * 60);
  say(`under overload: ${String(all)}`);
  say(`${Math.round(offered)} a second came; at most ${Math.round(most)} a second were answered`);
  const under = await gauge();
  say(`AWS calls: ${JSON.stringify(callsBetween(before, under))}`);
  const peakHeap = Math.max(...gauges.map(({ heapMb }) => heapMb));
  say(`peak: ${Math.round(mostOf(gauges))} MB, heap ${Math.round(peakHeap)} MB`);
  await pause(RECOVERY_MS);
  const ready = (await fetch(new URL('/health/ready', url))).status;
  const probe = new Tally();
  for (let time = 0; time < RECOVERED_ASKS; time += 1) await ask(questions, () => [probe]);
  const after = await measureCapacity(questions);
  const atEnd = await gauge();
  say(`${RECOVERY_MS / 1000} s later: ready ${ready}, one by one ${String(probe)}`);
  say(
    `at full load ${Math.round(after)} a second; ${Math.round(atEnd.rssMb)} MB, heap ${Math.round(atEnd.heapMb)} MB`,
  );
  for (const outcome of ['told', 'shed', 'wrong', 'broken'] as const) {
    if (firstOf[outcome] !== undefined) say(`the first ${outcome}: ${firstOf[outcome]}`);
  }
  const middle = Math.ceil(gauges.length / 2);
  const faults: readonly (readonly [what: string, isSo: boolean])[] = [
    ['the gateway ended', hasEnded],
    ['an answer was wrong', all.counts.wrong + probe.counts.wrong > 0],
    ['an answer broke off', all.counts.broken + probe.counts.broken > 0],
    [`less than ${times} times what it can answer came`, offered < OFFERED * times * capacity],
    ['nothing was shed', all.counts.shed === 0],
    ['it is not ready', ready !== 200],
    ['it still sheds', probe.counts.shed > 0],
    [
      'memory went on growing',
      mostOf(gauges.slice(middle)) > GROWTH * mostOf(gauges.slice(0, middle)),
    ],
  ];
  const met = faults.flatMap(([what, isSo]) => (isSo ? [what] : []));
  say(met.length === 0 ? 'It held.' : `It did not hold: ${met.join(', ')}.`);
  if (met.length > 0) process.exitCode = 1;
} finally {
  sender.close();
  await gateway.stop();
  await sandbox.stop();
  rmSync(stateDir, { recursive: true, force: true });
}
