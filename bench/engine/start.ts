import { mkdtempSync, readFileSync } from 'node:fs';
import { Agent } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Child, startChild } from '../child.ts';
import { send } from './load.ts';

/** How the gateway starts, and what it holds when nobody asks anything. */
export interface StartFigures {
  /** From starting `node` to the first answer, of a question that needs nothing of AWS, in milliseconds. */
  readonly firstAnswerMs: number;
  /** The same of a question that makes a call, in a process of its own. */
  readonly firstAwsAnswerMs: number;
  /** Of the processor until the first of them, all threads together. */
  readonly cpuMs: number;
  readonly restRssMb: number;
}

const REST_MS = 3000;
const file = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** What `npm run start:aws` gives V8. */
const { scripts } = JSON.parse(readFileSync(file('../../package.json'), 'utf8')) as {
  readonly scripts: Readonly<Record<string, string>>;
};
const V8_FLAGS = scripts['start:aws']?.match(/--[a-z-]+-(?:size|percent)=\d+/g) ?? [];

/** What `npm run start:aws` starts. */
export const START_AWS = [...V8_FLAGS, file('../../src/start.js'), '--upstream', 'aws'];

/** Resident memory of a process, in MB: Linux alone says it; NaN elsewhere. */
const rssOf = (pid: number): number => {
  try {
    const [, kilobytes] =
      /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
    return Number(kilobytes) / 1024;
  } catch {
    return Number.NaN;
  }
};

/** User and system time of a process so far, in milliseconds. */
const cpuOf = (pid: number): number => {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
    return (Number(fields[11]) + Number(fields[12])) * 10;
  } catch {
    return Number.NaN;
  }
};

const OF_ITSELF = '{ viewer { caller upstream { kind region } } }';
const OF_AWS = '{ instance { arn } }';

/** Starts the gateway as `npm run start:aws` does, and asks it. */
const startAndAsk = async (
  aws: Readonly<Record<string, string>>,
  query: string,
): Promise<{ readonly child: Child; readonly ms: number }> => {
  const startedAt = performance.now();
  let url = '';
  const child = await startChild(
    START_AWS,
    {
      NODE_ENV: 'production',
      AUTH: 'none',
      STATE_DIR: mkdtempSync(join(tmpdir(), 'bench-engine-')),
      PORT: '0',
      ...aws,
    },
    (line) => {
      url ||= /http:\/\/127\.0\.0\.1:\d+\/graphql/.exec(line)?.[0] ?? '';
      return url !== '';
    },
  );
  const agent = new Agent();
  try {
    const answer = await send(agent, new URL(url), 'POST', JSON.stringify({ query }));
    if (answer.includes('"errors"')) throw new Error(answer);
    return { child, ms: performance.now() - startedAt };
  } catch (error) {
    await child.stop();
    throw error;
  } finally {
    agent.destroy();
  }
};

/** @param aws where AWS is, as environment variables have it. */
export const measureStart = async (
  aws: Readonly<Record<string, string>>,
): Promise<StartFigures> => {
  const asked = await startAndAsk(aws, OF_AWS);
  await asked.child.stop();
  const { child, ms: firstAnswerMs } = await startAndAsk(aws, OF_ITSELF);
  try {
    const pid = child.process.pid ?? 0;
    const cpuMs = cpuOf(pid);
    await new Promise((resolve) => setTimeout(resolve, REST_MS));
    return { firstAnswerMs, firstAwsAnswerMs: asked.ms, cpuMs, restRssMb: rssOf(pid) };
  } finally {
    await child.stop();
  }
};
