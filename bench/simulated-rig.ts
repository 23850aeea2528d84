import { pino } from 'pino';
import { sleep } from '../src/core/clock.ts';
import { createGateway } from '../src/gateway.ts';
import { createMetrics } from '../src/plugins/use-metrics.ts';
import { createClientFactory } from '../src/upstream/client-factory.ts';
import { createUpstream } from '../src/upstream/upstream.ts';
import { ManualClock } from '../test/support/manual-clock.ts';
import { readCallCounts } from './call-counts.ts';
import { contenderNamed } from './contenders/index.ts';
import type { Answer, Rig, RigOptions } from './rig.ts';
import { simulatedTimers } from './simulated-timers.ts';
import { knowledgeOf, makeSandbox } from './world/make-world.ts';

const ORIGIN = 'http://127.0.0.1:4000';

/**
 * Gateway and sandbox in this process, without sockets, on a clock that jumps to the next thing that
 * waits. What it measures is the order of the calls and the waits between them: computing takes no
 * time here.
 */
export const createSimulatedRig = async (options: RigOptions): Promise<Rig> => {
  await (warm ??= warmUp());
  return createRig(options);
};

/**
 * The SDK loads parts of itself at the first call, which takes real time: the clock would take it for
 * idleness and jump to some timeout. So one call is made before on a rig that never waits.
 */
const warmUp = async (): Promise<void> => {
  const rig = createRig({ size: 'firm', latencyMs: 0, quotaShare: 1 });
  const { errors } = await rig.post(
    '{ instances { arn } accounts(first: 1) { nodes { name } } users(first: 1) { nodes { id } } }',
    {},
  );
  await rig.close();
  if (errors !== undefined) throw new Error(`Warming up failed: ${JSON.stringify(errors)}`);
};

let warm: Promise<void> | undefined;

const createRig = (options: RigOptions): Rig => {
  const clock = new ManualClock(Date.now(), () => sandbox.active <= sandbox.sleeping);
  const { latencyMs, quotaShare, size, writes = false } = options;
  const sandbox = makeSandbox({ clock, latencyMs, size });
  const known = knowledgeOf(sandbox);
  const requestHandler = sandbox.requestHandler();
  const metrics = createMetrics();
  const { region, credentials } = sandbox;
  const factory = createClientFactory({ region, credentials, requestHandler, clock });
  const gateway = createGateway({
    info: { kind: 'SANDBOX', region, writes, externalGroupChanges: false },
    upstream: createUpstream({ clock, quotaShare, random: () => 0.5, onEntry: metrics.observe }),
    factory,
    metrics,
    log: pino({ level: 'silent' }),
    placed: known.placed,
  });
  return {
    aws: { region, credentials, requestHandler },
    known,
    now: () => clock.now(),
    sleep: (ms) => sleep(clock, ms),
    async post(query, variables) {
      const response = await gateway.fetch(`${ORIGIN}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ query, variables }),
      });
      return { status: response.status, ...((await response.json()) as Omit<Answer, 'status'>) };
    },
    async calls() {
      return readCallCounts(await (await gateway.fetch(`${ORIGIN}/metrics`)).text());
    },
    // Only what `main.ts` starts asks AWS something at its start.
    startCalls: { byOperation: {}, total: 0, ssoAdmin: 0, throttled: 0 },
    arrived: () => Promise.resolve({ total: sandbox.totalCalls, throttled: sandbox.throttled }),
    use: () => Promise.resolve(undefined),
    program({ name }) {
      return Promise.reject(new Error(`${name} cannot run in simulated time.`));
    },
    run: (work) => clock.runUntil(work),
    async attempt(contender, question) {
      const task = { aws: { region, credentials, requestHandler }, subjects: known.subjects };
      const startedAt = clock.now();
      const attempt = await simulatedTimers(clock, () =>
        contenderNamed(contender).run(task, question),
      );
      return { attempt, wallMs: clock.now() - startedAt, use: undefined };
    },
    async close() {
      await gateway.dispose();
      factory.destroy();
      await sandbox.close();
    },
  };
};
