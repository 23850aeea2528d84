import type { EngineFigures, EngineRun } from '../figures.ts';
import { median, percentile } from '../statistics.ts';
import { putLoad, putPacedLoad } from './load.ts';
import { findQuestions, type Question } from './questions.ts';
import { type EngineServer, SERVERS, startData, startServer } from './servers.ts';
import { measureStart } from './start.ts';

const WARM_UP_MS = 1500;
const TURNS = 5;
const TURN_MS = 400;
const DISTINCT = 10_000;
/** What an answer of AWS takes. */
const LATENCY_MS = 50;

/** One question to each server, in short turns, so that what else the machine does meets all of them. */
const measureRuns = async (
  servers: readonly EngineServer[],
  { name: question, body }: Question,
  bytes: number,
): Promise<readonly EngineRun[]> => {
  const sums = servers.map((server) => ({
    server,
    cpu: 0,
    wallMs: 0,
    times: [] as number[],
    pacedTimes: [] as number[],
  }));
  for (let turn = 0; turn < TURNS; turn += 1) {
    for (const sum of sums) {
      const before = await sum.server.cpuMs();
      const { wallMs, times } = await putLoad(sum.server.url, body, TURN_MS);
      sum.cpu += (await sum.server.cpuMs()) - before;
      sum.wallMs += wallMs;
      sum.times.push(...times);
    }
  }
  // Who answers more in a busy second keeps more waiting at once: the same question at the same pace compares times.
  const perSecond = Math.min(...sums.map(({ wallMs, times }) => (times.length / wallMs) * 500));
  for (let turn = 0; turn < TURNS; turn += 1) {
    for (const { server, pacedTimes } of sums) {
      const { times } = await putPacedLoad(server.url, body, TURN_MS, perSecond);
      pacedTimes.push(...times);
    }
  }
  return sums.map(({ server, cpu, wallMs, times, pacedTimes }) => ({
    server: server.name,
    question,
    bytes,
    perSecond: (times.length / wallMs) * 1000,
    cpuMs: cpu / times.length,
    medianMs: median(times),
    p99Ms: percentile(times, 0.99),
    paced: {
      perSecond,
      medianMs: median(pacedTimes),
      p99Ms: percentile(pacedTimes, 0.99),
    },
  }));
};

/** @throws Error when two of them answer differently: then there is nothing to compare. */
const warmUp = async (
  servers: readonly EngineServer[],
  { name, body }: Question,
): Promise<number> => {
  let expected = '';
  for (const server of servers) {
    const answer = await server.post(server.name === 'raw' ? expected : body);
    if (server.name === 'raw') continue;
    expected ||= answer;
    if (JSON.stringify(JSON.parse(answer)) !== JSON.stringify(JSON.parse(expected))) {
      throw new Error(`${server.name} answers ${name} differently`);
    }
  }
  for (const server of servers) await putLoad(server.url, body, WARM_UP_MS);
  return Buffer.byteLength(expected);
};

/** Queries that never come again, each a little different. */
const askDistinct = async (server: EngineServer, from: number): Promise<void> => {
  for (let i = from; i < from + DISTINCT; i += 1) {
    await server.post(JSON.stringify({ query: `{ viewer { __typename a${i}: __typename } }` }));
  }
};

/** All questions to all servers, round after round. */
const compare = async (
  servers: readonly EngineServer[],
  rounds: number,
): Promise<EngineRun[][]> => {
  const [gateway] = servers;
  if (gateway === undefined) return [];
  const runs: EngineRun[][] = Array.from({ length: rounds }, () => []);
  for (const question of await findQuestions((body) => gateway.post(body))) {
    const bytes = await warmUp(servers, question);
    for (const round of runs) round.push(...(await measureRuns(servers, question, bytes)));
  }
  return runs;
};

/** What was measured of each round, and a start of the gateway with it, in front of a sandbox that takes its time. */
const withStarts = async (
  rounds: readonly EngineRun[][],
  heapMb: readonly [number, number],
): Promise<readonly EngineFigures[]> => {
  const [data, aws] = await startData(LATENCY_MS);
  try {
    const figures: EngineFigures[] = [];
    for (const runs of rounds) {
      figures.push({ kind: 'engine', runs, start: await measureStart(aws), heapMb });
    }
    return figures;
  } finally {
    await data.stop();
  }
};

/** Measures the engines side by side, `rounds` times, on the same data and from warm caches. */
export const measureEngine = async (rounds: number): Promise<readonly EngineFigures[]> => {
  const [data, aws] = await startData();
  const servers: EngineServer[] = [];
  try {
    for (const name of SERVERS) servers.push(await startServer(name, aws));
    const runs = await compare(servers, rounds);
    const [gateway] = servers as [EngineServer];
    // What is there once and for all is there before it is measured.
    await askDistinct(gateway, 0);
    const before = await gateway.heapMb();
    await askDistinct(gateway, DISTINCT);
    const heapMb = [before, await gateway.heapMb()] as const;
    return await withStarts(runs, heapMb);
  } finally {
    for (const server of servers) await server.stop();
    await data.stop();
  }
};
