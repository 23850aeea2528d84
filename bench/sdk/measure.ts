import { Agent, request } from 'node:http';
import { fileURLToPath } from 'node:url';
import { DescribePermissionSetCommand, SSOAdminClient } from '@aws-sdk/client-sso-admin';
import { systemClock } from '../../src/core/clock.ts';
import { createClientFactory } from '../../src/upstream/client-factory.ts';
import { createJournal } from '../../src/upstream/journal.ts';
import type { RequestScope } from '../../src/upstream/types.ts';
import { startChild } from '../child.ts';
import type { SdkFigures, SdkRun } from '../figures.ts';

const CALLS = 2000;
const WARM_UP = 500;
/** At 20 calls a second and 50 ms an answer one is under way; this many are after a wait. */
const AT_ONCE = 20;

const REGION = 'eu-west-1';
const credentials = { accessKeyId: 'AKIAIOSFODNN7EXAMPLE', secretAccessKey: 'none' };
const input = {
  InstanceArn: 'arn:aws:sso:::instance/ssoins-1234567890abcdef',
  PermissionSetArn: 'arn:aws:sso:::permissionSet/ssoins-1234567890abcdef/ps-1234567890abcdef',
};

type Call = () => Promise<unknown>;

/** Nothing but Node: what HTTP and JSON cost, whoever sends them. */
const bare = (endpoint: string): Call => {
  const agent = new Agent({ keepAlive: true });
  return () =>
    new Promise((resolve, reject) => {
      const sent = request(endpoint, { method: 'POST', agent }, (answer) => {
        let text = '';
        answer.setEncoding('utf8').on('data', (part: string) => (text += part));
        answer.on('end', () => resolve(JSON.parse(text)));
      });
      sent.on('error', reject).end(JSON.stringify(input));
    });
};

/** The client as it comes, less the steps of these names. */
const without = (endpoint: string, names: readonly string[]): Call => {
  const client = new SSOAdminClient({ region: REGION, endpoint, credentials, maxAttempts: 1 });
  for (const name of names) client.middlewareStack.remove(name);
  if (names.includes('retryMiddleware')) {
    // The signature finds its place by it.
    const place = { name: 'retryMiddleware', step: 'finalizeRequest', priority: 'high' } as const;
    client.middlewareStack.add((next) => next, place);
  }
  return () => client.send(new DescribePermissionSetCommand({ ...input }));
};

/** As the gateway sends it: one pool, one set of credentials, an answer that is checked. */
const gateway = (endpoint: string): Call => {
  const factory = createClientFactory({ region: REGION, endpoint, credentials });
  const { send } = factory
    .service('sso-admin', SSOAdminClient)
    .read(DescribePermissionSetCommand, { required: ['PermissionSet.PermissionSetArn'] });
  const { signal } = new AbortController();
  const scope: RequestScope = {
    caller: 'bench',
    startedAt: systemClock.now(),
    deadline: Number.POSITIVE_INFINITY,
    signal,
    priority: 'bulk',
    journal: createJournal(),
  };
  return () => send(input, { abortSignal: signal, scope });
};

const LOGGER = ['loggerMiddleware', 'recursionDetectionMiddleware'];
const USER_AGENT = [...LOGGER, 'getUserAgentMiddleware'];

const CONTENDERS: readonly (readonly [who: string, make: (endpoint: string) => Call])[] = [
  ['HTTP and JSON alone', bare],
  ['the client as it comes', (endpoint) => without(endpoint, [])],
  ['without logger and recursion detection', (endpoint) => without(endpoint, LOGGER)],
  ['and without user agent', (endpoint) => without(endpoint, USER_AGENT)],
  ['and without retries', (endpoint) => without(endpoint, [...USER_AGENT, 'retryMiddleware'])],
  ['as the gateway has it', gateway],
];

const sendMany = async (call: Call, count: number): Promise<void> => {
  let left = count;
  const one = async (): Promise<void> => {
    while ((left -= 1) >= 0) await call();
  };
  await Promise.all(Array.from({ length: AT_ONCE }, one));
};

/** Everybody in turn, in this process; the server that answers is another. */
const measureRound = async (
  calls: readonly (readonly [who: string, call: Call])[],
): Promise<SdkFigures> => {
  const runs: SdkRun[] = [];
  for (const [who, call] of calls) {
    const [cpu, since] = [process.cpuUsage(), performance.now()];
    await sendMany(call, CALLS);
    const { user, system } = process.cpuUsage(cpu);
    const wallMs = performance.now() - since;
    runs.push({ who, cpuMicros: (user + system) / CALLS, perSecond: (CALLS / wallMs) * 1000 });
  }
  return { kind: 'sdk', runs };
};

/** What a call costs the process that makes it, over thousands of them and real sockets. */
export const measureSdk = async (rounds: number): Promise<readonly SdkFigures[]> => {
  let endpoint = '';
  const server = await startChild(
    [fileURLToPath(new URL('server.ts', import.meta.url))],
    {},
    (line) => (endpoint = line) !== '',
  );
  try {
    const calls = CONTENDERS.map(([who, make]) => [who, make(endpoint)] as const);
    for (const [, call] of calls) await sendMany(call, WARM_UP);
    const figures: SdkFigures[] = [];
    for (let round = 0; round < rounds; round += 1) figures.push(await measureRound(calls));
    return figures;
  } finally {
    await server.stop();
  }
};

/** Medians over the rounds, and the least: other work on the machine only ever adds. */
export const sdkLines = (
  rounds: readonly SdkFigures[],
  spread: (values: readonly number[], write: (value: number) => string) => string,
): readonly (readonly [label: string, value: string])[] =>
  (rounds[0]?.runs ?? []).map(({ who }, index) => {
    const of = (pick: (run: SdkRun) => number): string =>
      spread(
        rounds.flatMap(({ runs }) => runs.slice(index, index + 1).map(pick)),
        (value) => value.toFixed(0),
      );
    const [cpu, rate] = [of((run) => run.cpuMicros), of((run) => run.perSecond)];
    return [who, `${cpu} µs CPU a call, ${rate} a second`];
  });
