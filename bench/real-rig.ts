import { once } from 'node:events';
import { readCallCounts } from './call-counts.ts';
import type { Child } from './child.ts';
import { runProgram } from './contenders/program.ts';
import type { Done, Order } from './contenders/process.ts';
import {
  type RunningGateway,
  startContender,
  startGateway,
  startSandbox,
} from './real-processes.ts';
import { QUESTIONS } from './questions/index.ts';
import type {
  Answer,
  Arrived,
  CallCounts,
  ProcessUse,
  Rig,
  RigOptions,
  TimedAttempt,
} from './rig.ts';
import { knowledgeOf, makeSandbox } from './world/make-world.ts';

interface ArrivedByName extends Arrived {
  readonly byOperation: Readonly<Record<string, number>>;
}

const READY_TRIES = 100;
const READY_EVERY_MS = 100;

const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** What a process that this one started answers when it is told `what`. */
const ask = async <T>({ process: child }: Child, what: Parameters<typeof child.send>[0]) => {
  const answered = Promise.race([
    once(child, 'message'),
    once(child, 'exit').then(([code]) => {
      throw new Error(`It ended with ${String(code)} instead of an answer.`);
    }),
  ]);
  child.send(what);
  const [answer] = (await answered) as [T];
  return answer;
};

const callsOf = async ({ url, authorization }: RunningGateway): Promise<CallCounts> => {
  const response = await fetch(new URL('/metrics', url), { headers: { authorization } });
  if (!response.ok) throw new Error(`GET /metrics answers ${response.status}`);
  return readCallCounts(await response.text());
};

/** A gateway is asked when it is ready, as behind any balancer. */
const whenReady = async (gateway: RunningGateway): Promise<CallCounts> => {
  for (let tries = 0; tries < READY_TRIES; tries += 1) {
    const { ok } = await fetch(new URL('/health/ready', gateway.url));
    if (ok) return callsOf(gateway);
    await sleep(READY_EVERY_MS);
  }
  throw new Error('The gateway does not become ready.');
};

const NO_CALLS: CallCounts = { byOperation: {}, total: 0, ssoAdmin: 0, throttled: 0 };

/**
 * Two processes and sockets between them, on the machine's own clock; the client is this process, and
 * another program has one of its own.
 */
export const createRealRig = async (options: RigOptions): Promise<Rig> => {
  const known = knowledgeOf(makeSandbox({ size: options.size }));
  const [sandbox, aws] = await startSandbox(options);
  const children: { stop(): Promise<void> }[] = [sandbox];
  const close = async (): Promise<void> => {
    for (const child of children.toReversed()) await child.stop();
  };
  let gateway: RunningGateway | undefined;
  let startCalls = NO_CALLS;
  try {
    if (options.gateway !== false) {
      gateway = await startGateway(aws, known, options);
      children.push(gateway);
      startCalls = await whenReady(gateway);
    }
  } catch (error) {
    await close();
    throw error;
  }
  const own = (): RunningGateway => {
    if (gateway === undefined) throw new Error('This rig has no gateway.');
    return gateway;
  };
  return {
    aws,
    known,
    startCalls,
    now: () => performance.now(),
    sleep,
    async post(query, variables) {
      const { url, authorization } = own();
      const response = await fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization },
        body: JSON.stringify({ query, variables }),
      });
      return { status: response.status, ...((await response.json()) as Omit<Answer, 'status'>) };
    },
    calls: () => callsOf(own()),
    arrived: () => ask<Arrived>(sandbox, 'arrived'),
    use: () => ask<ProcessUse>(own().child, 'use'),
    async attempt(contender, question): Promise<TimedAttempt> {
      const child = await startContender();
      children.push(child);
      const order: Order = { contender, question, task: { aws, subjects: known.subjects } };
      const done = await ask<Done>(child, order);
      return { ...done, use: await ask<ProcessUse>(child, 'use') };
    },
    async program(program, question): Promise<TimedAttempt | undefined> {
      const task = { aws, subjects: known.subjects };
      const key = QUESTIONS[question].key(task.subjects);
      const answer = await runProgram(program, question, key, task);
      if (answer === undefined) return undefined;
      // What it does it does not tell: the sandbox does.
      const { total: calls, throttled, byOperation } = await ask<ArrivedByName>(sandbox, 'arrived');
      const { lines, ...timed } = answer;
      return { ...timed, attempt: { lines, calls, throttled, byOperation, lost: 0 } };
    },
    run: (work) => work,
    close,
  };
};
