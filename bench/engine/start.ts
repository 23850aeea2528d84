import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startChild } from '../child.ts';

/** How the gateway starts, and what it holds when nobody asks anything. */
export interface StartFigures {
  /** From starting `node` to its first answer, in milliseconds. */
  readonly firstAnswerMs: number;
  /** Of the processor until then, all threads together. */
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

/** Starts the gateway as `npm run start:aws` does, where no AWS answers, and asks what needs none. */
export const measureStart = async (): Promise<StartFigures> => {
  const startedAt = performance.now();
  let url = '';
  const child = await startChild(
    START_AWS,
    {
      NODE_ENV: 'production',
      AUTH: 'none',
      STATE_DIR: mkdtempSync(join(tmpdir(), 'bench-engine-')),
      PORT: '0',
      AWS_REGION: 'eu-west-1',
      AWS_ENDPOINT_URL: 'http://127.0.0.1:9',
      AWS_ACCESS_KEY_ID: 'AKIAIOSFODNN7EXAMPLE',
      AWS_SECRET_ACCESS_KEY: 'none',
    },
    (line) => {
      url ||= /http:\/\/127\.0\.0\.1:\d+\/graphql/.exec(line)?.[0] ?? '';
      return url !== '';
    },
  );
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: '{ viewer { __typename } }' }),
    });
    await response.text();
    const firstAnswerMs = performance.now() - startedAt;
    const pid = child.process.pid ?? 0;
    const cpuMs = cpuOf(pid);
    await new Promise((resolve) => setTimeout(resolve, REST_MS));
    return { firstAnswerMs, cpuMs, restRssMb: rssOf(pid) };
  } finally {
    await child.stop();
  }
};
