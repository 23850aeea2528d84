/**
 * `npm run bench:overload`: four times what the gateway can answer, while one AWS call in ten fails.
 * It starts the sandbox and the gateway on 127.0.0.1, and ends them. Exit code 1 when an answer was
 * wrong, the gateway ended, or it did not recover.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { startChild } from '../child.ts';
import { START_AWS } from '../engine/start.ts';
import { type Answer, findQuestions, judge, type Outcome, type Question } from './questions.ts';

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

const CAPACITY_MS = 8000;
const CAPACITY_AT_ONCE = 16;
const CONNECTIONS = 512;
/** More than this waits for a connection: the one that sends cannot keep up, and counts it. */
const MOST_WAITING = 4000;
const TICK_MS = 10;
const REPORT_MS = 15_000;
const RECOVERY_MS = 10_000;
/** One in so many asks AWS, past the cache. */
const FRESH_EVERY = 50;

const file = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const say = (line: string): void => void process.stdout.write(`${line}\n`);

const exported: Record<string, string> = {};
const sandbox = await startChild(
  [
    file('../../src/sandbox/main.ts'),
    ...['--port', '0', '--quotas', 'off', '--latency', '20', '--faults', values.faults],
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
  START_AWS,
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
    [url = ''] = /http:\/\/127\.0\.0\.1:\d+\/graphql/.exec(line) ?? [];
    return url !== '';
  },
);
let hasEnded = false;
gateway.process.once('exit', () => (hasEnded = true));

const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS });
const send = (body: string, headers: Readonly<Record<string, string>>): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const sent = request(
      url,
      {
        agent,
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          'content-length': Buffer.byteLength(body),
          ...headers,
        },
      },
      (response) => {
        let text = '';
        response.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
        response.on('error', reject);
        response.on('end', () =>
          resolve({
            status: response.statusCode ?? 0,
            retryAfter: response.headers['retry-after'],
            text,
          }),
        );
      },
    );
    sent.on('error', reject);
    sent.end(body);
  });

const rssMb = (): number => {
  try {
    const status = readFileSync(`/proc/${gateway.process.pid ?? 0}/status`, 'utf8');
    return Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1]) / 1024;
  } catch {
    return Number.NaN;
  }
};

type Tally = Record<Outcome, number>;
const tally = (): Tally => ({ right: 0, told: 0, shed: 0, wrong: 0, broken: 0 });
const shown = (counts: Tally): string =>
  Object.entries(counts)
    .map(([name, count]) => `${name} ${count}`)
    .join(', ');

let sequence = 0;
let firstWrong: string | undefined;
let firstBroken: string | undefined;
const ask = async (questions: readonly Question[], counts: Tally[]): Promise<void> => {
  sequence += 1;
  const half = questions.length / 2;
  const isFresh = sequence % FRESH_EVERY === 0;
  const question = questions[2 * (sequence % half) + (isFresh ? 1 : 0)];
  if (question === undefined) throw new Error('There is no question.');
  let outcome: Outcome;
  try {
    const answer = await send(question.body, question.headers);
    outcome = judge(answer, question);
    if (outcome === 'wrong') firstWrong ??= `${answer.status} ${answer.text.slice(0, 500)}`;
  } catch (error) {
    outcome = 'broken';
    firstBroken ??= String(error);
  }
  for (const count of counts) count[outcome] += 1;
};

/** How many are answered a second by as many as wait for their answers. */
const measureCapacity = async (questions: readonly Question[]): Promise<number> => {
  const counts = tally();
  const began = performance.now();
  const client = async (): Promise<void> => {
    while (performance.now() - began < CAPACITY_MS) await ask(questions, [counts]);
  };
  await Promise.all(Array.from({ length: CAPACITY_AT_ONCE }, client));
  return ((counts.right + counts.told) / (performance.now() - began)) * 1000;
};

const overload = async (questions: readonly Question[], rate: number): Promise<Tally> => {
  const all = tally();
  let since = tally();
  let unsent = 0;
  let waiting = 0;
  let owed = 0;
  const began = performance.now();
  let reportedAt = began;
  let tickedAt = began;
  while (performance.now() - began < minutes * 60_000 && !hasEnded) {
    await pause(TICK_MS);
    const now = performance.now();
    owed += ((now - tickedAt) / 1000) * rate;
    tickedAt = now;
    for (; owed >= 1; owed -= 1) {
      if (waiting >= MOST_WAITING) {
        unsent += 1;
        continue;
      }
      waiting += 1;
      void ask(questions, [all, since]).then(() => (waiting -= 1));
    }
    if (now - reportedAt < REPORT_MS) continue;
    const seconds = Math.round((now - began) / 1000);
    say(`${String(seconds).padStart(4)} s: ${shown(since)}; ${Math.round(rssMb())} MB`);
    since = tally();
    reportedAt = now;
  }
  while (waiting > 0 && !hasEnded) await pause(TICK_MS);
  say(
    `sent ${Object.values(all).reduce((a, b) => a + b, 0)}; not sent, for want of connections: ${unsent}`,
  );
  return all;
};

try {
  const questions = await findQuestions(send);
  // Compiled and warm, as it is after the first seconds of any day.
  await measureCapacity(questions);
  const capacity = await measureCapacity(questions);
  say(`capacity ${Math.round(capacity)} a second; now ${times} times that for ${minutes} minutes`);
  say(`at rest ${Math.round(rssMb())} MB`);
  const counts = await overload(questions, capacity * times);
  say(`under overload: ${shown(counts)}`);
  await pause(RECOVERY_MS);
  const ready = (await fetch(new URL('/health/ready', url))).status;
  const after = await measureCapacity(questions);
  const memory = Math.round(rssMb());
  say(`${RECOVERY_MS / 1000} s later: ready ${ready}, ${Math.round(after)} a second, ${memory} MB`);
  if (firstWrong !== undefined) say(`the first wrong answer: ${firstWrong}`);
  if (firstBroken !== undefined) say(`the first that broke off: ${firstBroken}`);
  say(`ended by itself: ${hasEnded ? 'YES' : 'no'}`);
  if (hasEnded || counts.wrong > 0 || ready !== 200) process.exitCode = 1;
} finally {
  agent.destroy();
  await gateway.stop();
  await sandbox.stop();
  rmSync(stateDir, { recursive: true, force: true });
}
